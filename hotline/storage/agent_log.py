"""The log of agents' states (handbook L1, L3)."""

from typing import Any

from sqlalchemy import Row, func, select

from domain.agents import Agent, AgentState
from hotline.storage.schema import agent_log
from hotline.storage.transaction import Transaction

c = agent_log.c


class AgentLog:
    """Append-only: every state an agent was in."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def append(self, agent: Agent) -> None:
        """Writes down the agent as they are now."""
        row = {
            "user_name": agent.user,
            "name": agent.name,
            "queues": list(agent.queues),
            "state": agent.state.value,
            "since": agent.since,
            "idle_since": agent.idle_since,
            "reason": agent.reason,
            "call_id": agent.call_id,
            "phone_registered": agent.phone_registered,
            "next_state": agent.next_state.value if agent.next_state else None,
            "next_reason": agent.next_reason,
        }
        await self._transaction.execute(agent_log.insert(), [row])

    async def latest(self) -> tuple[Agent, ...]:
        """Each agent as last written down, by user name."""
        newest = select(func.max(c.id)).group_by(c.user_name)
        rows = await self._transaction.all(select(agent_log).where(c.id.in_(newest)).order_by(c.user_name))
        return tuple(map(_agent, rows))


def _agent(row: Row[Any]) -> Agent:
    return Agent(
        user=row.user_name,
        name=row.name,
        queues=tuple(row.queues),
        state=AgentState(row.state),
        since=row.since,
        idle_since=row.idle_since,
        reason=row.reason,
        call_id=row.call_id,
        phone_registered=row.phone_registered,
        next_state=AgentState(row.next_state) if row.next_state else None,
        next_reason=row.next_reason,
    )

"""The floor: who is there, what they do, and who waits for them. Live, in memory, each change written down."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

import structlog

from domain.agents import Agent, AgentEvent, AgentState, advance, can_take_calls, request_state
from domain.errors import IllegalTransition
from domain.people import Permission, Person
from domain.queues import Queue, Waiting, position
from hotline.bus.facts import QueueChanged
from hotline.clock import Clock
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.wrap_up import WrapUp

log = structlog.get_logger(__name__)

CONNECTION_LOST = "connection_lost"

_AFTER_RESTART: Mapping[AgentState, AgentState] = {
    AgentState.RINGING: AgentState.READY,
    AgentState.TALKING: AgentState.WRAP_UP,
}
"""Where agents stand whose call the centre's own end cut off."""


class Floor:
    """Agents and queues as they stand now.

    A reservation is made in memory before anything is awaited, so that no agent is offered two calls; it is written
    down and told right after.
    """

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        queues: Iterable[Queue],
        *,
        console_grace_s: float,
        phones_register: bool = True,
        wrap_up: WrapUp | None = None,
    ) -> None:
        """`phones_register`: the engine has a registrar, and tells which phones can be reached. Without one they
        are all taken to be there; whether one can be reached shows when it is rung.

        `wrap_up` says whether an agent may leave it (P6); without one they always may.
        """
        self._wrap_up = wrap_up
        self._phones_register = phones_register
        self._ledger = ledger
        self._clock = clock
        self._grace = timedelta(seconds=console_grace_s)
        self.queues: Mapping[str, Queue] = {queue.id: queue for queue in queues}
        self._agents: dict[str, Agent] = {}
        self._waiting: dict[str, Waiting] = {}
        self._offered: set[str] = set()
        self._phones: set[str] = set()
        self._consoles: Counter[str] = Counter()
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self._chores: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()

    # Agents

    def agents(self) -> tuple[Agent, ...]:
        return tuple(sorted(self._agents.values(), key=lambda agent: agent.user))

    def agent(self, user: str) -> Agent | None:
        return self._agents.get(user)

    def free_agents(self) -> list[Agent]:
        return [agent for agent in self._agents.values() if can_take_calls(agent)]

    async def restore(self, people: Iterable[Person], last_known: Iterable[Agent]) -> None:
        """Take up where the last run of the centre stopped."""
        known = {agent.user: agent for agent in last_known}
        for person in people:
            if not _takes_calls(person):
                continue
            before = known.get(person.user)
            agent = self._placed(person, before)
            state = _AFTER_RESTART.get(agent.state)
            if state is not None:
                call_id = agent.call_id if state is AgentState.WRAP_UP else None
                agent = replace(agent, state=state, since=self._clock(), call_id=call_id)
            self._agents[person.user] = agent
            if agent != before:
                await self._ledger.agent(agent)

    def _placed(self, person: Person, known: Agent | None) -> Agent:
        """The agent that `person` is, under the name and with the queues they have now."""
        if known is None:
            now = self._clock()
            known = Agent(person.user, person.name, person.queues, AgentState.OFFLINE, since=now, idle_since=now)
        registered = not self._phones_register or person.user in self._phones
        return replace(known, name=person.name, queues=person.queues, phone_registered=registered)

    async def log_in(self, person: Person) -> Agent | None:
        """Somebody logged in at the console. None for people who take no calls."""
        if not _takes_calls(person):
            return None
        agent = self._placed(person, self._agents.get(person.user))
        if agent.state is AgentState.OFFLINE:
            agent = advance(agent, AgentEvent.LOGGED_IN, self._clock(), reason="login")
        return await self._put(agent)

    async def request_state(self, user: str, state: AgentState, reason: str | None, by: str) -> Agent:
        """What an agent, or a lead for them, asks for; during a call it is taken after wrap-up (L3).

        Raises `RulesOpen` where it would end a wrap-up that hard rules are open in (P6).
        """
        if state is AgentState.READY:
            await self._require_settled(user)
        agent = self._known(user)
        changed = request_state(agent, state, reason, self._clock())
        log.info("agent state requested", agent=user, state=state.value, reason=reason, by=by)
        return await self._put(changed)

    async def finish_wrap_up(self, user: str) -> Agent:
        """Raises `RulesOpen` while hard rules of the call are open (P6)."""
        await self._require_settled(user)
        return await self.happened(user, AgentEvent.WRAPPED_UP)

    async def _require_settled(self, user: str) -> None:
        agent = self._known(user)
        if self._wrap_up is not None and agent.state is AgentState.WRAP_UP:
            await self._wrap_up.require_settled(agent.call_id)

    async def happened(
        self, user: str, event: AgentEvent, *, reason: str | None = None, call_id: str | None = None
    ) -> Agent:
        """Apply `event`. Raises `NotFound` and `IllegalTransition`."""
        return await self._put(advance(self._known(user), event, self._clock(), reason=reason, call_id=call_id))

    async def phone_registered(self, user: str, registered: bool) -> None:
        """Their SIP phone can be reached, or no longer."""
        (self._phones.add if registered else self._phones.discard)(user)
        agent = self._agents.get(user)
        if agent is not None and agent.phone_registered != registered:
            await self._put(replace(agent, phone_registered=registered))

    async def console_connected(self, user: str) -> None:
        """A console is open (again): a break that its absence would have begun after the call is off."""
        self._consoles[user] += 1
        handle = self._leaving.pop(user, None)
        if handle is not None:
            handle.cancel()
        agent = self._agents.get(user)
        if agent is not None and agent.next_reason == CONNECTION_LOST:
            await self._put(replace(agent, next_state=None, next_reason=None))

    async def console_lost(self, user: str) -> None:
        """A console's socket is gone. When none comes back in time, its agent gets no more calls (L3)."""
        self._consoles[user] -= 1
        if self._consoles[user] <= 0 and user in self._agents:
            del self._consoles[user]
            loop = asyncio.get_running_loop()
            self._leaving[user] = loop.call_later(self._grace.total_seconds(), self._left, user)

    def attended(self, user: str) -> bool:
        """Whether somebody's console is open as this agent."""
        return self._consoles[user] > 0

    def _left(self, user: str) -> None:
        self._leaving.pop(user, None)
        chore = asyncio.ensure_future(self._take_off(user))
        self._chores.add(chore)
        chore.add_done_callback(self._chores.discard)

    async def _take_off(self, user: str) -> None:
        agent = self._known(user)
        if agent.state not in (AgentState.OFFLINE, AgentState.BREAK):
            await self._put(request_state(agent, AgentState.BREAK, CONNECTION_LOST, self._clock()))

    def _known(self, user: str) -> Agent:
        agent = self._agents.get(user)
        if agent is None:
            raise NotFound("agent", user)
        return agent

    async def _put(self, agent: Agent) -> Agent:
        if self._agents.get(agent.user) != agent:
            self._agents[agent.user] = agent
            self._changed.set()
            await self._ledger.agent(agent)
        return agent

    # Queues

    def waiting(self) -> tuple[Waiting, ...]:
        """Everybody who waits for a person, those whose call rings at an agent included."""
        return tuple(self._waiting.values())

    async def enqueue(self, entry: Waiting) -> None:
        """A call waits for an agent (again, when an offer failed)."""
        self._waiting[entry.call_id] = entry
        self._offered.discard(entry.call_id)
        await self._tell_queue(entry.queue)

    async def dequeue(self, call_id: str) -> None:
        """It waits no longer: connected, or gone."""
        entry = self._waiting.pop(call_id, None)
        self._offered.discard(call_id)
        if entry is not None:
            await self._tell_queue(entry.queue)

    def position(self, call_id: str) -> int:
        """How many go before this call; 0 is next."""
        return position(self._waiting.values(), call_id)

    def unoffered(self) -> list[Waiting]:
        """Those who wait and whom nobody's phone rings for."""
        return [entry for entry in self._waiting.values() if entry.call_id not in self._offered]

    async def reserve(self, user: str, call_id: str) -> None:
        """Take an agent out of the pool for a call. Raises `IllegalTransition` when they are not ready."""
        self._offered.add(call_id)
        await self.happened(user, AgentEvent.RESERVED, call_id=call_id)

    async def release(self, call_id: str) -> None:
        """The call is over: whoever was reserved is free again, whoever talked goes to wrap-up."""
        for agent in self.agents():
            if agent.call_id != call_id:
                continue
            event = _WHEN_OVER.get(agent.state)
            if event is not None:
                try:
                    await self.happened(agent.user, event)
                except IllegalTransition:  # pragma: no cover - the table has both
                    log.exception("agent could not be released", agent=agent.user)

    async def _tell_queue(self, queue: str) -> None:
        self._changed.set()
        entries = tuple(entry for entry in self._waiting.values() if entry.queue == queue)
        await self._ledger.bus.publish(QueueChanged(queue, entries))

    # Change

    async def changed(self, timeout_s: float) -> None:
        """Return when agents or queues have changed since the last time, at the latest after `timeout_s`."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._changed.wait()
        except TimeoutError:
            return
        finally:
            self._changed.clear()


def _takes_calls(person: Person) -> bool:
    return person.may(Permission.TAKE_CALLS) and bool(person.queues)


_WHEN_OVER: Mapping[AgentState, AgentEvent] = {
    AgentState.RINGING: AgentEvent.RELEASED,
    AgentState.TALKING: AgentEvent.CALL_ENDED,
}

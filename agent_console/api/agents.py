"""Agents and what they do now (handbook L1, L3)."""

from fastapi import APIRouter
from pydantic import Field

from agent_console import commands
from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import ListOf
from agent_console.views.people import AgentView
from domain.agents import AgentState
from domain.people import Permission
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/agents", tags=["agents"])


class NewState(Body):
    state: AgentState
    """ready, break or offline; during a call it is taken after wrap-up."""
    reason: str | None = Field(default=None, max_length=64)
    """Of a break: rest, meal, training, meeting, away or other."""


@router.get("")
async def list_agents(person: Caller, wired: Wired) -> ListOf[AgentView]:
    """All on one page; without `see_board` only oneself."""
    agents = wired.centre.floor.agents()
    shown = [agent for agent in agents if agent.user == person.user or person.may(Permission.SEE_BOARD)]
    return ListOf(items=[AgentView.of(agent) for agent in shown], next=None)


@router.get("/{user}")
async def get_agent(user: str, person: Caller, wired: Wired) -> AgentView:
    if user != person.user:
        commands.require(person, Permission.SEE_BOARD)
    agent = wired.centre.floor.agent(user)
    if agent is None:
        raise NotFound("agent", user)
    return AgentView.of(agent)


@router.put("/{user}/state")
async def set_state(user: str, body: NewState, person: Caller, wired: Wired) -> AgentView:
    """Ready, break or offline: one's own, or anybody's for who steers agents."""
    return AgentView.of(await commands.set_state(wired.centre, person, user, body.state, body.reason))

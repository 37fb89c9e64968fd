"""People and agents as they are shown."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain.agents import Agent, AgentState
from domain.people import PERMISSIONS, Permission, Person, Role


class PersonView(View):
    user: str
    name: str
    role: Role
    queues: list[str]
    groups: list[str]
    """Whose work orders they do."""
    permissions: list[Permission]

    @classmethod
    def of(cls, person: Person) -> Self:
        granted = [p for p in Permission if p in PERMISSIONS[person.role]]
        return cls(
            user=person.user,
            name=person.name,
            role=person.role,
            queues=list(person.queues),
            groups=list(person.groups),
            permissions=granted,
        )


class ColleagueView(View):
    """Somebody of the centre, as everybody knows them."""

    user: str
    name: str
    role: Role
    queues: list[str]
    groups: list[str]
    active: bool
    """False: has left."""

    @classmethod
    def of(cls, person: Person) -> Self:
        return cls(
            user=person.user,
            name=person.name,
            role=person.role,
            queues=list(person.queues),
            groups=list(person.groups),
            active=person.active,
        )


class AgentView(View):
    user: str
    name: str
    queues: list[str]
    state: AgentState
    since: datetime
    idle_since: datetime
    reason: str | None
    call_id: str | None
    phone_registered: bool
    next_state: AgentState | None
    """Asked for during a call; taken after wrap-up."""
    next_reason: str | None

    @classmethod
    def of(cls, agent: Agent) -> Self:
        return cls(
            user=agent.user,
            name=agent.name,
            queues=list(agent.queues),
            state=agent.state,
            since=agent.since,
            idle_since=agent.idle_since,
            reason=agent.reason,
            call_id=agent.call_id,
            phone_registered=agent.phone_registered,
            next_state=agent.next_state,
            next_reason=agent.next_reason,
        )


class MeView(View):
    """Who is logged in; `agent` is null for somebody who takes no calls."""

    person: PersonView
    agent: AgentView | None

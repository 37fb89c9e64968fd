"""What people may have done to agents and calls, checked against their role (A1): for REST and WebSocket alike."""

from agent_console.protocol import FinishWrapUp, HangUp, SetState
from domain.agents import Agent, AgentState
from domain.calls import Call
from domain.people import Permission, Person
from hotline.centre import Centre
from hotline.errors import NotAllowed

Command = SetState | HangUp | FinishWrapUp


def require(person: Person, permission: Permission) -> None:
    """Raises `NotAllowed` where the role lacks it."""
    if not person.may(permission):
        raise NotAllowed(f"your role ({person.role.value}) does not include {permission.value}")


def require_any(person: Person, *permissions: Permission) -> None:
    if not any(person.may(permission) for permission in permissions):
        names = " or ".join(permission.value for permission in permissions)
        raise NotAllowed(f"your role ({person.role.value}) does not include {names}")


def require_call(person: Person, call: Call) -> None:
    """A call with speech and recording: one's own, or `see_all_calls`."""
    if call.agent != person.user:
        require(person, Permission.SEE_ALL_CALLS)


async def set_state(centre: Centre, by: Person, user: str, state: AgentState, reason: str | None) -> Agent:
    """Ready, break or offline, for oneself or (`steer_agents`) for somebody else."""
    require(by, Permission.TAKE_CALLS if user == by.user else Permission.STEER_AGENTS)
    return await centre.floor.request_state(user, state, reason, by.user)


async def run(centre: Centre, by: Person, command: Command) -> None:
    """A WebSocket command. Raises what the flows and the domain refuse."""
    match command:
        case SetState():
            await set_state(centre, by, command.user or by.user, command.state, command.reason)
        case HangUp():
            await centre.calls.hang_up(command.call_id, by)
        case FinishWrapUp():
            require(by, Permission.TAKE_CALLS)
            await centre.floor.finish_wrap_up(by.user)

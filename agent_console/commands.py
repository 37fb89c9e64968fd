"""What people may have done to agents and calls, checked against their role (A1): for REST and WebSocket alike."""

from agent_console.client_messages import (
    AcknowledgeAlert,
    AnyCommand,
    ExcuseLine,
    FinishWrapUp,
    HangUp,
    Hold,
    MarkWrongNumber,
    PlayLine,
    Resume,
    SetState,
    StopAutomatic,
)
from domain.agents import Agent, AgentState
from domain.calls import Call
from domain.people import Permission, Person
from hotline.centre import Centre
from hotline.errors import NotAllowed

Command = AnyCommand


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
        case Hold():
            await centre.calls.hold(command.call_id, by)
        case Resume():
            await centre.calls.resume(command.call_id, by)
        case PlayLine():
            await centre.calls.play_line(command.call_id, command.rule, by)
        case StopAutomatic():
            await centre.calls.step_in(command.call_id, by)
        case MarkWrongNumber():
            await centre.calls.wrong_number(command.call_id, by)
        case ExcuseLine():
            await centre.wrap_up.excuse(command.call_id, command.rule, command.reason, by)
        case AcknowledgeAlert():
            require(by, Permission.SEE_ALL_CALLS)
            await centre.alerts.seen(command.alert_id, by.user)

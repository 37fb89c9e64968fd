"""An agent's state and how it changes (handbook L1, L3)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue


class AgentState(Enum):
    OFFLINE = "offline"
    READY = "ready"
    BREAK = "break"
    """Logged in, taking no calls; has a reason."""
    RINGING = "ringing"
    """Reserved: their phone rings for a call or callback."""
    TALKING = "talking"
    WRAP_UP = "wrap_up"


class AgentEvent(Enum):
    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    WENT_READY = "went_ready"
    WENT_ON_BREAK = "went_on_break"
    RESERVED = "reserved"
    RELEASED = "released"
    """The reservation came to nothing through no fault of the agent."""
    MISSED = "missed"
    """Their phone rang and was not answered, or refused."""
    CONNECTED = "connected"
    CALL_ENDED = "call_ended"
    WRAPPED_UP = "wrapped_up"


_S, _E = AgentState, AgentEvent

TRANSITIONS: Mapping[tuple[AgentState, AgentEvent], AgentState] = {
    (_S.OFFLINE, _E.LOGGED_IN): _S.BREAK,
    (_S.OFFLINE, _E.WENT_READY): _S.READY,
    (_S.OFFLINE, _E.WENT_ON_BREAK): _S.BREAK,
    (_S.READY, _E.LOGGED_IN): _S.READY,
    (_S.READY, _E.WENT_READY): _S.READY,
    (_S.READY, _E.WENT_ON_BREAK): _S.BREAK,
    (_S.READY, _E.RESERVED): _S.RINGING,
    (_S.READY, _E.LOGGED_OUT): _S.OFFLINE,
    (_S.BREAK, _E.LOGGED_IN): _S.BREAK,
    (_S.BREAK, _E.WENT_READY): _S.READY,
    (_S.BREAK, _E.WENT_ON_BREAK): _S.BREAK,
    (_S.BREAK, _E.LOGGED_OUT): _S.OFFLINE,
    (_S.RINGING, _E.LOGGED_IN): _S.RINGING,
    (_S.RINGING, _E.RELEASED): _S.READY,
    (_S.RINGING, _E.MISSED): _S.BREAK,
    (_S.RINGING, _E.CONNECTED): _S.TALKING,
    (_S.TALKING, _E.LOGGED_IN): _S.TALKING,
    (_S.TALKING, _E.CALL_ENDED): _S.WRAP_UP,
    (_S.WRAP_UP, _E.LOGGED_IN): _S.WRAP_UP,
    (_S.WRAP_UP, _E.WRAPPED_UP): _S.READY,
    (_S.WRAP_UP, _E.LOGGED_OUT): _S.OFFLINE,
}
"""Every legal change. While ringing or talking a request to leave is kept in `Agent.next_state` instead."""

REASONS = frozenset({"login", "rest", "meal", "training", "meeting", "away", "missed_call", "connection_lost", "other"})
"""Why somebody is on a break (L3). `login`, `missed_call` and `connection_lost` the system gives itself."""

_BUSY = frozenset({AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP})
_REQUESTABLE: Mapping[AgentState, AgentEvent] = {
    AgentState.READY: AgentEvent.WENT_READY,
    AgentState.BREAK: AgentEvent.WENT_ON_BREAK,
    AgentState.OFFLINE: AgentEvent.LOGGED_OUT,
}


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who takes calls, as they are now."""

    user: str
    name: str
    queues: tuple[str, ...]
    state: AgentState
    since: datetime
    """When they entered `state`."""
    idle_since: datetime
    """When their last call ended, or they first went ready: what longest-idle compares."""
    reason: str | None = None
    call_id: str | None = None
    phone_registered: bool = False
    next_state: AgentState | None = None
    """What they asked for during a call; taken after wrap-up."""
    next_reason: str | None = None


def advance(
    agent: Agent, event: AgentEvent, now: datetime, *, reason: str | None = None, call_id: str | None = None
) -> Agent:
    """The agent after `event`. Raises `IllegalTransition`, and nothing has changed, where the table has none."""
    target = TRANSITIONS.get((agent.state, event))
    if target is None:
        raise IllegalTransition(f"agent {agent.user}", agent.state.value, event.value)
    if event is AgentEvent.WRAPPED_UP and agent.next_state is not None:
        target, reason = agent.next_state, agent.next_reason
    entered = target is not agent.state
    idle = now if agent.state in (AgentState.OFFLINE, AgentState.WRAP_UP) and entered else agent.idle_since
    return replace(
        agent,
        state=target,
        since=now if entered or reason != agent.reason else agent.since,
        idle_since=idle,
        reason=reason if target is AgentState.BREAK else None,
        call_id=(call_id or agent.call_id) if target in _BUSY else None,
        next_state=agent.next_state if target in _BUSY else None,
        next_reason=agent.next_reason if target in _BUSY else None,
    )


def request_state(agent: Agent, wanted: AgentState, reason: str | None, now: datetime) -> Agent:
    """What an agent (or a lead, for them) asks for: ready, break with a reason, or offline.

    During a call the wish is kept and carried out after wrap-up. Raises `InvalidValue` for any other state or an
    unknown reason.
    """
    event = _REQUESTABLE.get(wanted)
    if event is None:
        raise InvalidValue("state", f"{wanted.value} can't be asked for; use ready, break or offline", Fault.UNKNOWN)
    if wanted is AgentState.BREAK:
        reason = reason or "rest"
        if reason not in REASONS:
            raise InvalidValue("reason", f"{reason!r} is not one of {', '.join(sorted(REASONS))}", Fault.UNKNOWN)
    else:
        reason = None
    if agent.state is AgentState.WRAP_UP and wanted is AgentState.READY:
        return advance(replace(agent, next_state=None, next_reason=None), AgentEvent.WRAPPED_UP, now)
    if agent.state in _BUSY:
        return replace(agent, next_state=wanted, next_reason=reason)
    if agent.state is AgentState.OFFLINE and wanted is AgentState.OFFLINE:
        return agent
    return advance(agent, event, now, reason=reason)


def can_take_calls(agent: Agent) -> bool:
    """Ready at the console, with a phone that rings."""
    return agent.state is AgentState.READY and agent.phone_registered

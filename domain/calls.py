"""A call from its first ring to its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from domain.errors import IllegalTransition


class CallDirection(Enum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class CallState(Enum):
    RINGING = "ringing"
    """Inbound: not answered yet (T2)."""
    GREETING = "greeting"
    """The scripted greeting is spoken (T3, T14)."""
    WAITING = "waiting"
    """In the queue."""
    OFFERED = "offered"
    """An agent's phone rings for it."""
    DIALLING = "dialling"
    """Outbound: the customer's phone is being rung."""
    TALKING = "talking"
    ENDED = "ended"


class CallEvent(Enum):
    ANSWERED = "answered"
    GREETED = "greeted"
    OFFERED = "offered"
    OFFER_FAILED = "offer_failed"
    AGENT_ANSWERED = "agent_answered"
    CUSTOMER_ANSWERED = "customer_answered"
    ENDED = "ended"


class EndCause(Enum):
    """How a call ended; what reports count. Values are stored and shown: they stay."""

    COMPLETED = "completed"
    """Caller and agent talked, then hung up."""
    ABANDONED = "abandoned"
    """Answered by the centre, but the caller left before an agent came."""
    CANCELLED = "cancelled"
    """The caller gave up while it rang."""
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    AGENT_UNAVAILABLE = "agent_unavailable"
    """Outbound: the reserved agent did not pick up, so the customer was not dialled."""
    CALLBACK_TAKEN = "callback_taken"
    """The caller gave up waiting, not their place: they are called back in turn (C1)."""
    SELF_SERVED = "self_served"
    """The caller heard an answer of the menu, and left with it (K3)."""
    INFORMED = "informed"
    """The caller heard an announcement, and left with it."""
    INTERRUPTED = "interrupted"
    """The centre itself stopped in the middle."""
    FAILED = "failed"


_S, _E = CallState, CallEvent

TRANSITIONS: Mapping[tuple[CallDirection, CallState, CallEvent], CallState] = {
    (CallDirection.INBOUND, _S.RINGING, _E.ANSWERED): _S.GREETING,
    (CallDirection.INBOUND, _S.GREETING, _E.GREETED): _S.WAITING,
    (CallDirection.INBOUND, _S.WAITING, _E.OFFERED): _S.OFFERED,
    (CallDirection.INBOUND, _S.OFFERED, _E.OFFER_FAILED): _S.WAITING,
    (CallDirection.INBOUND, _S.OFFERED, _E.AGENT_ANSWERED): _S.TALKING,
    (CallDirection.OUTBOUND, _S.OFFERED, _E.AGENT_ANSWERED): _S.DIALLING,
    (CallDirection.OUTBOUND, _S.DIALLING, _E.CUSTOMER_ANSWERED): _S.TALKING,
    **{
        (direction, state, _E.ENDED): _S.ENDED
        for direction in CallDirection
        for state in CallState
        if state is not _S.ENDED
    },
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened to a call. Kept for ever, never changed."""

    at: datetime
    event: str
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """The record of a call. Times are aware UTC."""

    id: str
    direction: CallDirection
    caller: str
    """The number that called, E.164 where it could be read; outbound: the number shown."""
    called: str
    state: CallState
    started_at: datetime
    queue: str | None = None
    agent: str | None = None
    """User name of the agent who talks or talked, or whose phone rings."""
    customer_id: str | None = None
    callback_id: str | None = None
    queued_at: datetime | None = None
    answered_at: datetime | None = None
    """Inbound: when the centre answered. Outbound: when the customer did."""
    connected_at: datetime | None = None
    """When agent and customer began to talk."""
    ended_at: datetime | None = None
    end_cause: EndCause | None = None
    recording: str | None = None
    """File name under the recordings folder."""
    script_id: str | None = None
    script_version: int | None = None
    """The script it is judged by, as it stood when the call began."""

    @property
    def customer_number(self) -> str:
        """The number of the person outside."""
        return self.caller if self.direction is CallDirection.INBOUND else self.called


def advance(call: Call, event: CallEvent, now: datetime, *, agent: str | None = None) -> Call:
    """The call after `event`; `agent` goes with OFFERED. Raises `IllegalTransition` where the table has none.

    Ending needs a cause: use `end`.
    """
    target = TRANSITIONS.get((call.direction, call.state, event))
    if target is None or event is CallEvent.ENDED:
        raise IllegalTransition(f"call {call.id}", call.state.value, event.value)
    changed = replace(call, state=target)
    match event:
        case CallEvent.ANSWERED:
            return replace(changed, answered_at=now)
        case CallEvent.GREETED:
            return replace(changed, queued_at=now)
        case CallEvent.OFFERED:
            return replace(changed, agent=agent)
        case CallEvent.OFFER_FAILED:
            return replace(changed, agent=None)
        case CallEvent.AGENT_ANSWERED if target is CallState.TALKING:
            return replace(changed, connected_at=now)
        case CallEvent.CUSTOMER_ANSWERED:
            return replace(changed, answered_at=now, connected_at=now)
    return changed


def end(call: Call, now: datetime, cause: EndCause | None = None) -> Call:
    """The call, over. Without `cause` it follows from how far the call had come.

    Raises `IllegalTransition` when it is over already: a call ends once.
    """
    if (call.direction, call.state, CallEvent.ENDED) not in TRANSITIONS:
        raise IllegalTransition(f"call {call.id}", call.state.value, CallEvent.ENDED.value)
    if cause is None:
        cause = _NATURAL_END[call.state]
    return replace(call, state=CallState.ENDED, ended_at=now, end_cause=cause)


_NATURAL_END: Mapping[CallState, EndCause] = {
    CallState.RINGING: EndCause.CANCELLED,
    CallState.GREETING: EndCause.ABANDONED,
    CallState.WAITING: EndCause.ABANDONED,
    CallState.OFFERED: EndCause.ABANDONED,
    CallState.DIALLING: EndCause.NO_ANSWER,
    CallState.TALKING: EndCause.COMPLETED,
}


def waited(call: Call, now: datetime) -> timedelta:
    """How long the caller waited for a person, from the centre's answer on (T2, service level)."""
    if call.answered_at is None:
        return timedelta(0)
    return (call.connected_at or call.ended_at or now) - call.answered_at

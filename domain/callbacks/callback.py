"""A callback: what it is for, when it is due, and every try at it (handbook T12, C1–C10)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from domain.callbacks.purposes import PURPOSES, Mode, Purpose
from domain.callbacks.results import VisitResult


class CallbackState(Enum):
    SCHEDULED = "scheduled"
    """Waits for `next_at`; due from then on."""
    DIALLING = "dialling"
    """An agent is reserved or the customer's phone rings."""
    CARRIED = "carried"
    """The same customer is being called for `carried_by`, and told of this in the same call (C9)."""
    DONE = "done"
    """The customer was reached."""
    HANDED_OVER = "handed_over"
    """The limit of tries is reached: a task for a person (C8)."""
    CANCELLED = "cancelled"


class Outcome(Enum):
    """How one attempt ended (C10)."""

    CONNECTED = "connected"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    AGENT_UNAVAILABLE = "agent_unavailable"
    """The reserved agent did not pick up; the customer was not dialled, so it is not one of the tries."""
    INTERRUPTED = "interrupted"
    """The centre stopped, or the agent hung up while it dialled; nor is this one of the tries."""
    NOT_CONVENIENT = "not_convenient"
    """The customer was reached and another time agreed (C5); nor is this."""
    NO_RESULT = "no_result"
    """The customer answered the centre's call, but not its question: a task for a person (C8)."""


DO_NOT_CALL = "do_not_call"

NOT_A_TRY = frozenset({Outcome.AGENT_UNAVAILABLE, Outcome.INTERRUPTED, Outcome.NOT_CONVENIENT})


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try (C10)."""

    started_at: datetime
    agent: str
    """Who was reserved; empty where the centre itself speaks."""
    call_id: str
    ended_at: datetime | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    id: str
    phone: str
    """E.164, or a SIP address."""
    due_at: datetime
    """The promised time (T12), or when the due window begins."""
    reason: str
    created_at: datetime
    created_by: str
    next_at: datetime
    """When it is dialled next; `due_at` at first, within calling hours (C5)."""
    state: CallbackState = CallbackState.SCHEDULED
    call_id: str | None = None
    """The call it was promised in."""
    work_order: str | None = None
    agent: str | None = None
    """Who should make it; None: whoever is free."""
    customer_id: str | None = None
    attempts: tuple[Attempt, ...] = ()
    purpose: Purpose = Purpose.PROMISED
    mode: Mode = Mode.AGENT
    earliest_at: datetime | None = None
    """Not to be dialled before."""
    latest_at: datetime | None = None
    """The end of the due window; None: `due_at` itself."""
    owner: str = ""
    """Who answers for it; who booked it where nobody is named."""
    priority: int = 0
    """1 goes first; that of its purpose where none is given."""
    asked: bool = False
    """The customer asked for this time: calling hours don't apply (C5)."""
    carried_by: str | None = None
    """CARRIED: the callback whose call tells the customer of this one, too (C9)."""
    queue: str | None = None
    """Queue whose agents make it (C1)."""
    queued_at: datetime | None = None
    """When they began to wait: the place kept in that queue (C1)."""
    result: VisitResult | None = None
    key: str | None = None
    """There is one callback with this key: who books it again gets the first."""
    closed_why: str = ""
    """Why it was cancelled or settled; `DO_NOT_CALL` where the customer's wish was kept (C9)."""
    version: int = 0
    """Rises with every change that is stored; 0: not stored yet."""

    def __post_init__(self) -> None:
        if not self.owner:
            object.__setattr__(self, "owner", self.created_by)
        if not self.priority:
            object.__setattr__(self, "priority", PURPOSES[self.purpose].priority)


def any_hour(callback: Callback) -> bool:
    """Whether calling hours don't apply to it (C5)."""
    return callback.asked or PURPOSES[callback.purpose].any_hour


def is_due(callback: Callback, now: datetime) -> bool:
    return callback.state is CallbackState.SCHEDULED and callback.next_at <= now


def is_overdue(callback: Callback, now: datetime) -> bool:
    """Open past the end of its window."""
    return callback.state not in (CallbackState.DONE, CallbackState.CANCELLED) and now > window_end(callback)


def window_end(callback: Callback) -> datetime:
    """By when the customer is to have been called."""
    return callback.latest_at or callback.due_at


def tries(callback: Callback) -> int:
    """Attempts that reached for the customer's phone."""
    return sum(1 for a in callback.attempts if a.outcome is not None and a.outcome not in NOT_A_TRY)

"""Callbacks (handbook T12, C4, C8, C10): promised, dialled when due, retried by policy, handed to a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from domain.agents import Agent
from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.queues import longest_idle


class CallbackState(Enum):
    SCHEDULED = "scheduled"
    """Waits for `next_at`; due from then on."""
    DIALLING = "dialling"
    """An agent is reserved or the customer's phone rings."""
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


NOT_A_TRY = frozenset({Outcome.AGENT_UNAVAILABLE, Outcome.INTERRUPTED})


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try (C10)."""

    started_at: datetime
    agent: str
    call_id: str
    ended_at: datetime | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    id: str
    phone: str
    """E.164, or a SIP address."""
    due_at: datetime
    """The promised time (T12)."""
    reason: str
    created_at: datetime
    created_by: str
    next_at: datetime
    """When it is dialled next; `due_at` at first."""
    state: CallbackState = CallbackState.SCHEDULED
    call_id: str | None = None
    """The call it was promised in."""
    work_order: str | None = None
    agent: str | None = None
    """Who should make it; None: whoever is free."""
    customer_id: str | None = None
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how soon an unreached customer is tried again (C8)."""

    limit: int = 3
    """Tries that reached for the customer's phone, in all."""
    delays: Mapping[Outcome, timedelta] = field(
        default_factory=lambda: {
            Outcome.BUSY: timedelta(minutes=3),
            Outcome.NO_ANSWER: timedelta(minutes=15),
            Outcome.DECLINED: timedelta(hours=2),
            Outcome.UNREACHABLE: timedelta(minutes=10),
            Outcome.AGENT_UNAVAILABLE: timedelta(seconds=5),
            Outcome.INTERRUPTED: timedelta(seconds=30),
        }
    )


def book(callback: Callback, now: datetime) -> Callback:
    """A new callback, checked. Raises `InvalidValue` when it lies in the past or has no number."""
    if not callback.phone:
        raise InvalidValue("phone", "a number or SIP address to call is needed", Fault.NEEDED)
    if callback.due_at < now - timedelta(minutes=1):
        raise InvalidValue("due_at", "lies in the past", Fault.PAST)
    return replace(callback, next_at=callback.due_at)


def is_due(callback: Callback, now: datetime) -> bool:
    return callback.state is CallbackState.SCHEDULED and callback.next_at <= now


def choose_agent(callback: Callback, candidates: Sequence[Agent], now: datetime, patience: timedelta) -> Agent | None:
    """Who makes it: the agent it was booked for; after `patience` past its time, or where none was named, whoever
    has been idle longest. A promised time (T12) is worth more than a familiar voice.
    """
    own = next((agent for agent in candidates if agent.user == callback.agent), None)
    if own is not None:
        return own
    if callback.agent is not None and now < callback.next_at + patience:
        return None
    return longest_idle(candidates) if candidates else None


def start_attempt(callback: Callback, agent: str, call_id: str, now: datetime) -> Callback:
    """The callback while `agent` is reserved and the customer dialled."""
    if callback.state is not CallbackState.SCHEDULED:
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "start_attempt")
    attempt = Attempt(started_at=now, agent=agent, call_id=call_id)
    return replace(callback, state=CallbackState.DIALLING, attempts=(*callback.attempts, attempt))


def finish_attempt(callback: Callback, outcome: Outcome, now: datetime, policy: RetryPolicy) -> Callback:
    """The callback after its running attempt ended: done, scheduled again, or handed to a person."""
    if callback.state is not CallbackState.DIALLING or not callback.attempts:
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "finish_attempt")
    attempt = replace(callback.attempts[-1], ended_at=now, outcome=outcome)
    changed = replace(callback, attempts=(*callback.attempts[:-1], attempt))
    if outcome is Outcome.CONNECTED:
        return replace(changed, state=CallbackState.DONE)
    if outcome not in NOT_A_TRY and tries(changed) >= policy.limit:
        return replace(changed, state=CallbackState.HANDED_OVER)
    return replace(changed, state=CallbackState.SCHEDULED, next_at=now + policy.delays[outcome])


def tries(callback: Callback) -> int:
    """Attempts that reached for the customer's phone."""
    return sum(1 for a in callback.attempts if a.outcome is not None and a.outcome not in NOT_A_TRY)


def cancel(callback: Callback) -> Callback:
    if callback.state not in (CallbackState.SCHEDULED, CallbackState.HANDED_OVER):
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "cancel")
    return replace(callback, state=CallbackState.CANCELLED)


def settle(callback: Callback) -> Callback:
    """A person has reached the customer another way."""
    if callback.state not in (CallbackState.SCHEDULED, CallbackState.HANDED_OVER):
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "settle")
    return replace(callback, state=CallbackState.DONE)


def reschedule(callback: Callback, due_at: datetime, now: datetime) -> Callback:
    """Another time was agreed (C5), or a person gives a handed-over one another try."""
    if callback.state not in (CallbackState.SCHEDULED, CallbackState.HANDED_OVER):
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "reschedule")
    return book(replace(callback, due_at=due_at, state=CallbackState.SCHEDULED), now)

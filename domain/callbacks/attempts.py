"""Tries at a callback: who makes it, how it begins and ends, when the next one is (handbook T12, C8, C10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.agents import Agent
from domain.calendar import Calendar
from domain.callbacks.callback import NOT_A_TRY, Attempt, Callback, CallbackState, Outcome, tries
from domain.callbacks.calling import next_call_time
from domain.errors import IllegalTransition
from domain.queues import longest_idle


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


_UNDER_WAY = frozenset({CallbackState.DIALLING, CallbackState.CARRIED})


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


def carry(callback: Callback, by: Callback) -> Callback:
    """The callback while the customer is called for `by`, whose attempt has begun: one call tries both (C9)."""
    if callback.state is not CallbackState.SCHEDULED or by.state is not CallbackState.DIALLING:
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "carry")
    attempts = (*callback.attempts, by.attempts[-1])
    return replace(callback, state=CallbackState.CARRIED, carried_by=by.id, attempts=attempts)


def agree_on(callback: Callback, due_at: datetime) -> Callback:
    """It isn't convenient: the customer, who is on the line or just was, is called again when they ask for it (C5)."""
    attempt = callback.attempts[-1] if callback.attempts else None
    was_reached = callback.state is CallbackState.DONE and callback.result is None
    if attempt is None or not (callback.state in _UNDER_WAY or (was_reached and attempt.outcome is Outcome.CONNECTED)):
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "agree_on")
    return replace(
        callback,
        state=CallbackState.SCHEDULED if was_reached else callback.state,
        due_at=due_at,
        next_at=due_at,
        latest_at=None,
        asked=True,
        attempts=(*callback.attempts[:-1], replace(attempt, outcome=Outcome.NOT_CONVENIENT)),
    )


def finish_attempt(
    callback: Callback, outcome: Outcome, now: datetime, policy: RetryPolicy, calling: Calendar | None = None
) -> Callback:
    """The callback after its running attempt ended: done, scheduled again, or handed to a person.

    The next try lies within the `calling` hours (C5).
    """
    if callback.state not in _UNDER_WAY or not callback.attempts:
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "finish_attempt")
    if outcome is Outcome.CONNECTED and callback.attempts[-1].outcome is not None:
        outcome = callback.attempts[-1].outcome  # agreed while they talked
    attempt = replace(callback.attempts[-1], ended_at=now, outcome=outcome)
    changed = replace(callback, carried_by=None, attempts=(*callback.attempts[:-1], attempt))
    if outcome is Outcome.CONNECTED:
        return replace(changed, state=CallbackState.DONE)
    if outcome is Outcome.NOT_CONVENIENT:
        return replace(changed, state=CallbackState.SCHEDULED)
    if outcome is Outcome.NO_RESULT or (outcome not in NOT_A_TRY and tries(changed) >= policy.limit):
        return replace(changed, state=CallbackState.HANDED_OVER)
    again = next_call_time(changed, now + policy.delays[outcome], calling)
    return replace(changed, state=CallbackState.SCHEDULED, next_at=again)

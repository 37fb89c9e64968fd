"""Callbacks (handbook T12, C4, C8, C10)."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.agents import Agent, AgentState
from domain.callbacks import (
    Callback,
    CallbackState,
    Outcome,
    RetryPolicy,
    book,
    cancel,
    choose_agent,
    finish_attempt,
    is_due,
    reschedule,
    settle,
    start_attempt,
    tries,
)
from domain.errors import IllegalTransition, InvalidValue

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
POLICY = RetryPolicy()


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def callback(**changes: object) -> Callback:
    values: dict[str, object] = {
        "id": "b1",
        "phone": "+8613800138000",
        "due_at": at(60),
        "reason": "回访",
        "created_at": NOON,
        "created_by": "1001",
        "next_at": at(60),
    }
    return Callback(**(values | changes))  # type: ignore[arg-type]


def attempted(outcome: Outcome, to: Callback, when: float) -> Callback:
    return finish_attempt(start_attempt(to, "1001", "c1", at(when)), outcome, at(when + 20), POLICY)


def test_T12_a_promised_time_is_when_it_is_due() -> None:
    booked = book(callback(), NOON)
    assert not is_due(booked, at(59))
    assert is_due(booked, at(60))


def test_a_callback_in_the_past_is_refused() -> None:
    with pytest.raises(InvalidValue, match="due_at"):
        book(callback(due_at=at(-120)), NOON)


def test_C10_every_attempt_is_on_record_with_its_outcome() -> None:
    done = attempted(Outcome.CONNECTED, attempted(Outcome.BUSY, callback(), 60), 300)
    assert done.state is CallbackState.DONE
    assert [a.outcome for a in done.attempts] == [Outcome.BUSY, Outcome.CONNECTED]
    assert done.attempts[0].started_at == at(60)
    assert done.attempts[0].ended_at == at(80)


@pytest.mark.parametrize(
    ("outcome", "seconds"), [(Outcome.BUSY, 180), (Outcome.NO_ANSWER, 900), (Outcome.DECLINED, 7200)]
)
def test_C8_who_is_not_reached_is_tried_again_by_policy(outcome: Outcome, seconds: int) -> None:
    again = attempted(outcome, callback(), 60)
    assert (again.state, again.next_at) == (CallbackState.SCHEDULED, at(80 + seconds))


def test_C8_after_the_limit_of_tries_a_person_takes_over() -> None:
    changed = callback()
    for n in range(POLICY.limit):
        assert changed.state is CallbackState.SCHEDULED
        changed = attempted(Outcome.NO_ANSWER, changed, 60 + 1000 * n)
    assert changed.state is CallbackState.HANDED_OVER
    assert settle(changed).state is CallbackState.DONE
    assert reschedule(changed, at(9000), at(8000)).state is CallbackState.SCHEDULED


@pytest.mark.parametrize("outcome", [Outcome.AGENT_UNAVAILABLE, Outcome.INTERRUPTED])
def test_C8_what_the_centre_failed_at_is_not_one_of_the_customers_tries(outcome: Outcome) -> None:
    changed = callback()
    for n in range(POLICY.limit + 2):
        changed = attempted(outcome, changed, 60 + 100 * n)
    assert changed.state is CallbackState.SCHEDULED
    assert tries(changed) == 0


def test_only_what_is_scheduled_can_be_dialled_or_cancelled() -> None:
    done = attempted(Outcome.CONNECTED, callback(), 60)
    with pytest.raises(IllegalTransition):
        start_attempt(done, "1001", "c2", at(99))
    with pytest.raises(IllegalTransition):
        cancel(done)
    with pytest.raises(IllegalTransition):
        settle(done)


def agent(user: str, idle: float) -> Agent:
    return Agent(user, user, ("service",), AgentState.READY, NOON, idle_since=at(idle), phone_registered=True)


def test_T12_the_agent_it_was_booked_for_makes_it_and_after_patience_anybody() -> None:
    own, others = agent("1001", 9), [agent("1002", 5), agent("1003", 1)]
    patience = timedelta(seconds=120)
    booked = callback(agent="1001")
    assert choose_agent(booked, [own, *others], at(60), patience) == own
    assert choose_agent(booked, others, at(61), patience) is None
    assert choose_agent(booked, others, at(180), patience) == others[1]
    assert choose_agent(callback(), others, at(60), patience) == others[1]
    assert choose_agent(callback(), [], at(60), patience) is None

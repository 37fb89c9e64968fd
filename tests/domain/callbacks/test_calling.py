"""When customers are called (handbook C1, C4, C5)."""

import pytest

from domain.callbacks import (
    PURPOSES,
    CallbackState,
    Outcome,
    Purpose,
    RetryPolicy,
    agree_on,
    book,
    finish_attempt,
    may_be_called,
    next_call_time,
    reschedule,
    start_attempt,
)
from domain.errors import IllegalTransition, InvalidValue
from tests.domain.callbacks.values import CALLING, at, callback

NOW = at("04-30 09:00")
EXEMPT = [purpose for purpose in Purpose if PURPOSES[purpose].any_hour]
BOUND = [purpose for purpose in Purpose if not PURPOSES[purpose].any_hour]


@pytest.mark.parametrize(
    ("asked_for", "called"),
    [
        ("05-01 08:59", "05-01 09:00"),
        ("05-01 09:00", "05-01 09:00"),
        ("05-01 11:59", "05-01 11:59"),
        ("05-01 12:00", "05-01 14:00"),
        ("05-01 13:30", "05-01 14:00"),
        ("05-01 20:00", "05-02 09:00"),
        ("05-01 23:30", "05-02 09:00"),
        ("09-30 20:00", "10-08 09:00"),
        ("10-03 10:00", "10-08 09:00"),
    ],
)
@pytest.mark.parametrize("purpose", BOUND)
def test_C5_nobody_is_called_in_rest_hours_or_on_holidays(purpose: Purpose, asked_for: str, called: str) -> None:
    booked = book(callback(asked_for, purpose=purpose), NOW, CALLING)
    assert booked.next_at == at(called)
    assert booked.due_at == at(asked_for)
    assert may_be_called(booked, booked.next_at, CALLING)


@pytest.mark.parametrize("purpose", EXEMPT)
@pytest.mark.parametrize("time", ["05-01 03:07", "05-01 12:30", "10-01 10:00"])
def test_C4_C5_promised_and_urgent_calls_keep_their_time_to_the_minute(purpose: Purpose, time: str) -> None:
    assert book(callback(time, purpose=purpose), NOW, CALLING).next_at == at(time)
    assert may_be_called(callback(purpose=purpose), at(time), CALLING)


def test_C5_a_time_the_customer_asked_for_is_kept_whatever_the_hour() -> None:
    visit = book(callback(purpose=Purpose.VISIT), NOW, CALLING)
    assert reschedule(visit, at("05-01 21:30"), NOW, CALLING).next_at == at("05-02 09:00")
    assert reschedule(visit, at("05-01 21:30"), NOW, CALLING, asked=True).next_at == at("05-01 21:30")


def test_nothing_is_called_before_its_window_or_booked_with_one_that_ends_before_it_begins() -> None:
    care = callback(purpose=Purpose.CARE, earliest_at=at("05-03 13:00"))
    assert next_call_time(care, at("05-01 10:00"), CALLING) == at("05-03 14:00")
    with pytest.raises(InvalidValue, match="latest_at"):
        book(callback(latest_at=at("05-01 09:00")), NOW, CALLING)


@pytest.mark.parametrize(
    ("outcome", "tried", "again"),
    [
        (Outcome.BUSY, "05-01 11:58", "05-01 14:00"),
        (Outcome.NO_ANSWER, "05-01 11:44", "05-01 11:59"),
        (Outcome.NO_ANSWER, "05-01 19:50", "05-02 09:00"),
        (Outcome.DECLINED, "09-30 19:00", "10-08 09:00"),
        (Outcome.INTERRUPTED, "05-01 11:59", "05-01 11:59:30"),
    ],
)
def test_C5_C8_the_next_try_lies_in_calling_hours_too(outcome: Outcome, tried: str, again: str) -> None:
    visit = start_attempt(callback(purpose=Purpose.VISIT), "1001", "c1", at(tried))
    assert finish_attempt(visit, outcome, at(tried), RetryPolicy(), CALLING).next_at == at(again)


def test_C5_not_convenient_a_new_time_is_agreed_and_kept() -> None:
    talking = start_attempt(callback(purpose=Purpose.VISIT), "1001", "c1", at("05-01 10:00"))
    agreed = agree_on(talking, at("05-01 21:00"))
    assert agreed.state is CallbackState.DIALLING
    after = finish_attempt(agreed, Outcome.CONNECTED, at("05-01 10:02"), RetryPolicy(), CALLING)
    assert (after.state, after.next_at, after.asked) == (CallbackState.SCHEDULED, at("05-01 21:00"), True)
    assert after.attempts[0].outcome is Outcome.NOT_CONVENIENT


def test_C5_a_new_time_may_be_written_down_when_the_call_is_over() -> None:
    talking = start_attempt(callback(purpose=Purpose.VISIT), "1001", "c1", at("05-01 10:00"))
    done = finish_attempt(talking, Outcome.CONNECTED, at("05-01 10:02"), RetryPolicy(), CALLING)
    after = agree_on(done, at("05-02 10:00"))
    assert (after.state, after.next_at) == (CallbackState.SCHEDULED, at("05-02 10:00"))
    missed = finish_attempt(talking, Outcome.BUSY, at("05-01 10:02"), RetryPolicy(), CALLING)
    with pytest.raises(IllegalTransition):
        agree_on(missed, at("05-02 10:00"))


def test_a_window_moves_along_with_its_callback() -> None:
    visit = callback(purpose=Purpose.VISIT, latest_at=at("05-03 10:00"))
    assert reschedule(visit, at("05-02 10:00"), NOW, CALLING).latest_at == at("05-03 10:00")
    assert reschedule(visit, at("05-05 10:00"), NOW, CALLING).latest_at == at("05-05 10:00")

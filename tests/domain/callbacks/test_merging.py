"""One customer isn't called twice for two reasons (handbook C9, C10), and who doesn't want to be called isn't."""

from datetime import time, timedelta

import pytest

from domain.callbacks import (
    PURPOSES,
    Callback,
    CallbackState,
    Mode,
    Outcome,
    Purpose,
    RetryPolicy,
    carried_with,
    carry,
    decides,
    finish_attempt,
    heeds_wish,
    start_attempt,
    unwanted,
    wait_for,
)
from domain.errors import IllegalTransition
from tests.domain.callbacks.values import CALLING, at, callback

NOW = at("05-01 10:00")
MIDNIGHT = CALLING.instant(CALLING.day(NOW) + timedelta(days=1), time())


def other(due: str, **changes: object) -> Callback:
    return callback(due, **({"id": "b2", "purpose": Purpose.VISIT} | changes))


@pytest.mark.parametrize(
    ("name", "second", "carried"),
    [
        ("due the same day", other("05-01 17:00"), True),
        ("due tomorrow", other("05-02 09:00"), False),
        ("somebody else's", other("05-01 17:00", phone="+8613900000000"), False),
        ("another number of the customer", other("05-01 17:00", phone="+86139", customer_id="k1"), True),
        ("the centre itself asks", other("05-01 17:00", mode=Mode.MACHINE), False),
        ("over", other("05-01 17:00", state=CallbackState.DONE), False),
        ("a task for a person", other("05-01 17:00", state=CallbackState.HANDED_OVER), False),
        ("promised for later", other("05-01 17:00", purpose=Purpose.PROMISED), False),
        ("asked for later", other("05-01 17:00", asked=True), False),
        ("promised for now", other("05-01 10:04", purpose=Purpose.PROMISED), True),
        ("not to be called yet", other("05-01 17:00", earliest_at=at("05-01 16:00")), False),
        ("itself", other("05-01 10:00", id="b1"), False),
    ],
)
def test_C9_what_is_due_for_the_same_customer_goes_into_one_call(name: str, second: Callback, carried: bool) -> None:
    lead = start_attempt(callback(purpose=Purpose.PROGRESS, customer_id="k1"), "1001", "c1", NOW)
    assert bool(carried_with(lead, [second], NOW, MIDNIGHT)) is carried, name


@pytest.mark.parametrize(
    ("name", "first", "waits"),
    [
        ("a visit waits", callback(purpose=Purpose.VISIT), True),
        ("within its window", callback(purpose=Purpose.VISIT, latest_at=at("05-03 10:00")), True),
        ("not past its window", callback(purpose=Purpose.VISIT, latest_at=at("05-01 12:00")), False),
        ("promised itself", callback(), False),
        ("asked for", callback(purpose=Purpose.VISIT, asked=True), False),
        ("urgent", callback(purpose=Purpose.EMERGENCY), False),
        ("in a caller's place", callback(purpose=Purpose.QUEUE), False),
    ],
)
def test_C9_a_promised_call_later_in_the_day_decides_the_time(name: str, first: Callback, waits: bool) -> None:
    promised = other("05-01 16:00", purpose=Purpose.PROMISED)
    found = decides(first, [other("05-01 15:00"), promised], MIDNIGHT)
    assert found == (promised if waits else None), name
    if found is not None:
        assert wait_for(first, found).next_at == at("05-01 16:00")
        assert decides(wait_for(first, found), [promised], MIDNIGHT) is None


def pair() -> tuple[Callback, Callback]:
    lead = start_attempt(callback(purpose=Purpose.VISIT), "1001", "c1", NOW)
    return lead, carry(other("05-01 17:00"), lead)


def test_C10_every_one_shows_the_attempt() -> None:
    lead, carried = pair()
    assert (carried.state, carried.carried_by) == (CallbackState.CARRIED, "b1")
    assert carried.attempts == lead.attempts


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.CONNECTED, CallbackState.DONE),
        (Outcome.BUSY, CallbackState.SCHEDULED),
        (Outcome.NO_ANSWER, CallbackState.SCHEDULED),
        (Outcome.DECLINED, CallbackState.SCHEDULED),
        (Outcome.UNREACHABLE, CallbackState.SCHEDULED),
        (Outcome.AGENT_UNAVAILABLE, CallbackState.SCHEDULED),
        (Outcome.INTERRUPTED, CallbackState.SCHEDULED),
        (Outcome.NO_RESULT, CallbackState.HANDED_OVER),
    ],
)
def test_C9_what_was_carried_is_done_with_the_call_or_comes_back(outcome: Outcome, state: CallbackState) -> None:
    for one in pair():
        after = finish_attempt(one, outcome, at("05-01 10:02"), RetryPolicy(), CALLING)
        assert (after.state, after.carried_by) == (state, None)
        assert [attempt.outcome for attempt in after.attempts] == [outcome]


def test_C9_only_what_waits_is_carried_and_only_by_a_call_under_way() -> None:
    lead, carried = pair()
    with pytest.raises(IllegalTransition):
        carry(carried, lead)
    with pytest.raises(IllegalTransition):
        carry(other("05-01 17:00"), callback())


@pytest.mark.parametrize("purpose", Purpose)
def test_C9_do_not_call_is_kept_for_all_but_promised_and_urgent_calls(purpose: Purpose) -> None:
    kept = {Purpose.PROMISED, Purpose.EMERGENCY, Purpose.QUEUE}
    assert heeds_wish(callback(purpose=purpose)) is (purpose not in kept)
    assert not heeds_wish(callback(purpose=purpose, asked=True))


def test_C9_who_does_not_want_to_be_called_is_not_and_it_says_why() -> None:
    cancelled = unwanted(callback(purpose=Purpose.CARE))
    assert (cancelled.state, cancelled.closed_why) == (CallbackState.CANCELLED, "do_not_call")


def test_C1_C8_who_goes_first() -> None:
    in_order = sorted(Purpose, key=lambda purpose: PURPOSES[purpose].priority)
    assert [purpose.value for purpose in in_order] == [
        *("emergency", "queue", "promised", "progress", "outbreak", "visit", "dunning", "survey", "care")
    ]

"""Visits, progress calls, the rhythm of care (handbook C2, C3, C6)."""

from datetime import date, timedelta

import pytest

from domain.callbacks import (
    Callback,
    CallbackState,
    Care,
    Outcome,
    Purpose,
    RetryPolicy,
    Satisfaction,
    VisitPolicy,
    VisitResult,
    checked,
    finish_attempt,
    next_care,
    plan,
    satisfaction_of,
    start_attempt,
    visit_window,
    with_result,
)
from domain.errors import IllegalTransition, InvalidValue
from tests.domain.callbacks.values import CALLING, at, callback

POLICY = VisitPolicy()


@pytest.mark.parametrize(
    ("finished", "due"),
    [
        ("05-04 10:00", "05-04 17:00"),
        ("05-04 16:59", "05-04 17:00"),
        ("05-04 17:01", "05-05 17:00"),
        ("05-04 23:00", "05-05 17:00"),
        ("09-30 09:00", "09-30 17:00"),
        ("09-30 18:00", "09-30 18:00"),
        ("09-30 21:00", "10-08 09:00"),
        ("10-05 12:00", "10-08 09:00"),
        ("10-06 12:00", "10-08 17:00"),
    ],
)
def test_C2_a_visit_is_due_in_the_days_batch_and_within_three_days(finished: str, due: str) -> None:
    window = visit_window(at(finished), POLICY, CALLING)
    assert window.due_at == at(due)
    assert CALLING.is_open(window.due_at)
    # Where three days are all holidays, the first calling hours after them are the best there is.
    assert window.latest_at == max(at(finished) + timedelta(days=3), at(due))


def visit(finished: str, **changes: object) -> Callback:
    return plan(callback(finished, **({"purpose": Purpose.VISIT} | changes)), at(finished), CALLING, POLICY)


def test_C2_what_the_centre_plans_waits_for_the_batch() -> None:
    planned = visit("05-04 10:00", latest_at=at("05-07 10:00"))
    assert (planned.due_at, planned.next_at) == (at("05-04 17:00"), at("05-04 17:00"))
    assert planned.latest_at == at("05-07 10:00")
    asked = visit("05-04 22:00", asked=True)
    assert asked.next_at == at("05-04 22:00")


def test_C3_a_visit_with_a_shorter_window_follows_right_upon_the_end() -> None:
    assert visit("05-04 10:00", latest_at=at("05-05 10:00")).next_at == at("05-04 10:00")
    assert visit("05-04 20:30", latest_at=at("05-05 20:30")).next_at == at("05-05 09:00")


def test_what_should_have_been_made_before_is_due_at_once() -> None:
    late = plan(callback("05-01 10:00", purpose=Purpose.PROGRESS), at("05-04 10:00"), CALLING, POLICY)
    assert late.next_at == at("05-04 10:00")
    with pytest.raises(InvalidValue, match="phone"):
        plan(callback(phone=""), at("05-01 10:00"), CALLING, POLICY)


@pytest.mark.parametrize(
    ("kind", "since", "last", "following"),
    [
        (Care.INSTALLATION, date(2026, 5, 1), None, date(2026, 5, 8)),
        (Care.INSTALLATION, date(2026, 5, 1), date(2026, 5, 8), None),
        (Care.PROJECT, date(2026, 1, 31), None, date(2026, 2, 28)),
        (Care.PROJECT, date(2026, 1, 31), date(2026, 12, 31), date(2027, 1, 31)),
        (Care.PROJECT, date(2026, 1, 31), date(2027, 1, 31), date(2027, 4, 30)),
        (Care.HOUSEHOLD, date(2026, 11, 30), None, date(2027, 2, 28)),
        (Care.SURVEY, date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)),
        (Care.BIG_SURVEY, date(2024, 2, 29), date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_C6_the_rhythm_of_care(kind: Care, since: date, last: date | None, following: date | None) -> None:
    assert next_care(kind, since, last) == following


@pytest.mark.parametrize(("grade", "satisfaction"), [(1, "dissatisfied"), (2, "dissatisfied"), (3, "neutral")])
def test_C8_what_a_key_says(grade: int, satisfaction: str) -> None:
    assert satisfaction_of(grade) is Satisfaction(satisfaction)
    assert satisfaction_of(grade + 3 if grade < 3 else 4) is Satisfaction.SATISFIED


RESULT = VisitResult(Satisfaction.DISSATISFIED, at("05-01 10:05"), "1001", attitude=5, speed=1, complaint="漏水 ")


def test_C7_a_result_is_kept_with_the_call_and_settles_a_task_for_a_person() -> None:
    assert checked(RESULT).complaint == "漏水"
    talking = start_attempt(callback(purpose=Purpose.VISIT), "1001", "c1", at("05-01 10:00"))
    kept = with_result(talking, RESULT)
    assert (kept.state, kept.result) == (CallbackState.DIALLING, RESULT)
    done = finish_attempt(kept, Outcome.CONNECTED, at("05-01 10:06"), RetryPolicy(), CALLING)
    assert (done.state, done.result) == (CallbackState.DONE, RESULT)
    handed = callback(state=CallbackState.HANDED_OVER)
    assert with_result(handed, RESULT).state is CallbackState.DONE
    with pytest.raises(IllegalTransition):
        with_result(callback(), RESULT)


@pytest.mark.parametrize("field", ["attitude", "speed", "outcome"])
def test_C7_grades_lie_between_one_and_five(field: str) -> None:
    for grade in (0, 6):
        with pytest.raises(InvalidValue, match=field):
            checked(VisitResult(Satisfaction.NEUTRAL, at("05-01 10:05"), "1001", **{field: grade}))  # type: ignore[arg-type]

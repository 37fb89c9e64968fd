from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.quality.corrective import ActionState, CorrectiveAction, Plan, cancel, finish, judge, opened, overdue, plan
from domain.quality.credits import Credit, Payroll, give, month_of, payroll, revoke, totals
from domain.quality.months import sums
from tests.domain.quality.values import NOW, after, slip

TODAY = date(2026, 5, 4)
WEEK = timedelta(days=7)
PLAN = Plan("没有培训", "每周演练", "2001", date(2026, 5, 20))


def credit(points: int = 3, agent: str = "1001", by: str = "2001") -> Credit:
    return Credit("k1", agent, points, "客户来电表扬", by, NOW)


def test_Q5_good_work_earns_points_by_somebody_elses_word() -> None:
    assert give(credit()).points == 3
    for wrong, field in ((credit(0), "points"), (credit(21), "points"), (credit(by="1001"), "agent")):
        with pytest.raises(InvalidValue, match=field):
            give(wrong)
    with pytest.raises(InvalidValue, match="reason"):
        give(replace(credit(), reason=" "))


def test_Q5_the_board_sums_what_counts() -> None:
    gone = revoke(credit(9), "给错人", "2001", after(hours=1))
    assert totals([credit(3), gone, credit(2, "1002"), credit(4, "1002")]) == {"1002": 6, "1001": 3}
    with pytest.raises(IllegalTransition):
        revoke(gone, "again", "2001", NOW)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 12, 31), Payroll.RUNNING),
        (date(2027, 1, 1), Payroll.DUE),
        (date(2027, 1, 5), Payroll.DUE),
        (date(2027, 1, 6), Payroll.LATE),
    ],
)
def test_Q5_the_months_file_goes_to_payroll_between_the_first_and_the_fifth(today: date, state: Payroll) -> None:
    assert payroll(month_of("2026-12"), today) is state


@pytest.mark.parametrize("text", ["2026", "2026-13", "26-05", "2026-5", "x-y", "2026-05-01", "9999-12"])
def test_a_month_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="2026-05"):
        month_of(text)


def test_Q5_good_points_stand_beside_the_faults() -> None:
    found = {month.person: (month.points, month.credits) for month in sums([slip()], {"1001": 4, "1002": 1})}
    assert found == {"1001": (Decimal(2), 4), "1002": (Decimal(0), 1)}


def begun() -> CorrectiveAction:
    return opened("x1", slip(), NOW, TODAY, WEEK)


def planned() -> CorrectiveAction:
    return plan(begun(), PLAN, "3001", NOW, TODAY)


def done() -> CorrectiveAction:
    return finish(planned(), "演练了三次", "2001", NOW, TODAY, WEEK)


def test_Q6_a_severe_fault_opens_an_action_with_cause_measure_person_date_and_check() -> None:
    action = begun()
    assert (action.state, action.slip, action.due) == (ActionState.OPEN, "20260504-0001", date(2026, 5, 11))
    action = planned()
    assert (action.state, action.cause, action.measure, action.person, action.due) == (
        ActionState.PLANNED,
        "没有培训",
        "每周演练",
        "2001",
        date(2026, 5, 20),
    )
    closed = judge(done(), True, "一个月没有再犯", "3001", NOW, TODAY, WEEK)
    assert closed.state is ActionState.CLOSED
    assert [change.action for change in closed.history] == ["open", "plan", "finish", "pass"]
    again = judge(done(), False, "又犯了", "3001", NOW, TODAY, WEEK)
    assert (again.state, again.due) == (ActionState.OPEN, date(2026, 5, 11))


def test_Q6_what_is_not_done_in_time_shows() -> None:
    assert not overdue(planned(), date(2026, 5, 20))
    assert overdue(planned(), date(2026, 5, 21))
    assert overdue(begun(), date(2026, 5, 12))
    assert not overdue(cancel(begun(), "申诉成立", "3001", NOW), date(2027, 1, 1))


def test_Q6_a_plan_is_whole_and_the_check_is_somebody_elses() -> None:
    for gap in ("cause", "measure", "person"):
        with pytest.raises(InvalidValue, match=gap):
            plan(begun(), replace(PLAN, **{gap: " "}), "3001", NOW, TODAY)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match="due"):
        plan(begun(), replace(PLAN, due=date(2026, 5, 3)), "3001", NOW, TODAY)
    with pytest.raises(InvalidValue, match="somebody else"):
        judge(done(), True, "很好", "2001", NOW, TODAY, WEEK)
    with pytest.raises(IllegalTransition):
        finish(begun(), "x", "2001", NOW, TODAY, WEEK)
    with pytest.raises(IllegalTransition):
        judge(planned(), True, "x", "3001", NOW, TODAY, WEEK)

"""Copying out and lending (R2, A2)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.copies import LONGEST, Copy, CopyAction, CopyKind, CopyState, act, overdue, possible_actions, request
from domain.errors import IllegalTransition, InvalidValue

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
EXPORT = Copy(
    "p1",
    CopyKind.EXPORT,
    "customers",
    {"text": "3栋"},
    "",
    "3栋的客户",
    "通知停水",
    "1001",
    NOW,
    NOW + timedelta(days=1),
)
LOAN = replace(EXPORT, kind=CopyKind.LOAN, resource="", filters={}, subject="k1", what="收楼档案")


def test_R2_somebody_else_approves() -> None:
    with pytest.raises(InvalidValue):
        act(EXPORT, CopyAction.APPROVE, "1001", NOW)
    approved = act(EXPORT, CopyAction.APPROVE, "2001", NOW)
    fetched = act(approved, CopyAction.FETCH, "1001", NOW)
    assert fetched.state is CopyState.FETCHED
    with pytest.raises(IllegalTransition):
        act(fetched, CopyAction.FETCH, "1001", NOW)
    assert [(step.by, step.action.value) for step in fetched.steps] == [("2001", "approve"), ("1001", "fetch")]


def test_R2_an_approval_is_used_in_time() -> None:
    approved = act(EXPORT, CopyAction.APPROVE, "2001", NOW)
    with pytest.raises(IllegalTransition):
        act(approved, CopyAction.FETCH, "1001", EXPORT.until + timedelta(seconds=1))


def test_R2_a_loan_has_a_return_date() -> None:
    lent = act(act(LOAN, CopyAction.APPROVE, "2001", NOW), CopyAction.HAND_OUT, "1001", NOW)
    assert not overdue(lent, LOAN.until)
    assert overdue(lent, LOAN.until + timedelta(seconds=1))
    back = act(lent, CopyAction.GIVE_BACK, "1002", LOAN.until + timedelta(days=2))
    assert not overdue(back, LOAN.until + timedelta(days=3))
    assert possible_actions(back) == ()


def test_R2_a_refusal_says_why() -> None:
    with pytest.raises(InvalidValue):
        act(EXPORT, CopyAction.REFUSE, "2001", NOW)
    assert act(EXPORT, CopyAction.REFUSE, "2001", NOW, "不需要号码").steps[-1].words == "不需要号码"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(EXPORT, why=" "),
        replace(EXPORT, until=NOW),
        replace(EXPORT, until=NOW + LONGEST + timedelta(seconds=1)),
        replace(EXPORT, resource=""),
        replace(LOAN, subject=""),
    ],
)
def test_R2_a_wish_without_reason_date_or_subject_is_none(wrong: Copy) -> None:
    with pytest.raises(InvalidValue):
        request(wrong, NOW)
    assert request(EXPORT, NOW) is EXPORT


def test_an_export_is_not_lent_and_a_loan_not_fetched() -> None:
    with pytest.raises(IllegalTransition):
        act(act(EXPORT, CopyAction.APPROVE, "2001", NOW), CopyAction.HAND_OUT, "1001", NOW)
    with pytest.raises(IllegalTransition):
        act(act(LOAN, CopyAction.APPROVE, "2001", NOW), CopyAction.FETCH, "1001", NOW)
    assert possible_actions(act(LOAN, CopyAction.APPROVE, "2001", NOW)) == (CopyAction.WITHDRAW, CopyAction.HAND_OUT)

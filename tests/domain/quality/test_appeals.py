from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.people import Person, Role
from domain.quality.appeals import (
    TRANSITIONS,
    Appeal,
    Deadlines,
    Evidence,
    accept,
    decide,
    escalate,
    expire,
    file,
    may_decide,
    overdue,
    withdraw,
)
from domain.quality.appeals import AppealAction as A
from domain.quality.appeals import AppealState as S
from domain.quality.slips import appealed
from tests.domain.quality.values import after, slip

DEADLINES = Deadlines()


def filed() -> Appeal:
    return file("a1", slip(), "我说了", Evidence(4.0, 6.0), "1001", after(days=1), DEADLINES)


def decided(appeal: Appeal, action: A = A.REJECT, points: int | None = None) -> Appeal:
    return decide(appeal, action, "听了录音", "2001", after(days=2), DEADLINES, points=points)


def test_Q4_an_appeal_goes_to_the_lead_then_the_director_then_the_manager() -> None:
    appeal = filed()
    assert (appeal.state, appeal.due_at, appeal.points) == (S.AT_LEAD, after(days=4), 2)
    appeal = decided(appeal)
    assert (appeal.state, appeal.outcome) == (S.DECIDED_BY_LEAD, 2)
    appeal = escalate(appeal, "录音里有", Evidence(4.0), "1001", after(days=3), DEADLINES)
    assert appeal.state is S.AT_DIRECTOR
    appeal = escalate(decided(appeal, A.REDUCE, 1), "还是不对", None, "1001", after(days=5), DEADLINES)
    assert (appeal.state, appeal.outcome) == (S.AT_MANAGER, 1)
    appeal = decided(appeal)
    assert (appeal.state, appeal.outcome, appeal.due_at, appeal.open) == (S.CLOSED, 2, None, False)
    assert [(entry.action, bool(entry.words), entry.state) for entry in appeal.entries] == [
        (A.FILE, True, S.AT_LEAD),
        (A.REJECT, True, S.DECIDED_BY_LEAD),
        (A.ESCALATE, True, S.AT_DIRECTOR),
        (A.REDUCE, True, S.DECIDED_BY_DIRECTOR),
        (A.ESCALATE, True, S.AT_MANAGER),
        (A.REJECT, True, S.CLOSED),
    ]
    assert appeal.entries[0].evidence == Evidence(4.0, 6.0)


def test_Q4_who_is_right_needs_no_further_step() -> None:
    appeal = decided(filed(), A.GRANT)
    assert (appeal.state, appeal.outcome) == (S.CLOSED, 0)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", A)
def test_Q4_only_the_table_moves_an_appeal(state: S, action: A) -> None:
    appeal = replace(filed(), state=state)
    moves = {
        A.GRANT: lambda: decided(appeal, A.GRANT),
        A.REDUCE: lambda: decided(appeal, A.REDUCE, 1),
        A.REJECT: lambda: decided(appeal),
        A.ESCALATE: lambda: escalate(appeal, "why", None, "1001", after(days=2), DEADLINES),
        A.ACCEPT: lambda: accept(appeal, "1001", after(days=2), DEADLINES),
        A.WITHDRAW: lambda: withdraw(appeal, "1001", after(days=2), DEADLINES),
    }
    if action not in moves:
        return
    if (state, action) in TRANSITIONS:
        assert moves[action]().state is TRANSITIONS[state, action]
    else:
        with pytest.raises(IllegalTransition):
            moves[action]()


def test_Q4_each_step_is_in_writing() -> None:
    with pytest.raises(InvalidValue, match="reason"):
        file("a1", slip(), " ", None, "1001", after(days=1), DEADLINES)
    with pytest.raises(InvalidValue, match="words"):
        decide(filed(), A.REJECT, "", "2001", after(days=2), DEADLINES)
    with pytest.raises(InvalidValue, match="reason"):
        escalate(decided(filed()), "", None, "1001", after(days=2), DEADLINES)
    with pytest.raises(InvalidValue, match="evidence"):
        file("a1", slip(), "x", Evidence(5.0, 4.0), "1001", after(days=1), DEADLINES)
    for points in (None, 0, 2):
        with pytest.raises(InvalidValue, match="points"):
            decided(filed(), A.REDUCE, points)
    with pytest.raises(InvalidValue, match="decision"):
        decide(filed(), A.ESCALATE, "x", "2001", after(days=2), DEADLINES)


def test_Q4_what_is_not_decided_in_time_goes_up_and_waits_at_the_manager() -> None:
    appeal = filed()
    assert expire(appeal, after(days=3), DEADLINES) is appeal
    up = expire(appeal, after(days=5), DEADLINES)
    assert (up.state, up.due_at, up.entries[-1].by) == (S.AT_DIRECTOR, after(days=8), "centre")
    top = expire(up, after(days=9), DEADLINES)
    assert top.state is S.AT_MANAGER
    assert overdue(top, after(days=20))
    assert expire(top, after(days=20), DEADLINES) is top


def test_Q4_a_decision_that_is_not_taken_further_in_time_holds() -> None:
    appeal = decided(filed(), A.REDUCE, 1)
    assert expire(appeal, after(days=5), DEADLINES) is appeal
    over = expire(appeal, after(days=6), DEADLINES)
    assert (over.state, over.outcome) == (S.CLOSED, 1)


def test_Q4_an_appeal_is_filed_once_and_in_time() -> None:
    with pytest.raises(InvalidValue, match="slip"):
        file("a1", slip(), "x", None, "1001", after(days=9), DEADLINES)
    assert file("a1", slip(), "x", None, "1001", after(days=9), Deadlines(file=timedelta(days=30))).open
    with pytest.raises(IllegalTransition):
        file("a2", appealed(slip(), "1001", after(days=1)), "x", None, "1001", after(days=1), DEADLINES)


def test_Q4_an_appeal_can_be_taken_back_until_it_is_decided_on() -> None:
    back = withdraw(filed(), "1001", after(days=1), DEADLINES)
    assert (back.state, back.outcome, back.due_at) == (S.WITHDRAWN, 2, None)
    further = escalate(decided(filed(), A.REDUCE, 1), "x", None, "1001", after(days=2), DEADLINES)
    with pytest.raises(IllegalTransition):
        withdraw(further, "1001", after(days=3), DEADLINES)


@pytest.mark.parametrize(
    ("role", "states"),
    [
        (Role.AGENT, set()),
        (Role.QUALITY, set()),
        (Role.LEAD, {S.AT_LEAD}),
        (Role.DUTY_MANAGER, {S.AT_DIRECTOR}),
        (Role.MANAGER, {S.AT_MANAGER}),
        (Role.ADMINISTRATOR, {S.AT_LEAD, S.AT_DIRECTOR, S.AT_MANAGER}),
    ],
)
def test_Q4_each_rung_has_its_role(role: Role, states: set[S]) -> None:
    person = Person("7001", "某人", role)
    found = {state for state in S if may_decide(person, replace(filed(), state=state), reviewer="3001")}
    assert found == states


def test_Q4_nobody_decides_on_their_own_word() -> None:
    lead = Person("2001", "刘洋", Role.LEAD)
    assert not may_decide(lead, filed(), reviewer="2001")
    assert not may_decide(lead, replace(filed(), agent="2001"), reviewer="3001")
    twice = replace(decided(filed()), state=S.AT_LEAD)
    assert not may_decide(lead, twice, reviewer="3001")

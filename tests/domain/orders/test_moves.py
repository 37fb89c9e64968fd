"""What is possible, who may, what must be there, and what comes with it (handbook O1, W2–W10)."""

from dataclasses import replace
from itertools import product

import pytest

from domain.errors import Fault, IllegalTransition, InvalidForm, InvalidValue
from domain.orders.moves import Actor, Move, NotYours, move, possible_for, wrong_code
from domain.orders.order import WithLead
from domain.orders.states import NEEDS_NOTE, TAKES, TRANSITIONS, USES, Flow, OrderAction, OrderState, Party, possible
from domain.orders.work import file_report, hand_in
from domain.services.service import SignOff, Stop
from tests.domain.orders.examples import (
    ALWAYS,
    CENTRE,
    DESK,
    EMERGENCY,
    GROUP,
    LEAD,
    MONDAY,
    MOVES,
    NOBODY,
    PLAIN,
    REPAIR,
    as_typed,
    in_hand,
    later,
    moved,
    new,
)

_A, _S = OrderAction, OrderState


@pytest.mark.parametrize(("state", "action"), list(product(OrderState, OrderAction)))
def test_every_action_is_either_in_the_table_or_refused(state: OrderState, action: OrderAction) -> None:
    service = replace(PLAIN, stops=frozenset(Stop))
    order = new(service, state=state, appointment=later(days=1))
    if (state, action) in TRANSITIONS:
        after = move(order, service, MOVES.get(action, Move(action)), LEAD, MONDAY, ALWAYS)
        assert after.state is TRANSITIONS[state, action]
        assert (after.history[-1].action, after.history[-1].by) == (action.value, LEAD.user)
        assert after.version == order.version + 1
        assert action in possible(state)
    else:
        with pytest.raises(IllegalTransition):
            move(order, service, MOVES.get(action, Move(action)), LEAD, MONDAY, ALWAYS)
        assert action not in possible(state)


@pytest.mark.parametrize("flow", list(Flow))
def test_a_flow_has_its_own_actions_only(flow: Flow) -> None:
    service = replace(PLAIN, flow=flow)
    for state, action in TRANSITIONS:
        assert (action in possible(state, flow)) is (action in USES[flow])
        if action not in USES[flow]:
            with pytest.raises(IllegalTransition):
                move(new(service, state=state), service, MOVES.get(action, Move(action)), LEAD, MONDAY, ALWAYS)


@pytest.mark.parametrize("action", [action for action in OrderAction if action in NEEDS_NOTE])
def test_W6_W9_what_means_nothing_without_a_reason_needs_one(action: OrderAction) -> None:
    service = replace(PLAIN, stops=frozenset(Stop))
    state = next(at for at, wanted in TRANSITIONS if wanted is action)
    with pytest.raises(InvalidValue, match="note"):
        move(new(service, state=state), service, replace(MOVES[action], note=" "), LEAD, MONDAY, ALWAYS)


@pytest.mark.parametrize(("action", "party"), list(product(OrderAction, Party)))
def test_A1_each_action_is_for_some(action: OrderAction, party: Party) -> None:
    service = replace(PLAIN, stops=frozenset(Stop))
    state = next(at for at, wanted in TRANSITIONS if wanted is action)
    actor = Actor("x", frozenset({party}))
    order = new(service, state=state)
    assert (action in possible_for(order, service, actor)) is (party in TAKES[action])
    if party not in TAKES[action]:
        with pytest.raises(NotYours):
            move(order, service, MOVES.get(action, Move(action)), actor, MONDAY, ALWAYS)


def test_A1_the_catalogue_may_say_otherwise_who_takes_an_action() -> None:
    service = replace(PLAIN, takes={_A.ACCEPT: frozenset({Party.LEAD})})
    order = moved(new(service), service, _A.DISPATCH)
    with pytest.raises(NotYours):
        move(order, service, Move(_A.ACCEPT), GROUP, MONDAY, ALWAYS)
    assert move(order, service, Move(_A.ACCEPT), LEAD, MONDAY, ALWAYS).state is _S.ACCEPTED
    assert possible_for(order, service, NOBODY) == ()


def test_O1_what_can_be_settled_at_once_is_settled_at_once() -> None:
    order = move(new(REPAIR, fields={"result": "已解答"}), REPAIR, Move(_A.FINISH), DESK, MONDAY, ALWAYS)
    assert order.state is _S.DONE
    assert order.signature is None


def test_O5_a_desk_that_sends_it_back_is_recorded_and_the_second_time_the_lead_decides() -> None:
    order = moved(new(), PLAIN, _A.DISPATCH)
    order = move(order, PLAIN, MOVES[_A.DECLINE], GROUP, MONDAY, ALWAYS)
    assert (order.state, order.bounces, order.with_lead) == (_S.REGISTERED, 1, None)
    assert order.history[-1].desk == "维修"
    order = move(moved(order, PLAIN, _A.DISPATCH), PLAIN, MOVES[_A.DECLINE], GROUP, MONDAY, ALWAYS)
    assert (order.bounces, order.with_lead) == (2, WithLead.BOUNCED)
    assert move(order, PLAIN, Move(_A.DISPATCH), DESK, MONDAY, ALWAYS).with_lead is WithLead.BOUNCED
    assert move(order, PLAIN, Move(_A.DISPATCH), LEAD, MONDAY, ALWAYS).with_lead is None


def test_W4_work_starts_when_the_customer_has_confirmed_the_price() -> None:
    order = moved(new(REPAIR), REPAIR, _A.DISPATCH, _A.ACCEPT, _A.ARRIVE)
    with pytest.raises(InvalidValue, match="quote"):
        move(order, REPAIR, Move(_A.START), GROUP, MONDAY, ALWAYS)
    assert in_hand().state is _S.IN_PROGRESS


def test_W4_the_fee_is_with_finance_before_it_is_filed() -> None:
    order = move(in_hand(), REPAIR, Move(_A.FINISH, code="0427"), GROUP, MONDAY, ALWAYS)
    order = moved(order, REPAIR, _A.VISIT)
    with pytest.raises(InvalidValue, match="fee"):
        move(order, REPAIR, Move(_A.CLOSE), CENTRE, MONDAY, ALWAYS)
    with pytest.raises(InvalidValue, match=r"30\.00 was agreed"):
        hand_in(order, 2999, "", "1001", MONDAY)
    order = hand_in(order, 3000, "N17", "1001", MONDAY)
    assert move(order, REPAIR, Move(_A.CLOSE), CENTRE, MONDAY, ALWAYS).state is _S.CLOSED


def test_W5_done_means_that_the_customer_signed_with_the_code() -> None:
    order = in_hand()
    with pytest.raises(InvalidValue) as refused:
        move(order, REPAIR, Move(_A.FINISH), GROUP, MONDAY, ALWAYS)
    assert (refused.value.field, refused.value.fault) == ("code", Fault.NEEDED)
    with pytest.raises(InvalidValue) as refused:
        move(order, REPAIR, Move(_A.FINISH, code="0428"), GROUP, MONDAY, ALWAYS)
    assert (refused.value.field, refused.value.fault) == ("code", Fault.INVALID)
    done = move(order, REPAIR, Move(_A.FINISH, code=" 0427 "), GROUP, MONDAY, ALWAYS)
    assert done.signature is not None
    assert (done.signature.how, done.signature.by) == ("code", "4001")


def test_W5_nobody_guesses_the_code() -> None:
    order = in_hand()
    for _ in range(5):
        order = wrong_code(order, "4001", MONDAY)
    with pytest.raises(InvalidValue, match="too many"):
        move(order, REPAIR, Move(_A.FINISH, code="0427"), GROUP, MONDAY, ALWAYS)
    by_phone = move(order, REPAIR, Move(_A.FINISH), DESK, MONDAY, ALWAYS)
    assert by_phone.signature is not None
    assert by_phone.signature.how == "call"


def test_W5_a_signature_on_the_screen_does_where_the_catalogue_says_so() -> None:
    drawn = Move(_A.FINISH, signature_file="f1")
    with pytest.raises(InvalidValue, match="code"):
        move(in_hand(), REPAIR, drawn, GROUP, MONDAY, ALWAYS)
    service = replace(REPAIR, sign_off=SignOff.SIGNATURE)
    done = move(in_hand(), service, drawn, GROUP, MONDAY, ALWAYS)
    assert done.signature is not None
    assert (done.signature.how, done.signature.file) == ("signature", "f1")


def test_W5_done_means_every_required_step_and_field() -> None:
    order = replace(in_hand(), ticked=())
    with pytest.raises(InvalidForm) as refused:
        move(order, REPAIR, Move(_A.FINISH, code="0427"), GROUP, MONDAY, ALWAYS)
    assert [fault.field for fault in refused.value.faults] == ["steps.cleaned"]
    with pytest.raises(InvalidForm) as refused:
        move(replace(order, fields={}), REPAIR, Move(_A.FINISH, code="0427"), GROUP, MONDAY, ALWAYS)
    assert [fault.field for fault in refused.value.faults] == ["fields.result"]


def test_W6_what_failed_goes_out_again_with_another_appointment_only() -> None:
    order = moved(new(appointment=later(60)), PLAIN, _A.DISPATCH, _A.ACCEPT, _A.FAIL)
    assert (order.state, order.appointment) == (_S.NOT_DONE, None)
    with pytest.raises(InvalidValue, match="appointment"):
        move(order, PLAIN, Move(_A.DISPATCH), DESK, MONDAY, ALWAYS)
    with pytest.raises(InvalidValue, match="past"):
        move(order, PLAIN, Move(_A.DISPATCH, appointment=later(-1)), DESK, MONDAY, ALWAYS)
    again = move(order, PLAIN, Move(_A.DISPATCH, appointment=later(days=1)), DESK, MONDAY, ALWAYS)
    assert again.appointment == later(days=1)
    failed = move(
        moved(new(), PLAIN, _A.DISPATCH, _A.ACCEPT),
        PLAIN,
        Move(_A.FAIL, "缺件", appointment=later(days=2)),
        GROUP,
        MONDAY,
        ALWAYS,
    )
    assert moved(failed, PLAIN, _A.DISPATCH).appointment == later(days=2)


def test_C2_nothing_is_filed_without_a_visit_unless_somebody_says_why() -> None:
    order = move(in_hand(), REPAIR, Move(_A.FINISH, code="0427"), GROUP, MONDAY, ALWAYS)
    order = hand_in(order, 3000, "", "1001", MONDAY)
    with pytest.raises(InvalidValue, match="C2"):
        move(order, REPAIR, Move(_A.CLOSE), DESK, MONDAY, ALWAYS)
    assert move(order, REPAIR, Move(_A.CLOSE, "客户已出国"), DESK, MONDAY, ALWAYS).state is _S.CLOSED
    with pytest.raises(InvalidValue, match="satisfaction"):
        move(order, REPAIR, Move(_A.VISIT), DESK, MONDAY, ALWAYS)
    visited = moved(order, REPAIR, _A.VISIT)
    assert visited.satisfaction == "satisfied"
    assert move(visited, REPAIR, Move(_A.CLOSE), CENTRE, MONDAY, ALWAYS).state is _S.CLOSED


def test_W10_an_emergency_is_filed_with_its_report() -> None:
    order = moved(new(EMERGENCY), EMERGENCY, _A.DISPATCH, _A.ACCEPT, _A.ARRIVE, _A.FINISH)
    with pytest.raises(InvalidValue, match="report"):
        move(order, EMERGENCY, MOVES[_A.CLOSE], LEAD, MONDAY, ALWAYS)
    with pytest.raises(InvalidForm):
        file_report(order, EMERGENCY, {}, "2001", MONDAY, as_typed)
    order = file_report(order, EMERGENCY, {"what": "电梯困人"}, "2001", MONDAY, as_typed)
    assert [target.met_at for target in order.targets] == [MONDAY]
    assert moved(order, EMERGENCY, _A.CLOSE).state is _S.CLOSED


def test_reopened_it_is_signed_ticked_and_timed_anew() -> None:
    done = move(in_hand(), REPAIR, Move(_A.FINISH, code="0427"), GROUP, later(60), ALWAYS)
    again = move(done, REPAIR, MOVES[_A.REOPEN], DESK, later(days=1), ALWAYS)
    assert (again.signature, again.ticked, again.appointment) == (None, (), None)
    assert all(target.met_at is None for target in again.targets)
    assert min(target.due_at for target in again.targets) > later(days=1)


def test_who_of_the_group_accepts_does_it() -> None:
    order = move(moved(new(), PLAIN, _A.DISPATCH), PLAIN, Move(_A.ACCEPT), GROUP, MONDAY, ALWAYS)
    assert order.assignee == "4001"
    told = move(moved(new(), PLAIN, _A.DISPATCH), PLAIN, Move(_A.ACCEPT, assignee="4002"), DESK, MONDAY, ALWAYS)
    assert told.assignee == "4002"
    assert move(told, PLAIN, MOVES[_A.DECLINE], GROUP, MONDAY, ALWAYS).assignee is None

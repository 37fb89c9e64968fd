"""Work orders (handbook W1, W5, W6, W9)."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.work_orders import (
    NEEDS_NOTE,
    TRANSITIONS,
    OrderAction,
    OrderState,
    WorkOrder,
    act,
    amend,
    number,
    possible_actions,
    register,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def order(state: OrderState = OrderState.REGISTERED, description: str = "走廊的灯坏了") -> WorkOrder:
    return WorkOrder(
        number="20260501-0001",
        state=state,
        service_type="S2",
        customer_name="王先生",
        customer_phone="+8613800138000",
        place="3号楼",
        description=description,
        created_at=NOON,
        created_by="1001",
    )


def test_W1_numbers_count_from_one_within_a_day() -> None:
    assert number(date(2026, 5, 1), 1) == "20260501-0001"
    assert number(date(2026, 5, 1), 12345) == "20260501-12345"


def test_W1_an_order_says_what_the_matter_is() -> None:
    with pytest.raises(InvalidValue, match="description"):
        register(order(description="  "))
    registered = register(order())
    assert [(h.by, h.before, h.after) for h in registered.history] == [("1001", None, "registered")]


@pytest.mark.parametrize(("state", "action"), list(product(OrderState, OrderAction)))
def test_every_action_is_either_in_the_table_or_refused(state: OrderState, action: OrderAction) -> None:
    before = order(state)
    if (state, action) in TRANSITIONS:
        assert act(before, action, "1002", LATER, "因为").state is TRANSITIONS[state, action]
        assert action in possible_actions(state)
    else:
        with pytest.raises(IllegalTransition):
            act(before, action, "1002", LATER, "因为")
        assert action not in possible_actions(state)


def test_W9_every_change_keeps_who_when_from_what_to_what() -> None:
    changed = act(register(order()), OrderAction.DISPATCH, "1002", LATER, "已通知维修")
    last = changed.history[-1]
    assert (last.by, last.at, last.before, last.after, last.note) == (
        "1002",
        LATER,
        "registered",
        "dispatched",
        "已通知维修",
    )


@pytest.mark.parametrize("action", [action for action in OrderAction if action in NEEDS_NOTE])
def test_W6_what_was_not_done_needs_a_reason(action: OrderAction) -> None:
    state = next(at for at, wanted in TRANSITIONS if wanted is action)
    with pytest.raises(InvalidValue, match="note"):
        act(order(state), action, "1002", LATER, " ")


def test_W9_words_that_are_put_right_keep_what_stood_there() -> None:
    changed = amend(register(order()), {"place": "5号楼", "description": "走廊的灯坏了"}, "1002", LATER)
    assert changed.place == "5号楼"
    assert [(h.action, h.before, h.after) for h in changed.history[1:]] == [("amend place", "3号楼", "5号楼")]
    with pytest.raises(InvalidValue, match="number"):
        amend(order(), {"number": "1"}, "1002", LATER)

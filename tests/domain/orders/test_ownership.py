"""First-asked ownership (handbook O1–O5)."""

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.orders.order import WithLead
from domain.orders.ownership import accept, decline, give, hand_over, lapse
from domain.orders.states import OrderAction
from tests.domain.orders.examples import PLAIN, later, moved, new

NONE: frozenset[str] = frozenset()
HALL = frozenset({"工程"})


def test_O1_whoever_took_it_first_owns_it_until_another_accepts() -> None:
    order = new()
    assert order.owner == "1001"
    offered = hand_over(order, "1001", later(), user="1002", note="您更熟悉")
    assert (offered.owner, offered.handover is not None) == ("1001", True)
    taken = accept(offered, "1002", NONE, later(1))
    assert (taken.owner, taken.handover) == ("1002", None)
    assert [(h.action, h.before, h.after) for h in taken.history[1:]] == [
        ("hand over", "1001", "1002"),
        ("take over", "1001", "1002"),
    ]


def test_O1_a_group_s_people_may_accept_what_was_offered_to_it() -> None:
    offered = hand_over(new(), "1001", later(), group="工程")
    with pytest.raises(InvalidValue, match="somebody else"):
        accept(offered, "1002", NONE, later(1))
    assert accept(offered, "4002", HALL, later(1)).owner == "4002"
    with pytest.raises(IllegalTransition):
        accept(new(), "4002", HALL, later(1))


def test_O5_who_declines_says_why_and_it_counts_against_the_desk() -> None:
    offered = hand_over(new(), "1001", later(), group="工程")
    with pytest.raises(InvalidValue, match="note"):
        decline(offered, "4002", HALL, later(1), " ")
    back = decline(offered, "4002", HALL, later(1), "不归我们")
    assert (back.owner, back.handover, back.bounces) == ("1001", None, 1)
    assert (back.history[-1].action, back.history[-1].desk) == ("hand over declined", "工程")
    twice = decline(hand_over(back, "1001", later(2), group="工程"), "4002", HALL, later(3), "不归我们")
    assert twice.with_lead is WithLead.BOUNCED


def test_O2_what_nobody_answers_comes_back_and_goes_to_the_lead() -> None:
    back = lapse(hand_over(new(), "1001", later(), group="工程"), "hotline", later(15))
    assert (back.owner, back.with_lead, back.bounces) == ("1001", WithLead.UNANSWERED, 1)


def test_O5_the_lead_decides() -> None:
    order = give(hand_over(new(), "1001", later(), group="工程"), "2001", later(1), "1003", "由你跟进")
    assert (order.owner, order.handover, order.with_lead) == ("1003", None, None)


@pytest.mark.parametrize(("user", "group"), [(None, None), ("1002", "工程"), ("1001", None)])
def test_a_hand_over_names_one_who_is_not_the_owner(user: str | None, group: str | None) -> None:
    with pytest.raises(InvalidValue, match="to"):
        hand_over(new(), "1001", later(), user=user, group=group)


def test_what_is_over_is_not_handed_over() -> None:
    with pytest.raises(IllegalTransition):
        hand_over(moved(new(), PLAIN, OrderAction.CANCEL), "1001", later(), user="1002")

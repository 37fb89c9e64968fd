"""What the passing of time does: near, overdue, the ladder (W7), dates, calls that keep customers informed (C3)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.calendar import Calendar
from domain.orders.ladder import TellKind, Watched, dates_of, follow_ups, next_date, next_watch, watch
from domain.orders.order import WithLead, WorkOrder
from domain.orders.ownership import hand_over
from domain.orders.states import OrderAction
from domain.orders.work import fill_in, tick
from domain.services.service import DateDeed, DateJob, FollowPurpose, FollowWhen, Rung, ServiceType
from domain.services.spans import Span
from tests.domain.orders.examples import (
    ALWAYS,
    COMPLAINT,
    DESK,
    LEAD_OF_SALES,
    MONDAY,
    OFFICE,
    REPAIR,
    as_typed,
    later,
    moved,
    new,
)

_A = OrderAction


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def seen(watched: Watched) -> list[tuple[str, str | None]]:
    return [(tell.kind.value, tell.rung.value if tell.rung else None) for tell in watched.tells]


def run_until(
    order: WorkOrder, service: ServiceType, end: datetime, calendar: Calendar = ALWAYS
) -> tuple[WorkOrder, list[tuple[datetime, Watched]]]:
    """The order watched whenever `next_watch` says so, and what came of it."""
    found = []
    while (at := next_watch(order, service, calendar)) is not None and at <= end:
        watched = watch(order, service, calendar, at)
        assert watched.order != order, "nothing happened at the time that was named"
        found.append((at, watched))
        order = watched.order
    return order, found


def test_W7_every_rung_is_told_once_in_order_at_its_time() -> None:
    order = moved(new(REPAIR), REPAIR, _A.DISPATCH, _A.ACCEPT, _A.ARRIVE)
    _, found = run_until(order, REPAIR, later(days=9))
    assert [(round((at - MONDAY).total_seconds() / 60), told) for at, w in found for told in seen(w)] == [
        (192, ("near", None)),
        (192, ("climbed", "group_lead")),
        (240, ("overdue", None)),
        (240, ("climbed", "department_manager")),
        (270, ("climbed", "duty_manager")),
        (360, ("climbed", "general_manager")),
    ]


def test_W7_every_step_is_written_down() -> None:
    order, _ = run_until(moved(new(REPAIR), REPAIR, _A.DISPATCH, _A.ACCEPT, _A.ARRIVE), REPAIR, later(days=9))
    steps = [(h.by, h.before, h.after, h.desk) for h in order.history if h.action == "escalate"]
    assert steps == [("hotline", "done", rung.value, "维修") for rung in Rung]
    assert order.with_lead is WithLead.ESCALATED


def test_W7_after_a_long_stop_of_the_centre_everything_is_made_up_for_once() -> None:
    order = moved(new(REPAIR), REPAIR, _A.DISPATCH)
    watched = watch(order, REPAIR, ALWAYS, later(days=2))
    assert len(watched.tells) == 3 * 6
    again = watch(watched.order, REPAIR, ALWAYS, later(days=2))
    assert again == Watched(watched.order)
    assert len({tell.key for tell in watched.tells}) == len(watched.tells)


def test_S32_a_step_that_is_not_done_in_time_climbs_to_the_group_s_lead_only() -> None:
    _, found = run_until(
        replace(new(LEAD_OF_SALES), targets=new(LEAD_OF_SALES).targets[1:]), LEAD_OF_SALES, later(days=3)
    )
    told = [(round((at - MONDAY).total_seconds() / 60), tell) for at, watched in found for tell in watched.tells]
    assert [(at, tell.kind.value, tell.target.step) for at, tell in told if tell.target is not None] == [
        (80, "near", "contacted"),
        (80, "climbed", "contacted"),
        (96, "near", "offer"),
        (96, "climbed", "offer"),
        (100, "overdue", "contacted"),
        (120, "overdue", "offer"),
    ]
    assert {tell.rung for _, tell in told} == {None, Rung.GROUP_LEAD}
    assert len({tell.key for _, tell in told}) == len(told)
    contacted = tick(new(LEAD_OF_SALES), LEAD_OF_SALES, "contacted", DESK, later(10))
    assert "contacted" not in str(watch(contacted, LEAD_OF_SALES, ALWAYS, later(110)).tells)


def test_nothing_happens_before_its_time() -> None:
    order = moved(new(REPAIR), REPAIR, _A.DISPATCH)
    at = next_watch(order, REPAIR, ALWAYS)
    assert at == later(4)
    assert watch(order, REPAIR, ALWAYS, later(3.99)) == Watched(order)


def test_O2_a_hand_over_that_nobody_answers_comes_back_and_the_lead_sees_it() -> None:
    order = hand_over(new(), "1001", MONDAY, group="工程")
    watched = watch(order, replace(REPAIR, targets=()), ALWAYS, later(15))
    assert (watched.order.owner, watched.order.handover) == ("1001", None)
    assert watched.order.with_lead is WithLead.UNANSWERED
    assert [tell.kind for tell in watched.tells] == [TellKind.UNANSWERED]
    assert watched.order.history[-1].desk == "工程"


def test_C3_a_complaint_s_customer_is_called_every_two_days_until_it_is_closed() -> None:
    _, found = run_until(replace(new(COMPLAINT), targets=()), COMPLAINT, later(days=7), OFFICE)
    due = [call.due_at for _, watched in found for call in watched.calls]
    assert due == [later(days=2), later(days=4), later(days=6), later(days=8)]
    closed = moved(new(COMPLAINT), COMPLAINT, _A.FINISH, _A.CLOSE)
    assert next_watch(closed, COMPLAINT, OFFICE) is None


def test_C3_after_a_long_stop_one_call_makes_up_for_all_that_were_missed() -> None:
    order = replace(new(COMPLAINT), targets=())
    watched = watch(order, COMPLAINT, OFFICE, later(days=9))
    assert [call.due_at for call in watched.calls] == [later(days=9), later(days=11)]
    assert next_watch(watched.order, COMPLAINT, OFFICE) == later(days=11)


def test_C2_a_repair_that_is_done_is_visited_within_three_days() -> None:
    (call,) = follow_ups(new(REPAIR), REPAIR, FollowWhen.DONE, later(100), ALWAYS)
    assert (call.purpose, call.latest_at) == ("visit", later(100, days=3))
    assert follow_ups(new(REPAIR), REPAIR, FollowWhen.CLOSED, later(100), ALWAYS) == ()


def test_dates_move_with_the_form_and_a_done_step_makes_them_needless() -> None:
    back_at = later(120).isoformat()
    order = replace(new(REPAIR), targets=())
    order = fill_in(order, REPAIR, {"back_at": back_at}, "1001", MONDAY, ALWAYS, as_typed)
    assert next_watch(order, REPAIR, ALWAYS) == later(120)
    watched = watch(order, REPAIR, ALWAYS, later(120))
    assert seen(watched) == [("missed_date", "group_lead")]
    assert next_date(order, REPAIR) == later(120)
    assert next_date(watched.order, REPAIR) is None
    assert next_date(moved(order, REPAIR, _A.CANCEL), REPAIR) is None
    returned = tick(order, REPAIR, "paid", DESK, MONDAY)
    assert next_date(returned, REPAIR) is None
    assert watch(returned, REPAIR, ALWAYS, later(120)).tells == ()
    moved_on = fill_in(watched.order, REPAIR, {"back_at": later(500).isoformat()}, "1001", MONDAY, ALWAYS, as_typed)
    assert next_watch(moved_on, REPAIR, ALWAYS) == later(500)


@pytest.mark.parametrize(
    ("job", "fields", "at"),
    [
        (DateJob("a", {}, DateDeed.REMIND), {}, MONDAY),
        (DateJob("a", {}, DateDeed.REMIND, after=Span.parse("6 months")), {}, local("2026-11-04T10:00")),
        (DateJob("a", {}, DateDeed.REMIND, of="d"), {"d": "2026-06-01"}, local("2026-06-01T09:00")),
        (DateJob("a", {}, DateDeed.REMIND, of="d", before=Span.parse("7 days")), {"d": "2026-06-08"},
         local("2026-06-01T09:00")),
        (DateJob("a", {}, DateDeed.CALL, of="d", after=Span.parse("5 business days")), {"d": "2026-06-01"},
         local("2026-06-08T18:00")),
        (DateJob("a", {}, DateDeed.REMIND, of="d"), {}, None),
        (DateJob("a", {}, DateDeed.REMIND, only={"kind": "gold"}), {"kind": "umbrella"}, None),
        (DateJob("a", {}, DateDeed.REMIND, only={"kind": "gold"}), {"kind": "gold"}, MONDAY),
    ],
)  # fmt: skip
def test_dates_are_counted_from_the_form(job: DateJob, fields: dict[str, str], at: datetime | None) -> None:
    service = ServiceType("S9", {}, "客服", dates=(job,))
    found = dates_of(replace(new(), fields=fields), service, OFFICE)
    assert [date.at for date in found] == ([at] if at else [])


def test_S16_a_date_may_call_the_customer() -> None:
    job = DateJob("second", {}, DateDeed.CALL, after=Span.parse("7 days"), purpose=FollowPurpose.DUNNING)
    service = ServiceType("S9", {}, "客服", dates=(job,))
    order = replace(new(), dates=dates_of(new(), service, OFFICE))
    watched = watch(order, service, OFFICE, MONDAY + timedelta(days=7))
    assert [(call.purpose, call.due_at) for call in watched.calls] == [("dunning", later(days=7))]
    assert next_watch(watched.order, service, OFFICE) is None

"""Targets and their clocks (handbook W3)."""

from datetime import datetime, timedelta

import pytest

from domain.calendar import Calendar
from domain.orders import clocks
from domain.orders.clocks import next_due, running, targets_of, was_on_time
from domain.orders.moves import Move, move
from domain.orders.states import OrderAction
from domain.orders.work import tick, untick
from domain.services.service import ServiceType, Stop, TargetKind, TargetSpec
from domain.services.spans import Span
from tests.domain.orders.examples import (
    ALWAYS,
    COMPLAINT,
    DESK,
    GROUP,
    LEAD,
    LEAD_OF_SALES,
    MONDAY,
    MOVES,
    OFFICE,
    REPAIR,
    in_hand,
    later,
    moved,
    new,
)

_A = OrderAction


def service(within: str) -> ServiceType:
    return ServiceType(
        "S9", {}, "客服", targets=(TargetSpec(TargetKind.DONE, Span.parse(within), near=20),), stops=frozenset(Stop)
    )


@pytest.mark.parametrize(
    ("within", "calendar", "due"),
    [
        ("15 min", OFFICE, later(15)),
        ("4 h", OFFICE, later(240)),
        ("4 business hours", OFFICE, later(330)),  # an hour and a half of noon rest lies between
        ("2 business days", OFFICE, later(2 * 1440 + 480)),  # Wednesday 18:00
        ("same day", OFFICE, later(480)),
        ("3 days", OFFICE, later(days=3)),
        ("1 months", OFFICE, later(days=31)),
        ("4 business hours", ALWAYS, later(240)),
    ],
)
def test_W3_due_times_stand_on_the_calendar(within: str, calendar: Calendar, due: datetime) -> None:
    (target,) = targets_of(service(within), MONDAY, calendar)
    assert target.due_at == due
    assert target.near_at == due - (due - MONDAY) / 5


@pytest.mark.parametrize(
    ("within", "stopped_at", "resumed_at", "due"),
    [
        ("4 h", 60, 90, later(270)),
        ("4 business hours", 60, 180, later(390)),  # stopped 11:00–13:00: one open hour
        ("2 business days", 60, 60 + 1440, later(3 * 1440 + 480)),  # a whole worked day
        ("2 business days", 60, 120, later(2 * 1440 + 480)),  # within one day: none
        ("3 days", 60, 180, later(3 * 1440 + 120)),
    ],
)
def test_W3_clocks_stand_still_for_named_reasons(within: str, stopped_at: int, resumed_at: int, due: datetime) -> None:
    kind = service(within)
    order = moved(new(kind, targets=targets_of(kind, MONDAY, OFFICE)), kind, _A.DISPATCH, _A.ACCEPT)
    order = move(order, kind, MOVES[_A.WAIT], LEAD, later(stopped_at), OFFICE)
    assert running(order) == ()
    order = move(order, kind, Move(_A.RESUME), LEAD, later(resumed_at), OFFICE)
    assert order.waiting is None
    assert order.targets[0].due_at == due


def test_W3_what_was_late_before_the_clock_stopped_stays_late() -> None:
    order = moved(new(REPAIR), REPAIR, _A.DISPATCH, _A.ACCEPT)
    order = move(order, REPAIR, MOVES[_A.WAIT], GROUP, later(20), ALWAYS)
    resumed = move(order, REPAIR, Move(_A.RESUME), GROUP, later(80), ALWAYS)
    on_site = resumed.target(TargetKind.ON_SITE)
    done = resumed.target(TargetKind.DONE)
    assert on_site is not None
    assert done is not None
    assert on_site.due_at == later(15)
    assert done.due_at == later(300)


def test_W3_what_is_met_is_met_once() -> None:
    order = move(in_hand(later(3)), REPAIR, Move(_A.FINISH, code="0427"), GROUP, later(200), ALWAYS)
    assert {target.kind: target.met_at for target in order.targets} == {
        TargetKind.ACCEPT: later(3),
        TargetKind.ON_SITE: later(3),
        TargetKind.DONE: later(200),
    }
    assert was_on_time(order)
    assert next_due(order) is None


def test_W3_late_is_late() -> None:
    order = move(moved(new(REPAIR), REPAIR, _A.DISPATCH), REPAIR, Move(_A.ACCEPT), GROUP, later(6), ALWAYS)
    assert was_on_time(order) is False
    assert was_on_time(new(REPAIR)) is None


def test_W6_an_appointment_moves_targets_later_and_never_earlier() -> None:
    order = moved(new(REPAIR), REPAIR, _A.DISPATCH)
    booked = move(order, REPAIR, Move(_A.ACCEPT, appointment=later(days=1)), GROUP, later(2), ALWAYS)
    on_site = booked.target(TargetKind.ON_SITE)
    assert on_site is not None
    assert on_site.due_at == later(days=1) + timedelta(minutes=15)
    nearer = clocks.rebook(booked, REPAIR, later(30), ALWAYS)
    assert nearer.targets == booked.targets


def test_S32_a_step_s_clock_stops_when_it_is_ticked_off_and_runs_on_when_that_was_wrong() -> None:
    order = new(LEAD_OF_SALES)
    assert [target.name for target in running(order)] == ["done", "step:contacted", "step:offer"]
    ticked = tick(order, LEAD_OF_SALES, "contacted", DESK, later(30))
    assert [target.name for target in running(ticked)] == ["done", "step:offer"]
    due = next_due(untick(ticked, "contacted", "1001", later(40), "打错了电话"))
    assert due is not None
    assert (due.name, due.due_at) == ("step:contacted", later(100))


def test_W3_a_step_stands_still_with_the_order_and_is_over_with_the_work() -> None:
    order = moved(new(LEAD_OF_SALES), LEAD_OF_SALES, _A.DISPATCH, _A.ACCEPT)
    waiting = move(
        order, LEAD_OF_SALES, Move(_A.WAIT, note="出差", stop=Stop.WAITING_FOR_CUSTOMER), GROUP, later(10), ALWAYS
    )
    assert running(waiting) == ()
    resumed = move(waiting, LEAD_OF_SALES, Move(_A.RESUME), GROUP, later(70), ALWAYS)
    due = next_due(resumed)
    assert due is not None
    assert (due.name, due.due_at) == ("step:contacted", later(160))
    late = tick(resumed, LEAD_OF_SALES, "contacted", DESK, later(500))
    done = moved(late, LEAD_OF_SALES, _A.START, _A.FINISH, at=later(600))
    assert running(done) == ()
    assert was_on_time(done), "the customer was promised the whole, not the steps on the way"
    again = moved(done, LEAD_OF_SALES, _A.REOPEN, at=later(700))
    assert [(one.name, one.due_at) for one in running(again)][1:] == [
        ("step:contacted", later(800)),
        ("step:offer", later(820)),
    ]


def test_what_is_over_has_no_running_target() -> None:
    assert running(moved(new(REPAIR), REPAIR, _A.CANCEL)) == ()
    due = next_due(new(COMPLAINT))
    assert due is not None
    assert due.kind is TargetKind.DONE

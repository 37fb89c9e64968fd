"""The morning sheet's figures (D1)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.board import CallFigures
from domain.morning import Duty, OrderFigures, Sheet, Today, groups_open, order_figures, rows
from domain.orders.order import Target, WorkOrder
from domain.orders.states import OrderState
from domain.services.service import TargetKind
from domain.services.spans import Unit

NOW = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)
TARGET = Target(TargetKind.DONE, NOW, NOW - timedelta(minutes=30), Unit.HOURS, met_at=NOW)
ORDER = WorkOrder("20260510-0001", OrderState.DONE, "S2", "", "1", "", "灯不亮", NOW, "1001", targets=(TARGET,))
LATE = replace(ORDER, targets=(replace(TARGET, met_at=NOW + timedelta(minutes=1)),))
COUNTS = {("维修", "dispatched"): 3, ("维修", "on_site"): 1, ("保洁", "registered"): 2}


def test_D1_orders_are_on_time_or_late_and_some_are_neither() -> None:
    figures = order_figures(5, [ORDER, LATE, replace(ORDER, targets=())])
    assert figures == OrderFigures(opened=5, finished=3, on_time=1, late=1)
    assert figures.on_time_rate == 0.5
    assert order_figures(0, []).on_time_rate is None


def test_D1_what_is_open_is_shown_by_group_and_state_most_first() -> None:
    overdue, due = {("维修", "dispatched"): 1}, {("维修", "dispatched"): 2, ("保洁", "registered"): 1}
    repairs, cleaning = groups_open(COUNTS, overdue, due)
    assert (repairs.group, repairs.open, repairs.overdue, repairs.due_today) == ("维修", 4, 1, 1)
    assert (cleaning.group, cleaning.open, cleaning.overdue, cleaning.due_today) == ("保洁", 2, 0, 1)


def test_D1_the_sheet_is_a_table_too() -> None:
    sheet = Sheet(
        date(2026, 5, 11),
        CallFigures(10, 7, 1, 6, 30.0),
        OrderFigures(5, 3, 1, 1),
        groups_open(COUNTS, {}, {}),
        Today(targets=2, callbacks=4),
        (Duty("1001", "李娜", owned=3),),
    )
    table = rows(sheet)
    assert ("calls", "service_level", "", 0.75) in table
    assert ("orders", "on_time_rate", "", 0.5) in table
    assert ("open", "维修", "dispatched", 3) in table
    assert ("today", "callbacks", "", 4) in table
    assert ("duty", "李娜 1001", "owned", 3) in table

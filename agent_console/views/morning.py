"""The morning sheet (D1) and shift hand-overs (W11)."""

from datetime import date, datetime
from typing import Self

from agent_console.views.base import View
from domain.morning import Duty, GroupOpen, Sheet
from hotline.storage.notices.shifts import LeftOpen, ShiftHandover


class MorningCalls(View):
    offered: int
    answered: int
    abandoned: int
    service_level: float | None
    """0…1: answered within the threshold, of those answered or abandoned (T2)."""
    average_wait_s: float | None


class MorningOrders(View):
    opened: int
    finished: int
    on_time: int
    late: int
    on_time_rate: float | None
    """0…1"""


class GroupOpenView(View):
    group: str
    open: int
    by_state: dict[str, int]
    overdue: int
    due_today: int

    @classmethod
    def of(cls, group: GroupOpen) -> Self:
        return cls(
            group=group.group,
            open=group.open,
            by_state=dict(group.by_state),
            overdue=group.overdue,
            due_today=group.due_today,
        )


class MorningToday(View):
    targets: int
    appointments: int
    dates: int
    """Open orders of which a date comes today: a loan is due back, a permit ends."""
    callbacks: int
    overdue_callbacks: int


class DutyView(View):
    user: str
    name: str
    groups: list[str]
    state: str | None
    """Of who takes calls: as the floor has them now."""
    owned: int
    assigned: int

    @classmethod
    def of(cls, duty: Duty) -> Self:
        return cls(
            user=duty.user,
            name=duty.name,
            groups=list(duty.groups),
            state=duty.state,
            owned=duty.owned,
            assigned=duty.assigned,
        )


class MorningView(View):
    """What the morning meeting goes through; figures of the calls and orders are those of the day before `day`."""

    day: date
    since: datetime
    until: datetime
    """Yesterday, as instants: what lists are asked for."""
    calls: MorningCalls
    orders: MorningOrders
    open: list[GroupOpenView]
    """As it stands now, most first."""
    today: MorningToday
    duties: list[DutyView]

    @classmethod
    def of(cls, sheet: Sheet, since: datetime, until: datetime) -> Self:
        calls, orders, today = sheet.calls, sheet.orders, sheet.today
        finished = calls.answered_by_person + calls.abandoned
        return cls(
            day=sheet.day,
            since=since,
            until=until,
            calls=MorningCalls(
                offered=calls.offered,
                answered=calls.answered_by_person,
                abandoned=calls.abandoned,
                service_level=calls.within_threshold / finished if finished else None,
                average_wait_s=calls.wait_total_s / calls.answered_by_person if calls.answered_by_person else None,
            ),
            orders=MorningOrders(
                opened=orders.opened,
                finished=orders.finished,
                on_time=orders.on_time,
                late=orders.late,
                on_time_rate=orders.on_time_rate,
            ),
            open=[GroupOpenView.of(group) for group in sheet.open],
            today=MorningToday(
                targets=today.targets,
                appointments=today.appointments,
                dates=today.dates,
                callbacks=today.callbacks,
                overdue_callbacks=today.overdue_callbacks,
            ),
            duties=[DutyView.of(duty) for duty in sheet.duties],
        )


class LeftOpenView(View):
    """An order as it stood when the shift ended."""

    number: str
    service_type: str
    state: str
    group: str
    owner: str
    place: str
    due_at: str | None

    @classmethod
    def of(cls, order: LeftOpen) -> Self:
        return cls(
            number=order.number,
            service_type=order.service_type,
            state=order.state,
            group=order.group,
            owner=order.owner,
            place=order.place,
            due_at=order.due_at,
        )


class ShiftHandoverView(View):
    id: str
    at: datetime
    given_by: str
    note: str
    orders: list[LeftOpenView]
    signed_at: datetime | None
    signed_by: str | None
    signed_note: str

    @classmethod
    def of(cls, handover: ShiftHandover) -> Self:
        return cls(
            id=handover.id,
            at=handover.at,
            given_by=handover.given_by,
            note=handover.note,
            orders=[LeftOpenView.of(order) for order in handover.orders],
            signed_at=handover.signed_at,
            signed_by=handover.signed_by,
            signed_note=handover.signed_note,
        )

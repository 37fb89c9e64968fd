"""Outbreaks and repeats (W9)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from agent_console.views.base import Numbered, View
from agent_console.views.orders import as_seen
from domain.orders.order import HistoryEntry, WorkOrder
from domain.orders.states import OrderState
from domain.outbreaks import TRANSITIONS, Outbreak, OutbreakState, OutbreakStep
from domain.people import Permission, Person
from hotline.storage.notices.outbreaks import Repeat


class OutbreakEntry(View):
    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: str

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        return cls(
            at=entry.at, by=entry.by, action=entry.action, before=entry.before, after=entry.after, note=entry.note
        )


class OutbreakView(View):
    """Many like reports from one building."""

    id: str
    building: str
    category: str
    service_type: str
    state: OutbreakState
    opened_at: datetime
    numbers: list[str]
    """The reports, first one first."""
    master: str | None
    """The order that stands for all of them."""
    announcement: str
    """What callers hear."""
    closed_at: datetime | None
    history: list[OutbreakEntry]

    @classmethod
    def of(cls, outbreak: Outbreak) -> Self:
        return cls.model_validate(cls.parts(outbreak))

    @classmethod
    def parts(cls, outbreak: Outbreak) -> dict[str, object]:
        return {
            "id": outbreak.id,
            "building": outbreak.building,
            "category": outbreak.category,
            "service_type": outbreak.service_type,
            "state": outbreak.state,
            "opened_at": outbreak.opened_at,
            "numbers": list(outbreak.numbers),
            "master": outbreak.master,
            "announcement": outbreak.announcement,
            "closed_at": outbreak.closed_at,
            "history": [OutbreakEntry.of(entry) for entry in outbreak.history],
        }


class ReportView(View):
    """One of its orders."""

    number: str
    state: OrderState
    customer_name: str
    place: str
    description: Numbered[str]
    created_at: datetime

    @classmethod
    def for_reader(cls, order: WorkOrder, person: Person) -> Self:
        whole = cls(
            number=order.number,
            state=order.state,
            customer_name=order.customer_name,
            place=order.place,
            description=order.description,
            created_at=order.created_at,
        )
        return as_seen(whole, order, person)


class OutbreakPage(OutbreakView):
    """With its orders, and what whoever asks may do."""

    reports: list[ReportView]
    steps: list[OutbreakStep]

    @classmethod
    def whole(cls, outbreak: Outbreak, orders: Sequence[WorkOrder], person: Person) -> Self:
        may = person.may(Permission.STEER_ORDERS)
        return cls.model_validate(
            {
                **cls.parts(outbreak),
                "reports": [ReportView.for_reader(order, person) for order in orders],
                "steps": [step for step in OutbreakStep if may and (outbreak.state, step) in TRANSITIONS],
            }
        )


class RepeatView(View):
    """Matters of the same place and kind within a month."""

    spot: str
    place: str
    category: str
    orders: int
    last_at: datetime

    @classmethod
    def of(cls, repeat: Repeat) -> Self:
        return cls(
            spot=repeat.spot,
            place=repeat.place,
            category=repeat.category,
            orders=repeat.orders,
            last_at=repeat.last_at,
        )


class RepeatsView(View):
    since: datetime
    until: datetime
    least: int
    items: list[RepeatView]

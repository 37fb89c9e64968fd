"""Orders counted, and what belongs to one of them."""

from datetime import datetime
from enum import Enum
from typing import Self

from agent_console.views.base import Numbered, View
from agent_console.views.callbacks import CallbackView
from agent_console.views.orders import as_seen
from domain.orders.order import WithLead, WorkOrder
from domain.orders.states import OrderState
from domain.people import Person, Role


class DueIn(Enum):
    """When the next target of an order is due."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Within the hour."""
    LATER = "later"
    """Later, or its clocks stand still, or nothing is due."""


class BoardCell(View):
    group: str
    state: OrderState
    due: DueIn
    orders: int


class BouncesView(View):
    group: str
    bounces: int


class OrderBoardView(View):
    """Open orders by group, state and what is due, for the leads (O5, W7)."""

    as_of: datetime
    soon_until: datetime
    """`soon` means due before this."""
    cells: list[BoardCell]
    with_lead: dict[WithLead, int]
    """The leads' queue, by why an order is in it."""
    bounces: list[BouncesView]
    """How often each desk has sent back what it was given in the last 30 days (O5), most first."""


class MyCountsView(View):
    """How many open orders each view of the list has."""

    mine: int
    offered: int
    my_groups: int
    soon: int
    overdue: int
    open: int


class WorkerView(View):
    user: str
    name: str
    role: Role
    groups: list[str]

    @classmethod
    def of(cls, person: Person) -> Self:
        return cls(user=person.user, name=person.name, role=person.role, groups=list(person.groups))


class DeskView(View):
    name: str
    outside: bool
    """A supplier or another site (W12)."""


class DesksView(View):
    """Who orders can go to."""

    people: list[WorkerView]
    groups: list[DeskView]


class OrderLine(View):
    """An order in one line."""

    number: str
    state: OrderState
    service_type: str
    place: str
    description: Numbered[str]
    group: str
    created_at: datetime

    @classmethod
    def of(cls, order: WorkOrder) -> Self:
        return cls(
            number=order.number,
            state=order.state,
            service_type=order.service_type,
            place=order.place,
            description=order.description,
            group=order.group,
            created_at=order.created_at,
        )

    @classmethod
    def for_reader(cls, order: WorkOrder, person: Person) -> Self:
        return as_seen(cls.of(order), order, person)


class RelatedView(View):
    """What belongs to an order; orders that who asks may not see are left out."""

    repeats: list[OrderLine]
    """Others of the same place and category within 30 days (W9), newest first."""
    follows: OrderLine | None
    """The order whose visit found the customer not satisfied (C7)."""
    followed_by: list[OrderLine]
    master: OrderLine | None
    members: list[OrderLine]
    """Of an outbreak's master order; the newest hundred."""
    callbacks: list[CallbackView]
    calls: list[str]
    """Ids: the call it came from, then those made about it."""

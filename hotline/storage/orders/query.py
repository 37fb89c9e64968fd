"""Which orders a list shows, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, or_

from domain.orders.order import WithLead
from domain.orders.states import SETTLED, OrderState
from domain.services.service import Urgency
from hotline.storage.orders.rows import serials_of
from hotline.storage.orders.search_table import looked_for, order_has
from hotline.storage.orders.tables import OPEN_ORDER, work_orders

c = work_orders.c


class OrderSort(Enum):
    """Ways to sort a list. A keyset page needs columns that tell any two orders apart."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"
    """What is due first; orders with no running target are left out."""


SORTS: Mapping[OrderSort, tuple[Sequence[ColumnElement[Any]], bool]] = {
    OrderSort.NEWEST: ((c.serial,), True),
    OrderSort.OLDEST: ((c.serial,), False),
    OrderSort.DUE: ((c.due_at, c.number), False),
}
"""Columns, and whether they descend."""


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Which orders; all that is given must hold. `since` is included, `until` not (by the time of creation)."""

    state: OrderState | None = None
    states: tuple[OrderState, ...] = ()
    group: str | None = None
    groups: tuple[str, ...] | None = None
    """Any of these; an empty tuple: none."""
    service_type: str | None = None
    urgency: Urgency | None = None
    text: str | None = None
    """Stands in the number, the customer's name or phone, the place or the description."""
    call_id: str | None = None
    customer_id: str | None = None
    created_by: str | None = None
    owner: str | None = None
    assignee: str | None = None
    offered_to: str | None = None
    """A user it was offered to."""
    offered_groups: tuple[str, ...] = ()
    """Or a group it was offered to."""
    with_lead: bool | WithLead | None = None
    building: str | None = None
    category: str | None = None
    spot: str | None = None
    master: str | None = None
    follows: str | None = None
    due_before: datetime | None = None
    """Has a running target that is due before; at `now`: overdue."""
    due_after: datetime | None = None
    """And none that is due earlier."""
    finished_after: datetime | None = None
    """Its work was done then or later."""
    finished_before: datetime | None = None
    appointment_after: datetime | None = None
    """Its customer expects somebody then or later."""
    appointment_before: datetime | None = None
    date_after: datetime | None = None
    """The next of its dates comes then or later: a loan is due back, a permit ends."""
    date_before: datetime | None = None
    late: bool | None = None
    """A target was met late, or none was."""
    since: datetime | None = None
    until: datetime | None = None
    open_only: bool = False
    """Neither closed nor cancelled."""
    sort: OrderSort = OrderSort.NEWEST


def conditions(query: OrderQuery) -> list[ColumnElement[bool]]:
    equal = {
        c.state: query.state.value if query.state else None,
        c.group_name: query.group,
        c.service_type: query.service_type,
        c.urgency: query.urgency.value if query.urgency else None,
        c.call_id: query.call_id,
        c.customer_id: query.customer_id,
        c.created_by: query.created_by,
        c.owner: query.owner,
        c.assignee: query.assignee,
        c.building: query.building,
        c.category: query.category,
        c.spot: query.spot,
        c.master: query.master,
        c.follows: query.follows,
    }
    found: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    if query.states:
        found.append(c.state.in_([state.value for state in query.states]))
    if query.groups is not None:
        found.append(c.group_name.in_(query.groups))
    if query.offered_to is not None:
        found.append(or_(c.offered_user == query.offered_to, c.offered_group.in_(query.offered_groups)))
    if query.with_lead is not None:
        found.append(_with_lead(query.with_lead))
    if query.late is not None:
        found.append(c.late.is_(query.late))
    if query.text:
        found.append(order_has(looked_for(query.text)))
    spans = (
        (c.due_at, query.due_after, query.due_before),
        (c.finished_at, query.finished_after, query.finished_before),
        (c.appointment, query.appointment_after, query.appointment_before),
        (c.date_at, query.date_after, query.date_before),
    )
    for column, after, before in spans:
        if after is not None:
            found.append(column >= after)
        if before is not None:
            found.append(column < before)
    above, below = serials_of(query.since, query.until)
    if query.finished_before is not None:
        found.append(c.serial < serials_of(None, query.finished_before)[1])
    if query.since is not None:
        found += (c.created_at >= query.since, c.serial > above)
    if query.until is not None:
        found += (c.created_at < query.until, c.serial < below)
    if is_open(query):
        found.append(OPEN_ORDER)
    if query.sort is OrderSort.DUE:
        found.append(c.due_at.is_not(None))
    return found


def is_open(query: OrderQuery) -> bool:
    """Only open orders meet it: said to the database, for those have indices of their own."""
    timed = (query.due_before, query.due_after)
    states = {query.state} if query.state else set(query.states)
    return query.open_only or any(timed) or query.sort is OrderSort.DUE or bool(states and not states & SETTLED)


def _with_lead(wanted: bool | WithLead) -> ColumnElement[bool]:
    if isinstance(wanted, WithLead):
        return c.with_lead == wanted.value
    return c.with_lead.is_not(None) if wanted else c.with_lead.is_(None)

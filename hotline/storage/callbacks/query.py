"""Which callbacks a list shows, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, select

from domain.callbacks import CallbackState, Mode, Purpose
from hotline.storage.schema import OPEN_CALLBACK, callback_attempts, callbacks

c, a = callbacks.c, callback_attempts.c


class CallbackSort(Enum):
    """Earliest or most urgent first. `NEXT` and `PRIORITY` say something of open callbacks only, and show no others."""

    DUE = "due"
    NEXT = "next"
    PRIORITY = "priority"
    CREATED = "created"


ORDERS: Mapping[CallbackSort, tuple[ColumnElement[Any], ...]] = {
    CallbackSort.DUE: (c.due_at, c.id),
    CallbackSort.NEXT: (c.next_at, c.id),
    CallbackSort.PRIORITY: (c.priority, c.next_at, c.id),
    CallbackSort.CREATED: (c.created_at, c.id),
}
_OF_OPEN_ONES = frozenset({CallbackSort.NEXT, CallbackSort.PRIORITY})


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """Which callbacks; all that is given must hold. `due_after` is included, `due_before` not."""

    state: CallbackState | None = None
    agent: str | None = None
    phone: str | None = None
    """The whole number, as stored."""
    call_id: str | None = None
    work_order: str | None = None
    due_before: datetime | None = None
    due_after: datetime | None = None
    open_only: bool = False
    """Neither done nor cancelled."""
    purpose: Purpose | None = None
    mode: Mode | None = None
    owner: str | None = None
    customer_id: str | None = None
    tried_in: str | None = None
    """The call that is, or was, an attempt at them."""
    overdue_at: datetime | None = None
    """Open, and their window has ended by then."""
    sort: CallbackSort = CallbackSort.DUE


def conditions(query: CallbackQuery) -> list[ColumnElement[bool]]:
    equal = {
        c.state: query.state.value if query.state else None,
        c.agent: query.agent,
        c.phone: query.phone,
        c.call_id: query.call_id,
        c.work_order: query.work_order,
        c.purpose: query.purpose.value if query.purpose else None,
        c.mode: query.mode.value if query.mode else None,
        c.owner: query.owner,
        c.customer_id: query.customer_id,
    }
    found: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    if query.due_before is not None:
        found.append(c.due_at < query.due_before)
    if query.due_after is not None:
        found.append(c.due_at >= query.due_after)
    if query.tried_in is not None:
        found.append(c.id.in_(select(a.callback_id).where(a.call_id == query.tried_in)))
    if query.overdue_at is not None:
        # No window ends before it begins, so the order by `due_at` finds all of them.
        found.append(c.due_at < query.overdue_at)
        found.append(c.latest_at.is_(None) | (c.latest_at < query.overdue_at))
    if query.open_only or query.overdue_at is not None or query.sort in _OF_OPEN_ONES:
        found.append(OPEN_CALLBACK)
    return found

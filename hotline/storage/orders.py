"""Work orders with their history (handbook W1, W9)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from domain.work_orders import HistoryEntry, OrderState, WorkOrder
from hotline.storage.day_numbers import next_of_day
from hotline.storage.errors import Conflict
from hotline.storage.page import Page, containing, page_of_rows
from hotline.storage.schema import OPEN_ORDER, order_days, order_history, work_orders
from hotline.storage.transaction import Transaction

c, h = work_orders.c, order_history.c


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Which orders; all that is given must hold. `since` is included, `until` not (by the time of creation)."""

    state: OrderState | None = None
    group: str | None = None
    service_type: str | None = None
    text: str | None = None
    """Stands in the number, the customer's name or phone, the place or the description."""
    call_id: str | None = None
    customer_id: str | None = None
    created_by: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    open_only: bool = False
    """Neither closed nor cancelled."""


class Orders:
    """The work orders. None is ever deleted, and no line of history is ever changed (W9)."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def next_sequence(self, day: date) -> int:
        """The next number of `day`, as `next_of_day`."""
        return await next_of_day(self._transaction, order_days, day)

    async def save(self, order: WorkOrder) -> None:
        """Inserts the order or brings it up to date, and adds the lines of history that are new.

        Raises `Conflict` when somebody else has changed the order since it was read.
        """
        await self._transaction.upsert(work_orders, _to_row(order))
        stored = await self._stored_history(order.number)
        if order.history[: len(stored)] != stored:
            raise Conflict(f"work order {order.number} was changed meanwhile; read it again")
        rows = [
            {
                "number": order.number,
                "position": position,
                "at": entry.at,
                "by": entry.by,
                "action": entry.action,
                "before": entry.before,
                "after": entry.after,
                "note": entry.note,
            }
            for position, entry in enumerate(order.history)
        ]
        await self._transaction.execute(order_history.insert(), rows[len(stored) :])

    async def get(self, number: str) -> WorkOrder | None:
        """The order with its whole history."""
        rows = await self._transaction.all(self._transaction.locked(select(work_orders).where(c.number == number)))
        return next(iter(await self._with_history(rows)), None)

    async def find(self, query: OrderQuery, cursor: str | None = None, limit: int = 50) -> Page[WorkOrder]:
        """Newest first, with history. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(work_orders).where(*_conditions(query)),
            (c.created_at, c.number),
            cursor,
            limit,
            descending=True,
        )
        return Page(await self._with_history(rows), following)

    async def _stored_history(self, number: str) -> tuple[HistoryEntry, ...]:
        rows = await self._transaction.all(select(order_history).where(h.number == number).order_by(h.position))
        return tuple(map(_entry, rows))

    async def _with_history(self, rows: Sequence[Row[Any]]) -> tuple[WorkOrder, ...]:
        if not rows:
            return ()
        history: dict[str, list[HistoryEntry]] = defaultdict(list)
        statement = select(order_history).where(h.number.in_([row.number for row in rows]))
        for row in await self._transaction.all(statement.order_by(h.number, h.position)):
            history[row.number].append(_entry(row))
        return tuple(_from_row(row, tuple(history[row.number])) for row in rows)


def _conditions(query: OrderQuery) -> list[ColumnElement[bool]]:
    equal = {
        c.state: query.state.value if query.state else None,
        c.group_name: query.group,
        c.service_type: query.service_type,
        c.call_id: query.call_id,
        c.customer_id: query.customer_id,
        c.created_by: query.created_by,
    }
    found: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    if query.text:
        found.append(containing(query.text, c.number, c.customer_name, c.customer_phone, c.place, c.description))
    if query.since is not None:
        found.append(c.created_at >= query.since)
    if query.until is not None:
        found.append(c.created_at < query.until)
    if query.open_only:
        found.append(OPEN_ORDER)
    return found


def _to_row(order: WorkOrder) -> dict[str, Any]:
    return {
        "number": order.number,
        "state": order.state.value,
        "service_type": order.service_type,
        "customer_name": order.customer_name,
        "customer_phone": order.customer_phone,
        "place": order.place,
        "description": order.description,
        "created_at": order.created_at,
        "created_by": order.created_by,
        "group_name": order.group,
        "fields": dict(order.fields),
        "call_id": order.call_id,
        "customer_id": order.customer_id,
    }


def _from_row(row: Row[Any], history: tuple[HistoryEntry, ...]) -> WorkOrder:
    return WorkOrder(
        number=row.number,
        state=OrderState(row.state),
        service_type=row.service_type,
        customer_name=row.customer_name,
        customer_phone=row.customer_phone,
        place=row.place,
        description=row.description,
        created_at=row.created_at,
        created_by=row.created_by,
        group=row.group_name,
        fields=row.fields,
        call_id=row.call_id,
        customer_id=row.customer_id,
        history=history,
    )


def _entry(row: Row[Any]) -> HistoryEntry:
    return HistoryEntry(at=row.at, by=row.by, action=row.action, before=row.before, after=row.after, note=row.note)

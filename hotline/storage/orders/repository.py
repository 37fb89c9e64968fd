"""Work orders with their history (handbook W1, W9)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, or_, select, update

from domain.orders.order import HistoryEntry, WorkOrder
from hotline.storage.day_numbers import next_of_day
from hotline.storage.errors import Conflict
from hotline.storage.orders.query import SORTS, OrderQuery, OrderSort, conditions
from hotline.storage.orders.rows import FIGURES, from_row, history_entry, history_row, to_row
from hotline.storage.orders.search import OrderSearch
from hotline.storage.orders.tables import BOUNCED, OPEN_ORDER, order_days, order_history, work_orders
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c, h = work_orders.c, order_history.c


class Orders:
    """The work orders. None is ever deleted, and no line of history is ever changed (W9)."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._search = OrderSearch(transaction)

    async def next_sequence(self, day: date) -> int:
        """The next number of `day`, as `next_of_day`."""
        return await next_of_day(self._transaction, order_days, day)

    async def save(self, order: WorkOrder, watch_at: datetime | None = None, date_at: datetime | None = None) -> None:
        """Inserts the order or brings it up to date, and adds the lines of history that are new.

        `watch_at`: when the passing of time does something to it next; `date_at`: when its next date comes. Raises
        `Conflict` when somebody else has changed the order since it was read.
        """
        await self._transaction.upsert(work_orders, to_row(order, watch_at, date_at))
        await self._search.file(order)
        stored = await self._stored_history(order.number)
        if order.history[: len(stored)] != stored:
            raise Conflict(f"work order {order.number} was changed meanwhile; read it again")
        rows = [history_row(order.number, position, entry) for position, entry in enumerate(order.history)]
        await self._transaction.execute(order_history.insert(), rows[len(stored) :])

    async def reindex(self, *numbers: str) -> None:
        """Have these found by what stands in their rows, which were changed without `save`."""
        await self._search.refile(numbers)

    async def get(self, number: str) -> WorkOrder | None:
        """The order with its whole history."""
        rows = await self._transaction.all(self._transaction.locked(select(work_orders).where(c.number == number)))
        return next(iter(await self._with_history(rows)), None)

    async def find(self, query: OrderQuery, cursor: str | None = None, limit: int = 50) -> Page[WorkOrder]:
        """As `query` sorts them, with history. Raises `InvalidCursor`."""
        if query.text and query.sort is not OrderSort.DUE:
            rows, following = await self._search.page(query, cursor, limit)
            return Page(await self._with_history(rows), following)
        columns, descending = SORTS[query.sort]
        rows, following = await page_of_rows(
            self._transaction,
            select(work_orders).where(*conditions(query)),
            columns,
            cursor,
            limit,
            descending=descending,
        )
        return Page(await self._with_history(rows), following)

    async def to_watch(self, now: datetime, limit: int = 50) -> tuple[WorkOrder, ...]:
        """Orders that the passing of time does something to now, longest due first."""
        statement = select(work_orders).where(c.watch_at <= now).order_by(c.watch_at, c.number).limit(limit)
        rows = await self._transaction.all(self._transaction.locked(statement, skip=True))
        return await self._with_history(rows)

    async def alike(self, order: WorkOrder, since: datetime) -> tuple[str, ...]:
        """Numbers of the orders of the same place and category since then, newest first (W9)."""
        if not order.spot:
            return ()
        statement = (
            select(c.number)
            .where(c.spot == order.spot, c.category == order.category, c.created_at >= since)
            .where(c.number != order.number)
            .order_by(c.created_at.desc())
        )
        return tuple(row.number for row in await self._transaction.all(statement))

    async def open_count(self, query: OrderQuery) -> dict[tuple[str, str], int]:
        """How many open orders there are, by group and state."""
        statement = (
            select(c.group_name, c.state, func.count().label("orders"))
            .where(OPEN_ORDER, *conditions(query))
            .group_by(c.group_name, c.state)
        )
        return {(row.group_name, row.state): row.orders for row in await self._transaction.all(statement)}

    async def count_open(self, query: OrderQuery) -> int:
        """How many open orders there are in all."""
        counted = select(func.count()).select_from(work_orders).where(OPEN_ORDER, *conditions(query))
        row = await self._transaction.first(counted)
        return int(row[0]) if row else 0

    async def bounces(self, since: datetime, until: datetime) -> dict[str, int]:
        """How often each desk sent back what it was given (O5)."""
        statement = (
            select(h.desk, func.count().label("bounces")).where(BOUNCED, h.at >= since, h.at < until).group_by(h.desk)
        )
        return {row.desk: row.bounces for row in await self._transaction.all(statement)}

    async def blank(self, numbers: Sequence[str]) -> None:
        """Takes out what is personal, of the orders, their histories and the search (R3). The figures stay."""
        words = dict.fromkeys(("customer_name", "customer_phone", "place", "description", "building", "spot"), "")
        for row in await self._transaction.all(select(c.number, c.detail).where(c.number.in_(numbers))):
            detail = {name: value for name, value in row.detail.items() if name in FIGURES}
            values = {**words, "fields": {}, "detail": detail}
            await self._transaction.execute(update(work_orders).where(c.number == row.number).values(values))
        # The two changes its trigger lets through.
        of_it = h.number.in_(numbers)
        told = or_(h.action.startswith("amend "), h.action.startswith("field "), h.action == "group called")
        await self._transaction.execute(update(order_history).where(of_it).values(note=""))
        await self._transaction.execute(update(order_history).where(of_it, told).values(before="", after=""))
        await self.reindex(*numbers)

    async def _stored_history(self, number: str) -> tuple[HistoryEntry, ...]:
        rows = await self._transaction.all(select(order_history).where(h.number == number).order_by(h.position))
        return tuple(map(history_entry, rows))

    async def _with_history(self, rows: Sequence[Row[Any]]) -> tuple[WorkOrder, ...]:
        if not rows:
            return ()
        history: dict[str, list[HistoryEntry]] = defaultdict(list)
        statement = select(order_history).where(h.number.in_([row.number for row in rows]))
        for row in await self._transaction.all(statement.order_by(h.number, h.position)):
            history[row.number].append(history_entry(row))
        return tuple(from_row(row, tuple(history[row.number])) for row in rows)

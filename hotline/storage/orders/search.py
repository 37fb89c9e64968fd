"""Finding orders by a part of their words: exactly, and in a time that does not grow with the book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, literal_column, select, text

from domain.orders.order import WorkOrder
from domain.orders.search_terms import pieces, search_words
from domain.orders.states import OrderState
from hotline.storage.columns import storable
from hotline.storage.orders.query import OrderQuery, OrderSort, conditions
from hotline.storage.orders.rows import serial
from hotline.storage.orders.search_table import looked_for, number_of, order_has, order_search
from hotline.storage.orders.search_walk import Walk, serials_with
from hotline.storage.orders.tables import work_orders
from hotline.storage.page import cursor_after, place_of
from hotline.storage.transaction import Transaction

c, s = work_orders.c, order_search.c

PATIENCE = 1_000
"""So many orders may have the text and fail the other conditions, before those are asked first."""

_OVER = frozenset({OrderState.CLOSED, OrderState.CANCELLED})
_UNFILE = text("INSERT INTO order_pieces (order_pieces, rowid, pieces) VALUES ('delete', :serial, :pieces)")
_FILE = text("INSERT INTO order_pieces (rowid, pieces) VALUES (:serial, :pieces)")


class OrderSearch:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def file(self, order: WorkOrder) -> None:
        """Have the order found by its words as they are now."""
        words = (order.number, order.customer_name, order.customer_phone, order.place, order.description)
        await self._file(serial(order.number), _words(words))

    async def refile(self, numbers: Iterable[str]) -> None:
        """The same for orders whose rows were changed without it."""
        columns = (c.number, c.customer_name, c.customer_phone, c.place, c.description)
        for row in await self._transaction.all(select(*columns).where(c.number.in_(list(numbers)))):
            await self._file(serial(row.number), _words(row))

    async def _file(self, serial: int, words: str) -> None:
        filed = await self._transaction.first(select(s.words).where(s.serial == serial))
        if filed is not None and filed.words == words:
            return
        if not self._transaction.sqlite:
            numbers = [number_of(piece) for piece in pieces(words)]
            await self._transaction.upsert(order_search, {"serial": serial, "words": words, "pieces": numbers})
            return
        if filed is not None:
            # What was filed is not kept anywhere, so it has to be said again.
            await self._transaction.execute(_UNFILE.bindparams(serial=serial, pieces=" ".join(pieces(filed.words))))
        await self._transaction.upsert(order_search, {"serial": serial, "words": words})
        await self._transaction.execute(_FILE.bindparams(serial=serial, pieces=" ".join(pieces(words))))

    async def page(self, query: OrderQuery, cursor: str | None, limit: int) -> tuple[Sequence[Row[Any]], str | None]:
        """Up to `limit` orders after `cursor` that have `query.text`, newest or oldest first, and the next cursor."""
        walk = Walk(looked_for(query.text or ""), query.sort is not OrderSort.OLDEST, *_days(query))
        if cursor is not None:
            walk = walk.after(place_of(cursor, (c.serial,))[0])
        rest = conditions(replace(query, text=None))
        rows: list[Row[Any]] = []
        seen = 0
        async for serials in serials_with(self._transaction, walk, limit + 1):
            found = select(work_orders).where(c.serial.in_(serials), *rest).order_by(walk.order(c.serial))
            rows += await self._transaction.all(found.limit(limit + 1 - len(rows)))
            walk, seen = walk.after(serials[-1]), seen + len(serials)
            if len(rows) > limit:
                break
            if seen > PATIENCE and _few(query):
                rows += await self._among_few(walk, rest, limit + 1 - len(rows))
                break
        if len(rows) <= limit:
            return rows, None
        return rows[:limit], cursor_after(rows[limit - 1], (c.serial,))

    async def _among_few(self, walk: Walk, rest: Sequence[ColumnElement[bool]], limit: int) -> Sequence[Row[Any]]:
        key = c.serial + literal_column("0")  # not by the index of serials, which has all of the orders
        found = select(work_orders).where(*rest, order_has(walk.text), *walk.within(key))
        return await self._transaction.all(found.order_by(walk.order(key)).limit(limit))


def _words(texts: Iterable[str]) -> str:
    return search_words(*map(storable, texts))


def _few(query: OrderQuery) -> bool:
    """Its other conditions leave few orders, and have an index that finds them."""
    states = {query.state} if query.state else set(query.states)
    named = (query.customer_id, query.call_id, query.master, query.follows, query.with_lead, query.offered_to)
    timed = query.due_before or query.due_after
    return query.open_only or bool(timed) or any(named) or bool(states and not states & _OVER)


def _days(query: OrderQuery) -> tuple[int, int]:
    """The serials between which an order of these days stands: it carries the day of the centre's own clock."""
    above = _serial(query.since - timedelta(days=2)) if query.since else -1
    below = _serial(query.until + timedelta(days=2)) if query.until else 2**62
    return above, below


def _serial(day: datetime) -> int:
    return serial(f"{day:%Y%m%d}-0")

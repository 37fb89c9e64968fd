"""Finding orders by a part of their words: exactly, and in a time that does not grow with the book."""

import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Row, any_, cast, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from domain.orders.order import WorkOrder
from domain.orders.search_terms import pieces, search_words
from hotline.storage.columns import storable
from hotline.storage.orders.query import OrderQuery, OrderSort, conditions, is_open
from hotline.storage.orders.rows import serial, serials_of
from hotline.storage.orders.search_table import has, looked_for, month_of, number_of, order_search
from hotline.storage.orders.search_walk import Walk, serials, serials_with
from hotline.storage.orders.tables import work_orders
from hotline.storage.page import cursor_after, place_of
from hotline.storage.transaction import Transaction

c, s = work_orders.c, order_search.c

MOST_AT_ONCE = 2_000
"""So many candidates are looked at in one go."""

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
            numbers = [number_of(piece, month_of(serial)) for piece in pieces(words)]
            await self._transaction.upsert(order_search, {"serial": serial, "words": words, "pieces": numbers})
            return
        if filed is not None:
            # What was filed is not kept anywhere, so it has to be said again.
            await self._transaction.execute(_UNFILE.bindparams(serial=serial, pieces=" ".join(pieces(filed.words))))
        await self._transaction.upsert(order_search, {"serial": serial, "words": words})
        await self._transaction.execute(_FILE.bindparams(serial=serial, pieces=" ".join(pieces(words))))

    async def page(self, query: OrderQuery, cursor: str | None, limit: int) -> tuple[Sequence[Row[Any]], str | None]:
        """Up to `limit` orders after `cursor` that have `query.text`, newest or oldest first, and the next cursor."""
        walk = Walk(
            looked_for(query.text or ""), query.sort is not OrderSort.OLDEST, *serials_of(query.since, query.until)
        )
        if cursor is not None:
            walk = walk.after(place_of(cursor, (c.serial,))[0])
        rows: list[Row[Any]] = []
        ways, size = self._ways(query), limit + 1
        while len(rows) <= limit:
            way = max(ways, key=attrgetter("pace"))
            candidates, found = await way.look(walk, size)
            rows += await self._rows(found, way.rest, walk, limit + 1 - len(rows))
            if len(candidates) < size:
                break
            way.pace = abs(candidates[0] - candidates[-1]) / size
            walk, size = walk.after(candidates[-1]), min(2 * size, MOST_AT_ONCE)
        if len(rows) <= limit:
            return rows, None
        return rows[:limit], cursor_after(rows[limit - 1], (c.serial,))

    def _ways(self, query: OrderQuery) -> Sequence["_Way"]:
        rest = conditions(replace(query, text=None))

        async def by_text(walk: Walk, size: int) -> tuple[list[int], list[int]]:
            found = await serials_with(self._transaction, walk, size)
            return found, found

        async def by_conditions(walk: Walk, size: int) -> tuple[list[int], list[int]]:
            within = walk.within(c.serial)
            near = select(c.serial).where(*rest, *within).order_by(walk.order(c.serial)).limit(size)
            met = await serials(self._transaction, near)
            with_text = select(s.serial).where(self._any_of(s.serial, met), has(walk.text, s.words))
            return met, await serials(self._transaction, with_text.order_by(walk.order(s.serial))) if met else []

        if not _have_an_index(query):
            return (_Way(by_text, rest),)
        return _Way(by_text, rest), _Way(by_conditions, ())

    async def _rows(
        self, found: Sequence[int], rest: Sequence[ColumnElement[bool]], walk: Walk, limit: int
    ) -> Sequence[Row[Any]]:
        if not found:
            return ()
        some = found if rest else found[:limit]
        statement = select(work_orders).where(self._any_of(c.serial, some), *rest)
        return await self._transaction.all(statement.order_by(walk.order(c.serial)).limit(limit))

    def _any_of(self, serial: ColumnElement[int], wanted: Sequence[int]) -> ColumnElement[bool]:
        """One value for PostgreSQL, however many they are: each would be read and planned by itself."""
        if self._transaction.sqlite:
            return serial.in_(wanted)
        return serial == any_(cast(list(wanted), ARRAY(BigInteger)))


@dataclass(slots=True)
class _Way:
    """Orders can be looked for by the text, of which the other conditions leave some, or the other way round."""

    look: Callable[[Walk, int], Awaitable[tuple[list[int], list[int]]]]
    """Gives so many candidates, and which of them are worth reading."""
    rest: Sequence[ColumnElement[bool]]
    """What these have still to meet."""
    pace: float = math.inf
    """How far through the book each candidate led: both ways are tried, then the one that gets on is taken."""


def _words(texts: Iterable[str]) -> str:
    return search_words(*map(storable, texts))


def _have_an_index(query: OrderQuery) -> bool:
    """The conditions beside the text: an index finds the next few orders that meet them, or all of them are few."""
    named = (
        *(query.customer_id, query.call_id, query.created_by, query.owner, query.assignee, query.offered_to),
        *(query.group, query.service_type, query.urgency, query.building, query.master, query.follows),
        *(query.state, query.with_lead, query.finished_after),
    )
    return is_open(query) or any(named)

"""Which orders have a text: their serials, newest or oldest first, so many at a time."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Text,
    UnaryExpression,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY

from domain.orders.search_terms import needed_pieces
from hotline.storage.orders.search_table import has, month_of, number_of, order_search
from hotline.storage.transaction import Transaction

s = order_search.c
p = table("order_pieces", column("rowid", Integer), column("order_pieces", Text)).c

_MONTHS = range(1, 13)
LOOKED_THROUGH = 2_000
"""PostgreSQL: so many orders are looked through before the index is asked. What stands in one of some dozens is found
among them at once; of what is rarer, the index has few in a month."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Through the serials between two others, looking for `text` (folded)."""

    text: str
    newest_first: bool
    above: int = -1
    below: int = 2**62

    def after(self, serial: int) -> "Walk":
        return replace(self, below=serial) if self.newest_first else replace(self, above=serial)

    def within(self, key: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
        return (key > self.above, key < self.below)

    def order(self, key: ColumnElement[int]) -> UnaryExpression[int]:
        return key.desc() if self.newest_first else key.asc()


async def serials_with(transaction: Transaction, walk: Walk, size: int) -> list[int]:
    """The next `size` of them; fewer when these are all."""
    pieces = needed_pieces(walk.text)
    if not pieces:
        return await serials(transaction, _look_through(walk, size))
    if transaction.sqlite:
        return await serials(transaction, _by_fts5(walk, pieces, size))
    found = await serials(transaction, _look_through(walk, size, LOOKED_THROUGH))
    if len(found) < size:
        async for some in _by_month(transaction, walk.after(found[-1]) if found else walk, pieces, size - len(found)):
            found += some
    return found


async def _by_month(transaction: Transaction, walk: Walk, pieces: Sequence[str], size: int) -> AsyncIterator[list[int]]:
    """PostgreSQL: up to `size`, those of one month, then of more and more months at once while there are few."""
    months, many = await _months(transaction, walk), 1
    while months and size > 0:
        some = await serials(transaction, _by_gin(walk, pieces, months[:many], size))
        yield some
        size -= len(some)
        months, many = months[many:], many if len(some) > size else 2 * many


async def _months(transaction: Transaction, walk: Walk) -> list[int]:
    """Those that may have orders, in the order they are walked through."""
    ends = await transaction.first(
        select(func.min(s.serial).label("first"), func.max(s.serial).label("last")).where(*walk.within(s.serial))
    )
    if ends is None or ends.first is None:
        return []
    months = [month for month in range(month_of(ends.first), month_of(ends.last) + 1) if month % 100 in _MONTHS]
    return months[::-1] if walk.newest_first else months


def _look_through(walk: Walk, size: int, most: int | None = None) -> Executable:
    """Among the next `most` orders."""
    near = select(s.serial, s.words).where(*walk.within(s.serial)).order_by(walk.order(s.serial)).limit(most).subquery()
    found = select(near.c.serial).where(has(walk.text, near.c.words))
    return found.order_by(walk.order(near.c.serial)).limit(size)


def _by_gin(walk: Walk, pieces: Sequence[str], months: Sequence[int], size: int) -> Executable:
    # Sorted after they are found: the planner likes to read all of the orders backwards for what has few matches.
    key = s.serial + literal_column("0")
    filed = or_(*(s.pieces.op("@>")(_numbers(pieces, month)) for month in months))
    found = select(s.serial).where(filed, has(walk.text, s.words), *walk.within(key))
    return found.order_by(walk.order(key)).limit(size)


def _numbers(pieces: Sequence[str], month: int) -> ColumnElement[Any]:
    return cast([number_of(piece, month) for piece in pieces], ARRAY(Integer))


def _by_fts5(walk: Walk, pieces: Sequence[str], size: int) -> Executable:
    match = " ".join(f'"{piece}"' for piece in pieces)
    found = select(p.rowid.label("serial")).where(p.order_pieces.op("MATCH")(match), *walk.within(p.rowid))
    if pieces != (walk.text,):
        found = found.where(select(s.serial).where(s.serial == p.rowid, has(walk.text, s.words)).exists())
    return found.order_by(walk.order(p.rowid)).limit(size)


async def serials(transaction: Transaction, statement: Executable) -> list[int]:
    """Those that a statement gives."""
    return [row.serial for row in await transaction.all(statement)]

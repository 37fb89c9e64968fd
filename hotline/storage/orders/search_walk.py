"""Which orders have a text: their serials, newest or oldest first, some at a time."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Text,
    UnaryExpression,
    cast,
    column,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY

from domain.orders.search_terms import needed_pieces
from hotline.storage.orders.search_table import has, number_of, order_search
from hotline.storage.transaction import Transaction

s = order_search.c
p = table("order_pieces", column("rowid", Integer), column("order_pieces", Text)).c

LOOKED_THROUGH = 10_000
"""PostgreSQL: so many orders are looked through before the index is asked. What stands in one of some hundred is found
among them at once; of what is rarer, the index has few."""
MOST_AT_ONCE = 4_000


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


async def serials_with(transaction: Transaction, walk: Walk, size: int) -> AsyncIterator[list[int]]:
    """All of them, `size` first and more each time."""
    pieces, few = needed_pieces(walk.text), size
    if not transaction.sqlite:
        while found := await _serials(transaction, _look_through(walk, size, LOOKED_THROUGH)):
            yield found
            walk = walk.after(found[-1])
            if len(found) < size:
                break
            size = min(4 * size, MOST_AT_ONCE)
        size = MOST_AT_ONCE
    while found := await _serials(transaction, _statement(transaction, walk, pieces, size)):
        for start in range(0, len(found), few):
            yield found[start : start + few]
        if len(found) < size:
            return
        walk, few = walk.after(found[-1]), min(4 * few, MOST_AT_ONCE)
        size = max(size, few)


def _statement(transaction: Transaction, walk: Walk, pieces: Sequence[str], size: int) -> Executable:
    if not pieces:
        return _look_through(walk, size)
    return _by_fts5(walk, pieces, size) if transaction.sqlite else _by_gin(walk, pieces, size)


def _look_through(walk: Walk, size: int, most: int | None = None) -> Executable:
    """Among the next `most` orders."""
    near = select(s.serial, s.words).where(*walk.within(s.serial)).order_by(walk.order(s.serial)).limit(most).subquery()
    found = select(near.c.serial).where(has(walk.text, near.c.words))
    return found.order_by(walk.order(near.c.serial)).limit(size)


def _by_gin(walk: Walk, pieces: Sequence[str], size: int) -> Executable:
    # Sorted after they are found: the planner likes to read all of the orders backwards for what has few matches.
    key = s.serial + literal_column("0")
    numbers = cast([number_of(piece) for piece in pieces], ARRAY(Integer))
    found = select(s.serial).where(s.pieces.op("@>")(numbers), has(walk.text, s.words), *walk.within(key))
    return found.order_by(walk.order(key)).limit(size)


def _by_fts5(walk: Walk, pieces: Sequence[str], size: int) -> Executable:
    match = " ".join(f'"{piece}"' for piece in pieces)
    found = select(p.rowid.label("serial")).where(p.order_pieces.op("MATCH")(match), *walk.within(p.rowid))
    if pieces != (walk.text,):
        found = found.where(select(s.serial).where(s.serial == p.rowid, has(walk.text, s.words)).exists())
    return found.order_by(walk.order(p.rowid)).limit(size)


async def _serials(transaction: Transaction, statement: Executable) -> list[int]:
    return [row.serial for row in await transaction.all(statement)]

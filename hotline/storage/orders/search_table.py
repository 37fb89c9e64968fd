"""What orders are searched by. Derived from `work_orders`: made anew from it whenever its words change.

SQLite files an order under its pieces in an FTS5 table of its own, `order_pieces`, whose row numbers are serials and
which keeps nothing but them; PostgreSQL in a GIN index over `order_search.pieces`, where a piece is a number that its
characters and the order's month give: such an index knows no order, so it is asked month by month, and a number takes
half of the space. Both only say which orders may have a text; `words` says which have it.
"""

import zlib

from sqlalchemy import DDL, Column, ColumnElement, ForeignKey, Integer, Table, Text, event, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.schema import ExecutableDDLElement

from domain.orders.search_terms import folded
from hotline.storage.columns import Serial, Words, storable
from hotline.storage.orders.tables import work_orders
from hotline.storage.schema import metadata

order_search = Table(
    "order_search",
    metadata,
    Column("serial", Serial, ForeignKey("work_orders.serial"), primary_key=True, autoincrement=False),
    Column("words", Words, nullable=False),
    Column("pieces", ARRAY(Integer).with_variant(Text(), "sqlite")),  # PostgreSQL's alone
)
s = order_search.c

# ascii: every character that is not ASCII belongs to its piece. Only row numbers are kept, no places in the text.
PIECES_SQLITE = (
    "CREATE VIRTUAL TABLE order_pieces USING fts5(pieces, content='', columnsize=0, detail=none, tokenize='ascii')"
)
# fastupdate: what waits to be filed would be read through by every search.
PIECES_POSTGRES = "CREATE INDEX ix_order_search_pieces ON order_search USING gin (pieces) WITH (fastupdate = off)"


def _only(dialect: str, statement: str) -> ExecutableDDLElement:
    return DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]


event.listen(order_search, "after_create", _only("sqlite", PIECES_SQLITE))
event.listen(order_search, "before_drop", _only("sqlite", "DROP TABLE order_pieces"))
event.listen(order_search, "after_create", _only("postgresql", PIECES_POSTGRES))


def month_of(serial: int) -> int:
    """202605 of the orders of May 2026: a serial begins with the day."""
    return serial // 10_000_000


def number_of(piece: str, month: int) -> int:
    """What PostgreSQL files an order of this month under. Two pieces may share a number: `words` tells them apart."""
    return zlib.crc32(f"{month}{piece}".encode()) - 2**31


def looked_for(text: str) -> str:
    """What somebody typed, as it stands in `words`."""
    return folded(storable(text))


def has(text: str, words: ColumnElement[str]) -> ColumnElement[bool]:
    """These `words` have `text`, as `looked_for` gives it."""
    return words.contains(text, autoescape=True)


def order_has(text: str) -> ColumnElement[bool]:
    """The row of `work_orders` has it."""
    return select(s.serial).where(s.serial == work_orders.c.serial, has(text, s.words)).exists()

"""Merges of customer files: what belonged to the other file and is the kept one's since (handbook R1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, Table, select, update

from domain.attachments import SubjectKind
from hotline.storage.customers.tables import customer_merges, files
from hotline.storage.orders.tables import work_orders
from hotline.storage.schema import callbacks, calls
from hotline.storage.transaction import Transaction

c = customer_merges.c

_MOVED: Mapping[str, tuple[Table, Column[Any], Column[Any]]] = {
    "calls": (calls, calls.c.id, calls.c.customer_id),
    "orders": (work_orders, work_orders.c.number, work_orders.c.customer_id),
    "callbacks": (callbacks, callbacks.c.id, callbacks.c.customer_id),
    "files": (files, files.c.id, files.c.subject),
}
"""What refers to a customer: the table, its key, and the column."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge; `moved` are keys of what was the other's, by kind."""

    id: str
    kept: str
    other: str
    at: datetime
    by: str
    moved: Mapping[str, tuple[str, ...]]
    undone_at: datetime | None = None
    undone_by: str | None = None


class Merges:
    """Points what belongs to a file at another, and back."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def move(self, other: str, kept: str) -> dict[str, tuple[str, ...]]:
        """Everything of `other` is `kept`'s from now on; what that was."""
        moved: dict[str, tuple[str, ...]] = {}
        for kind, (table, key, column) in _MOVED.items():
            of_other = [column == other]
            if table is files:
                of_other.append(files.c.subject_kind == SubjectKind.CUSTOMER.value)
            rows = await self._transaction.all(select(key).where(*of_other).order_by(key))
            moved[kind] = tuple(row[0] for row in rows)
            if rows:
                await self._transaction.execute(update(table).where(*of_other).values({column.name: kept}))
        return moved

    async def move_back(self, merge: Merge) -> None:
        """What came with the merge and still is the kept one's goes back to the other."""
        for kind, keys in merge.moved.items():
            table, key, column = _MOVED[kind]
            for at in range(0, len(keys), _AT_ONCE):
                some = key.in_(keys[at : at + _AT_ONCE])
                back = update(table).where(some, column == merge.kept).values({column.name: merge.other})
                await self._transaction.execute(back)

    async def save(self, merge: Merge) -> None:
        row = {
            "id": merge.id,
            "kept": merge.kept,
            "other": merge.other,
            "at": merge.at,
            "by": merge.by,
            "moved": {kind: list(keys) for kind, keys in merge.moved.items()},
            "undone_at": merge.undone_at,
            "undone_by": merge.undone_by,
        }
        await self._transaction.upsert(customer_merges, row)

    async def last_of(self, other: str) -> Merge | None:
        """The latest merge of this file into another."""
        statement = select(customer_merges).where(c.other == other).order_by(c.at.desc(), c.id.desc()).limit(1)
        row = await self._transaction.first(self._transaction.locked(statement))
        return _merge(row) if row else None

    async def into(self, kept: str) -> tuple[Merge, ...]:
        """Every merge into this file, newest first."""
        statement = select(customer_merges).where(c.kept == kept).order_by(c.at.desc(), c.id.desc())
        return tuple(map(_merge, await self._transaction.all(statement)))


def _merge(row: Row[Any]) -> Merge:
    moved = {kind: tuple(keys) for kind, keys in row.moved.items()}
    return Merge(row.id, row.kept, row.other, row.at, row.by, moved, row.undone_at, row.undone_by)

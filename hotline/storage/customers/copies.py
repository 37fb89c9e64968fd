"""Wishes to copy out or borrow, with every step (handbook R2)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from domain.copies import Copy, CopyAction, CopyKind, CopyState, CopyStep
from hotline.storage.customers.tables import copies, copy_steps
from hotline.storage.errors import Conflict
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c, s = copies.c, copy_steps.c


@dataclass(frozen=True, slots=True)
class CopyQuery:
    """Which wishes; all that is given must hold."""

    by: str | None = None
    state: CopyState | None = None
    subject: str | None = None
    overdue_at: datetime | None = None
    """Lent, and should have been back by then."""


class Copies:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, copy: Copy) -> None:
        """Inserts it or brings it up to date. Raises `Conflict` when somebody has changed it meanwhile."""
        row = {
            "id": copy.id,
            "kind": copy.kind.value,
            "resource": copy.resource,
            "filters": dict(copy.filters),
            "subject": copy.subject,
            "what": copy.what,
            "why": copy.why,
            "by": copy.by,
            "at": copy.at,
            "until": copy.until,
            "state": copy.state.value,
        }
        await self._transaction.upsert(copies, row)
        stored = (await self._steps([copy.id]))[copy.id]
        if tuple(stored) != copy.steps[: len(stored)]:
            raise Conflict(f"copy {copy.id} was changed meanwhile; read it again")
        rows = [
            {
                "copy_id": copy.id,
                "position": at,
                "at": step.at,
                "by": step.by,
                "action": step.action.value,
                "words": step.words,
            }
            for at, step in enumerate(copy.steps)
        ]
        await self._transaction.execute(copy_steps.insert(), rows[len(stored) :])

    async def get(self, id: str) -> Copy | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(copies).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def find(self, query: CopyQuery, cursor: str | None = None, limit: int = 50) -> Page[Copy]:
        """Newest first. Raises `InvalidCursor`."""
        conditions = [
            column == value
            for column, value in (
                (c.by, query.by),
                (c.state, query.state.value if query.state else None),
                (c.subject, query.subject),
            )
            if value is not None
        ]
        if query.overdue_at is not None:
            conditions += [c.state == CopyState.LENT.value, c.until < query.overdue_at]
        rows, following = await page_of_rows(
            self._transaction, select(copies).where(*conditions), (c.at, c.id), cursor, limit, descending=True
        )
        return Page(await self._whole(rows), following)

    async def _steps(self, ids: Sequence[str]) -> dict[str, list[CopyStep]]:
        found: dict[str, list[CopyStep]] = defaultdict(list)
        statement = select(copy_steps).where(s.copy_id.in_(ids)).order_by(s.copy_id, s.position)
        for row in await self._transaction.all(statement):
            found[row.copy_id].append(CopyStep(row.at, row.by, CopyAction(row.action), row.words))
        return found

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[Copy, ...]:
        if not rows:
            return ()
        steps = await self._steps([row.id for row in rows])
        return tuple(
            Copy(
                id=row.id,
                kind=CopyKind(row.kind),
                resource=row.resource,
                filters=row.filters,
                subject=row.subject,
                what=row.what,
                why=row.why,
                by=row.by,
                at=row.at,
                until=row.until,
                state=CopyState(row.state),
                steps=tuple(steps[row.id]),
            )
            for row in rows
        )

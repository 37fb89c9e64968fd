"""Appeals against fault slips, with everything that happened to them (handbook Q4)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from domain.quality.appeals import LEVELS, Appeal, AppealAction, AppealState, Entry, Evidence, Level
from hotline.storage.errors import Conflict
from hotline.storage.page import Page, page_of_rows
from hotline.storage.quality.tables import OPEN_APPEAL, appeal_entries, appeals
from hotline.storage.transaction import Transaction

c, e = appeals.c, appeal_entries.c


@dataclass(frozen=True, slots=True)
class AppealQuery:
    """Which appeals; all that is given must hold. `since` is included, `until` not (by the time of filing)."""

    agent: str | None = None
    state: AppealState | None = None
    level: Level | None = None
    """Waiting for a decision on this rung."""
    slip: str | None = None
    open_only: bool = False
    since: datetime | None = None
    until: datetime | None = None


class Appeals:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, appeal: Appeal) -> None:
        """Inserts the appeal or brings it up to date, and adds the entries that are new.

        Raises `Conflict` when somebody else has changed it since it was read.
        """
        await self._transaction.upsert(appeals, _to_row(appeal))
        stored = (await self._entries([appeal.id]))[appeal.id]
        if appeal.entries[: len(stored)] != tuple(stored):
            raise Conflict(f"appeal {appeal.id} was changed meanwhile; read it again")
        rows = [_entry_row(appeal.id, position, entry) for position, entry in enumerate(appeal.entries)]
        await self._transaction.execute(appeal_entries.insert(), rows[len(stored) :])

    async def get(self, id: str) -> Appeal | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(appeals).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def find(self, query: AppealQuery, cursor: str | None = None, limit: int = 50) -> Page[Appeal]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(appeals).where(*_conditions(query)),
            (c.opened_at, c.id),
            cursor,
            limit,
            descending=True,
        )
        return Page(await self._whole(rows), following)

    async def due(self, now: datetime) -> tuple[Appeal, ...]:
        """Those whose present step should have been done by now."""
        statement = select(appeals).where(c.due_at < now).order_by(c.due_at, c.id)
        return await self._whole(await self._transaction.all(self._transaction.locked(statement)))

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[Appeal, ...]:
        if not rows:
            return ()
        entries = await self._entries([row.id for row in rows])
        return tuple(
            Appeal(
                id=row.id,
                slip=row.slip,
                call_id=row.call_id,
                agent=row.agent,
                points=row.points,
                opened_at=row.opened_at,
                state=AppealState(row.state),
                due_at=row.due_at,
                entries=tuple(entries[row.id]),
            )
            for row in rows
        )

    async def _entries(self, ids: Sequence[str]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        statement = select(appeal_entries).where(e.appeal_id.in_(ids)).order_by(e.appeal_id, e.position)
        for row in await self._transaction.all(statement):
            found[row.appeal_id].append(_entry(row))
        return found


def _conditions(query: AppealQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.agent is not None:
        found.append(c.agent == query.agent)
    if query.state is not None:
        found.append(c.state == query.state.value)
    if query.level is not None:
        found.append(c.state == next(state for state, level in LEVELS.items() if level is query.level).value)
    if query.slip is not None:
        found.append(c.slip == query.slip)
    if query.open_only:
        found.append(OPEN_APPEAL)
    if query.since is not None:
        found.append(c.opened_at >= query.since)
    if query.until is not None:
        found.append(c.opened_at < query.until)
    return found


def _to_row(appeal: Appeal) -> dict[str, Any]:
    return {
        "id": appeal.id,
        "slip": appeal.slip,
        "call_id": appeal.call_id,
        "agent": appeal.agent,
        "points": appeal.points,
        "opened_at": appeal.opened_at,
        "state": appeal.state.value,
        "due_at": appeal.due_at,
    }


def _entry_row(appeal_id: str, position: int, entry: Entry) -> dict[str, Any]:
    return {
        "appeal_id": appeal_id,
        "position": position,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action.value,
        "state": entry.state.value,
        "words": entry.words,
        "start_s": entry.evidence.start if entry.evidence else None,
        "end_s": entry.evidence.end if entry.evidence else None,
        "points": entry.points,
    }


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        at=row.at,
        by=row.by,
        action=AppealAction(row.action),
        state=AppealState(row.state),
        words=row.words,
        evidence=Evidence(row.start_s, row.end_s) if row.start_s is not None else None,
        points=row.points,
    )

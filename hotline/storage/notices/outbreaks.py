"""Outbreaks, and the orders they are made of (W9)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from domain.orders.order import HistoryEntry
from domain.orders.states import OrderState
from domain.outbreaks import Outbreak, OutbreakState, Report
from hotline.storage.errors import Conflict
from hotline.storage.notices.outbreak_tables import OPEN_OUTBREAK, outbreak_history, outbreaks
from hotline.storage.orders.rows import serials_of
from hotline.storage.orders.tables import work_orders
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c, h, o = outbreaks.c, outbreak_history.c, work_orders.c


@dataclass(frozen=True, slots=True)
class Repeat:
    """Matters of the same place and category within a time."""

    spot: str
    place: str
    """As one of them has it."""
    category: str
    orders: int
    last_at: datetime


class Outbreaks:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, outbreak: Outbreak) -> None:
        """Raises `Conflict`: changed meanwhile, or the building has another open one of the category."""
        row = {
            "id": outbreak.id,
            "building": outbreak.building,
            "category": outbreak.category,
            "service_type": outbreak.service_type,
            "state": outbreak.state.value,
            "opened_at": outbreak.opened_at,
            "numbers": list(outbreak.numbers),
            "master": outbreak.master,
            "announcement": outbreak.announcement,
            "closed_at": outbreak.closed_at,
        }
        await self._transaction.upsert(outbreaks, row)
        stored = (await self._histories([outbreak.id]))[outbreak.id]
        if outbreak.history[: len(stored)] != stored:
            raise Conflict(f"outbreak {outbreak.id} was changed meanwhile; read it again")
        rows = [_history_row(outbreak.id, position, entry) for position, entry in enumerate(outbreak.history)]
        await self._transaction.execute(outbreak_history.insert(), rows[len(stored) :])

    async def get(self, id: str) -> Outbreak | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(outbreaks).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def latest(self, building: str, category: str) -> Outbreak | None:
        """The last one of a building and category, open or not."""
        statement = (
            select(outbreaks)
            .where(c.building == building, c.category == category)
            .order_by(c.opened_at.desc())
            .limit(1)
        )
        rows = await self._transaction.all(self._transaction.locked(statement))
        return next(iter(await self._whole(rows)), None)

    async def open(self) -> tuple[Outbreak, ...]:
        """Proposed and running ones, by building."""
        statement = select(outbreaks).where(OPEN_OUTBREAK).order_by(c.building, c.category)
        return await self._whole(await self._transaction.all(statement))

    async def over(self, since: datetime) -> tuple[Outbreak, ...]:
        """Those that have been over since then."""
        statement = select(outbreaks).where(c.state == OutbreakState.OVER.value, c.closed_at >= since)
        return await self._whole(await self._transaction.all(statement.order_by(c.closed_at)))

    async def find(self, cursor: str | None = None, limit: int = 50) -> Page[Outbreak]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction, select(outbreaks), (c.opened_at, c.id), cursor, limit, descending=True
        )
        return Page(await self._whole(rows), following)

    async def touched(self, since: datetime) -> tuple[tuple[str, str], ...]:
        """Buildings and categories that have orders since then."""
        # Not DISTINCT: that is read from the whole index of buildings, and this is asked every few seconds.
        statement = select(o.building, o.category).where(o.created_at >= since).order_by(o.created_at, o.number)
        rows = await self._transaction.all(statement)
        return tuple(dict.fromkeys((row.building, row.category) for row in rows if row.building))

    async def reports(self, building: str, category: str, since: datetime) -> tuple[Report, ...]:
        """The orders of a building and category since then, first one first; cancelled ones are none."""
        statement = (
            select(o.number, o.customer_phone, o.created_at, o.service_type)
            .where(o.building == building, o.serial > serials_of(since, None)[0], o.created_at >= since)
            .where(o.category == category)
            .where(o.state != OrderState.CANCELLED.value)
            .order_by(o.serial)
        )
        rows = await self._transaction.all(statement)
        return tuple(Report(row.number, row.customer_phone, row.created_at, row.service_type) for row in rows)

    async def repeats(self, since: datetime, until: datetime, least: int) -> tuple[Repeat, ...]:
        """Places and categories with at least so many orders from `since` to before `until`, most first (W9)."""
        orders = func.count().label("orders")
        statement = (
            select(
                o.spot, o.category, func.min(o.place).label("place"), orders, func.max(o.created_at).label("last_at")
            )
            .where(o.created_at >= since, o.created_at < until, o.spot != "")
            .group_by(o.spot, o.category)
            .having(orders >= least)
            .order_by(orders.desc(), o.spot, o.category)
            .limit(200)
        )
        rows = await self._transaction.all(statement)
        return tuple(Repeat(row.spot, row.place, row.category, row.orders, row.last_at) for row in rows)

    async def _histories(self, ids: Sequence[str]) -> dict[str, tuple[HistoryEntry, ...]]:
        found: dict[str, list[HistoryEntry]] = defaultdict(list)
        statement = select(outbreak_history).where(h.outbreak_id.in_(list(ids))).order_by(h.outbreak_id, h.position)
        for row in await self._transaction.all(statement):
            found[row.outbreak_id].append(HistoryEntry(row.at, row.by, row.action, row.before, row.after, row.note))
        return {one: tuple(found[one]) for one in ids}

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[Outbreak, ...]:
        if not rows:
            return ()
        histories = await self._histories([row.id for row in rows])
        return tuple(
            Outbreak(
                id=row.id,
                building=row.building,
                category=row.category,
                service_type=row.service_type,
                state=OutbreakState(row.state),
                opened_at=row.opened_at,
                numbers=tuple(row.numbers),
                master=row.master,
                announcement=row.announcement,
                closed_at=row.closed_at,
                history=histories[row.id],
            )
            for row in rows
        )


def _history_row(outbreak_id: str, position: int, entry: HistoryEntry) -> dict[str, Any]:
    return {
        "outbreak_id": outbreak_id,
        "position": position,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action,
        "before": entry.before,
        "after": entry.after,
        "note": entry.note,
    }

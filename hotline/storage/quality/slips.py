"""Fault slips (handbook Q2, Q3). None is ever deleted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from domain.quality.rules import Section
from domain.quality.slips import FaultSlip, SlipState
from domain.scripts import Severity
from hotline.storage.day_numbers import next_of_day
from hotline.storage.page import Page, page_of_rows
from hotline.storage.quality.changes import Changes
from hotline.storage.quality.tables import fault_slips, slip_days
from hotline.storage.transaction import Transaction

c = fault_slips.c


@dataclass(frozen=True, slots=True)
class SlipQuery:
    """Which slips; all that is given must hold. `since` is included, `until` not (by the time of issue)."""

    agent: str | None = None
    rule: str | None = None
    state: SlipState | None = None
    call_id: str | None = None
    bearer: str | None = None
    """Whose slip it is, or who shares its blame."""
    since: datetime | None = None
    until: datetime | None = None


class Slips:
    """The fault slips, with their history."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._changes = Changes(transaction, "slip")

    async def next_sequence(self, day: date) -> int:
        """The next number of `day`, as `next_of_day`."""
        return await next_of_day(self._transaction, slip_days, day)

    async def save(self, slip: FaultSlip) -> None:
        """Inserts the slip or brings it up to date. Raises `Conflict`: changed meanwhile, or the call has one."""
        await self._transaction.upsert(fault_slips, _to_row(slip))
        await self._changes.save(slip.number, slip.history)

    async def get(self, number: str) -> FaultSlip | None:
        rows = await self._transaction.all(self._transaction.locked(select(fault_slips).where(c.number == number)))
        return next(iter(await self._whole(rows)), None)

    async def named(self, numbers: Collection[str]) -> dict[str, FaultSlip]:
        """Those of `numbers` that there are, by number."""
        if not numbers:
            return {}
        rows = await self._transaction.all(select(fault_slips).where(c.number.in_(numbers)))
        return {slip.number: slip for slip in await self._whole(rows)}

    async def find(self, query: SlipQuery, cursor: str | None = None, limit: int = 50) -> Page[FaultSlip]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(fault_slips).where(*_conditions(query)),
            (c.issued_at, c.number),
            cursor,
            limit,
            descending=True,
        )
        return Page(await self._whole(rows), following)

    async def counted(self, since: datetime, until: datetime) -> tuple[FaultSlip, ...]:
        """Slips that belong to a month, whatever their state."""
        statement = select(fault_slips).where(c.counted_at >= since, c.counted_at < until)
        return await self._whole(await self._transaction.all(statement.order_by(c.counted_at, c.number)))

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[FaultSlip, ...]:
        if not rows:
            return ()
        histories = await self._changes.of([row.number for row in rows])
        return tuple(
            FaultSlip(
                number=row.number,
                agent=row.agent,
                rule=row.rule,
                section=Section(row.section),
                points=row.points,
                call_id=row.call_id,
                issued_at=row.issued_at,
                issued_by=row.issued_by,
                counted_at=row.counted_at,
                state=SlipState(row.state),
                severity=Severity(row.severity),
                start=row.start_s,
                end=row.end_s,
                words=row.words,
                why=row.why,
                lead=row.lead,
                shared=row.shared,
                history=histories[row.number],
            )
            for row in rows
        )


def _conditions(query: SlipQuery) -> list[ColumnElement[bool]]:
    equal = {
        c.agent: query.agent,
        c.rule: query.rule,
        c.state: query.state.value if query.state else None,
        c.call_id: query.call_id,
    }
    found: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    if query.bearer is not None:
        found.append(or_(c.agent == query.bearer, c.lead == query.bearer))
    if query.since is not None:
        found.append(c.issued_at >= query.since)
    if query.until is not None:
        found.append(c.issued_at < query.until)
    return found


def _to_row(slip: FaultSlip) -> dict[str, Any]:
    return {
        "number": slip.number,
        "agent": slip.agent,
        "rule": slip.rule,
        "section": slip.section.value,
        "points": slip.points,
        "call_id": slip.call_id,
        "issued_at": slip.issued_at,
        "issued_by": slip.issued_by,
        "counted_at": slip.counted_at,
        "state": slip.state.value,
        "severity": slip.severity.value,
        "start_s": slip.start,
        "end_s": slip.end,
        "words": slip.words,
        "why": dict(slip.why),
        "lead": slip.lead,
        "shared": slip.shared,
    }

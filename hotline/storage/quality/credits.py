"""Good points (handbook Q5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from domain.quality.credits import Credit
from hotline.storage.page import Page, page_of_rows
from hotline.storage.quality.tables import credits_
from hotline.storage.transaction import Transaction

c = credits_.c


@dataclass(frozen=True, slots=True)
class CreditQuery:
    """Which credits; all that is given must hold. `since` is included, `until` not."""

    agent: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class Credits:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, credit: Credit) -> None:
        row = {
            "id": credit.id,
            "agent": credit.agent,
            "points": credit.points,
            "reason": credit.reason,
            "given_by": credit.given_by,
            "given_at": credit.given_at,
            "call_id": credit.call_id,
            "revoked_by": credit.revoked_by,
            "revoked_at": credit.revoked_at,
            "revoked_why": credit.revoked_why,
        }
        await self._transaction.upsert(credits_, row)

    async def get(self, id: str) -> Credit | None:  # noqa: A002
        row = await self._transaction.first(self._transaction.locked(select(credits_).where(c.id == id)))
        return _credit(row) if row else None

    async def find(self, query: CreditQuery, cursor: str | None = None, limit: int = 50) -> Page[Credit]:
        """Newest first, revoked ones too. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(credits_).where(*_conditions(query)),
            (c.given_at, c.id),
            cursor,
            limit,
            descending=True,
        )
        return Page(tuple(map(_credit, rows)), following)

    async def totals(self, since: datetime, until: datetime) -> dict[str, int]:
        """Points that count, by agent, most first."""
        points = func.sum(c.points).label("points")
        rows = await self._transaction.all(
            select(c.agent, points)
            .where(c.given_at >= since, c.given_at < until, c.revoked_at.is_(None))
            .group_by(c.agent)
            .order_by(points.desc(), c.agent)
        )
        return {row.agent: int(row.points) for row in rows}


def _conditions(query: CreditQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.agent is not None:
        found.append(c.agent == query.agent)
    if query.since is not None:
        found.append(c.given_at >= query.since)
    if query.until is not None:
        found.append(c.given_at < query.until)
    return found


def _credit(row: Row[Any]) -> Credit:
    return Credit(
        id=row.id,
        agent=row.agent,
        points=row.points,
        reason=row.reason,
        given_by=row.given_by,
        given_at=row.given_at,
        call_id=row.call_id,
        revoked_by=row.revoked_by,
        revoked_at=row.revoked_at,
        revoked_why=row.revoked_why,
    )

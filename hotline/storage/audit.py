"""Who did what to what (handbook A2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, select

from hotline.storage.page import Page, page_of_rows
from hotline.storage.schema import audit
from hotline.storage.transaction import Transaction

c = audit.c


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed. Kept for ever, never changed."""

    at: datetime
    who: str
    action: str
    subject: str
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which entries; all that is given must hold. `since` is included, `until` not."""

    who: str | None = None
    action: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class Audit:
    """The append-only audit trail."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, at: datetime, who: str, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Writes down a deed, in the same transaction as the deed."""
        row = {"at": at, "who": who, "action": action, "subject": subject, "detail": dict(detail)}
        await self._transaction.execute(audit.insert(), [row])

    async def find(
        self, query: AuditQuery | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[AuditEntry]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(audit).where(*_conditions(query or AuditQuery())),
            (c.at, c.id),
            cursor,
            limit,
            descending=True,
        )
        entries = (AuditEntry(row.at, row.who, row.action, row.subject, row.detail) for row in rows)
        return Page(tuple(entries), following)


def _conditions(query: AuditQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.who is not None:
        found.append(c.who == query.who)
    if query.action is not None:
        found.append(c.action == query.action)
    if query.subject is not None:
        found.append(c.subject == query.subject)
    if query.since is not None:
        found.append(c.at >= query.since)
    if query.until is not None:
        found.append(c.at < query.until)
    return found

"""Notices, and who has seen them. Neither is ever changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, literal, select, union_all

from domain.notices import Notice, NoticeKind, Recipient
from hotline.storage.notices.tables import notice_seen, notices
from hotline.storage.page import Page, cursor_after, page_of_rows
from hotline.storage.transaction import Transaction

c = notices.c
s = notice_seen.c
_ORDER = (c.at, c.id)


@dataclass(frozen=True, slots=True)
class NoticeQuery:
    """Which notices; all that is given must hold. `since` is included."""

    kind: NoticeKind | None = None
    subject: str | None = None
    urgent: bool | None = None
    since: datetime | None = None
    seen_by: str | None = None
    unseen_by: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    notice: str
    user: str
    at: datetime


class Notices:
    """Who was told what when, append-only."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, told: Sequence[Notice]) -> tuple[Notice, ...]:
        """Writes down those that were not told before, and gives them."""
        new = []
        for notice in told:
            insert = self._transaction.insert(notices).values(_to_row(notice))
            if await self._transaction.execute(insert.on_conflict_do_nothing(index_elements=[c.id])) == 1:
                new.append(notice)
        return tuple(new)

    async def get(self, id: str) -> Notice | None:  # noqa: A002
        row = await self._transaction.first(select(notices).where(c.id == id))
        return _notice(row) if row else None

    async def about(self, subject: str, cursor: str | None = None, limit: int = 50) -> Page[Notice]:
        """Who was told what about `subject`, newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction, select(notices).where(c.subject == subject), _ORDER, cursor, limit, descending=True
        )
        return Page(tuple(map(_notice, rows)), following)

    async def find(
        self, to: Sequence[Recipient], query: NoticeQuery, cursor: str | None = None, limit: int = 50
    ) -> Page[Notice]:
        """What any of `to` was told, newest first. Raises `InvalidCursor`."""
        found: list[Row[Any]] = []
        more = False
        for one in to:  # each by its index; all at once would sort everything they were ever told
            select_ = select(notices).where(c.recipient == str(one), *_conditions(query))
            rows, following = await page_of_rows(self._transaction, select_, _ORDER, cursor, limit, descending=True)
            found += rows
            more = more or following is not None
        found.sort(key=lambda row: (row.at, row.id), reverse=True)
        page = found[:limit]
        following = cursor_after(page[-1], _ORDER) if page and (more or len(found) > limit) else None
        return Page(tuple(map(_notice, page)), following)

    async def count_unseen(
        self, user: str, to: Sequence[Recipient], since: datetime, most: int, *, urgent: bool | None = None
    ) -> int:
        """How many of the notices to `to` since then `user` has not seen, counted up to `most`."""
        query = NoticeQuery(urgent=urgent, since=since, unseen_by=user)
        each = [select(c.id).where(c.recipient == str(one), *_conditions(query)).limit(most) for one in to]
        found = union_all(*(part.subquery().select() for part in each)).subquery()
        row = await self._transaction.first(select(func.count()).select_from(found))
        return min(most, int(row[0])) if row else 0

    async def see(self, user: str, ids: Sequence[str], at: datetime) -> int:
        """`user` has seen these; the first time counts. How many were new to them."""
        marked = 0
        for one in ids:
            insert = self._transaction.insert(notice_seen).values(notice_id=one, user_name=user, at=at)
            marked += await self._transaction.execute(
                insert.on_conflict_do_nothing(index_elements=[s.notice_id, s.user_name])
            )
        return marked

    async def see_all(self, user: str, to: Sequence[Recipient], since: datetime, until: datetime, at: datetime) -> int:
        """`user` has seen what is not urgent and was told from `since` to `until`, both included."""
        marked = 0
        for one in to:
            unseen: Select[Any] = select(c.id, literal(user), literal(at, s.at.type)).where(
                c.recipient == str(one), c.at >= since, c.at <= until, c.urgent.is_(False), _unseen(user)
            )
            insert = self._transaction.insert(notice_seen).from_select(["notice_id", "user_name", "at"], unseen)
            marked += await self._transaction.execute(insert.on_conflict_do_nothing())
        return marked

    async def seen(self, ids: Sequence[str]) -> dict[str, tuple[Seen, ...]]:
        """Who has seen each of `ids`, first one first."""
        found: dict[str, list[Seen]] = {one: [] for one in ids}
        if not ids:
            return {}
        statement = select(notice_seen).where(s.notice_id.in_(list(ids))).order_by(s.at, s.user_name)
        for row in await self._transaction.all(statement):
            found[row.notice_id].append(Seen(row.notice_id, row.user_name, row.at))
        return {one: tuple(who) for one, who in found.items()}


def _unseen(user: str) -> ColumnElement[bool]:
    return ~exists().where(s.notice_id == c.id, s.user_name == user)


def _conditions(query: NoticeQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.kind is not None:
        found.append(c.kind == query.kind.value)
    if query.subject is not None:
        found.append(c.subject == query.subject)
    if query.urgent is not None:
        found.append(c.urgent.is_(query.urgent))
    if query.since is not None:
        found.append(c.at >= query.since)
    if query.seen_by is not None:
        found.append(~_unseen(query.seen_by))
    if query.unseen_by is not None:
        found.append(_unseen(query.unseen_by))
    return found


def _to_row(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.id,
        "key": notice.key,
        "at": notice.at,
        "kind": notice.kind.value,
        "recipient": str(notice.to),
        "subject": notice.subject,
        "words": dict(notice.words),
        "urgent": notice.urgent,
    }


def _notice(row: Row[Any]) -> Notice:
    return Notice(
        key=row.key,
        at=row.at,
        kind=NoticeKind(row.kind),
        to=Recipient.parse(row.recipient),
        subject=row.subject,
        words=row.words,
        urgent=row.urgent,
    )

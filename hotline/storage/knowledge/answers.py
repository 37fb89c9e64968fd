"""Answers and all that belongs to them (handbook K1, K2). None is ever deleted."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, func, or_, select

from domain.knowledge.answers import Answer, AnswerDeed, AnswerState, Change, Version, Words
from domain.knowledge.marks import Mark, Marks
from domain.knowledge.reading import Reading, Signature
from domain.people import Role
from hotline.storage.knowledge.tables import (
    answer_changes,
    answer_marks,
    answer_signatures,
    answer_versions,
    answers,
)
from hotline.storage.transaction import Transaction

a, v, c, s, m = answers.c, answer_versions.c, answer_changes.c, answer_signatures.c, answer_marks.c


class Answers:
    """The knowledge base: an answer is its row, its newest words and those that are offered."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, answer: Answer, change: Change) -> None:
        """Inserts the answer or brings it up to date, and adds `change` to its history.

        Raises `Conflict` where somebody else made a version of the same number.
        """
        row = {
            "id": answer.id,
            "state": answer.state.value,
            "version": answer.newest.version,
            "live_version": answer.live.version if answer.live else None,
        }
        await self._transaction.upsert(answers, row)
        if change.deed is AnswerDeed.SAVE:
            await self._transaction.execute(answer_versions.insert(), [_to_row(answer.newest)])
        told = {
            "answer_id": answer.id,
            "at": change.at,
            "by": change.by,
            "deed": change.deed.value,
            "before": change.before.value,
            "after": change.after.value,
            "version": change.version,
            "reason": change.reason,
        }
        await self._transaction.execute(answer_changes.insert(), [told])

    async def get(self, id: str) -> Answer | None:  # noqa: A002
        """Kept from other writers until the end, where this unit of work writes."""
        row = await self._transaction.first(self._transaction.locked(select(answers).where(a.id == id)))
        if row is None:
            return None
        wanted = {row.version, row.live_version} - {None}
        versions = await self._transaction.all(
            select(answer_versions).where(v.answer_id == id, v.version.in_(sorted(wanted)))
        )
        return _answer(row, {(id, one.version): _version(one) for one in versions})

    async def all(self) -> tuple[Answer, ...]:
        """Every answer, by id. A few thousand."""
        rows = await self._transaction.all(select(answers).order_by(a.id))
        joined = (v.answer_id == a.id) & or_(v.version == a.version, v.version == a.live_version)
        versions = await self._transaction.all(select(answer_versions).join(answers, joined))
        by_key = {(one.answer_id, one.version): _version(one) for one in versions}
        return tuple(_answer(row, by_key) for row in rows)

    async def versions(self, id: str, before: int | None = None, limit: int = 50) -> tuple[Version, ...]:  # noqa: A002
        """Newest first; `before`: only those with a lower number."""
        wanted = select(answer_versions).where(v.answer_id == id)
        if before is not None:
            wanted = wanted.where(v.version < before)
        rows = await self._transaction.all(wanted.order_by(v.version.desc()).limit(limit))
        return tuple(map(_version, rows))

    async def history(self, id: str) -> tuple[Change, ...]:  # noqa: A002
        """Oldest first."""
        rows = await self._transaction.all(select(answer_changes).where(c.answer_id == id).order_by(c.id))
        return tuple(
            Change(
                row.at, row.by, AnswerDeed(row.deed), AnswerState(row.before), AnswerState(row.after),
                row.version, row.reason,
            )
            for row in rows
        )  # fmt: skip

    async def sign(self, signature: Signature) -> bool:
        """Whether it is new: who signs twice has signed once."""
        row = {
            "answer_id": signature.answer_id,
            "version": signature.version,
            "user_name": signature.user,
            "at": signature.at,
        }
        insert = self._transaction.insert(answer_signatures).values(row).on_conflict_do_nothing()
        return await self._transaction.execute(insert) == 1

    async def signatures(self, id: str, version: int) -> tuple[Signature, ...]:  # noqa: A002
        """By user."""
        rows = await self._transaction.all(
            select(answer_signatures).where(s.answer_id == id, s.version == version).order_by(s.user_name)
        )
        return tuple(Signature(row.answer_id, row.version, row.user_name, row.at) for row in rows)

    async def signed_by(self, user: str) -> frozenset[tuple[str, int]]:
        """Answers and versions that somebody has signed."""
        rows = await self._transaction.all(select(s.answer_id, s.version).where(s.user_name == user))
        return frozenset((row.answer_id, row.version) for row in rows)

    async def mark(self, mark: Mark) -> None:
        """In place of what the same agent thought of it in the same call before."""
        row = {
            "answer_id": mark.answer_id,
            "call_id": mark.call_id,
            "user_name": mark.user,
            "mark": mark.kind.value,
            "at": mark.at,
        }
        await self._transaction.upsert(answer_marks, row)

    async def marks(self, ids: Collection[str]) -> Mapping[str, Marks]:
        """How often each of the answers was used, and found not helpful."""
        if not ids:
            return {}
        counted = select(m.answer_id, m.mark, func.count().label("times")).where(m.answer_id.in_(ids))
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in await self._transaction.all(counted.group_by(m.answer_id, m.mark)):
            found[row.answer_id][row.mark] = row.times
        return {id_: Marks(**counts) for id_, counts in found.items()}


def _answer(row: Row[Any], versions: Mapping[tuple[str, int], Version]) -> Answer:
    live = None if row.live_version is None else versions[row.id, row.live_version]
    return Answer(row.id, AnswerState(row.state), versions[row.id, row.version], live)


def _version(row: Row[Any]) -> Version:
    words = Words(
        title=row.title,
        text=row.text,
        questions=tuple(row.questions),
        keywords=tuple(row.keywords),
        spoken=row.spoken,
        key=row.menu_key,
        category=row.category,
        service_types=tuple(row.service_types),
        owner=row.owner,
        expires_on=row.expires_on,
        live_from=row.live_from,
        reading=None
        if row.reading is None
        else Reading(tuple(map(Role, row.reading["roles"])), tuple(row.reading["queues"])),
    )
    return Version(row.answer_id, row.version, words, row.at, row.by, row.note)


def _to_row(version: Version) -> dict[str, Any]:
    words = version.words
    reading = words.reading
    return {
        "answer_id": version.answer_id,
        "version": version.version,
        "title": words.title,
        "text": words.text,
        "questions": list(words.questions),
        "keywords": list(words.keywords),
        "spoken": words.spoken,
        "menu_key": words.key,
        "category": words.category,
        "service_types": list(words.service_types),
        "owner": words.owner,
        "expires_on": words.expires_on,
        "live_from": words.live_from,
        "reading": None
        if reading is None
        else {"roles": [role.value for role in reading.roles], "queues": list(reading.queues)},
        "at": version.at,
        "by": version.by,
        "note": version.note,
    }

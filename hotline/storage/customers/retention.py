"""Lists of what is to be destroyed, and what has been (handbook R3)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select, update

from domain.retention import Destruction, DestructionAction, DestructionEntry, DestructionState, RecordClass
from hotline.storage.customers.tables import APPROVED, destruction_entries, destruction_items, destructions
from hotline.storage.errors import Conflict
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c, i, e = destructions.c, destruction_items.c, destruction_entries.c


@dataclass(frozen=True, slots=True)
class DestructionItem:
    """One thing on a list: a call, an order, a file, a customer."""

    position: int
    subject: str
    done: bool


class Destructions:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, destruction: Destruction, subjects: Sequence[str] = ()) -> None:
        """Inserts it (with the ids of the things) or brings it up to date.

        Raises `Conflict` when somebody has changed it meanwhile.
        """
        row = {
            "id": destruction.id,
            "what": destruction.what.value,
            "cutoff": destruction.cutoff,
            "things": destruction.count,
            "state": destruction.state.value,
            "proposed_at": destruction.entries[0].at,
        }
        await self._transaction.upsert(destructions, row)
        items = [
            {"destruction_id": destruction.id, "position": position, "subject": subject, "done": False}
            for position, subject in enumerate(subjects)
        ]
        await self._transaction.execute(destruction_items.insert(), items)
        stored = (await self._entries([destruction.id]))[destruction.id]
        if tuple(stored) != destruction.entries[: len(stored)]:
            raise Conflict(f"destruction {destruction.id} was changed meanwhile; read it again")
        entries = [
            {
                "destruction_id": destruction.id,
                "position": position,
                "at": entry.at,
                "by": entry.by,
                "action": entry.action.value,
                "words": entry.words,
            }
            for position, entry in enumerate(destruction.entries)
        ]
        await self._transaction.execute(destruction_entries.insert(), entries[len(stored) :])

    async def get(self, id: str) -> Destruction | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(destructions).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def last(self, what: RecordClass) -> Destruction | None:
        """The latest list of a class."""
        statement = select(destructions).where(c.what == what.value).order_by(c.proposed_at.desc(), c.id.desc())
        rows = await self._transaction.all(self._transaction.locked(statement.limit(1)))
        return next(iter(await self._whole(rows)), None)

    async def approved(self) -> tuple[Destruction, ...]:
        """Confirmed by two and not finished, oldest first."""
        statement = select(destructions).where(APPROVED).order_by(c.proposed_at, c.id)
        return await self._whole(await self._transaction.all(statement))

    async def find(self, cursor: str | None = None, limit: int = 50) -> Page[Destruction]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction, select(destructions), (c.proposed_at, c.id), cursor, limit, descending=True
        )
        return Page(await self._whole(rows), following)

    async def items(self, id: str, cursor: str | None = None, limit: int = 50) -> Page[DestructionItem]:  # noqa: A002
        """What is on the list. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(destruction_items).where(i.destruction_id == id),
            (i.destruction_id, i.position),
            cursor,
            limit,
            descending=False,
        )
        return Page(tuple(DestructionItem(row.position, row.subject, row.done) for row in rows), following)

    async def left(self, id: str, limit: int) -> tuple[DestructionItem, ...]:  # noqa: A002
        """The next things that are not gone yet."""
        statement = select(destruction_items).where(i.destruction_id == id, i.done.is_(False)).order_by(i.position)
        rows = await self._transaction.all(statement.limit(limit))
        return tuple(DestructionItem(row.position, row.subject, row.done) for row in rows)

    async def gone(self, id: str, positions: Sequence[int]) -> None:  # noqa: A002
        these = (i.destruction_id == id, i.position.in_(positions))
        await self._transaction.execute(update(destruction_items).where(*these).values(done=True))

    async def _entries(self, ids: Sequence[str]) -> dict[str, list[DestructionEntry]]:
        found: dict[str, list[DestructionEntry]] = defaultdict(list)
        statement = select(destruction_entries).where(e.destruction_id.in_(ids)).order_by(e.destruction_id, e.position)
        for row in await self._transaction.all(statement):
            entry = DestructionEntry(row.at, row.by, DestructionAction(row.action), row.words)
            found[row.destruction_id].append(entry)
        return found

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[Destruction, ...]:
        if not rows:
            return ()
        entries = await self._entries([row.id for row in rows])
        return tuple(
            Destruction(
                id=row.id,
                what=RecordClass(row.what),
                cutoff=row.cutoff,
                count=row.things,
                state=DestructionState(row.state),
                entries=tuple(entries[row.id]),
            )
            for row in rows
        )

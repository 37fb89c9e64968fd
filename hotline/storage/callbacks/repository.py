"""Callbacks with their attempts, their results and their history (handbook T12, C8–C10)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_, select, union_all

from domain.callbacks import Attempt, Callback, CallbackState, Change, Mode, Stamp, VisitResult, change
from hotline.storage.callbacks import rows as mapped
from hotline.storage.callbacks.due import DUE
from hotline.storage.callbacks.query import ORDERS, CallbackQuery, conditions
from hotline.storage.callbacks.tables import callback_history, visit_results
from hotline.storage.errors import Conflict
from hotline.storage.page import Page, page_of_rows
from hotline.storage.schema import SCHEDULED_CALLBACK, callback_attempts, callbacks
from hotline.storage.transaction import Transaction

c, a, h, r = callbacks.c, callback_attempts.c, callback_history.c, visit_results.c
_UNDER_WAY = c.state.in_((CallbackState.DIALLING.value, CallbackState.CARRIED.value))


class Callbacks:
    """The callbacks of the centre. What was done to one, by whom, is written with it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, callback: Callback, stamp: Stamp) -> Callback:
        """Insert the callback (its version is 0), or bring it, its attempts and its result up to date; as stored.

        Inserting one whose key is taken changes nothing and gives the one that has it. Raises `Conflict` when
        somebody else has changed it since it was read.
        """
        if callback.version == 0:
            return await self._insert(callback, stamp)
        row = await self._transaction.first(select(callbacks).where(c.id == callback.id))
        stored = replace(callback, version=callback.version + 1)
        update = callbacks.update().where(c.id == callback.id, c.version == callback.version)
        if row is None or await self._transaction.execute(update.values(mapped.to_row(stored, stored.version))) != 1:
            raise Conflict(f"callback {callback.id} was changed meanwhile; read it again")
        await self._write_parts(stored, change(mapped.from_row(row), stored, stamp))
        return stored

    async def _insert(self, callback: Callback, stamp: Stamp) -> Callback:
        stored = replace(callback, version=1)
        insert = self._transaction.insert(callbacks).values(mapped.to_row(stored, stored.version))
        if await self._transaction.execute(insert.on_conflict_do_nothing(index_elements=[c.booking_key])) == 0:
            assert callback.key is not None
            first = await self.by_key(callback.key)
            assert first is not None, "no callback is ever deleted"
            return first
        await self._write_parts(stored, change(None, stored, stamp))
        return stored

    async def _write_parts(self, callback: Callback, change: Change) -> None:
        for position, attempt in enumerate(callback.attempts):
            row = mapped.attempt_to_row(callback.id, position, attempt)
            await self._transaction.upsert(callback_attempts, row)
        if callback.result is not None:
            await self._transaction.upsert(visit_results, mapped.result_to_row(callback.id, callback.result))
        await self._transaction.execute(callback_history.insert(), [mapped.change_to_row(callback.id, change)])

    async def get(self, id: str) -> Callback | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(callbacks).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def by_key(self, key: str) -> Callback | None:
        rows = await self._transaction.all(self._transaction.locked(select(callbacks).where(c.booking_key == key)))
        return next(iter(await self._whole(rows)), None)

    async def history(self, id: str) -> tuple[Change, ...]:  # noqa: A002
        """What happened to it, oldest first."""
        statement = select(callback_history).where(h.callback_id == id).order_by(h.id)
        return tuple(mapped.change_from_row(row) for row in await self._transaction.all(statement))

    async def find(self, query: CallbackQuery, cursor: str | None = None, limit: int = 50) -> Page[Callback]:
        """In the order that is asked for. Raises `InvalidCursor`."""
        statement = select(callbacks).where(*conditions(query))
        order = ORDERS[query.sort]
        rows, following = await page_of_rows(self._transaction, statement, order, cursor, limit, descending=False)
        return Page(await self._whole(rows), following)

    async def due(
        self, now: datetime, limit: int = 20, *, mode: Mode = Mode.AGENT, calling: bool = True
    ) -> tuple[Callback, ...]:
        """What is to be dialled now: by priority, longest due first. Outside `calling` hours only what they don't
        apply to (C5). Leaves out what another unit of work is dealing with.
        """
        statement = DUE[calling, self._transaction.sqlite]
        asked = {"now": now, "mode": mode.value, "few": limit}
        locked = self._transaction.locked(statement, skip=True)
        return await self._whole(await self._transaction.all(locked.params(asked)))

    async def with_same_customer(self, callback: Callback, until: datetime) -> tuple[Callback, ...]:
        """Scheduled callbacks in the same mode, to the same number or customer, that are due by `until` (C9)."""
        same = [c.phone == callback.phone]
        if callback.customer_id is not None:
            same.append(c.customer_id == callback.customer_id)
        # One search for each: of conditions joined by OR not every database sees that both have their index.
        found = union_all(*(select(c.id).where(SCHEDULED_CALLBACK, one, c.next_at <= until) for one in same))
        statement = (
            select(callbacks)
            .where(c.id.in_(found), c.mode == callback.mode.value, c.id != callback.id)
            .order_by(c.priority, c.next_at, c.id)
        )
        return await self._whole(await self._transaction.all(self._transaction.locked(statement, skip=True)))

    async def scheduled_to(self, phone: str) -> tuple[Callback, ...]:
        """What waits to be dialled to a number."""
        statement = select(callbacks).where(SCHEDULED_CALLBACK, c.phone == phone).order_by(c.next_at, c.id)
        return await self._whole(await self._transaction.all(self._transaction.locked(statement)))

    async def running(self) -> tuple[Callback, ...]:
        """Callbacks whose attempt is under way (or was, when the centre stopped), by their time."""
        rows = await self._transaction.all(select(callbacks).where(_UNDER_WAY).order_by(c.next_at, c.id))
        return await self._whole(rows)

    async def tried_by(self, lead: str) -> tuple[Callback, ...]:
        """The callback whose attempt is under way, and those it carries (C9); the lead first."""
        statement = select(callbacks).where(_UNDER_WAY, or_(c.id == lead, c.carried_by == lead))
        found = await self._whole(await self._transaction.all(self._transaction.locked(statement.order_by(c.id))))
        return tuple(sorted(found, key=lambda callback: (callback.id != lead, callback.id)))

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[Callback, ...]:
        if not rows:
            return ()
        ids = [row.id for row in rows]
        attempts, results = await self._attempts(ids), await self._results(ids)
        return tuple(mapped.from_row(row, tuple(attempts[row.id]), results.get(row.id)) for row in rows)

    async def _attempts(self, ids: Iterable[str]) -> dict[str, list[Attempt]]:
        found: dict[str, list[Attempt]] = defaultdict(list)
        statement = select(callback_attempts).where(a.callback_id.in_(ids)).order_by(a.callback_id, a.position)
        for row in await self._transaction.all(statement):
            found[row.callback_id].append(mapped.attempt_from_row(row))
        return found

    async def _results(self, ids: Iterable[str]) -> dict[str, VisitResult]:
        rows = await self._transaction.all(select(visit_results).where(r.callback_id.in_(ids)))
        return {row.callback_id: mapped.result_from_row(row) for row in rows}

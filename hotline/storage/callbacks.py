"""Callbacks with their attempts (handbook T12, C8, C10)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from domain.callbacks import Attempt, Callback, CallbackState, Outcome
from hotline.storage.errors import Conflict
from hotline.storage.page import Page, page_of_rows
from hotline.storage.schema import OPEN_CALLBACK, callback_attempts, callbacks
from hotline.storage.transaction import Transaction

c, a = callbacks.c, callback_attempts.c


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """Which callbacks; all that is given must hold. `due_after` is included, `due_before` not."""

    state: CallbackState | None = None
    agent: str | None = None
    phone: str | None = None
    """The whole number, as stored."""
    call_id: str | None = None
    work_order: str | None = None
    due_before: datetime | None = None
    due_after: datetime | None = None
    open_only: bool = False
    """Neither done nor cancelled."""


class Callbacks:
    """The promised callbacks."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, callback: Callback) -> None:
        """Inserts the callback or brings it and its attempts up to date.

        Raises `Conflict` when an attempt was stored that `callback` does not know of: none is ever dropped (C10).
        """
        await self._transaction.upsert(callbacks, _to_row(callback))
        row = await self._transaction.first(select(func.count()).where(a.callback_id == callback.id))
        if row is not None and row[0] > len(callback.attempts):
            raise Conflict(f"callback {callback.id} was dialled meanwhile; read it again")
        for position, attempt in enumerate(callback.attempts):
            await self._transaction.upsert(callback_attempts, _attempt_to_row(callback.id, position, attempt))

    async def get(self, id: str) -> Callback | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(callbacks).where(c.id == id)))
        return next(iter(await self._with_attempts(rows)), None)

    async def find(self, query: CallbackQuery, cursor: str | None = None, limit: int = 50) -> Page[Callback]:
        """By the promised time, earliest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(callbacks).where(*_conditions(query)),
            (c.due_at, c.id),
            cursor,
            limit,
            descending=False,
        )
        return Page(await self._with_attempts(rows), following)

    async def due(self, now: datetime, limit: int = 20) -> tuple[Callback, ...]:
        """What is to be dialled now, longest due first; leaves out what another unit of work is dealing with."""
        statement = (
            select(callbacks)
            .where(c.state == CallbackState.SCHEDULED.value, c.next_at <= now)
            .order_by(c.next_at, c.id)
            .limit(limit)
        )
        rows = await self._transaction.all(self._transaction.locked(statement, skip=True))
        return await self._with_attempts(rows)

    async def running(self) -> tuple[Callback, ...]:
        """Callbacks whose attempt is under way (or was, when the centre stopped), by their time."""
        rows = await self._transaction.all(
            select(callbacks).where(c.state == CallbackState.DIALLING.value).order_by(c.next_at, c.id)
        )
        return await self._with_attempts(rows)

    async def _with_attempts(self, rows: Sequence[Row[Any]]) -> tuple[Callback, ...]:
        if not rows:
            return ()
        attempts: dict[str, list[Attempt]] = defaultdict(list)
        statement = select(callback_attempts).where(a.callback_id.in_([row.id for row in rows]))
        for row in await self._transaction.all(statement.order_by(a.callback_id, a.position)):
            attempts[row.callback_id].append(_attempt(row))
        return tuple(_from_row(row, tuple(attempts[row.id])) for row in rows)


def _conditions(query: CallbackQuery) -> list[ColumnElement[bool]]:
    equal = {
        c.state: query.state.value if query.state else None,
        c.agent: query.agent,
        c.phone: query.phone,
        c.call_id: query.call_id,
        c.work_order: query.work_order,
    }
    found: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    if query.due_before is not None:
        found.append(c.due_at < query.due_before)
    if query.due_after is not None:
        found.append(c.due_at >= query.due_after)
    if query.open_only:
        found.append(OPEN_CALLBACK)
    return found


def _to_row(callback: Callback) -> dict[str, Any]:
    return {
        "id": callback.id,
        "phone": callback.phone,
        "due_at": callback.due_at,
        "reason": callback.reason,
        "created_at": callback.created_at,
        "created_by": callback.created_by,
        "next_at": callback.next_at,
        "state": callback.state.value,
        "call_id": callback.call_id,
        "work_order": callback.work_order,
        "agent": callback.agent,
        "customer_id": callback.customer_id,
    }


def _attempt_to_row(id: str, position: int, attempt: Attempt) -> dict[str, Any]:  # noqa: A002
    return {
        "callback_id": id,
        "position": position,
        "started_at": attempt.started_at,
        "agent": attempt.agent,
        "call_id": attempt.call_id,
        "ended_at": attempt.ended_at,
        "outcome": attempt.outcome.value if attempt.outcome else None,
    }


def _from_row(row: Row[Any], attempts: tuple[Attempt, ...]) -> Callback:
    return Callback(
        id=row.id,
        phone=row.phone,
        due_at=row.due_at,
        reason=row.reason,
        created_at=row.created_at,
        created_by=row.created_by,
        next_at=row.next_at,
        state=CallbackState(row.state),
        call_id=row.call_id,
        work_order=row.work_order,
        agent=row.agent,
        customer_id=row.customer_id,
        attempts=attempts,
    )


def _attempt(row: Row[Any]) -> Attempt:
    return Attempt(
        started_at=row.started_at,
        agent=row.agent,
        call_id=row.call_id,
        ended_at=row.ended_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
    )

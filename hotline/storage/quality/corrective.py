"""Corrective and preventive actions (handbook Q6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from domain.quality.corrective import ActionState, CorrectiveAction
from hotline.storage.page import Page, page_of_rows
from hotline.storage.quality.changes import Changes
from hotline.storage.quality.tables import OPEN_ACTION, corrective_actions
from hotline.storage.transaction import Transaction

c = corrective_actions.c


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """Which actions; all that is given must hold."""

    state: ActionState | None = None
    person: str | None = None
    agent: str | None = None
    slip: str | None = None
    open_only: bool = False
    overdue_on: date | None = None
    """Open, and should have been done before this day."""


class CorrectiveActions:
    """The actions, with their history."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._changes = Changes(transaction, "corrective")

    async def save(self, action: CorrectiveAction) -> None:
        """Inserts the action or brings it up to date. Raises `Conflict` when somebody has changed it meanwhile."""
        row = {
            "id": action.id,
            "slip": action.slip,
            "call_id": action.call_id,
            "agent": action.agent,
            "rule": action.rule,
            "opened_at": action.opened_at,
            "due": action.due,
            "state": action.state.value,
            "cause": action.cause,
            "measure": action.measure,
            "person": action.person,
        }
        await self._transaction.upsert(corrective_actions, row)
        await self._changes.save(action.id, action.history)

    async def get(self, id: str) -> CorrectiveAction | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(corrective_actions).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def of_slip(self, slip: str) -> tuple[CorrectiveAction, ...]:
        statement = select(corrective_actions).where(c.slip == slip).order_by(c.opened_at, c.id)
        return await self._whole(await self._transaction.all(self._transaction.locked(statement)))

    async def find(self, query: ActionQuery, cursor: str | None = None, limit: int = 50) -> Page[CorrectiveAction]:
        """Open ones by their date, all by when they were opened, newest first. Raises `InvalidCursor`."""
        due_first = query.open_only or query.overdue_on is not None
        rows, following = await page_of_rows(
            self._transaction,
            select(corrective_actions).where(*_conditions(query)),
            (c.due, c.id) if due_first else (c.opened_at, c.id),
            cursor,
            limit,
            descending=not due_first,
        )
        return Page(await self._whole(rows), following)

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[CorrectiveAction, ...]:
        if not rows:
            return ()
        histories = await self._changes.of([row.id for row in rows])
        return tuple(
            CorrectiveAction(
                id=row.id,
                slip=row.slip,
                call_id=row.call_id,
                agent=row.agent,
                rule=row.rule,
                opened_at=row.opened_at,
                due=row.due,
                state=ActionState(row.state),
                cause=row.cause,
                measure=row.measure,
                person=row.person,
                history=histories[row.id],
            )
            for row in rows
        )


def _conditions(query: ActionQuery) -> list[ColumnElement[bool]]:
    equal = {
        c.state: query.state.value if query.state else None,
        c.person: query.person,
        c.agent: query.agent,
        c.slip: query.slip,
    }
    found: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    if query.open_only or query.overdue_on is not None:
        found.append(OPEN_ACTION)
    if query.overdue_on is not None:
        found.append(c.due < query.overdue_on)
    return found

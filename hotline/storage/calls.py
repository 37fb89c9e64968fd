"""Calls and what happened to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from domain.board import CallFigures
from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry, waited
from hotline.storage.page import Page, containing, page_of_rows
from hotline.storage.schema import OPEN_CALL, call_timeline, calls
from hotline.storage.transaction import Transaction

c = calls.c


class Answering(Enum):
    """What became of a caller's wait; both together are the calls that the service level counts (T2)."""

    ANSWERED = "answered"
    """By a person."""
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class CallQuery:
    """Which calls; all that is given must hold. `since` is included, `until` not (by the start of the call)."""

    agent: str | None = None
    queue: str | None = None
    states: tuple[CallState, ...] = ()
    """Any of these."""
    direction: CallDirection | None = None
    number: str | None = None
    """Its digits stand somewhere in the customer's number."""
    customer_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    end_cause: EndCause | None = None
    answering: tuple[Answering, ...] = ()
    """Any of these."""


class Calls:
    """The call records."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, call: Call, *entries: TimelineEntry) -> None:
        """Inserts the call or brings it up to date; `entries` are added to its timeline."""
        await self._transaction.upsert(calls, _to_row(call))
        rows = [{"call_id": call.id, "at": e.at, "event": e.event, "detail": dict(e.detail)} for e in entries]
        await self._transaction.execute(call_timeline.insert(), rows)

    async def get(self, id: str) -> Call | None:  # noqa: A002
        row = await self._transaction.first(self._transaction.locked(select(calls).where(c.id == id)))
        return _from_row(row) if row else None

    async def timeline(self, id: str) -> tuple[TimelineEntry, ...]:  # noqa: A002
        """Everything that happened to the call, in the order it was saved."""
        t = call_timeline.c
        rows = await self._transaction.all(select(t.at, t.event, t.detail).where(t.call_id == id).order_by(t.id))
        return tuple(TimelineEntry(at=row.at, event=row.event, detail=row.detail) for row in rows)

    async def find(self, query: CallQuery, cursor: str | None = None, limit: int = 50) -> Page[Call]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction,
            select(calls).where(*_conditions(query)),
            (c.started_at, c.id),
            cursor,
            limit,
            descending=True,
        )
        return Page(tuple(map(_from_row, rows)), following)

    async def count(self, query: CallQuery, most: int) -> int:
        """How many `find` would go through; counts no further than `most`."""
        some = select(c.id).where(*_conditions(query)).limit(most).subquery()
        row = await self._transaction.first(select(func.count()).select_from(some))
        assert row is not None  # an aggregate always gives a row
        return int(row[0])

    async def unfinished(self) -> tuple[Call, ...]:
        """Calls that have not ended, oldest first."""
        rows = await self._transaction.all(select(calls).where(OPEN_CALL).order_by(c.started_at, c.id))
        return tuple(map(_from_row, rows))

    async def figures(self, since: datetime, until: datetime, threshold_s: float) -> CallFigures:
        """Figures of inbound calls with `since` <= start < `until`; `threshold_s`: the service-level threshold."""
        answered = _ANSWERING[Answering.ANSWERED]
        row = await self._transaction.first(
            select(
                func.count().label("offered"),
                func.count().filter(answered).label("answered"),
                func.count().filter(_ANSWERING[Answering.ABANDONED]).label("abandoned"),
                func.count().filter(and_(answered, c.wait_s <= threshold_s)).label("within"),
                func.coalesce(func.sum(c.wait_s), 0.0).label("wait"),
            ).where(c.direction == CallDirection.INBOUND.value, c.started_at >= since, c.started_at < until)
        )
        assert row is not None  # an aggregate always gives a row
        return CallFigures(row.offered, row.answered, row.abandoned, row.within, row.wait)


def _conditions(query: CallQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.agent is not None:
        found.append(c.agent == query.agent)
    if query.queue is not None:
        found.append(c.queue == query.queue)
    if query.states:
        found.append(c.state.in_([state.value for state in query.states]))
        if CallState.ENDED not in query.states:
            found.append(OPEN_CALL)  # implied, but it leads to the small index of open calls
    if query.direction is not None:
        found.append(c.direction == query.direction.value)
    if query.number is not None:
        digits = "".join(filter(str.isdecimal, query.number))
        found.append(containing(digits or query.number, c.customer_number))
    if query.customer_id is not None:
        found.append(c.customer_id == query.customer_id)
    if query.since is not None:
        found.append(c.started_at >= query.since)
    if query.until is not None:
        found.append(c.started_at < query.until)
    if query.end_cause is not None:
        found.append(c.end_cause == query.end_cause.value)
    if query.answering:
        found.append(or_(*(_ANSWERING[answering] for answering in query.answering)))
    return found


_ANSWERING: Mapping[Answering, ColumnElement[bool]] = {
    Answering.ANSWERED: c.connected_at.is_not(None),
    Answering.ABANDONED: c.end_cause == EndCause.ABANDONED.value,
}


def _to_row(call: Call) -> dict[str, Any]:
    over = call.connected_at or call.ended_at
    return {
        "id": call.id,
        "direction": call.direction.value,
        "caller": call.caller,
        "called": call.called,
        "customer_number": call.customer_number,
        "state": call.state.value,
        "started_at": call.started_at,
        "queue": call.queue,
        "agent": call.agent,
        "customer_id": call.customer_id,
        "callback_id": call.callback_id,
        "queued_at": call.queued_at,
        "answered_at": call.answered_at,
        "connected_at": call.connected_at,
        "ended_at": call.ended_at,
        "end_cause": call.end_cause.value if call.end_cause else None,
        "recording": call.recording,
        "wait_s": waited(call, over).total_seconds() if over else None,
        "script_id": call.script_id,
        "script_version": call.script_version,
    }


def _from_row(row: Row[Any]) -> Call:
    return Call(
        id=row.id,
        direction=CallDirection(row.direction),
        caller=row.caller,
        called=row.called,
        state=CallState(row.state),
        started_at=row.started_at,
        queue=row.queue,
        agent=row.agent,
        customer_id=row.customer_id,
        callback_id=row.callback_id,
        queued_at=row.queued_at,
        answered_at=row.answered_at,
        connected_at=row.connected_at,
        ended_at=row.ended_at,
        end_cause=EndCause(row.end_cause) if row.end_cause else None,
        recording=row.recording,
        script_id=row.script_id,
        script_version=row.script_version,
    )

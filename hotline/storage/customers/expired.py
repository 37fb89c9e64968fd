"""What has been kept for its period, and taking out what is personal in it: rows stay, for the figures (R3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, exists, or_, select, update

from domain.attachments import SubjectKind
from domain.callbacks import CallbackState
from domain.calls import CallDirection
from domain.orders.states import OrderState
from domain.retention import RecordClass
from hotline.storage.customers.customers import Customers
from hotline.storage.customers.files import Files
from hotline.storage.customers.tables import KEPT_FILE, files
from hotline.storage.orders import Orders
from hotline.storage.orders.tables import work_orders
from hotline.storage.schema import call_timeline, callbacks, calls, customers, transcript_lines
from hotline.storage.transaction import Transaction

c, o, b, f, k, t = calls.c, work_orders.c, callbacks.c, files.c, customers.c, transcript_lines.c

_OVER_ORDERS = frozenset({OrderState.CLOSED, OrderState.CANCELLED})
_OVER_CALLBACKS = frozenset({CallbackState.DONE, CallbackState.CANCELLED, CallbackState.HANDED_OVER})
# Said by what it is not: by its state an old thing would be found in no order, and sorted.
_CLOSED_ORDER = o.state.not_in([state.value for state in OrderState if state not in _OVER_ORDERS])
_CLOSED_CALLBACK = b.state.not_in([state.value for state in CallbackState if state not in _OVER_CALLBACKS])
_SAID = exists().where(t.call_id == c.id, t.words != "")


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the things of a class are, what their age is counted from, and which still say something."""

    at: Column[Any]
    key: Column[Any]
    conditions: tuple[ColumnElement[bool], ...]


_KINDS: Mapping[RecordClass, _Kind] = {
    RecordClass.RECORDINGS: _Kind(c.started_at, c.id, (c.recording.is_not(None), c.ended_at.is_not(None))),
    RecordClass.TRANSCRIPTS: _Kind(c.started_at, c.id, (_SAID, c.ended_at.is_not(None))),
    RecordClass.CALLS: _Kind(c.started_at, c.id, (c.customer_number != "", c.ended_at.is_not(None))),
    RecordClass.CALLBACKS: _Kind(b.due_at, b.id, (b.phone != "", _CLOSED_CALLBACK)),
    RecordClass.ORDERS: _Kind(
        o.created_at, o.number, (or_(o.customer_phone != "", o.customer_name != ""), _CLOSED_ORDER)
    ),
    # Papers of a household stay as long as its file.
    RecordClass.PAPERS: _Kind(f.at, f.id, (KEPT_FILE, f.subject_kind != SubjectKind.CUSTOMER.value)),
}


@dataclass(frozen=True, slots=True)
class Expired:
    subject: str
    at: datetime


class ExpiredRecords:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def older(
        self, what: RecordClass, cutoff: datetime, limit: int, since: datetime | None = None
    ) -> tuple[Expired, ...]:
        """Things of a class from before `cutoff` that still say something, oldest first.

        `since`: nothing earlier is left, so it needn't be looked through. Customers come by id, with `cutoff`.
        """
        if what is RecordClass.CUSTOMERS:
            return await self._forgotten(cutoff, limit)
        kind = _KINDS[what]
        statement = select(kind.key, kind.at).where(kind.at < cutoff, *kind.conditions)
        if since is not None:
            statement = statement.where(kind.at >= since)
        rows = await self._transaction.all(statement.order_by(kind.at, kind.key).limit(limit))
        return tuple(Expired(row._mapping[kind.key], row._mapping[kind.at]) for row in rows)

    async def _forgotten(self, cutoff: datetime, limit: int) -> tuple[Expired, ...]:
        """Customers nobody has had to do with since then."""
        later = (
            exists().where(c.customer_id == k.id, c.started_at >= cutoff),
            exists().where(o.customer_id == k.id, or_(o.created_at >= cutoff, ~_CLOSED_ORDER)),
            exists().where(b.customer_id == k.id, or_(b.due_at >= cutoff, ~_CLOSED_CALLBACK)),
        )
        statement = select(k.id).where(
            k.destroyed_at.is_(None), or_(k.changed_at.is_(None), k.changed_at < cutoff), *(~one for one in later)
        )
        rows = await self._transaction.all(statement.order_by(k.id).limit(limit))
        return tuple(Expired(row.id, cutoff) for row in rows)

    async def recordings(self, ids: Sequence[str]) -> tuple[str, ...]:
        """File names of calls' recordings."""
        rows = await self._transaction.all(select(c.recording).where(c.id.in_(ids), c.recording.is_not(None)))
        return tuple(row.recording for row in rows)

    async def hashes(self, what: RecordClass, ids: Sequence[str]) -> tuple[str, ...]:
        """Bytes of files that go with these things."""
        rows = await self._transaction.all(select(f.sha256).where(*_files_of(what, ids)).distinct())
        return tuple(row.sha256 for row in rows)

    async def blank(self, what: RecordClass, ids: Sequence[str], at: datetime) -> None:
        """Take out what is personal. Doing it twice changes nothing more."""
        match what:
            case RecordClass.RECORDINGS:
                await self._transaction.execute(update(calls).where(c.id.in_(ids)).values(recording=None))
            case RecordClass.TRANSCRIPTS:
                silent = {"words": "", "normal": "", "alternatives": []}
                await self._transaction.execute(update(transcript_lines).where(t.call_id.in_(ids)).values(silent))
            case RecordClass.CALLS:
                for direction, column in ((CallDirection.INBOUND, c.caller), (CallDirection.OUTBOUND, c.called)):
                    of_it = (c.id.in_(ids), c.direction == direction.value)
                    values = {column.name: "", "customer_number": ""}
                    await self._transaction.execute(update(calls).where(*of_it).values(values))
                # The one change its trigger lets through.
                silent_lines = update(call_timeline).where(call_timeline.c.call_id.in_(ids)).values(detail={})
                await self._transaction.execute(silent_lines)
            case RecordClass.CALLBACKS:
                await self._transaction.execute(update(callbacks).where(b.id.in_(ids)).values(phone="", reason=""))
            case RecordClass.ORDERS:
                await Orders(self._transaction).blank(ids)
            case RecordClass.PAPERS:
                await Files(self._transaction).destroy(ids)
            case RecordClass.CUSTOMERS:
                await Customers(self._transaction).blank(ids, at)
                rows = await self._transaction.all(select(f.id).where(*_files_of(what, ids), KEPT_FILE))
                await Files(self._transaction).destroy([row.id for row in rows])


def _files_of(what: RecordClass, ids: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    if what is RecordClass.CUSTOMERS:
        return (f.subject_kind == SubjectKind.CUSTOMER.value, f.subject.in_(ids))
    return (f.id.in_(ids),)

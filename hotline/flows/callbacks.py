"""Callbacks from the desk's side: book, put off, settle, cancel (handbook T12, C1–C5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import structlog

from domain.callbacks import Callback, Mode, Purpose, Stamp, book, cancel, reschedule, settle
from domain.errors import Fault, InvalidValue
from hotline.bus.facts import CallbackChanged
from hotline.clock import Clock
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.numbers import normalise
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

CENTRE = "hotline"
"""Who does what the centre does by itself."""


@dataclass(frozen=True, slots=True)
class NewCallback:
    phone: str
    due_at: datetime
    reason: str
    call_id: str | None = None
    work_order: str | None = None
    agent: str | None = None
    purpose: Purpose = Purpose.PROMISED
    mode: Mode = Mode.AGENT
    earliest_at: datetime | None = None
    latest_at: datetime | None = None
    asked: bool = False
    owner: str = ""
    key: str | None = None
    queue: str | None = None
    queued_at: datetime | None = None


async def book_in(uow: UnitOfWork, callback: Callback, by: str, now: datetime, centre: CentreConfig) -> Callback:
    """Book `callback` (not stored yet) inside somebody else's unit of work; as stored.

    Where its key is taken, the one that has it, unchanged. The caller commits, then publishes `CallbackChanged`.
    Raises `InvalidValue`.
    """
    return await uow.callbacks.save(book(callback, now, centre.calling), Stamp(now, by, "book"))


class CallbackDesk:
    def __init__(self, ledger: Ledger, centre: CentreConfig, clock: Clock) -> None:
        self._ledger = ledger
        self._centre = centre
        self._clock = clock

    async def book(self, new: NewCallback, by: str) -> Callback:
        """Promise a call. Raises `InvalidValue` and `NotFound`; nothing is written then."""
        phone = normalise(new.phone, self._centre.region)
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            if new.call_id is not None and await uow.calls.get(new.call_id) is None:
                raise NotFound("call", new.call_id)
            if new.work_order is not None and await uow.orders.get(new.work_order) is None:
                raise NotFound("work order", new.work_order)
            if new.agent is not None:
                person = await uow.people.get(new.agent)
                if person is None or not person.queues:
                    raise InvalidValue("agent", f"{new.agent!r} is nobody who makes calls", Fault.UNKNOWN)
            customer = await uow.customers.by_phone(phone)
            due_at = _aware(new.due_at)
            callback = Callback(
                id=uuid4().hex,
                phone=phone,
                due_at=due_at,
                reason=new.reason.strip(),
                created_at=now,
                created_by=by,
                next_at=due_at,
                call_id=new.call_id,
                work_order=new.work_order,
                agent=new.agent,
                customer_id=customer.id if customer else None,
                purpose=new.purpose,
                mode=new.mode,
                earliest_at=new.earliest_at and _aware(new.earliest_at, "earliest_at"),
                latest_at=new.latest_at and _aware(new.latest_at, "latest_at"),
                asked=new.asked,
                owner=new.owner,
                key=new.key,
                queue=new.queue,
                queued_at=new.queued_at,
            )
            callback = await book_in(uow, callback, by, now, self._centre)
            await uow.commit()
        await self._ledger.bus.publish(CallbackChanged(callback))
        return callback

    async def cancel(self, callback_id: str, by: str) -> Callback:
        """Not wanted any more. Raises `NotFound`, `IllegalTransition`."""
        return await self._change(callback_id, by, "cancel", cancel)

    async def settle(self, callback_id: str, by: str) -> Callback:
        """A person has reached the customer another way."""
        return await self._change(callback_id, by, "settle", settle)

    async def reschedule(self, callback_id: str, due_at: datetime, by: str) -> Callback:
        """Another time was agreed (C5)."""
        due = _aware(due_at)
        return await self._change(callback_id, by, "reschedule", lambda c: reschedule(c, due, self._clock()))

    async def _change(self, callback_id: str, by: str, what: str, change: Callable[[Callback], Callback]) -> Callback:
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            callback = await uow.callbacks.get(callback_id)
            if callback is None:
                raise NotFound("callback", callback_id)
            callback = await uow.callbacks.save(change(callback), Stamp(now, by, what))
            await uow.audit.add(now, by, f"callback.{what}", callback_id, {"due_at": callback.due_at.isoformat()})
            await uow.commit()
        await self._ledger.bus.publish(CallbackChanged(callback))
        return callback


def _aware(at: datetime, field: str = "due_at") -> datetime:
    """In UTC. Raises `InvalidValue` for a time without a zone: nobody knows when that is."""
    if at.tzinfo is None:
        raise InvalidValue(field, "needs a time zone, as in 2026-05-01T09:00:00+08:00", Fault.NO_ZONE)
    return at.astimezone(UTC)

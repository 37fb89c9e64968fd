"""Callbacks from the desk's side: book, put off, settle, cancel (handbook T12, C1–C5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from domain.callbacks import (
    Callback,
    Mode,
    Purpose,
    Stamp,
    Unwanted,
    VisitResult,
    agree_on,
    assign,
    book,
    cancel,
    checked,
    heeds_wish,
    plan,
    reschedule,
    settle,
    take_over,
    unwanted,
    with_result,
)
from domain.errors import Fault, InvalidValue
from hotline.bus.facts import CallbackChanged, Fact
from hotline.clock import Clock
from hotline.errors import CallbackMoved, NotFound
from hotline.flows.attempts import CENTRE, OnResult, nothing_follows, wants_no_calls
from hotline.flows.ledger import Ledger
from hotline.numbers import normalise
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

__all__ = ["CENTRE", "CallbackDesk", "NewCallback", "book_in"]


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
    priority: int = 0


async def book_in(uow: UnitOfWork, callback: Callback, by: str, now: datetime, centre: CentreConfig) -> Callback:
    """Book what the centre finds due, inside somebody else's unit of work; as stored.

    Visits wait for the day's batch (C2), everything for calling hours (C5). Where its key is taken, the one that has
    it comes back unchanged; where the customer doesn't want to be called, it is written down as cancelled (C9). The
    caller commits, then publishes `CallbackChanged`. Raises `InvalidValue` where there is no number.
    """
    planned = plan(callback, now, centre.calling, centre.callbacks.visits.policy())
    return await _keep(uow, planned, Stamp(now, by, "book"))


async def _keep(uow: UnitOfWork, callback: Callback, stamp: Stamp) -> Callback:
    """A new callback; cancelled at once where it goes against the customer's wish (C9)."""
    if heeds_wish(callback) and await wants_no_calls(uow, callback):
        callback, stamp = unwanted(callback), replace(stamp, why="the customer doesn't want to be called")
    return await uow.callbacks.save(callback, stamp)


class CallbackDesk:
    def __init__(
        self,
        ledger: Ledger,
        centre: CentreConfig,
        clock: Clock,
        on_result: OnResult = nothing_follows,
    ) -> None:
        """`on_result`: what follows from a result that an agent writes down (C7)."""
        self._ledger = ledger
        self._centre = centre
        self._calling = centre.calling
        self._clock = clock
        self._on_result = on_result

    async def book(self, new: NewCallback, by: str) -> Callback:
        """Promise a call. Raises `InvalidValue` and `NotFound`; nothing is written then."""
        return (await self.book_many([new], by))[0]

    async def book_many(self, news: Sequence[NewCallback], by: str) -> tuple[Callback, ...]:
        """Several at once, all or none: news for everybody a trouble reached (W8), say; a number twice is called once.

        Raises `InvalidValue` and `NotFound`.
        """
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            booked: dict[str, Callback] = {}
            for new in news:
                callback = await self._new(uow, new, by, now)
                booked.setdefault(callback.phone, callback)
            kept = [await _keep(uow, callback, Stamp(now, by, "book")) for callback in booked.values()]
            await uow.commit()
        await self._ledger.tell(map(CallbackChanged, kept))
        return tuple(kept)

    async def _new(self, uow: UnitOfWork, new: NewCallback, by: str, now: datetime) -> Callback:
        phone = normalise(new.phone, self._centre.region)
        if new.call_id is not None and await uow.calls.get(new.call_id) is None:
            raise NotFound("call", new.call_id)
        if new.work_order is not None and await uow.orders.get(new.work_order) is None:
            raise NotFound("work order", new.work_order)
        if new.agent is not None:
            await self._require_caller(uow, new.agent)
        if new.queue is not None and new.queue not in {queue.id for queue in self._centre.queues}:
            raise InvalidValue("queue", f"{new.queue!r} is no queue", Fault.UNKNOWN)
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
            priority=new.priority,
            key=new.key,
            queue=new.queue,
            queued_at=new.queued_at,
        )
        return book(callback, now, self._calling)

    async def _require_caller(self, uow: UnitOfWork, user: str) -> None:
        person = await uow.people.get(user)
        if person is None or not person.queues:
            raise InvalidValue("agent", f"{user!r} is nobody who makes calls", Fault.UNKNOWN)

    async def cancel(self, callback_id: str, by: str, why: str = "", seen: int | None = None) -> Callback:
        """Not wanted any more. Raises `NotFound`, `IllegalTransition`, `CallbackMoved`; so do the others.

        `seen`: the version this was decided on; None: whichever it is.
        """
        return await self._change(callback_id, Deed(by, "cancel", why, seen), lambda c: cancel(c, why))

    async def settle(self, callback_id: str, by: str, why: str = "", seen: int | None = None) -> Callback:
        """A person has reached the customer another way."""
        return await self._change(callback_id, Deed(by, "settle", why, seen), lambda c: settle(c, why))

    async def reschedule(
        self, callback_id: str, due_at: datetime, by: str, *, asked: bool = False, seen: int | None = None
    ) -> Callback:
        """Another time was agreed (C5). `asked`: the customer wants it then, calling hours or not."""
        due, now = _aware(due_at), self._clock()

        def moved(callback: Callback) -> Callback:
            return reschedule(callback, due, now, self._calling, asked=asked)

        return await self._change(callback_id, Deed(by, "reschedule", seen=seen), moved)

    async def not_convenient(self, callback_id: str, due_at: datetime, by: str) -> Callback:
        """The customer is on the line, or just was: everything this call is about waits for the time they ask for."""
        due = _aware(due_at)
        if due <= self._clock():
            raise InvalidValue("due_at", "lies in the past", Fault.PAST)
        stamp = Stamp(self._clock(), by, "not_convenient")
        async with self._ledger.database.unit_of_work() as uow:
            callback = await uow.callbacks.get(callback_id)
            if callback is None:
                raise NotFound("callback", callback_id)
            group = await uow.callbacks.tried_by(callback.carried_by or callback.id) or [callback]
            agreed = [await uow.callbacks.save(agree_on(one, due), stamp) for one in group]
            await uow.commit()
        await self._ledger.tell(map(CallbackChanged, agreed))
        return next(one for one in agreed if one.id == callback_id)

    async def take_over(self, callback_id: str, owner: str, by: str, seen: int | None = None) -> Callback:
        """`owner` answers for it from now on. Raises `InvalidValue` where there is no such person."""
        async with self._ledger.database.reading() as uow:
            person = await uow.people.get(owner)
        if person is None or not person.active:
            raise InvalidValue("owner", f"{owner!r} is nobody here", Fault.UNKNOWN)
        return await self._change(callback_id, Deed(by, "take_over", seen=seen), lambda c: take_over(c, owner))

    async def assign(self, callback_id: str, agent: str | None, by: str, seen: int | None = None) -> Callback:
        """`agent` is to make it; None: whoever is free."""
        if agent is not None:
            async with self._ledger.database.reading() as uow:
                await self._require_caller(uow, agent)
        return await self._change(callback_id, Deed(by, "assign", seen=seen), lambda c: assign(c, agent))

    async def result(self, callback_id: str, result: VisitResult, seen: int | None = None) -> Callback:
        """Write down what a visit found; what follows from it (C7) is in the same unit of work."""
        draft = checked(result)
        deed = Deed(result.by, "result", seen=seen)
        return await self._change(callback_id, deed, lambda c: with_result(c, draft), self._on_result)

    async def do_not_call(self, number: str, reason: str, by: str) -> Unwanted:
        """They don't want to be called (C9): what is booked for the number is cancelled, promised and urgent calls
        aside. Raises `InvalidValue` for what is no number.
        """
        phone, now = normalise(number, self._centre.region), self._clock()
        wish = Unwanted(phone, now, by, reason.strip())
        stamp = Stamp(now, by, "cancel", "the customer doesn't want to be called")
        async with self._ledger.database.unit_of_work() as uow:
            await uow.do_not_call.add(wish)
            await uow.audit.add(now, by, "do_not_call.add", phone, {"reason": wish.reason})
            booked = [one for one in await uow.callbacks.scheduled_to(phone) if heeds_wish(one)]
            cancelled = [await uow.callbacks.save(unwanted(one), stamp) for one in booked]
            await uow.commit()
        await self._ledger.tell(map(CallbackChanged, cancelled))
        return wish

    async def call_again(self, number: str, by: str) -> None:
        """They may be called again. Raises `NotFound` where the number isn't on the list."""
        phone = normalise(number, self._centre.region)
        async with self._ledger.database.unit_of_work() as uow:
            if not await uow.do_not_call.remove(phone):
                raise NotFound("number on the do-not-call list", phone)
            await uow.audit.add(self._clock(), by, "do_not_call.remove", phone, {})
            await uow.commit()

    async def _change(
        self,
        callback_id: str,
        deed: "Deed",
        change: Callable[[Callback], Callback],
        on_result: OnResult = nothing_follows,
    ) -> Callback:
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            callback = await uow.callbacks.get(callback_id)
            if callback is None:
                raise NotFound("callback", callback_id)
            if deed.seen is not None and deed.seen != callback.version:
                raise CallbackMoved(callback, await uow.callbacks.history(callback_id), deed.seen)
            before = callback.result.satisfaction if callback.result else None
            callback = await uow.callbacks.save(change(callback), Stamp(now, deed.by, deed.what, deed.why))
            detail = {"due_at": callback.due_at.isoformat()}
            await uow.audit.add(now, deed.by, f"callback.{deed.what}", callback_id, detail)
            facts: Sequence[Fact] = ()
            if callback.result is not None and callback.result.satisfaction is not before:
                facts = await on_result(uow, callback, callback.result, deed.by)
            await uow.commit()
        await self._ledger.tell([CallbackChanged(callback), *facts])
        return callback


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does to a callback, and the version they have seen."""

    by: str
    what: str
    why: str = ""
    seen: int | None = None


def _aware(at: datetime, field: str = "due_at") -> datetime:
    """In UTC. Raises `InvalidValue` for a time without a zone: nobody knows when that is."""
    if at.tzinfo is None:
        raise InvalidValue(field, "needs a time zone, as in 2026-05-01T09:00:00+08:00", Fault.NO_ZONE)
    return at.astimezone(UTC)

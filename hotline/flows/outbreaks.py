"""Outbreaks (W9): noticed by the centre, confirmed by a lead; one order, one announcement, one call when it is over."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

import structlog

from domain import outbreaks as rules
from domain.callbacks import Callback, Purpose
from domain.errors import DomainError
from domain.notices import NoticeKind, to_each, to_role
from domain.orders.ladder import CENTRE
from domain.orders.moves import Move
from domain.orders.order import WorkOrder
from domain.orders.states import OrderAction, OrderState
from domain.outbreaks import Burst, Outbreak, OutbreakState, Report
from domain.people import Permission, Person, Role
from hotline.bus.facts import CallbackChanged, OutbreakChanged
from hotline.clock import Clock
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.announcements import Announcements
from hotline.flows.callbacks import book_in
from hotline.flows.ledger import Ledger
from hotline.flows.orders import NewOrder, OrderDesk
from hotline.flows.orders.book import Change
from hotline.settings import CentreConfig

log = structlog.get_logger(__name__)

OVERLAP = timedelta(minutes=2)
"""Orders are looked for from before the last look on: one may have been numbered then and committed after it."""
TOLD_WITHIN = timedelta(hours=4)
"""When it is over, the customers hear of it within so long of calling hours."""
FINISHED_WITHIN = timedelta(days=1)
"""Orders of an outbreak that was over before are left to people, when the centre starts."""
WATCHERS = (to_role(Role.LEAD), to_role(Role.DUTY_MANAGER))

_PATH = {
    OrderState.DISPATCHED: OrderAction.ACCEPT,
    OrderState.WAITING: OrderAction.RESUME,
    OrderState.ACCEPTED: OrderAction.START,
    OrderState.ON_SITE: OrderAction.FINISH,
    OrderState.IN_PROGRESS: OrderAction.FINISH,
    OrderState.REGISTERED: OrderAction.FINISH,
}
"""What brings an order of the outbreak to its end, step by step; others are left to people."""


class OutbreakDesk:
    """Raises `NotFound`, `NotAllowed`, `Conflict`, `DomainError`."""

    def __init__(
        self, ledger: Ledger, orders: OrderDesk, announcements: Announcements, centre: CentreConfig, clock: Clock
    ) -> None:
        self._ledger = ledger
        self._orders = orders
        self._announcements = announcements
        self._centre = centre
        self._burst = Burst(centre.outbreaks.customers, timedelta(minutes=centre.outbreaks.within_min))
        self._clock = clock
        self._looked_until: datetime | None = None

    async def start(self) -> None:
        """Callers hear of what was running when the centre stopped."""
        async with self._ledger.database.reading() as uow:
            for outbreak in await uow.outbreaks.open():
                self._announce(outbreak)

    async def look(self, now: datetime) -> int:
        """Buildings with new orders: like reports join their outbreak, or are proposed as one; how many changed.

        First of all, what was over when the centre stopped gets finished.
        """
        if self._looked_until is None:
            await self._finish_what_is_over(now)
        since = now - self._burst.within if self._looked_until is None else self._looked_until - OVERLAP
        async with self._ledger.database.reading() as uow:
            touched = await uow.outbreaks.touched(since)
        changed = 0
        for building, category in touched:
            changed += await self._look_at(building, category, now)
        self._looked_until = now
        return changed

    async def _look_at(self, building: str, category: str, now: datetime) -> bool:
        async with self._ledger.database.reading() as uow:
            known = await uow.outbreaks.latest(building, category)
            reports = await self._reports(uow.outbreaks.reports, building, category, known, now)
        if not self._changes(known, reports, now):
            return False
        async with self._ledger.database.unit_of_work() as uow:
            change = Change(uow, now)
            known = await uow.outbreaks.latest(building, category)
            reports = await self._reports(uow.outbreaks.reports, building, category, known, now)
            if not self._changes(known, reports, now):
                return False
            if known is not None and known.state in rules.OPEN:
                outbreak = rules.joined(known, reports, CENTRE, now)
            else:
                outbreak = rules.propose(uuid4().hex, building, category, reports, CENTRE, now)
                await self._tell(change, outbreak, NoticeKind.OUTBREAK)
            await self._put_under(change, outbreak, [report.number for report in reports], CENTRE)
            await self._keep(change, outbreak)
            await uow.commit()
        await self._ledger.tell(change.facts)
        return True

    async def _reports(
        self,
        find: Callable[[str, str, datetime], Awaitable[tuple[Report, ...]]],
        building: str,
        category: str,
        known: Outbreak | None,
        now: datetime,
    ) -> tuple[Report, ...]:
        """Those that count: of an open one since it began, else what came after the last was closed."""
        since = now - self._burst.within
        masters: set[str] = set()
        if known is not None:
            masters = {known.master or ""}
            since = min(since, known.opened_at) if known.state in rules.OPEN else max(since, known.closed_at or since)
        return tuple(one for one in await find(building, category, since) if one.number not in masters)

    def _changes(self, known: Outbreak | None, reports: Sequence[Report], now: datetime) -> bool:
        if known is not None and known.state in rules.OPEN:
            return any(report.number not in known.numbers for report in reports)
        return rules.noticed(reports, self._burst, now)

    # What leads decide

    async def confirm(self, outbreak_id: str, announcement: str, by: Person) -> Outbreak:
        """It is one: an order is opened that stands for all, callers hear `announcement` (none where it is empty)."""
        _allowed(by)
        async with self._ledger.database.unit_of_work() as uow:
            change = Change(uow, self._clock())
            known = await self._get(change, outbreak_id)
            if known.state is not OutbreakState.PROPOSED:
                raise Conflict(f"this outbreak is {known.state.value} already")
            first = await uow.orders.get(known.numbers[0])
            assert first is not None
            new = NewOrder(
                service_type=known.service_type,
                customer_name=self._centre.name,
                customer_phone=self._centre.number,
                place=known.building,
                description=f"{first.description} ({len(known.numbers)})",
                fields={name: value for name, value in first.fields.items() if name == "category"},
                urgency=first.urgency,
            )
            master = await self._orders.open_in(change, new, by.user)
            outbreak = rules.confirm(known, master.number, announcement, by.user, change.now)
            await self._put_under(change, outbreak, outbreak.numbers, by.user)
            await self._keep(change, outbreak)
            await uow.commit()
        self._announce(outbreak)
        await self._ledger.tell(change.facts)
        return outbreak

    async def announce(self, outbreak_id: str, announcement: str, by: Person) -> Outbreak:
        """Other words for callers, as more is known."""
        _allowed(by)
        async with self._ledger.database.unit_of_work() as uow:
            change = Change(uow, self._clock())
            known = await self._get(change, outbreak_id)
            outbreak = rules.announce(known, announcement, by.user, change.now)
            await self._keep(change, outbreak)
            await uow.commit()
        self._announce(outbreak)
        await self._ledger.tell(change.facts)
        return outbreak

    async def dismiss(self, outbreak_id: str, reason: str, by: Person) -> Outbreak:
        """It is none; only further reports are proposed again."""
        _allowed(by)
        async with self._ledger.database.unit_of_work() as uow:
            change = Change(uow, self._clock())
            known = await self._get(change, outbreak_id)
            outbreak = rules.dismiss(known, reason, by.user, change.now)
            await self._keep(change, outbreak)
            await uow.commit()
        await self._ledger.tell(change.facts)
        return outbreak

    async def end(self, outbreak_id: str, note: str, by: Person) -> Outbreak:
        """It is over: callers hear no more of it, each customer is called once, its orders are finished.

        `note`: what the customers are told. Orders that lack something to be finished are left to people.
        """
        _allowed(by)
        async with self._ledger.database.unit_of_work() as uow:
            change = Change(uow, self._clock())
            known = await self._get(change, outbreak_id)
            outbreak = rules.end(known, note, by.user, change.now)
            await self._call_all(change, outbreak, note, by)
            await self._tell(change, outbreak, NoticeKind.OUTBREAK_OVER)
            await self._keep(change, outbreak)
            await uow.commit()
        self._announcements.clear(_announcement_id(outbreak))
        await self._ledger.tell(change.facts)
        await self._finish_all(outbreak, by)
        return outbreak

    async def _call_all(self, change: Change, outbreak: Outbreak, note: str, by: Person) -> None:
        """One call a customer, whatever they reported; by its key never booked twice."""
        called: set[str] = set()
        for number in outbreak.numbers:
            order = await change.uow.orders.get(number)
            if order is None or order.customer_phone in called or order.state is OrderState.CANCELLED:
                continue
            called.add(order.customer_phone)
            callback = Callback(
                id=uuid4().hex,
                phone=order.customer_phone,
                due_at=change.now,
                reason=note,
                created_at=change.now,
                created_by=by.user,
                next_at=change.now,
                work_order=number,
                customer_id=order.customer_id,
                purpose=Purpose.OUTBREAK,
                latest_at=change.now + TOLD_WITHIN,
                owner=order.owner,
                key=f"outbreak:{outbreak.id}:{order.customer_phone}",
            )
            change.facts.append(CallbackChanged(await book_in(change.uow, callback, by.user, change.now, self._centre)))

    async def _finish_what_is_over(self, now: datetime) -> None:
        async with self._ledger.database.reading() as uow:
            over = await uow.outbreaks.over(now - FINISHED_WITHIN)
            enders = [await uow.people.get(outbreak.history[-1].by) for outbreak in over]
        for outbreak, by in zip(over, enders, strict=True):
            if by is not None:
                await self._finish_all(outbreak, by)

    async def _finish_all(self, outbreak: Outbreak, by: Person) -> None:
        """Each order by itself: all of them at once would keep everybody else from writing."""
        for number in (*outbreak.numbers, *((outbreak.master,) if outbreak.master else ())):
            await self._finish(number, outbreak, by)

    async def _finish(self, number: str, outbreak: Outbreak, by: Person) -> None:
        """As far as it can be: an order that lacks something stays where it is, and is chased as any other."""
        for _ in range(len(_PATH)):
            async with self._ledger.database.reading() as uow:
                order = await uow.orders.get(number)
            if order is None or order.state not in _PATH or _in_other_hands(order, outbreak, by):
                return
            try:
                await self._orders.act(number, Move(_PATH[order.state], note=outbreak.history[-1].note), by)
            except DomainError as error:
                log.info("an order of an outbreak is left to people", order=number, code=error.code)
                return

    async def _put_under(self, change: Change, outbreak: Outbreak, numbers: Sequence[str], by: str) -> None:
        if outbreak.master is None:
            return
        for number in numbers:
            order = await change.uow.orders.get(number)
            if order is not None and order.master is None and number != outbreak.master:
                await self._orders.book.save(change, rules.under(order, outbreak.master, by, change.now))

    async def _tell(self, change: Change, outbreak: Outbreak, kind: NoticeKind) -> None:
        notices = to_each(
            WATCHERS,
            key=f"outbreak:{outbreak.id}:{kind.value}",
            at=change.now,
            kind=kind,
            subject=outbreak.id,
            words={
                "building": outbreak.building,
                "category": outbreak.category,
                "count": str(len(outbreak.numbers)),
                "service": outbreak.service_type,
            },
            urgent=kind is NoticeKind.OUTBREAK,
        )
        await self._orders.book.tell(change, notices)

    async def _get(self, change: Change, outbreak_id: str) -> Outbreak:
        outbreak = await change.uow.outbreaks.get(outbreak_id)
        if outbreak is None:
            raise NotFound("outbreak", outbreak_id)
        return outbreak

    async def _keep(self, change: Change, outbreak: Outbreak) -> None:
        await change.uow.outbreaks.save(outbreak)
        change.facts.append(OutbreakChanged(outbreak))

    def _announce(self, outbreak: Outbreak) -> None:
        if outbreak.state is OutbreakState.RUNNING and outbreak.announcement:
            self._announcements.set(_announcement_id(outbreak), outbreak.announcement, frozenset({outbreak.building}))
        else:
            self._announcements.clear(_announcement_id(outbreak))


def _in_other_hands(order: WorkOrder, outbreak: Outbreak, by: Person) -> bool:
    """Somebody has done something to it since the outbreak was over."""
    assert outbreak.closed_at is not None
    return any(entry.at > outbreak.closed_at and entry.by not in (by.user, CENTRE) for entry in order.history)


def _announcement_id(outbreak: Outbreak) -> str:
    return f"outbreak:{outbreak.id}"


def _allowed(by: Person) -> None:
    if not by.may(Permission.STEER_ORDERS):
        raise NotAllowed("outbreaks are confirmed, dismissed and ended by leads")

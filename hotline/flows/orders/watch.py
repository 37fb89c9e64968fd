"""The clock's side of orders: near and overdue targets, the ladder (W7), dates, calls that keep customers informed."""

from datetime import datetime

import structlog

from domain.notices import NoticeKind, Recipient, to_group, to_user
from domain.orders import ladder
from domain.orders.ladder import Tell, TellKind
from domain.orders.order import WorkOrder
from domain.orders.states import Party
from domain.services.service import Rung, ServiceType, TargetKind
from hotline.bus.facts import Fact
from hotline.flows.ledger import Ledger
from hotline.flows.notices import recipients
from hotline.flows.orders.book import Change, OrderBook
from hotline.flows.orders.consequences import notices

log = structlog.get_logger(__name__)

AT_ONCE = 50
"""Orders looked at in one unit of work."""


class OrderWatch:
    """Asks of every order that is due to be looked at what the passing of time has done to it."""

    def __init__(self, ledger: Ledger, book: OrderBook) -> None:
        self._ledger = ledger
        self._book = book

    async def tick(self, now: datetime) -> int:
        """Everything that has come due by `now`; how many orders were looked at. What is closed costs nothing."""
        looked = 0
        while True:
            facts, count = await self._some(now)
            await self._ledger.tell(facts)
            looked += count
            if count < AT_ONCE:
                return looked

    async def _some(self, now: datetime) -> tuple[list[Fact], int]:
        async with self._ledger.database.unit_of_work() as uow:
            orders = await uow.orders.to_watch(now, AT_ONCE)
            if not orders:
                return [], 0
            change = Change(uow, now)
            for order in orders:
                await self._look(change, order)
            await uow.commit()
        return change.facts, len(orders)

    async def _look(self, change: Change, order: WorkOrder) -> None:
        service = self._book.service(order.service_type)
        watched = ladder.watch(order, service, self._book.calendar(order), change.now)
        await self._book.save(change, watched.order)
        for tell in watched.tells:
            await self._tell(change, watched.order, service, tell)
        await self._book.promise(change, watched.order, watched.calls, order.description)

    async def _tell(self, change: Change, order: WorkOrder, service: ServiceType, tell: Tell) -> None:
        words = {"job": tell.job or "", "rung": tell.rung.value if tell.rung else ""}
        if tell.target is not None:
            target = tell.target
            words |= {"target": target.kind.value, "step": target.step, "due_at": target.due_at.isoformat()}
        urgent = tell.kind is TellKind.CLIMBED and tell.rung in (Rung.DUTY_MANAGER, Rung.GENERAL_MANAGER)
        kind = _KINDS[tell.kind]
        if tell.target is not None and tell.target.kind is TargetKind.REPORT and tell.rung is None:
            kind = NoticeKind.REPORT_DUE
        told = notices(order, kind, self._whom(order, service, tell), key=tell.key, urgent=urgent, **words)
        await self._book.tell(change, told)

    def _whom(self, order: WorkOrder, service: ServiceType, tell: Tell) -> tuple[Recipient, ...]:
        group = self._book.centre.group(order.group)
        if tell.rung is not None:
            return recipients(tell.rung, group)
        if tell.kind is TellKind.UNANSWERED:
            return (to_user(order.owner), *recipients(Rung.GROUP_LEAD, group))
        step = service.step(tell.target.step) if tell.target is not None else None
        if step is not None and step.group is not None:
            return (to_group(step.group), to_user(order.owner))
        if step is not None and step.by is not Party.GROUP:
            return recipients(Rung.GROUP_LEAD, group) if step.by is Party.LEAD else (to_user(order.owner),)
        doer = to_user(order.assignee) if order.assignee else to_group(order.group)
        return (doer, to_user(order.owner))


_KINDS = {
    TellKind.NEAR: NoticeKind.TARGET_NEAR,
    TellKind.OVERDUE: NoticeKind.TARGET_OVERDUE,
    TellKind.CLIMBED: NoticeKind.ESCALATED,
    TellKind.UNANSWERED: NoticeKind.HANDOVER_BACK,
    TellKind.DATE: NoticeKind.DATE_DUE,
    TellKind.MISSED_DATE: NoticeKind.DATE_MISSED,
}

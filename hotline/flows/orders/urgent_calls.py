"""Urgent orders by phone (W2): the group's phones are rung until somebody takes the order; else its lead decides."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import structlog

from domain.errors import DomainError
from domain.notices import NoticeKind
from domain.orders.ladder import CENTRE
from domain.orders.moves import Actor, Move
from domain.orders.order import WithLead, WorkOrder, written
from domain.orders.states import OrderAction, OrderState, Party
from domain.services.service import Rung, Urgency
from hotline.bus.facts import Fact
from hotline.clock import Clock
from hotline.flows.group_call import PASSED_ON, TAKEN, GroupAnswer
from hotline.flows.ledger import Ledger
from hotline.flows.notices import recipients
from hotline.flows.orders.book import Change, OrderBook
from hotline.flows.orders.consequences import notices, take
from hotline.storage.orders import OrderQuery, OrderSort

log = structlog.get_logger(__name__)

CALLED, TOOK, PASSED, UNREACHED = "group called", "group took it", "group passed it on", "group not reached"
_SETTLED = frozenset({TOOK, UNREACHED})

AT_ONCE = 20
"""Urgent orders looked at in one turn."""


class Phones(Protocol):
    """Rings phones one after the other until somebody takes the order."""

    async def tell(self, order: str, phones: Sequence[str], words: str) -> bool: ...


class UrgentCalls:
    """What was told is in the order's history, so that a restart goes on where it was."""

    def __init__(self, ledger: Ledger, book: OrderBook, clock: Clock) -> None:
        self._ledger = ledger
        self._book = book
        self._clock = clock
        self._phones: Phones | None = None
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def over(self, phones: Phones) -> None:
        """Through which the groups are rung; until it is given nobody is."""
        self._phones = phones

    async def tick(self, _now: datetime) -> None:
        """Begin to ring the groups of urgent orders that nobody has accepted."""
        for urgency in (Urgency.EMERGENCY, Urgency.URGENT):
            query = OrderQuery(state=OrderState.DISPATCHED, urgency=urgency, sort=OrderSort.OLDEST)
            async with self._ledger.database.reading() as uow:
                page = await uow.orders.find(query, None, AT_ONCE)
            for order in page.items:
                self._begin(order)

    def _begin(self, order: WorkOrder) -> None:
        group = self._book.centre.group(order.group)
        phones = group.phones if group is not None else ()
        if self._phones is None or not phones or order.number in self._under_way or _is_settled(order):
            return
        task = asyncio.create_task(self._ring(self._phones, order, phones), name=f"urgent {order.number}")
        self._under_way[order.number] = task
        task.add_done_callback(lambda _: self._under_way.pop(order.number, None))

    async def _ring(self, over: Phones, order: WorkOrder, phones: Sequence[str]) -> None:
        try:
            if not await over.tell(order.number, phones, self._words(order)):
                await self._nobody(order.number)
        except DomainError:
            log.exception("a group could not be called", order=order.number)

    def _words(self, order: WorkOrder) -> str:
        service = self._book.service(order.service_type)
        return "，".join(filter(None, (service.name.get("zh-CN", ""), order.place, order.description)))

    async def answered(self, answer: GroupAnswer) -> None:
        """One call is over: written down, and the order taken or passed on where a key was pressed."""

        def edit(order: WorkOrder, now: datetime) -> WorkOrder:
            order = written(
                order, CENTRE, now, CALLED, None, answer.end_cause.value, note=answer.phone, desk=order.group
            )
            if answer.key == PASSED_ON:
                return written(order, CENTRE, now, PASSED, None, answer.phone, desk=order.group)
            return order

        taken = answer.key == TAKEN
        await self._change(answer.order, edit, take_by=answer.phone if taken else None)

    async def _nobody(self, number: str) -> None:
        """No phone of the group took it: the lead is told (O2)."""

        def edit(order: WorkOrder, now: datetime) -> WorkOrder:
            order = replace(order, with_lead=order.with_lead or WithLead.UNANSWERED)
            return written(order, CENTRE, now, UNREACHED, None, order.group, desk=order.group)

        await self._change(number, edit, to_lead=True)

    async def _change(self, number: str, edit: "Edit", *, take_by: str | None = None, to_lead: bool = False) -> None:
        facts: list[Fact] = []
        async with self._ledger.database.unit_of_work() as uow:
            change = Change(uow, self._clock())
            order = edit(await self._book.get(change, number), change.now)
            if take_by is not None:
                order = written(order, CENTRE, change.now, TOOK, None, take_by, desk=order.group)
            await self._book.save(change, order)
            if take_by is not None and order.state is OrderState.DISPATCHED:
                order = await self._accept(change, order, take_by)
            if to_lead:
                lead = recipients(Rung.GROUP_LEAD, self._book.centre.group(order.group))
                told = notices(order, NoticeKind.WITH_LEAD, lead, urgent=True, reason=WithLead.UNANSWERED.value)
                await self._book.tell(change, told)
            await uow.commit()
            facts = change.facts
        await self._ledger.tell(facts)

    async def _accept(self, change: Change, order: WorkOrder, phone: str) -> WorkOrder:
        actor = Actor(phone, frozenset({Party.GROUP}))
        order = await take(self._book, change, order, Move(OrderAction.ACCEPT), actor)
        order = replace(order, assignee=None)  # who of the group held the phone, nobody knows yet
        await self._book.save(change, order)
        return order


class Edit(Protocol):
    def __call__(self, order: WorkOrder, now: datetime) -> WorkOrder: ...


def _is_settled(order: WorkOrder) -> bool:
    """Whether the phones have been rung for this dispatch."""
    actions = [entry.action for entry in order.history]
    last = len(actions) - 1 - actions[::-1].index(OrderAction.DISPATCH.value)
    return bool(_SETTLED & set(actions[last:]))

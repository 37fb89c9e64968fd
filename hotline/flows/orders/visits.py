"""What a visit found goes back into the order it was about (C2, C7, W8): filed, opened anew, or a new matter."""

from collections.abc import Sequence

import structlog

from domain.callbacks import Callback, Purpose, Satisfaction, VisitResult
from domain.errors import DomainError
from domain.orders.moves import Move
from domain.orders.order import WorkOrder
from domain.orders.states import WORKED, OrderAction, OrderState
from hotline.bus.facts import Fact
from hotline.clock import Clock
from hotline.flows.orders.actors import THE_CENTRE
from hotline.flows.orders.book import Change, NewOrder
from hotline.flows.orders.consequences import take
from hotline.flows.orders.desk import OrderDesk
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

ASKS = frozenset({Purpose.VISIT, Purpose.SURVEY, Purpose.CARE})
"""Calls that ask whether the customer is satisfied."""

COMPLAINT = "S6"
"""What opens where the customer is not satisfied and the catalogue says nothing else (C7)."""


class Visits:
    def __init__(self, desk: OrderDesk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    async def found(self, uow: UnitOfWork, callback: Callback, result: VisitResult, by: str) -> Sequence[Fact]:
        """Act on a visit's result inside its unit of work; the facts are to be published after the commit."""
        change = Change(uow, self._clock())
        order = await uow.orders.get(callback.work_order) if callback.work_order else None
        if order is not None and callback.purpose in ASKS and order.state in WORKED:
            await self._visited(change, order, callback, result, by)
        elif result.satisfaction is Satisfaction.DISSATISFIED:
            await self._complain(change, COMPLAINT, callback, result, by, order)
        return change.facts

    async def _visited(
        self, change: Change, order: WorkOrder, callback: Callback, result: VisitResult, by: str
    ) -> None:
        service = self._desk.book.service(order.service_type)
        if order.state in (OrderState.DONE, OrderState.ANSWERED):
            words = result.complaint or result.advice
            visit = Move(OrderAction.VISIT, note=words, satisfaction=result.satisfaction.value)
            order = await self._move(change, order, visit)
        if result.satisfaction is Satisfaction.DISSATISFIED:
            if service.unsatisfied is None or service.unsatisfied == service.id:
                reason = result.complaint or "the customer is not satisfied"
                await self._move(change, order, Move(OrderAction.REOPEN, note=reason))
                return
            await self._complain(change, service.unsatisfied, callback, result, by, order)
        if order.state is OrderState.VISITED:
            try:
                await self._move(change, order, Move(OrderAction.CLOSE))
            except DomainError as error:  # a fee that is not handed in yet, say: it stays open until it is
                log.info("visited order stays open", order=order.number, code=error.code)

    async def _move(self, change: Change, order: WorkOrder, move: Move) -> WorkOrder:
        return await take(self._desk.book, change, order, move, THE_CENTRE)

    async def _complain(
        self,
        change: Change,
        service: str,
        callback: Callback,
        result: VisitResult,
        by: str,
        order: WorkOrder | None,
    ) -> None:
        """Not satisfied opens an order by itself (C7), tied to the one it is about."""
        customer = await change.uow.customers.get(callback.customer_id) if callback.customer_id else None
        new = NewOrder(
            service_type=service,
            customer_name=order.customer_name if order else (customer.name if customer else ""),
            customer_phone=callback.phone,
            place=order.place if order else (customer.place if customer else ""),
            description=result.complaint or result.advice or callback.reason or "不满意",
            call_id=callback.attempts[-1].call_id if callback.attempts else None,
            follows=order.number if order else None,
        )
        await self._desk.open_in(change, new, by, owner=callback.owner)

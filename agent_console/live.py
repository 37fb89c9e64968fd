"""Live calls as they are shown: with the customer's file, their open orders and the lines due."""

from collections.abc import Iterable

from agent_console.protocol import LiveCallFull
from agent_console.views.calls import CallSummary, DueLineView, LineView, VerdictView
from agent_console.views.customers import CustomerView
from agent_console.views.floor import LiveCall
from agent_console.views.orders import OrderView
from domain.calls import Call
from domain.customers import Customer
from domain.work_orders import WorkOrder
from hotline.centre import Centre
from hotline.storage.orders import OrderQuery
from hotline.storage.unit_of_work import UnitOfWork

OPEN_ORDERS = 20
"""So many open orders of a customer pop up with the call."""


async def live_call(centre: Centre, call: Call) -> LiveCall:
    """The screen pop (R1, O4)."""
    async with centre.database.reading() as uow:
        customer, orders = await _customer(uow, call)
    return LiveCall(
        call=CallSummary.of(call),
        customer=CustomerView.of(customer) if customer else None,
        orders=[OrderView.of(order) for order in orders],
        stages=due_lines(centre, call.id),
    )


async def whole_call(centre: Centre, call: Call) -> LiveCallFull:
    """The screen pop with what was said so far: stored finals first, then the partials of the moment."""
    async with centre.database.reading() as uow:
        return await _whole(centre, uow, call)


async def live_calls(centre: Centre, calls: Iterable[Call]) -> list[LiveCallFull]:
    """Each with what was said so far."""
    async with centre.database.reading() as uow:
        return [await _whole(centre, uow, call) for call in calls]


async def _whole(centre: Centre, uow: UnitOfWork, call: Call) -> LiveCallFull:
    customer, orders = await _customer(uow, call)
    lines = (*await uow.transcripts.of(call.id), *centre.calls.partials(call.id))
    judgements = await uow.transcripts.judgements(call.id)
    return LiveCallFull(
        call=CallSummary.of(call),
        customer=CustomerView.of(customer) if customer else None,
        orders=[OrderView.of(order) for order in orders],
        stages=due_lines(centre, call.id),
        transcript=[LineView.of(line) for line in lines],
        verdicts=[VerdictView.of(judgement) for judgement in judgements],
    )


def due_lines(centre: Centre, call_id: str) -> list[DueLineView]:
    return [DueLineView.of(line) for line in centre.calls.due_lines(call_id)]


async def _customer(uow: UnitOfWork, call: Call) -> tuple[Customer | None, tuple[WorkOrder, ...]]:
    # A file opened during the call is found by the number.
    known = call.customer_id is not None
    customer = await (
        uow.customers.get(call.customer_id or "") if known else uow.customers.by_phone(call.customer_number)
    )
    if customer is None:
        return None, ()
    query = OrderQuery(customer_id=customer.id, open_only=True)
    orders = await uow.orders.find(query, None, OPEN_ORDERS)
    return customer, orders.items

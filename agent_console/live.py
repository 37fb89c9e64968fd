"""Live calls as they are shown: with the customer's file, their open orders and the lines due."""

from collections.abc import Iterable

from agent_console.protocol import LiveCallFull
from agent_console.views.calls import CallSummary, LineView, VerdictView
from agent_console.views.customers import CustomerView
from agent_console.views.floor import LiveCall
from agent_console.views.guidance import Guided
from agent_console.views.orders import OrderView
from domain.calls import Call, CallState
from domain.customers import Customer
from domain.guidance import Guidance
from domain.orders.order import WorkOrder
from hotline.centre import Centre
from hotline.storage.orders import OrderQuery
from hotline.storage.unit_of_work import UnitOfWork

OPEN_ORDERS = 20
"""So many open orders of a customer pop up with the call."""


async def live_call(centre: Centre, call: Call) -> LiveCall:
    """The screen pop (R1, O4)."""
    guidance = await _guidance(centre, call)
    async with centre.database.reading() as uow:
        customer, orders = await _customer(uow, call)
    return LiveCall(
        call=CallSummary.of(call),
        customer=CustomerView.of(customer) if customer else None,
        orders=_order_views(centre, orders),
        **Guided.parts(guidance),
    )


async def whole_call(centre: Centre, call: Call) -> LiveCallFull:
    """The screen pop with what was said so far: stored finals first, then the partials of the moment."""
    guidance = await _guidance(centre, call)
    async with centre.database.reading() as uow:
        customer, orders = await _customer(uow, call)
        lines = (*await uow.transcripts.of(call.id), *centre.calls.partials(call.id))
        judgements = await uow.transcripts.judgements(call.id)
    return LiveCallFull(
        call=CallSummary.of(call),
        customer=CustomerView.of(customer) if customer else None,
        orders=_order_views(centre, orders),
        **Guided.parts(guidance),
        transcript=[LineView.of(line) for line in lines],
        verdicts=[VerdictView.of(judgement) for judgement in judgements],
    )


async def live_calls(centre: Centre, calls: Iterable[Call]) -> list[LiveCallFull]:
    """Each with what was said so far."""
    return [await whole_call(centre, call) for call in calls]


async def _guidance(centre: Centre, call: Call) -> Guidance:
    """While the call runs what the rules say of it now, afterwards what they have come to (P6)."""
    live = centre.calls.guidance(call.id)
    if live is not None and call.state is not CallState.ENDED:
        return live
    return await centre.wrap_up.guidance(call)


def _order_views(centre: Centre, orders: Iterable[WorkOrder]) -> list[OrderView]:
    book = centre.orders.book
    return [OrderView.of(order, book.service(order.service_type)) for order in orders]


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

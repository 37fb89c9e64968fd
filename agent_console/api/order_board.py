"""Orders counted for the leads' board and the agents' lists, and what belongs to one order (W7, W9, O5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.work_orders import Reader, Writer
from agent_console.listing import ListOf
from agent_console.views.callbacks import CallbackView
from agent_console.views.order_board import (
    BoardCell,
    BouncesView,
    DesksView,
    DeskView,
    DueIn,
    MyCountsView,
    OrderBoardView,
    OrderLine,
    RelatedView,
    WorkerView,
)
from domain.orders.intake import category_of
from domain.orders.order import WithLead, WorkOrder
from domain.orders.places import spot_key
from domain.orders.states import OrderState
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.flows.orders.actors import may_see
from hotline.flows.orders.book import REPEATED_WITHIN, OrderBook
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.orders import OrderQuery
from hotline.storage.unit_of_work import UnitOfWork

router = APIRouter(prefix=V1, tags=["work orders"])

Overseer = Annotated[Person, Depends(Allowed(Permission.STEER_ORDERS, Permission.SEE_ALL_CALLS))]

SOON = timedelta(hours=1)
BOUNCED_WITHIN = timedelta(days=30)
SHOWN = 100
"""So many orders or callbacks of each kind belong to one order at most."""


@router.get("/order-board")
async def order_board(person: Overseer, wired: Wired) -> OrderBoardView:
    """How many open orders each group has in each state, and how many of them are overdue or due within the hour."""
    now = wired.clock()
    soon = now + SOON
    async with wired.centre.database.reading() as uow:
        all_ = await uow.orders.open_count(OrderQuery())
        due_soon = await uow.orders.open_count(OrderQuery(due_before=soon))
        overdue = await uow.orders.open_count(OrderQuery(due_before=now))
        with_lead = {reason: await uow.orders.count_open(OrderQuery(with_lead=reason)) for reason in WithLead}
        bounces = await uow.orders.bounces(now - BOUNCED_WITHIN, now + timedelta(seconds=1))
    cells = []
    for (group, state), orders in sorted(all_.items()):
        late, near = overdue.get((group, state), 0), due_soon.get((group, state), 0)
        counts = {DueIn.OVERDUE: late, DueIn.SOON: near - late, DueIn.LATER: orders - near}
        cells += [
            BoardCell(group=group, state=OrderState(state), due=due, orders=count)
            for due, count in counts.items()
            if count
        ]
    ranked = sorted(bounces.items(), key=lambda item: (-item[1], item[0]))
    return OrderBoardView(
        as_of=now,
        soon_until=soon,
        cells=cells,
        with_lead=with_lead,
        bounces=[BouncesView(group=group, bounces=count) for group, count in ranked],
    )


@router.get("/order-counts")
async def order_counts(person: Reader, wired: Wired) -> MyCountsView:
    """How many open orders are one's own, offered to one, of one's groups, due within the hour, overdue, at all."""
    now = wired.clock()
    sees_all = person.may(Permission.WRITE_ORDERS) or person.may(Permission.SEE_ALL_CALLS)
    seen = OrderQuery() if sees_all else OrderQuery(groups=person.groups)
    offered = OrderQuery(offered_to=person.user, offered_groups=person.groups)
    async with wired.centre.database.reading() as uow:
        late = await uow.orders.count_open(replace(seen, due_before=now))
        return MyCountsView(
            mine=await uow.orders.count_open(replace(seen, owner=person.user)),
            offered=await uow.orders.count_open(offered),
            my_groups=await uow.orders.count_open(OrderQuery(groups=person.groups)) if person.groups else 0,
            soon=await uow.orders.count_open(replace(seen, due_before=now + SOON)) - late,
            overdue=late,
            open=await uow.orders.count_open(seen),
        )


@router.get("/order-desks")
async def order_desks(person: Reader, wired: Wired) -> DesksView:
    """The people and groups that orders can go to, by name."""
    async with wired.centre.database.reading() as uow:
        people = await uow.people.all()
    return DesksView(
        people=[WorkerView.of(one) for one in people if one.active],
        groups=[DeskView(name=group.name, outside=group.outside) for group in wired.centre.settings.centre.groups],
    )


@router.get("/order-repeats")
async def order_repeats(
    person: Writer,
    wired: Wired,
    service_type: Annotated[str, Query(max_length=20)],
    place: Annotated[str, Query(max_length=500)],
    category: Annotated[str, Query(max_length=100, description="The form's field of that name.")] = "",
) -> ListOf[OrderLine]:
    """Orders of the same place and category in the last 30 days, before another one is registered (W9)."""
    service = wired.centre.catalogue.get(service_type)
    if service is None:
        raise NotFound("service type", service_type)
    kind = category_of(service, {"category": category} if category else {})
    query = OrderQuery(spot=spot_key(place), category=kind, since=wired.clock() - REPEATED_WITHIN)
    if not query.spot:
        return ListOf(items=[], next=None)
    async with wired.centre.database.reading() as uow:
        return ListOf(items=_lines(await _orders(uow, query), person, wired.centre.orders.book), next=None)


@router.get("/work-orders/{number}/related")
async def related(number: str, person: Reader, wired: Wired) -> RelatedView:
    """Repeats, the order it follows, an outbreak's orders, callbacks and calls of one order."""
    book = wired.centre.orders.book
    sees_calls = person.may(Permission.BOOK_CALLBACKS) or person.may(Permission.SEE_BOARD)
    async with wired.centre.database.reading() as uow:
        order = await uow.orders.get(number)
        if order is None or not may_see(person, order, book.service(order.service_type)):
            raise NotFound("work order", number)
        alike = OrderQuery(spot=order.spot, category=order.category, since=order.created_at - REPEATED_WITHIN)
        repeats = await _orders(uow, alike) if order.spot else ()
        before = await uow.orders.get(order.follows) if order.follows else None
        master = await uow.orders.get(order.master) if order.master else None
        after = await _orders(uow, OrderQuery(follows=number))
        members = await _orders(uow, OrderQuery(master=number))
        booked = await uow.callbacks.find(CallbackQuery(work_order=number), None, SHOWN) if sees_calls else None
    callbacks = booked.items if booked else ()
    made = [attempt.call_id for callback in callbacks for attempt in callback.attempts if attempt.call_id]
    return RelatedView(
        repeats=_lines((one for one in repeats if one.number != number), person, book),
        follows=next(iter(_lines([before] if before else [], person, book)), None),
        followed_by=_lines(after, person, book),
        master=next(iter(_lines([master] if master else [], person, book)), None),
        members=_lines(members, person, book),
        callbacks=[CallbackView.of(one).shown_to(person) for one in callbacks],
        calls=list(dict.fromkeys([*([order.call_id] if order.call_id else []), *made])) if sees_calls else [],
    )


async def _orders(uow: UnitOfWork, query: OrderQuery) -> tuple[WorkOrder, ...]:
    return tuple((await uow.orders.find(query, None, SHOWN)).items)


def _lines(orders: Iterable[WorkOrder], person: Person, book: OrderBook) -> list[OrderLine]:
    return [
        OrderLine.for_reader(order, person)
        for order in orders
        if may_see(person, order, book.service(order.service_type))
    ]

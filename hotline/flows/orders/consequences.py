"""What an action brings with it: the group is told (W2), the customer called (C2, C3, W6), promises taken back."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from domain.callbacks import CallbackState, Purpose, Stamp, cancel
from domain.notices import Notice, NoticeKind, Recipient, to_each, to_group, to_role, to_user
from domain.orders import ladder
from domain.orders.ladder import Promised, follow_ups
from domain.orders.moves import Actor, Move, move
from domain.orders.order import WorkOrder
from domain.orders.states import OrderAction
from domain.people import Role
from domain.services.service import FollowWhen, Rung, ServiceType, Urgency
from hotline.bus.facts import CallbackChanged
from hotline.flows.notices import recipients
from hotline.flows.orders.book import Change, OrderBook
from hotline.storage.callbacks import CallbackQuery

APOLOGISE_WITHIN = timedelta(minutes=30)
"""What could not be done, the customer hears from the centre (W6)."""

Consequence = Callable[[OrderBook, Change, WorkOrder, ServiceType], Awaitable[None]]


async def take(book: OrderBook, change: Change, order: WorkOrder, wanted: Move, actor: Actor) -> WorkOrder:
    """The order after an action, kept with everything that follows from it, in the same unit of work.

    Raises as `move` does; nothing is written then.
    """
    service = book.service(order.service_type)
    order = move(order, service, wanted, actor, change.now, book.calendar(order))
    await book.save(change, order)
    consequence = _CONSEQUENCES.get(wanted.action)
    if consequence is not None:
        await consequence(book, change, order, service)
    return order


async def registered(book: OrderBook, change: Change, order: WorkOrder) -> None:
    """What follows a registration: emergencies reach duty desk and supervisors at once (W10)."""
    service = book.service(order.service_type)
    calendar = book.calendar(order)
    if order.urgency is Urgency.EMERGENCY:
        everybody = (to_role(Role.DUTY_MANAGER), to_role(Role.LEAD), to_role(Role.MANAGER))
        await book.tell(change, notices(order, NoticeKind.EMERGENCY, everybody, urgent=True))
    await book.promise(change, order, follow_ups(order, service, FollowWhen.REGISTERED, change.now, calendar), "")


def notices(
    order: WorkOrder,
    kind: NoticeKind,
    to: tuple[Recipient, ...],
    *,
    key: str = "",
    urgent: bool = False,
    **words: str,
) -> tuple[Notice, ...]:
    """Notices about an order; of one kind and version each recipient gets one."""
    return to_each(
        to,
        key=f"order:{order.number}:{kind.value}:{key or order.version}",
        at=order.history[-1].at,
        kind=kind,
        subject=order.number,
        words={"service": order.service_type, "place": order.place, "group": order.group, **words},
        urgent=urgent,
    )


async def _dispatched(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    urgent = order.urgency is not Urgency.NORMAL
    to = (to_user(order.assignee),) if order.assignee else (to_group(order.group),)
    again = sum(entry.action == OrderAction.DISPATCH.value for entry in order.history) > 1
    kind = NoticeKind.ORDER_AGAIN if again else NoticeKind.ORDER_NEW
    await book.tell(change, notices(order, kind, to, urgent=urgent, note=order.history[-1].note))


async def _declined(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    last = order.history[-1]
    await book.tell(
        change, notices(order, NoticeKind.HANDOVER_BACK, (to_user(order.owner),), by=last.by, note=last.note)
    )
    if order.with_lead is not None:
        lead = recipients(Rung.GROUP_LEAD, book.centre.group(order.group))
        await book.tell(change, notices(order, NoticeKind.WITH_LEAD, lead, reason=order.with_lead.value))


async def _failed(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    """The centre apologises and agrees on another time (W6)."""
    call = Promised(
        "not_done",
        Purpose.PROGRESS.value,
        change.now,
        change.now + APOLOGISE_WITHIN,
        by_machine=False,
        key=f"{order.number}:not_done:{order.version}",
    )
    await book.promise(change, order, (call,), order.history[-1].note)
    await book.tell(
        change, notices(order, NoticeKind.ORDER_AGAIN, (to_user(order.owner),), note=order.history[-1].note)
    )


async def _finished(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    calls = follow_ups(order, service, FollowWhen.DONE, change.now, book.calendar(order))
    await book.promise(change, order, calls, order.description)


async def _closed(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    await _take_back(change, order, frozenset({Purpose.PROGRESS, Purpose.VISIT, Purpose.SURVEY}))
    calls = follow_ups(order, service, FollowWhen.CLOSED, change.now, book.calendar(order))
    await book.promise(change, order, calls, order.description)


async def _cancelled(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    await _take_back(change, order, frozenset({Purpose.PROGRESS, Purpose.VISIT, Purpose.SURVEY, Purpose.DUNNING}))
    to = (to_user(order.assignee),) if order.assignee else (to_group(order.group),)
    if any(entry.action == OrderAction.DISPATCH.value for entry in order.history):
        await book.tell(change, notices(order, NoticeKind.ORDER_AGAIN, to, note=order.history[-1].note))


async def _reopened(book: OrderBook, change: Change, order: WorkOrder, service: ServiceType) -> None:
    """It is not done after all: nobody asks whether the customer is satisfied with it."""
    await _take_back(change, order, frozenset({Purpose.VISIT, Purpose.SURVEY}))
    await _dispatched(book, change, order, service)


async def _take_back(change: Change, order: WorkOrder, purposes: frozenset[Purpose]) -> None:
    """Calls that have lost their reason are cancelled; promised ones stay (T12)."""
    page = await change.uow.callbacks.find(CallbackQuery(work_order=order.number, open_only=True), None, 200)
    for callback in page.items:
        if callback.purpose in purposes and callback.state in _WAITING:
            stamp = Stamp(change.now, ladder.CENTRE, "cancel", f"order {order.state.value}")
            change.facts.append(CallbackChanged(await change.uow.callbacks.save(cancel(callback), stamp)))


_WAITING = frozenset({CallbackState.SCHEDULED, CallbackState.HANDED_OVER})


_A = OrderAction

_CONSEQUENCES: Mapping[OrderAction, Consequence] = {
    _A.DISPATCH: _dispatched,
    _A.DECLINE: _declined,
    _A.FAIL: _failed,
    _A.FINISH: _finished,
    _A.CLOSE: _closed,
    _A.CANCEL: _cancelled,
    _A.REOPEN: _reopened,
}

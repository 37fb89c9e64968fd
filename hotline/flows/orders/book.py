"""The book of orders: keeps an order with everything that goes along with its change, in one unit of work."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from domain.calendar import Calendar
from domain.callbacks import Callback, Mode, Purpose
from domain.errors import Fault, InvalidValue
from domain.notices import Notice
from domain.orders import ladder
from domain.orders.intake import register
from domain.orders.ladder import Promised
from domain.orders.order import WorkOrder, number
from domain.services.service import ServiceType, Urgency
from hotline.bus.facts import CallbackChanged, Fact, OrderChanged, Told
from hotline.errors import NotFound
from hotline.flows.callbacks import book_in
from hotline.flows.notices import tell_in
from hotline.numbers import normalise
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

REPEATED_WITHIN = timedelta(days=30)
"""The same place and category within it is a repeat (W9)."""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What an agent fills in."""

    service_type: str
    customer_name: str
    customer_phone: str
    place: str
    description: str
    fields: Mapping[str, str] = field(default_factory=dict)
    call_id: str | None = None
    urgency: Urgency | None = None
    appointment: datetime | None = None
    follows: str | None = None
    """The order whose visit found the customer not satisfied (C7)."""
    master: str | None = None


@dataclass(slots=True)
class Change:
    """One unit of work on orders, and what is told of it after the commit."""

    uow: UnitOfWork
    now: datetime
    facts: list[Fact] = field(default_factory=list)


class OrderBook:
    def __init__(self, catalogue: Mapping[str, ServiceType], centre: CentreConfig) -> None:
        self._catalogue = catalogue
        self.centre = centre

    def service(self, id: str) -> ServiceType:  # noqa: A002
        """The service type of an order that is there; one whose file is gone takes no new orders."""
        return self._catalogue.get(id) or ServiceType(id, {}, "", retired=True)

    def calendar(self, order: WorkOrder) -> Calendar:
        """That of the group responsible for it."""
        return self.centre.calendar_of(order.group)

    def phone(self, field_path: str, text: str) -> str:
        return normalise(text, self.centre.region, field_path)

    async def register(self, change: Change, new: NewOrder, by: str, owner: str | None = None) -> WorkOrder:
        """A matter as an order, numbered, linked with its repeats (W1, W9); `save` keeps it.

        Raises `InvalidValue`, `InvalidForm`, `NotFound`; nothing may be committed then.
        """
        service = self._catalogue.get(new.service_type)
        if service is None or service.retired:
            raise InvalidValue("service_type", f"{new.service_type!r} is not in the catalogue", Fault.UNKNOWN)
        uow, now = change.uow, change.now
        phone = self.phone("customer.phone", new.customer_phone)
        call = await uow.calls.get(new.call_id) if new.call_id is not None else None
        if new.call_id is not None and call is None:
            raise NotFound("call", new.call_id)
        if new.appointment is not None and new.appointment < now:
            raise InvalidValue("appointment", "lies in the past", Fault.PAST)
        customer = await uow.customers.by_phone(phone)
        day = self.centre.day(now)
        order = register(
            service,
            number=number(day, await uow.orders.next_sequence(day)),
            customer_name=new.customer_name,
            customer_phone=phone,
            place=new.place,
            description=new.description,
            by=by,
            now=now,
            calendar=self.centre.calendar_of(service.group),
            phone=self.phone,
            fields=new.fields,
            call_id=new.call_id,
            customer_id=customer.id if customer else (call.customer_id if call else None),
            urgency=new.urgency,
            code=f"{secrets.randbelow(10_000):04d}",
            owner=owner,
            appointment=new.appointment,
        )
        alike = await uow.orders.alike(order, now - REPEATED_WITHIN)
        return replace(
            order,
            repeat_of=alike[0] if alike else None,
            repeats=len(alike),
            follows=new.follows,
            master=new.master,
        )

    async def get(self, change: Change, number: str) -> WorkOrder:
        """Raises `NotFound`."""
        order = await change.uow.orders.get(number)
        if order is None:
            raise NotFound("work order", number)
        return order

    async def save(self, change: Change, order: WorkOrder) -> None:
        """Keep an order as it is now, and when to look at it again."""
        service = self.service(order.service_type)
        watch_at = ladder.next_watch(order, service, self.calendar(order))
        await change.uow.orders.save(order, watch_at, ladder.next_date(order, service))
        change.facts = [f for f in change.facts if not (isinstance(f, OrderChanged) and f.order.number == order.number)]
        change.facts.append(OrderChanged(order))

    async def promise(self, change: Change, order: WorkOrder, calls: Iterable[Promised], reason: str) -> None:
        """Book the calls that an order has made due (C2, C3); each once, by its key."""
        for call in calls:
            if not order.customer_phone:
                continue
            callback = Callback(
                id=uuid4().hex,
                phone=order.customer_phone,
                due_at=call.due_at,
                reason=reason,
                created_at=change.now,
                created_by=ladder.CENTRE,
                next_at=call.due_at,
                work_order=order.number,
                customer_id=order.customer_id,
                purpose=Purpose(call.purpose),
                mode=Mode.MACHINE if call.by_machine else Mode.AGENT,
                latest_at=call.latest_at,
                owner=order.owner,
                key=call.key,
            )
            stored = await book_in(change.uow, callback, ladder.CENTRE, change.now, self.centre)
            change.facts.append(CallbackChanged(stored))

    async def tell(self, change: Change, notices: Sequence[Notice]) -> None:
        """Write down who is told what (W7); each once, by its key."""
        new = await tell_in(change.uow, notices)
        if new:
            change.facts.append(Told(new))

"""Work orders from the desk's side (handbook W1, W9, O4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.errors import Fault, InvalidValue
from domain.work_orders import OrderAction, OrderState, WorkOrder, act, amend, number, register
from hotline.bus.facts import OrderChanged
from hotline.catalogue import ServiceType
from hotline.clock import Clock
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.numbers import normalise
from hotline.settings import CentreConfig


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


class OrderDesk:
    def __init__(
        self, ledger: Ledger, catalogue: Mapping[str, ServiceType], centre: CentreConfig, clock: Clock
    ) -> None:
        self._ledger = ledger
        self._catalogue = catalogue
        self._centre = centre
        self._clock = clock

    async def open(self, new: NewOrder, by: str) -> WorkOrder:
        """Register a matter at once, numbered (W1). Raises `InvalidValue`, `NotFound`; nothing is written then."""
        service = self._catalogue.get(new.service_type)
        if service is None:
            raise InvalidValue("service_type", f"{new.service_type!r} is not in the catalogue", Fault.UNKNOWN)
        phone = normalise(new.customer_phone, self._centre.region)
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            call = await uow.calls.get(new.call_id) if new.call_id is not None else None
            if new.call_id is not None and call is None:
                raise NotFound("call", new.call_id)
            customer = await uow.customers.by_phone(phone)
            day = self._centre.day(now)
            order = register(
                WorkOrder(
                    number=number(day, await uow.orders.next_sequence(day)),
                    state=OrderState.REGISTERED,
                    service_type=service.id,
                    customer_name=new.customer_name.strip(),
                    customer_phone=phone,
                    place=new.place.strip(),
                    description=new.description.strip(),
                    created_at=now,
                    created_by=by,
                    group=service.group,
                    fields=dict(new.fields),
                    call_id=new.call_id,
                    customer_id=customer.id if customer else (call.customer_id if call else None),
                )
            )
            await uow.orders.save(order)
            await uow.commit()
        await self._ledger.bus.publish(OrderChanged(order))
        return order

    async def act(self, order_number: str, action: OrderAction, note: str, by: str) -> WorkOrder:
        """Move an order on (W5, W6). Raises `NotFound`, `IllegalTransition`, `InvalidValue`."""
        return await self._change(order_number, lambda order: act(order, action, by, self._clock(), note))

    async def amend(self, order_number: str, changes: Mapping[str, str], by: str) -> WorkOrder:
        """Put words right; what stood there before stays in the history (W9)."""
        return await self._change(order_number, lambda order: amend(order, changes, by, self._clock()))

    async def _change(self, order_number: str, change: Callable[[WorkOrder], WorkOrder]) -> WorkOrder:
        async with self._ledger.database.unit_of_work() as uow:
            order = await uow.orders.get(order_number)
            if order is None:
                raise NotFound("work order", order_number)
            order = change(order)
            await uow.orders.save(order)
            await uow.commit()
        await self._ledger.bus.publish(OrderChanged(order))
        return order

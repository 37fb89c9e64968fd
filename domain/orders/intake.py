"""Registering a matter (W1): numbered at once, with its group, targets, dates, owner."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.calendar import Calendar
from domain.orders import ladder
from domain.orders.clocks import targets_of
from domain.orders.order import HistoryEntry, WorkOrder, need
from domain.orders.states import OrderState
from domain.orders.work import place as at_place
from domain.services.forms import Normalise, checked
from domain.services.service import ServiceType, SignOff, Urgency


def register(
    service: ServiceType,
    *,
    number: str,
    customer_name: str,
    customer_phone: str,
    place: str,
    description: str,
    by: str,
    now: datetime,
    calendar: Calendar,
    phone: Normalise,
    fields: Mapping[str, str] | None = None,
    call_id: str | None = None,
    customer_id: str | None = None,
    urgency: Urgency | None = None,
    code: str = "",
    owner: str | None = None,
    appointment: datetime | None = None,
) -> WorkOrder:
    """A new order with the first line of its history.

    `code`: four random digits for services that the customer signs off with one. Raises `InvalidValue` and
    `InvalidForm` where W1's facts are missing or wrong.
    """
    order = WorkOrder(
        number=number,
        state=OrderState.REGISTERED,
        service_type=service.id,
        customer_name=customer_name.strip(),
        customer_phone=need("customer.phone", customer_phone, "a number the customer can be reached at is needed"),
        place="",
        description=need("description", description, "say what the matter is"),
        created_at=now,
        created_by=by,
        group=service.group,
        fields=checked(service.forms, fields or {}, phone=phone),
        call_id=call_id,
        customer_id=customer_id,
        urgency=urgency or service.urgency,
        owner=owner or by,
        code=code if service.sign_off in (SignOff.CODE, SignOff.SIGNATURE) else "",
        targets=targets_of(service, now, calendar),
        appointment=appointment,
        history=(HistoryEntry(at=now, by=by, action="register", before=None, after=OrderState.REGISTERED.value),),
    )
    order = replace(at_place(order, place.strip()), category=category_of(service, order.fields))
    order = replace(order, dates=ladder.dates_of(order, service, calendar))
    return ladder.first_follow(order, service)


def category_of(service: ServiceType, fields: Mapping[str, str]) -> str:
    """What kind of matter it is (W9): the service's category, refined by its field of that name."""
    kind = fields.get("category", "")
    base = service.category or service.id
    return f"{base}:{kind}" if kind else base

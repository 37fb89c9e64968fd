"""Work orders (handbook W1, W9)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.orders import OrderView
from domain.errors import InvalidValue
from domain.people import Permission, Person
from domain.work_orders import OrderAction, OrderState, WorkOrder
from hotline.errors import NotFound
from hotline.flows.orders import NewOrder
from hotline.numbers import normalise
from hotline.storage.orders import OrderQuery
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/work-orders", tags=["work orders"])

Reader = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS, Permission.DO_ORDERS, Permission.SEE_ALL_CALLS))]
Writer = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS))]

COLUMNS: Columns[WorkOrder] = {
    "number": lambda order: order.number,
    "state": lambda order: order.state.value,
    "service_type": lambda order: order.service_type,
    "group": lambda order: order.group,
    "customer_name": lambda order: order.customer_name,
    "customer_phone": lambda order: order.customer_phone,
    "place": lambda order: order.place,
    "description": lambda order: order.description,
    "created_at": lambda order: order.created_at.isoformat(),
    "created_by": lambda order: order.created_by,
    "call_id": lambda order: order.call_id,
}


class NewOrderCustomer(Body):
    name: str = Field(max_length=100)
    phone: str = Field(max_length=200)


class NewWorkOrder(Body):
    service_type: str = Field(max_length=20)
    call_id: str | None = Field(default=None, max_length=64)
    customer: NewOrderCustomer
    place: str = Field(default="", max_length=500)
    description: str = Field(max_length=5000)
    fields: dict[str, str] = Field(default_factory=dict, max_length=100)


class OrderChange(Body):
    """Either an action with its note, or other words."""

    action: OrderAction | None = None
    note: str = Field(default="", max_length=2000)
    description: str | None = Field(default=None, min_length=1, max_length=5000)
    place: str | None = Field(default=None, max_length=500)
    group: str | None = Field(default=None, max_length=100)


@router.get("", response_model=ListOf[OrderView])
async def list_orders(
    request: Request,
    person: Reader,
    wired: Wired,
    state: OrderState | None = None,
    group: str | None = None,
    service_type: str | None = None,
    text: Annotated[str | None, Query(max_length=200)] = None,
    call_id: str | None = None,
    customer_id: str | None = None,
    created_by: str | None = None,
    since: Instant | None = None,
    until: Instant | None = None,
    only_open: Annotated[bool, Query(alias="open")] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[OrderView] | Response:
    """Newest first."""
    query = OrderQuery(
        state=state,
        group=group,
        service_type=service_type,
        text=text,
        call_id=call_id,
        customer_id=customer_id,
        created_by=created_by,
        since=since,
        until=until,
        open_only=only_open,
    )

    async def fetch(after: str | None, count: int) -> Page[WorkOrder]:
        async with wired.centre.database.reading() as uow:
            return await uow.orders.find(query, after, count)

    return await listing(
        request,
        wired,
        person,
        fetch,
        OrderView.of,
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


@router.post("", status_code=status.HTTP_201_CREATED)
async def open_order(body: NewWorkOrder, person: Writer, wired: Wired, response: Response) -> OrderView:
    """Register a matter: numbered at once, its history begun (W1)."""
    region = wired.centre.settings.centre.region
    new = NewOrder(
        service_type=body.service_type,
        customer_name=body.customer.name,
        customer_phone=normalise(body.customer.phone, region, "customer.phone"),
        place=body.place,
        description=body.description,
        fields=body.fields,
        call_id=body.call_id,
    )
    order = await wired.centre.orders.open(new, person.user)
    response.headers["location"] = f"/api/v1/work-orders/{order.number}"
    return OrderView.of(order)


@router.get("/{number}")
async def get_order(number: str, person: Reader, wired: Wired) -> OrderView:
    async with wired.centre.database.reading() as uow:
        order = await uow.orders.get(number)
    if order is None:
        raise NotFound("work order", number)
    return OrderView.of(order)


@router.patch("/{number}")
async def change_order(number: str, body: OrderChange, person: Writer, wired: Wired) -> OrderView:
    """Move it on, or put its words right. 409 where the action isn't possible now."""
    words = {name: value for name in ("description", "place", "group") if (value := getattr(body, name)) is not None}
    if body.action is None and not words:
        raise InvalidValue("action", "say what to do: an action, or description, place or group to amend")
    orders = wired.centre.orders
    if body.action is None:
        return OrderView.of(await orders.amend(number, words, person.user))
    if words:
        raise InvalidValue("action", "goes alone: amend description, place and group in a request of their own")
    return OrderView.of(await orders.act(number, body.action, body.note, person.user))

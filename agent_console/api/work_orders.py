"""Work orders: lists, intake, one order and what moves it on (handbook W1–W10)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.orders import OrderFull, OrderView
from agent_console.wiring import Wiring
from domain.errors import InvalidValue
from domain.orders.clocks import next_due
from domain.orders.moves import Move
from domain.orders.order import WithLead, WorkOrder
from domain.orders.states import OrderAction, OrderState
from domain.people import Permission, Person
from domain.services.service import Stop, Urgency
from hotline.errors import NotFound
from hotline.flows.orders import NewOrder
from hotline.flows.orders.actors import actor_of, may_see
from hotline.storage.orders import OrderQuery, OrderSort
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/work-orders", tags=["work orders"])

Reader = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS, Permission.DO_ORDERS, Permission.SEE_ALL_CALLS))]
Writer = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS))]
Worker = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS, Permission.DO_ORDERS))]
IfMatch = Annotated[str | None, Header(max_length=40, description="The ETag that was seen; another one is a 409.")]

COLUMNS: Columns[WorkOrder] = {
    "number": lambda order: order.number,
    "state": lambda order: order.state.value,
    "urgency": lambda order: order.urgency.value,
    "service_type": lambda order: order.service_type,
    "category": lambda order: order.category,
    "group": lambda order: order.group,
    "owner": lambda order: order.owner,
    "assignee": lambda order: order.assignee,
    "customer_name": lambda order: order.customer_name,
    "customer_phone": lambda order: order.customer_phone,
    "place": lambda order: order.place,
    "description": lambda order: order.description,
    "due_at": lambda order: due.due_at.isoformat() if (due := next_due(order)) else None,
    "appointment": lambda order: order.appointment.isoformat() if order.appointment else None,
    "repeats": lambda order: order.repeats,
    "satisfaction": lambda order: order.satisfaction,
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
    urgency: Urgency | None = None
    """As the catalogue says where it is not given."""
    appointment: Instant | None = None
    """When the customer expects somebody."""


class GoesAlong(Body):
    """What goes along with an action."""

    note: str = Field(default="", max_length=2000)
    appointment: Instant | None = None
    stop: Stop | None = None
    """wait: for what."""
    code: str = Field(default="", max_length=10)
    """finish: what the customer signs with."""
    signature_file: str | None = Field(default=None, max_length=64)
    satisfaction: str | None = Field(default=None, max_length=20)
    assignee: str | None = Field(default=None, max_length=64)

    def move(self, action: OrderAction) -> Move:
        return Move(
            action=action,
            note=self.note,
            appointment=self.appointment,
            stop=self.stop,
            code=self.code,
            signature_file=self.signature_file,
            satisfaction=self.satisfaction,
            assignee=self.assignee,
        )


class OrderChange(GoesAlong):
    """Either an action with what goes along with it, or other words and fields."""

    action: OrderAction | None = None
    description: str | None = Field(default=None, min_length=1, max_length=5000)
    place: str | None = Field(default=None, max_length=500)
    group: str | None = Field(default=None, max_length=100)
    customer_name: str | None = Field(default=None, max_length=100)
    urgency: Urgency | None = None
    fields: dict[str, str] | None = Field(default=None, max_length=100)
    """Those that change; an empty text takes one away."""

    def words(self) -> dict[str, str]:
        found = {name: getattr(self, name) for name in ("description", "place", "group", "customer_name")}
        found["urgency"] = self.urgency.value if self.urgency else None
        return {name: value for name, value in found.items() if value is not None}


class BulkMove(GoesAlong):
    action: OrderAction
    numbers: list[str] = Field(min_length=1, max_length=200)


class BulkOutcome(Body):
    number: str
    done: bool
    code: str | None
    reason: str | None


def shown(wired: Wiring, order: WorkOrder, person: Person, response: Response) -> OrderFull:
    """One order as `person` may see it, with its version as ETag."""
    response.headers["etag"] = f'"{order.version}"'
    service = wired.centre.orders.book.service(order.service_type)
    return OrderFull.for_person(order, service, actor_of(person, order), person)


def version(if_match: str | None) -> int | None:
    """The version named in If-Match. Raises `InvalidValue` for something that is no ETag of ours."""
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit():
        raise InvalidValue("if-match", "send the ETag that came with the order")
    return int(text)


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
    owner: str | None = None,
    assignee: str | None = None,
    offered: Annotated[bool, Query(description="Offered to me or to one of my groups.")] = False,
    my_groups: Annotated[bool, Query(description="Of one of my groups.")] = False,
    with_lead: bool | None = None,
    why_with_lead: WithLead | None = None,
    urgency: Urgency | None = None,
    building: str | None = None,
    category: str | None = None,
    master: str | None = None,
    follows: str | None = None,
    due_before: Instant | None = None,
    due_after: Instant | None = None,
    overdue: bool = False,
    finished_after: Instant | None = None,
    finished_before: Instant | None = None,
    appointment_after: Instant | None = None,
    appointment_before: Instant | None = None,
    date_after: Annotated[Instant | None, Query(description="The next of its dates comes then or later.")] = None,
    date_before: Instant | None = None,
    late: Annotated[bool | None, Query(description="A target was met late.")] = None,
    since: Instant | None = None,
    until: Instant | None = None,
    only_open: Annotated[bool, Query(alias="open")] = False,
    sort: OrderSort = OrderSort.NEWEST,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[OrderView] | Response:
    """Newest first, or as `sort` says. Who works in a group sees its orders, and what is offered to it."""
    sees_all = person.may(Permission.WRITE_ORDERS) or person.may(Permission.SEE_ALL_CALLS)
    now, book = wired.clock(), wired.centre.orders.book
    query = OrderQuery(
        state=state,
        group=group,
        groups=person.groups if my_groups or not (sees_all or offered) else None,
        service_type=service_type,
        text=text,
        call_id=call_id,
        customer_id=customer_id,
        created_by=created_by,
        owner=owner,
        assignee=assignee,
        offered_to=person.user if offered else None,
        offered_groups=person.groups if offered else (),
        with_lead=why_with_lead if why_with_lead is not None else with_lead,
        urgency=urgency,
        building=building,
        category=category,
        master=master,
        follows=follows,
        due_before=min(due_before or now, now) if overdue else due_before,
        due_after=due_after,
        finished_after=finished_after,
        finished_before=finished_before,
        appointment_after=appointment_after,
        appointment_before=appointment_before,
        date_after=date_after,
        date_before=date_before,
        late=late,
        since=since,
        until=until,
        open_only=only_open,
        sort=sort,
    )

    async def fetch(after: str | None, count: int) -> Page[WorkOrder]:
        async with wired.centre.database.reading() as uow:
            return await uow.orders.find(query, after, count)

    return await listing(
        request,
        wired,
        person,
        fetch,
        lambda order: OrderView.for_reader(order, book.service(order.service_type), person),
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


@router.post("", status_code=status.HTTP_201_CREATED)
async def open_order(body: NewWorkOrder, person: Writer, wired: Wired, response: Response) -> OrderFull:
    """Register a matter: numbered at once, its history begun (W1), its group told where that is urgent (W2)."""
    new = NewOrder(
        service_type=body.service_type,
        customer_name=body.customer.name,
        customer_phone=body.customer.phone,
        place=body.place,
        description=body.description,
        fields=body.fields,
        call_id=body.call_id,
        urgency=body.urgency,
        appointment=body.appointment,
    )
    order = await wired.centre.orders.open(new, person.user)
    response.headers["location"] = f"/api/v1/work-orders/{order.number}"
    return shown(wired, order, person, response)


@router.post("/bulk")
async def move_many(body: BulkMove, person: Worker, wired: Wired) -> list[BulkOutcome]:
    """The same action on several, each for itself: what was done, and what was wrong with the others."""
    outcome = await wired.centre.orders.act_on_many(body.numbers, body.move(body.action), person)
    return [
        BulkOutcome(
            number=number,
            done=error is None,
            code=error.code if error else None,
            reason=str(error) if error else None,
        )
        for number, error in outcome.items()
    ]


@router.get("/{number}")
async def get_order(number: str, person: Reader, wired: Wired, response: Response) -> OrderFull:
    async with wired.centre.database.reading() as uow:
        order = await uow.orders.get(number)
    if order is None or not may_see(person, order, wired.centre.orders.book.service(order.service_type)):
        raise NotFound("work order", number)
    return shown(wired, order, person, response)


@router.patch("/{number}")
async def change_order(
    number: str, body: OrderChange, person: Worker, wired: Wired, response: Response, if_match: IfMatch = None
) -> OrderFull:
    """Move it on, or put its words or fields right. 409 where the action isn't possible now, or where somebody else
    has changed it since `If-Match` was seen; the answer then says what they changed.
    """
    words, seen, desk = body.words(), version(if_match), wired.centre.orders
    if body.action is not None:
        if words or body.fields is not None:
            raise InvalidValue("action", "goes alone: amend words and fields in a request of their own")
        order = await desk.act(number, body.move(body.action), person, seen)
    elif words and body.fields is not None:
        raise InvalidValue("fields", "go alone: amend description, place and group in a request of their own")
    elif body.fields is not None:
        order = await desk.fill_in(number, body.fields, person, seen)
    elif words:
        order = await desk.amend(number, words, person, seen)
    else:
        raise InvalidValue("action", "say what to do: an action, or description, place, group or fields to amend")
    return shown(wired, order, person, response)

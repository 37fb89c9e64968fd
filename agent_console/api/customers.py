"""The customer file (handbook R1, R2)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console import commands
from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.customers import CustomerView
from domain.customers import Customer
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.flows.customers import CustomerDraft
from hotline.numbers import masked, normalise
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/customers", tags=["customers"])

Reader = Annotated[Person, Depends(Allowed(Permission.SEE_CUSTOMERS))]

COLUMNS: Columns[Customer] = {
    "id": lambda customer: customer.id,
    "name": lambda customer: customer.name,
    "title": lambda customer: customer.title,
    "phones": lambda customer: " ".join(customer.phones),
    "place": lambda customer: customer.place,
    "note": lambda customer: customer.note,
    "key_customer": lambda customer: customer.key_customer,
}

Phone = Annotated[str, Field(min_length=1, max_length=200)]


class NewCustomer(Body):
    name: str = Field(min_length=1, max_length=100)
    phones: list[Phone] = Field(min_length=1, max_length=20)
    title: str = Field(default="", max_length=20)
    place: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=5000)
    key_customer: bool = False


class CustomerChange(Body):
    """What is left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=100)
    phones: list[Phone] | None = Field(default=None, min_length=1, max_length=20)
    title: str | None = Field(default=None, max_length=20)
    place: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=5000)
    key_customer: bool | None = None


async def writer(person: Reader) -> Person:
    """Files are kept by those who serve the customers."""
    commands.require(person, Permission.WRITE_ORDERS)
    return person


Writer = Annotated[Person, Depends(writer)]


@router.get("", response_model=ListOf[CustomerView])
async def list_customers(
    request: Request,
    person: Reader,
    wired: Wired,
    text: Annotated[str | None, Query(max_length=200)] = None,
    phone: Annotated[str | None, Query(max_length=200, description="The file of this number, or none.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CustomerView] | Response:
    """By name; `phone` finds the one file a number belongs to, however it is written.

    What shows files is written into the audit log (R2): who, what was searched, how many.
    """
    number = normalise(phone, wired.centre.settings.centre.region) if phone is not None else None

    async def fetch(after: str | None, count: int) -> Page[Customer]:
        async with wired.centre.database.reading() as uow:
            if number is None:
                return await uow.customers.find(text, after, count)
            customer = await uow.customers.by_phone(number)
            return Page(items=(customer,) if customer else (), next=None)

    found = await listing(
        request,
        wired,
        person,
        fetch,
        CustomerView.of,
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )
    if isinstance(found, ListOf) and found.items:
        searched = {"phone": number, "text": text}
        detail = {name: masked(value) for name, value in searched.items() if value}
        async with wired.centre.database.unit_of_work() as uow:
            await uow.audit.add(
                wired.clock(), person.user, "customer.search", "customers", {**detail, "found": str(len(found.items))}
            )
            await uow.commit()
    return found


@router.post("", status_code=status.HTTP_201_CREATED)
async def open_file(body: NewCustomer, person: Writer, wired: Wired, response: Response) -> CustomerView:
    """409 where a number is in another file: one household, one file (R1)."""
    draft = CustomerDraft(
        name=body.name,
        phones=tuple(body.phones),
        title=body.title,
        place=body.place,
        note=body.note,
        key_customer=body.key_customer,
    )
    customer = await wired.centre.customers.save(draft, person.user)
    response.headers["location"] = f"/api/v1/customers/{customer.id}"
    return CustomerView.of(customer)


@router.get("/{customer_id}")
async def get_file(customer_id: str, person: Reader, wired: Wired) -> CustomerView:
    """Looking is written into the audit log (R2)."""
    async with wired.centre.database.unit_of_work() as uow:
        customer = await uow.customers.get(customer_id)
        if customer is None:
            raise NotFound("customer", customer_id)
        await uow.audit.add(wired.clock(), person.user, "customer.look", customer_id, {})
        await uow.commit()
    return CustomerView.of(customer)


@router.patch("/{customer_id}")
async def change_file(customer_id: str, body: CustomerChange, person: Writer, wired: Wired) -> CustomerView:
    async with wired.centre.database.reading() as uow:
        before = await uow.customers.get(customer_id)
    if before is None:
        raise NotFound("customer", customer_id)
    draft = CustomerDraft(
        id=customer_id,
        name=before.name if body.name is None else body.name,
        phones=before.phones if body.phones is None else tuple(body.phones),
        title=before.title if body.title is None else body.title,
        place=before.place if body.place is None else body.place,
        note=before.note if body.note is None else body.note,
        key_customer=before.key_customer if body.key_customer is None else body.key_customer,
    )
    return CustomerView.of(await wired.centre.customers.save(draft, person.user))

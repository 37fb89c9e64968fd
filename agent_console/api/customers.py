"""The customer file: lists, opening, changing (handbook R1–R4)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response, status
from pydantic import Field

from agent_console import commands
from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.customers import CustomerView, GradeView
from domain.customers import Customer, CustomerKind, Home, Member
from domain.errors import InvalidValue
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.flows.customers import CustomerDraft, FileEdit
from hotline.numbers import masked, normalise
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/customers", tags=["customers"])
grades = APIRouter(prefix=f"{V1}/grades", tags=["customers"])

Reader = Annotated[Person, Depends(Allowed(Permission.SEE_CUSTOMERS))]
IfMatch = Annotated[str | None, Header(max_length=40, description="The ETag that was seen; another one is a 409.")]

COLUMNS: Columns[Customer] = {
    "id": lambda customer: customer.id,
    "name": lambda customer: customer.name,
    "title": lambda customer: customer.title,
    "phones": lambda customer: " ".join(customer.phones),
    "place": lambda customer: customer.place,
    "note": lambda customer: customer.note,
    "key_customer": lambda customer: customer.key_customer,
    "kind": lambda customer: customer.kind.value,
    "grade": lambda customer: customer.grade,
    "emergency_phones": lambda customer: " ".join(customer.emergency_phones),
    "people": lambda customer: " ".join(member.name for member in customer.people),
}

Phone = Annotated[str, Field(min_length=1, max_length=200)]


class MemberBody(Body):
    name: str = Field(min_length=1, max_length=100)
    title: str = Field(default="", max_length=20)
    relation: str = Field(default="", max_length=50)
    phones: list[Phone] = Field(default_factory=list, max_length=10)
    note: str = Field(default="", max_length=500)

    def member(self) -> Member:
        return Member(self.name, self.title, self.relation, tuple(self.phones), self.note)


class HomeBody(Body):
    building: str = Field(default="", max_length=20)
    unit: str = Field(default="", max_length=20)
    room: str = Field(default="", max_length=20)

    def home(self) -> Home:
        return Home(self.building.strip(), self.unit.strip(), self.room.strip())


SecretPart = Annotated[str, Field(min_length=1, max_length=40)]
SecretWords = Annotated[str, Field(max_length=1000)]


class NewCustomer(Body):
    name: str = Field(min_length=1, max_length=100)
    phones: list[Phone] = Field(min_length=1, max_length=20)
    title: str = Field(default="", max_length=20)
    place: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=5000)
    key_customer: bool = False
    kind: CustomerKind = CustomerKind.HOUSEHOLD
    people: list[MemberBody] = Field(default_factory=list, max_length=30)
    emergency_phones: list[Phone] = Field(default_factory=list, max_length=10)
    home: HomeBody | None = None
    """What is not given is read from the address."""
    grade: str = Field(default="", max_length=40)
    secret: dict[SecretPart, SecretWords] = Field(default_factory=dict, max_length=20)


class CustomerChange(Body):
    """What is left out stays; of the secret parts those that are named change."""

    name: str | None = Field(default=None, min_length=1, max_length=100)
    phones: list[Phone] | None = Field(default=None, min_length=1, max_length=20)
    title: str | None = Field(default=None, max_length=20)
    place: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=5000)
    key_customer: bool | None = None
    kind: CustomerKind | None = None
    people: list[MemberBody] | None = Field(default=None, max_length=30)
    emergency_phones: list[Phone] | None = Field(default=None, max_length=10)
    home: HomeBody | None = None
    grade: str | None = Field(default=None, max_length=40)
    secret: dict[SecretPart, SecretWords] | None = Field(default=None, max_length=20)

    def edit(self) -> FileEdit:
        return FileEdit(
            name=self.name,
            phones=None if self.phones is None else tuple(self.phones),
            title=self.title,
            place=self.place,
            note=self.note,
            key_customer=self.key_customer,
            kind=self.kind,
            people=None if self.people is None else tuple(member.member() for member in self.people),
            emergency_phones=None if self.emergency_phones is None else tuple(self.emergency_phones),
            home=self.home.home() if self.home else None,
            grade=self.grade,
            secret=self.secret,
        )


async def writer(person: Reader) -> Person:
    """Files are kept by those who serve the customers."""
    commands.require(person, Permission.WRITE_ORDERS)
    return person


Writer = Annotated[Person, Depends(writer)]


def shown(customer: Customer, person: Person, response: Response) -> CustomerView:
    """One file as `person` may see it, with its version as ETag."""
    response.headers["etag"] = f'"{customer.version}"'
    return CustomerView.of(customer).shown_to(person)


def seen(if_match: str | None) -> int | None:
    """The version named in If-Match. Raises `InvalidValue` for something that is no ETag of ours."""
    if if_match is None or if_match.strip() == "*":
        return None
    digits = if_match.strip().removeprefix("W/").strip('"')
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise InvalidValue("if-match", "is no ETag that was given out")
    return int(digits)


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
        lambda customer: CustomerView.of(customer).shown_to(person),
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
        kind=body.kind,
        people=tuple(member.member() for member in body.people),
        emergency_phones=tuple(body.emergency_phones),
        home=body.home.home() if body.home else None,
        grade=body.grade,
        secret=body.secret,
    )
    customer = await wired.centre.customers.save(draft, person.user)
    response.headers["location"] = f"/api/v1/customers/{customer.id}"
    return shown(customer, person, response)


@router.get("/{customer_id}")
async def get_file(customer_id: str, person: Reader, wired: Wired, response: Response) -> CustomerView:
    """Looking is written into the audit log (R2)."""
    async with wired.centre.database.unit_of_work() as uow:
        customer = await uow.customers.get(customer_id)
        if customer is None:
            raise NotFound("customer", customer_id)
        await uow.audit.add(wired.clock(), person.user, "customer.look", customer_id, {})
        await uow.commit()
    return shown(customer, person, response)


@router.patch("/{customer_id}")
async def change_file(
    customer_id: str, body: CustomerChange, person: Writer, wired: Wired, response: Response, if_match: IfMatch = None
) -> CustomerView:
    """With If-Match: 409 where somebody changed it meanwhile, with what they changed."""
    changed = await wired.centre.customers.change(customer_id, body.edit(), person.user, seen=seen(if_match))
    return shown(changed, person, response)


@grades.get("")
async def list_grades(person: Caller, wired: Wired) -> list[GradeView]:
    """Grades of customers with their service rules (R4), as the settings have them."""
    return [GradeView.of(grade) for grade in wired.centre.customers.grades.values()]

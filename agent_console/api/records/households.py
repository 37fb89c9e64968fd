"""What goes beyond a customer's card: the whole file, secrets, history, looks, merging (handbook R1–R3, C9)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.customers import IfMatch, Reader, Writer, seen, shown
from agent_console.api.values import Body
from agent_console.listing import Cursor, Limit, ListOf
from agent_console.views.customers import CustomerView, DuplicateView, FileChangeView, GradeView, LookView
from agent_console.views.records import (
    CallbackPart,
    CallbacksPart,
    CallPart,
    CallsPart,
    CopyView,
    FilesPart,
    FileView,
    MergedView,
    OrderPart,
    OrdersPart,
    WholeFileView,
)
from domain.attachments import SubjectKind
from domain.copies import CopyState
from domain.customers import Customer
from domain.people import Permission, Person
from domain.privacy import Part, may_see
from hotline.errors import NotAllowed, NotFound
from hotline.storage.audit import AuditQuery
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.calls import CallQuery
from hotline.storage.customers.copies import CopyQuery
from hotline.storage.orders import OrderQuery
from hotline.storage.unit_of_work import UnitOfWork

router = APIRouter(prefix=f"{V1}/customers/{{customer_id}}", tags=["customers"])

Merger = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS))]
Lead = Annotated[Person, Depends(Allowed(Permission.STEER_ORDERS))]
FIRST = 20
"""Items of each part."""
_LOANS = frozenset({CopyState.REQUESTED, CopyState.APPROVED, CopyState.LENT})


class Merging(Body):
    other: str = Field(min_length=1, max_length=64)
    """The file that becomes part of this one."""


class Wish(Body):
    reason: str = Field(default="", max_length=500)


async def _customer(uow: UnitOfWork, customer_id: str) -> Customer:
    customer = await uow.customers.get(customer_id)
    if customer is None:
        raise NotFound("customer", customer_id)
    return customer


@router.get("/file")
async def get_whole_file(customer_id: str, person: Reader, wired: Wired) -> WholeFileView:
    """Everything in one: the first page of each part. Looking is written into the audit log (R2)."""
    now = wired.clock()
    async with wired.centre.database.unit_of_work() as uow:
        customer = await _customer(uow, customer_id)
        await uow.audit.add(now, person.user, "customer.look", customer_id, {"parts": "file"})
        await uow.commit()
    files = await wired.centre.records.files.of(SubjectKind.CUSTOMER, customer_id, person, None, FIRST)
    async with wired.centre.database.reading() as uow:
        calls = await uow.calls.find(CallQuery(customer_id=customer_id), None, FIRST)
        orders = await uow.orders.find(OrderQuery(customer_id=customer_id), None, FIRST)
        callbacks = await uow.callbacks.find(CallbackQuery(customer_id=customer_id), None, FIRST)
        copies = await uow.copies.find(CopyQuery(subject=customer_id), None, FIRST)
        merges = [merge for merge in await uow.merges.into(customer_id) if merge.undone_at is None]
        names = {one.id: one.name for one in await uow.customers.merged_into(customer_id)}
    alike = await wired.centre.customers.duplicates(customer_id) if customer.merged_into is None else ()
    whole = WholeFileView(
        customer=CustomerView.of(customer),
        rules=GradeView.of(wired.centre.customers.rules(customer)),
        calls=CallsPart(items=[CallPart.of(call) for call in calls.items], next=calls.next),
        orders=OrdersPart(items=[OrderPart.of(order) for order in orders.items], next=orders.next),
        callbacks=CallbacksPart(items=[CallbackPart.of(one) for one in callbacks.items], next=callbacks.next),
        files=FilesPart(items=[FileView.of(file) for file in files.items], next=files.next),
        loans=[CopyView.of(copy, person, now) for copy in copies.items if copy.state in _LOANS],
        merged=[
            MergedView(id=merge.other, name=names.get(merge.other, ""), at=merge.at, by=merge.by) for merge in merges
        ],
        duplicates=len(alike),
    )
    return whole.shown_to(person)


@router.get("/secret")
async def get_secret_parts(customer_id: str, person: Reader, wired: Wired) -> dict[str, str]:
    """The secret parts, for whose role they are; each look is written into the audit log (R2)."""
    if not may_see(person, Part.SECRET):
        raise NotAllowed(f"your role ({person.role.value}) does not include {Permission.SEE_SECRETS.value}")
    async with wired.centre.database.unit_of_work() as uow:
        customer = await _customer(uow, customer_id)
        detail = {"parts": " ".join(sorted(customer.secret))}
        await uow.audit.add(wired.clock(), person.user, "customer.secret", customer_id, detail)
        await uow.commit()
    return dict(customer.secret)


@router.get("/history")
async def get_customer_history(customer_id: str, person: Reader, wired: Wired) -> ListOf[FileChangeView]:
    """Every change, newest first (R3)."""
    async with wired.centre.database.reading() as uow:
        await _customer(uow, customer_id)
        changes = await uow.customers.history(customer_id)
    return ListOf(items=[FileChangeView.of(change).shown_to(person) for change in reversed(changes)], next=None)


@router.get("/looks")
async def list_looks(
    customer_id: str, person: Reader, wired: Wired, cursor: Cursor = None, limit: Limit = 50
) -> ListOf[LookView]:
    """Who had to do with the file, newest first (R2); for leads."""
    if not may_see(person, Part.LOOKS):
        raise NotAllowed(f"your role ({person.role.value}) does not include {Permission.APPROVE_COPIES.value}")
    async with wired.centre.database.reading() as uow:
        page = await uow.audit.find(AuditQuery(subject=customer_id), cursor, limit)
    return ListOf(items=[LookView.of(entry) for entry in page.items], next=page.next)


@router.get("/duplicates")
async def list_duplicates(customer_id: str, person: Reader, wired: Wired) -> ListOf[DuplicateView]:
    """Files that may be of the same household, with why."""
    found = await wired.centre.customers.duplicates(customer_id)
    return ListOf(items=[DuplicateView.of(one, why).shown_to(person) for one, why in found], next=None)


@router.post("/merge")
async def merge_files(
    customer_id: str, body: Merging, person: Merger, wired: Wired, response: Response
) -> CustomerView:
    """The other file becomes part of this one, with its calls, orders, callbacks and papers (R1)."""
    return shown(await wired.centre.customers.merge(customer_id, body.other, person.user), person, response)


@router.post("/unmerge")
async def unmerge_files(customer_id: str, person: Lead, wired: Wired, response: Response) -> CustomerView:
    """This file, which was merged into another, is its own again; for leads."""
    _, back = await wired.centre.customers.unmerge(customer_id, person.user)
    return shown(back, person, response)


@router.put("/do-not-call")
async def wish_not_to_be_called(
    customer_id: str, body: Wish, person: Writer, wired: Wired, response: Response, if_match: IfMatch = None
) -> CustomerView:
    """The customer doesn't wish to be called, but for promised and emergency calls (C9)."""
    desk = wired.centre.customers
    return shown(await desk.wish(customer_id, body.reason, person.user, seen=seen(if_match)), person, response)


@router.delete("/do-not-call")
async def wish_to_be_called_again(
    customer_id: str, person: Writer, wired: Wired, response: Response, if_match: IfMatch = None
) -> CustomerView:
    desk = wired.centre.customers
    return shown(await desk.wish(customer_id, None, person.user, seen=seen(if_match)), person, response)

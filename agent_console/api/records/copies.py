"""Copying out and lending personal data: asked for, approved, fetched or handed out, back in time (R2, A2)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Cursor, Limit, ListOf
from agent_console.views.records import CopyView
from domain.copies import CopyAction, CopyKind, CopyState
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.flows.copies import NewCopy
from hotline.storage.customers.copies import CopyQuery

router = APIRouter(prefix=f"{V1}/copies", tags=["personal data"])

Server = Annotated[
    Person, Depends(Allowed(Permission.SEE_CUSTOMERS, Permission.SEE_ALL_CALLS, Permission.APPROVE_COPIES))
]


class WantedCopy(Body):
    kind: CopyKind
    what: str = Field(min_length=1, max_length=500)
    why: str = Field(min_length=1, max_length=2000)
    until: Instant
    """An export is fetched by then, a loan returned."""
    resource: str = Field(default="", max_length=40)
    """Of an export: the list, such as ``customers``."""
    filters: dict[str, str] = Field(default_factory=dict, max_length=30)
    """Of an export: the list's parameters; the approval is for exactly these."""
    subject: str = Field(default="", max_length=64)
    """Of a loan: the customer's id."""


class CopyChange(Body):
    action: CopyAction
    words: str = Field(default="", max_length=2000)


@router.post("", status_code=status.HTTP_201_CREATED)
async def ask_for_copy(body: WantedCopy, person: Server, wired: Wired, response: Response) -> CopyView:
    new = NewCopy(body.kind, body.what, body.why, body.until, body.resource, body.filters, body.subject)
    copy = await wired.centre.records.copies.ask(new, person)
    response.headers["location"] = f"/api/v1/copies/{copy.id}"
    return CopyView.of(copy, person, wired.clock())


@router.get("")
async def list_copies(
    person: Server,
    wired: Wired,
    state: CopyState | None = None,
    subject: str | None = None,
    overdue: bool = False,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ListOf[CopyView]:
    """Newest first: everybody's for who approves, else one's own."""
    now = wired.clock()
    by = None if person.may(Permission.APPROVE_COPIES) else person.user
    async with wired.centre.database.reading() as uow:
        page = await uow.copies.find(CopyQuery(by, state, subject, now if overdue else None), cursor, limit)
    return ListOf(items=[CopyView.of(copy, person, now) for copy in page.items], next=page.next)


@router.get("/{copy_id}")
async def get_copy(copy_id: str, person: Server, wired: Wired) -> CopyView:
    async with wired.centre.database.reading() as uow:
        copy = await uow.copies.get(copy_id)
    if copy is None or not (copy.by == person.user or person.may(Permission.APPROVE_COPIES)):
        raise NotFound("copy", copy_id)
    return CopyView.of(copy, person, wired.clock())


@router.patch("/{copy_id}")
async def change_copy(copy_id: str, body: CopyChange, person: Server, wired: Wired) -> CopyView:
    """Approve, refuse (somebody else, with the permission), withdraw, hand out, give back."""
    copy = await wired.centre.records.copies.act(copy_id, body.action, body.words, person)
    return CopyView.of(copy, person, wired.clock())

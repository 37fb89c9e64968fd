"""Callbacks (handbook T12, C4, C5)."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.callbacks import CallbackView
from domain.callbacks import Callback, CallbackState
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.flows.callbacks import NewCallback as Booking
from hotline.numbers import normalise
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/callbacks", tags=["callbacks"])

Reader = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS, Permission.SEE_BOARD))]
Writer = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS))]

COLUMNS: Columns[Callback] = {
    "id": lambda callback: callback.id,
    "phone": lambda callback: callback.phone,
    "due_at": lambda callback: callback.due_at.isoformat(),
    "next_at": lambda callback: callback.next_at.isoformat(),
    "state": lambda callback: callback.state.value,
    "reason": lambda callback: callback.reason,
    "agent": lambda callback: callback.agent,
    "work_order": lambda callback: callback.work_order,
    "call_id": lambda callback: callback.call_id,
    "attempts": lambda callback: len(callback.attempts),
    "last_outcome": lambda callback: (
        callback.attempts[-1].outcome.value if callback.attempts and callback.attempts[-1].outcome else None
    ),
    "created_at": lambda callback: callback.created_at.isoformat(),
    "created_by": lambda callback: callback.created_by,
}


class NewCallback(Body):
    phone: str = Field(max_length=200)
    due_at: Instant
    """RFC 3339, with its offset."""
    reason: str = Field(max_length=1000)
    call_id: str | None = Field(default=None, max_length=64)
    work_order: str | None = Field(default=None, max_length=64)
    agent: str | None = Field(default=None, max_length=64)
    """Who should make it; null: whoever is free."""


class Cancel(Body):
    action: Literal["cancel"]


class Settle(Body):
    """A person has reached the customer another way."""

    action: Literal["settle"]


class Reschedule(Body):
    action: Literal["reschedule"]
    due_at: Instant


CallbackChange = Annotated[Cancel | Settle | Reschedule, Field(discriminator="action")]


@router.get("", response_model=ListOf[CallbackView])
async def list_callbacks(
    request: Request,
    person: Reader,
    wired: Wired,
    state: CallbackState | None = None,
    agent: str | None = None,
    phone: Annotated[str | None, Query(max_length=200)] = None,
    call_id: str | None = None,
    work_order: str | None = None,
    due_before: Instant | None = None,
    due_after: Instant | None = None,
    due: Annotated[bool, Query(description="Open, and its time has come: what the board counts.")] = False,
    only_open: Annotated[bool, Query(alias="open")] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CallbackView] | Response:
    """By when they are due."""
    now = wired.clock()
    query = CallbackQuery(
        state=state,
        agent=agent,
        phone=normalise(phone, wired.centre.settings.centre.region) if phone is not None else None,
        call_id=call_id,
        work_order=work_order,
        due_before=min(due_before or now, now) if due else due_before,
        due_after=due_after,
        open_only=only_open or due,
    )

    async def fetch(after: str | None, count: int) -> Page[Callback]:
        async with wired.centre.database.reading() as uow:
            return await uow.callbacks.find(query, after, count)

    return await listing(
        request,
        wired,
        person,
        fetch,
        CallbackView.of,
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


@router.post("", status_code=status.HTTP_201_CREATED)
async def book(body: NewCallback, person: Writer, wired: Wired, response: Response) -> CallbackView:
    """Promise a call (T12). 422 for a time in the past or a number that can't be dialled."""
    booking = Booking(
        phone=body.phone,
        due_at=body.due_at,
        reason=body.reason,
        call_id=body.call_id,
        work_order=body.work_order,
        agent=body.agent,
    )
    callback = await wired.centre.callbacks.book(booking, person.user)
    response.headers["location"] = f"/api/v1/callbacks/{callback.id}"
    return CallbackView.of(callback)


@router.get("/{callback_id}")
async def get_callback(callback_id: str, person: Reader, wired: Wired) -> CallbackView:
    async with wired.centre.database.reading() as uow:
        callback = await uow.callbacks.get(callback_id)
    if callback is None:
        raise NotFound("callback", callback_id)
    return CallbackView.of(callback)


@router.patch("/{callback_id}")
async def change_callback(callback_id: str, body: CallbackChange, person: Writer, wired: Wired) -> CallbackView:
    """Cancel it, settle it, or agree on another time. 409 where that isn't possible now."""
    desk = wired.centre.callbacks
    match body:
        case Cancel():
            callback = await desk.cancel(callback_id, person.user)
        case Settle():
            callback = await desk.settle(callback_id, person.user)
        case Reschedule():
            callback = await desk.reschedule(callback_id, body.due_at, person.user)
    return CallbackView.of(callback)

"""Callbacks (handbook T12, C4, C5)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response, status

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.callbacks.bodies import CallbackChange, NewCallback
from agent_console.api.callbacks.carry_out import carry_out
from agent_console.api.values import Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.callbacks import CallbackChangeView, CallbackView
from domain.callbacks import Callback, CallbackState, Mode, Purpose
from domain.errors import InvalidValue
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.numbers import normalise
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.callbacks.query import CallbackSort
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/callbacks", tags=["callbacks"])

Reader = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS, Permission.SEE_BOARD))]
Writer = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS))]
IfMatch = Annotated[str | None, Header(max_length=40, description="The ETag that was seen; another one is a 409.")]

COLUMNS: Columns[Callback] = {
    "id": lambda callback: callback.id,
    "phone": lambda callback: callback.phone,
    "due_at": lambda callback: callback.due_at.isoformat(),
    "next_at": lambda callback: callback.next_at.isoformat(),
    "state": lambda callback: callback.state.value,
    "reason": lambda callback: callback.reason,
    "purpose": lambda callback: callback.purpose.value,
    "mode": lambda callback: callback.mode.value,
    "priority": lambda callback: callback.priority,
    "latest_at": lambda callback: callback.latest_at.isoformat() if callback.latest_at else None,
    "owner": lambda callback: callback.owner,
    "agent": lambda callback: callback.agent,
    "work_order": lambda callback: callback.work_order,
    "call_id": lambda callback: callback.call_id,
    "attempts": lambda callback: len(callback.attempts),
    "last_outcome": lambda callback: (
        callback.attempts[-1].outcome.value if callback.attempts and callback.attempts[-1].outcome else None
    ),
    "satisfaction": lambda callback: callback.result.satisfaction.value if callback.result else None,
    "closed_why": lambda callback: callback.closed_why,
    "created_at": lambda callback: callback.created_at.isoformat(),
    "created_by": lambda callback: callback.created_by,
}


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
    purpose: Purpose | None = None,
    mode: Mode | None = None,
    owner: Annotated[str | None, Query(max_length=64, description="Who answers for it.")] = None,
    mine: Annotated[bool, Query(description="Those whoever asks answers for.")] = False,
    customer_id: Annotated[str | None, Query(max_length=64)] = None,
    tried_in: Annotated[str | None, Query(max_length=64, description="The call that is, or was, a try at it.")] = None,
    overdue: Annotated[bool, Query(description="Open, and its window has ended.")] = False,
    sort: CallbackSort = CallbackSort.DUE,
    due: Annotated[bool, Query(description="Open, and its time has come: what the board counts.")] = False,
    only_open: Annotated[bool, Query(alias="open")] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CallbackView] | Response:
    """By when they are due, or as `sort` says; by `next` and `priority` only open ones."""
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
        purpose=purpose,
        mode=mode,
        owner=person.user if mine else owner,
        customer_id=customer_id,
        tried_in=tried_in,
        overdue_at=now if overdue else None,
        sort=sort,
    )

    async def fetch(after: str | None, count: int) -> Page[Callback]:
        async with wired.centre.database.reading() as uow:
            return await uow.callbacks.find(query, after, count)

    return await listing(
        request,
        wired,
        person,
        fetch,
        lambda callback: CallbackView.of(callback).shown_to(person),
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


@router.post("", status_code=status.HTTP_201_CREATED)
async def book(body: NewCallback, person: Writer, wired: Wired, response: Response) -> CallbackView:
    """Promise a call (T12). 422 for a time in the past or a number that can't be dialled."""
    callback = await wired.centre.callbacks.book(body.booking(), person.user)
    response.headers["location"] = f"/api/v1/callbacks/{callback.id}"
    return shown(callback, person, response)


@router.get("/{callback_id}")
async def get_callback(callback_id: str, person: Reader, wired: Wired, response: Response) -> CallbackView:
    async with wired.centre.database.reading() as uow:
        callback = await uow.callbacks.get(callback_id)
    if callback is None:
        raise NotFound("callback", callback_id)
    return shown(callback, person, response)


@router.get("/{callback_id}/history")
async def get_history(callback_id: str, person: Reader, wired: Wired) -> list[CallbackChangeView]:
    """Who did what to it, when, from what to what; oldest first (C10)."""
    async with wired.centre.database.reading() as uow:
        if await uow.callbacks.get(callback_id) is None:
            raise NotFound("callback", callback_id)
        history = await uow.callbacks.history(callback_id)
    return [CallbackChangeView.of(change).shown_to(person) for change in history]


@router.patch("/{callback_id}")
async def change_callback(
    callback_id: str, body: CallbackChange, person: Writer, wired: Wired, response: Response, if_match: IfMatch = None
) -> CallbackView:
    """Cancel or settle it, agree on another time, take it over, name who makes it, write down what a visit found.

    409 where that isn't possible now, or where somebody else has changed it since `If-Match` was seen; the answer
    then says what they changed.
    """
    return shown(await carry_out(wired, callback_id, body, person, _version(if_match)), person, response)


def shown(callback: Callback, person: Person, response: Response) -> CallbackView:
    """One callback as `person` may see it, with its version as ETag."""
    response.headers["etag"] = f'"{callback.version}"'
    return CallbackView.of(callback).shown_to(person)


def _version(if_match: str | None) -> int | None:
    """The version named in If-Match. Raises `InvalidValue` for something that is no ETag of ours."""
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise InvalidValue("if-match", "send the ETag that came with the callback")
    return int(text)

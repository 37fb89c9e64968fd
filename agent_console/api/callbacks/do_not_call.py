"""Numbers whose people don't want to be called (handbook C9)."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response, status

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.callbacks.bodies import NewDoNotCall
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.callbacks import UnwantedView
from domain.callbacks import Unwanted
from domain.people import Permission, Person
from hotline.numbers import normalise
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/do-not-call", tags=["callbacks"])

Reader = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS, Permission.SEE_BOARD))]
Writer = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS))]

COLUMNS: Columns[Unwanted] = {
    "phone": lambda unwanted: unwanted.phone,
    "since": lambda unwanted: unwanted.since.isoformat(),
    "by": lambda unwanted: unwanted.by,
    "reason": lambda unwanted: unwanted.reason,
}


@router.get("", response_model=ListOf[UnwantedView])
async def list_unwanted(
    request: Request,
    person: Reader,
    wired: Wired,
    phone: Annotated[str | None, Query(max_length=200)] = None,
    sort: Literal["latest", "oldest"] = "latest",
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[UnwantedView] | Response:
    """The latest first, or the oldest; of a number, the one wish or none."""
    number = normalise(phone, wired.centre.settings.centre.region) if phone is not None else None

    async def fetch(after: str | None, count: int) -> Page[Unwanted]:
        async with wired.centre.database.reading() as uow:
            if number is None:
                return await uow.do_not_call.find(after, count, oldest_first=sort == "oldest")
            one = await uow.do_not_call.get(number)
        return Page((one,) if one else (), None)

    return await listing(
        request,
        wired,
        person,
        fetch,
        lambda unwanted: UnwantedView.of(unwanted).shown_to(person),
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


@router.post("", status_code=status.HTTP_201_CREATED)
async def add_unwanted(body: NewDoNotCall, person: Writer, wired: Wired) -> UnwantedView:
    """They don't want to be called: what is booked for them is cancelled, but for promised and emergency calls."""
    unwanted = await wired.centre.callbacks.do_not_call(body.phone, body.reason, person.user)
    return UnwantedView.of(unwanted).shown_to(person)


@router.delete("/{phone}", status_code=status.HTTP_204_NO_CONTENT)
async def remove_unwanted(phone: str, person: Writer, wired: Wired) -> None:
    """They may be called again. 404 where the number isn't on the list."""
    await wired.centre.callbacks.call_again(phone, person.user)

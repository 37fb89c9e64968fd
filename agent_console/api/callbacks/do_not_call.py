"""Numbers whose people don't want to be called (handbook C9)."""

from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query, status

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.callbacks.bodies import NewDoNotCall
from agent_console.listing import Cursor, Limit, ListOf
from agent_console.views.base import Numbered, View
from domain.callbacks import Unwanted
from domain.people import Permission, Person
from hotline.numbers import normalise

router = APIRouter(prefix=f"{V1}/do-not-call", tags=["callbacks"])

Reader = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS, Permission.SEE_BOARD))]
Writer = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS))]


class DoNotCallView(View):
    phone: Numbered[str]
    since: datetime
    by: str
    reason: Numbered[str]

    @classmethod
    def of(cls, unwanted: Unwanted) -> Self:
        return cls(phone=unwanted.phone, since=unwanted.since, by=unwanted.by, reason=unwanted.reason)


@router.get("")
async def list_unwanted(
    person: Reader,
    wired: Wired,
    phone: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ListOf[DoNotCallView]:
    """The latest first."""
    async with wired.centre.database.reading() as uow:
        if phone is not None:
            one = await uow.do_not_call.get(normalise(phone, wired.centre.settings.centre.region))
            return ListOf(items=[DoNotCallView.of(one).shown_to(person)] if one else [], next=None)
        page = await uow.do_not_call.find(cursor, limit)
    return ListOf(items=[DoNotCallView.of(one).shown_to(person) for one in page.items], next=page.next)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add_unwanted(body: NewDoNotCall, person: Writer, wired: Wired) -> DoNotCallView:
    """They don't want to be called: what is booked for them is cancelled, but for promised and emergency calls."""
    unwanted = await wired.centre.callbacks.do_not_call(body.phone, body.reason, person.user)
    return DoNotCallView.of(unwanted).shown_to(person)


@router.delete("/{phone}", status_code=status.HTTP_204_NO_CONTENT)
async def remove_unwanted(phone: str, person: Writer, wired: Wired) -> None:
    """They may be called again. 404 where the number isn't on the list."""
    await wired.centre.callbacks.call_again(phone, person.user)

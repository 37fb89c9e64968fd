"""Many callbacks at once: by leads (handbook C9, W8)."""

from typing import Annotated

from fastapi import APIRouter, Depends, status

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.callbacks.bodies import BulkCallback, BulkCallbacks, NewCallbacks
from agent_console.api.callbacks.carry_out import carry_out
from agent_console.views.callbacks import CallbackView
from domain.errors import DomainError
from domain.people import Permission, Person
from hotline.errors import HotlineError

router = APIRouter(prefix=f"{V1}/callbacks", tags=["callbacks"])

Lead = Annotated[Person, Depends(Allowed(Permission.STEER_AGENTS))]


@router.post("/many", status_code=status.HTTP_201_CREATED)
async def book_many(body: NewCallbacks, person: Lead, wired: Wired) -> list[CallbackView]:
    """News for everybody a trouble reached, a quarter's care: all or none. 422 where one can't be right."""
    booked = await wired.centre.callbacks.book_many([one.booking() for one in body.callbacks], person.user)
    return [CallbackView.of(callback).shown_to(person) for callback in booked]


@router.post("/bulk")
async def change_many(body: BulkCallbacks, person: Lead, wired: Wired) -> list[BulkCallback]:
    """The same change to several, each for itself: what was done, and what was wrong with the others."""
    outcomes = []
    for id in dict.fromkeys(body.ids):  # noqa: A001
        error: DomainError | HotlineError | None = None
        try:
            await carry_out(wired, id, body.change, person)
        except (DomainError, HotlineError) as refused:
            error = refused
        code, reason = (error.code, str(error)) if error else (None, None)
        outcomes.append(BulkCallback(id=id, done=error is None, code=code, reason=reason))
    return outcomes

"""The rates of callbacks (handbook C2, C10)."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Instant
from agent_console.views.callbacks import CallbackRatesView
from domain.errors import InvalidValue
from domain.people import Permission, Person

router = APIRouter(prefix=f"{V1}/reports", tags=["reports"])

Reader = Annotated[Person, Depends(Allowed(Permission.SEE_BOARD))]

COMPLAINTS = ("S6",)
"""Service types that count as complaints."""

LONGEST = timedelta(days=366)


@router.get("/callbacks")
async def get_callback_rates(
    person: Reader, wired: Wired, since: Instant | None = None, until: Instant | None = None
) -> CallbackRatesView:
    """What was due, reached and in time, by purpose; the share of visits made (the goal is all of them) and of
    effective complaints in orders (the goal is at most 1 %). Without a period: this day so far.
    """
    until = until or wired.clock()
    since = since or wired.centre.settings.centre.midnight(until)
    if until <= since or until - since > LONGEST:
        raise InvalidValue("until", "must lie after since, at most 366 days")
    async with wired.centre.database.reading() as uow:
        rates = await uow.callback_rates.of(since, until, COMPLAINTS)
    return CallbackRatesView.of(rates, since, until)

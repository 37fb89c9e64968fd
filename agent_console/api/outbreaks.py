"""Outbreaks: looked at by the desk, decided by leads; and what keeps coming back (W9)."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.outbreaks import OutbreakPage, OutbreakView, RepeatsView, RepeatView
from agent_console.wiring import Wiring
from domain.outbreaks import Outbreak
from domain.people import Permission, Person
from hotline.errors import NotFound
from hotline.storage.page import Page

router = APIRouter(tags=["outbreaks"])

Reader = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS, Permission.STEER_ORDERS, Permission.SEE_ALL_CALLS))]
Lead = Annotated[Person, Depends(Allowed(Permission.STEER_ORDERS))]
Overseer = Annotated[Person, Depends(Allowed(Permission.STEER_ORDERS, Permission.SEE_BOARD))]

MONTH = timedelta(days=30)

COLUMNS: Columns[Outbreak] = {
    "opened_at": lambda outbreak: outbreak.opened_at.isoformat(),
    "building": lambda outbreak: outbreak.building,
    "category": lambda outbreak: outbreak.category,
    "state": lambda outbreak: outbreak.state.value,
    "master": lambda outbreak: outbreak.master,
    "numbers": lambda outbreak: " ".join(outbreak.numbers),
    "announcement": lambda outbreak: outbreak.announcement,
    "closed_at": lambda outbreak: outbreak.closed_at.isoformat() if outbreak.closed_at else None,
}

Words = Annotated[str, Field(max_length=500)]


class Confirmation(Body):
    announcement: Words = ""
    """What callers hear; empty: nothing."""


class Dismissal(Body):
    reason: Words


class End(Body):
    note: Words
    """What the customers are told."""


@router.get(f"{V1}/outbreaks", response_model=ListOf[OutbreakView])
async def list_outbreaks(
    request: Request,
    person: Reader,
    wired: Wired,
    open: bool = False,  # noqa: A002 - the parameter's public name
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[OutbreakView] | Response:
    """Newest first. `open`: those that a lead has to decide on, and those that run, by building."""

    async def fetch(after: str | None, count: int) -> Page[Outbreak]:
        async with wired.centre.database.reading() as uow:
            if open:
                return Page(await uow.outbreaks.open(), None)
            return await uow.outbreaks.find(after, count)

    return await listing(
        request, wired, person, fetch, OutbreakView.of, COLUMNS, cursor=cursor, limit=limit, format=format
    )


@router.get(f"{V1}/outbreaks/{{outbreak_id}}")
async def get_outbreak(outbreak_id: str, person: Reader, wired: Wired) -> OutbreakPage:
    async with wired.centre.database.reading() as uow:
        outbreak = await uow.outbreaks.get(outbreak_id)
    if outbreak is None:
        raise NotFound("outbreak", outbreak_id)
    return await _page(wired, outbreak, person)


@router.post(f"{V1}/outbreaks/{{outbreak_id}}/confirmation")
async def confirm_outbreak(outbreak_id: str, body: Confirmation, person: Lead, wired: Wired) -> OutbreakPage:
    """It is one: an order is opened that stands for all its reports, and callers hear the announcement."""
    return await _page(wired, await wired.centre.outbreaks.confirm(outbreak_id, body.announcement, person), person)


@router.put(f"{V1}/outbreaks/{{outbreak_id}}/announcement")
async def announce_outbreak(outbreak_id: str, body: Confirmation, person: Lead, wired: Wired) -> OutbreakPage:
    """Other words for callers, as more is known."""
    return await _page(wired, await wired.centre.outbreaks.announce(outbreak_id, body.announcement, person), person)


@router.post(f"{V1}/outbreaks/{{outbreak_id}}/dismissal")
async def dismiss_outbreak(outbreak_id: str, body: Dismissal, person: Lead, wired: Wired) -> OutbreakPage:
    """It is none."""
    return await _page(wired, await wired.centre.outbreaks.dismiss(outbreak_id, body.reason, person), person)


@router.post(f"{V1}/outbreaks/{{outbreak_id}}/end")
async def end_outbreak(outbreak_id: str, body: End, person: Lead, wired: Wired) -> OutbreakPage:
    """It is over: each customer is called once, its orders are finished as far as they can be."""
    return await _page(wired, await wired.centre.outbreaks.end(outbreak_id, body.note, person), person)


@router.get(f"{V1}/reports/repeats")
async def get_repeats(
    person: Overseer,
    wired: Wired,
    since: Instant | None = None,
    until: Instant | None = None,
    least: Annotated[int | None, Query(ge=2, le=100)] = None,
) -> RepeatsView:
    """Places with so many matters of one kind (W9), most first; the last 30 days where no time is named."""
    end: datetime = until or wired.clock()
    start = since or end - MONTH
    enough = least or wired.centre.settings.centre.outbreaks.repeats
    async with wired.centre.database.reading() as uow:
        found = await uow.outbreaks.repeats(start, end, enough)
    return RepeatsView(since=start, until=end, least=enough, items=[RepeatView.of(one) for one in found])


async def _page(wired: Wiring, outbreak: Outbreak, person: Person) -> OutbreakPage:
    async with wired.centre.database.reading() as uow:
        found = [await uow.orders.get(number) for number in outbreak.numbers]
    return OutbreakPage.whole(outbreak, [order for order in found if order is not None], person)

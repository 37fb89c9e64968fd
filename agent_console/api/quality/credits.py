"""Good points and the day's board (handbook Q5)."""

from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.quality.shared import Reason
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.quality.credits import CreditBoard, CreditRank, CreditView
from domain.people import Permission, Person
from domain.quality.credits import MOST, Credit
from hotline.storage.page import Page
from hotline.storage.quality.credits import CreditQuery

router = APIRouter(prefix=f"{V1}/credits", tags=["quality"])

Team = Annotated[Person, Depends(Allowed(Permission.TAKE_CALLS, Permission.REVIEW_QUALITY))]
Giver = Annotated[Person, Depends(Allowed(Permission.REVIEW_QUALITY))]

COLUMNS: Columns[Credit] = {
    "given_at": lambda credit: credit.given_at.isoformat(),
    "agent": lambda credit: credit.agent,
    "points": lambda credit: credit.points,
    "reason": lambda credit: credit.reason,
    "given_by": lambda credit: credit.given_by,
    "call_id": lambda credit: credit.call_id,
    "revoked_at": lambda credit: credit.revoked_at.isoformat() if credit.revoked_at else None,
    "revoked_why": lambda credit: credit.revoked_why,
}


class NewCredit(Body):
    agent: str = Field(min_length=1, max_length=64)
    points: int = Field(ge=1, le=MOST)
    reason: str = Reason
    call_id: str | None = Field(default=None, max_length=64)


class Revocation(Body):
    reason: str = Reason


@router.get("", response_model=ListOf[CreditView])
async def list_credits(
    request: Request,
    person: Team,
    wired: Wired,
    agent: str | None = None,
    since: Instant | None = None,
    until: Instant | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CreditView] | Response:
    """Newest first; public in the team."""
    query = CreditQuery(agent, since, until)

    async def fetch(after: str | None, count: int) -> Page[Credit]:
        async with wired.centre.database.reading() as uow:
            return await uow.credits.find(query, after, count)

    return await listing(
        request, wired, person, fetch, CreditView.of, COLUMNS, cursor=cursor, limit=limit, format=format
    )


@router.get("/board")
async def get_credit_board(
    person: Team,
    wired: Wired,
    day: Annotated[date | None, Query(ge=date(1970, 1, 1), le=date(2199, 12, 30))] = None,
) -> CreditBoard:
    """A day's board; today's at the centre where none is named."""
    config = wired.centre.settings.centre
    zone, shown = config.zone, day or config.day(wired.clock())
    since = datetime.combine(shown, time(), zone)
    until = datetime.combine(shown + timedelta(days=1), time(), zone)
    async with wired.centre.database.reading() as uow:
        of_day = await uow.credits.totals(since, until)
        of_month = await uow.credits.totals(since.replace(day=1), until)
        given = await uow.credits.find(CreditQuery(since=since, until=until), limit=200)
        names = {known.user: known.name for known in await uow.people.all()}
    ranks = [
        CreditRank(agent=agent, name=names.get(agent, agent), day=of_day.get(agent, 0), month=points)
        for agent, points in of_month.items()
    ]
    ranks.sort(key=lambda rank: (-rank.day, -rank.month, rank.agent))
    on_it = {*of_month, *(credit.agent for credit in given.items), *(credit.given_by for credit in given.items)}
    return CreditBoard(
        day=shown,
        ranks=ranks,
        credits=[CreditView.of(credit) for credit in given.items],
        names={user: names.get(user, user) for user in sorted(on_it)},
    )


@router.post("", status_code=status.HTTP_201_CREATED)
async def give_credit(body: NewCredit, person: Giver, wired: Wired) -> CreditView:
    """Good work earns points; nobody gives them to themselves."""
    desk = wired.centre.quality.credits
    return CreditView.of(await desk.give(body.agent, body.points, body.reason, person, body.call_id))


@router.post("/{credit_id}/revocation")
async def revoke_credit(credit_id: str, body: Revocation, person: Giver, wired: Wired) -> CreditView:
    """Given by mistake: it stays on record and counts no more."""
    return CreditView.of(await wired.centre.quality.credits.revoke(credit_id, body.reason, person))

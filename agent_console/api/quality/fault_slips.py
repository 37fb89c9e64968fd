"""Fault slips (handbook Q2, Q3)."""

from enum import Enum
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.quality.shared import Reason, require_own, slip_view, whose
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.quality.slips import SlipView
from domain.people import Permission, Person
from domain.quality.slips import FaultSlip, SlipState
from hotline.errors import NotFound
from hotline.storage.page import Page
from hotline.storage.quality.slips import SlipQuery

router = APIRouter(prefix=f"{V1}/fault-slips", tags=["quality"])

Reviewer = Annotated[Person, Depends(Allowed(Permission.REVIEW_QUALITY))]

COLUMNS: Columns[FaultSlip] = {
    "number": lambda slip: slip.number,
    "agent": lambda slip: slip.agent,
    "rule": lambda slip: slip.rule,
    "section": lambda slip: slip.section.value,
    "points": lambda slip: slip.points,
    "state": lambda slip: slip.state.value,
    "severity": lambda slip: slip.severity.value,
    "call_id": lambda slip: slip.call_id,
    "start": lambda slip: slip.start,
    "issued_at": lambda slip: slip.issued_at.isoformat(),
    "issued_by": lambda slip: slip.issued_by,
    "counted_at": lambda slip: slip.counted_at.isoformat(),
    "lead": lambda slip: slip.lead,
    "shared": lambda slip: "yes" if slip.shared else "no",
}


class SlipDeed(Enum):
    """What is done to a slip."""

    SHARE = "share"
    """The lead shares the blame (Q3)."""
    UNSHARE = "unshare"
    CANCEL = "cancel"


class SlipChange(Body):
    action: SlipDeed
    reason: str = Reason
    lead: str | None = Field(default=None, max_length=64)
    """Who shares it, where it is not the agent's lead of that time."""


@router.get("", response_model=ListOf[SlipView])
async def list_fault_slips(
    request: Request,
    person: Caller,
    wired: Wired,
    agent: str | None = None,
    rule: str | None = None,
    state: SlipState | None = None,
    call_id: str | None = None,
    since: Instant | None = None,
    until: Instant | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[SlipView] | Response:
    """Newest first. Without `review_quality` only one's own."""
    query = SlipQuery(whose(person, agent), rule, state, call_id, None, since, until)

    async def fetch(after: str | None, count: int) -> Page[FaultSlip]:
        async with wired.centre.database.reading() as uow:
            return await uow.slips.find(query, after, count)

    view = partial(slip_view, wired)
    return await listing(request, wired, person, fetch, view, COLUMNS, cursor=cursor, limit=limit, format=format)


@router.get("/{number}")
async def get_fault_slip(number: str, person: Caller, wired: Wired) -> SlipView:
    async with wired.centre.database.reading() as uow:
        slip = await uow.slips.get(number)
    if slip is None:
        raise NotFound("fault slip", number)
    require_own(person, slip.agent, slip.lead)
    return slip_view(wired, slip)


@router.patch("/{number}")
async def change_fault_slip(number: str, body: SlipChange, person: Reviewer, wired: Wired) -> SlipView:
    """The lead shares the blame or not, or the slip is taken back; each with its reason."""
    desk = wired.centre.quality.slips
    if body.action is SlipDeed.CANCEL:
        return slip_view(wired, await desk.cancel(number, body.reason, person))
    shared = body.action is SlipDeed.SHARE
    return slip_view(wired, await desk.share(number, shared, body.lead, body.reason, person))

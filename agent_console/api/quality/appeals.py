"""Appeals against fault slips (handbook Q4)."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.api.quality.shared import EvidenceBody, Reason, require_own, slip_view, whose
from agent_console.api.values import Body, Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.quality.appeals import AppealView
from agent_console.wiring import Wiring
from domain.people import Person
from domain.quality.appeals import Appeal, AppealAction, AppealState, Level
from domain.quality.slips import FaultSlip
from hotline.errors import NotFound
from hotline.storage.page import Page
from hotline.storage.quality.appeals import AppealQuery

router = APIRouter(prefix=f"{V1}/appeals", tags=["quality"])

COLUMNS: Columns[Appeal] = {
    "id": lambda appeal: appeal.id,
    "slip": lambda appeal: appeal.slip,
    "call_id": lambda appeal: appeal.call_id,
    "agent": lambda appeal: appeal.agent,
    "state": lambda appeal: appeal.state.value,
    "points": lambda appeal: appeal.points,
    "outcome": lambda appeal: appeal.outcome,
    "opened_at": lambda appeal: appeal.opened_at.isoformat(),
    "due_at": lambda appeal: appeal.due_at.isoformat() if appeal.due_at else None,
    "last_words": lambda appeal: next((e.words for e in reversed(appeal.entries) if e.words), ""),
}


class NewAppeal(Body):
    slip: str = Field(min_length=1, max_length=64)
    reason: str = Reason
    evidence: EvidenceBody | None = None


class Decision(Body):
    decision: AppealAction
    """grant, reduce or reject."""
    words: str = Reason
    """In writing."""
    points: int | None = Field(default=None, ge=1, le=100)
    """What a reduction leaves."""
    evidence: EvidenceBody | None = None


class Further(Body):
    """To the next rung."""

    reason: str = Reason
    evidence: EvidenceBody | None = None


@router.get("", response_model=ListOf[AppealView])
async def list_appeals(
    request: Request,
    person: Caller,
    wired: Wired,
    agent: str | None = None,
    state: AppealState | None = None,
    level: Annotated[Level | None, Query(description="Waiting for a decision on this rung.")] = None,
    slip: str | None = None,
    only_open: Annotated[bool, Query(alias="open")] = False,
    since: Instant | None = None,
    until: Instant | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[AppealView] | Response:
    """Newest first. Without `review_quality` only one's own."""
    query = AppealQuery(whose(person, agent), state, level, slip, only_open, since, until)
    slips: dict[str, FaultSlip] = {}

    async def fetch(after: str | None, count: int) -> Page[Appeal]:
        async with wired.centre.database.reading() as uow:
            page = await uow.appeals.find(query, after, count)
            slips.update(await uow.slips.named([appeal.slip for appeal in page.items]))
        return page

    def view(appeal: Appeal) -> AppealView:
        return AppealView.of(appeal, slip_view(wired, slips[appeal.slip]), person, wired.clock())

    return await listing(request, wired, person, fetch, view, COLUMNS, cursor=cursor, limit=limit, format=format)


@router.post("", status_code=status.HTTP_201_CREATED)
async def file_appeal(body: NewAppeal, person: Caller, wired: Wired, response: Response) -> AppealView:
    """Against one's own slip: its points don't count until the appeal is closed."""
    evidence = body.evidence.evidence() if body.evidence else None
    appeal = await wired.centre.quality.appeals.file(body.slip, body.reason, evidence, person)
    response.headers["location"] = f"{V1}/appeals/{appeal.id}"
    return await _shown(wired, person, appeal)


@router.get("/{appeal_id}")
async def get_appeal(appeal_id: str, person: Caller, wired: Wired) -> AppealView:
    async with wired.centre.database.reading() as uow:
        appeal = await uow.appeals.get(appeal_id)
    if appeal is None:
        raise NotFound("appeal", appeal_id)
    require_own(person, appeal.agent)
    return await _shown(wired, person, appeal)


@router.post("/{appeal_id}/decision")
async def decide_appeal(appeal_id: str, body: Decision, person: Caller, wired: Wired) -> AppealView:
    """Grant, reduce or reject, in writing: for who stands on the appeal's rung. 403 for everybody else."""
    decided = await wired.centre.quality.appeals.decide(
        appeal_id,
        body.decision,
        body.words,
        person,
        points=body.points,
        evidence=body.evidence.evidence() if body.evidence else None,
    )
    return await _shown(wired, person, decided)


@router.post("/{appeal_id}/escalation")
async def escalate_appeal(appeal_id: str, body: Further, person: Caller, wired: Wired) -> AppealView:
    """Take a decision to the next rung."""
    evidence = body.evidence.evidence() if body.evidence else None
    appeal = await wired.centre.quality.appeals.escalate(appeal_id, body.reason, evidence, person)
    return await _shown(wired, person, appeal)


@router.post("/{appeal_id}/acceptance")
async def accept_appeal(appeal_id: str, person: Caller, wired: Wired) -> AppealView:
    """Take the decision as it is."""
    return await _shown(wired, person, await wired.centre.quality.appeals.accept(appeal_id, person))


@router.post("/{appeal_id}/withdrawal")
async def withdraw_appeal(appeal_id: str, person: Caller, wired: Wired) -> AppealView:
    """Take the appeal back, while nobody has decided on it."""
    return await _shown(wired, person, await wired.centre.quality.appeals.withdraw(appeal_id, person))


async def _shown(wired: Wiring, person: Person, appeal: Appeal) -> AppealView:
    async with wired.centre.database.reading() as uow:
        slips = await uow.slips.named([appeal.slip])
    return AppealView.of(appeal, slip_view(wired, slips[appeal.slip]), person, wired.clock())

"""Corrective and preventive actions (handbook Q6)."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.quality.shared import require_own
from agent_console.api.values import Body
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.quality.corrective import CorrectiveActionView
from agent_console.wiring import Wiring
from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person
from domain.quality.corrective import ActionState, ActionStep, CorrectiveAction, Plan
from domain.quality.slips import FaultSlip
from hotline.errors import NotFound
from hotline.storage.page import Page
from hotline.storage.quality.corrective import ActionQuery

router = APIRouter(prefix=f"{V1}/corrective-actions", tags=["quality"])

Team = Annotated[Person, Depends(Allowed(Permission.REVIEW_QUALITY, Permission.TAKE_CALLS))]

COLUMNS: Columns[CorrectiveAction] = {
    "id": lambda action: action.id,
    "slip": lambda action: action.slip,
    "call_id": lambda action: action.call_id,
    "agent": lambda action: action.agent,
    "rule": lambda action: action.rule,
    "state": lambda action: action.state.value,
    "opened_at": lambda action: action.opened_at.isoformat(),
    "due": lambda action: action.due.isoformat(),
    "cause": lambda action: action.cause,
    "measure": lambda action: action.measure,
    "person": lambda action: action.person,
}


class ActionChange(Body):
    """A step with what it needs: `plan` cause, measure, person and due; each other one a note."""

    step: ActionStep
    cause: str = Field(default="", max_length=2000)
    measure: str = Field(default="", max_length=2000)
    person: str = Field(default="", max_length=64)
    due: date | None = Field(default=None, ge=date(1970, 1, 1), le=date(2199, 12, 31))
    note: str = Field(default="", max_length=2000)


@router.get("", response_model=ListOf[CorrectiveActionView])
async def list_corrective_actions(
    request: Request,
    person: Team,
    wired: Wired,
    state: ActionState | None = None,
    assigned: Annotated[str | None, Query(alias="person", description="Who takes the measure.")] = None,
    agent: str | None = None,
    slip: str | None = None,
    only_open: Annotated[bool, Query(alias="open")] = False,
    overdue: bool = False,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CorrectiveActionView] | Response:
    """Open ones by their date, else newest first. Without `review_quality` those one has to carry out."""
    today = wired.centre.quality.corrective.today
    if not person.may(Permission.REVIEW_QUALITY):
        assigned = person.user
    query = ActionQuery(state, assigned, agent, slip, only_open, today if overdue else None)

    slips: dict[str, FaultSlip] = {}

    async def fetch(after: str | None, count: int) -> Page[CorrectiveAction]:
        async with wired.centre.database.reading() as uow:
            page = await uow.corrective.find(query, after, count)
            slips.update(await uow.slips.named([action.slip for action in page.items]))
        return page

    def view(action: CorrectiveAction) -> CorrectiveActionView:
        return CorrectiveActionView.of(action, slips[action.slip].words, person, today)

    return await listing(request, wired, person, fetch, view, COLUMNS, cursor=cursor, limit=limit, format=format)


@router.get("/{action_id}")
async def get_corrective_action(action_id: str, person: Caller, wired: Wired) -> CorrectiveActionView:
    async with wired.centre.database.reading() as uow:
        action = await uow.corrective.get(action_id)
    if action is None:
        raise NotFound("corrective action", action_id)
    require_own(person, action.person)
    return await _shown(wired, person, action)


@router.patch("/{action_id}")
async def change_corrective_action(
    action_id: str, body: ActionChange, person: Team, wired: Wired
) -> CorrectiveActionView:
    """Plan, finish, check (pass or fail) or cancel. 409 where the step isn't possible now."""
    desk = wired.centre.quality.corrective
    match body.step:
        case ActionStep.PLAN:
            if body.due is None:
                raise InvalidValue("due", "say by when", Fault.NEEDED)
            plan = Plan(body.cause, body.measure, body.person, body.due)
            changed = await desk.plan(action_id, plan, person)
        case ActionStep.FINISH:
            changed = await desk.finish(action_id, body.note, person)
        case ActionStep.CANCEL:
            changed = await desk.cancel(action_id, body.note, person)
        case ActionStep.PASS | ActionStep.FAIL:
            changed = await desk.check(action_id, body.step is ActionStep.PASS, body.note, person)
    return await _shown(wired, person, changed)


async def _shown(wired: Wiring, person: Person, action: CorrectiveAction) -> CorrectiveActionView:
    async with wired.centre.database.reading() as uow:
        slips = await uow.slips.named([action.slip])
    return CorrectiveActionView.of(action, slips[action.slip].words, person, wired.centre.quality.corrective.today)

"""What has been kept long enough: lists, and the two yeses (handbook R3)."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import Cursor, Limit, ListOf
from agent_console.views.records import DestructionItemView, DestructionView
from domain.people import Permission, Person
from domain.retention import RecordClass
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/destructions", tags=["personal data"])

Seer = Annotated[Person, Depends(Allowed(Permission.DESTROY_FILES, Permission.APPROVE_COPIES))]
Destroyer = Annotated[Person, Depends(Allowed(Permission.DESTROY_FILES))]


class Refusal(Body):
    reason: str = Field(min_length=1, max_length=2000)


@router.get("")
async def list_destructions(
    person: Seer, wired: Wired, cursor: Cursor = None, limit: Limit = 50
) -> ListOf[DestructionView]:
    """Newest first; what was destroyed stays on record."""
    async with wired.centre.database.reading() as uow:
        page = await uow.destructions.find(cursor, limit)
    return ListOf(items=[DestructionView.of(one, person) for one in page.items], next=page.next)


@router.get("/periods")
async def list_periods(person: Seer, wired: Wired) -> dict[RecordClass, int | None]:
    """Months that each class is kept; null: for ever."""
    periods = wired.centre.settings.centre.retention
    return {what: periods.months(what) for what in RecordClass}


@router.get("/{destruction_id}")
async def get_destruction(destruction_id: str, person: Seer, wired: Wired) -> DestructionView:
    async with wired.centre.database.reading() as uow:
        found = await uow.destructions.get(destruction_id)
    if found is None:
        raise NotFound("destruction", destruction_id)
    return DestructionView.of(found, person)


@router.get("/{destruction_id}/items")
async def list_destruction_items(
    destruction_id: str, person: Seer, wired: Wired, cursor: Cursor = None, limit: Limit = 50
) -> ListOf[DestructionItemView]:
    async with wired.centre.database.reading() as uow:
        page = await uow.destructions.items(destruction_id, cursor, limit)
    return ListOf(items=[DestructionItemView.of(item) for item in page.items], next=page.next)


@router.post("/{destruction_id}/confirmation")
async def confirm_destruction(destruction_id: str, person: Destroyer, wired: Wired) -> DestructionView:
    """The first yes, or the second by somebody else: then it is carried out."""
    return DestructionView.of(await wired.centre.records.retention.confirm(destruction_id, person), person)


@router.post("/{destruction_id}/refusal")
async def refuse_destruction(destruction_id: str, body: Refusal, person: Destroyer, wired: Wired) -> DestructionView:
    found = await wired.centre.records.retention.refuse(destruction_id, body.reason, person)
    return DestructionView.of(found, person)

"""The service catalogue (handbook S): what customers can ask for."""

from typing import Annotated

from fastapi import APIRouter, Depends

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.catalogue import ReloadedView, ServiceTypeView, WholeServiceTypeView
from domain.people import Permission, Person
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/catalogue", tags=["catalogue"])

Editor = Annotated[Person, Depends(Allowed(Permission.EDIT_CATALOGUE))]


@router.get("")
async def list_service_types(person: Caller, wired: Wired) -> ListOf[ServiceTypeView]:
    """All on one page, the retired ones among them: old orders are still called by their names."""
    types = wired.centre.catalogue.values()
    return ListOf(items=[ServiceTypeView.of(entry) for entry in types], next=None)


@router.post("/reload")
async def reload_service_types(person: Editor, wired: Wired) -> ReloadedView:
    """Read the site's files again. 422 with every problem and its line where one is wrong; then all stays as it was."""
    return ReloadedView(changed=await wired.centre.catalogue_desk.reload(person))


@router.get("/{service_type}")
async def get_service_type(service_type: str, person: Caller, wired: Wired) -> WholeServiceTypeView:
    """Everything about one type, in every language: forms render themselves from it."""
    entry = wired.centre.catalogue.get(service_type)
    if entry is None:
        raise NotFound("service type", service_type)
    return WholeServiceTypeView.of(entry)

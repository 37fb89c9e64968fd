"""The service catalogue (handbook S): what customers can ask for."""

from fastapi import APIRouter

from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.reference import ServiceTypeView
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/catalogue", tags=["catalogue"])


@router.get("")
async def list_service_types(person: Caller, wired: Wired) -> ListOf[ServiceTypeView]:
    types = wired.centre.catalogue.values()
    return ListOf(items=[ServiceTypeView.of(entry) for entry in types], next=None)


@router.get("/{service_type}")
async def get_service_type(service_type: str, person: Caller, wired: Wired) -> ServiceTypeView:
    entry = wired.centre.catalogue.get(service_type)
    if entry is None:
        raise NotFound("service type", service_type)
    return ServiceTypeView.of(entry)

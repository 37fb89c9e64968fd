"""What is proposed for an order from the words of a call."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from agent_console import commands
from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.proposals import ProposalView
from domain.people import Permission, Person
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/calls", tags=["calls"])


@router.get("/{call_id}/proposals")
async def list_proposals(
    call_id: str,
    person: Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS))],
    wired: Wired,
    service_type: Annotated[str, Query(max_length=20)] = "",
) -> ListOf[ProposalView]:
    """By field, the surest first, all on one page. Ask again when a final line was `heard`.

    `service_type`: the one that is chosen, for choices of its form; without it those of the likeliest are proposed.
    """
    async with wired.centre.database.reading() as uow:
        call = await uow.calls.get(call_id)
    if call is None:
        raise NotFound("call", call_id)
    commands.require_call(person, call)
    found = await wired.centre.proposals.of(call, service_type)
    return ListOf(items=[ProposalView.of(proposal) for proposal in found], next=None)

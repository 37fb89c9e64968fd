"""Queues and who waits in them."""

from fastapi import APIRouter

from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.floor import QueueView

router = APIRouter(prefix=f"{V1}/queues", tags=["queues"])


@router.get("")
async def list_queues(person: Caller, wired: Wired) -> ListOf[QueueView]:
    floor = wired.centre.floor
    waiting = floor.waiting()
    return ListOf(items=[QueueView.of(queue, waiting) for queue in floor.queues.values()], next=None)

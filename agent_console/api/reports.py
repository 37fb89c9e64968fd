"""Reports: one query and one column list each."""

from typing import Annotated

from fastapi import APIRouter, Depends

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.board import board_now
from agent_console.views.floor import BoardView
from domain.people import Permission, Person

router = APIRouter(prefix=f"{V1}/reports", tags=["reports"])

Reader = Annotated[Person, Depends(Allowed(Permission.SEE_BOARD))]


@router.get("/board")
async def get_board(person: Reader, wired: Wired) -> BoardView:
    """The figures of the live board, counted now (L1)."""
    return BoardView.of(await board_now(wired.centre, wired.clock()))

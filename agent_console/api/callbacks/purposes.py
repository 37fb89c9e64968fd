"""What callbacks are for, and what follows from it (handbook C1, C5, C9)."""

from typing import Annotated

from fastapi import APIRouter, Depends

from agent_console.access import Allowed
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.callbacks import PurposeView
from domain.callbacks import PURPOSES
from domain.people import Permission, Person

router = APIRouter(prefix=f"{V1}/callbacks", tags=["callbacks"])

Reader = Annotated[Person, Depends(Allowed(Permission.BOOK_CALLBACKS, Permission.SEE_BOARD))]


@router.get("/purposes")
async def list_purposes(person: Reader) -> ListOf[PurposeView]:
    """All there are, what goes first on top."""
    return ListOf(items=[PurposeView.of(purpose, rules) for purpose, rules in PURPOSES.items()], next=None)

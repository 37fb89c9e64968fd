"""Scripts: the lines each stage of a call requires (handbook P1)."""

from fastapi import APIRouter

from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.reference import ScriptView
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/scripts", tags=["scripts"])


@router.get("")
async def list_scripts(person: Caller, wired: Wired) -> ListOf[ScriptView]:
    return ListOf(items=[ScriptView.of(script) for script in wired.centre.scripts.values()], next=None)


@router.get("/{script_id}")
async def get_script(script_id: str, person: Caller, wired: Wired) -> ScriptView:
    script = wired.centre.scripts.get(script_id)
    if script is None:
        raise NotFound("script", script_id)
    return ScriptView.of(script)

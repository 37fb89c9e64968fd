"""An agent's own recordings of required lines, played at their key in place of the centre's voice (handbook P5)."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import FileResponse

from agent_console import commands
from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.listing import ListOf
from agent_console.views.voices import RecordableLineView
from agent_console.wiring import Wiring
from domain.errors import InvalidValue
from domain.people import Permission, Person
from domain.scripts import ScriptLine
from hotline.errors import NotFound

router = APIRouter(prefix=f"{V1}/agents/{{user}}/lines", tags=["agents"])

Script = Annotated[str | None, Query(max_length=64, description="Id of the script; the centre's where left out.")]

_AUDIO: dict[int | str, dict[str, Any]] = {200: {"content": {"audio/wav": {}}, "description": "8 kHz, 16-bit, mono."}}
_WAV = {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}
_BODY = {"requestBody": {"required": True, "content": _WAV}}


@router.get("")
async def list_recordable_lines(
    user: str, person: Caller, wired: Wired, script: Script = None
) -> ListOf[RecordableLineView]:
    """Every line of the script, with what a recording of it would say, and whether there is one."""
    _own(person, user)
    centre = wired.centre
    items = []
    for stage, line in centre.scripts.current(script or centre.settings.centre.script).lines():
        try:
            words = centre.voices.words(line, user)
        except InvalidValue:
            words = None
        recorded = words is not None and centre.voices.recorded(line, user)
        items.append(RecordableLineView(rule=line.id, stage=stage.id, text=line.text, words=words, recorded=recorded))
    return ListOf(items=items, next=None)


@router.get("/{rule}", response_class=Response, responses=_AUDIO)
async def get_line_recording(user: str, rule: str, person: Caller, wired: Wired, script: Script = None) -> FileResponse:
    _own(person, user)
    path = wired.centre.voices.clip(_line(wired, script, rule), user)
    return FileResponse(path, media_type="audio/wav", headers={"cache-control": "private, no-cache"})


@router.put("/{rule}", status_code=status.HTTP_204_NO_CONTENT, openapi_extra=_BODY)
async def put_line_recording(
    user: str, rule: str, request: Request, person: Caller, wired: Wired, script: Script = None
) -> None:
    """Keep a recording: 16-bit PCM WAV of any rate; made 8 kHz mono, cut to the speech, and levelled."""
    _own(person, user)
    await wired.centre.voices.keep(_line(wired, script, rule), user, await request.body())


@router.delete("/{rule}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_line_recording(user: str, rule: str, person: Caller, wired: Wired, script: Script = None) -> None:
    """The centre's voice says it again. Harmless where there is no recording."""
    _own(person, user)
    wired.centre.voices.forget(_line(wired, script, rule), user)


def _own(person: Person, user: str) -> None:
    commands.require(person, Permission.TAKE_CALLS if user == person.user else Permission.STEER_AGENTS)


def _line(wired: Wiring, script: str | None, rule: str) -> ScriptLine:
    line = wired.centre.scripts.current(script or wired.centre.settings.centre.script).line(rule)
    if line is None:
        raise NotFound("line of this script", rule)
    return line

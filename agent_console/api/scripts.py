"""Scripts: what agents say and are judged by (handbook P1); read by all, changed by who may."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response, status
from pydantic import Field

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body, Instant
from agent_console.listing import Limit, ListOf
from agent_console.views.script_changes import RehearsalView, RetiredRuleView, ScriptSourceView, ValidationView
from agent_console.views.scripts import ScriptVersionView, ScriptView, listed
from domain.people import Permission, Person
from domain.scripts import Script
from hotline.flows.scripts import ScriptDesk
from hotline.scripts.problems import ScriptError
from hotline.storage.calls import CallQuery
from hotline.yaml_reading.nodes import LARGEST

router = APIRouter(prefix=f"{V1}/scripts", tags=["scripts"])

Editor = Annotated[Person, Depends(Allowed(Permission.EDIT_SCRIPTS))]


class ScriptSource(Body):
    source: str = Field(max_length=LARGEST)
    """YAML."""


class ChangedScript(ScriptSource):
    note: str = Field(default="", max_length=500)
    base_version: int = Field(ge=0)
    """The version that was edited: 409 where it is in use no more. 0 makes a new script."""


class Restoration(Body):
    version: int | None = Field(default=None, ge=1)
    """Null: the one that the product ships."""
    note: str = Field(default="", max_length=500)
    base_version: int = Field(ge=0)


class RehearsedScript(ScriptSource):
    since: Instant
    until: Instant
    agent: str | None = Field(default=None, max_length=64)
    queue: str | None = Field(default=None, max_length=64)
    cursor: str | None = Field(default=None, max_length=1000)
    """`next` of the part before."""
    limit: int = Field(default=25, ge=1, le=100)
    """Calls in this part."""


@router.get("")
async def list_scripts(person: Caller, wired: Wired) -> ListOf[ScriptView]:
    """Those in use, all on one page."""
    return ListOf(items=listed(wired.centre.scripts.all()), next=None)


@router.get("/{script_id}")
async def get_script(
    script_id: str,
    person: Caller,
    wired: Wired,
    version: Annotated[int | None, Query(ge=1, description="As it stood then; the one in use without it.")] = None,
) -> ScriptView:
    desk = wired.centre.scripts
    if version is None or version == desk.in_use(script_id).version.version:
        return ScriptView.in_use(desk.in_use(script_id))
    return ScriptView.as_it_was(await desk.version(script_id, version), await desk.as_it_was(script_id, version))


@router.put("/{script_id}")
async def change_script(
    script_id: str, body: ChangedScript, person: Editor, wired: Wired, response: Response
) -> ScriptView:
    """A new version, in use at once for calls that begin now. 422 with every problem and its line where it is wrong."""
    desk = wired.centre.scripts
    await desk.save(script_id, body.source, person, body.note, body.base_version)
    if body.base_version == 0:
        response.status_code = status.HTTP_201_CREATED
    return ScriptView.in_use(desk.in_use(script_id))


@router.get("/{script_id}/editing")
async def get_script_source(script_id: str, person: Caller, wired: Wired) -> ScriptSourceView:
    """The source of the version in use, and the rules that were retired."""
    desk = wired.centre.scripts
    version = desk.in_use(script_id).version
    retired = [
        RetiredRuleView.of(rule, await _script_of(desk, script_id, rule.version))
        for rule in await desk.retired(script_id)
    ]
    return ScriptSourceView(version=version.version, source=version.source, retired=retired)


@router.get("/{script_id}/versions")
async def list_script_versions(
    script_id: str,
    person: Caller,
    wired: Wired,
    cursor: Annotated[int | None, Query(ge=1)] = None,
    limit: Limit = 50,
) -> ListOf[ScriptVersionView]:
    """Newest first."""
    found = await wired.centre.scripts.versions(script_id, cursor, limit)
    more = found and len(found) == limit and found[-1].version > 1
    return ListOf(
        items=[ScriptVersionView.of(version) for version in found], next=str(found[-1].version) if more else None
    )


@router.get(
    "/{script_id}/source",
    response_class=Response,
    responses={200: {"content": {"application/yaml": {}}, "description": "The file."}},
)
async def download_script(
    script_id: str,
    person: Caller,
    wired: Wired,
    version: Annotated[int | Literal["shipped"] | None, Query(description="`shipped`: what the product ships.")] = None,
) -> Response:
    desk = wired.centre.scripts
    if version == "shipped":
        source = desk.shipped(script_id)
    elif version is None:
        source = desk.in_use(script_id).version.source
    else:
        source = (await desk.version(script_id, version)).source
    headers = {"content-disposition": f'attachment; filename="{desk.in_use(script_id).script.id}.yaml"'}
    return Response(source, media_type="application/yaml; charset=utf-8", headers=headers)


@router.post("/{script_id}/validation")
async def validate_script(script_id: str, body: ScriptSource, person: Editor, wired: Wired) -> ValidationView:
    """What is wrong, and what will be heard badly. Changes nothing."""
    return ValidationView.of(await wired.centre.scripts.validate(script_id, body.source))


@router.post("/{script_id}/rehearsal")
async def rehearse_script(script_id: str, body: RehearsedScript, person: Editor, wired: Wired) -> RehearsalView:
    """Which verdicts of past calls a changed script would flip, newest call first, part by part."""
    query = CallQuery(agent=body.agent, queue=body.queue, since=body.since, until=body.until)
    found = await wired.centre.scripts.rehearse(script_id, body.source, query, body.cursor, body.limit)
    return RehearsalView.of(found).shown_to(person)


@router.post("/{script_id}/restoration")
async def restore_script(script_id: str, body: Restoration, person: Editor, wired: Wired) -> ScriptView:
    """An earlier version, or the product's, as a new version."""
    desk = wired.centre.scripts
    await desk.restore(script_id, body.version, person, body.note, body.base_version)
    return ScriptView.in_use(desk.in_use(script_id))


async def _script_of(desk: ScriptDesk, script_id: str, version: int) -> Script | None:
    try:
        return (await desk.as_it_was(script_id, version)).script
    except ScriptError:
        return None

"""Calls: records, transcript, recording; and hanging up one that runs."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import StreamingResponse

from agent_console import commands, recording
from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Instant
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.calls import CallSummary, CallView
from agent_console.wiring import Wiring
from domain.calls import Call, CallDirection, CallState, EndCause
from domain.people import Permission, Person
from hotline.errors import NotAllowed, NotFound
from hotline.storage.calls import Answering, CallQuery
from hotline.storage.page import Page

router = APIRouter(prefix=f"{V1}/calls", tags=["calls"])

COLUMNS: Columns[Call] = {
    "id": lambda call: call.id,
    "started_at": lambda call: call.started_at.isoformat(),
    "direction": lambda call: call.direction.value,
    "caller": lambda call: call.caller,
    "called": lambda call: call.called,
    "queue": lambda call: call.queue,
    "agent": lambda call: call.agent,
    "state": lambda call: call.state.value,
    "answered_at": lambda call: call.answered_at.isoformat() if call.answered_at else None,
    "connected_at": lambda call: call.connected_at.isoformat() if call.connected_at else None,
    "ended_at": lambda call: call.ended_at.isoformat() if call.ended_at else None,
    "end_cause": lambda call: call.end_cause.value if call.end_cause else None,
}


@router.get("", response_model=ListOf[CallSummary])
async def list_calls(
    request: Request,
    person: Caller,
    wired: Wired,
    agent: str | None = None,
    queue: str | None = None,
    state: Annotated[list[CallState] | None, Query(description="Any of these.")] = None,
    direction: CallDirection | None = None,
    number: Annotated[str | None, Query(max_length=64, description="Part of the customer's number.")] = None,
    customer_id: str | None = None,
    end_cause: EndCause | None = None,
    answering: Annotated[list[Answering] | None, Query(description="Any of these.")] = None,
    since: Instant | None = None,
    until: Instant | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> ListOf[CallSummary] | Response:
    """Newest first. Without `see_all_calls`: one's own, or all of the one customer asked for (O4)."""
    query = CallQuery(
        agent=_agent_shown(person, agent, customer_id),
        queue=queue,
        states=tuple(state or ()),
        direction=direction,
        number=number,
        customer_id=customer_id,
        since=since,
        until=until,
        end_cause=end_cause,
        answering=tuple(answering or ()),
    )

    async def fetch(after: str | None, count: int) -> Page[Call]:
        async with wired.centre.database.reading() as uow:
            return await uow.calls.find(query, after, count)

    return await listing(
        request,
        wired,
        person,
        fetch,
        lambda call: CallSummary.of(call).shown_to(person),
        COLUMNS,
        cursor=cursor,
        limit=limit,
        format=format,
    )


def _agent_shown(person: Person, agent: str | None, customer_id: str | None) -> str | None:
    if person.may(Permission.SEE_ALL_CALLS):
        return agent
    if customer_id is not None and person.may(Permission.SEE_CUSTOMERS):
        return agent
    commands.require(person, Permission.TAKE_CALLS)
    if agent not in (None, person.user):
        raise NotAllowed("your role shows you your own calls only")
    return person.user


@router.get("/{call_id}")
async def get_call(call_id: str, person: Caller, wired: Wired) -> CallView:
    """With timeline, transcript and verdicts."""
    async with wired.centre.database.reading() as uow:
        call = await uow.calls.get(call_id)
        if call is None:
            raise NotFound("call", call_id)
        commands.require_call(person, call)
        view = CallView.of_all(
            call,
            await uow.calls.timeline(call_id),
            await uow.transcripts.of(call_id),
            await uow.transcripts.judgements(call_id),
        )
    return view.shown_to(person)


@router.head("/{call_id}/recording", include_in_schema=False)
@router.get(
    "/{call_id}/recording",
    response_class=Response,
    responses={
        200: {"content": {"audio/wav": {}}, "description": "Stereo: caller left, agent right."},
        206: {"content": {"audio/wav": {}}, "description": "The range asked for."},
    },
)
async def get_recording(call_id: str, request: Request, person: Caller, wired: Wired) -> Response:
    """What was spoken, as WAV. Listening is written into the audit log (R2)."""
    call, path = await _recorded(wired, person, call_id)
    size = path.stat().st_size
    part = recording.parse_range(request.headers.get("range"), size)
    if part is None or part.start == 0:
        async with wired.centre.database.unit_of_work() as uow:
            await uow.audit.add(wired.clock(), person.user, "recording.listen", call.id, {})
            await uow.commit()
    shown = part if part is not None else range(size)
    headers = {
        "accept-ranges": "bytes",
        "content-length": str(len(shown)),
        "cache-control": "private, no-cache",
        "content-disposition": f'inline; filename="{call.id}.wav"',
    }
    if part is not None:
        headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    code = status.HTTP_200_OK if part is None else status.HTTP_206_PARTIAL_CONTENT
    if request.method == "HEAD":
        return Response(status_code=code, headers=headers, media_type="audio/wav")
    return StreamingResponse(recording.read(path, shown), code, headers, "audio/wav")


async def _recorded(wired: Wiring, person: Person, call_id: str) -> tuple[Call, Path]:
    async with wired.centre.database.reading() as uow:
        call = await uow.calls.get(call_id)
    if call is None:
        raise NotFound("call", call_id)
    commands.require_call(person, call)
    folder = wired.centre.settings.recordings.resolve()
    path = (folder / call.recording).resolve() if call.recording else None
    if path is None or not path.is_relative_to(folder) or not path.is_file():
        raise NotFound("recording of call", call_id)
    return call, path


@router.post("/{call_id}/hangup", status_code=status.HTTP_204_NO_CONTENT)
async def hang_up(call_id: str, person: Caller, wired: Wired) -> None:
    """End a running call: one's own, or any for who steers agents. 404 where it isn't running."""
    await wired.centre.calls.hang_up(call_id, person)

"""Photos and papers: sent as they are, served so that no browser takes them for a page (handbook R1, S10, W5)."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import FileResponse
from pydantic import Field

from agent_console.access import Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import Cursor, Limit, ListOf
from agent_console.views.records import FileView
from domain.attachments import AttachmentKind, SubjectKind
from domain.errors import Fault, InvalidValue
from hotline.errors import NotFound
from hotline.files import IMAGES
from hotline.flows.files import NewFile

router = APIRouter(prefix=f"{V1}/files", tags=["files"])

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Content-Security-Policy of what others sent: it may do nothing at all."""

Subject = Annotated[str, Query(min_length=1, max_length=64, description="Number of the order, id of the customer, …")]


class Removal(Body):
    reason: str = Field(min_length=1, max_length=500)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def add_file(
    request: Request,
    person: Caller,
    wired: Wired,
    response: Response,
    subject_kind: SubjectKind,
    subject: Subject,
    kind: AttachmentKind = AttachmentKind.PAPER,
    name: Annotated[str, Query(max_length=300, description="For people; its ending doesn't matter.")] = "",
) -> FileView:
    """The body is the file itself. What it is is read from its bytes: pictures, PDF, documents, sound; photos lose
    what they tell of where they were taken.
    """
    desk = wired.centre.records.files
    await desk.check(subject_kind, subject, person)
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > desk.store.largest:
        raise InvalidValue("file", f"{desk.store.largest // 1_048_576} MiB at most", Fault.TOO_LONG)
    file = await desk.add(NewFile(subject_kind, subject, kind, name, await request.body()), person)
    response.headers["location"] = f"/api/v1/files/{file.id}"
    return FileView.of(file)


@router.get("")
async def list_files(
    person: Caller,
    wired: Wired,
    subject_kind: SubjectKind,
    subject: Subject,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ListOf[FileView]:
    """Those of one order, customer, …, newest first."""
    page = await wired.centre.records.files.of(subject_kind, subject, person, cursor, limit)
    return ListOf(items=[FileView.of(file) for file in page.items], next=page.next)


@router.get("/{file_id}")
async def get_file_record(file_id: str, person: Caller, wired: Wired) -> FileView:
    return FileView.of(await wired.centre.records.files.get(file_id, person))


@router.get(
    "/{file_id}/content",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file."}},
)
async def get_content(file_id: str, person: Caller, wired: Wired) -> Response:
    """Its bytes, under their own type; all but pictures to be saved, never shown. Looking is logged (R2)."""
    desk = wired.centre.records.files
    file = await desk.get(file_id, person)
    path = desk.store.path(file.sha256)
    if not path.is_file():
        raise NotFound("file", file_id)
    await desk.opened(file, person)
    shown = "inline" if file.type in IMAGES else "attachment"
    headers = {
        "content-disposition": f"{shown}; filename*=UTF-8''{quote(file.name)}",
        "content-security-policy": SANDBOX,
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-store",
    }
    return FileResponse(path, media_type=file.type, headers=headers)


@router.delete("/{file_id}", status_code=status.HTTP_204_NO_CONTENT)
async def remove_file(file_id: str, body: Removal, person: Caller, wired: Wired) -> None:
    """It is no longer shown; the record stays, and the bytes until their period is over (R3)."""
    await wired.centre.records.files.remove(file_id, body.reason, person)

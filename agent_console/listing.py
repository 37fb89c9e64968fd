"""Lists: one page as JSON, or all that matches as CSV or XLSX.

A list with customers' personal data leaves as a file only with a lead's approval (R2, A2): who approves copies names a
reason, everybody else the approval they were given.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Annotated, Generic, Literal, TypeVar

from fastapi import Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from agent_console import commands, sheets
from agent_console.sheets import Columns, safe_cell
from agent_console.wiring import Wiring
from domain.people import Permission, Person
from hotline.errors import NotAllowed
from hotline.flows.copies import LISTS
from hotline.storage.page import Page

__all__ = ["Columns", "Cursor", "Format", "Limit", "ListOf", "listing", "safe_cell"]

T = TypeVar("T")
V = TypeVar("V", bound=BaseModel)

LARGEST_EXPORT = 50_000
"""Rows; what is more should be narrowed by a filter."""
LONGEST_REASON = 500

Limit = Annotated[int, Query(ge=1, le=200, description="Items on a page.")]
Cursor = Annotated[str | None, Query(max_length=1000, description="`next` of the page before.")]
Format = Annotated[
    Literal["json", "csv", "xlsx"] | None,
    Query(
        description="csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an "
        "approved copy, or for who approves copies `reason`."
    ),
]

_NO_FILTER = frozenset({"format", "approval", "reason", "cursor", "limit"})


class ListOf(BaseModel, Generic[V]):
    """A page; `next` is the cursor of the one after it."""

    items: list[V]
    next: str | None


async def listing(
    request: Request,
    wired: Wiring,
    person: Person,
    fetch: Callable[[str | None, int], Awaitable[Page[T]]],
    view: Callable[[T], V],
    columns: Columns[T],
    *,
    cursor: str | None,
    limit: int,
    format: str | None,  # noqa: A002 - the parameter's public name
) -> ListOf[V] | Response:
    """A page of what `fetch` finds, or the whole as a file where that is asked for.

    Exporting takes who may see everything anyway, or an approval, and is written into the audit log (A2).
    """
    kind = format or ("csv" if _prefers_csv(request) else "json")
    if kind == "json":
        page = await fetch(cursor, limit)
        return ListOf(items=[view(item) for item in page.items], next=page.next)
    name = request.url.path.rsplit("/", 1)[-1]
    first = await fetch(None, 200)  # before the answer begins, so that a refusal still is one
    await _allow(request, wired, person, name, kind)
    if kind == "xlsx":
        zone = wired.centre.settings.centre.zone
        language = sheets.language_of(request.headers.get("accept-language", ""))
        return await sheets.workbook(name, _pages(first, fetch), columns, zone, language)
    return StreamingResponse(
        sheets.csv_lines(_pages(first, fetch), columns),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


async def _allow(request: Request, wired: Wiring, person: Person, name: str, kind: str) -> None:
    """Raises `NotAllowed` for who may not take this list away; else it is written down that they did."""
    asked = request.query_params
    filters = {key: value for key, value in asked.items() if key not in _NO_FILTER}
    detail = {**filters, "as": kind}
    if name not in LISTS:
        commands.require(person, Permission.SEE_ALL_CALLS)
    elif approval := asked.get("approval"):
        await wired.centre.records.copies.fetch(approval, name, filters, person)
        detail["approval"] = approval
    elif person.may(Permission.APPROVE_COPIES):
        detail["reason"] = asked.get("reason", "")[:LONGEST_REASON]
    else:
        raise NotAllowed("customers' data leaves only with a lead's approval: ask at /api/v1/copies, give its id")
    async with wired.centre.database.unit_of_work() as uow:
        await uow.audit.add(wired.clock(), person.user, "export", name, detail)
        await uow.commit()


def _prefers_csv(request: Request) -> bool:
    return request.headers.get("accept", "").partition(",")[0].partition(";")[0].strip() == "text/csv"


async def _pages(page: Page[T], fetch: Callable[[str | None, int], Awaitable[Page[T]]]) -> AsyncIterator[tuple[T, ...]]:
    written = 0
    while True:
        yield page.items
        written += len(page.items)
        if page.next is None or written >= LARGEST_EXPORT:
            return
        page = await fetch(page.next, 200)

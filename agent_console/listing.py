"""Lists: one page as JSON, or all that matches as CSV."""

import csv
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Generic, Literal, TypeVar

from fastapi import Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from agent_console import commands
from agent_console.wiring import Wiring
from domain.people import Permission, Person
from hotline.storage.page import Page

T = TypeVar("T")
V = TypeVar("V", bound=BaseModel)

LARGEST_EXPORT = 50_000
"""Rows; what is more should be narrowed by a filter."""

Limit = Annotated[int, Query(ge=1, le=200, description="Items on a page.")]
Cursor = Annotated[str | None, Query(max_length=1000, description="`next` of the page before.")]
Format = Annotated[Literal["json", "csv"] | None, Query(description="csv: all that matches, as a file.")]


class ListOf(BaseModel, Generic[V]):
    """A page; `next` is the cursor of the one after it."""

    items: list[V]
    next: str | None


Columns = Mapping[str, Callable[[T], object]]
"""Header to what stands under it."""


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
    """A page of what `fetch` finds, or the whole as CSV where that is asked for.

    Exporting takes who may see everything anyway and is written into the audit log (A2).
    """
    if not (format == "csv" or (format is None and _prefers_csv(request))):
        page = await fetch(cursor, limit)
        return ListOf(items=[view(item) for item in page.items], next=page.next)
    commands.require(person, Permission.SEE_ALL_CALLS)
    name = request.url.path.rsplit("/", 1)[-1]
    async with wired.centre.database.unit_of_work() as uow:
        filters = {key: value for key, value in request.query_params.items() if key != "format"}
        await uow.audit.add(wired.clock(), person.user, "export", name, filters)
        await uow.commit()
    first = await fetch(None, 200)  # before the answer begins, so that a refusal still is one
    return StreamingResponse(
        _rows(first, fetch, columns),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def _prefers_csv(request: Request) -> bool:
    return request.headers.get("accept", "").partition(",")[0].partition(";")[0].strip() == "text/csv"


async def _rows(
    page: Page[T], fetch: Callable[[str | None, int], Awaitable[Page[T]]], columns: Columns[T]
) -> AsyncIterator[str]:
    yield "\ufeff" + _line(list(columns))  # the mark makes spreadsheets read UTF-8
    written = 0
    while True:
        yield "".join(_line([column(item) for column in columns.values()]) for item in page.items)
        written += len(page.items)
        if page.next is None or written >= LARGEST_EXPORT:
            return
        page = await fetch(page.next, 200)


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def safe_cell(value: object) -> str:
    """As text; what a spreadsheet would take for a formula starts with an apostrophe (OWASP: CSV injection).

    A telephone number in E.164 starts with a plus and is left alone: digits after it do nothing.
    """
    text = "" if value is None else str(value)
    if text.startswith("+") and text[1:].isdigit():
        return text
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

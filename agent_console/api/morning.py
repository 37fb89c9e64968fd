"""The morning sheet (D1), and shifts that hand over what is open (W11)."""

from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from pydantic import Field

from agent_console.access import Allowed, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import Columns, Cursor, Format, Limit, ListOf, listing
from agent_console.views.base import View
from agent_console.views.morning import MorningView, ShiftHandoverView
from domain.morning import rows
from domain.people import Permission, Person
from hotline.storage.notices.shifts import ShiftHandover
from hotline.storage.page import Page

router = APIRouter(tags=["morning"])

Reader = Annotated[Person, Depends(Allowed(Permission.SEE_BOARD, Permission.WRITE_ORDERS))]
Writer = Annotated[Person, Depends(Allowed(Permission.WRITE_ORDERS))]

Row = tuple[str, str, str, float | None]

ROWS: Columns[Row] = {
    "section": lambda row: row[0],
    "what": lambda row: row[1],
    "of": lambda row: row[2],
    "value": lambda row: "" if row[3] is None else round(row[3], 4),
}

SHIFTS: Columns[ShiftHandover] = {
    "at": lambda one: one.at.isoformat(),
    "given_by": lambda one: one.given_by,
    "note": lambda one: one.note,
    "orders": lambda one: " ".join(order.number for order in one.orders),
    "signed_at": lambda one: one.signed_at.isoformat() if one.signed_at else None,
    "signed_by": lambda one: one.signed_by,
    "signed_note": lambda one: one.signed_note,
}


class MorningRow(View):
    section: str
    what: str
    of: str
    value: float | None


class ShiftNote(Body):
    note: str = Field(default="", max_length=2000)


@router.get(f"{V1}/reports/morning")
async def get_morning(
    person: Reader,
    wired: Wired,
    day: Annotated[date | None, Query(ge=date(1970, 1, 2), le=date(2199, 12, 30))] = None,
) -> MorningView:
    """What the morning meeting of `day` goes through; today's where none is named."""
    sheet = await wired.centre.morning.sheet(day)
    zone = wired.centre.settings.centre.zone
    until = datetime.combine(sheet.day, time(), zone)
    return MorningView.of(sheet, datetime.combine(sheet.day - timedelta(days=1), time(), zone), until)


@router.get(f"{V1}/reports/morning/rows", response_model=ListOf[MorningRow])
async def list_morning_rows(
    request: Request,
    person: Reader,
    wired: Wired,
    day: Annotated[date | None, Query(ge=date(1970, 1, 2), le=date(2199, 12, 30))] = None,
    format: Format = None,  # noqa: A002
) -> ListOf[MorningRow] | Response:
    """The same as a table, to take away as a file."""

    async def fetch(_after: str | None, _count: int) -> Page[Row]:
        return Page(tuple(rows(await wired.centre.morning.sheet(day))), None)

    def view(row: Row) -> MorningRow:
        return MorningRow(section=row[0], what=row[1], of=row[2], value=row[3])

    return await listing(request, wired, person, fetch, view, ROWS, cursor=None, limit=200, format=format)


@router.get(f"{V1}/handovers/shift", response_model=ListOf[ShiftHandoverView])
async def list_shift_handovers(
    request: Request,
    person: Reader,
    wired: Wired,
    cursor: Cursor = None,
    limit: Limit = 20,
    format: Format = None,  # noqa: A002
) -> ListOf[ShiftHandoverView] | Response:
    """What shifts left behind, newest first, and who signed for it (W11)."""

    async def fetch(after: str | None, count: int) -> Page[ShiftHandover]:
        async with wired.centre.database.reading() as uow:
            return await uow.shifts.find(after, count)

    return await listing(
        request, wired, person, fetch, ShiftHandoverView.of, SHIFTS, cursor=cursor, limit=limit, format=format
    )


@router.post(f"{V1}/handovers/shift", status_code=status.HTTP_201_CREATED)
async def hand_over_shift(body: ShiftNote, person: Writer, wired: Wired) -> ShiftHandoverView:
    """The shift ends: every open order is written down as it stands, for the next shift to sign."""
    return ShiftHandoverView.of(await wired.centre.shifts.hand_over(person, body.note))


@router.post(f"{V1}/handovers/shift/{{handover_id}}/signature")
async def sign_shift(handover_id: str, body: ShiftNote, person: Writer, wired: Wired) -> ShiftHandoverView:
    """The next shift takes it over: somebody else than who handed it over, once."""
    return ShiftHandoverView.of(await wired.centre.shifts.sign(handover_id, person, body.note))

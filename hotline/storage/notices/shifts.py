"""Shift hand-overs (W11): what is left open, and who of the next shift has signed for it. Append-only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from hotline.storage.notices.outbreak_tables import shift_handovers, shift_signatures
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c, s = shift_handovers.c, shift_signatures.c


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """An order as it stood when the shift ended."""

    number: str
    service_type: str
    state: str
    group: str
    owner: str
    place: str
    due_at: str | None
    """RFC 3339."""


@dataclass(frozen=True, slots=True)
class ShiftHandover:
    id: str
    at: datetime
    given_by: str
    note: str
    orders: tuple[LeftOpen, ...]
    signed_at: datetime | None = None
    signed_by: str | None = None
    signed_note: str = ""


class Shifts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, handover: ShiftHandover) -> None:
        orders = [{name: getattr(one, name) for name in LeftOpen.__slots__} for one in handover.orders]
        row = {"id": handover.id, "at": handover.at, "given_by": handover.given_by, "note": handover.note}
        await self._transaction.execute(shift_handovers.insert(), [row | {"orders": orders}])

    async def sign(self, id: str, by: str, at: datetime, note: str) -> bool:  # noqa: A002
        """False where somebody has signed before."""
        values = {"handover_id": id, "at": at, "signed_by": by, "note": note}
        insert = self._transaction.insert(shift_signatures).values(values)
        return await self._transaction.execute(insert.on_conflict_do_nothing(index_elements=[s.handover_id])) == 1

    async def get(self, id: str) -> ShiftHandover | None:  # noqa: A002
        row = await self._transaction.first(_SELECT.where(c.id == id))
        return _handover(row) if row else None

    async def find(self, cursor: str | None = None, limit: int = 50) -> Page[ShiftHandover]:
        """Newest first. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(self._transaction, _SELECT, (c.at, c.id), cursor, limit, descending=True)
        return Page(tuple(map(_handover, rows)), following)


_SELECT = select(shift_handovers, s.at.label("signed_at"), s.signed_by, s.note.label("signed_note")).outerjoin_from(
    shift_handovers, shift_signatures, s.handover_id == c.id
)


def _handover(row: Row[Any]) -> ShiftHandover:
    return ShiftHandover(
        id=row.id,
        at=row.at,
        given_by=row.given_by,
        note=row.note,
        orders=tuple(LeftOpen(**one) for one in row.orders),
        signed_at=row.signed_at,
        signed_by=row.signed_by,
        signed_note=row.signed_note or "",
    )

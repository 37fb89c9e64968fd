"""Numbers whose people don't want to be called (handbook C9)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from domain.callbacks import Unwanted
from hotline.storage.callbacks.tables import do_not_call
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c = do_not_call.c


class DoNotCallList:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, unwanted: Unwanted) -> None:
        """Put a number on the list, or give it another reason."""
        row = {"phone": unwanted.phone, "since": unwanted.since, "by": unwanted.by, "reason": unwanted.reason}
        await self._transaction.upsert(do_not_call, row)

    async def remove(self, phone: str) -> bool:
        """They may be called again; False where it wasn't on the list."""
        return await self._transaction.execute(do_not_call.delete().where(c.phone == phone)) == 1

    async def get(self, phone: str) -> Unwanted | None:
        row = await self._transaction.first(select(do_not_call).where(c.phone == phone))
        return _unwanted(row) if row is not None else None

    async def any_of(self, phones: Iterable[str]) -> bool:
        statement = select(c.phone).where(c.phone.in_(list(phones))).limit(1)
        return await self._transaction.first(statement) is not None

    async def find(self, cursor: str | None = None, limit: int = 50, *, oldest_first: bool = False) -> Page[Unwanted]:
        """The latest first, unless it is said otherwise. Raises `InvalidCursor`."""
        rows, following = await page_of_rows(
            self._transaction, select(do_not_call), (c.since, c.phone), cursor, limit, descending=not oldest_first
        )
        return Page(tuple(_unwanted(row) for row in rows), following)


def _unwanted(row: Row[Any]) -> Unwanted:
    return Unwanted(row.phone, row.since, row.by, row.reason)

"""The customer files (handbook R1)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, or_, select

from domain.customers import Customer
from hotline.storage.page import Page, containing, page_of_rows
from hotline.storage.schema import customer_phones, customers
from hotline.storage.transaction import Transaction

c, p = customers.c, customer_phones.c


class Customers:
    """Who the customers are, and their numbers."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, customer: Customer) -> None:
        """Inserts the customer or brings the file up to date, phones in their order."""
        row = {
            "id": customer.id,
            "name": customer.name,
            "title": customer.title,
            "place": customer.place,
            "note": customer.note,
            "key_customer": customer.key_customer,
        }
        await self._transaction.upsert(customers, row)
        await self._transaction.execute(customer_phones.delete().where(p.customer_id == customer.id))
        phones = [
            {"customer_id": customer.id, "position": position, "phone": phone}
            for position, phone in enumerate(customer.phones)
        ]
        await self._transaction.execute(customer_phones.insert(), phones)

    async def get(self, id: str) -> Customer | None:  # noqa: A002
        rows = await self._transaction.all(self._transaction.locked(select(customers).where(c.id == id)))
        return next(iter(await self._with_phones(rows)), None)

    async def by_phone(self, phone: str) -> Customer | None:
        """Whose number it is (as stored). Where several share it: a key customer first, then by name."""
        rows = await self._transaction.all(
            select(customers)
            .where(c.id.in_(select(p.customer_id).where(p.phone == phone)))
            .order_by(c.key_customer.desc(), c.name, c.id)
            .limit(1)
        )
        return next(iter(await self._with_phones(rows)), None)

    async def find(self, text: str | None, cursor: str | None = None, limit: int = 50) -> Page[Customer]:
        """By name; with `text` those who have it in name, place, note or a number. Raises `InvalidCursor`."""
        statement = select(customers)
        if text:
            by_number = select(p.customer_id).where(containing(text, p.phone))
            statement = statement.where(or_(containing(text, c.name, c.place, c.note), c.id.in_(by_number)))
        rows, following = await page_of_rows(
            self._transaction, statement, (c.name, c.id), cursor, limit, descending=False
        )
        return Page(await self._with_phones(rows), following)

    async def _with_phones(self, rows: Sequence[Row[Any]]) -> tuple[Customer, ...]:
        if not rows:
            return ()
        phones: dict[str, list[str]] = defaultdict(list)
        statement = select(p.customer_id, p.phone).where(p.customer_id.in_([row.id for row in rows]))
        for phone in await self._transaction.all(statement.order_by(p.customer_id, p.position)):
            phones[phone.customer_id].append(phone.phone)
        return tuple(
            Customer(
                id=row.id,
                name=row.name,
                phones=tuple(phones[row.id]),
                title=row.title,
                place=row.place,
                note=row.note,
                key_customer=row.key_customer,
            )
            for row in rows
        )

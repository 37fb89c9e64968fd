"""The customer files (handbook R1)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_, select, update

from domain.customers import Customer, CustomerKind, DoNotCall, Home, Member, place_key
from domain.customers.changes import FileChange
from hotline.storage.customers.tables import customer_history, customer_people
from hotline.storage.page import Page, containing, page_of_rows
from hotline.storage.schema import customer_phones, customers
from hotline.storage.transaction import Transaction

c, p, m, h = customers.c, customer_phones.c, customer_people.c, customer_history.c

NORMAL, EMERGENCY, MEMBER = "normal", "emergency", "member"
"""Labels of numbers."""

_OWN = (c.merged_into.is_(None), c.destroyed_at.is_(None))
"""Files of their own: neither part of another, nor destroyed."""

MOST_DUPLICATES = 20


@dataclass
class _Parts:
    """Numbers and people of one file, as they are read."""

    phones: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    of_person: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    people: list[Row[Any]] = field(default_factory=list)


class Customers:
    """Who the customers are, their numbers, and how their files came to be as they are."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, customer: Customer, changes: Sequence[FileChange] = (), *, at: datetime | None = None) -> None:
        """Inserts the customer or brings the file up to date, phones in their order; `changes` go into its history.

        `at`: when it was changed.
        """
        await self._transaction.upsert(customers, _to_row(customer, at))
        await self._transaction.execute(customer_phones.delete().where(p.customer_id == customer.id))
        await self._transaction.execute(customer_people.delete().where(m.customer_id == customer.id))
        await self._transaction.execute(customer_people.insert(), _people_rows(customer))
        await self._transaction.execute(customer_phones.insert(), _phone_rows(customer))
        await self._write(customer.id, changes)

    async def _write(self, id: str, changes: Sequence[FileChange]) -> None:  # noqa: A002
        if not changes:
            return
        last = await self._transaction.first(
            select(h.position).where(h.customer_id == id).order_by(h.position.desc()).limit(1)
        )
        first = 0 if last is None else last.position + 1
        rows = [
            {
                "customer_id": id,
                "position": position,
                "version": change.version,
                "at": change.at,
                "by": change.by,
                "field": change.field,
                "before": change.before,
                "after": change.after,
            }
            for position, change in enumerate(changes, first)
        ]
        await self._transaction.execute(customer_history.insert(), rows)

    async def get(self, id: str) -> Customer | None:  # noqa: A002
        """The file as it stands: one that was merged into another, or destroyed, too."""
        rows = await self._transaction.all(self._transaction.locked(select(customers).where(c.id == id)))
        return next(iter(await self._whole(rows)), None)

    async def resolve(self, id: str) -> Customer | None:  # noqa: A002
        """The file, or the one it was merged into."""
        customer = await self.get(id)
        seen = {id}
        while customer is not None and customer.merged_into is not None and customer.merged_into not in seen:
            seen.add(customer.merged_into)
            customer = await self.get(customer.merged_into)
        return customer

    async def by_phone(self, phone: str) -> Customer | None:
        """Whose number it is (as stored), emergency numbers and those of the household's people included.

        Where several share it: a key customer first, then by name.
        """
        rows = await self._transaction.all(
            select(customers)
            .where(c.id.in_(select(p.customer_id).where(p.phone == phone)), *_OWN)
            .order_by(c.key_customer.desc(), c.name, c.id)
            .limit(1)
        )
        return next(iter(await self._whole(rows)), None)

    async def holder_of(self, phone: str) -> str | None:
        """Id of the file in which it is a normal number: there is one at most."""
        statement = select(c.id).where(
            c.id.in_(select(p.customer_id).where(p.phone == phone, p.label == NORMAL)), *_OWN
        )
        row = await self._transaction.first(statement.order_by(c.id).limit(1))
        return row.id if row else None

    async def find(self, text: str | None, cursor: str | None = None, limit: int = 50) -> Page[Customer]:
        """By name; with `text` those who have it in name, place, note or a number, or in the name of one of their
        people. Raises `InvalidCursor`.
        """
        statement = select(customers).where(*_OWN)
        if text:
            by_number = select(p.customer_id).where(containing(text, p.phone))
            by_person = select(m.customer_id).where(containing(text, m.name))
            statement = statement.where(
                or_(containing(text, c.name, c.place, c.note), c.id.in_(by_number), c.id.in_(by_person))
            )
        rows, following = await page_of_rows(
            self._transaction, statement, (c.name, c.id), cursor, limit, descending=False
        )
        return Page(await self._whole(rows), following)

    async def history(self, id: str, *, since_version: int = 0) -> tuple[FileChange, ...]:  # noqa: A002
        """Changes after that version, oldest first."""
        statement = select(customer_history).where(h.customer_id == id, h.version > since_version)
        rows = await self._transaction.all(statement.order_by(h.position))
        return tuple(FileChange(r.version, r.at, r.by, r.field, r.before, r.after) for r in rows)

    async def merged_into(self, id: str) -> tuple[Customer, ...]:  # noqa: A002
        """Files that are part of this one."""
        statement = select(customers).where(c.merged_into == id).order_by(c.merged_into, c.id)
        return await self._whole(await self._transaction.all(statement))

    async def resembling(self, customer: Customer) -> tuple[Customer, ...]:
        """Other files with the same number, place or name, up to `MOST_DUPLICATES`: candidates only."""
        same = [c.name == customer.name, c.id.in_(select(p.customer_id).where(p.phone.in_(customer.every_phone)))]
        key = place_key(customer.place)
        if key:
            same.append(c.place_key == key)
        statement = select(customers).where(or_(*same), c.id != customer.id, *_OWN)
        return await self._whole(await self._transaction.all(statement.order_by(c.id).limit(MOST_DUPLICATES)))

    async def blank(self, ids: Sequence[str], at: datetime) -> None:
        """Takes out what is personal, of the files and their histories (R3). The rows stay."""
        nothing: dict[str, Any] = {**dict.fromkeys(_PERSONAL, ""), "secret": {}, "destroyed_at": at}
        await self._transaction.execute(update(customers).where(c.id.in_(ids)).values(nothing))
        await self._transaction.execute(update(customer_phones).where(p.customer_id.in_(ids)).values(phone=""))
        blank = {"name": "", "title": "", "relation": "", "note": ""}
        await self._transaction.execute(update(customer_people).where(m.customer_id.in_(ids)).values(blank))
        # The one change its trigger lets through.
        words_out = update(customer_history).where(h.customer_id.in_(ids)).values(before="", after="")
        await self._transaction.execute(words_out)

    async def _whole(self, rows: Sequence[Row[Any]]) -> tuple[Customer, ...]:
        if not rows:
            return ()
        parts: dict[str, _Parts] = defaultdict(_Parts)
        ids = [row.id for row in rows]
        phones = select(customer_phones).where(p.customer_id.in_(ids)).order_by(p.customer_id, p.position)
        for phone in await self._transaction.all(phones):
            found = parts[phone.customer_id]
            (found.phones[phone.label] if phone.person is None else found.of_person[phone.person]).append(phone.phone)
        people = select(customer_people).where(m.customer_id.in_(ids)).order_by(m.customer_id, m.position)
        for person in await self._transaction.all(people):
            parts[person.customer_id].people.append(person)
        return tuple(_from_row(row, parts[row.id]) for row in rows)


_PERSONAL = ("name", "title", "place", "place_key", "note", "building", "unit", "room", "do_not_call_reason")


def _to_row(customer: Customer, at: datetime | None) -> dict[str, Any]:
    wish = customer.do_not_call
    row: dict[str, Any] = {
        "id": customer.id,
        "name": customer.name,
        "title": customer.title,
        "place": customer.place,
        "note": customer.note,
        "key_customer": customer.key_customer,
        "kind": customer.kind.value,
        "grade": customer.grade,
        "building": customer.home.building,
        "unit": customer.home.unit,
        "room": customer.home.room,
        "place_key": place_key(customer.place),
        "secret": dict(customer.secret),
        "do_not_call_since": wish.since if wish else None,
        "do_not_call_by": wish.by if wish else "",
        "do_not_call_reason": wish.reason if wish else "",
        "merged_into": customer.merged_into,
        "version": customer.version,
        "destroyed_at": customer.destroyed_at,
    }
    return row if at is None else {**row, "changed_at": at}


def _people_rows(customer: Customer) -> list[dict[str, Any]]:
    return [
        {
            "customer_id": customer.id,
            "position": position,
            "name": member.name,
            "title": member.title,
            "relation": member.relation,
            "note": member.note,
        }
        for position, member in enumerate(customer.people)
    ]


def _phone_rows(customer: Customer) -> list[dict[str, Any]]:
    labelled: list[tuple[str, str, int | None]] = [
        *((phone, NORMAL, None) for phone in customer.phones),
        *((phone, EMERGENCY, None) for phone in customer.emergency_phones),
        *((phone, MEMBER, at) for at, member in enumerate(customer.people) for phone in member.phones),
    ]
    return [
        {"customer_id": customer.id, "position": position, "phone": phone, "label": label, "person": person}
        for position, (phone, label, person) in enumerate(labelled)
    ]


def _from_row(row: Row[Any], parts: _Parts) -> Customer:
    since = row.do_not_call_since
    return Customer(
        id=row.id,
        name=row.name,
        phones=tuple(parts.phones[NORMAL]),
        title=row.title,
        place=row.place,
        note=row.note,
        key_customer=row.key_customer,
        kind=CustomerKind(row.kind),
        people=tuple(
            Member(person.name, person.title, person.relation, tuple(parts.of_person[person.position]), person.note)
            for person in parts.people
        ),
        emergency_phones=tuple(parts.phones[EMERGENCY]),
        home=Home(row.building, row.unit, row.room),
        grade=row.grade,
        do_not_call=DoNotCall(since, row.do_not_call_by, row.do_not_call_reason) if since else None,
        secret=row.secret,
        merged_into=row.merged_into,
        destroyed_at=row.destroyed_at,
        version=row.version,
    )

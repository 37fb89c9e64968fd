"""The customer file, as whoever asks may see it (handbook R1, R2, A2)."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain.customers import Customer, CustomerKind, DoNotCall, Grade, Home, Member
from domain.customers.changes import FileChange
from domain.customers.merging import Likeness
from domain.people import Person
from domain.privacy import Part, may_see
from hotline.numbers import masked
from hotline.storage.audit import AuditEntry


class MemberView(View):
    name: str
    title: str
    relation: str
    phones: list[str]
    note: str

    @classmethod
    def of(cls, member: Member, *, whole: bool) -> Self:
        return cls(
            name=member.name,
            title=member.title,
            relation=member.relation,
            phones=_numbers(member.phones, whole),
            note=member.note if whole else masked(member.note),
        )


class HomeView(View):
    building: str
    unit: str
    room: str

    @classmethod
    def of(cls, home: Home) -> Self:
        return cls(building=home.building, unit=home.unit, room=home.room)


class DoNotCallView(View):
    """The customer's wish not to be called (C9)."""

    since: datetime
    by: str
    reason: str

    @classmethod
    def of(cls, wish: DoNotCall) -> Self:
        return cls(since=wish.since, by=wish.by, reason=wish.reason)


class CustomerView(View):
    """Numbers are struck out in the middle for who may not see them whole (A2)."""

    id: str
    name: str
    surname: str
    title: str
    phones: list[str]
    place: str
    note: str
    key_customer: bool
    kind: CustomerKind
    people: list[MemberView]
    emergency_phones: list[str]
    home: HomeView
    grade: str
    """Key of a grade; empty: none."""
    do_not_call: DoNotCallView | None
    secret_parts: list[str]
    """Names of the parts that /customers/{id}/secret shows to some (R2)."""
    merged_into: str | None
    """Id of the file this one is part of now."""
    destroyed_at: datetime | None
    version: int
    """For If-Match."""

    @classmethod
    def of(cls, customer: Customer, person: Person | None = None) -> Self:
        """`person` None: for whoever serves the customer."""
        return cls._of(customer, whole=person is None or may_see(person, Part.NUMBER))

    @classmethod
    def struck(cls, customer: Customer) -> Self:
        """For who may not see whole numbers."""
        return cls._of(customer, whole=False)

    @classmethod
    def _of(cls, customer: Customer, *, whole: bool) -> Self:
        return cls(
            id=customer.id,
            name=customer.name,
            surname=customer.surname,
            title=customer.title,
            phones=_numbers(customer.phones, whole),
            place=customer.place,
            note=customer.note if whole else masked(customer.note),
            key_customer=customer.key_customer,
            kind=customer.kind,
            people=[MemberView.of(member, whole=whole) for member in customer.people],
            emergency_phones=_numbers(customer.emergency_phones, whole),
            home=HomeView.of(customer.home),
            grade=customer.grade,
            do_not_call=DoNotCallView.of(customer.do_not_call) if customer.do_not_call else None,
            secret_parts=sorted(customer.secret),
            merged_into=customer.merged_into,
            destroyed_at=customer.destroyed_at,
            version=customer.version,
        )


class GradeView(View):
    """A grade of customers and what they are given (R4)."""

    key: str
    name: dict[str, str]
    """By language."""
    priority: bool
    callback_within_minutes: int | None
    manager: str

    @classmethod
    def of(cls, grade: Grade) -> Self:
        within = grade.callback_within
        return cls(
            key=grade.key,
            name=dict(grade.name),
            priority=grade.priority,
            callback_within_minutes=round(within.total_seconds() / 60) if within else None,
            manager=grade.manager,
        )


class FileChangeView(View):
    """One field of one change (R3)."""

    version: int
    at: datetime
    by: str
    field: str
    before: str
    after: str

    @classmethod
    def of(cls, change: FileChange, person: Person) -> Self:
        whole = may_see(person, Part.NUMBER)
        return cls(
            version=change.version,
            at=change.at,
            by=change.by,
            field=change.field,
            before=change.before if whole else masked(change.before),
            after=change.after if whole else masked(change.after),
        )


class LookView(View):
    """Who had to do with the file (R2)."""

    at: datetime
    by: str
    action: str
    detail: dict[str, str]

    @classmethod
    def of(cls, entry: AuditEntry) -> Self:
        return cls(at=entry.at, by=entry.who, action=entry.action, detail=dict(entry.detail))


class DuplicateView(View):
    customer: CustomerView
    reasons: list[str]
    """same_phone, same_place_and_surname, same_name_and_building."""

    @classmethod
    def of(cls, customer: Customer, why: Likeness, person: Person) -> Self:
        return cls(customer=CustomerView.of(customer, person), reasons=list(why.reasons))


def _numbers(phones: tuple[str, ...], whole: bool) -> list[str]:
    return list(phones) if whole else [masked(phone) for phone in phones]

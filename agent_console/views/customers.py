"""The customer file, as whoever asks may see it (handbook R1, R2, A2)."""

from datetime import datetime
from typing import Self

from agent_console.views.base import Numbered, View
from domain.customers import Customer, CustomerKind, DoNotCall, Grade, Home, Member
from domain.customers.changes import FileChange
from domain.customers.merging import Likeness
from hotline.storage.audit import AuditEntry


class MemberView(View):
    name: str
    title: str
    relation: str
    phones: Numbered[list[str]]
    note: Numbered[str]

    @classmethod
    def of(cls, member: Member) -> Self:
        return cls(
            name=member.name,
            title=member.title,
            relation=member.relation,
            phones=list(member.phones),
            note=member.note,
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
    reason: Numbered[str]

    @classmethod
    def of(cls, wish: DoNotCall) -> Self:
        return cls(since=wish.since, by=wish.by, reason=wish.reason)


class CustomerView(View):
    """Numbers are struck out in the middle for who may not see them whole (A2)."""

    id: str
    name: str
    surname: str
    title: str
    phones: Numbered[list[str]]
    place: str
    note: Numbered[str]
    key_customer: bool
    kind: CustomerKind
    people: list[MemberView]
    emergency_phones: Numbered[list[str]]
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
    def of(cls, customer: Customer) -> Self:
        return cls(
            id=customer.id,
            name=customer.name,
            surname=customer.surname,
            title=customer.title,
            phones=list(customer.phones),
            place=customer.place,
            note=customer.note,
            key_customer=customer.key_customer,
            kind=customer.kind,
            people=[MemberView.of(member) for member in customer.people],
            emergency_phones=list(customer.emergency_phones),
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
    before: Numbered[str]
    after: Numbered[str]

    @classmethod
    def of(cls, change: FileChange) -> Self:
        return cls(
            version=change.version,
            at=change.at,
            by=change.by,
            field=change.field,
            before=change.before,
            after=change.after,
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
    def of(cls, customer: Customer, why: Likeness) -> Self:
        return cls(customer=CustomerView.of(customer), reasons=list(why.reasons))

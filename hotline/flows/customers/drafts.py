"""What people fill in of a customer file, and the file that comes of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from domain.customers import Customer, CustomerKind, Home, Member, home_in
from domain.errors import Fault, InvalidValue
from hotline.numbers import normalise
from hotline.records_settings import GradeConfig


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """A new file; with `id`, all of one there is."""

    name: str
    phones: tuple[str, ...]
    title: str = ""
    place: str = ""
    note: str = ""
    key_customer: bool = False
    id: str | None = None
    kind: CustomerKind = CustomerKind.HOUSEHOLD
    people: tuple[Member, ...] = ()
    emergency_phones: tuple[str, ...] = ()
    home: Home | None = None
    """None: as the address says."""
    grade: str = ""
    secret: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileEdit:
    """Changes of a file: what is None stays."""

    name: str | None = None
    phones: tuple[str, ...] | None = None
    title: str | None = None
    place: str | None = None
    note: str | None = None
    key_customer: bool | None = None
    kind: CustomerKind | None = None
    people: tuple[Member, ...] | None = None
    emergency_phones: tuple[str, ...] | None = None
    home: Home | None = None
    """None with another address: as that says."""
    grade: str | None = None
    secret: Mapping[str, str] | None = None
    """Only the parts that change; an empty text takes one away."""

    @classmethod
    def all_of(cls, draft: CustomerDraft) -> "FileEdit":
        return cls(
            name=draft.name,
            phones=draft.phones,
            title=draft.title,
            place=draft.place,
            note=draft.note,
            key_customer=draft.key_customer,
            kind=draft.kind,
            people=draft.people,
            emergency_phones=draft.emergency_phones,
            home=draft.home,
            grade=draft.grade,
            secret=draft.secret,
        )


def edited(before: Customer, edit: FileEdit, region: str, grades: Mapping[str, GradeConfig]) -> Customer:
    """`before` with the edit in it, one version on. Raises `InvalidValue`."""
    place = _words(edit.place, before.place)
    grade = _words(edit.grade, before.grade)
    if grade and grade != before.grade and grade not in grades:
        raise InvalidValue("grade", f"may be one of {', '.join(grades)}, or empty", Fault.UNKNOWN)
    key = before.key_customer if edit.key_customer is None else edit.key_customer
    if grade != before.grade:  # a grade says who goes first, more than the word given with it
        key = grades[grade].priority if grade else bool(edit.key_customer)
    home = edit.home
    if home is None:
        home = before.home if place == before.place else home_in(place)
    after = replace(
        before,
        name=_words(edit.name, before.name),
        phones=before.phones if edit.phones is None else _numbers(edit.phones, region, "phones"),
        title=_words(edit.title, before.title),
        place=place,
        note=_words(edit.note, before.note),
        key_customer=key,
        kind=edit.kind or before.kind,
        people=before.people if edit.people is None else _people(edit.people, region),
        emergency_phones=before.emergency_phones
        if edit.emergency_phones is None
        else _numbers(edit.emergency_phones, region, "emergency_phones"),
        home=home,
        grade=grade,
        secret=_secret(before.secret, edit.secret),
        version=before.version + 1,
    )
    if not after.name:
        raise InvalidValue("name", "a name is needed", Fault.NEEDED)
    if not after.phones:
        raise InvalidValue("phones", "at least one number is needed", Fault.NEEDED)
    return after


def _words(new: str | None, old: str) -> str:
    return old if new is None else new.strip()


def _numbers(given: Collection[str], region: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normalise(phone, region, f"{name}.{at}") for at, phone in enumerate(given)))


def _people(given: Collection[Member], region: str) -> tuple[Member, ...]:
    return tuple(_member(member, at, region) for at, member in enumerate(given))


def _member(member: Member, at: int, region: str) -> Member:
    name = member.name.strip()
    if not name:
        raise InvalidValue(f"people.{at}.name", "a name is needed", Fault.NEEDED)
    return Member(
        name=name,
        title=member.title.strip(),
        relation=member.relation.strip(),
        phones=_numbers(member.phones, region, f"people.{at}.phones"),
        note=member.note.strip(),
    )


def _secret(before: Mapping[str, str], edit: Mapping[str, str] | None) -> dict[str, str]:
    both = {**before, **{part.strip(): words.strip() for part, words in (edit or {}).items()}}
    return {part: words for part, words in both.items() if part and words}

"""The file of a customer (handbook R1): who they are, how they are reached, where they live."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from domain.customers.places import NOWHERE, Home


class CustomerKind(Enum):
    HOUSEHOLD = "household"
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the household, or who answers for the organisation."""

    name: str
    title: str = ""
    relation: str = ""
    """To the one whose name the file has: wife, tenant, housekeeper."""
    phones: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DoNotCall:
    """The customer's wish not to be called, kept for all but promised and emergency calls (C9)."""

    since: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Customer:
    """One household, person or organisation. Phones are E.164 where they could be read, else as given."""

    id: str
    name: str
    phones: tuple[str, ...]
    title: str = ""
    """先生 or 女士, once known (T4)."""
    place: str = ""
    """The whole address, as it is said."""
    note: str = ""
    key_customer: bool = False
    """Goes first (T15); a grade with priority makes it so (R4)."""
    kind: CustomerKind = CustomerKind.HOUSEHOLD
    people: tuple[Member, ...] = ()
    emergency_phones: tuple[str, ...] = ()
    """Called when something happens and nobody answers the others."""
    home: Home = NOWHERE
    grade: str = ""
    """Key of a grade of the settings (R4); empty: none given."""
    do_not_call: DoNotCall | None = None
    secret: Mapping[str, str] = field(default_factory=dict)
    """Parts that only some roles see (R2), by name: an identity number, a note for the staff."""
    merged_into: str | None = None
    """Id of the file that took this one's place; this one stays as it was."""
    destroyed_at: datetime | None = None
    """When what was personal was taken out of the file (R3)."""
    version: int = 0
    """Rises with every change; 0: not kept yet."""

    @property
    def surname(self) -> str:
        """The family name, for {surname}{title} (T4): the first two characters where they are a double surname."""
        return surname_of(self.name)

    @property
    def every_phone(self) -> tuple[str, ...]:
        """Any of these on the display means this file: normal, emergency, and those of its people."""
        return tuple(dict.fromkeys(self._numbers()))

    def _numbers(self) -> Iterator[str]:
        yield from self.phones
        yield from self.emergency_phones
        for member in self.people:
            yield from member.phones


def surname_of(name: str) -> str:
    if name[:2] in DOUBLE_SURNAMES:
        return name[:2]
    return name[:1] if name and not name.isascii() else name.split(" ")[-1]


DOUBLE_SURNAMES = frozenset(
    {
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫",
        "公孙", "慕容", "司徒", "令狐", "宇文", "长孙", "闻人", "轩辕", "申屠", "呼延", "百里", "司空",
    }
)  # fmt: skip

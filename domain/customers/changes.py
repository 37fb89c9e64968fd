"""What changed in a file, field by field (handbook R3): who, when, from what, to what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.customers.file import Customer, DoNotCall, Member

HIDDEN = "***"
"""In the place of a secret: that it changed is history, what it was is not for everybody who reads that."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One field of one change. `version` is that of the file afterwards."""

    version: int
    at: datetime
    by: str
    field: str
    """Of the file; ``secret.…`` for its secret parts, ``opened``, ``merged``, ``unmerged``, ``destroyed``."""
    before: str
    after: str


def _people(people: tuple[Member, ...]) -> str:
    return "\n".join(" ".join(filter(None, (m.name, m.title, m.relation, *m.phones, m.note))) for m in people)


def _wish(wish: DoNotCall | None) -> str:
    return "" if wish is None else " ".join(filter(None, (wish.since.isoformat(), wish.by, wish.reason)))


_FIELDS: Mapping[str, Callable[[Customer], str]] = {
    "name": lambda c: c.name,
    "title": lambda c: c.title,
    "phones": lambda c: " ".join(c.phones),
    "emergency_phones": lambda c: " ".join(c.emergency_phones),
    "place": lambda c: c.place,
    "home": lambda c: " ".join(filter(None, (c.home.building, c.home.unit, c.home.room))),
    "note": lambda c: c.note,
    "kind": lambda c: c.kind.value,
    "grade": lambda c: c.grade,
    "key_customer": lambda c: "yes" if c.key_customer else "",
    "people": lambda c: _people(c.people),
    "do_not_call": lambda c: _wish(c.do_not_call),
}
"""Fields of a file as history has them."""


def differences(before: Customer, after: Customer, by: str, at: datetime) -> tuple[FileChange, ...]:
    """Every field that is another in `after`, whose `version` is the new one."""
    found = [
        FileChange(after.version, at, by, name, text(before), text(after))
        for name, text in _FIELDS.items()
        if text(before) != text(after)
    ]
    for part in sorted(before.secret.keys() | after.secret.keys()):
        old, new = before.secret.get(part, ""), after.secret.get(part, "")
        if old != new:
            hidden = (HIDDEN if old else "", HIDDEN if new else "")
            found.append(FileChange(after.version, at, by, f"secret.{part}", *hidden))
    return tuple(found)

"""Forms of the catalogue: typed fields, checked and brought into one written form.

Values are text, as they are stored: dates ``2026-05-01``, moments RFC 3339 with offset, money in yuan with two
decimals, choices by their value, several choices with commas, yes/no as ``yes`` and ``no``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum

from domain.errors import Fault, InvalidForm, InvalidValue
from domain.services.spans import Span

LONGEST = 5_000
"""Characters of one value."""


class FieldKind(Enum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    YES_NO = "yes_no"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Mapping[str, str]
    words: tuple[str, ...] = ()
    """What callers say when they mean it, beside its name."""


@dataclass(frozen=True, slots=True)
class FormField:
    id: str
    label: Mapping[str, str]
    """Language to label."""
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    """At registration. A matter is never turned away for a missing detail (W1) unless it means nothing without."""
    needed_for: str | None = None
    """An order action that can't be taken while it is empty, such as ``dispatch`` or ``finish``."""
    choices: tuple[Choice, ...] = ()
    mask: str = ""
    """Regular expression (Python's) that the whole value matches."""
    example: str = ""
    """Shown as the hint of what is meant, and where the mask is not met."""
    least: Decimal | None = None
    most: Decimal | None = None
    unit: Mapping[str, str] = field(default_factory=dict)
    secret: bool = False
    """Masked for roles that don't need it (A2)."""
    of: str = ""
    """Another date of the form, which this one may be `within` of at most."""
    within: Span | None = None
    """In days or months, such as a permit of 3 months."""
    proposes: str = ""
    """Where a value is proposed from: ``customer.place``, ``said.room``, ``said.date``, ``said.phone``, …"""


Normalise = Callable[[str, str], str]
"""Field path and a telephone number as typed, to E.164. Raises `InvalidValue`."""


def checked(
    fields: Sequence[FormField],
    values: Mapping[str, str],
    *,
    phone: Normalise,
    known: Mapping[str, str] | None = None,
    path: str = "fields",
) -> dict[str, str]:
    """`values` in their written form, empty ones left out.

    `known`: values from before, which stay where `values` says nothing; an empty text takes one away. Raises
    `InvalidForm` with everything that is wrong; each entry's field is ``fields.<id>``.
    """
    faults: list[InvalidValue] = []
    by_id = {one.id: one for one in fields}
    clean = dict(known or {})
    for name, value in values.items():
        one = by_id.get(name)
        where = f"{path}.{name}"
        if one is None:
            faults.append(InvalidValue(where, "the form has no such field", Fault.UNKNOWN))
            continue
        try:
            written = _written(one, value.strip(), where, phone)
        except InvalidValue as fault:
            faults.append(fault)
            continue
        clean.pop(name, None)
        if written:
            clean[name] = written
    for one in fields:
        where = f"{path}.{one.id}"
        if one.required and one.id not in clean and all(fault.field != where for fault in faults):
            faults.append(InvalidValue(where, "is needed", Fault.NEEDED))
        elif one.within is not None and _too_late(one, one.within, clean):
            faults.append(InvalidValue(where, f"is earlier, or more than {one.within} later, than {one.of}"))
    if faults:
        raise InvalidForm(faults)
    return clean


def missing(fields: Sequence[FormField], values: Mapping[str, str], action: str) -> tuple[FormField, ...]:
    """The fields that must be filled in before `action`."""
    return tuple(one for one in fields if one.needed_for == action and not values.get(one.id))


def _written(one: FormField, value: str, where: str, phone: Normalise) -> str:
    if not value:
        return ""
    if len(value) > LONGEST:
        raise InvalidValue(where, f"is longer than {LONGEST} characters", Fault.TOO_LONG)
    if one.kind is FieldKind.PHONE:
        return phone(where, value)
    try:
        written = _KINDS[one.kind](one, value)
    except (ValueError, InvalidOperation):
        raise InvalidValue(where, _MEANT[one.kind]) from None
    if one.mask and not re.fullmatch(one.mask, written):
        raise InvalidValue(where, f"does not look like {one.example or one.mask}")
    return written


def _too_late(one: FormField, within: Span, values: Mapping[str, str]) -> bool:
    """Whether a date does not lie within its span of the one it is measured from; both may be missing."""
    start, end = values.get(one.of), values.get(one.id)
    if start is None or end is None:
        return False
    return not date.fromisoformat(start) <= date.fromisoformat(end) <= within.on(date.fromisoformat(start))


def _number(one: FormField, value: str) -> str:
    number = Decimal(value)
    if not number.is_finite() or (one.least is not None and number < one.least):
        raise ValueError
    if one.most is not None and number > one.most:
        raise ValueError
    return f"{number:f}"


def _money(one: FormField, value: str) -> str:
    number = Decimal(_number(one, value.removeprefix("¥").replace(",", "")))
    if number != round(number, 2):
        raise ValueError
    return f"{number:.2f}"


def _choice(one: FormField, value: str) -> str:
    if all(choice.value != value for choice in one.choices):
        raise ValueError
    return value


def _choices(one: FormField, value: str) -> str:
    taken = [_choice(one, part.strip()) for part in value.split(",") if part.strip()]
    return ",".join(choice.value for choice in one.choices if choice.value in taken)


def _moment(_: FormField, value: str) -> str:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError
    return at.isoformat()


def _yes_no(_: FormField, value: str) -> str:
    if value not in ("yes", "no"):
        raise ValueError
    return value


_KINDS: Mapping[FieldKind, Callable[[FormField, str], str]] = {
    FieldKind.TEXT: lambda _, value: " ".join(value.split()),
    FieldKind.LONG_TEXT: lambda _, value: value,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.DATE: lambda _, value: date.fromisoformat(value).isoformat(),
    FieldKind.TIME: lambda _, value: f"{time.fromisoformat(value):%H:%M}",
    FieldKind.MOMENT: _moment,
    FieldKind.YES_NO: _yes_no,
}

_MEANT: Mapping[FieldKind, str] = {
    FieldKind.TEXT: "is no text",
    FieldKind.LONG_TEXT: "is no text",
    FieldKind.CHOICE: "is none of the choices",
    FieldKind.CHOICES: "has something that is none of the choices",
    FieldKind.NUMBER: "is no number within the limits",
    FieldKind.MONEY: "is no amount within the limits; write yuan, such as 128.50",
    FieldKind.DATE: "is no date; write it as 2026-05-01",
    FieldKind.TIME: "is no time of day; write it as 09:30",
    FieldKind.MOMENT: "is no time with its zone; write it as 2026-05-01T09:00:00+08:00",
    FieldKind.YES_NO: "is neither yes nor no",
}

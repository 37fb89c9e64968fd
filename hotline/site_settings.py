"""Settings of the site's working life: office hours, holidays, calling hours, the groups that do the work."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from domain.calendar import Block

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _minute(text: str) -> int:
    hour, separator, minute = text.strip().partition(":")
    if not separator or not hour.isdigit() or not minute.isdigit() or int(minute) > 59 or len(minute) != 2:
        raise ValueError(f"{text!r} is no time of day; write it as 09:00")
    return int(hour) * 60 + int(minute)


def _blocks(entry: Any) -> tuple[tuple[int, int], ...]:
    """From ``"09:00-12:00, 14:00-20:00"`` or a list of such."""
    parts = entry.split(",") if isinstance(entry, str) else list(entry)
    found = []
    for part in parts:
        if not isinstance(part, str):
            raise ValueError("write blocks of hours as 09:00-12:00")
        start, separator, end = part.partition("-")
        if not separator:
            raise ValueError(f"{part!r} is no block of hours; write it as 09:00-12:00")
        found.append((_minute(start), _minute(end)))
    return tuple(found)


def _week(value: object) -> object:
    """Days (``mon``, ``mon-fri``, ``daily``) to their blocks, as weekday numbers to pairs of minutes."""
    if not isinstance(value, Mapping):
        return value
    week: dict[int, tuple[tuple[int, int], ...]] = {}
    for key, entry in value.items():
        for day in [key] if isinstance(key, int) else _days(str(key)):
            week[day] = _blocks(entry) if isinstance(entry, str) or _are_texts(entry) else entry
    return week


def _are_texts(entry: Any) -> bool:
    return isinstance(entry, list | tuple) and all(isinstance(part, str) for part in entry)


def _days(key: str) -> range:
    first, _, last = ("mon-sun" if key == "daily" else key).partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        raise ValueError(f"{key!r} is no day; write mon, mon-fri or daily")
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def _checked(week: dict[int, tuple[tuple[int, int], ...]]) -> dict[int, tuple[tuple[int, int], ...]]:
    for blocks in week.values():
        for start, end in blocks:
            if not 0 <= start < end <= 1_440:
                raise ValueError("a block of hours must end after it starts, both between 00:00 and 24:00")
    return week


def _office() -> dict[int, tuple[tuple[int, int], ...]]:
    return dict.fromkeys(range(5), ((540, 720), (810, 1080)))


def _calling() -> dict[int, tuple[tuple[int, int], ...]]:
    return dict.fromkeys(range(7), ((540, 720), (840, 1200)))


Week = Annotated[dict[int, tuple[tuple[int, int], ...]], BeforeValidator(_week)]


class HoursConfig(_Strict):
    """When the office works. Holidays and worked days come from the year's public calendar."""

    office: Week = Field(default_factory=_office)
    """Business hours: targets in business hours and days run in these."""
    calling: Week = Field(default_factory=_calling)
    """When customers may be called (C5)."""
    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    """Days worked as a Monday in exchange for a holiday."""

    def model_post_init(self, _context: Any, /) -> None:
        _checked(self.office)
        _checked(self.calling)


def blocks_of(week: Mapping[int, tuple[tuple[int, int], ...]]) -> dict[int, tuple[Block, ...]]:
    return {day: tuple(Block(start, end) for start, end in sorted(blocks)) for day, blocks in week.items()}


class GroupConfig(_Strict):
    """A group that does the work (W2); an outside supplier or another site is one too (W12)."""

    name: str = Field(min_length=1, max_length=40)
    lead: str | None = None
    """User name of who leads it: the first rung of the escalation ladder (W7)."""
    manager: str | None = None
    """User name of the department's manager: the second rung."""
    phones: tuple[str, ...] = ()
    """Called by the centre with urgent orders (W2), in this order."""
    around_the_clock: bool = False
    """Works 24 hours; else office hours."""
    outside: bool = False
    """A supplier or another site (W12)."""


class OutbreakConfig(_Strict):
    """What makes like reports from one building an outbreak (W9)."""

    customers: int = Field(3, ge=2, le=100)
    """So many different customers…"""
    within_min: int = Field(60, ge=5, le=1_440)
    """… within so many minutes."""
    repeats: int = Field(3, ge=2, le=100)
    """So many of the same place and kind in a month are shown."""


def default_groups() -> tuple[GroupConfig, ...]:
    day_and_night = ("维修", "工程", "安管")
    return tuple(
        GroupConfig(name=name, around_the_clock=name in day_and_night)
        for name in ("客服", "维修", "工程", "保洁", "绿化", "安管", "财务")
    )

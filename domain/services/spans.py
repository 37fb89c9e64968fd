"""Lengths of time as people state them: 15 min, 4 h, 2 business hours, 7 business days, 3 days, 6 months."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Self

from domain.calendar import Calendar
from domain.errors import InvalidValue


class Unit(Enum):
    MINUTES = "min"
    HOURS = "h"
    DAYS = "days"
    """Calendar days, to the same local time."""
    MONTHS = "months"
    BUSINESS_HOURS = "business hours"
    BUSINESS_DAYS = "business days"
    """To the close of the last of them."""
    SAME_DAY = "same day"
    """To the close of the day it begins on; to its midnight where that is past, or the day isn't worked."""


_WORDS: Mapping[str, Unit] = {
    "min": Unit.MINUTES,
    "minute": Unit.MINUTES,
    "minutes": Unit.MINUTES,
    "h": Unit.HOURS,
    "hour": Unit.HOURS,
    "hours": Unit.HOURS,
    "day": Unit.DAYS,
    "days": Unit.DAYS,
    "month": Unit.MONTHS,
    "months": Unit.MONTHS,
    "business hour": Unit.BUSINESS_HOURS,
    "business hours": Unit.BUSINESS_HOURS,
    "business day": Unit.BUSINESS_DAYS,
    "business days": Unit.BUSINESS_DAYS,
}

EXAMPLES = "15 min, 4 h, 2 business days, same day, 3 days or 6 months"


@dataclass(frozen=True, slots=True)
class Span:
    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """From ``"4 business hours"``. Raises `InvalidValue`."""
        if text.strip() == Unit.SAME_DAY.value:
            return cls(0, Unit.SAME_DAY)
        found = re.fullmatch(r"(\d{1,5}) ?([a-z ]+)", text.strip())
        unit = _WORDS.get(found[2]) if found else None
        if found is None or unit is None:
            raise InvalidValue("span", f"{text!r} is no span; write {EXAMPLES}")
        return cls(int(found[1]), unit)

    def __str__(self) -> str:
        return self.unit.value if self.unit is Unit.SAME_DAY else f"{self.amount} {self.unit.value}"

    def on(self, start: date) -> date:
        """The day so long after another, for spans in days and months. Raises `InvalidValue` for others."""
        if self.unit is Unit.DAYS:
            return start + timedelta(days=self.amount)
        if self.unit is Unit.MONTHS:
            return _month_later(start, self.amount)
        raise InvalidValue("span", f"{self} does not lead from day to day; write it in days or months")

    def after(self, start: datetime, calendar: Calendar) -> datetime:
        """When the span has passed since `start`, in UTC; `calendar`: business hours and the local day."""
        return _AFTER[self.unit](start, self.amount, calendar)


def _month_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))


def _months(start: datetime, months: int, calendar: Calendar) -> datetime:
    local = start.astimezone(calendar.zone)
    return calendar.instant(_month_later(local.date(), months), local.time())


def _same_day(start: datetime, _: int, calendar: Calendar) -> datetime:
    day = calendar.day(start)
    close = calendar.last_close(day)
    return close if close is not None and close > start else calendar.instant(day + timedelta(days=1), time())


_AFTER: Mapping[Unit, Callable[[datetime, int, Calendar], datetime]] = {
    Unit.MINUTES: lambda start, amount, _: start + timedelta(minutes=amount),
    Unit.HOURS: lambda start, amount, _: start + timedelta(hours=amount),
    Unit.DAYS: lambda start, amount, calendar: calendar.add_days(start, amount),
    Unit.MONTHS: _months,
    Unit.BUSINESS_HOURS: lambda start, amount, calendar: calendar.add(start, timedelta(hours=amount)),
    Unit.BUSINESS_DAYS: lambda start, amount, calendar: calendar.add_workdays(start, amount),
    Unit.SAME_DAY: _same_day,
}


def pushed(due: datetime, unit: Unit, stopped: datetime, resumed: datetime, calendar: Calendar) -> datetime:
    """A due time after its clock stood still from `stopped` to `resumed`: never earlier than it was.

    Clocks in business time are pushed by the open time that passed; those that count to the close of a day by whole
    worked days.
    """
    if resumed <= stopped:
        return due
    if unit is Unit.BUSINESS_HOURS:
        return max(due, calendar.add(due, calendar.between(stopped, resumed)))
    if unit is Unit.BUSINESS_DAYS:
        return max(due, calendar.add_workdays(due, _worked_days(stopped, resumed, calendar)))
    return due + (resumed - stopped)


def _worked_days(start: datetime, end: datetime, calendar: Calendar) -> int:
    day, last, counted = calendar.day(start), calendar.day(end), 0
    while day < last:
        day += timedelta(days=1)
        counted += bool(calendar.blocks(day))
    return counted

"""What is done once an hour, a day, a week…: when that is, and under which name it is remembered."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from domain.calendar import Calendar


class Beat(Enum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of many; `period` names it once for all, such as ``2026-05-11``, ``2026-W20`` or ``2026-Q2``."""

    period: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Timetable:
    beat: Beat
    at: time = time()
    """Local time of day; of an hourly one only the minute counts."""
    on: int = 1
    """Day of the week (1 is Monday), of the month, or of the quarter's or year's first month; a month that is shorter
    has it on its last day."""

    def latest(self, now: datetime, calendar: Calendar) -> Occurrence:
        """The last one that has come by `now`, in UTC."""
        if self.beat is Beat.HOUR:
            return _hour(self._whole_hour(now, calendar))
        today = calendar.day(now)
        found = self._of(today, calendar)
        return found if found.at <= now else self._of(_START[self.beat](today) - timedelta(days=1), calendar)

    def following(self, now: datetime, calendar: Calendar) -> datetime:
        """When the first one after `now` comes."""
        if self.beat is Beat.HOUR:
            return self._whole_hour(now, calendar) + timedelta(hours=1)
        found = self._of(calendar.day(now), calendar)
        while found.at <= now:
            found = self._of(_next_start(self.beat, calendar.day(found.at)), calendar)
        return found.at

    def _of(self, day: date, calendar: Calendar) -> Occurrence:
        """The one of the period that `day` lies in."""
        start = _START[self.beat](day)
        return Occurrence(_NAME[self.beat](start), calendar.instant(self._day(start), self.at))

    def _day(self, start: date) -> date:
        match self.beat:
            case Beat.DAY:
                return start
            case Beat.WEEK:
                return start + timedelta(days=min(max(self.on, 1), 7) - 1)
        return start.replace(day=min(max(self.on, 1), monthrange(start.year, start.month)[1]))

    def _whole_hour(self, now: datetime, calendar: Calendar) -> datetime:
        local = now.astimezone(calendar.zone)
        past = timedelta(
            minutes=(local.minute - self.at.minute) % 60, seconds=local.second, microseconds=local.microsecond
        )
        return now.astimezone(UTC) - past


def _hour(at: datetime) -> Occurrence:
    return Occurrence(f"{at:%Y-%m-%dT%H:%MZ}", at)


_START: Mapping[Beat, Callable[[date], date]] = {
    Beat.DAY: lambda day: day,
    Beat.WEEK: lambda day: day - timedelta(days=day.weekday()),
    Beat.MONTH: lambda day: day.replace(day=1),
    Beat.QUARTER: lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    Beat.YEAR: lambda day: day.replace(month=1, day=1),
}

_NAME: Mapping[Beat, Callable[[date], str]] = {
    Beat.DAY: lambda start: f"{start:%Y-%m-%d}",
    Beat.WEEK: lambda start: "{:04}-W{:02}".format(*start.isocalendar()),
    Beat.MONTH: lambda start: f"{start:%Y-%m}",
    Beat.QUARTER: lambda start: f"{start:%Y}-Q{(start.month + 2) // 3}",
    Beat.YEAR: lambda start: f"{start:%Y}",
}

_LONGEST = {Beat.DAY: 1, Beat.WEEK: 7, Beat.MONTH: 31, Beat.QUARTER: 92, Beat.YEAR: 366}
"""Days."""


def _next_start(beat: Beat, day: date) -> date:
    """The first day of the period after the one that `day` lies in."""
    start = _START[beat](day)
    return _START[beat](start + timedelta(days=_LONGEST[beat]))

"""Working time: several blocks a day, holidays, worked weekends (handbook W3, S16, C5). Instants are aware datetimes.

Durations are real time: an hour over a change of summer time is still 3,600 seconds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from domain.errors import InvalidValue

DAY_MINUTES = 1_440

LONGEST_SEARCH_DAYS = 3_700
"""Ten years: a calendar that is shut for longer has a mistake in it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Open from `start` to before `end`, in minutes after the local midnight; `end` 1440 is midnight."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= DAY_MINUTES:
            raise InvalidValue("block", "must end after it starts, both between 00:00 and 24:00")


WHOLE_DAY = (Block(0, DAY_MINUTES),)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody works, or may be called."""

    zone: tzinfo
    week: Mapping[int, tuple[Block, ...]]
    """Weekday (0 is Monday) to its blocks in order; a day that is missing is shut."""
    holidays: frozenset[date] = frozenset()
    """Shut, whatever the weekday."""
    worked: frozenset[date] = frozenset()
    """Days that are worked as the first weekday of `week` is, in exchange for a holiday (调休)."""
    name: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        for day, blocks in self.week.items():
            if not 0 <= day <= 6:
                raise InvalidValue("week", "days are numbered 0 (Monday) to 6 (Sunday)")
            for before, after in pairwise(blocks):
                if after.start < before.end:
                    raise InvalidValue("week", "blocks of a day must be in order and may not overlap")

    @classmethod
    def always(cls, zone: tzinfo) -> "Calendar":
        """Around the clock, holidays included (T1)."""
        return cls(zone, dict.fromkeys(range(7), WHOLE_DAY), name="always")

    def blocks(self, day: date) -> tuple[Block, ...]:
        """The open blocks of a local day."""
        if day in self.worked:
            return next((blocks for _, blocks in sorted(self.week.items()) if blocks), ())
        if day in self.holidays:
            return ()
        return self.week.get(day.weekday(), ())

    def is_open(self, at: datetime) -> bool:
        return any(start <= at < end for start, end in self._of_day(self.day(at)))

    def day(self, at: datetime) -> date:
        """The local day of an instant."""
        return at.astimezone(self.zone).date()

    def next_open(self, at: datetime) -> datetime:
        """`at` where it is open then, else when it opens next. Raises `InvalidValue` when that is never."""
        start, _ = next(self._spans(at))
        return max(start, at.astimezone(UTC))

    def last_close(self, day: date) -> datetime | None:
        """When a local day's work ends; None: it is not worked."""
        spans = list(self._of_day(day))
        return spans[-1][1] if spans else None

    def add(self, at: datetime, span: timedelta) -> datetime:
        """When `span` of open time has passed since `at`: the earliest such instant."""
        left = span
        for start, end in self._spans(at):
            start = max(start, at.astimezone(UTC))
            if left <= end - start:
                return start + left
            left -= end - start
        raise AssertionError("spans never end")  # pragma: no cover

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Open time from `start` to `end`; nothing where `end` is earlier."""
        passed = timedelta()
        if end <= start:
            return passed
        day, last = self.day(start), self.day(end)
        while day <= last:
            for opens, shuts in self._of_day(day):
                passed += max(timedelta(), min(shuts, end) - max(opens, start))
            day += timedelta(days=1)
        return passed

    def add_workdays(self, at: datetime, days: int) -> datetime:
        """The close of the `days`-th worked day after the day of `at` (the day itself doesn't count)."""
        day, counted = self.day(at), 0
        for _ in range(LONGEST_SEARCH_DAYS + days * 7):
            if counted == days:
                break
            day += timedelta(days=1)
            counted += bool(self.blocks(day))
        close = self.last_close(day)
        if close is None or counted < days:
            raise InvalidValue("calendar", f"{self.name or 'the calendar'} has no {days} worked days ahead")
        return close

    def add_days(self, at: datetime, days: int) -> datetime:
        """The same local time `days` calendar days later."""
        local = at.astimezone(self.zone)
        return self.instant(local.date() + timedelta(days=days), local.time())

    def instant(self, day: date, at: time) -> datetime:
        """A local time of day, in UTC. One that a change of summer time leaves out lies after the change."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def _spans(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Open spans in UTC that end after `at`, for ever. Raises `InvalidValue` where none comes for ten years."""
        day, shut = self.day(at), 0
        while True:
            found = [(start, end) for start, end in self._of_day(day) if end > at]
            yield from found
            shut = 0 if found else shut + 1
            if shut > LONGEST_SEARCH_DAYS:
                raise InvalidValue("calendar", f"{self.name or 'the calendar'} is never open after {day:%Y-%m-%d}")
            day += timedelta(days=1)

    def _of_day(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for block in self.blocks(day):
            yield self._minute(day, block.start), self._minute(day, block.end)

    def _minute(self, day: date, minute: int) -> datetime:
        if minute == DAY_MINUTES:
            return self.instant(day + timedelta(days=1), time())
        return self.instant(day, time(minute // 60, minute % 60))

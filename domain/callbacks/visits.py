"""Calls that follow from work: the visit after a repair, where a complaint stands, the rhythm of care (C2, C3, C6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zlib import crc32

from domain.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Window:
    """When a call is due, and by when it must have been made."""

    due_at: datetime
    latest_at: datetime


@dataclass(frozen=True, slots=True)
class VisitPolicy:
    batch_at: time = time(17)
    """Local time of the day's batch."""
    within: timedelta = timedelta(days=3)
    """At the latest this long after the work was finished."""


def visit_window(finished_at: datetime, policy: VisitPolicy, calling: Calendar, by: datetime | None = None) -> Window:
    """When the customer is asked how it was (C2): in the batch of the day, or of the next calling day where the work
    was finished after it; at once where holidays would make that later than `by` (`policy.within` after the work).

    Where nobody may be called until then, it is the first thing after: calling hours are kept (C5).
    """
    latest = by if by is not None and by > finished_at else finished_at + policy.within
    batch = _next_batch(finished_at, policy.batch_at, calling)
    due = batch if batch <= latest else calling.next_open(finished_at)
    return Window(due, max(latest, due))


def _next_batch(after: datetime, batch_at: time, calling: Calendar) -> datetime:
    day = calling.day(calling.next_open(after))
    batch = calling.instant(day, batch_at)
    if batch < after:
        opens = calling.next_open(calling.instant(day + timedelta(days=1), time()))
        batch = calling.instant(calling.day(opens), batch_at)
    return calling.next_open(batch)


class Care(Enum):
    """Why somebody is called regularly (C6)."""

    INSTALLATION = "installation"
    """Once, after something new was installed: a warm visit."""
    PROJECT = "project"
    """Monthly in the first year, then quarterly."""
    HOUSEHOLD = "household"
    """Each quarter, by area."""
    SURVEY = "survey"
    """Satisfaction, each quarter."""
    BIG_SURVEY = "big_survey"
    """Once a year."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    months: int
    """Between two calls; 0: there is one only."""
    first_year: int = 0
    """The same in the first year; 0: no different."""
    first_after: timedelta = timedelta()
    """One that is made once: how long after the beginning."""


AREA_DAYS = 90
"""Areas are spread over so many days."""

RHYTHMS: Mapping[Care, Rhythm] = {
    Care.INSTALLATION: Rhythm(0, first_after=timedelta(days=7)),
    Care.PROJECT: Rhythm(3, first_year=1),
    Care.HOUSEHOLD: Rhythm(3),
    Care.SURVEY: Rhythm(3),
    Care.BIG_SURVEY: Rhythm(12),
}


def next_care(kind: Care, since: date, last: date | None) -> date | None:
    """The day of the next call, for what began on `since` and was called for on `last`; None: there is none more."""
    rhythm = RHYTHMS[kind]
    if rhythm.months == 0:
        return since + rhythm.first_after if last is None else None
    previous = last or since
    young = previous < _months_later(since, 12)
    return _months_later(previous, rhythm.first_year if rhythm.first_year and young else rhythm.months)


def latest_care(kind: Care, since: date, today: date) -> date | None:
    """The day of the last call that has come due by `today` for what began on `since`; None: none has."""
    last, following = None, next_care(kind, since, None)
    while following is not None and following <= today:
        last, following = following, next_care(kind, since, following)
    return last


def area_start(area: str, year: int) -> date:
    """When the rhythm of an area begins: each has its own day, so that one area is called after the other and not all
    in one week; those of one area are called together (C6).
    """
    return date(year - 2, 1, 1) + timedelta(days=crc32(area.encode()) % AREA_DAYS)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))

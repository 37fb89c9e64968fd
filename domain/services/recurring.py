"""Matters that open by themselves (S16, S18): the daily patrol, the month's bills."""

from datetime import datetime

from domain.calendar import Calendar
from domain.services.service import Recurrence
from domain.timetable import Beat, Occurrence, Timetable


def timetable_of(recurrence: Recurrence) -> Timetable:
    return Timetable(Beat(recurrence.every.value), recurrence.at, recurrence.on)


def due_occurrence(recurrence: Recurrence, since: datetime, now: datetime, calendar: Calendar) -> Occurrence | None:
    """The last one that came after `since`, up to `now`; None: none did.

    After a stop of the centre the last one stands for all that were missed: yesterday's patrol can't be walked today.
    """
    found = timetable_of(recurrence).latest(now, calendar)
    return found if since < found.at else None

"""Once an hour, a day, a week…: when, and under which name."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Calendar
from domain.services.recurring import due_occurrence
from domain.services.service import Every, Recurrence
from domain.timetable import Beat, Timetable

SHANGHAI = Calendar.always(ZoneInfo("Asia/Shanghai"))
BERLIN = Calendar.always(ZoneInfo("Europe/Berlin"))


def local(text: str, calendar: Calendar = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("table", "now", "period", "at", "following"),
    [
        (Timetable(Beat.HOUR), "2026-05-11T08:30", "2026-05-11T00:00Z", "2026-05-11T08:00", "2026-05-11T09:00"),
        (Timetable(Beat.DAY, time(8)), "2026-05-11T08:00", "2026-05-11", "2026-05-11T08:00", "2026-05-12T08:00"),
        (Timetable(Beat.DAY, time(8)), "2026-05-11T07:59", "2026-05-10", "2026-05-10T08:00", "2026-05-11T08:00"),
        (Timetable(Beat.WEEK, time(9), 1), "2026-05-13T07:00", "2026-W20", "2026-05-11T09:00", "2026-05-18T09:00"),
        (Timetable(Beat.WEEK, time(9), 5), "2026-05-13T07:00", "2026-W19", "2026-05-08T09:00", "2026-05-15T09:00"),
        (Timetable(Beat.MONTH, time(9), 10), "2026-05-11T07:00", "2026-05", "2026-05-10T09:00", "2026-06-10T09:00"),
        (Timetable(Beat.MONTH, time(9), 31), "2026-03-01T07:00", "2026-02", "2026-02-28T09:00", "2026-03-31T09:00"),
        (Timetable(Beat.QUARTER, time(9), 5), "2026-05-11T07:00", "2026-Q2", "2026-04-05T09:00", "2026-07-05T09:00"),
        (Timetable(Beat.YEAR, time(9), 5), "2026-01-02T07:00", "2025", "2025-01-05T09:00", "2026-01-05T09:00"),
    ],
)
def test_the_last_and_the_next_of_a_timetable(table: Timetable, now: str, period: str, at: str, following: str) -> None:
    found = table.latest(local(now), SHANGHAI)
    assert (found.period, found.at) == (period, local(at))
    assert table.following(local(now), SHANGHAI) == local(following)


@given(
    beat=st.sampled_from(Beat),
    at=st.times(),
    on=st.integers(1, 31),
    seconds=st.integers(0, 20 * 366 * 86_400),
    calendar=st.sampled_from([SHANGHAI, BERLIN]),
)
def test_no_period_is_left_out_and_none_comes_twice(
    beat: Beat, at: time, on: int, seconds: int, calendar: Calendar
) -> None:
    table, now = Timetable(beat, at, on), datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    first = table.latest(now, calendar)
    following = table.following(now, calendar)
    assert first.at <= now < following
    after = table.latest(following, calendar)
    assert after.at == following
    assert after.period != first.period
    assert table.latest(following - timedelta(microseconds=1), calendar) == first


PATROL = Recurrence("patrol", Every.DAY, time(9), {"en": "Patrol"})


def test_S18_what_recurs_comes_due_once_and_the_last_stands_for_all_that_were_missed() -> None:
    since = local("2026-05-08T12:00")
    assert due_occurrence(PATROL, since, local("2026-05-09T08:59"), SHANGHAI) is None
    found = due_occurrence(PATROL, since, local("2026-05-11T09:30"), SHANGHAI)
    assert found is not None
    assert found.period == "2026-05-11"
    assert due_occurrence(PATROL, local("2026-05-11T09:30"), local("2026-05-11T18:00"), SHANGHAI) is None

"""Destroying what has been kept long enough (R3)."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.retention import (
    AGAIN_AFTER,
    DestructionState,
    RecordClass,
    confirm,
    finish,
    may_propose,
    months_before,
    propose,
    refuse,
)

NOW = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)
LIST = propose("d1", RecordClass.RECORDINGS, months_before(NOW, 24), 7, "hotline", NOW)


def test_R3_destroying_takes_two_people() -> None:
    once = confirm(LIST, "6001", NOW)
    assert once.state is DestructionState.CONFIRMED
    with pytest.raises(InvalidValue):
        confirm(once, "6001", NOW)
    twice = confirm(once, "7001", NOW)
    assert (twice.state, twice.confirmed_by) == (DestructionState.APPROVED, ("6001", "7001"))
    done = finish(twice, "hotline", NOW)
    assert [(entry.by, entry.action.value) for entry in done.entries] == [
        ("hotline", "propose"),
        ("6001", "confirm"),
        ("7001", "confirm"),
        ("hotline", "finish"),
    ]
    assert not done.open


def test_R3_nothing_goes_before_both_have_said_yes_or_after_a_no() -> None:
    for early in (LIST, confirm(LIST, "6001", NOW)):
        with pytest.raises(IllegalTransition):
            finish(early, "hotline", NOW)
    with pytest.raises(InvalidValue):
        refuse(LIST, "6001", " ", NOW)
    refused = refuse(LIST, "6001", "诉讼中", NOW)
    with pytest.raises(IllegalTransition):
        confirm(refused, "7001", NOW)


def test_R3_one_list_of_a_class_at_a_time() -> None:
    assert may_propose(None, NOW)
    assert not may_propose(LIST, NOW)
    refused = refuse(LIST, "6001", "诉讼中", NOW)
    assert not may_propose(refused, NOW + AGAIN_AFTER - timedelta(seconds=1))
    assert may_propose(refused, NOW + AGAIN_AFTER)
    assert may_propose(finish(confirm(confirm(LIST, "1", NOW), "2", NOW), "hotline", NOW), NOW)


@pytest.mark.parametrize(
    ("at", "months", "day"),
    [((2026, 3, 31), 1, (2026, 2, 28)), ((2026, 1, 15), 24, (2024, 1, 15)), ((2024, 2, 29), 12, (2023, 2, 28))],
)
def test_periods_are_calendar_months(at: tuple[int, int, int], months: int, day: tuple[int, int, int]) -> None:
    assert months_before(datetime(*at, 5, tzinfo=UTC), months) == datetime(*day, 5, tzinfo=UTC)

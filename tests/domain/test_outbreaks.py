"""Many like reports from one building are one trouble (W9)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.outbreaks import (
    TRANSITIONS,
    Burst,
    OutbreakState,
    OutbreakStep,
    Report,
    announce,
    confirm,
    dismiss,
    end,
    joined,
    noticed,
    propose,
)

NOW = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)


def report(n: int, *, phone: str | None = None, minutes: int = 0, service: str = "S2") -> Report:
    return Report(f"20260511-{n:04d}", phone or f"+861380013800{n}", NOW - timedelta(minutes=minutes), service)


THREE = (report(1, minutes=50), report(2, minutes=10), report(3))
PROPOSED = propose("b1", "3栋", "repair:power", THREE, "hotline", NOW)
RUNNING = confirm(PROPOSED, "20260511-0009", "3栋停电，正在抢修", "2001", NOW)


@pytest.mark.parametrize(
    ("reports", "is_one"),
    [
        (THREE, True),
        (THREE[:2], False),
        ((*THREE[:2], report(3, phone="+8613800138001")), False),
        ((replace(THREE[0], at=NOW - timedelta(minutes=61)), *THREE[1:]), False),
        ((report(1, minutes=60), *THREE[1:]), True),
    ],
)
def test_W9_three_customers_of_a_building_within_the_hour_are_an_outbreak(
    reports: tuple[Report, ...], is_one: bool
) -> None:
    assert noticed(reports, Burst(), NOW) is is_one


def test_W9_the_order_that_stands_for_all_is_of_the_kind_of_most() -> None:
    found = propose("b1", "3栋", "repair:power", (report(1, service="S3"), report(2), report(3)), "hotline", NOW)
    assert found.service_type == "S2"
    assert found.numbers == ("20260511-0001", "20260511-0002", "20260511-0003")


def test_W9_like_reports_join_once_and_the_order_that_stands_for_all_does_not() -> None:
    after = joined(RUNNING, (*THREE, report(4), report(9)), "hotline", NOW)
    assert after.numbers == (*RUNNING.numbers, "20260511-0004")
    assert after.history[-1].action == "join"
    assert joined(after, (*THREE, report(4)), "hotline", NOW) is after


def test_W9_every_step_is_written_down() -> None:
    told = announce(RUNNING, " 预计12点恢复 ", "2001", NOW)
    over = end(told, "已恢复供电", "2001", NOW + timedelta(hours=2))
    assert told.announcement == "预计12点恢复"
    assert over.closed_at == NOW + timedelta(hours=2)
    assert [(entry.action, entry.by, entry.note) for entry in over.history[1:]] == [
        ("confirm", "2001", "3栋停电，正在抢修"),
        ("announce", "2001", "预计12点恢复"),
        ("end", "2001", "已恢复供电"),
    ]


def test_W9_a_dismissal_and_an_end_say_why() -> None:
    with pytest.raises(InvalidValue):
        dismiss(PROPOSED, "  ", "2001", NOW)
    with pytest.raises(InvalidValue):
        end(RUNNING, "", "2001", NOW)
    assert dismiss(PROPOSED, "同一户多人来电", "2001", NOW).state is OutbreakState.DISMISSED


_STEPS = {
    OutbreakStep.CONFIRM: lambda one: confirm(one, "20260511-0009", "", "2001", NOW),
    OutbreakStep.DISMISS: lambda one: dismiss(one, "no", "2001", NOW),
    OutbreakStep.ANNOUNCE: lambda one: announce(one, "", "2001", NOW),
    OutbreakStep.END: lambda one: end(one, "over", "2001", NOW),
}


@pytest.mark.parametrize("state", OutbreakState)
@pytest.mark.parametrize("step", OutbreakStep)
def test_W9_what_is_in_no_table_raises(state: OutbreakState, step: OutbreakStep) -> None:
    one = replace(PROPOSED, state=state)
    if (state, step) in TRANSITIONS:
        assert _STEPS[step](one).state is TRANSITIONS[state, step]
    else:
        with pytest.raises(IllegalTransition):
            _STEPS[step](one)

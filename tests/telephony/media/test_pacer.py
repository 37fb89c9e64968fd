"""Deadlines do not drift, and a stall is made up for sensibly."""

import pytest

from telephony.engines.native.media.pacer import Pacer


def test_deadlines_are_absolute() -> None:
    pacer = Pacer(5.0)
    for tick in range(1, 100_000):
        assert pacer.deadline == pytest.approx(5.0 + tick * 0.020, abs=1e-9)
        assert pacer.advance(pacer.deadline + 0.003)


def test_a_short_stall_is_made_up_for_with_all_packets() -> None:
    pacer = Pacer(0.0)
    late = 0.020 + 0.100
    assert all(pacer.advance(late) for _ in range(5))
    assert pacer.deadline == pytest.approx(0.120)


def test_after_a_long_stall_old_packets_are_not_sent() -> None:
    pacer = Pacer(0.0)
    sent = [pacer.advance(1.0) for _ in range(49)]
    assert sent == [False] * 43 + [True] * 6
    assert pacer.deadline == pytest.approx(1.0)


def test_after_a_suspend_time_starts_anew() -> None:
    pacer = Pacer(0.0)
    assert pacer.advance(3_600.0)
    assert pacer.deadline == pytest.approx(3_600.020)

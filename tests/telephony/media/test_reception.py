"""Losses, duplicates and jitter as RFC 3550 counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.engines.native.media.reception import Reception


@given(st.integers(0, 0xFFFF), st.sets(st.integers(1, 298)))
def test_what_is_missing_is_lost(first: int, missing: set[int]) -> None:
    reception = Reception()
    for number in range(300):
        if number not in missing:
            assert reception.sequence((first + number) & 0xFFFF)
    assert (reception.received, reception.lost) == (300 - len(missing), len(missing))


def test_reordered_packets_are_not_lost_and_doubles_not_counted() -> None:
    reception = Reception()
    told = [reception.sequence(number & 0xFFFF) for number in (65_534, 65_536, 65_535, 65_535, 65_537, 65_536)]
    assert told == [True, True, True, False, True, False]
    assert (reception.received, reception.lost) == (4, 0)


def test_a_restarted_source_is_no_loss() -> None:
    reception = Reception()
    for number in (1, 2, 3, 40_000, 40_001, 100, 101):
        reception.sequence(number)
    assert (reception.received, reception.lost) == (7, 0)


def test_jitter_settles_at_the_mean_change_of_transit() -> None:
    reception = Reception()
    for number in range(1_000):
        reception.arrival(number * 160, number * 0.020 + (0.004 if number % 2 else 0))
    assert reception.jitter_ms == pytest.approx(4, rel=0.01)


def test_a_new_timestamp_origin_is_no_jitter() -> None:
    reception = Reception()
    for number in range(100):
        reception.arrival((number * 160 + 0xFFFFFF00) & 0xFFFFFFFF, number * 0.020)
    assert reception.jitter_ms == pytest.approx(0, abs=1e-6)

"""The figures a measurement prints mean what they say."""

import numpy as np
import pytest

from bench.gaps import pace


def test_an_even_pace_has_no_deviation() -> None:
    even = pace([0.3 + 0.020 * np.arange(500), 0.311 + 0.020 * np.arange(500)])
    assert (even.packets_per_second, even.slowest, even.lag_s_per_minute) == (50.0, 50.0, 0.0)
    assert even.gap_deviation_ms < 0.001
    assert even.gap_p99_ms == even.gap_max_ms == 20.0


def test_a_slow_pace_lags() -> None:
    slow = pace([np.arange(481) / 48.1])
    assert slow.packets_per_second == pytest.approx(48.1)
    assert slow.lag_s_per_minute == pytest.approx(2.28)


def test_unevenness_shows_in_deviation_and_percentile() -> None:
    times = 0.020 * np.arange(1_000)
    times[::2] += 0.001
    uneven = pace([times])
    assert uneven.gap_deviation_ms == pytest.approx(1.0, abs=0.01)
    assert uneven.gap_p99_ms == pytest.approx(21.0)


def test_a_call_that_stands_still_is_the_slowest() -> None:
    assert pace([0.020 * np.arange(50), []]).slowest == 0
    with pytest.raises(ValueError, match="no call"):
        pace([[], [1.0]])

"""What the times at which one call's packets arrived say about whoever paced them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

PACKETS_A_SECOND = 50


@dataclass(frozen=True, slots=True)
class Pace:
    """How evenly packets came, over all calls."""

    packets_per_second: float
    """Mean over the calls; the slowest call is in `slowest`."""
    slowest: float
    gap_deviation_ms: float
    """Standard deviation of the time between two packets of a call, all calls together."""
    gap_p99_ms: float
    gap_max_ms: float
    lag_s_per_minute: float
    """How much audio a minute is missing at 50 packets a second."""


def pace(arrivals: Sequence[ArrayLike]) -> Pace:
    """Judge the arrival times (s, ascending) of each call. Calls with fewer than two packets count as standing still.

    Raises `ValueError` when no call got two packets.
    """
    gaps: list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = []
    rates: list[float] = []
    for call in arrivals:
        times = np.asarray(call, np.float64)
        if len(times) < 2:
            rates.append(0.0)
            continue
        gaps.append(np.diff(times))
        rates.append(float((len(times) - 1) / (times[-1] - times[0])))
    if not gaps:
        raise ValueError("no call received two packets")
    together = np.concatenate(gaps) * 1_000
    rate = float(np.mean(rates))
    return Pace(
        packets_per_second=round(rate, 3),
        slowest=round(min(rates), 3),
        gap_deviation_ms=round(float(np.std(together)), 3),
        gap_p99_ms=round(float(np.percentile(together, 99)), 2),
        gap_max_ms=round(float(together.max()), 2),
        lag_s_per_minute=round(60 * (1 - rate / PACKETS_A_SECOND), 3),
    )

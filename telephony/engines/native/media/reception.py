"""Counting what a source sent and what arrived (RFC 3550 §6.4.1, appendices A.1, A.3 and A.8)."""

from dataclasses import dataclass
from typing import Final

from telephony.engine import SAMPLE_RATE

_WINDOW: Final = (1 << 128) - 1
_DROPOUT: Final = 3_000
"""A jump ahead of more packets than this is a restart of the source, not a loss."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """How one stream was received so far."""

    packets_received: int
    packets_lost: int
    packets_late: int
    """Arrived, but after their turn to be heard."""
    jitter_ms: float
    """Interarrival jitter, RFC 3550 §6.4.1."""


class Reception:
    """Sequence numbers and arrival times of one source after the other."""

    def __init__(self) -> None:
        self.received = 0
        """Packets, duplicates left out."""
        self._expected = 0
        self._highest: int | None = None
        self._seen = 0
        self._transit: float | None = None
        self._jitter = 0.0

    @property
    def lost(self) -> int:
        return max(self._expected - self.received, 0)

    @property
    def jitter_ms(self) -> float:
        return 1_000 * self._jitter

    def restart(self) -> None:
        """Another source begins; the counts go on."""
        self._highest = None
        self._transit = None

    def sequence(self, number: int) -> bool:
        """Count a packet by its sequence number. False when it came before (a duplicate)."""
        if self._highest is None:
            self._begin(number)
            return True
        ahead = (number - self._highest) & 0xFFFF
        if ahead == 1:
            self._seen = (self._seen << 1 | 1) & _WINDOW
            self._highest = number
            self._expected += 1
        elif ahead < _DROPOUT:
            if ahead == 0:
                return False
            self._seen = (self._seen << ahead | 1) & _WINDOW
            self._highest = number
            self._expected += ahead
        else:
            bit = 1 << (0x10000 - ahead)
            if bit > _WINDOW:
                self._begin(number)
                return True
            if self._seen & bit:
                return False
            self._seen |= bit
        self.received += 1
        return True

    def _begin(self, number: int) -> None:
        self._highest = number
        self._seen = 1
        self._expected += 1
        self.received += 1
        self._transit = None

    def arrival(self, timestamp: int, arrived: float) -> None:
        """Take one audio packet into the jitter estimate; `arrived` in seconds of any steady clock."""
        transit = arrived - timestamp / SAMPLE_RATE
        if self._transit is not None:
            change = abs(transit - self._transit)
            if change < 1.0:  # more is a wrapped or restarted timestamp, not a delay
                self._jitter += (change - self._jitter) / 16
        self._transit = transit

"""When the ticks are due: absolute deadlines, which never drift."""

from typing import Final

PERIOD_S: Final = 0.020
LEAD_S: Final = 0.012
"""Mixing begins this long before the packets are due, so that all of it is done when they are.

With 200 streams it takes 4 ms, and 11 ms beside a thread that computes nine tenths of the time; the rest of the tick
is for recordings and recognisers. A voice that passes through a bridge is on average that much later.
"""
_BURST: Final = 5
"""Packets that come this many ticks late are still of use; older ones are not sent any more."""
_ABANDONED: Final = 500
"""After a standstill of as many ticks (10 s: a suspended machine) time starts anew."""


class Pacer:
    """Deadlines `origin + n * 20 ms`."""

    def __init__(self, origin: float) -> None:
        self._origin = origin
        self._tick = 1

    @property
    def deadline(self) -> float:
        """When this tick's packets are due."""
        return self._origin + self._tick * PERIOD_S

    def advance(self, now: float) -> bool:
        """Go on to the next tick. False when it is so late that its packets should not be sent.

        After a stall all missed ticks follow each other at once: time is not lost for recordings and recognisers.
        """
        self._tick += 1
        behind = int((now - self.deadline) / PERIOD_S)
        if behind > _ABANDONED:
            self._origin = now
            self._tick = 1
            return True
        return behind <= _BURST

"""The jitter buffer: packets go in as they come, frames of 20 ms come out as they are due.

G.711 has one octet a sample and a timestamp that counts samples, so the buffer is a ring of octets addressed by
timestamp. Packets of any length, reordered, doubled or overlapping, find their place without further rules.
"""

from collections.abc import Callable
from typing import Final

from telephony.engine import FRAME_SAMPLES

_RING: Final = 64 * FRAME_SAMPLES
_EMPTY: Final = bytes(FRAME_SAMPLES)
_FULL: Final = b"\x01" * _RING
_HALF: Final = 1 << 31
_WRAP: Final = 1 << 32

TARGET: Final = 2 * FRAME_SAMPLES
"""Samples a packet waits on a calm line."""
LONGEST: Final = 12 * FRAME_SAMPLES
"""Samples the buffer may grow to: a talk with 240 ms of it is still a talk."""
_CALM: Final = 250
"""Frames (5 s) that all have to come early before the delay is cut."""
_HASTY: Final = 100
"""Two late packets within as many frames (2 s) lengthen the delay."""
_STRAY: Final = 3
"""Packets far from the present that come one after the other are a new present."""


class JitterBuffer:
    """One far end's audio, put into order and even time.

    The delay begins at `TARGET`, grows when packets come late twice in 2 s, and shrinks by a frame when for 5 s all
    came earlier than it takes. A far end that pauses (DTX) and marks the next talkspurt, or starts its timestamps
    anew, is followed at once.
    """

    def __init__(self, on_skip: Callable[[], None] = lambda: None) -> None:
        """`on_skip` is called before `take` returns a frame that does not follow the one before."""
        self._on_skip = on_skip
        self.late = 0
        """Packets that came after their turn."""
        self._ring = bytearray(_RING)
        self._filled = bytearray(_RING)
        self.reset()

    def reset(self) -> None:
        """Forget the audio: another source begins."""
        self._filled[:] = bytes(_RING)
        self._position = 0  # of the next frame, counted in samples taken
        self._due: int | None = None  # timestamp of the next frame
        self._end = 0  # position after the newest sample
        self._taken = 0
        self._earliest = LONGEST
        self._calm_since = 0
        self._late_at = -_HASTY - 1
        self._strays = 0

    @property
    def buffered(self) -> int:
        """Samples from the next frame to the newest."""
        return max(self._end - self._position, 0)

    def put(self, timestamp: int, payload: bytes, *, marker: bool = False) -> None:
        """Take one packet's G.711 octets."""
        if self._due is None or (marker and self._end <= self._position):
            self._synchronise(timestamp)
        assert self._due is not None
        ahead = (timestamp - self._due + _HALF) % _WRAP - _HALF
        size = len(payload)
        if ahead + size <= 0:
            self.late += 1
            if ahead < -LONGEST:
                self._stray(timestamp, payload)
                return
            self._grow(-ahead)
            ahead = (timestamp - self._due + _HALF) % _WRAP - _HALF
            if ahead + size <= 0:
                return
        if ahead + size > _RING:
            self._stray(timestamp, payload)
            return
        self._strays = 0
        if ahead < self._earliest:
            self._earliest = ahead
        if ahead < 0:
            payload = payload[-ahead:]
            ahead = 0
        self._write(self._position + ahead, payload)

    def take(self) -> bytes | None:
        """The next 160 octets; None when they are not (all) there: conceal them."""
        if self._due is None:
            return None
        self._taken += 1
        if self._taken - self._calm_since >= _CALM:
            self._shrink()
        at = self._position % _RING
        to = at + FRAME_SAMPLES
        whole = self._filled.find(0, at, to) < 0
        frame = bytes(self._ring[at:to]) if whole else None
        self._filled[at:to] = _EMPTY
        self._position += FRAME_SAMPLES
        self._due = (self._due + FRAME_SAMPLES) % _WRAP
        return frame

    def _write(self, position: int, payload: bytes) -> None:
        size = len(payload)
        at = position % _RING
        if at + size > _RING:
            rest = _RING - at
            self._write(position, payload[:rest])
            self._write(position + rest, payload[rest:])
            return
        self._ring[at : at + size] = payload
        self._filled[at : at + size] = _FULL[:size]
        if position + size > self._end:
            self._end = position + size

    def _synchronise(self, timestamp: int) -> None:
        self._filled[:] = bytes(_RING)
        self._due = (timestamp - TARGET) % _WRAP
        self._end = self._position
        self._earliest = LONGEST
        self._calm_since = self._taken
        self._strays = 0

    def _stray(self, timestamp: int, payload: bytes) -> None:
        """A packet too far off to be merely early or late: believed when the buffer is dry, or when it has company."""
        self._strays += 1
        if len(payload) <= _RING // 2 and (self._strays >= _STRAY or self._end <= self._position):
            self._synchronise(timestamp)
            self._write(self._position + TARGET, payload)

    def _grow(self, lateness: int) -> None:
        """Wait longer, when late packets are no single case."""
        hasty = self._taken - self._late_at <= _HASTY
        self._late_at = self._taken
        self._calm_since = self._taken
        self._earliest = LONGEST
        more = -(-lateness // FRAME_SAMPLES) * FRAME_SAMPLES
        if hasty and self.buffered + more <= LONGEST:
            self._delay(more)

    def _shrink(self) -> None:
        if self._earliest != LONGEST and self._earliest >= TARGET + FRAME_SAMPLES:
            self._delay(-FRAME_SAMPLES)
            self._on_skip()
        self._earliest = LONGEST
        self._calm_since = self._taken

    def _delay(self, samples: int) -> None:
        """Move the present back in the far end's time (or, negative, forth): whole frames."""
        assert self._due is not None
        if samples < 0:
            at = self._position % _RING
            self._filled[at : at + FRAME_SAMPLES] = _EMPTY
        self._due = (self._due - samples) % _WRAP
        self._position -= samples

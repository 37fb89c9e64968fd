"""Keys, as telephone events (RFC 4733): those pressed at the far end, and those that we press."""

import struct
from collections import deque
from typing import Final, NamedTuple

from telephony.engine import FRAME_SAMPLES, SAMPLE_RATE
from telephony.engines.native.media.packet import MalformedPacket

_EVENT: Final = struct.Struct("!BBH")
_NEVER: Final = float("inf")
_DIGITS: Final = "0123456789*#ABCD"
_LOST_END_S: Final = 0.2
"""Updates come at least every 50 ms while a key is down; silence this long means that all ends were lost."""
_LONGEST: Final = 0xFFFF
"""Duration at which a long event goes on in a new segment (§2.5.1.3)."""


class Key(NamedTuple):
    """A key that was pressed and let go."""

    digit: str
    duration_ms: int


class DtmfReceiver:
    """Makes one key of the many packets that report it.

    An event is known by the timestamp of its beginning. It is told at its first end packet; where all those were
    lost, when another event begins or nothing more comes.
    """

    def __init__(self) -> None:
        self._timestamp: int | None = None
        self._code = 0
        self._duration = 0
        self._before = 0  # duration of the finished segments of a long event
        self._told = True
        self._updated = 0.0

    def receive(self, payload: bytes, timestamp: int, now: float) -> list[Key]:
        """Take the payload of one event packet; returns the keys that are complete with it.

        Raises `MalformedPacket`. Events that are no keys (flash, tones) are ignored.
        """
        if len(payload) < _EVENT.size:
            raise MalformedPacket(f"a telephone event of {len(payload)} bytes")
        code, flags, duration = _EVENT.unpack_from(payload)
        if code >= len(_DIGITS):
            return []
        keys: list[Key] = []
        if timestamp != self._timestamp:
            if self._is_old(timestamp):
                return []
            if self._continues(code, timestamp):
                self._before += _LONGEST
            else:
                keys += self._finish()
                self._before = 0
            self._timestamp, self._code, self._duration, self._told = timestamp, code, 0, False
        if self._told:
            return keys
        self._updated = now
        self._duration = max(self._duration, duration)
        if flags & 0x80:
            keys += self._finish()
        return keys

    @property
    def expires_at(self) -> float:
        """When to call `expire`."""
        return _NEVER if self._told else self._updated + _LOST_END_S

    def expire(self, now: float) -> list[Key]:
        """Tell an event whose end never came."""
        if now < self.expires_at:
            return []
        return self._finish()

    def _is_old(self, timestamp: int) -> bool:
        """A packet of an earlier event, delayed by the network."""
        return self._timestamp is not None and 0 < (self._timestamp - timestamp) % (1 << 32) < SAMPLE_RATE

    def _continues(self, code: int, timestamp: int) -> bool:
        return (
            not self._told
            and code == self._code
            and self._timestamp is not None
            and (timestamp - self._timestamp) % (1 << 32) == _LONGEST
        )

    def _finish(self) -> list[Key]:
        if self._told:
            return []
        self._told = True
        return [Key(_DIGITS[self._code], (self._before + self._duration) * 1_000 // SAMPLE_RATE)]


_TICKS: Final = 8
"""A key of ours is down for 160 ms…"""
_REST: Final = 5
"""…and 100 ms of audio lie before the next: nobody dials quicker, and some far ends hear no quicker."""
_ENDS: Final = 3
"""How often its end is told, for losses (§2.5.1.4)."""
_VOLUME: Final = 10


def is_key(digit: str) -> bool:
    """Whether there is such a key."""
    return len(digit) == 1 and digit in _DIGITS


class DtmfSender:
    """Keys to be pressed, one after the other: a packet each tick, in place of audio."""

    def __init__(self) -> None:
        self._digits: deque[str] = deque()
        self._tick = 0
        self._began = 0

    def press(self, digits: str) -> None:
        """After those that wait already. Each of them is a key (`is_key`)."""
        self._digits.extend(digits)

    @property
    def done(self) -> bool:
        return not self._digits

    def next(self, timestamp: int) -> tuple[bytes, int, bool] | None:
        """Payload and timestamp of this tick's packet, and whether a key begins with it; None: audio's turn."""
        if not self._digits:
            return None
        tick, self._tick = self._tick, self._tick + 1
        if tick == 0:
            self._began = timestamp
        if tick >= _TICKS + _ENDS - 1:
            if self._tick == _TICKS + _ENDS - 1 + _REST:
                self._digits.popleft()
                self._tick = 0
            return None
        ends = tick >= _TICKS - 1
        duration = min(tick + 1, _TICKS) * FRAME_SAMPLES
        code = _DIGITS.index(self._digits[0])
        return _EVENT.pack(code, (0x80 if ends else 0) | _VOLUME, duration), self._began, tick == 0

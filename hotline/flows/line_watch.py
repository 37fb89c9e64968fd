"""How the caller's line sounds, second by second; the audio goes on to the recogniser."""

import numpy as np

from domain.line_trouble import Second
from telephony.engine import SAMPLE_RATE, AudioSink

KEPT_S = 60
"""So many seconds are remembered."""

_SECOND = 2 * SAMPLE_RATE
"""Octets in a second."""

_FRAME = SAMPLE_RATE // 50


class LineWatch:
    """An `AudioSink` in front of another. `seconds` may be read at any time, from any thread."""

    def __init__(self, onward: AudioSink | None, offset_s: float) -> None:
        """The first sample comes `offset_s` seconds into the call."""
        self._onward = onward
        self._offset_s = offset_s
        self._waiting = bytearray()
        self._measured = 0
        self.seconds: tuple[Second, ...] = ()

    def feed(self, pcm: bytes) -> None:
        if self._onward is not None:
            self._onward.feed(pcm)
        self._waiting += pcm
        if len(self._waiting) >= _SECOND:
            second = self._measure(bytes(self._waiting[:_SECOND]))
            del self._waiting[:_SECOND]
            self._measured += 1
            self.seconds = (*self.seconds[-KEPT_S + 1 :], second)

    def close(self) -> None:
        if self._onward is not None:
            self._onward.close()

    def _measure(self, pcm: bytes) -> Second:
        frames = np.frombuffer(pcm, dtype="<i2").astype(np.float32).reshape(-1, _FRAME)
        floor, peak = np.quantile(frames.var(axis=1), (0.2, 0.9))
        return Second(self._offset_s + self._measured, _dbov(float(floor)), _dbov(float(peak)))


def _dbov(power: float) -> float:
    """Of a mean square of 16-bit samples; 0 is a full-scale square wave, silence -100."""
    return float(10 * np.log10(power / 32768**2 + 1e-10))

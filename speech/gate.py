"""A small voice-activity gate, so that silence costs nothing.

It errs to the side of hearing: what it takes for speech is only decoded, what it takes for silence is lost. Hence a
low threshold over a slowly rising noise floor, a pre-roll before the first loud chunk, and no upper limit to how
long it stays open.
"""

import math
from collections import deque

import numpy as np

FRAME = 160
"""Samples in 20 ms at 8 kHz: the unit whose level is measured."""

LOWEST_THRESHOLD = -60.0
"""dBov. Nothing below is speech, however quiet the line: A-law idle noise is at -72, a quiet caller at -50."""

HIGHEST_FLOOR = -43.0
"""dBov. On a noisier line the gate stays open: better to decode noise than to lose words in it."""

MARGIN = 9.0
"""dB that speech stands out of the noise floor."""

RISE = 0.15
"""dB a chunk of 100 ms: so slow that a sentence without a pause does not become its own noise floor."""

PRE_ROLL = 3
"""Chunks kept from before the first loud one: 300 ms cover the quietest initials (f, h, x) and the recogniser's
context to the left."""


def levels(pcm: bytes) -> tuple[float, ...]:
    """Level of each 20 ms in dBov (0 = a full-scale square wave), without the DC part; a short last frame counts."""
    samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32)
    if len(samples) % FRAME:
        samples = np.pad(samples, (0, FRAME - len(samples) % FRAME), mode="edge")
    power = samples.reshape(-1, FRAME).var(axis=1)
    return tuple(10 * math.log10(float(p) / 32768**2 + 1e-10) for p in power)


class Gate:
    """Says of each chunk of about 100 ms whether somebody speaks in it, and keeps the chunks before the first."""

    def __init__(self) -> None:
        self._floor = LOWEST_THRESHOLD - MARGIN
        self._before: deque[bytes] = deque(maxlen=PRE_ROLL)

    def speech(self, pcm: bytes) -> bool:
        """Two frames out of the noise are speech; one alone is a click."""
        frames = levels(pcm)
        if not frames:
            return False
        threshold = max(self._floor + MARGIN, LOWEST_THRESHOLD)
        loud = sum(level > threshold for level in frames)
        quietest = min(frames)
        self._floor = min(quietest, self._floor) if quietest < self._floor else self._floor + RISE
        self._floor = min(max(self._floor, LOWEST_THRESHOLD - MARGIN), HIGHEST_FLOOR)
        return loud >= min(2, len(frames))

    def keep(self, pcm: bytes) -> None:
        """Remember a silent chunk: it may turn out to be the breath before a word."""
        self._before.append(pcm)

    def pre_roll(self) -> bytes:
        """What was kept, once; empty when the last chunk was already heard."""
        kept = b"".join(self._before)
        self._before.clear()
        return kept

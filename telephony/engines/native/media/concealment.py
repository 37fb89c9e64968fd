"""Packet-loss concealment: the last pitch period again, fading (in the spirit of ITU-T G.711 Appendix I)."""

from collections import deque
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from telephony.engine import FRAME_SAMPLES

Frame = NDArray[np.int16]
SILENT_FRAME: Final[Frame] = np.zeros(FRAME_SAMPLES, np.int16)

_SHORTEST_PITCH: Final = 40  # 200 Hz
_LONGEST_PITCH: Final = 120  # 66 Hz
_FADE_AFTER: Final = 80  # 10 ms at full strength,
_FADE_SAMPLES: Final = 400  # then down to nothing 60 ms after the loss began
_MERGE: Final = 48
"""Samples over which real audio takes over again."""
_RISING: Final = (np.arange(_MERGE, dtype=np.float32) + 1) / (_MERGE + 1)


class Concealment:
    """Fills one stream's gaps.

    Each frame that arrives goes to `keep`; while the line is `broken`, through `resume` before. For each missing one
    there is `conceal`, and `skip` when the jitter buffer leaves one out.
    """

    def __init__(self) -> None:
        self._recent = deque([SILENT_FRAME] * 3, maxlen=3)
        self.keep = self._recent.append
        self.broken = False
        """The next frame does not follow the last one."""
        self._period: NDArray[np.float32] | None = None
        self._lost = 0  # samples concealed since the last good frame

    def resume(self, frame: Frame) -> None:
        """The gap is over: blend the beginning of the new frame, in place, with the concealment."""
        if self._period is not None:
            head = frame[:_MERGE].astype(np.float32)
            frame[:_MERGE] = self._synthesise(_MERGE) * (1 - _RISING) + head * _RISING
        self._period = None
        self._lost = 0
        self.broken = False

    def skip(self) -> None:
        """The next frame comes too early: have it blended in."""
        if not self.broken:
            self.broken = True
            self._period = _last_period(np.concatenate(self._recent))

    def conceal(self) -> Frame:
        """A frame in place of a missing one: 160 samples."""
        if self._lost >= _FADE_AFTER + _FADE_SAMPLES:
            self._period = None
            return SILENT_FRAME
        self.skip()
        frame = SILENT_FRAME if self._period is None else self._synthesise(FRAME_SAMPLES).astype(np.int16)
        self._lost += FRAME_SAMPLES
        self.keep(frame)
        return frame

    def _synthesise(self, count: int) -> NDArray[np.float32]:
        assert self._period is not None
        index = np.arange(self._lost, self._lost + count)
        strength = np.clip(1 - (index - _FADE_AFTER) / _FADE_SAMPLES, 0, 1)
        return (self._period[index % len(self._period)] * strength).astype(np.float32)


def _last_period(history: Frame) -> NDArray[np.float32] | None:
    """One pitch period ready to be repeated after `history` (480 samples); None when that was silent."""
    past = history.astype(np.float32)
    if not np.any(np.abs(past[-FRAME_SAMPLES:]) > 8):
        return None
    pitch = _pitch(past)
    period = past[-pitch:].copy()
    overlap = pitch // 4
    rising = (np.arange(overlap, dtype=np.float32) + 1) / (overlap + 1)
    # The end of the period leads over to its beginning, so that its repetition has no edge.
    period[-overlap:] = period[-overlap:] * (1 - rising) + past[-pitch - overlap : -pitch] * rising
    return period


def _pitch(past: NDArray[np.float32]) -> int:
    """Samples of the lag at which the last 20 ms resemble the past most (normalised cross-correlation)."""
    last = past[-FRAME_SAMPLES:]
    earlier = sliding_window_view(past[-FRAME_SAMPLES - _LONGEST_PITCH : -_SHORTEST_PITCH], FRAME_SAMPLES)
    energy = np.maximum(np.einsum("ij,ij->i", earlier, earlier), 1.0)
    return _LONGEST_PITCH - int(np.argmax((earlier @ last) / np.sqrt(energy)))

"""Prompts on their way to the far end."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from telephony.engine import FRAME_SAMPLES
from telephony.errors import ResourceError
from telephony.wav import read_clip

Frames = NDArray[np.int16]
"""Samples, (frames × 160)."""


@lru_cache(maxsize=512)
def _frames(path: Path, _changed_ns: int, _size: int) -> Frames:
    samples = read_clip(path)
    padding = -len(samples) % FRAME_SAMPLES
    return np.pad(samples, (0, padding)).reshape(-1, FRAME_SAMPLES)


def load(clips: Sequence[Path]) -> list[Frames]:
    """Frames of each clip, the last one filled up with silence. Clips are kept until their file changes.

    Raises `ResourceError` when a file is missing, empty or of another format.
    """
    loaded = []
    for path in clips:
        try:
            status = path.stat()
        except OSError as error:
            raise ResourceError(f"can't read the clip {path}: {error.strerror}") from error
        loaded.append(_frames(path, status.st_mtime_ns, status.st_size))
    return loaded


class Playback:
    """One `play`: frames of several clips in a row, once or for ever."""

    def __init__(self, play_id: str, clips: Sequence[Frames], *, loop: bool) -> None:
        self.id = play_id
        self._clips = clips
        self._loop = loop and bool(clips)
        self._clip = 0
        self._frame = 0

    def next_frame(self) -> NDArray[np.int16] | None:
        """The next 160 samples; None when all was played."""
        if self._clip == len(self._clips):
            return None
        clip = self._clips[self._clip]
        frame: NDArray[np.int16] = clip[self._frame]
        self._frame += 1
        if self._frame == len(clip):
            self._frame = 0
            self._clip += 1
            if self._loop and self._clip == len(self._clips):
                self._clip = 0
        return frame

"""Recordings, written by a thread of their own: the media thread never waits for a disk."""

import queue
import threading
from typing import Final

import numpy as np
import structlog
from numpy.typing import NDArray

from telephony.engine import FRAME_SAMPLES
from telephony.wav import StereoWriter

_log = structlog.get_logger(__name__)

_CHUNK: Final = 25
"""Frames (0.5 s) that are written at once: a crash loses no more."""
_BACKLOG: Final = 2_000
"""Chunks that may wait for the disk (1,000 s of audio, 32 MB); more are dropped and leave silence."""

Frame = NDArray[np.int16]


class Recording:
    """One stereo file in the making, as the media thread sees it."""

    def __init__(self, writer: StereoWriter, disk: "Disk") -> None:
        self._writer = writer
        self._disk = disk
        self._heard: list[Frame] = []
        self._said: list[Frame] = []
        self._at = 0

    def add(self, heard: Frame, said: Frame) -> None:
        """20 ms: left what the far end says, right what it hears. The arrays must not change any more."""
        self._heard.append(heard)
        self._said.append(said)
        if len(self._heard) == _CHUNK:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._disk.close(self._writer)

    def _flush(self) -> None:
        if self._heard:
            self._disk.write(self._writer, self._at, self._heard, self._said)
            self._at += len(self._heard) * FRAME_SAMPLES
            self._heard, self._said = [], []


class Disk:
    """The thread that writes recordings."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[tuple[StereoWriter, int, list[Frame], list[Frame]] | StereoWriter | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._run, name="recordings", daemon=True)
        self._overloaded = False
        self.dropped = 0
        """Chunks the disk was too slow for."""

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout_s: float = 10.0) -> None:
        """Write what waits, then end."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join(timeout_s)

    def write(self, writer: StereoWriter, at: int, heard: list[Frame], said: list[Frame]) -> None:
        """Have frames written, beginning `at` samples after the start. Never waits."""
        if self._queue.qsize() < _BACKLOG:
            self._overloaded = False
            self._queue.put((writer, at, heard, said))
            return
        self.dropped += 1
        if not self._overloaded:
            self._overloaded = True
            _log.warning("recording.disk_too_slow", backlog=_BACKLOG, dropped=self.dropped)

    def close(self, writer: StereoWriter) -> None:
        self._queue.put(writer)

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            if isinstance(item, StereoWriter):
                item.close()
                continue
            writer, at, heard, said = item
            stereo = np.stack([np.concatenate(heard), np.concatenate(said)], axis=1)
            try:
                writer.write(at, stereo.astype("<i2").tobytes())
            except OSError as error:
                _log.error("recording.failed", path=str(writer.path), reason=error.strerror)

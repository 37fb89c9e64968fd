"""One leg being heard: audio comes in from a telephony engine, goes to the pool in chunks, and is told on the loop."""

import asyncio
import contextlib
import threading
from collections import deque
from collections.abc import Callable

import structlog

from speech.ear import STREAM_RATE, Ear
from speech.heard import Heard
from speech.memory import Memory
from speech.pool import Pool
from speech.recogniser import Model

CHUNK = STREAM_RATE // 10
"""Samples decoded in one turn: 100 ms."""

BEHIND = STREAM_RATE // 2
"""Pending samples from which a channel is behind: partials are no longer asked for."""

_log = structlog.get_logger(__name__)


class Channel:
    """What a telephony engine feeds (its `AudioSink`)."""

    def __init__(
        self,
        ear: Ear,
        pool: Pool,
        offset_s: float,
        on_heard: Callable[[Heard], None],
        on_drained: Callable[["Channel"], None],
        most_pending: int,
    ) -> None:
        """`most_pending`: samples that may wait for a turn."""
        self._ear: Ear | None = ear
        self._pool = pool
        self._offset_s = offset_s
        self._on_heard = on_heard
        self._on_drained = on_drained
        self._most_pending = most_pending
        self._loop = asyncio.get_running_loop()
        self._told_all = asyncio.Event()
        self._failed = False
        self._lock = threading.Lock()
        # All below are guarded by the lock.
        self._memory = Memory()
        self._waiting: deque[bytes | int] = deque()  # audio, or a number of samples that were dropped
        self._pending = 0  # samples of audio in it
        self._dropping = False
        self._scheduled = False
        self._closed = False
        self._next: tuple[Model, int] | None = None

    def feed(self, pcm: bytes) -> None:
        """Take the next 20 ms (8 kHz, 16-bit little-endian, mono). Returns at once; from any thread; never raises."""
        pcm = pcm[: len(pcm) & ~1]
        samples = len(pcm) // 2
        with self._lock:
            if self._closed or not samples:
                return
            self._memory.write(pcm)
            if self._must_drop():
                dropped = self._waiting.pop() if isinstance(self._waiting[-1], int) else 0
                assert isinstance(dropped, int)
                self._waiting.append(dropped + samples)
                return
            self._waiting.append(pcm)
            self._pending += samples
            if self._pending >= CHUNK:
                self._schedule()

    def audio(self, start_s: float, end_s: float) -> bytes | None:
        """What was fed from `start_s` to `end_s` (seconds from the origin), as 8 kHz 16-bit mono; also after `close`.

        None where any of it was fed more than 20 s ago, or not yet, or never.
        """
        start, end = (round((seconds - self._offset_s) * STREAM_RATE) for seconds in (start_s, end_s))
        with self._lock:
            return self._memory.read(start, end)

    def use(self, model: Model, model_rate: int) -> None:
        """Go on with another model from the next utterance on."""
        with self._lock:
            self._next = (model, model_rate)

    def close(self) -> None:
        """No more audio: what is pending is heard, a last final told, then nothing. From any thread, any number
        of times."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._schedule()

    async def drained(self) -> None:
        """Wait until the channel is closed and everything fed before has been heard and told."""
        await self._told_all.wait()

    def _must_drop(self) -> bool:
        """Hysteresis: one long gap can be told and understood, a hundred short ones can't."""
        limit = self._most_pending // 2 if self._dropping else self._most_pending
        self._dropping = self._pending >= limit
        return self._dropping

    def _gap_is_over(self) -> bool:
        return len(self._waiting) > 1 and isinstance(self._waiting[0], int)

    def _schedule(self) -> None:
        if not self._scheduled:
            self._scheduled = True
            self._pool.queue(self)

    def take_turn(self) -> None:
        """Decode one chunk; called by the pool's threads alone."""
        with self._lock:
            taken = self._take()
            behind = self._pending > BEHIND
            model, self._next = self._next, None
        ear = self._ear
        if ear is None:
            return
        if model is not None:
            ear.use(*model)
        try:
            heard = _decode(ear, taken, partials=not behind)
        except Exception:  # the recogniser's C code refused; the call, and the other channels, go on
            if not self._failed:  # once: a broken model would fail ten times a second
                self._failed = True
                _log.exception("speech.recogniser_failed")
            heard = ear.start_again()
        if taken is None:
            self._ear = None  # the recogniser's memory goes now, however long the call's record is kept
        self._tell(heard, done=taken is None)
        with self._lock:
            self._scheduled = False
            if taken is not None and (self._closed or self._pending >= CHUNK or self._gap_is_over()):
                self._schedule()

    def _take(self) -> bytes | int | None:
        """The next chunk, or gap; None when all is done. Small chunks are only taken once the channel is closed."""
        if not self._waiting:
            return None
        if isinstance(self._waiting[0], int):
            dropped = self._waiting.popleft()
            assert isinstance(dropped, int)
            return dropped
        frames: list[bytes] = []
        samples = 0
        while samples < CHUNK and self._waiting and isinstance(self._waiting[0], bytes):
            frame = self._waiting.popleft()
            assert isinstance(frame, bytes)
            frames.append(frame)
            samples += len(frame) // 2
        self._pending -= samples
        return b"".join(frames)

    def _tell(self, heard: list[Heard], *, done: bool) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
            for one in heard:
                self._loop.call_soon_threadsafe(self._on_heard, one)
            if done:
                self._loop.call_soon_threadsafe(self._finished)

    def _finished(self) -> None:
        self._told_all.set()
        self._on_drained(self)


def _decode(ear: Ear, taken: bytes | int | None, *, partials: bool) -> list[Heard]:
    match taken:
        case None:
            return ear.finish()
        case int():
            return ear.skip(taken)
        case _:
            return ear.hear(taken, partials=partials)

"""Live transcription of many channels: one model, one recogniser a channel, a few threads for all of them.

The threads live here and nowhere else in this package. A channel is in the pool's queue at most once, so its
recogniser is never used by two threads, and channels take turns chunk by chunk.
"""

import asyncio
import contextlib
import os
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import structlog

from speech.ear import STREAM_RATE, Ear
from speech.errors import MisuseError
from speech.heard import Gap, Heard, Utterance, Word
from speech.model import ModelInfo, check
from speech.recogniser import Model

__all__ = ["Channel", "Gap", "Heard", "Hearing", "Utterance", "Word"]

CHUNK = STREAM_RATE // 10
"""Samples decoded in one turn: 100 ms."""

BEHIND = STREAM_RATE // 2
"""Pending samples from which a channel is behind: partials are no longer asked for."""

MOST_PENDING_S = 4.0
"""Seconds of audio that may wait for a turn; beyond that, audio is dropped until half of it is worked off."""

_log = structlog.get_logger(__name__)


class Hearing:
    """The centre's ears. Without a model it is deaf: it starts, opens no channels, and `ready` stays False."""

    def __init__(
        self,
        model: Path | None,
        *,
        threads: int | None = None,
        most_pending_s: float = MOST_PENDING_S,
        load: Callable[[Path], Model] = Model,
    ) -> None:
        """`threads` decode; by default one for each core this process may use. Opens nothing before `start`."""
        self._path = model
        self._threads = threads or len(os.sched_getaffinity(0))
        self._most_pending = max(round(most_pending_s * STREAM_RATE), 4 * CHUNK)
        self._load = load
        self._model: Model | None = None
        self._info: ModelInfo | None = None
        self._pool: _Pool | None = None
        self._channels: set[Channel] = set()

    @property
    def ready(self) -> bool:
        """Whether channels can be opened."""
        return self._pool is not None

    @property
    def deaf(self) -> bool:
        """Whether there is no model to hear with; the centre works all the same, and says so."""
        return self._path is None

    @property
    def info(self) -> ModelInfo | None:
        """The model in use; None before `start`, and when deaf."""
        return self._info

    async def start(self) -> None:
        """Load the model and start the threads. Raises `ModelError` when the folder is not a whole model."""
        if self._path is None or self._pool is not None:
            return
        info = check(self._path)
        self._model = await asyncio.to_thread(self._load, self._path)
        self._info = info
        self._pool = _Pool(self._threads)

    async def stop(self) -> None:
        """Close what is open, wait until it has been heard and told, end the threads."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for channel in tuple(self._channels):
            channel.close()
            await channel.drained()
        await asyncio.to_thread(pool.stop)
        self._model = None

    def open(self, *, offset_s: float, on_heard: Callable[[Heard], None]) -> "Channel | None":
        """Begin to hear one leg; None when deaf.

        The first sample fed is at `offset_s` seconds of the origin, in which `on_heard` gets its times. It is
        called on the running event loop. Raises `MisuseError` before `start` or after `stop`.
        """
        if self.deaf:
            return None
        if self._pool is None or self._model is None or self._info is None:
            raise MisuseError("hearing is not started; await start() before opening channels")
        ear = Ear(self._model, self._info.sample_rate, offset_s)
        channel = Channel(ear, self._pool, on_heard, self._channels.discard, self._most_pending)
        self._channels.add(channel)
        return channel


class Channel:
    """One leg being heard; what a telephony engine feeds (its `AudioSink`)."""

    def __init__(
        self,
        ear: Ear,
        pool: "_Pool",
        on_heard: Callable[[Heard], None],
        on_drained: Callable[["Channel"], None],
        most_pending: int,
    ) -> None:
        self._ear: Ear | None = ear
        self._pool = pool
        self._on_heard = on_heard
        self._on_drained = on_drained
        self._most_pending = most_pending
        self._loop = asyncio.get_running_loop()
        self._told_all = asyncio.Event()
        self._lock = threading.Lock()
        # All below are guarded by the lock.
        self._waiting: deque[bytes | int] = deque()  # audio, or a number of samples that were dropped
        self._pending = 0  # samples of audio in it
        self._dropping = False
        self._scheduled = False
        self._closed = False

    def feed(self, pcm: bytes) -> None:
        """Take the next 20 ms (8 kHz, 16-bit little-endian, mono). Returns at once; from any thread; never raises."""
        pcm = pcm[: len(pcm) & ~1]
        samples = len(pcm) // 2
        with self._lock:
            if self._closed or not samples:
                return
            if self._must_drop():
                dropped = self._waiting.pop() if isinstance(self._waiting[-1], int) else 0
                assert isinstance(dropped, int)
                self._waiting.append(dropped + samples)
                return
            self._waiting.append(pcm)
            self._pending += samples
            if self._pending >= CHUNK:
                self._schedule()

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
            self._pool.turns.put(self)

    def take_turn(self) -> None:
        """Decode one chunk; called by the pool's threads alone."""
        with self._lock:
            taken = self._take()
            behind = self._pending > BEHIND
        ear = self._ear
        if ear is None:
            return
        try:
            heard = _decode(ear, taken, partials=not behind)
        except Exception:  # the recogniser's C code refused; the call, and the other channels, go on
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


class _Pool:
    """Threads that give channels their turns."""

    def __init__(self, threads: int) -> None:
        self.turns: SimpleQueue[Channel | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._run, name=f"hearing-{i}", daemon=True) for i in range(threads)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the threads after the turns that are due. Blocks."""
        for _ in self._threads:
            self.turns.put(None)
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while (channel := self.turns.get()) is not None:
            channel.take_turn()

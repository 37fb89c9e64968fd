"""Live transcription of many channels: one model, one recogniser a channel, a few threads for all of them.

A channel is in the pool's queue at most once, so its recogniser is never used by two threads, and channels take
turns chunk by chunk.
"""

import asyncio
import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from speech.again import Again
from speech.channel import CHUNK, Channel
from speech.ear import STREAM_RATE, Ear
from speech.errors import MisuseError, ModelError
from speech.heard import Gap, Heard, Utterance, Word
from speech.model import ModelInfo, check
from speech.pool import Pool
from speech.recogniser import Model
from speech.vocabulary import unknown

__all__ = ["Channel", "Gap", "Heard", "Hearing", "Utterance", "Word"]

MOST_PENDING_S = 4.0
"""Seconds of audio that may wait for a turn; beyond that, audio is dropped until half of it is worked off."""

MOST_AGAIN = 4
"""Second passes that take turns at a time, each with the weight of one channel; further ones wait."""

LONGEST_AGAIN_S = 20.0
"""Seconds of audio that a second pass listens to: the last ones."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: Model
    info: ModelInfo
    again: Again


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
        self._loaded: _Loaded | None = None
        self._pool: Pool | None = None
        self._channels: set[Channel] = set()
        self._passes: set[asyncio.Future[tuple[float, ...]]] = set()
        self._may_pass = asyncio.Semaphore(MOST_AGAIN)
        self._swap = asyncio.Lock()

    @property
    def ready(self) -> bool:
        """Whether channels can be opened."""
        return self._pool is not None and self._loaded is not None

    @property
    def deaf(self) -> bool:
        """Whether there is no model to hear with; the centre works all the same, and says so."""
        return self._path is None

    @property
    def info(self) -> ModelInfo | None:
        """The model in use; None before `start`, and when deaf."""
        return None if self._loaded is None else self._loaded.info

    async def start(self) -> None:
        """Load the model and start the threads. Raises `ModelError` when the folder is not a whole model."""
        if self._pool is not None:
            return
        if self._path is not None:
            self._loaded = await asyncio.to_thread(self._read, self._path)
        self._pool = Pool(self._threads)

    async def use(self, model: Path) -> None:
        """Go on with another model, or with the same folder read anew, without losing a word.

        What is being said is heard to its end by the old model, which is freed when no channel is left that uses it.
        Raises `ModelError` when the folder is not a whole model, and `MisuseError` before `start`; the old one stays.
        """
        if self._pool is None:
            raise MisuseError("hearing is not started; await start() before another model is used")
        async with self._swap:
            loaded = await asyncio.to_thread(self._read, model)
            self._path, self._loaded = model, loaded
            for channel in self._channels:
                channel.use(loaded.model, loaded.info.sample_rate)

    async def stop(self) -> None:
        """Close what is open, wait until it has been heard and told, end the threads."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for channel in tuple(self._channels):
            channel.close()
            await channel.drained()
        await asyncio.gather(*self._passes, return_exceptions=True)
        await asyncio.to_thread(pool.stop)
        self._loaded = None

    def open(self, *, offset_s: float, on_heard: Callable[[Heard], None], alternatives: int = 0) -> "Channel | None":
        """Begin to hear one leg; None when deaf.

        The first sample fed is at `offset_s` seconds of the origin, in which `on_heard` gets its times. It is
        called on the running event loop. With `alternatives`, finals carry up to so many other readings; the certainty
        of words is then a little less telling. Raises `MisuseError` before `start` or after `stop`.
        """
        if self.deaf:
            return None
        if self._pool is None or self._loaded is None:
            raise MisuseError("hearing is not started; await start() before opening channels")
        model, rate = self._loaded.model, self._loaded.info.sample_rate
        ear = Ear(model, rate, offset_s, alternatives=alternatives)
        channel = Channel(ear, self._pool, offset_s, on_heard, self._channels.discard, self._most_pending)
        self._channels.add(channel)
        return channel

    async def listen_again(self, pcm: bytes, phrases: Sequence[str]) -> tuple[float, ...]:
        """For each of `phrases` 0…1, how much of it a second pass over `pcm` (8 kHz, 16-bit mono) hears.

        It takes turns with the live channels, a slice of some milliseconds at a time. Of more than 20 s, the last are
        listened to. 1.0 was said, near 0.7 something like it was. Deaf, nothing is heard: zeros. Raises
        `MisuseError` before `start` or after `stop`, and `ModelError` when the recogniser fails.
        """
        if self.deaf:
            return (0.0,) * len(phrases)
        async with self._may_pass:
            if self._pool is None or self._loaded is None:
                raise MisuseError("hearing is not started; await start() before listening again")
            work = self._loaded.again.listen(pcm[-2 * round(LONGEST_AGAIN_S * STREAM_RATE) :], phrases)
            one = _Pass(work, self._pool)
            self._passes.add(one.answer)
            one.answer.add_done_callback(self._passes.discard)
            self._pool.queue(one)
            return await asyncio.shield(one.answer)

    def unknown(self, text: str) -> tuple[str, ...]:
        """The pieces of `text` that the model in use does not know and can never hear; none when deaf."""
        return () if self._loaded is None else unknown(text, self._loaded.model.knows)

    def _read(self, path: Path) -> _Loaded:
        info = check(path)
        model = self._load(path)
        return _Loaded(model, info, Again(model, info.sample_rate))


class _Pass:
    """A second pass that takes turns in the pool."""

    def __init__(self, work: Iterator[tuple[float, ...]], pool: Pool) -> None:
        self._work = work
        self._pool = pool
        self._loop = asyncio.get_running_loop()
        self.answer: asyncio.Future[tuple[float, ...]] = self._loop.create_future()

    def take_turn(self) -> None:
        try:
            heard = next(self._work)
        except Exception as e:
            self._settle(ModelError(f"the recogniser failed in a second pass: {e!r}"))
            return
        if heard:
            self._settle(heard)
        else:
            self._pool.queue(self)

    def _settle(self, outcome: "tuple[float, ...] | ModelError") -> None:
        def settle() -> None:
            if self.answer.done():
                return
            if isinstance(outcome, ModelError):
                self.answer.set_exception(outcome)
            else:
                self.answer.set_result(outcome)

        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
            self._loop.call_soon_threadsafe(settle)

"""What a test hears: events in order, and audio as it comes."""

import asyncio
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from telephony.engine import Engine, EngineEvent
from telephony.engines.pyvoip.engine import PyVoIPEngine
from tests.telephony.peer import TIMEOUT_S
from tests.telephony.pyvoip.rig import make

E = TypeVar("E")


class Told:
    """The events of an engine."""

    def __init__(self, engine: Engine) -> None:
        self._events = engine.events()

    async def next(self, kind: type[E]) -> E:
        """The next event, which must be of this kind."""
        event: EngineEvent = await asyncio.wait_for(anext(self._events), TIMEOUT_S)
        assert isinstance(event, kind), event
        return event


class Ear:
    """A sink that keeps what it heard."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self._loop = asyncio.get_running_loop()
        self._sound = asyncio.Event()
        self._grown = asyncio.Event()
        self._closed = asyncio.Event()

    def feed(self, pcm: bytes) -> None:
        self.frames.append(pcm)
        self._loop.call_soon_threadsafe(self._grown.set)
        if np.abs(np.frombuffer(pcm, np.int16).astype(np.int32)).max() > 4_000:
            self._loop.call_soon_threadsafe(self._sound.set)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._closed.set)

    @property
    def samples(self) -> NDArray[np.int16]:
        return np.frombuffer(b"".join(self.frames), np.int16)

    async def hears_sound(self) -> None:
        await asyncio.wait_for(self._sound.wait(), TIMEOUT_S)

    async def hears_frames(self, count: int) -> None:
        async with asyncio.timeout(TIMEOUT_S):
            while len(self.frames) < count:
                self._grown.clear()
                await self._grown.wait()

    async def is_closed(self) -> None:
        await asyncio.wait_for(self._closed.wait(), TIMEOUT_S)


def write(path: Path, samples: NDArray[np.int16]) -> Path:
    """A clip: 8 kHz, 16-bit, mono."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", "NONE"))
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def square_wave(path: Path, *, seconds: float) -> Path:
    """A clip of 500 Hz, loud."""
    return write(path, np.tile(np.repeat(np.array([8_000, -8_000], np.int16), 8), round(seconds * 500)))


@asynccontextmanager
async def running(**settings: Any) -> AsyncIterator[tuple[PyVoIPEngine, Told]]:
    """A stand-alone engine; `settings` are those of `rig.make`."""
    engine = make(**settings)
    await engine.start()
    try:
        yield engine, Told(engine)
    finally:
        await engine.stop()

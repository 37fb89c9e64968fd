"""The engines that the contract tests run on, and what those tests need.

An engine is one entry in `ENGINES`.
"""

import asyncio
import wave
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from telephony.accounts import MemoryAccounts
from telephony.engine import (
    Answered,
    CallLeg,
    Capability,
    Engine,
    EngineEvent,
    Incoming,
    Quality,
)
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import SiteAdmission
from tests.telephony.peer import (
    TIMEOUT_S,
    Peer,
)
from tests.telephony.pyvoip.rig import pyvoip

E = TypeVar("E")


@dataclass
class Rig:
    """An engine that runs, where calls to it go, and what it told."""

    engine: Engine
    address: tuple[str, int]
    told: "list[EngineEvent]"
    _events: "asyncio.Queue[EngineEvent]"

    async def event(self, kind: type[E]) -> E:
        """The next event, which must be of this kind (but for Quality, which has its own test)."""
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                event = await self._events.get()
                self.told.append(event)
                if isinstance(event, kind):
                    return event
                assert isinstance(event, Quality), event

    def has(self, capability: Capability) -> bool:
        return capability in self.engine.capabilities


@asynccontextmanager
async def native() -> AsyncIterator[tuple[Engine, tuple[str, int]]]:
    engine = NativeEngine(
        host="127.0.0.1",
        port=0,
        rtp_ports=range(31_000, 31_100),
        accounts=MemoryAccounts(),
        admit=SiteAdmission(open_numbers=frozenset({"95001"})),
        realm="hotline",
    )
    await engine.start()
    try:
        yield engine, ("127.0.0.1", engine.port)
    finally:
        await engine.stop()


ENGINES: dict[str, Callable[[], AbstractAsyncContextManager[tuple[Engine, tuple[str, int]]]]] = {
    "native": native,
    "pyvoip": pyvoip,
}
"""A running engine that takes calls to 95001 from loopback, and its SIP address."""


def write_clip(path: Path, *, seconds: float) -> Path:
    """A square wave of 500 Hz: 8 kHz, 16-bit, mono."""
    half = (8_000).to_bytes(2, "little", signed=True) * 8 + (-8_000).to_bytes(2, "little", signed=True) * 8
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(half * round(seconds * 500))
    return path


class Ear:
    """A sink that waits for sound."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.sound = asyncio.Event()
        self.closed = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def feed(self, pcm: bytes) -> None:
        self.frames.append(pcm)
        samples = memoryview(pcm).cast("h")
        if max(abs(sample) for sample in samples) > 4_000:
            self._loop.call_soon_threadsafe(self.sound.set)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self.closed.set)


async def within(awaitable: asyncio.Event) -> None:
    await asyncio.wait_for(awaitable.wait(), TIMEOUT_S)


async def recorded(path: Path) -> tuple[list[int], list[int]]:
    """Both channels of a recording, once there is something in it: it is written a little after the sound."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            with wave.open(str(path)) as file:
                assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, 8_000)
                samples = memoryview(file.readframes(file.getnframes())).cast("h").tolist()
            if samples:
                return samples[0::2], samples[1::2]
            await asyncio.sleep(0.02)


async def take_call(rig: Rig, peer: Peer) -> tuple[CallLeg, object]:
    """A call that came in and was answered, with the peer talking."""
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    rtp = await call.answered()
    assert (await rig.event(Answered)).leg == leg.id
    call.audio.talk(rtp)
    return leg, call

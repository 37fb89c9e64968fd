"""A peer, an engine that runs, something to play."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from telephony.engine import (
    EngineEvent,
)
from tests.telephony.contract import ENGINES, Rig, write_clip
from tests.telephony.peer import (
    Peer,
)


@pytest.fixture(params=ENGINES)
async def rig(request: pytest.FixtureRequest, peer: Peer) -> AsyncIterator[Rig]:
    # The peer is asked for, and so closed later: it still answers the BYEs of the end.
    async with ENGINES[request.param]() as (engine, address):
        events: asyncio.Queue[EngineEvent] = asyncio.Queue()

        async def read() -> None:
            async for event in engine.events():
                events.put_nowait(event)

        reader = asyncio.get_running_loop().create_task(read())
        yield Rig(engine, address, [], events)
        reader.cancel()


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    async with Peer() as peer:
        yield peer


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return write_clip(tmp_path / "clip.wav", seconds=0.4)

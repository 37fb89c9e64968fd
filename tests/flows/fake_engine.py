"""An engine without lines: tests say what the far ends do, and see what they were told."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import NoReturn

from telephony.engine import (
    Address,
    Answered,
    AudioSink,
    CallLeg,
    Capability,
    Cause,
    Destination,
    Direction,
    Dtmf,
    EngineEvent,
    Extension,
    Held,
    HungUp,
    Incoming,
    PlayFinished,
    Resumed,
    SuperviseMode,
)
from telephony.engines.pairing import Pairing, PairState
from telephony.errors import CapabilityMissing, ResourceError

FRAME = 320
"""Octets in 20 ms."""

WITHIN_S = 5.0
"""A test that waits longer has failed."""


class FakeLeg:
    """Remembers its commands in `did`. What is played without a loop is over at once, unless the engine's
    `plays_at_once` is False: then `play_ends` says when.
    """

    def __init__(self, engine: "FakeEngine", id: str, direction: Direction, to: str) -> None:  # noqa: A002
        self.id = id
        self.direction = direction
        self.to = to
        self.did: list[str] = []
        self.peer: CallLeg | None = None
        self.sink: AudioSink | None = None
        self.over = False
        self.playing: str | None = None
        """The id of the `play` or `announce` that is not over."""
        self._pairing = Pairing()
        self._engine = engine
        self._plays = 0

    @property
    def held(self) -> bool:
        """Whether the far end hears our music."""
        return self._pairing.state is PairState.HELD

    # What the flows command

    async def ring(self) -> None:
        self.did.append("ring")

    async def answer(self) -> None:
        self.did.append("answer")
        if not self.over:
            self._engine.tell(Answered(self.id))

    async def reject(self, cause: Cause) -> None:
        self.did.append(f"reject {cause.value}")

    async def play(self, clips: Sequence[Path], *, loop: bool = False) -> str:
        self.did.append(f"play {_names(clips)}")
        return self._begin_play(loop=loop)

    async def announce(self, clips: Sequence[Path]) -> str:
        if not self.over:
            self._pairing.announce()
        self.did.append(f"announce {_names(clips)}")
        return self._begin_play(loop=False)

    async def stop(self) -> None:
        self.did.append("stop")
        self.play_ends(completed=False)

    async def listen(self, sink: AudioSink) -> None:
        self.sink = sink

    async def record(self, path: Path) -> None:
        if self._engine.disk_full:
            raise ResourceError("the disk is full")
        self.did.append(f"record {path.name}")

    async def bridge(self, other: CallLeg) -> None:
        assert isinstance(other, FakeLeg)
        self.did.append("bridge")
        self.peer = other
        if not self.over and not other.over:
            self._pairing.join(other._pairing)
            self.play_ends(completed=False)
            other.play_ends(completed=False)

    async def unbridge(self) -> None:
        self.peer = None
        self._pairing.part()

    async def hang_up(self) -> None:
        if not self.over:
            self.did.append("hang_up")
            self._end(Cause.NORMAL, by_peer=False)

    async def hold(self, music: Sequence[Path]) -> None:
        if not self.over:
            self._pairing.hold()
            self.did.append(f"hold {_names(music)}")

    async def resume(self) -> None:
        if not self.over:
            self._pairing.resume()
            self.did.append("resume")

    async def transfer(self, to: Destination) -> None:
        self._missing(Capability.TRANSFER)

    async def send_dtmf(self, digits: str) -> None:
        self._missing(Capability.SEND_DTMF)

    async def supervise(self, target: CallLeg, mode: SuperviseMode) -> None:
        self._missing(Capability.SUPERVISE)

    def _begin_play(self, *, loop: bool) -> str:
        self.play_ends(completed=False)
        self._plays += 1
        play = f"{self.id}-{self._plays}"
        if not self.over:
            self.playing = play
            if not loop and self._engine.plays_at_once:
                self.play_ends()
        return play

    def _missing(self, capability: Capability) -> NoReturn:
        raise CapabilityMissing(self._engine.name, capability.value)

    # What the audio does

    def play_ends(self, *, completed: bool = True) -> None:
        """What is playing, if anything, is over."""
        play, self.playing = self.playing, None
        if play is not None:
            self._engine.tell(PlayFinished(self.id, play, completed))

    # What the far end does

    def peer_holds(self) -> None:
        """The key on the phone is pressed."""
        self._engine.tell(Held(self.id))

    def peer_resumes(self) -> None:
        self._engine.tell(Resumed(self.id))

    def peer_presses(self, digit: str) -> None:
        self._engine.tell(Dtmf(self.id, digit, 100))

    def peer_says(self, pcm: bytes) -> None:
        """8 kHz, 16-bit; it is heard at once, however long it takes to say."""
        assert self.sink is not None
        for start in range(0, len(pcm), FRAME):
            self.sink.feed(pcm[start : start + FRAME].ljust(FRAME, b"\0"))

    def peer_answers(self) -> None:
        self._engine.tell(Answered(self.id))

    def peer_hangs_up(self, cause: Cause = Cause.NORMAL) -> None:
        self._end(cause, by_peer=True)

    def _end(self, cause: Cause, *, by_peer: bool) -> None:
        self.play_ends(completed=False)
        self.over = True
        self._pairing.end()
        if self.sink is not None:
            self.sink.close()
        self._engine.tell(HungUp(self.id, cause, by_peer))


def _names(clips: Sequence[Path]) -> str:
    return "+".join(clip.stem for clip in clips)


class FakeEngine:
    name = "fake"
    capabilities = frozenset(
        {
            Capability.REGISTRAR,
            Capability.RING,
            Capability.ORIGINATE,
            Capability.BRIDGE,
            Capability.HOLD,
            Capability.ANNOUNCE,
        }
    )
    reachable = True

    def __init__(self) -> None:
        self.legs: list[FakeLeg] = []
        self.disk_full = False
        self.plays_at_once = True
        """Whether a clip takes no time; else it goes on until `FakeLeg.play_ends`."""
        self.on_originate: Callable[[FakeLeg], None] = lambda leg: None
        """What a phone does when it is rung."""
        self._events: asyncio.Queue[EngineEvent | None] = asyncio.Queue()
        self._new = asyncio.Event()

    async def start(self) -> None: ...

    async def stop(self) -> None:
        self._events.put_nowait(None)

    async def events(self) -> AsyncIterator[EngineEvent]:
        while (event := await self._events.get()) is not None:
            yield event

    async def originate(self, to: Destination, *, caller: str, timeout_s: float) -> CallLeg:
        match to:
            case Extension(user=user):
                leg = self._leg(Direction.OUTBOUND, user)
            case Address(uri=uri):
                leg = self._leg(Direction.OUTBOUND, uri)
        self.on_originate(leg)
        return leg

    def tell(self, event: EngineEvent) -> None:
        self._events.put_nowait(event)

    def call_in(self, caller: str = "13800138000", called: str = "95001") -> FakeLeg:
        """A customer dials."""
        leg = self._leg(Direction.INBOUND, called)
        self.tell(Incoming(leg, caller, called))
        return leg

    async def rung(self, to: str, times: int = 1) -> FakeLeg:
        """The leg of the `times`-th call that was placed to `to`, as soon as it is."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                found = [leg for leg in self.legs if leg.direction is Direction.OUTBOUND and to in leg.to]
                if len(found) >= times:
                    return found[times - 1]
                self._new.clear()
                await self._new.wait()

    def _leg(self, direction: Direction, to: str) -> FakeLeg:
        leg = FakeLeg(self, f"leg{len(self.legs) + 1}", direction, to)
        self.legs.append(leg)
        self._new.set()
        return leg

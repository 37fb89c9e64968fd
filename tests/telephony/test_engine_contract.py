"""What every engine must do, in the words of `telephony.engine`, against a raw peer on loopback.

An engine is one entry in `ENGINES`. A test that needs a capability the engine does not declare asserts that the
command says so (`CapabilityMissing`), instead.
"""

import asyncio
import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from telephony.accounts import MemoryAccounts
from telephony.engine import (
    Address,
    Answered,
    CallLeg,
    Capability,
    Cause,
    Direction,
    Dtmf,
    Engine,
    EngineEvent,
    Extension,
    HungUp,
    Incoming,
    PlayFinished,
    Quality,
    Ringing,
    SuperviseMode,
)
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.errors import CapabilityMissing, IllegalCommand, ResourceError
from tests.telephony.peer import (
    TIMEOUT_S,
    TONE_A,
    TONE_B,
    Peer,
    dtmf,
    loud,
    tone,
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


# --- inbound


async def test_T2_call_comes_in_rings_is_answered_and_hung_up_by_the_caller(rig: Rig, peer: Peer) -> None:
    call = peer.call("95001", rig.address)
    incoming = await rig.event(Incoming)
    assert (incoming.caller, incoming.called) == ("13800138000", "95001")
    assert incoming.leg.direction is Direction.INBOUND
    if rig.has(Capability.RING):
        await incoming.leg.ring()
        await call.next(status=180)
    await incoming.leg.answer()
    await call.answered()
    assert (await rig.event(Answered)).leg == incoming.leg.id
    call.bye()
    assert (await call.next(status=200)).method == "BYE"
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause, ended.by_peer) == (incoming.leg.id, Cause.NORMAL, True)


async def test_hang_up_sends_bye(rig: Rig, peer: Peer) -> None:
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    await call.answered()
    await rig.event(Answered)
    await leg.hang_up()
    await call.next(method="BYE")
    ended = await rig.event(HungUp)
    assert (ended.cause, ended.by_peer) == (Cause.NORMAL, False)


async def test_caller_gives_up_before_the_answer(rig: Rig, peer: Peer) -> None:
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    call.cancel()
    assert (await call.next(method="CANCEL", status=200)).status == 200
    assert (await call.final()).status == 487
    call.ack_refusal()
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause, ended.by_peer) == (leg.id, Cause.CANCELLED, True)
    await leg.answer()  # too late, and harmless


@pytest.mark.parametrize(
    ("cause", "status"),
    [(Cause.BUSY, 486), (Cause.DECLINED, 603), (Cause.UNREACHABLE, 480), (Cause.REFUSED, 403)],
)
async def test_reject_tells_the_caller_why(rig: Rig, peer: Peer, cause: Cause, status: int) -> None:
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    if not rig.has(Capability.REJECT_CAUSE):
        with pytest.raises(CapabilityMissing):
            await leg.reject(cause)
        return
    await leg.reject(cause)
    assert (await call.final()).status == status
    call.ack_refusal()
    ended = await rig.event(HungUp)
    assert (ended.cause, ended.by_peer) == (cause, False)


async def test_quality_is_told_once_before_the_end(rig: Rig, peer: Peer) -> None:
    if not rig.has(Capability.QUALITY):
        pytest.skip("the engine declares no QUALITY")
    leg, call = await take_call(rig, peer)
    ear = Ear()
    await leg.listen(ear)
    await within(ear.sound)
    await leg.hang_up()
    await rig.event(HungUp)
    (quality,) = [event for event in rig.told if isinstance(event, Quality)]
    assert quality.packets_received > 0
    assert call is not None


# --- audio


async def test_T3_caller_hears_what_is_played(rig: Rig, peer: Peer, clip: Path) -> None:
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    await call.answered()
    await rig.event(Answered)
    play = await leg.play([clip, clip])
    await call.audio.hears(loud, packets=35)
    finished = await rig.event(PlayFinished)
    assert (finished.leg, finished.play, finished.completed) == (leg.id, play, True)


async def test_play_in_a_loop_ends_by_stop(rig: Rig, peer: Peer, clip: Path) -> None:
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    await call.answered()
    await rig.event(Answered)
    play = await leg.play([clip], loop=True)
    await call.audio.hears(loud, packets=30)
    await leg.stop()
    finished = await rig.event(PlayFinished)
    assert (finished.play, finished.completed) == (play, False)


async def test_end_of_the_leg_finishes_the_play_first(rig: Rig, peer: Peer, clip: Path) -> None:
    leg, _ = await take_call(rig, peer)
    play = await leg.play([clip], loop=True)
    await leg.hang_up()
    finished = await rig.event(PlayFinished)
    assert (finished.play, finished.completed) == (play, False)
    await rig.event(HungUp)


async def test_play_of_a_missing_file_is_refused_and_the_call_goes_on(rig: Rig, peer: Peer, clip: Path) -> None:
    leg, _ = await take_call(rig, peer)
    with pytest.raises(ResourceError):
        await leg.play([clip, clip.with_name("missing.wav")])
    await leg.play([clip])
    assert (await rig.event(PlayFinished)).completed


async def test_sink_hears_the_far_end_until_the_leg_ends(rig: Rig, peer: Peer) -> None:
    leg, _ = await take_call(rig, peer)
    ear = Ear()
    await leg.listen(ear)
    await within(ear.sound)
    assert all(len(frame) == 320 for frame in ear.frames)
    await leg.hang_up()
    await within(ear.closed)


async def test_bridged_legs_hear_each_other(rig: Rig, peer: Peer) -> None:
    leg_a, call_a = await take_call(rig, peer)
    if not rig.has(Capability.BRIDGE):
        with pytest.raises(CapabilityMissing):
            await leg_a.bridge(leg_a)
        return
    call_b = peer.call("95001", rig.address)
    leg_b = (await rig.event(Incoming)).leg
    await leg_b.answer()
    rtp = await call_b.answered()
    await rig.event(Answered)
    call_b.audio.talk(rtp, TONE_B)
    await leg_a.bridge(leg_b)
    await call_b.audio.hears(lambda payload: payload == TONE_A or loud(payload))
    await peer.audios[0].hears(loud)
    await leg_a.unbridge()
    await leg_a.hang_up()
    await rig.event(HungUp)
    await leg_b.hang_up()
    await rig.event(HungUp)
    assert call_a is not call_b


async def test_T14_recording_has_both_sides(rig: Rig, peer: Peer, clip: Path, tmp_path: Path) -> None:
    leg, _ = await take_call(rig, peer)
    path = tmp_path / "recording.wav"
    if not rig.has(Capability.RECORD):
        with pytest.raises(CapabilityMissing):
            await leg.record(path)
        return
    ear = Ear()
    await leg.record(path)
    await leg.listen(ear)
    await leg.play([clip])
    await within(ear.sound)
    await rig.event(PlayFinished)
    await leg.hang_up()
    await rig.event(HungUp)
    await within(ear.closed)
    left, right = await recorded(path)
    assert max(left) > 4_000, "left: what the far end said"
    assert max(right) > 4_000, "right: what it heard"


async def test_keys_are_told(rig: Rig, peer: Peer) -> None:
    if not rig.has(Capability.RECEIVE_DTMF):
        pytest.skip("the engine declares no RECEIVE_DTMF")
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    rtp = await call.answered()
    await rig.event(Answered)
    call.audio.say(rtp, dtmf(5, sequence=1, timestamp=160))
    call.audio.say(rtp, dtmf(11, sequence=20, timestamp=4_000))
    keys = [await rig.event(Dtmf), await rig.event(Dtmf)]
    assert [(key.leg, key.digit) for key in keys] == [(leg.id, "5"), (leg.id, "#")]


# --- outbound


async def test_T12_call_out_is_answered_and_ended_by_the_far_end(rig: Rig, peer: Peer) -> None:
    leg = await rig.engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
    assert leg.direction is Direction.OUTBOUND
    call = await peer.called()
    assert call.invite is not None
    assert "95001" in call.invite.get("From")
    call.respond(call.invite, 180)
    assert (await rig.event(Ringing)).leg == leg.id
    call.pick_up()
    await call.next(method="ACK")
    assert (await rig.event(Answered)).leg == leg.id
    call.local, call.remote = call.local, call.invite.get("From")
    call.bye()
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause, ended.by_peer) == (leg.id, Cause.NORMAL, True)


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (486, Cause.BUSY),
        (600, Cause.BUSY),
        (480, Cause.NO_ANSWER),
        (603, Cause.DECLINED),
        (404, Cause.UNREACHABLE),
        (503, Cause.UNREACHABLE),
        (403, Cause.REFUSED),
    ],
)
async def test_C8_call_out_fails_with_its_cause(rig: Rig, peer: Peer, status: int, cause: Cause) -> None:
    leg = await rig.engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
    call = await peer.called()
    assert call.invite is not None
    call.respond(call.invite, status)
    await call.next(method="ACK")
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause, ended.by_peer, ended.status) == (leg.id, cause, True, status)


async def test_C8_nobody_answers_in_time(rig: Rig, peer: Peer) -> None:
    leg = await rig.engine.originate(Address(peer.uri), caller="95001", timeout_s=0.3)
    call = await peer.called()
    assert call.invite is not None
    call.respond(call.invite, 180)
    await rig.event(Ringing)
    await call.next(method="CANCEL")
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause, ended.by_peer) == (leg.id, Cause.NO_ANSWER, False)


async def test_call_out_is_given_up(rig: Rig, peer: Peer) -> None:
    leg = await rig.engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
    call = await peer.called()
    assert call.invite is not None
    call.respond(call.invite, 180)
    await rig.event(Ringing)
    await leg.hang_up()
    await call.next(method="CANCEL")
    ended = await rig.event(HungUp)
    assert (ended.cause, ended.by_peer) == (Cause.CANCELLED, False)


async def test_C8_nobody_is_there(rig: Rig, peer: Peer) -> None:
    leg = await rig.engine.originate(Address("sip:1@127.0.0.1:9"), caller="95001", timeout_s=0.3)
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause) == (leg.id, Cause.UNREACHABLE)


async def test_extension_that_is_not_registered_is_unreachable(rig: Rig) -> None:
    if not rig.has(Capability.REGISTRAR):
        pytest.skip("the engine declares no REGISTRAR")
    leg = await rig.engine.originate(Extension("1001"), caller="95001", timeout_s=TIMEOUT_S)
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.cause) == (leg.id, Cause.UNREACHABLE)


# --- commands


async def test_commands_on_an_ended_leg_do_nothing(rig: Rig, peer: Peer, clip: Path, tmp_path: Path) -> None:
    leg, _ = await take_call(rig, peer)
    await leg.hang_up()
    await rig.event(HungUp)
    await leg.ring()
    await leg.answer()
    await leg.reject(Cause.BUSY)
    await leg.play([clip])
    await leg.stop()
    await leg.record(tmp_path / "none.wav")
    await leg.listen(Ear())
    await leg.bridge(leg) if not rig.has(Capability.BRIDGE) else None
    await leg.unbridge()
    await leg.hang_up()


async def test_answering_an_outbound_leg_is_illegal(rig: Rig, peer: Peer) -> None:
    leg = await rig.engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
    await peer.called()
    with pytest.raises(IllegalCommand):
        await leg.answer()


async def test_a_missing_capability_says_so(rig: Rig, peer: Peer, clip: Path) -> None:
    leg, _ = await take_call(rig, peer)
    commands: dict[Capability, Callable[[], Awaitable[None]]] = {
        Capability.HOLD: lambda: leg.hold([clip]),
        Capability.TRANSFER: lambda: leg.transfer(Extension("1001")),
        Capability.SEND_DTMF: lambda: leg.send_dtmf("1"),
        Capability.SUPERVISE: lambda: leg.supervise(leg, SuperviseMode.LISTEN),
    }
    for capability, command in commands.items():
        if not rig.has(capability):
            with pytest.raises(CapabilityMissing) as raised:
                await command()
            assert raised.value.capability == capability.value


def test_the_tones_of_this_test_are_loud() -> None:
    assert loud(tone(400))
    assert not loud(bytes([0xD5]) * 160)

"""What every engine must do, in the words of `telephony.engine`, against a raw peer on loopback: a bridge that is
held, and announced into."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from telephony.engine import Answered, CallLeg, Capability, HungUp, Incoming, PlayFinished
from telephony.errors import IllegalCommand, ResourceError
from tests.telephony.contract import Ear, Rig, recorded, take_call, within, write_clip
from tests.telephony.peer import TONE_A, TONE_B, Audio, Call, Peer, loud


def silent(payload: bytes) -> bool:
    return not loud(payload)


def voice(tone: bytes) -> Callable[[bytes], bool]:
    """Whether 20 ms are of this far end: the tone, at whatever place in it the frame begins."""
    turns = {(tone * 2)[at : at + 160] for at in range(160)}
    return lambda payload: payload in turns


@dataclass
class End:
    leg: CallLeg
    call: Call

    @property
    def audio(self) -> Audio:
        return self.call.audio

    async def hears_now(self, what: Callable[[bytes], bool]) -> None:
        """Wait until what it hears from now on fits."""
        self.audio.heard.clear()
        await self.audio.hears(what)


async def bridged(rig: Rig, peer: Peer) -> tuple[End, End]:
    """Two answered calls whose far ends hear each other: the first says `TONE_A`, the second `TONE_B`."""
    ends = []
    for tone in (TONE_A, TONE_B):
        call = peer.call("95001", rig.address)
        leg = (await rig.event(Incoming)).leg
        await leg.answer()
        rtp = await call.answered()
        await rig.event(Answered)
        call.audio.talk(rtp, tone)
        ends.append(End(leg, call))
    a, b = ends
    await a.leg.bridge(b.leg)
    await a.hears_now(voice(TONE_B))
    await b.hears_now(voice(TONE_A))
    return a, b


def require(rig: Rig, *capabilities: Capability) -> None:
    for capability in (Capability.BRIDGE, *capabilities):
        if not rig.has(capability):
            pytest.skip(f"the engine declares no {capability.name}")


@pytest.fixture
def long_clip(tmp_path: Path) -> Path:
    return write_clip(tmp_path / "long.wav", seconds=20)


async def test_T10_the_held_hears_music_the_other_silence_until_resumed(
    rig: Rig, peer: Peer, clip: Path, tmp_path: Path
) -> None:
    require(rig, Capability.HOLD)
    caller, agent = await bridged(rig, peer)
    path = tmp_path / "held.wav"
    if rig.has(Capability.RECORD):
        await caller.leg.record(path)
    await caller.leg.hold([clip])
    is_voice = voice(TONE_B)
    await caller.hears_now(lambda payload: loud(payload) and not is_voice(payload))
    await agent.hears_now(silent)
    ears = [Ear(), Ear()]
    for end, ear in zip((caller, agent), ears, strict=True):
        await end.leg.listen(ear)
        await within(ear.sound)
    await caller.leg.resume()
    await caller.hears_now(voice(TONE_B))
    await agent.hears_now(voice(TONE_A))
    if rig.has(Capability.RECORD):
        left, right = await recorded(path)
        assert len(left) == len(right)
        assert max(left) > 4_000
        assert max(right) > 4_000


async def test_a_play_to_the_held_is_told_and_the_music_is_not(rig: Rig, peer: Peer, clip: Path) -> None:
    require(rig, Capability.HOLD)
    caller, _ = await bridged(rig, peer)
    await caller.leg.hold([])
    await caller.hears_now(silent)
    play = await caller.leg.play([clip])
    await caller.hears_now(loud)
    finished = await rig.event(PlayFinished)
    assert (finished.leg, finished.play, finished.completed) == (caller.leg.id, play, True)
    await caller.hears_now(silent)
    await caller.leg.resume()
    await caller.hears_now(loud)


async def test_hold_and_resume_that_do_not_fit_are_illegal_and_change_nothing(rig: Rig, peer: Peer, clip: Path) -> None:
    require(rig, Capability.HOLD)
    leg, _ = await take_call(rig, peer)
    commands: list[Callable[[], Awaitable[None]]] = [lambda: leg.hold([clip]), leg.resume]
    for command in commands:
        with pytest.raises(IllegalCommand):
            await command()
    await leg.hang_up()
    await rig.event(HungUp)
    caller, agent = await bridged(rig, peer)
    with pytest.raises(IllegalCommand):
        await caller.leg.resume()
    with pytest.raises(ResourceError):
        await caller.leg.hold([clip.with_name("missing.wav")])
    await agent.hears_now(voice(TONE_A))
    await caller.leg.hold([clip])
    with pytest.raises(IllegalCommand):
        await caller.leg.hold([clip])
    await agent.hears_now(silent)


async def test_the_held_may_hang_up(rig: Rig, peer: Peer, clip: Path) -> None:
    require(rig, Capability.HOLD)
    caller, agent = await bridged(rig, peer)
    await caller.leg.hold([clip])
    caller.call.bye()
    ended = await rig.event(HungUp)
    assert (ended.leg, ended.by_peer) == (caller.leg.id, True)
    await caller.leg.resume()  # too late, and harmless
    await agent.hears_now(silent)
    await agent.leg.hang_up()
    assert (await rig.event(HungUp)).leg == agent.leg.id


async def test_the_end_of_the_other_leg_ends_the_hold(rig: Rig, peer: Peer, clip: Path) -> None:
    require(rig, Capability.HOLD)
    caller, agent = await bridged(rig, peer)
    await caller.leg.hold([clip])
    await caller.hears_now(loud)
    await agent.leg.hang_up()
    await rig.event(HungUp)
    await caller.hears_now(silent)
    await caller.leg.resume()  # too late, and harmless
    await caller.leg.hold([clip])
    await caller.hears_now(silent)
    await caller.leg.hang_up()
    await rig.event(HungUp)


async def test_P1_an_announcement_is_heard_at_both_ends_and_told_as_a_play(rig: Rig, peer: Peer, clip: Path) -> None:
    require(rig, Capability.ANNOUNCE)
    caller, agent = await bridged(rig, peer)
    caller.audio.heard.clear()
    agent.audio.heard.clear()
    play = await caller.leg.announce([clip])
    finished = await rig.event(PlayFinished)
    assert (finished.leg, finished.play, finished.completed) == (caller.leg.id, play, True)
    voices = {caller.call.call_id: voice(TONE_B), agent.call.call_id: voice(TONE_A)}
    for end in (caller, agent):
        foreign = voices[end.call.call_id]
        line = [packet for packet in end.audio.heard if loud(packet[12:]) and not foreign(packet[12:])]
        assert len(line) >= 15, "of 20 packets of the line"
    await caller.hears_now(voice(TONE_B))
    await agent.hears_now(voice(TONE_A))


async def test_an_announcement_can_be_stopped(rig: Rig, peer: Peer, long_clip: Path) -> None:
    require(rig, Capability.ANNOUNCE)
    caller, _ = await bridged(rig, peer)
    play = await caller.leg.announce([long_clip])
    is_voice = voice(TONE_B)
    await caller.hears_now(lambda payload: not is_voice(payload))
    await caller.leg.stop()
    finished = await rig.event(PlayFinished)
    assert (finished.play, finished.completed) == (play, False)
    await caller.hears_now(is_voice)


async def test_announcing_where_nobody_is_bridged_or_held_is_illegal(rig: Rig, peer: Peer, clip: Path) -> None:
    require(rig, Capability.ANNOUNCE, Capability.HOLD)
    leg, _ = await take_call(rig, peer)
    with pytest.raises(IllegalCommand):
        await leg.announce([clip])
    await leg.hang_up()
    await rig.event(HungUp)
    caller, _ = await bridged(rig, peer)
    with pytest.raises(ResourceError):
        await caller.leg.announce([clip.with_name("missing.wav")])
    await caller.leg.hold([])
    with pytest.raises(IllegalCommand):
        await caller.leg.announce([clip])

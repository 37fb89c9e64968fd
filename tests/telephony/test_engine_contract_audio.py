"""What every engine must do, in the words of `telephony.engine`, against a raw peer on loopback: audio and keys."""

from pathlib import Path

import pytest

from telephony.engine import (
    Answered,
    Capability,
    Dtmf,
    HungUp,
    Incoming,
    PlayFinished,
)
from telephony.errors import CapabilityMissing, IllegalCommand, ResourceError
from tests.telephony.contract import Ear, Rig, recorded, take_call, within
from tests.telephony.peer import (
    TONE_A,
    TONE_B,
    Peer,
    dtmf,
    loud,
    tone,
)


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


async def test_keys_are_pressed(rig: Rig, peer: Peer) -> None:
    call = peer.call("95001", rig.address)
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    await call.answered()
    await rig.event(Answered)
    if not rig.has(Capability.SEND_DTMF):
        with pytest.raises(CapabilityMissing):
            await leg.send_dtmf("5")
        return
    with pytest.raises(IllegalCommand):
        await leg.send_dtmf("5x")
    await leg.send_dtmf("5#")
    await call.audio.hears(lambda payload: len(payload) == 4 and payload[1] >= 0x80, packets=6)
    events = [packet[12] for packet in call.audio.heard if packet[1] & 0x7F == 101]
    assert list(dict.fromkeys(events)) == [5, 11]


def test_the_tones_of_this_test_are_loud() -> None:
    assert loud(tone(400))
    assert not loud(bytes([0xD5]) * 160)

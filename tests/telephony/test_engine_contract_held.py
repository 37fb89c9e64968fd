"""What every engine must do, in the words of `telephony.engine`, against a raw peer on loopback: being put on hold."""

import pytest

from telephony.engine import Answered, Held, HungUp, Incoming, Resumed
from tests.telephony.contract import Ear, Rig, take_call, within
from tests.telephony.peer import Peer, sdp


class Patience(Ear):
    """A sink that waits for ten ticks."""

    def feed(self, pcm: bytes) -> None:
        self.frames.append(pcm)
        if len(self.frames) == 10:
            self._loop.call_soon_threadsafe(self.sound.set)


@pytest.mark.parametrize("direction", ["sendonly", "inactive"])
async def test_the_far_end_holds_and_takes_back_and_both_are_told_once(rig: Rig, peer: Peer, direction: str) -> None:
    leg, _ = await take_call(rig, peer)
    call = next(iter(peer.calls.values()))
    answers = {"sendonly": "a=recvonly", "inactive": "a=inactive"}
    for version in (2, 3):  # the second time a refresh
        call.request("INVITE", sdp(call.audio.port, direction=direction, version=version), "application/sdp")
        assert answers[direction] in (await call.final()).body
        call.ack()
    assert (await rig.event(Held)).leg == leg.id
    call.request("INVITE", sdp(call.audio.port, version=4), "application/sdp")
    assert "a=sendrecv" in (await call.final()).body
    call.ack()
    assert (await rig.event(Resumed)).leg == leg.id
    await leg.hang_up()
    await rig.event(HungUp)


async def test_hold_in_the_old_manner_sends_nothing_and_is_told(rig: Rig, peer: Peer) -> None:
    """RFC 3264 §8.4: c=0.0.0.0."""
    leg, _ = await take_call(rig, peer)
    call = next(iter(peer.calls.values()))
    call.request(
        "INVITE", sdp(call.audio.port, version=2).replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0"), "application/sdp"
    )
    assert (await call.final()).status == 200
    call.ack()
    assert (await rig.event(Held)).leg == leg.id
    ear = Ear()
    await leg.listen(ear)
    await within(ear.sound)  # what it sends is still heard
    call.audio.heard.clear()
    ticks = Patience()
    await leg.listen(ticks)
    await within(ticks.sound)
    assert call.audio.heard == []
    call.request("INVITE", sdp(call.audio.port, version=3), "application/sdp")
    await call.answered()
    assert (await rig.event(Resumed)).leg == leg.id
    await call.audio.hears(lambda _: True)


async def test_a_far_end_that_only_listens_does_not_hold_us(rig: Rig, peer: Peer) -> None:
    leg, _ = await take_call(rig, peer)
    call = next(iter(peer.calls.values()))
    call.request("INVITE", sdp(call.audio.port, direction="recvonly", version=2), "application/sdp")
    assert "a=sendonly" in (await call.final()).body
    call.ack()
    await leg.hang_up()
    await rig.event(HungUp)  # and nothing before it


async def test_who_begins_on_hold_is_told_after_the_answer(rig: Rig, peer: Peer) -> None:
    call = peer.call("95001", rig.address, body=sdp(peer.audios[0].port, direction="sendonly"))
    leg = (await rig.event(Incoming)).leg
    await leg.answer()
    await call.answered()
    await rig.event(Answered)
    assert (await rig.event(Held)).leg == leg.id

"""What every engine must do, in the words of `telephony.engine`, against a raw peer on loopback: calls and commands.

A test that needs a capability the engine does not declare asserts that the command says so (`CapabilityMissing`),
instead.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from telephony.engine import (
    Address,
    Answered,
    Capability,
    Cause,
    Direction,
    Extension,
    HungUp,
    Incoming,
    Quality,
    Ringing,
    SuperviseMode,
)
from telephony.errors import CapabilityMissing, IllegalCommand
from tests.telephony.contract import Ear, Rig, take_call, within
from tests.telephony.peer import (
    TIMEOUT_S,
    Peer,
)

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


async def test_quality_is_told_once_before_the_end_where_it_is_declared(rig: Rig, peer: Peer) -> None:
    leg, call = await take_call(rig, peer)
    ear = Ear()
    await leg.listen(ear)
    await within(ear.sound)
    await leg.hang_up()
    await rig.event(HungUp)
    told = [event for event in rig.told if isinstance(event, Quality)]
    assert len(told) == rig.has(Capability.QUALITY)
    assert all(quality.packets_received > 0 for quality in told)
    assert call is not None


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


async def test_an_extension_that_nobody_knows_is_unreachable(rig: Rig) -> None:
    leg = await rig.engine.originate(Extension("1999"), caller="95001", timeout_s=TIMEOUT_S)
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
    if rig.has(Capability.HOLD):
        await leg.hold([clip])
        await leg.resume()
    if rig.has(Capability.ANNOUNCE):
        await leg.announce([clip])
    await leg.hang_up()


async def test_answering_an_outbound_leg_is_illegal(rig: Rig, peer: Peer) -> None:
    leg = await rig.engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
    await peer.called()
    with pytest.raises(IllegalCommand):
        await leg.answer()


async def test_a_missing_capability_says_so(rig: Rig, peer: Peer, clip: Path) -> None:
    leg, _ = await take_call(rig, peer)
    commands: dict[Capability, Callable[[], Awaitable[object]]] = {
        Capability.HOLD: lambda: leg.hold([clip]),
        Capability.ANNOUNCE: lambda: leg.announce([clip]),
        Capability.TRANSFER: lambda: leg.transfer(Extension("1001")),
        Capability.SEND_DTMF: lambda: leg.send_dtmf("1"),
        Capability.SUPERVISE: lambda: leg.supervise(leg, SuperviseMode.LISTEN),
    }
    for capability, command in commands.items():
        if not rig.has(capability):
            with pytest.raises(CapabilityMissing) as raised:
                await command()
            assert raised.value.capability == capability.value

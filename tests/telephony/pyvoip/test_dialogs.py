"""What pyVoIP 1.6.8 does wrong in SIP, done right: each test is one of its known faults."""

import asyncio
import threading
from pathlib import Path

import pytest

from telephony.engine import Address, Answered, CallLeg, Cause, Dtmf, Extension, HungUp, Incoming, Ringing
from telephony.engines.pyvoip.engine import PyVoIPEngine
from telephony.errors import IllegalCommand, ResourceError
from tests.telephony.peer import TIMEOUT_S, Call, Message, Peer, loud, sdp
from tests.telephony.pyvoip.listening import Ear, Told, running, square_wave
from tests.telephony.pyvoip.rig import make


def here(engine: PyVoIPEngine) -> tuple[str, int]:
    return "127.0.0.1", engine.port


async def take(engine: PyVoIPEngine, told: Told, peer: Peer) -> tuple[CallLeg, Call]:
    call = peer.call("95001", here(engine))
    leg = (await told.next(Incoming)).leg
    await leg.answer()
    await call.answered()
    assert (await told.next(Answered)).leg == leg.id
    return leg, call


async def outside(peer: Peer) -> Message:
    return await asyncio.wait_for(peer.outside.get(), TIMEOUT_S)


def request(peer: Peer, engine: PyVoIPEngine, method: str, *, headers: tuple[str, ...] = ()) -> None:
    """A request outside of any call of the peer."""
    lines = [
        f"{method} sip:95001@127.0.0.1:{engine.port} SIP/2.0",
        f"Via: SIP/2.0/UDP 127.0.0.1:{peer.port};branch=z9hG4bK-{method}",
        f"From: <sip:peer@127.0.0.1:{peer.port}>;tag=peer",
        f"To: <sip:95001@127.0.0.1:{engine.port}>",
        "Call-ID: nobody",
        f"CSeq: 1 {method}",
        "Max-Forwards: 70",
        *headers,
    ]
    peer.send(lines, "", here(engine))


async def test_T2_a_call_is_offered_at_once_not_after_a_second() -> None:
    async with running() as (engine, told), Peer() as peer:
        loop = asyncio.get_running_loop()
        start = loop.time()
        await take(engine, told, peer)
        assert loop.time() - start < 0.5


async def test_calls_add_no_threads() -> None:
    async with running() as (engine, told), Peer() as peer:
        await take(engine, told, peer)
        before = threading.active_count()
        _, call = await take(engine, told, peer)
        call.request("INVITE", sdp(call.audio.port, version=2), "application/sdp")
        await call.answered()
        assert threading.active_count() == before


@pytest.mark.parametrize(
    ("method", "status"),
    [("OPTIONS", 200), ("INFO", 481), ("BYE", 481), ("UPDATE", 405), ("REFER", 405), ("NOTIFY", 405), ("DANCE", 501)],
)
async def test_every_request_is_answered(method: str, status: int) -> None:
    async with running() as (engine, _), Peer() as peer:
        request(peer, engine, method)
        answer = await outside(peer)
        assert (answer.status, answer.method) == (status, method)
        if status in (200, 405):
            assert "INVITE, ACK, BYE, CANCEL" in answer.get("Allow")


async def test_the_hotline_is_heard_at_the_new_place_after_a_reinvite(tmp_path: Path) -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, call = await take(engine, told, peer)
        await leg.play([square_wave(tmp_path / "clip.wav", seconds=0.5)], loop=True)
        await call.audio.hears(loud)
        moved = peer.audio_ready.get_nowait()
        call.request("INVITE", sdp(moved.port, version=2), "application/sdp")
        await call.answered()
        await moved.hears(loud)


async def test_on_hold_nothing_is_sent_and_after_it_again() -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, call = await take(engine, told, peer)
        await call.audio.hears(lambda _: True, 3)
        call.request("INVITE", sdp(call.audio.port, version=2, direction="sendonly"), "application/sdp")
        final = await call.final()
        call.ack()
        assert "a=recvonly" in final.body
        ear = Ear()
        await leg.listen(ear)
        await ear.hears_frames(3)
        heard = len(call.audio.heard)
        await ear.hears_frames(10)
        assert len(call.audio.heard) == heard
        call.request("INVITE", sdp(call.audio.port, version=3), "application/sdp")
        assert "a=sendrecv" in (await call.final()).body
        call.ack()
        await call.audio.hears(lambda _: True, len(call.audio.heard) + 3)


async def test_a_reinvite_without_common_audio_is_refused_and_the_call_goes_on(tmp_path: Path) -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, call = await take(engine, told, peer)
        call.request("INVITE", sdp(call.audio.port, version=2, formats="9"), "application/sdp")
        assert (await call.final()).status == 488
        call.ack_refusal()
        await leg.play([square_wave(tmp_path / "clip.wav", seconds=0.3)])
        await call.audio.hears(loud)


async def test_a_caller_who_leaves_the_offer_to_us_is_heard_and_hears(tmp_path: Path) -> None:
    async with running() as (engine, told), Peer() as peer:
        call = peer.call("95001", here(engine), body="")
        leg = (await told.next(Incoming)).leg
        await leg.answer()
        final = await call.final()
        assert "m=audio" in final.body
        call._send("ACK", call.sequence, "z9hG4bK-late-answer", sdp(call.audio.port), "application/sdp")
        await told.next(Answered)
        await leg.play([square_wave(tmp_path / "clip.wav", seconds=0.5)])
        await call.audio.hears(loud)


@pytest.mark.parametrize("formats", ["9 18", "96"])
async def test_a_call_without_common_audio_is_refused(formats: str) -> None:
    async with running() as (engine, _), Peer() as peer:
        call = peer.call("95001", here(engine), body=sdp(4_000, formats=formats))
        assert (await call.final()).status == 488


async def test_a_name_as_audio_address_is_refused_not_looked_up() -> None:
    async with running() as (engine, _), Peer() as peer:
        call = peer.call("95001", here(engine), body=sdp(4_000).replace("IP4 127.0.0.1", "IP4 far.example"))
        assert (await call.final()).status == 488


async def test_the_200_is_repeated_until_its_ack() -> None:
    async with running() as (engine, told), Peer() as peer:
        call = peer.call("95001", here(engine))
        leg = (await told.next(Incoming)).leg
        await leg.answer()
        first, second = await call.final(), await call.final()
        assert (first.status, second.status) == (200, 200)
        call.target = f"sip:{here(engine)[0]}:{here(engine)[1]}"
        call.ack()
        assert (await told.next(Answered)).leg == leg.id


async def test_a_hang_up_before_the_ack_says_bye_after_it() -> None:
    async with running() as (engine, told), Peer() as peer:
        call = peer.call("95001", here(engine))
        leg = (await told.next(Incoming)).leg
        await leg.answer()
        await leg.hang_up()
        ended = await told.next(HungUp)
        assert (ended.cause, ended.by_peer) == (Cause.NORMAL, False)
        await call.answered()
        await call.next(method="BYE")


async def test_an_invite_that_comes_twice_is_one_call() -> None:
    async with running() as (engine, told), Peer() as peer:
        call = peer.call("95001", here(engine))
        await told.next(Incoming)
        call.sequence = 0
        branch = call.branch
        call.sequence, call.branch = 1, branch
        call._send("INVITE", 1, branch, sdp(call.audio.port), "application/sdp")
        assert (await call.next(status=100)).status == 100
        assert (await call.next(status=100)).status == 100
        call.cancel()
        await told.next(HungUp)


async def test_an_answer_that_crosses_our_cancel_is_taken_back() -> None:
    async with running() as (engine, told), Peer() as peer:
        leg = await engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
        call = await peer.called()
        assert call.invite is not None
        call.respond(call.invite, 180)
        await told.next(Ringing)
        await leg.hang_up()
        assert (await told.next(HungUp)).cause is Cause.CANCELLED
        await call.next(method="CANCEL")
        call.pick_up()
        await call.next(method="ACK")
        await call.next(method="BYE")


async def test_a_second_phone_that_answers_is_let_go() -> None:
    async with running() as (engine, told), Peer() as peer:
        await engine.originate(Address(peer.uri), caller="95001", timeout_s=TIMEOUT_S)
        call = await peer.called()
        assert call.invite is not None
        call.pick_up()
        assert "peer-" in (await call.next(method="ACK")).get("To")
        await told.next(Answered)
        call.invite.headers = [
            (name, f"{value};tag=fork" if name == "To" else value) for name, value in call.invite.headers
        ]
        call.respond(call.invite, 200, sdp(call.audio.port))
        assert "tag=fork" in (await call.next(method="ACK")).get("To")
        assert "tag=fork" in (await call.next(method="BYE")).get("To")


async def test_an_extension_that_we_do_not_know_is_not_promised() -> None:
    async with running() as (engine, _), Peer() as peer:
        request(peer, engine, "INVITE", headers=("Require: 100rel",))
        answer = await outside(peer)
        assert (answer.status, answer.get("Unsupported")) == (420, "100rel")


async def test_keys_by_sip_info() -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, call = await take(engine, told, peer)
        call.request("INFO", "Signal=7\r\nDuration=120\r\n", "application/dtmf-relay")
        assert (await call.next(status=200)).method == "INFO"
        assert await told.next(Dtmf) == Dtmf(leg.id, "7", 120)


async def test_strangers_are_refused() -> None:
    async with running() as (engine, _), Peer() as peer:
        call = peer.call("12345", here(engine))
        assert (await call.final()).status == 403


async def test_garbage_changes_nothing() -> None:
    async with running() as (engine, told), Peer() as peer:
        _, call = await take(engine, told, peer)
        for garbage in (
            b"\x00\x01",
            b"INVITE",
            b"SIP/2.0 200 OK\r\n\r\n",
            b"\r\n\r\n",
            b"BYE sip:x SIP/2.0\r\nVia: x\r\n\r\n",
        ):
            peer.send_raw(garbage, here(engine))
        call.bye()
        assert (await call.next(status=200)).method == "BYE"
        assert (await told.next(HungUp)).cause is Cause.NORMAL


async def test_ports_go_back_however_a_call_ends() -> None:
    """The engine has one port here: every call needs the one of the call before."""
    async with running(rtp_ports=range(31_390, 31_392)) as (engine, told), Peer() as peer:
        peer.audio_ready.put_nowait(peer.audios[0])
        busy = peer.call("95001", here(engine))
        leg = (await told.next(Incoming)).leg
        assert (await peer.call("95001", here(engine)).final()).status == 503
        await leg.reject(Cause.BUSY)
        await told.next(HungUp)
        assert (await busy.final()).status == 486
        await engine.originate(Address("sip:1@127.0.0.1:9"), caller="95001", timeout_s=0.1)
        assert (await told.next(HungUp)).cause is Cause.UNREACHABLE
        _, call = await take(engine, told, peer)
        call.bye()
        await told.next(HungUp)
        peer.audio_ready.put_nowait(peer.audios[0])
        await take(engine, told, peer)


async def test_alone_an_extension_is_dialled_at_its_address() -> None:
    async with Peer() as peer, running(extensions={"1001": peer.uri}) as (engine, told):
        leg = await engine.originate(Extension("1001"), caller="13800138000", timeout_s=TIMEOUT_S)
        call = await peer.called()
        assert call.invite is not None
        assert "<sip:13800138000@127.0.0.1>" in call.invite.get("From")
        call.pick_up()
        await call.next(method="ACK")
        assert (await told.next(Answered)).leg == leg.id


async def test_alone_an_unknown_extension_is_unreachable() -> None:
    async with running() as (engine, told):
        leg = await engine.originate(Extension("1009"), caller="95001", timeout_s=TIMEOUT_S)
        ended = await told.next(HungUp)
        assert (ended.leg, ended.cause) == (leg.id, Cause.UNREACHABLE)


async def test_a_call_without_audio_is_ended() -> None:
    async with running(media_timeout_s=0.2) as (engine, told), Peer() as peer:
        leg, call = await take(engine, told, peer)
        ended = await told.next(HungUp)
        assert (ended.leg, ended.cause, ended.by_peer) == (leg.id, Cause.MEDIA_LOST, False)
        await call.next(method="BYE")


async def test_a_stop_hangs_up_and_ends_the_events() -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, call = await take(engine, told, peer)
        ear = Ear()
        await leg.listen(ear)
        await engine.stop()
        assert (await told.next(HungUp)).leg == leg.id
        await call.next(method="BYE")
        await ear.is_closed()
        with pytest.raises(StopAsyncIteration):
            await told.next(HungUp)


async def test_a_wrong_address_of_an_extension_is_named() -> None:
    with pytest.raises(
        ResourceError, match=r"pbx.extensions: the address of '1001' must begin with sip:, not with tel:"
    ):
        make(extensions={"1001": "tel:1001"})


async def test_nobody_is_called_before_the_start() -> None:
    with pytest.raises(IllegalCommand):
        await make().originate(Extension("1001"), caller="95001", timeout_s=1)


async def test_a_taken_port_stops_the_start_and_names_the_setting() -> None:
    async with running() as (engine, _):
        with pytest.raises(ResourceError, match=rf"HOTLINE_SIP: can't listen on udp:127\.0\.0\.1:{engine.port}"):
            await make(port=engine.port).start()

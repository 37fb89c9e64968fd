"""What the native engine does beyond the contract, on real sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
import structlog

from telephony.accounts import MemoryAccounts
from telephony.engine import (
    Address,
    Answered,
    Cause,
    Dtmf,
    EngineEvent,
    Extension,
    HungUp,
    Incoming,
    Registered,
)
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.engines.native.sip.registration import Line
from telephony.errors import IllegalCommand, ResourceError
from tests.telephony.peer import TIMEOUT_S, Peer, sdp

REALM = "hotline"


def build(port: int = 0, *, rtp_ports: range = range(31_300, 31_340), media_timeout_s: float = 60.0) -> NativeEngine:
    accounts = MemoryAccounts()
    accounts.add("1001", "secret", realm=REALM)
    return NativeEngine(
        host="127.0.0.1",
        port=port,
        rtp_ports=rtp_ports,
        accounts=accounts,
        admit=SiteAdmission(open_numbers=frozenset({"95001"})),
        realm=REALM,
        media_timeout_s=media_timeout_s,
    )


@pytest.fixture
async def engine(peer: Peer) -> AsyncIterator[NativeEngine]:
    engine = build()
    await engine.start()
    yield engine
    await engine.stop()


def address(engine: NativeEngine) -> tuple[str, int]:
    return ("127.0.0.1", engine.port)


async def read(engine: NativeEngine, kind: type[EngineEvent]) -> EngineEvent:
    """The next event of this kind; others are passed over."""
    async with asyncio.timeout(TIMEOUT_S):
        async for event in engine.events():
            if isinstance(event, kind):
                return event
    raise AssertionError


async def incoming(engine: NativeEngine) -> Incoming:
    event = await read(engine, Incoming)
    assert isinstance(event, Incoming)
    return event


async def test_a_busy_address_is_said_with_its_setting() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        with pytest.raises(ResourceError, match=rf"^HOTLINE_SIP: udp:127\.0\.0\.1:{port} "):
            await build(port).start()


async def test_a_stopped_engine_frees_its_address_and_ends_its_events() -> None:
    engine = build()
    await engine.start()
    port = engine.port
    await engine.stop()
    assert [event async for event in engine.events()] == []
    again = build(port)
    await again.start()
    await again.stop()
    await again.stop()
    with pytest.raises(IllegalCommand):
        await again.originate(Extension("1001"), caller="1", timeout_s=1)


async def test_stop_hangs_up_what_is_left(peer: Peer) -> None:
    engine = build()
    await engine.start()
    call = peer.call("95001", address(engine))
    await (await incoming(engine)).leg.answer()
    await call.answered()
    await read(engine, Answered)
    await engine.stop()
    await call.next(method="BYE")
    assert [type(event) for event in [event async for event in engine.events()]][-1] is HungUp


async def test_without_a_port_for_audio_a_call_gets_503(peer: Peer) -> None:
    engine = build(rtp_ports=range(31_340, 31_342))
    await engine.start()
    first = peer.call("95001", address(engine))
    await incoming(engine)
    second = peer.call("95001", address(engine))
    assert (await second.final()).status == 503
    second.ack_refusal()
    with pytest.raises(ResourceError, match="HOTLINE_RTP_PORTS"):
        await engine.originate(Address(peer.uri), caller="95001", timeout_s=1)
    first.cancel()
    await read(engine, HungUp)
    await engine.stop()


async def test_a_line_gone_dead_is_hung_up(peer: Peer) -> None:
    engine = build(media_timeout_s=0.3)
    await engine.start()
    call = peer.call("95001", address(engine))
    await (await incoming(engine)).leg.answer()
    await call.answered()
    ended = await read(engine, HungUp)
    assert isinstance(ended, HungUp)
    assert (ended.cause, ended.by_peer) == (Cause.MEDIA_LOST, False)
    await call.next(method="BYE")
    await engine.stop()


async def test_a_caller_who_holds_us_may_be_silent(peer: Peer) -> None:
    engine = build(media_timeout_s=0.3)
    await engine.start()
    call = peer.call("95001", address(engine))
    leg = (await incoming(engine)).leg
    await leg.answer()
    await call.answered()
    await read(engine, Answered)
    call.request("INVITE", sdp(call.audio.port, direction="inactive", version=2), "application/sdp")
    held = await call.final()
    assert "a=inactive" in held.body
    call.ack()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(read(engine, HungUp), 1.0)
    await leg.hang_up()
    await call.next(method="BYE")
    await engine.stop()


async def test_a_key_by_info_is_told_as_any_other(engine: NativeEngine, peer: Peer) -> None:
    call = peer.call("95001", address(engine))
    leg = (await incoming(engine)).leg
    await leg.answer()
    await call.answered()
    await read(engine, Answered)
    call.request("INFO", "Signal=9\r\nDuration=120\r\n", "application/dtmf-relay")
    assert (await call.next(method="INFO", status=200)).status == 200
    assert await read(engine, Dtmf) == Dtmf(leg.id, "9", 120)


async def test_a_rush_of_rubbish_makes_one_line_in_the_log(engine: NativeEngine, peer: Peer) -> None:
    call = peer.call("95001", address(engine))
    with structlog.testing.capture_logs() as logs:
        for n in range(200):
            peer.send_raw(b"INVITE sip:x SIP/2.0\r\n" + bytes([n, 255, 0]), address(engine))
        peer.send_raw(OPTIONS, address(engine))
        answer = await asyncio.wait_for(peer.outside.get(), TIMEOUT_S)
    assert answer.status == 200
    (line,) = [line for line in logs if line["event"] == "sip.discarded"]
    assert line["source"] == "127.0.0.1"
    await (await incoming(engine)).leg.answer()  # the call is as it was
    await call.answered()


OPTIONS = (
    b"OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK-options\r\n"
    b"From: <sip:x@127.0.0.1>;tag=1\r\nTo: <sip:127.0.0.1>\r\nCall-ID: options\r\nCSeq: 1 OPTIONS\r\n\r\n"
)


@pytest.mark.parametrize("uri", ["138", "tel:138", "sips:a@127.0.0.1", "sip:", "", "sip:a b@127.0.0.1"])
async def test_what_is_no_sip_address_is_misuse(engine: NativeEngine, uri: str) -> None:
    with pytest.raises(IllegalCommand):
        await engine.originate(Address(uri), caller="95001", timeout_s=1)


async def test_C8_a_host_that_nobody_knows_is_unreachable(engine: NativeEngine) -> None:
    leg = await engine.originate(Address("sip:138@no-such-host.invalid"), caller="95001", timeout_s=1)
    ended = await read(engine, HungUp)
    assert isinstance(ended, HungUp)
    assert (ended.leg, ended.cause) == (leg.id, Cause.UNREACHABLE)


async def test_a_trunk_that_asks_for_proof_gets_it(engine: NativeEngine, peer: Peer) -> None:
    to = Address(peer.uri, user="trunk", password="secret")
    await engine.originate(to, caller="95001", timeout_s=TIMEOUT_S)
    call = await peer.called()
    assert call.invite is not None
    call.respond(call.invite, 407, "", 'Proxy-Authenticate: Digest realm="pbx", nonce="n", qop="auth", algorithm=MD5')
    again = await call.next(method="INVITE")
    assert 'username="trunk"' in again.get("Proxy-Authorization")
    assert again.get("CSeq") == "2 INVITE"
    call.respond(again, 486)
    ended = await read(engine, HungUp)
    assert isinstance(ended, HungUp)
    assert ended.cause is Cause.BUSY


async def test_registered_is_told_with_contact_and_time(engine: NativeEngine) -> None:
    other = build(rtp_ports=range(31_342, 31_350))
    await other.start()
    line = Line(f"sip:127.0.0.1:{engine.port}", address(engine), "1001", "secret", 90)
    await other.register(line)
    assert await read(engine, Registered) == Registered("1001", f"sip:1001@127.0.0.1:{other.port}", 90)
    await other.stop()

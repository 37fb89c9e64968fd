"""As an extension of a PBX, which sipp plays: REGISTER, calls out, and calls in, over real UDP."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from telephony.engine import Answered, Cause, Extension, HungUp, Incoming, PlayFinished, Ringing
from telephony.engines.pyvoip.engine import PyVoIPEngine
from telephony.engines.pyvoip.settings import Registrar
from telephony.errors import ResourceError
from tests.require import require
from tests.telephony.peer import TIMEOUT_S, Peer, loud
from tests.telephony.pyvoip.listening import Ear, Told, square_wave
from tests.telephony.pyvoip.rig import make

PBX = Path(__file__).with_name("pbx.xml")


@dataclass
class Pbx:
    port: int
    log: Path

    async def received(self, pattern: str) -> str:
        """Wait until the PBX has logged a message that matches; returns all of its log."""
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                text = self.log.read_text() if self.log.exists() else ""
                if re.search(pattern, text):
                    return text
                await asyncio.sleep(0.02)


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def pbx(tmp_path: Path) -> AsyncIterator[Pbx]:
    sipp = require("sipp")
    port, media, log = free_port(), 31_400, tmp_path / "pbx.log"
    process = await asyncio.create_subprocess_exec(
        *(sipp, "-sf", str(PBX), "-i", "127.0.0.1", "-p", str(port), "-mi", "127.0.0.1", "-mp", str(media)),
        *("-rtp_echo", "-nostdin", "-deadcall_wait", "0", "-trace_msg", "-message_file", str(log)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=tmp_path,
    )
    await listening(port)
    try:
        yield Pbx(port, log)
    finally:
        process.kill()
        await process.wait()


async def listening(port: int) -> None:
    """Wait until somebody has the UDP port."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    return
            await asyncio.sleep(0.02)


@asynccontextmanager
async def extension(pbx: Pbx, *, password: str = "pbx-secret") -> AsyncIterator[tuple[PyVoIPEngine, Told]]:
    engine = make(registrar=Registrar("127.0.0.1", "hotline", password, port=pbx.port))
    await engine.start()
    try:
        yield engine, Told(engine)
    finally:
        await engine.stop()


async def test_registers_with_the_digest_and_leaves_at_the_end(pbx: Pbx) -> None:
    async with extension(pbx):
        log = await pbx.received(r"Authorization: Digest")
        assert 'username="hotline"' in log
    log = await pbx.received(r"Expires: 0\r?\n(?s:.)*?Authorization: Digest(?s:.)*?SIP/2.0 200 OK")
    assert "403 Forbidden" not in log


async def test_a_wrong_password_stops_the_start_and_says_so(pbx: Pbx) -> None:
    with pytest.raises(
        ResourceError, match=r"HOTLINE_CONFIG pbx: the registrar 127\.0\.0\.1 answered 403 to the user 'hotline'"
    ):
        async with extension(pbx, password="wrong"):
            pass


async def test_C8_an_agent_at_the_pbx_is_dialled_heard_and_hung_up(pbx: Pbx, tmp_path: Path) -> None:
    async with extension(pbx) as (engine, told):
        leg = await engine.originate(Extension("1001"), caller="13800138000", timeout_s=TIMEOUT_S)
        assert (await told.next(Ringing)).leg == leg.id
        assert (await told.next(Answered)).leg == leg.id
        ear = Ear()
        await leg.listen(ear)
        await leg.play([square_wave(tmp_path / "clip.wav", seconds=0.6)])
        await ear.hears_sound()  # the PBX returns what it hears
        assert (await told.next(PlayFinished)).completed
        await leg.hang_up()
        ended = await told.next(HungUp)
        assert (ended.cause, ended.by_peer) == (Cause.NORMAL, False)
        log = await pbx.received(r"BYE sip:pbx@")
        assert f"INVITE sip:1001@127.0.0.1:{pbx.port} SIP/2.0" in log
        assert '"13800138000" <sip:hotline@127.0.0.1>' in log
        assert re.search(r"CSeq: 2 INVITE(?s:.)*?\nAuthorization: Digest", log)


async def test_calls_of_the_pbx_are_taken_whatever_number_they_call(pbx: Pbx, tmp_path: Path) -> None:
    async with extension(pbx) as (engine, told), Peer() as peer:
        call = peer.call("hotline", ("127.0.0.1", engine.port))
        leg = (await told.next(Incoming)).leg
        await leg.answer()
        await call.answered()
        await told.next(Answered)
        await leg.play([square_wave(tmp_path / "clip.wav", seconds=0.6)])
        await call.audio.hears(loud)

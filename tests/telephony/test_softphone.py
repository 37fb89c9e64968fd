"""Soft phones at a native engine: registering, calling, answering, speaking."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from telephony.accounts import MemoryAccounts
from telephony.engine import Cause, Dtmf, EngineEvent, Extension, HungUp, Incoming, Registered, Unregistered
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.errors import ResourceError
from telephony.softphone import SoftPhone, Talk
from tests.telephony.contract import Ear, within, write_clip

REALM = "hotline"


@pytest.fixture
async def centre() -> AsyncIterator[NativeEngine]:
    accounts = MemoryAccounts()
    accounts.add("1001", "secret", realm=REALM)
    engine = NativeEngine(
        host="127.0.0.1",
        port=0,
        rtp_ports=range(31_200, 31_240),
        accounts=accounts,
        admit=SiteAdmission(open_numbers=frozenset({"95001"})),
        realm=REALM,
    )
    await engine.start()
    yield engine
    await engine.stop()


@pytest.fixture
async def phone() -> AsyncIterator[SoftPhone]:
    async with SoftPhone(rtp_ports=range(31_240, 31_280)) as phone:
        yield phone


def address(centre: NativeEngine) -> tuple[str, int]:
    return ("127.0.0.1", centre.port)


async def read(centre: NativeEngine, kind: type[EngineEvent]) -> EngineEvent:
    async with asyncio.timeout(5):
        async for event in centre.events():
            if isinstance(event, kind):
                return event
    raise AssertionError


async def test_phone_registers_is_called_and_unregisters(centre: NativeEngine, tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.wav", seconds=0.2)
    said = asyncio.Event()

    async def talk_back(talk: Talk) -> None:
        assert await talk.say([clip])
        said.set()
        await talk.hang_up()

    async with SoftPhone(rtp_ports=range(31_240, 31_280)) as phone:
        await phone.register("1001", "secret", registrar=address(centre), on_call=talk_back)
        registered = await read(centre, Registered)
        assert isinstance(registered, Registered)
        assert registered.user == "1001"
        leg = await centre.originate(Extension("1001"), caller="95001", timeout_s=5)
        ear = Ear()
        await leg.listen(ear)
        await within(ear.sound)
        await within(said)
        ended = await read(centre, HungUp)
        assert isinstance(ended, HungUp)
        assert (ended.cause, ended.by_peer) == (Cause.NORMAL, True)
    gone = await read(centre, Unregistered)
    assert gone == Unregistered("1001")


async def test_wrong_password_is_refused(centre: NativeEngine, phone: SoftPhone) -> None:
    with pytest.raises(ResourceError, match="403"):
        await phone.register("1001", "guess", registrar=address(centre))


async def test_phone_calls_and_hears(centre: NativeEngine, phone: SoftPhone, tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.wav", seconds=0.2)
    talk = await phone.call(f"sip:95001@127.0.0.1:{centre.port}", caller="13800138000")
    incoming = await read(centre, Incoming)
    assert isinstance(incoming, Incoming)
    assert incoming.caller == "13800138000"
    await incoming.leg.answer()
    assert await talk.answered()
    ear = Ear()
    await talk.hear(ear)
    await incoming.leg.play([clip])
    await within(ear.sound)
    await incoming.leg.hang_up()
    ended = await talk.ended()
    assert (ended.cause, ended.by_peer) == (Cause.NORMAL, True)
    assert talk.over


async def test_registered_phone_calls_in_by_digest(centre: NativeEngine, phone: SoftPhone) -> None:
    talk = await phone.call(f"sip:95009@127.0.0.1:{centre.port}", caller="1001", user="1001", password="secret")
    incoming = await read(centre, Incoming)
    assert isinstance(incoming, Incoming)
    await incoming.leg.reject(Cause.BUSY)
    assert (await talk.ended()).cause is Cause.BUSY


async def test_stranger_is_refused(centre: NativeEngine, phone: SoftPhone) -> None:
    talk = await phone.call(f"sip:95009@127.0.0.1:{centre.port}", caller="666")
    ended = await talk.ended()
    assert (ended.cause, ended.status) == (Cause.REFUSED, 401)
    assert not await talk.answered()


async def test_a_soft_phone_presses_keys(centre: NativeEngine, phone: SoftPhone) -> None:
    talk = await phone.call(f"sip:95001@127.0.0.1:{centre.port}", caller="13800138000")
    incoming = await read(centre, Incoming)
    assert isinstance(incoming, Incoming)
    await incoming.leg.answer()
    assert await talk.answered()
    await talk.press("2#")
    first, second = await read(centre, Dtmf), await read(centre, Dtmf)
    assert isinstance(first, Dtmf)
    assert isinstance(second, Dtmf)
    assert (first.digit, second.digit) == ("2", "#")
    await talk.hang_up()

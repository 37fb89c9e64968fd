"""Registered phones over a restart."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from telephony.accounts import MemoryAccounts
from telephony.engine import Extension, HungUp, Registered, Ringing
from telephony.engines.native.bindings import BindingsFile
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.engines.native.sip.registrar import Binding
from telephony.softphone import SoftPhone
from tests.telephony.peer import TIMEOUT_S

PHONE = Binding("sip:1001@10.0.0.9:5062", ("10.0.0.9", 5062), False, expires_at=160.0, call_id="a", sequence=7)


def test_what_was_kept_is_found_again_in_the_times_of_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "phones.json"
    BindingsFile(file, lambda: 1_000_000.0).save([("1001", PHONE)], now=100.0)
    ((user, found),) = BindingsFile(file, lambda: 1_000_020.0).load(now=5.0)
    assert (user, found.address, found.sequence) == ("1001", ("10.0.0.9", 5062), 7)
    assert found.expires_at == pytest.approx(45.0)
    assert BindingsFile(file, lambda: 1_000_061.0).load(now=5.0) == [], "its time ran out meanwhile"


@pytest.mark.parametrize("text", ["", "[", "{}3", '[{"user": "1001"}]', '[{"user": 1, "address": []}]', "[1]"])
def test_a_file_that_can_not_be_read_is_no_reason_not_to_start(tmp_path: Path, text: str) -> None:
    file = tmp_path / "phones.json"
    assert BindingsFile(file, lambda: 0.0).load(0.0) == []
    file.write_text(text, encoding="utf-8")
    with capture_logs() as logs:
        assert BindingsFile(file, lambda: 0.0).load(0.0) == []
    assert [entry["event"] for entry in logs] == ["sip.bindings_unreadable"]


def test_a_folder_that_is_gone_is_no_reason_to_refuse_a_phone(tmp_path: Path) -> None:
    with capture_logs() as logs:
        BindingsFile(tmp_path / "gone" / "phones.json", lambda: 0.0).save([("1001", PHONE)], now=0.0)
    assert [entry["event"] for entry in logs] == ["sip.bindings_not_kept"]


def build(file: Path, port: int = 0) -> NativeEngine:
    accounts = MemoryAccounts()
    accounts.add("1001", "secret", realm="hotline")
    return NativeEngine(
        host="127.0.0.1",
        port=port,
        rtp_ports=range(31_500, 31_520),
        accounts=accounts,
        admit=SiteAdmission(),
        realm="hotline",
        phones=BindingsFile(file, lambda: 1_000_000.0),
    )


@pytest.fixture
async def phone() -> AsyncIterator[SoftPhone]:
    async with SoftPhone(rtp_ports=range(31_520, 31_540)) as opened:
        yield opened


async def test_a_phone_can_be_rung_after_a_restart_before_it_registers_again(tmp_path: Path, phone: SoftPhone) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        file = tmp_path / "phones.json"
        first = build(file)
        await first.start()
        await phone.register("1001", "secret", registrar=("127.0.0.1", first.port), answer_after_s=None)
        await first.stop()

        second = build(file, first.port)
        await second.start()
        events = second.events()
        registered = await anext(events)
        assert isinstance(registered, Registered)
        assert registered.user == "1001"
        leg = await second.originate(Extension("1001"), caller="13800138000", timeout_s=5.0)
        told = await anext(events)
        assert told == Ringing(leg.id)
        await leg.hang_up()
        while not isinstance(told := await anext(events), HungUp):
            pass
        await second.stop()

"""The hub where things go wrong: a slow console, a database that fails in the middle."""

import asyncio
from pathlib import Path

import pytest

from agent_console import deltas
from agent_console.hub import HubLimits
from domain.calls import Call
from domain.transcripts import Line, Speaker
from hotline.centre import Centre
from tests.console.house import House, house, inbound
from tests.console.wire import connect


async def test_a_console_that_does_not_read_is_sent_away(tmp_path: Path) -> None:
    async with house(tmp_path, limits=HubLimits(seat=4)) as home:
        stalled = asyncio.Event()
        async with connect(home.app, stalled=stalled) as slow, connect(home.app) as quick:
            for wire in (slow, quick):
                wire.send({"type": "hello", "token": home.tokens["2001"]})
                await wire.until("snapshot")
            stalled.set()
            await home.call(inbound("c1"))
            for number in range(8):
                await home.ledger.heard(Line("c1", Speaker.CALLER, number, number + 1, f"{number}", True, 0.8))
                await quick.until("heard")
            stalled.clear()
            slow.moved.set()
            assert await slow.closed() == 4429


async def test_what_cannot_be_told_makes_consoles_start_over(
    open_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connect(open_house.app) as wire:
        wire.send({"type": "hello", "token": open_house.tokens["2001"]})
        await wire.until("snapshot")

        async def broken(centre: Centre, call: Call) -> None:
            monkeypatch.undo()
            raise OSError("the disk is gone")

        monkeypatch.setattr(deltas, "whole_call", broken)
        await open_house.call(inbound("c1"))
        again = await wire.until("snapshot")
        assert [call["call"]["id"] for call in again["calls"]] == ["c1"]
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1, 2, "还在", True, 0.8))
        assert (await wire.until("heard"))["line"]["text"] == "还在", "the hub goes on"

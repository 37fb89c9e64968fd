"""The live board (L1): counted at most once in a while, and only while something changes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from agent_console.hub import HubLimits
from domain.calls import CallState, EndCause
from hotline.flows.callbacks import NewCallback
from tests.console.house import NOW, House, house, inbound
from tests.console.wire import connect


async def test_L1_the_board_follows_what_happens(tmp_path: Path) -> None:
    async with house(tmp_path, limits=HubLimits(board_every_s=0.01)) as home, connect(home.app) as wire:
        wire.send({"type": "hello", "token": home.tokens["2001"]})
        assert (await wire.until("snapshot"))["board"]["in_progress"] == 0
        await home.call(inbound("c1"))
        while (await wire.until("board"))["board"]["in_progress"] != 1:
            pass


async def test_L1_the_figures_of_today(open_house: House) -> None:
    talked = replace(inbound("c1"), state=CallState.ENDED, ended_at=NOW, end_cause=EndCause.COMPLETED)
    left = replace(
        inbound("c2", state=CallState.WAITING, agent=None),
        state=CallState.ENDED,
        ended_at=NOW,
        end_cause=EndCause.ABANDONED,
    )
    yesterday = replace(talked, id="c3", started_at=NOW - timedelta(days=1))
    for call in (talked, left, yesterday):
        await open_house.call(call)
    due = NewCallback(phone="13800138000", due_at=NOW + timedelta(minutes=5), reason="告知进度")
    await open_house.centre.callbacks.book(due, "1001")
    later = NewCallback(phone="13800138000", due_at=NOW + timedelta(hours=5), reason="告知进度")
    await open_house.centre.callbacks.book(later, "1001")
    open_house.clock.now += timedelta(minutes=6)
    board = (await open_house.http.get("/api/v1/reports/board", headers=open_house.as_("2001"))).json()
    assert (board["offered"], board["answered"], board["abandoned"]) == (2, 1, 1)
    assert board["service_level"] == 0.5
    assert board["callbacks_due"] == 1
    await _leads_to(open_house, "/callbacks?due=true", 1)
    today = f"direction=inbound&since={NOW:%Y-%m-%d}T00:00:00%2B08:00"
    for figure, behind in {
        "": ["c1", "c2"],
        "&answering=answered": ["c1"],
        "&answering=abandoned": ["c2"],
        "&answering=answered&answering=abandoned": ["c1", "c2"],
    }.items():
        assert sorted(await _leads_to(open_house, f"/calls?{today}{figure}", len(behind))) == behind


async def test_L1_who_waits_is_listed_while_the_call_rings_at_an_agent_too(open_house: House) -> None:
    for name, state in (("c1", CallState.WAITING), ("c2", CallState.OFFERED), ("c3", CallState.TALKING)):
        await open_house.call(inbound(name, state=state, agent=None if state is CallState.WAITING else "1001"))
    assert sorted(await _leads_to(open_house, "/calls?state=waiting&state=offered", 2)) == ["c1", "c2"]


async def _leads_to(home: House, list_: str, count: int) -> list[str]:
    """The ids behind a figure."""
    items = (await home.http.get(f"/api/v1{list_}", headers=home.as_("2001"))).json()["items"]
    assert len(items) == count
    return [item["id"] for item in items]

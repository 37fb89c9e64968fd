"""Who waits may be called back in turn, or hear an answer by key; and what callers are told (handbook C1, K3)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.agents import AgentState
from domain.callbacks import Callback, Purpose
from domain.calls import Call, CallState, EndCause
from domain.customers import Customer
from domain.knowledge.menu import MenuEntry
from hotline.flows.inputs import Offered
from tests.flows.conftest import START, Site, open_site
from tests.flows.fake_engine import FakeLeg
from tests.require import require

FEES = MenuEntry(2, "缴费方式", "物业费可以在服务中心或者手机上交。")
FLOOD = "三栋今天停水，预计下午五点恢复。"


@pytest.fixture
async def site(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Site]:
    async with open_site(tmp_path, sqlite_url, self_service={"offer_every": 2, "served_within_s": 20}) as opened:
        yield opened


async def waiting(site: Site, number: str = "13800138000") -> tuple[Call, FakeLeg]:
    """A caller who has heard where they stand."""
    caller = site.engine.call_in(number)
    call = await site.call_is(CallState.WAITING)
    await site.until(lambda: caller.did[-1] == "play music")
    return call, caller


async def ended(site: Site, call: Call) -> EndCause | None:
    await site.over()
    stored, _ = await site.stored(call.id)
    return stored.end_cause


async def booked(site: Site) -> list[Callback]:
    async with site.database.reading() as uow:
        return list(await uow.callbacks.due(site.clock() + timedelta(seconds=1)))


async def test_C1_a_waiting_caller_who_presses_1_is_called_back_and_keeps_their_place(site: Site) -> None:
    call, caller = await waiting(site)
    (place,) = site.floor.waiting()
    assert "play queue_position-0+callback_offer" in caller.did
    site.clock.forward(30)
    caller.peer_presses("1")
    assert await ended(site, call) is EndCause.CALLBACK_TAKEN
    assert caller.did[-2:] == ["play callback_taken", "hang_up"]
    assert site.floor.waiting() == ()
    (callback,) = await booked(site)
    assert (callback.purpose, callback.queue, callback.queued_at) == (Purpose.QUEUE, "service", place.since)
    assert (callback.phone, callback.call_id) == ("+8613800138000", call.id)
    _, timeline = await site.stored(call.id)
    assert ("callback_taken", {"callback": callback.id}) in [(e.event, dict(e.detail)) for e in timeline]


async def test_C1_nobody_is_called_back_who_is_still_on_the_line(site: Site) -> None:
    call, caller = await waiting(site)
    site.engine.plays_at_once = False
    caller.peer_presses("1")
    await site.until(lambda: caller.did[-1] == "play callback_taken")
    await site.staff("1001")
    await site.dispatcher.dispatch()
    assert len(site.engine.legs) == 1
    caller.play_ends()
    assert await ended(site, call) is EndCause.CALLBACK_TAKEN
    (await site.engine.rung("1001")).peer_answers()
    await site.engine.rung("sip:13800138000@trunk.example:5060")


async def test_C1_a_callback_taken_is_no_abandoned_call(site: Site) -> None:
    call, caller = await waiting(site)
    site.engine.plays_at_once = False
    caller.peer_presses("1")
    await site.until(lambda: caller.did[-1] == "play callback_taken")
    caller.peer_hangs_up()  # they have heard enough
    assert await ended(site, call) is EndCause.CALLBACK_TAKEN
    async with site.database.reading() as uow:
        figures = await uow.calls.figures(START, START + timedelta(hours=1), 15)
    assert (figures.offered, figures.abandoned) == (1, 0)


async def test_C1_it_is_not_offered_with_every_announcement(site: Site) -> None:
    site.floor.queues = {
        id_: type(queue)(queue.id, queue.name, announce_every_s=0.03) for id_, queue in site.floor.queues.items()
    }
    caller = site.engine.call_in()
    await site.until(lambda: sum("queue_position" in did for did in caller.did) >= 4)
    said = [did for did in caller.did if "queue_position" in did][:4]
    assert said == ["play queue_position-0+callback_offer", "play queue_position-0"] * 2


@pytest.mark.parametrize("number", ["", "anonymous", "1001"])
async def test_C1_who_shows_no_number_is_asked_to_wait(site: Site, number: str) -> None:
    call, caller = await waiting(site, number)
    assert not any("callback_offer" in did for did in caller.did)
    caller.peer_presses("1")
    await site.until(lambda: "play callback_no_number" in caller.did)
    assert len(site.floor.waiting()) == 1
    assert await booked(site) == []
    caller.peer_hangs_up()
    assert await ended(site, call) is EndCause.ABANDONED


async def test_C1_a_site_may_do_without(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, self_service={"callback_offer": False}) as site:
        call, caller = await waiting(site)
        caller.peer_presses("1")
        await site.until(lambda: site.switchboard.call(call.id) is not None)
        assert "play queue_position-0" in caller.did
        assert await booked(site) == []


async def test_C1_nobody_is_offered_what_there_is_no_line_for(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, trunks=()) as site:
        _, caller = await waiting(site)
        assert "play queue_position-0" in caller.did


async def test_C1_an_agent_who_was_just_reserved_is_free_again(site: Site) -> None:
    call, caller = await waiting(site)
    site.engine.plays_at_once = False
    live = site.switchboard.call(call.id)
    assert live is not None
    caller.peer_presses("1")
    await site.until(lambda: caller.did[-1] == "play callback_taken")
    live.inbox.put_nowait(Offered("1001"))  # too late
    caller.play_ends()
    assert await ended(site, call) is EndCause.CALLBACK_TAKEN
    await site.staff("1001")
    await site.agent_is("1001", AgentState.READY)


async def test_K3_the_menu_is_told_once_and_a_key_plays_the_answer(site: Site) -> None:
    require("espeak-ng")
    site.menu.append(FEES)
    call, caller = await waiting(site)
    assert sum(did.startswith("play queue_position-0+callback_offer+") for did in caller.did) == 1
    site.engine.plays_at_once = False
    before = len(caller.did)
    caller.peer_presses("2")
    await site.until(lambda: len(caller.did) > before)
    assert len(site.floor.waiting()) == 1  # the place is kept
    caller.peer_hangs_up()
    assert await ended(site, call) is EndCause.SELF_SERVED
    _, timeline = await site.stored(call.id)
    assert ("self_service", {"key": "2", "title": "缴费方式"}) in [(e.event, dict(e.detail)) for e in timeline]


async def test_K3_who_waits_on_after_an_answer_and_gives_up_is_abandoned(site: Site) -> None:
    require("espeak-ng")
    site.menu.append(FEES)
    call, caller = await waiting(site)
    caller.peer_presses("2")
    await site.until(lambda: sum("queue_position" in did for did in caller.did) == 2)
    site.clock.forward(21)
    caller.peer_hangs_up()
    assert await ended(site, call) is EndCause.ABANDONED


async def test_K3_an_agent_comes_into_an_answer(site: Site) -> None:
    require("espeak-ng")
    site.menu.append(FEES)
    _, caller = await waiting(site)
    site.engine.plays_at_once = False
    caller.peer_presses("2")
    await site.staff("1001")
    (await site.engine.rung("1001")).peer_answers()
    call = await site.call_is(CallState.TALKING)
    caller.peer_hangs_up()
    assert await ended(site, call) is EndCause.COMPLETED


async def test_K3_a_key_without_an_answer_changes_nothing(site: Site) -> None:
    call, caller = await waiting(site)
    caller.peer_presses("7")
    caller.peer_hangs_up()
    assert await ended(site, call) is EndCause.ABANDONED


async def test_W9_callers_hear_of_a_trouble_and_who_leaves_with_that_was_informed(site: Site) -> None:
    require("espeak-ng")
    site.announcements.set("o1", FLOOD, frozenset({"3栋"}))
    site.engine.plays_at_once = False
    caller = site.engine.call_in()
    await site.until(lambda: any("greeting" in did for did in caller.did))
    caller.play_ends()
    await site.until(lambda: len([did for did in caller.did if did.startswith("play")]) == 2)
    call = await site.call_is(CallState.GREETING)
    caller.peer_hangs_up()
    assert await ended(site, call) is EndCause.INFORMED
    _, timeline = await site.stored(call.id)
    assert "announced" in [entry.event for entry in timeline]


@pytest.mark.parametrize(("place", "hears"), [("3号楼2单元501", True), ("5栋101", False), ("", True)])
async def test_W9_only_those_who_live_there_hear_it_where_that_is_known(site: Site, place: str, hears: bool) -> None:
    require("espeak-ng")
    site.announcements.set("o1", FLOOD, frozenset({"3栋"}))
    async with site.database.unit_of_work() as uow:
        await uow.customers.save(Customer("k1", "王建国", ("+8613800138000",), place=place))
        await uow.commit()
    call, caller = await waiting(site)
    plays = [did for did in caller.did if did.startswith("play")]
    assert (not plays[1].startswith("play queue_position")) is hears
    caller.peer_hangs_up()
    await site.over()
    _, timeline = await site.stored(call.id)
    assert ("announced" in [entry.event for entry in timeline]) is hears


def test_W9_an_announcement_ends_by_itself_or_is_taken_back(site: Site) -> None:
    registry = site.announcements
    registry.set("o1", FLOOD, until=START + timedelta(hours=1))
    registry.set("o2", "电梯维修中。")
    registry.set("o1", "已经恢复供水。", until=START + timedelta(hours=1))
    assert [one.text for one in registry.current()] == ["已经恢复供水。", "电梯维修中。"]
    site.clock.forward(3601)
    assert [one.id for one in registry.current()] == ["o2"]
    assert registry.clear("o2")
    assert not registry.clear("o2")
    assert registry.current() == ()

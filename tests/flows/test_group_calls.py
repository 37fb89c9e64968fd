"""Urgent orders by phone (handbook W2)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.calls import CallState, EndCause
from domain.errors import IllegalTransition
from hotline.flows.group_call import PASSED_ON, TAKEN, GroupAnswer, GroupCalls
from telephony.engine import Cause
from tests.flows.conftest import Site, open_site
from tests.require import require

ORDER = "20260501-0007"
WORDS = "户内维修，3栋2单元501室，水管爆裂。"
FIRST, SECOND = "13800138011", "13800138012"


@pytest.fixture
async def site(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Site]:
    async with open_site(tmp_path, sqlite_url, self_service={"answer_wait_s": 0.05}) as opened:
        opened.engine.plays_at_once = False
        yield opened


async def test_W2_the_group_hears_the_order_and_takes_it_by_key(site: Site) -> None:
    require("espeak-ng")
    answers: list[GroupAnswer] = []

    async def on_answer(answer: GroupAnswer) -> None:
        answers.append(answer)

    groups = GroupCalls(site.switchboard, 2, on_answer=on_answer)
    told = asyncio.create_task(groups.tell(ORDER, [FIRST, SECOND], WORDS))
    leg = await site.engine.rung(FIRST)
    leg.peer_answers()
    await site.until(lambda: "play group_intro" in leg.did)
    leg.play_ends()
    await site.until(lambda: leg.did[-1].endswith("+group_keys"))
    leg.peer_presses(TAKEN)
    await site.until(lambda: leg.did[-2:] == ["stop", "play group_taken"])
    leg.play_ends()
    assert await told
    (answer,) = answers
    assert (answer.order, answer.key, answer.end_cause) == (ORDER, TAKEN, EndCause.COMPLETED)
    call, timeline = await site.stored(answer.call_id)
    assert (call.called, call.agent, call.recording) == ("+8613800138011", None, f"{call.id}.wav")
    assert ("group_answer", {"order": ORDER, "key": TAKEN}) in [(entry.event, dict(entry.detail)) for entry in timeline]
    assert site.concluded == []


async def test_W2_where_nobody_takes_it_the_next_phone_rings(site: Site) -> None:
    answers: list[GroupAnswer] = []

    async def on_answer(answer: GroupAnswer) -> None:
        answers.append(answer)

    site.engine.plays_at_once = True
    told = asyncio.create_task(
        GroupCalls(site.switchboard, 2, on_answer=on_answer).tell(ORDER, [FIRST, SECOND, "nowhere"], WORDS)
    )
    (await site.engine.rung(FIRST)).peer_hangs_up(Cause.NO_ANSWER)
    silent = await site.engine.rung(SECOND)
    silent.peer_answers()
    await site.until(lambda: silent.did[-1:] == ["hang_up"])
    assert silent.did[-2] == "play group_unanswered"
    assert sum(did.endswith("group_keys") for did in silent.did) == 3
    last = await site.engine.rung("nowhere")
    last.peer_hangs_up(Cause.UNREACHABLE)
    assert not await told
    assert [(a.key, a.end_cause) for a in answers] == [
        (None, EndCause.NO_ANSWER),
        (None, EndCause.COMPLETED),
        (None, EndCause.UNREACHABLE),
    ]


async def test_W2_the_group_may_have_its_lead_told(site: Site) -> None:
    answered = asyncio.create_task(site.switchboard.call_group(ORDER, FIRST, WORDS))
    leg = await site.engine.rung(FIRST)
    leg.peer_answers()
    await site.until(lambda: "play group_intro" in leg.did)
    leg.play_ends()
    await site.until(lambda: leg.did[-1].endswith("group_keys"))
    leg.peer_presses("7")  # stands for nothing
    leg.peer_presses(PASSED_ON)
    await site.until(lambda: leg.did[-1] == "play group_passed_on")
    leg.peer_hangs_up()
    assert (await answered).key == PASSED_ON


async def test_W2_no_more_groups_are_called_at_a_time_than_set(site: Site) -> None:
    groups = GroupCalls(site.switchboard, 1)
    tasks = [asyncio.create_task(groups.tell(ORDER, [phone], WORDS)) for phone in (FIRST, SECOND)]
    first = await site.engine.rung(FIRST)
    await site.call_is(CallState.DIALLING)
    assert len(site.engine.legs) == 1
    first.peer_hangs_up(Cause.BUSY)
    (await site.engine.rung(SECOND)).peer_hangs_up(Cause.BUSY)
    assert await asyncio.gather(*tasks) == [False, False]


async def test_W2_a_centre_that_stops_leaves_nobody_waiting_for_an_answer(site: Site) -> None:
    answers: list[GroupAnswer] = []

    async def on_answer(answer: GroupAnswer) -> None:
        answers.append(answer)

    told = asyncio.create_task(GroupCalls(site.switchboard, 2, on_answer=on_answer).tell(ORDER, [FIRST, SECOND], WORDS))
    await site.engine.rung(FIRST)
    await site.call_is(CallState.DIALLING)
    await site.switchboard.stop()
    with pytest.raises(IllegalTransition):
        await told
    with pytest.raises(IllegalTransition):
        await site.switchboard.call_group(ORDER, FIRST, WORDS)
    assert (len(site.engine.legs), answers) == (1, [])

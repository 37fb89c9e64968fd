"""Inbound calls through the whole centre, on a fake engine."""

import pytest

from domain.agents import AgentState
from domain.calls import CallState, EndCause
from domain.customers import Customer
from domain.people import Person, Role
from domain.queues import Waiting
from hotline.errors import NotAllowed, NotFound
from hotline.flows.customers import CustomerDraft
from telephony.engine import Cause
from tests.flows.conftest import Site


async def test_T2_T3_a_call_is_rung_answered_greeted_and_connected(site: Site) -> None:
    await site.staff("1001")
    caller = site.engine.call_in()
    agent_leg = await site.engine.rung("1001")
    call = await site.call_is(CallState.OFFERED)
    assert call.agent == "1001"
    await site.agent_is("1001", AgentState.RINGING)
    agent_leg.peer_answers()
    await site.call_is(CallState.TALKING)
    assert caller.peer is agent_leg
    await site.agent_is("1001", AgentState.TALKING)
    assert caller.did[:3] == ["ring", "answer", f"record {call.id}.wav"]
    assert caller.did[3].startswith("play greeting")

    caller.peer_hangs_up()
    await site.over()
    assert agent_leg.did[-1] == "hang_up"
    await site.agent_is("1001", AgentState.WRAP_UP)
    stored, timeline = await site.stored(call.id)
    assert (stored.end_cause, stored.caller) == (EndCause.COMPLETED, "+8613800138000")
    assert [entry.event for entry in timeline] == [
        "started",
        "answered",
        "greeted",
        "offered",
        "agent_answered",
        "ended",
    ]


async def test_T10_a_caller_who_waits_hears_where_they_stand(site: Site) -> None:
    first = site.engine.call_in("13800138001")
    await site.until(lambda: len(site.floor.waiting()) == 1)
    site.clock.forward(1)
    second = site.engine.call_in("13800138002")
    await site.until(lambda: any("queue_position" in did for did in second.did))
    await site.until(lambda: any("music" in did for did in first.did))
    assert [did for did in first.did if "queue_position" in did] == ["play queue_position-0+callback_offer"]
    assert [did for did in second.did if "queue_position" in did] == ["play queue_position-1+callback_offer"]
    assert len(site.floor.waiting()) == 2


async def test_T10_who_is_far_behind_hears_that_all_are_busy(site: Site) -> None:
    for n in range(22):
        await site.floor.enqueue(Waiting(f"before-{n}", "service", site.clock()))
    site.clock.forward(1)
    caller = site.engine.call_in()
    await site.until(lambda: "play all_busy+callback_offer" in caller.did)
    assert not any("queue_position" in did for did in caller.did)


async def test_who_hangs_up_in_the_queue_is_counted_as_abandoned(site: Site) -> None:
    caller = site.engine.call_in()
    call = await site.call_is(CallState.WAITING)
    caller.peer_hangs_up()
    await site.over()
    stored, _ = await site.stored(call.id)
    assert stored.end_cause is EndCause.ABANDONED
    assert site.floor.waiting() == ()


async def test_who_gives_up_before_the_answer_is_cancelled(site: Site) -> None:
    caller = site.engine.call_in()
    caller.over = True
    caller.peer_hangs_up(Cause.CANCELLED)
    await site.until(lambda: bool(caller.did))
    await site.over()
    async with site.database.reading() as uow:
        unfinished = await uow.calls.unfinished()
    assert unfinished == ()


async def test_T2_an_agent_who_misses_the_call_gets_a_break_and_the_caller_the_next_agent(site: Site) -> None:
    await site.staff("1001", "1002")
    site.engine.call_in()
    (await site.engine.rung("1001")).peer_hangs_up(Cause.NO_ANSWER)
    second = await site.engine.rung("1002")
    await site.agent_is("1001", AgentState.BREAK)
    missed = site.floor.agent("1001")
    assert missed is not None
    assert missed.reason == "missed_call"
    second.peer_answers()
    call = await site.call_is(CallState.TALKING)
    assert call.agent == "1002"


async def test_an_agent_whose_caller_left_while_it_rang_is_ready_again(site: Site) -> None:
    await site.staff("1001")
    caller = site.engine.call_in()
    agent_leg = await site.engine.rung("1001")
    caller.peer_hangs_up()
    await site.over()
    assert agent_leg.did == ["hang_up"]
    await site.agent_is("1001", AgentState.READY)


async def test_the_agent_in_the_call_can_hang_up_and_others_can_not(site: Site) -> None:
    await site.staff("1001")
    site.engine.call_in()
    (await site.engine.rung("1001")).peer_answers()
    call = await site.call_is(CallState.TALKING)
    with pytest.raises(NotAllowed):
        await site.calls.hang_up(call.id, Person("1002", "别人", Role.AGENT, ("service",)))
    await site.calls.hang_up(call.id, Person("1001", "本人", Role.AGENT, ("service",)))
    await site.over()
    with pytest.raises(NotFound):
        await site.calls.hang_up(call.id, Person("1001", "本人", Role.AGENT, ("service",)))
    stored, timeline = await site.stored(call.id)
    assert stored.end_cause is EndCause.COMPLETED
    assert ("hang_up_asked", {"by": "1001"}) in [(entry.event, dict(entry.detail)) for entry in timeline]


async def test_an_agent_without_a_console_gets_no_more_calls(site: Site) -> None:
    await site.staff("1001")
    await site.floor.console_connected("1001")
    await site.floor.console_lost("1001")
    await site.agent_is("1001", AgentState.BREAK)
    agent = site.floor.agent("1001")
    assert agent is not None
    assert agent.reason == "connection_lost"


async def test_a_console_that_comes_back_in_time_takes_back_the_break(site: Site) -> None:
    await site.staff("1001")
    await site.floor.console_connected("1001")
    site.engine.call_in()
    (await site.engine.rung("1001")).peer_answers()
    await site.agent_is("1001", AgentState.TALKING)
    await site.floor.console_lost("1001")
    await site.until(lambda: (agent := site.floor.agent("1001")) is not None and agent.next_state is AgentState.BREAK)
    await site.floor.console_connected("1001")
    agent = site.floor.agent("1001")
    assert agent is not None
    assert (agent.state, agent.next_state) == (AgentState.TALKING, None)


async def test_a_console_that_is_opened_again_in_a_call_leaves_the_agent_in_it(site: Site) -> None:
    await site.staff("1001")
    site.engine.call_in()
    (await site.engine.rung("1001")).peer_answers()
    call = await site.call_is(CallState.TALKING)
    await site.agent_is("1001", AgentState.TALKING)
    agent = await site.floor.log_in(Person("1001", "坐席1001", Role.AGENT, ("service",)))
    assert agent is not None
    assert (agent.state, agent.call_id) == (AgentState.TALKING, call.id)


async def test_T2_the_ring_policy_says_how_long_a_call_rings(slow_site: Site) -> None:
    caller = slow_site.engine.call_in()
    await slow_site.call_is(CallState.RINGING)
    await slow_site.until(lambda: caller.did == ["ring"])
    await slow_site.until(lambda: "answer" in caller.did)


async def test_T15_a_key_customer_goes_first(site: Site) -> None:
    key = Customer("k1", "王建国", ("+8613800138009",), key_customer=True)
    async with site.database.unit_of_work() as uow:
        await uow.customers.save(key)
        await uow.commit()
    site.engine.call_in("13800138001")
    await site.until(lambda: len(site.floor.waiting()) == 1)
    site.engine.call_in("13800138009")
    await site.until(lambda: len(site.floor.waiting()) == 2)
    await site.staff("1001")
    await site.engine.rung("1001")
    await site.until(lambda: any(call.state is CallState.OFFERED for call in site.calls.live()))
    (offered,) = [call for call in site.calls.live() if call.state is CallState.OFFERED]
    assert offered.customer_id == "k1"


async def test_R1_a_file_that_is_opened_in_the_call_is_the_calls(site: Site) -> None:
    site.engine.call_in("13800138009")
    call = await site.call_is(CallState.WAITING)
    assert call.customer_id is None
    draft = CustomerDraft(name="王建国", phones=("138 0013 8009",))
    customer = await site.customers.save(draft, by="1001")
    await site.until(lambda: site.calls.live()[0].customer_id == customer.id)
    stored, timeline = await site.stored(call.id)
    assert stored.customer_id == customer.id
    assert timeline[-1].event == "customer"


async def test_a_centre_that_stops_closes_its_calls_as_interrupted(site: Site) -> None:
    caller = site.engine.call_in()
    call = await site.call_is(CallState.WAITING)
    await site.switchboard.stop()
    assert caller.did[-1] == "hang_up"
    stored, _ = await site.stored(call.id)
    assert stored.end_cause is EndCause.INTERRUPTED
    late = site.engine.call_in()
    await site.until(lambda: late.did == ["reject failed"])


async def test_a_disk_that_is_full_costs_the_recording_and_not_the_call(site: Site) -> None:
    site.engine.disk_full = True
    site.engine.call_in()
    call = await site.call_is(CallState.WAITING)
    stored, timeline = await site.stored(call.id)
    assert stored.recording is None
    assert "recording_failed" in [entry.event for entry in timeline]


async def test_P1_the_agents_lines_carry_their_number_and_the_customers_name(site: Site) -> None:
    await site.staff("1001")
    site.engine.call_in()
    (await site.engine.rung("1001")).peer_answers()
    call = await site.call_is(CallState.TALKING)
    assert site.guidance(call.id).lines[0].text == "您好，阳光物业服务中心，1001号为您服务。"

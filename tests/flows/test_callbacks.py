"""Callbacks through the whole centre, on a fake engine (handbook T12, C4, C8, C10)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.agents import AgentState
from domain.callbacks import Callback, CallbackState, Outcome, Stamp, start_attempt
from domain.calls import Call, CallDirection, CallState, EndCause
from domain.errors import InvalidValue
from domain.notices import NoticeKind, to_user
from domain.people import Person, Role
from hotline.errors import NotFound
from hotline.flows.callbacks import NewCallback
from hotline.flows.recovery import recover
from hotline.storage.notices.notices import NoticeQuery
from telephony.engine import Cause
from tests.flows.conftest import RETRY, START, Site

CUSTOMER = "sip:13800138000@trunk.example:5060"


async def booked(site: Site, **changes: Any) -> Callback:
    new = NewCallback(phone="13800138000", due_at=START + timedelta(seconds=60), reason="回访维修", **changes)
    return await site.callbacks.book(new, by="1001")


async def stored(site: Site, callback: Callback) -> Callback:
    async with site.database.reading() as uow:
        found = await uow.callbacks.get(callback.id)
    assert found is not None
    return found


async def test_C4_C8_a_due_callback_fetches_the_agent_dials_the_customer_and_connects_them(site: Site) -> None:
    await site.staff("1001")
    callback = await booked(site)
    assert callback.phone == "+8613800138000"
    site.clock.forward(61)
    agent_leg = await site.engine.rung("1001")
    await site.agent_is("1001", AgentState.RINGING)
    agent_leg.peer_answers()
    customer_leg = await site.engine.rung(CUSTOMER)
    customer_leg.peer_answers()
    call = await site.call_is(CallState.TALKING)
    await site.until(lambda: customer_leg.peer is agent_leg)
    assert any("callback_intro" in did for did in customer_leg.did)
    agent_leg.peer_hangs_up()
    await site.over()
    done = await stored(site, callback)
    assert done.state is CallbackState.DONE
    assert [(a.agent, a.call_id, a.outcome) for a in done.attempts] == [("1001", call.id, Outcome.CONNECTED)]
    record, _ = await site.stored(call.id)
    assert (record.end_cause, record.callback_id) == (EndCause.COMPLETED, callback.id)
    await site.agent_is("1001", AgentState.WRAP_UP)


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [
        (Cause.BUSY, Outcome.BUSY),
        (Cause.NO_ANSWER, Outcome.NO_ANSWER),
        (Cause.DECLINED, Outcome.DECLINED),
        (Cause.UNREACHABLE, Outcome.UNREACHABLE),
    ],
)
async def test_C8_C10_who_is_not_reached_is_tried_again_until_a_person_takes_over(
    site: Site, cause: Cause, outcome: Outcome
) -> None:
    await site.staff("1001")
    callback = await booked(site)
    site.clock.forward(61)
    for attempt in range(1, RETRY.limit + 1):
        (await site.engine.rung("1001", attempt)).peer_answers()
        (await site.engine.rung(CUSTOMER, attempt)).peer_hangs_up(cause)
        await site.over()
        await site.agent_is("1001", AgentState.READY)
        after = await stored(site, callback)
        assert [a.outcome for a in after.attempts] == [outcome] * attempt
        site.clock.forward(RETRY.delays[outcome].total_seconds() + 1)
    assert after.state is CallbackState.HANDED_OVER
    async with site.database.reading() as uow:
        told = await uow.notices.find([to_user("1001")], NoticeQuery(subject=callback.id))
    assert [one.kind for one in told.items] == [NoticeKind.CALLBACK_TASK]


async def test_C8_an_agent_who_does_not_pick_up_costs_the_customer_no_try(site: Site) -> None:
    await site.staff("1001", "1002")
    callback = await booked(site)
    site.clock.forward(61)
    (await site.engine.rung("1001")).peer_hangs_up(Cause.NO_ANSWER)
    await site.over()
    after = await stored(site, callback)
    assert [a.outcome for a in after.attempts] == [Outcome.AGENT_UNAVAILABLE]
    site.clock.forward(10)
    (await site.engine.rung("1002")).peer_answers()
    await site.engine.rung(CUSTOMER)


async def test_C8_an_agent_who_hangs_up_while_it_rings_costs_the_customer_no_try(site: Site) -> None:
    await site.staff("1001")
    callback = await booked(site)
    site.clock.forward(61)
    (await site.engine.rung("1001")).peer_answers()
    customer_leg = await site.engine.rung(CUSTOMER)
    call = await site.call_is(CallState.DIALLING)
    await site.calls.hang_up(call.id, Person("1001", "本人", Role.AGENT, ("service",)))
    await site.over()
    assert customer_leg.did[-1] == "hang_up"
    after = await stored(site, callback)
    assert [a.outcome for a in after.attempts] == [Outcome.INTERRUPTED]
    await site.agent_is("1001", AgentState.READY)


async def test_waiting_callers_go_before_callbacks(site: Site) -> None:
    await booked(site)
    site.clock.forward(61)
    site.engine.call_in()
    await site.call_is(CallState.WAITING)
    await site.staff("1001")
    await site.engine.rung("1001")
    call = await site.call_is(CallState.OFFERED)
    assert call.callback_id is None


async def test_a_callback_that_can_not_be_right_is_refused(site: Site) -> None:
    with pytest.raises(InvalidValue, match="phone"):
        await site.callbacks.book(NewCallback("abc", START + timedelta(hours=1), "回访"), by="1001")
    with pytest.raises(InvalidValue, match="due_at"):
        await site.callbacks.book(NewCallback("13800138000", START - timedelta(hours=1), "回访"), by="1001")
    naive = (START + timedelta(hours=1)).replace(tzinfo=None)
    with pytest.raises(InvalidValue, match="due_at"):
        await site.callbacks.book(NewCallback("13800138000", naive, "回访"), by="1001")
    with pytest.raises(NotFound):
        await booked(site, work_order="20260501-0001")


async def test_what_a_crash_cut_off_is_closed_as_such_and_the_callback_dialled_again(site: Site) -> None:
    callback = start_attempt(await booked(site), "1001", "cut-off", START)
    record = Call(
        "cut-off",
        CallDirection.OUTBOUND,
        "95001",
        callback.phone,
        CallState.DIALLING,
        START,
        agent="1001",
        callback_id=callback.id,
    )
    await site.ledger.callback(callback, Stamp(START, "hotline", "dial"), record)
    site.clock.forward(30)
    assert await recover(site.ledger, Path("nowhere"), site.switchboard.attempts, site.clock) == 1
    closed, timeline = await site.stored("cut-off")
    assert (closed.end_cause, closed.ended_at) == (EndCause.INTERRUPTED, START + timedelta(seconds=30))
    assert timeline[-1].event == "ended"
    after = await stored(site, callback)
    assert (after.state, [a.outcome for a in after.attempts]) == (CallbackState.SCHEDULED, [Outcome.INTERRUPTED])
    assert await recover(site.ledger, Path("nowhere"), site.switchboard.attempts, site.clock) == 0

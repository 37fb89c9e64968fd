"""The rules of callbacks through the whole centre, on a fake engine (handbook C1, C5, C7–C10)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.agents import AgentState
from domain.callbacks import (
    Callback,
    CallbackState,
    Outcome,
    Purpose,
    Satisfaction,
    VisitResult,
)
from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry
from domain.errors import IllegalTransition, InvalidValue
from domain.people import Person, Role
from hotline.errors import CallbackMoved, NotFound
from hotline.flows.callbacks import NewCallback
from hotline.flows.recovery import recover
from telephony.engine import Cause
from tests.flows.conftest import START, Site

PHONE = "13800138000"
CUSTOMER = "sip:13800138000@trunk.example:5060"
HOUR = 3600
"""START is noon at the centre: rest hours until 14:00, two hours later."""


async def booked(site: Site, after_s: float = 60, **changes: Any) -> Callback:
    due = START + timedelta(seconds=after_s)
    values: dict[str, Any] = {"phone": PHONE, "due_at": due, "reason": "回访"}
    return await site.callbacks.book(NewCallback(**(values | changes)), "1001")


async def stored(site: Site, callback: Callback) -> Callback:
    async with site.database.reading() as uow:
        found = await uow.callbacks.get(callback.id)
    assert found is not None
    return found


async def test_C5_a_visit_is_not_dialled_in_rest_hours_and_is_after_them(site: Site) -> None:
    await site.staff("1001")
    visit = await booked(site, purpose=Purpose.VISIT)
    assert visit.next_at == START + timedelta(hours=2)
    site.clock.forward(2 * HOUR - 1)
    await site.dispatcher.dispatch()
    assert (await stored(site, visit)).state is CallbackState.SCHEDULED
    site.clock.forward(2)
    await site.engine.rung("1001")
    assert (await stored(site, visit)).state is CallbackState.DIALLING


async def test_C5_what_nobody_was_free_for_waits_for_the_next_calling_hours(site: Site) -> None:
    visit = await booked(site, 7 * HOUR, purpose=Purpose.VISIT)
    site.clock.forward(9 * HOUR)
    await site.staff("1001")
    await site.dispatcher.dispatch()
    assert (await stored(site, visit)).state is CallbackState.SCHEDULED
    site.clock.forward(12 * HOUR)
    await site.engine.rung("1001")


async def test_C9_C10_two_reasons_are_one_call_and_both_show_it(site: Site) -> None:
    await site.staff("1001")
    first = await booked(site, 3 * HOUR, purpose=Purpose.VISIT)
    second = await booked(site, 4 * HOUR, purpose=Purpose.CARE)
    other = await booked(site, 4 * HOUR, purpose=Purpose.CARE, phone="13900139000")
    site.clock.forward(3 * HOUR + 1)
    (await site.engine.rung("1001")).peer_answers()
    (await site.engine.rung(CUSTOMER)).peer_answers()
    call = await site.call_is(CallState.TALKING)
    carried = await stored(site, second)
    assert (carried.state, carried.carried_by) == (CallbackState.CARRIED, first.id)
    assert [attempt.call_id for attempt in carried.attempts] == [call.id]
    await site.calls.hang_up(call.id, await _person(site, "1001"))
    await site.over()
    for callback in (first, second):
        after = await stored(site, callback)
        assert after.state is CallbackState.DONE
        assert [(one.call_id, one.outcome) for one in after.attempts] == [(call.id, Outcome.CONNECTED)]
    assert (await stored(site, other)).state is CallbackState.SCHEDULED


async def test_C9_what_was_carried_comes_back_when_nobody_picks_up(site: Site) -> None:
    await site.staff("1001")
    both = [await booked(site, 3 * HOUR, purpose=purpose) for purpose in (Purpose.VISIT, Purpose.CARE)]
    site.clock.forward(3 * HOUR + 1)
    (await site.engine.rung("1001")).peer_answers()
    (await site.engine.rung(CUSTOMER)).peer_hangs_up(Cause.BUSY)
    await site.over()
    for callback in both:
        after = await stored(site, callback)
        assert (after.state, after.carried_by) == (CallbackState.SCHEDULED, None)
        assert [one.outcome for one in after.attempts] == [Outcome.BUSY]


async def test_C9_a_promised_call_decides_the_time_of_what_else_is_due(site: Site) -> None:
    await site.staff("1001")
    visit = await booked(site, 3 * HOUR, purpose=Purpose.VISIT)
    promised = await booked(site, 5 * HOUR)
    site.clock.forward(3 * HOUR + 1)
    await site.dispatcher.dispatch()
    assert (await stored(site, visit)).next_at == promised.due_at
    site.clock.forward(2 * HOUR)
    await site.engine.rung("1001")
    assert (await stored(site, promised)).state is CallbackState.DIALLING
    assert (await stored(site, visit)).carried_by == promised.id


async def test_C9_who_does_not_want_to_be_called_is_not_at_booking_nor_at_dialling(site: Site) -> None:
    before = await booked(site, 3 * HOUR, purpose=Purpose.CARE)
    promised = await booked(site, 3 * HOUR)
    await site.callbacks.do_not_call(PHONE, "太打扰", "1001")
    after = await booked(site, 3 * HOUR, purpose=Purpose.CARE)
    for callback in (await stored(site, before), after):
        assert (callback.state, callback.closed_why) == (CallbackState.CANCELLED, "do_not_call")
    assert (await stored(site, promised)).state is CallbackState.SCHEDULED
    async with site.database.reading() as uow:
        assert (await uow.callbacks.history(before.id))[-1].why == "the customer doesn't want to be called"
    await site.callbacks.call_again(PHONE, "1001")
    assert (await booked(site, 3 * HOUR, purpose=Purpose.CARE)).state is CallbackState.SCHEDULED
    with pytest.raises(NotFound):
        await site.callbacks.call_again(PHONE, "1001")


async def test_C1_a_place_in_the_queue_is_kept_among_those_who_wait(site: Site) -> None:
    queued = await booked(
        site, 1, purpose=Purpose.QUEUE, queue="service", queued_at=START - timedelta(minutes=1), reason="排队"
    )
    site.clock.forward(30)
    site.engine.call_in("13900139000")
    await site.call_is(CallState.WAITING)
    await site.staff("1001")
    await site.engine.rung("1001")
    assert (await stored(site, queued)).state is CallbackState.DIALLING


async def test_C5_not_convenient_while_they_talk_a_new_time_is_kept(site: Site) -> None:
    await site.staff("1001")
    both = [await booked(site, 3 * HOUR, purpose=purpose) for purpose in (Purpose.VISIT, Purpose.CARE)]
    site.clock.forward(3 * HOUR + 1)
    (await site.engine.rung("1001")).peer_answers()
    (await site.engine.rung(CUSTOMER)).peer_answers()
    call = await site.call_is(CallState.TALKING)
    again = START + timedelta(hours=9, minutes=30)
    await site.callbacks.not_convenient(both[0].id, again, "1001")
    await site.calls.hang_up(call.id, await _person(site, "1001"))
    await site.over()
    for callback in both:
        after = await stored(site, callback)
        assert (after.state, after.next_at, after.asked) == (CallbackState.SCHEDULED, again, True)
        assert [one.outcome for one in after.attempts] == [Outcome.NOT_CONVENIENT]
    with pytest.raises(InvalidValue, match="past"):
        await site.callbacks.not_convenient(both[0].id, START, "1001")


async def test_C7_a_result_is_kept_while_they_talk_and_stays(site: Site) -> None:
    await site.staff("1001")
    visit = await booked(site, 3 * HOUR, purpose=Purpose.VISIT)
    site.clock.forward(3 * HOUR + 1)
    (await site.engine.rung("1001")).peer_answers()
    (await site.engine.rung(CUSTOMER)).peer_answers()
    call = await site.call_is(CallState.TALKING)
    found = VisitResult(Satisfaction.SATISFIED, site.clock(), "1001", 5, 5, 5, "继续保持")
    await site.callbacks.result(visit.id, found)
    await site.calls.hang_up(call.id, await _person(site, "1001"))
    await site.over()
    after = await stored(site, visit)
    assert (after.state, after.result) == (CallbackState.DONE, found)


async def test_two_people_change_one_callback_the_second_is_told(site: Site) -> None:
    visit = await booked(site, 3 * HOUR, purpose=Purpose.VISIT)
    moved = await site.callbacks.reschedule(visit.id, START + timedelta(hours=4), "1001", seen=visit.version)
    with pytest.raises(CallbackMoved) as refused:
        await site.callbacks.cancel(visit.id, "2001", seen=visit.version)
    assert [change.what for change in refused.value.changes] == ["reschedule"]
    await site.callbacks.cancel(visit.id, "2001", "booked twice", seen=moved.version)
    with pytest.raises(IllegalTransition):
        await site.callbacks.settle(visit.id, "1001")


async def test_W8_news_for_many_is_one_call_a_number_or_none_at_all(site: Site) -> None:
    due = START + timedelta(hours=3)
    news = [NewCallback(phone, due, "来电了", purpose=Purpose.OUTBREAK) for phone in (PHONE, "13900139000", PHONE)]
    assert [one.phone for one in await site.callbacks.book_many(news, "2001")] == ["+8613800138000", "+8613900139000"]
    with pytest.raises(InvalidValue):
        await site.callbacks.book_many([*news, NewCallback("abc", due, "?")], "2001")
    async with site.database.reading() as uow:
        assert await uow.callbacks.due(due + timedelta(seconds=1), calling=True) != ()
        assert len(await uow.callbacks.due(due)) == 2


@pytest.mark.parametrize(
    ("connected", "ended", "state", "outcome"),
    [
        (False, None, CallbackState.SCHEDULED, Outcome.INTERRUPTED),
        (True, None, CallbackState.DONE, Outcome.CONNECTED),
        (True, EndCause.COMPLETED, CallbackState.DONE, Outcome.CONNECTED),
        (False, EndCause.BUSY, CallbackState.SCHEDULED, Outcome.BUSY),
    ],
)
async def test_C8_a_crash_loses_nothing_and_dials_nobody_twice(
    site: Site, connected: bool, ended: EndCause | None, state: CallbackState, outcome: Outcome
) -> None:
    lead, carried = [await booked(site, 3 * HOUR, purpose=purpose) for purpose in (Purpose.VISIT, Purpose.CARE)]
    site.clock.forward(3 * HOUR + 1)
    record = Call(
        id="cut-off",
        direction=CallDirection.OUTBOUND,
        caller="95001",
        called=lead.phone,
        state=CallState.DIALLING,
        started_at=site.clock(),
        agent="1001",
        callback_id=lead.id,
    )
    await site.switchboard.attempts.begin(lead, "1001", record, TimelineEntry(site.clock(), "callback", {}))
    assert (await stored(site, carried)).state is CallbackState.CARRIED
    after = replace(record, connected_at=site.clock() if connected else None)
    if ended is not None:
        after = replace(after, state=CallState.ENDED, ended_at=site.clock(), end_cause=ended)
    await site.ledger.call(after)
    await recover(site.ledger, Path("nowhere"), site.switchboard.attempts, site.clock)
    for callback in (await stored(site, lead), await stored(site, carried)):
        assert (callback.state, callback.carried_by) == (state, None)
        assert [one.outcome for one in callback.attempts] == [outcome]


async def _person(site: Site, user: str) -> Person:
    await site.agent_is(user, AgentState.TALKING)
    return Person(user, "本人", Role.AGENT, ("service",))

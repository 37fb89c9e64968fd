"""Calls from ring to end."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.calls import TRANSITIONS, Call, CallDirection, CallEvent, CallState, EndCause, advance, end, waited
from domain.errors import IllegalTransition

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def call(direction: CallDirection = CallDirection.INBOUND, state: CallState = CallState.RINGING) -> Call:
    return Call("c1", direction, "+8613800138000", "95001", state, started_at=NOON, queue="service")


@pytest.mark.parametrize(("direction", "state", "event"), list(product(CallDirection, CallState, CallEvent)))
def test_every_event_is_either_in_the_table_or_refused(
    direction: CallDirection, state: CallState, event: CallEvent
) -> None:
    before = call(direction, state)
    if event is CallEvent.ENDED:
        if state is CallState.ENDED:
            with pytest.raises(IllegalTransition):
                end(before, at(1))
        else:
            assert end(before, at(1)).state is CallState.ENDED
    elif (direction, state, event) in TRANSITIONS:
        assert advance(before, event, at(1), agent="1001").state is TRANSITIONS[direction, state, event]
    else:
        with pytest.raises(IllegalTransition):
            advance(before, event, at(1))


def test_T2_an_inbound_call_runs_through_its_stages() -> None:
    ringing = call()
    greeting = advance(ringing, CallEvent.ANSWERED, at(1))
    waiting = advance(greeting, CallEvent.GREETED, at(5))
    offered = advance(waiting, CallEvent.OFFERED, at(6), agent="1001")
    again = advance(offered, CallEvent.OFFER_FAILED, at(10))
    assert again.agent is None
    talking = advance(advance(again, CallEvent.OFFERED, at(11), agent="1002"), CallEvent.AGENT_ANSWERED, at(12))
    assert (talking.state, talking.agent, talking.connected_at) == (CallState.TALKING, "1002", at(12))
    over = end(talking, at(60))
    assert (over.end_cause, over.ended_at) == (EndCause.COMPLETED, at(60))
    assert waited(over, at(99)) == timedelta(seconds=11)


@pytest.mark.parametrize(
    ("state", "cause"),
    [
        (CallState.RINGING, EndCause.CANCELLED),
        (CallState.GREETING, EndCause.ABANDONED),
        (CallState.WAITING, EndCause.ABANDONED),
        (CallState.OFFERED, EndCause.ABANDONED),
        (CallState.TALKING, EndCause.COMPLETED),
    ],
)
def test_who_leaves_before_an_agent_comes_counts_as_abandoned(state: CallState, cause: EndCause) -> None:
    assert end(call(state=state), at(9)).end_cause is cause


def test_C8_an_outbound_call_fetches_the_agent_then_the_customer() -> None:
    offered = call(CallDirection.OUTBOUND, CallState.OFFERED)
    dialling = advance(offered, CallEvent.AGENT_ANSWERED, at(2))
    assert dialling.connected_at is None
    talking = advance(dialling, CallEvent.CUSTOMER_ANSWERED, at(9))
    assert (talking.state, talking.answered_at, talking.connected_at) == (CallState.TALKING, at(9), at(9))
    assert talking.customer_number == "95001"

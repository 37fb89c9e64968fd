"""Agents' states (handbook L1, L3)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.agents import TRANSITIONS, Agent, AgentEvent, AgentState, advance, can_take_calls, request_state
from domain.errors import IllegalTransition, InvalidValue

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)


def agent(state: AgentState = AgentState.READY, **changes: object) -> Agent:
    base = Agent("1001", "张敏", ("service",), state, since=NOON, idle_since=NOON, phone_registered=True)
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("state", "event"), list(product(AgentState, AgentEvent)))
def test_every_pair_is_either_in_the_table_or_refused(state: AgentState, event: AgentEvent) -> None:
    before = agent(state)
    if (state, event) in TRANSITIONS:
        assert advance(before, event, LATER).state in AgentState
    else:
        with pytest.raises(IllegalTransition) as refused:
            advance(before, event, LATER)
        assert refused.value.code == "domain.illegal_transition"
        assert before == agent(state)


def test_L3_a_break_has_a_reason_and_a_beginning() -> None:
    resting = request_state(agent(), AgentState.BREAK, "meal", LATER)
    assert (resting.state, resting.reason, resting.since) == (AgentState.BREAK, "meal", LATER)
    assert request_state(resting, AgentState.READY, None, LATER).reason is None


def test_L3_an_unknown_reason_is_refused() -> None:
    with pytest.raises(InvalidValue, match="reason"):
        request_state(agent(), AgentState.BREAK, "nap", LATER)


@pytest.mark.parametrize("state", [AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP])
def test_states_of_a_call_can_not_be_asked_for(state: AgentState) -> None:
    with pytest.raises(InvalidValue, match="state"):
        request_state(agent(), state, None, LATER)


def test_a_break_asked_for_during_a_call_begins_after_wrap_up() -> None:
    talking = agent(AgentState.TALKING, call_id="c1")
    asked = request_state(talking, AgentState.BREAK, "meal", LATER)
    assert asked.state is AgentState.TALKING
    wrapping = advance(asked, AgentEvent.CALL_ENDED, LATER)
    assert (wrapping.state, wrapping.call_id) == (AgentState.WRAP_UP, "c1")
    done = advance(wrapping, AgentEvent.WRAPPED_UP, LATER)
    assert (done.state, done.reason, done.call_id, done.next_state) == (AgentState.BREAK, "meal", None, None)


def test_asking_for_ready_ends_wrap_up() -> None:
    wrapping = agent(AgentState.WRAP_UP, call_id="c1", next_state=AgentState.BREAK, next_reason="rest")
    assert request_state(wrapping, AgentState.READY, None, LATER).state is AgentState.READY


def test_idle_time_counts_from_the_end_of_the_last_call() -> None:
    wrapping = agent(AgentState.WRAP_UP, call_id="c1")
    assert advance(wrapping, AgentEvent.WRAPPED_UP, LATER).idle_since == LATER
    rested = request_state(request_state(agent(), AgentState.BREAK, "rest", LATER), AgentState.READY, None, LATER)
    assert rested.idle_since == NOON, "a break does not send anybody to the end of the line"


def test_a_missed_call_takes_the_agent_out_of_the_pool() -> None:
    missed = advance(agent(AgentState.RINGING, call_id="c1"), AgentEvent.MISSED, LATER, reason="missed_call")
    assert (missed.state, missed.reason, missed.call_id) == (AgentState.BREAK, "missed_call", None)


def test_only_ready_agents_with_a_phone_take_calls() -> None:
    assert can_take_calls(agent())
    assert not can_take_calls(agent(phone_registered=False))
    assert not can_take_calls(agent(AgentState.BREAK))

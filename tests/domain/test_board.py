"""The live board (handbook L1)."""

from datetime import UTC, datetime, timedelta

from domain.agents import Agent, AgentState
from domain.board import CallFigures, board
from domain.calls import Call, CallDirection, CallState
from domain.queues import Waiting

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_L1_the_board_counts_what_is_there() -> None:
    calls = [
        Call(f"c{i}", CallDirection.INBOUND, "+8613800138000", "95001", state, NOON)
        for i, state in enumerate([CallState.TALKING, CallState.WAITING, CallState.GREETING, CallState.DIALLING])
    ]
    agents = [Agent(f"100{i}", "", (), AgentState.READY, NOON, NOON) for i in range(2)]
    figures = board(
        calls=calls,
        waiting=[Waiting("c1", "service", NOON - timedelta(seconds=40)), Waiting("c9", "service", NOON)],
        agents=agents,
        today=CallFigures(offered=12, answered_by_person=8, abandoned=2, within_threshold=6, wait_total_s=80.0),
        callbacks_due=3,
        now=NOON,
    )
    assert (figures.waiting, figures.longest_wait_s, figures.in_progress) == (2, 40.0, 2)
    assert figures.agents_by_state == {AgentState.READY: 2}
    assert figures.service_level == 0.6
    assert figures.average_speed_of_answer_s == 10.0
    assert figures.callbacks_due == 3


def test_L1_before_the_first_call_there_is_no_service_level() -> None:
    empty = board(calls=[], waiting=[], agents=[], today=CallFigures(), callbacks_due=0, now=NOON)
    assert (empty.service_level, empty.average_speed_of_answer_s, empty.longest_wait_s) == (None, None, 0.0)

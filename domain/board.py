"""The figures of the live board (handbook L1, T2)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.agents import Agent, AgentState
from domain.calls import Call, CallState
from domain.queues import Waiting

IN_PROGRESS = frozenset({CallState.TALKING, CallState.DIALLING})


@dataclass(frozen=True, slots=True)
class CallFigures:
    """Inbound calls of a period, ended and running."""

    offered: int = 0
    """Calls the centre answered or should have."""
    answered_by_person: int = 0
    abandoned: int = 0
    within_threshold: int = 0
    """Answered by a person within the service threshold (T2)."""
    wait_total_s: float = 0.0
    """Sum over calls answered by a person."""


@dataclass(frozen=True, slots=True)
class Board:
    as_of: datetime
    waiting: int
    """Callers in a queue, those whose call rings at an agent included."""
    longest_wait_s: float
    in_progress: int
    agents_by_state: Mapping[AgentState, int]
    offered: int
    answered: int
    abandoned: int
    service_level: float | None
    """within_threshold / (answered + abandoned) of today, 0…1; None before the first call."""
    average_speed_of_answer_s: float | None
    callbacks_due: int
    """Callbacks whose time has come and that are not connected yet."""


def board(
    *,
    calls: Iterable[Call],
    waiting: Iterable[Waiting],
    agents: Iterable[Agent],
    today: CallFigures,
    callbacks_due: int,
    now: datetime,
) -> Board:
    """The board as it stands at `now`, from the live calls, queues and agents and today's counts."""
    entries = tuple(waiting)
    finished = today.answered_by_person + today.abandoned
    return Board(
        as_of=now,
        waiting=len(entries),
        longest_wait_s=max(((now - entry.since).total_seconds() for entry in entries), default=0.0),
        in_progress=sum(1 for call in calls if call.state in IN_PROGRESS),
        agents_by_state=dict(Counter(agent.state for agent in agents)),
        offered=today.offered,
        answered=today.answered_by_person,
        abandoned=today.abandoned,
        service_level=today.within_threshold / finished if finished else None,
        average_speed_of_answer_s=today.wait_total_s / today.answered_by_person if today.answered_by_person else None,
        callbacks_due=callbacks_due,
    )

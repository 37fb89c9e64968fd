"""Queues and who gets the next call (handbook T2, T15).

A routing strategy is one pure function and one line in `STRATEGIES`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.agents import Agent


@dataclass(frozen=True, slots=True)
class Queue:
    """Calls of one kind, waiting for the people who take them. Times in seconds."""

    id: str
    name: str
    strategy: str = "longest_idle"
    ring_timeout_s: float = 15.0
    """How long one agent's phone rings before the next is tried (T2)."""
    announce_every_s: float = 20.0
    """How often a waiting caller hears where they stand."""
    service_threshold_s: float = 15.0
    """Answered by a person within this counts for the service level (T2)."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A caller in a queue."""

    call_id: str
    queue: str
    since: datetime
    priority: int = 0
    """Higher goes first: key customers (T15), calls that were already offered to somebody."""


@dataclass(frozen=True, slots=True)
class Offer:
    """This call should ring at this agent."""

    call_id: str
    agent: str


Strategy = Callable[[Sequence[Agent]], Agent]


def longest_idle(candidates: Sequence[Agent]) -> Agent:
    """Who has been without a call for longest; by user name where two are equal."""
    return min(candidates, key=lambda agent: (agent.idle_since, agent.user))


STRATEGIES: Mapping[str, Strategy] = {"longest_idle": longest_idle}


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Who goes first: priority, then time."""
    return sorted(waiting, key=lambda w: (-w.priority, w.since, w.call_id))


def position(waiting: Iterable[Waiting], call_id: str) -> int:
    """How many callers of the same queue go before `call_id`; 0 is next. Raises KeyError when it isn't waiting."""
    entries = in_order(waiting)
    queue = {w.call_id: w.queue for w in entries}[call_id]
    return [w.call_id for w in entries if w.queue == queue].index(call_id)

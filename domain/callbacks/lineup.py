"""Who gets the free agents: callers on the line and callbacks that are due, in one order (handbook T15, C1, C8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.agents import Agent
from domain.callbacks.attempts import choose_agent
from domain.callbacks.callback import Callback
from domain.callbacks.purposes import Purpose
from domain.queues import STRATEGIES, Queue, Waiting

GRACE = timedelta(minutes=1)
"""Callers who wait go before a promised call for this long: then it is the one that has waited for longer."""


@dataclass(frozen=True, slots=True)
class Pick:
    """This agent is for this caller, or for this callback."""

    agent: str
    waiting: Waiting | None = None
    callback: Callback | None = None


Place = tuple[int, int, datetime, str]


def next_pick(
    waiting: Iterable[Waiting],
    due: Iterable[Callback],
    free: Sequence[Agent],
    queues: Mapping[str, Queue],
    now: datetime,
    patience: timedelta,
) -> Pick | None:
    """The first in line who has somebody to talk to. `free` agents can take a call now.

    Emergencies go first; then callers and those who left their place to be called back, by priority and how long they
    have waited, promised calls among them from a minute past their time on; then the rest, by priority.
    """
    line: list[tuple[Place, Waiting | Callback]] = [(_caller(entry), entry) for entry in waiting]
    line += [(_place(callback), callback) for callback in due]
    for _, entry in sorted(line, key=lambda item: item[0]):
        if isinstance(entry, Waiting):
            candidates = [agent for agent in free if entry.queue in agent.queues]
            if candidates:
                return Pick(STRATEGIES[queues[entry.queue].strategy](candidates).user, waiting=entry)
            continue
        able = [agent for agent in free if entry.queue is None or entry.queue in agent.queues]
        chosen = choose_agent(entry, able, now, patience)
        if chosen is not None:
            return Pick(chosen.user, callback=entry)
    return None


def _caller(entry: Waiting) -> Place:
    return (1, -entry.priority, entry.since, entry.call_id)


def _place(callback: Callback) -> Place:
    match callback.purpose:
        case Purpose.EMERGENCY:
            return (0, 0, callback.next_at, callback.id)
        case Purpose.QUEUE:
            return (1, 0, callback.queued_at or callback.next_at, callback.id)
        case Purpose.PROMISED:
            return (1, 0, callback.next_at + GRACE, callback.id)
    return (2, callback.priority, callback.next_at, callback.id)

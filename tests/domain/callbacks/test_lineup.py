"""Who gets the free agents (handbook T15, C1, C4, C8)."""

from datetime import timedelta

import pytest

from domain.agents import Agent, AgentState
from domain.callbacks import Callback, Purpose, next_pick
from domain.queues import Queue, Waiting
from tests.domain.callbacks.values import at, callback

NOW = at("05-01 10:10")
PATIENCE = timedelta(minutes=2)
QUEUES = {"service": Queue("service", "客服"), "repairs": Queue("repairs", "维修")}


def agent(user: str = "1001", queue: str = "service") -> Agent:
    return Agent(user, user, (queue,), AgentState.READY, NOW, idle_since=NOW, phone_registered=True)


def caller(since: str, priority: int = 0) -> Waiting:
    return Waiting("caller", "service", at(since), priority)


def due(next_at: str, purpose: Purpose, **changes: object) -> Callback:
    return callback(next_at, **({"id": purpose.value, "purpose": purpose} | changes))


@pytest.mark.parametrize(
    ("name", "waiting", "callbacks", "first"),
    [
        ("a caller before a visit", [caller("05-01 10:09")], [due("05-01 09:00", Purpose.VISIT)], "caller"),
        ("an emergency before a caller", [caller("05-01 09:00")], [due("05-01 10:09", Purpose.EMERGENCY)], "emergency"),
        (
            "the place in the queue is kept",
            [caller("05-01 10:01")],
            [due("05-01 10:05", Purpose.QUEUE, queue="service", queued_at=at("05-01 10:00"))],
            "queue",
        ),
        (
            "and not bettered",
            [caller("05-01 09:59")],
            [due("05-01 10:05", Purpose.QUEUE, queue="service", queued_at=at("05-01 10:00"))],
            "caller",
        ),
        ("promised now, a caller waits", [caller("05-01 10:09")], [due("05-01 10:10", Purpose.PROMISED)], "caller"),
        ("promised before they came", [caller("05-01 10:09")], [due("05-01 10:05", Purpose.PROMISED)], "promised"),
        ("key customers first", [caller("05-01 10:09", 1)], [due("05-01 10:05", Purpose.PROMISED)], "caller"),
        (
            "by priority, then time",
            [],
            [due("05-01 09:00", Purpose.CARE), due("05-01 10:00", Purpose.PROGRESS)],
            "progress",
        ),
        ("one with its own priority", [], [due("05-01 10:00", Purpose.CARE, priority=1)], "care"),
    ],
)
def test_C1_C8_callers_and_callbacks_stand_in_one_line(
    name: str, waiting: list[Waiting], callbacks: list[Callback], first: str
) -> None:
    pick = next_pick(waiting, callbacks, [agent()], QUEUES, NOW, PATIENCE)
    assert pick is not None
    found = pick.waiting.call_id if pick.waiting else pick.callback.id if pick.callback else None
    assert (found, pick.agent) == (first, "1001"), name


def test_C1_who_was_in_a_queue_is_called_by_its_agents() -> None:
    queued = due("05-01 10:00", Purpose.QUEUE, queue="repairs", queued_at=at("05-01 10:00"))
    assert next_pick([], [queued], [agent()], QUEUES, NOW, PATIENCE) is None
    pick = next_pick([], [queued], [agent(), agent("1002", "repairs")], QUEUES, NOW, PATIENCE)
    assert pick is not None
    assert pick.agent == "1002"


def test_who_can_not_be_served_keeps_nobody_waiting() -> None:
    own = due("05-01 10:09", Purpose.PROMISED, agent="1009")
    visit = due("05-01 10:00", Purpose.VISIT)
    pick = next_pick([Waiting("c1", "repairs", NOW)], [own, visit], [agent()], QUEUES, NOW, PATIENCE)
    assert pick is not None
    assert pick.callback == visit
    assert next_pick([], [visit], [], QUEUES, NOW, PATIENCE) is None

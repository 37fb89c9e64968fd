"""Who gets the next call (handbook T2, T15)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.agents import Agent, AgentState, can_take_calls
from domain.callbacks import next_pick
from domain.queues import Offer, Queue, Waiting, position

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
QUEUES = {"repairs": Queue("repairs", "报修"), "fees": Queue("fees", "收费")}


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def agent(user: str, idle: float = 0, queues: tuple[str, ...] = ("repairs",), **changes: object) -> Agent:
    values: dict[str, object] = {"state": AgentState.READY, "phone_registered": True} | changes
    return Agent(user, user, queues, since=NOON, idle_since=at(idle), **values)  # type: ignore[arg-type]


def waiting(call: str, since: float = 0, queue: str = "repairs", priority: int = 0) -> Waiting:
    return Waiting(call, queue, at(since), priority)


def match(entries: Sequence[Waiting], agents: Sequence[Agent]) -> list[Offer]:
    """Every offer that can be made now, one after the other as the dispatcher makes them."""
    left, free = list(entries), [agent for agent in agents if can_take_calls(agent)]
    offers = []
    while (pick := next_pick(left, (), free, QUEUES, NOON, timedelta())) is not None:
        assert pick.waiting is not None
        offers.append(Offer(pick.waiting.call_id, pick.agent))
        left.remove(pick.waiting)
        free = [agent for agent in free if agent.user != pick.agent]
    return offers


def test_the_longest_idle_agent_gets_the_longest_waiting_call() -> None:
    agents = [agent("1001", idle=50), agent("1002", idle=10), agent("1003", idle=30)]
    offers = match([waiting("late", 9), waiting("early", 3)], agents)
    assert offers == [Offer("early", "1002"), Offer("late", "1003")]


def test_T15_calls_go_to_who_has_the_skill_and_key_customers_first() -> None:
    agents = [agent("1001", queues=("fees",)), agent("1002", queues=("repairs",))]
    offers = match([waiting("a", 1), waiting("b", 2, priority=1), waiting("c", 3, "fees")], agents)
    assert offers == [Offer("b", "1002"), Offer("c", "1001")]


def test_nobody_is_offered_to_who_is_not_ready_or_has_no_phone() -> None:
    agents = [agent("1001", state=AgentState.BREAK), agent("1002", phone_registered=False)]
    assert match([waiting("a")], agents) == []


def test_a_caller_hears_where_they_stand_in_their_own_queue() -> None:
    entries = [waiting("a", 1), waiting("b", 2, "fees"), waiting("c", 3), waiting("d", 4, priority=1)]
    assert [position(entries, call) for call in "abcd"] == [1, 0, 2, 0]


@given(
    st.lists(st.tuples(st.integers(0, 99), st.sampled_from(["repairs", "fees"]), st.integers(0, 2)), max_size=12),
    st.lists(st.tuples(st.integers(0, 99), st.sets(st.sampled_from(["repairs", "fees"]), min_size=1)), max_size=12),
)
def test_no_call_and_no_agent_twice_and_nobody_left_who_could_be_served(
    calls: list[tuple[int, str, int]], people: list[tuple[int, set[str]]]
) -> None:
    entries = [waiting(f"c{i}", since, queue, priority) for i, (since, queue, priority) in enumerate(calls)]
    agents = [agent(f"a{i}", idle, tuple(sorted(queues))) for i, (idle, queues) in enumerate(people)]
    offers = match(entries, agents)
    assert len({o.call_id for o in offers}) == len({o.agent for o in offers}) == len(offers)
    left_calls = [e for e in entries if e.call_id not in {o.call_id for o in offers}]
    left_agents = [a for a in agents if a.user not in {o.agent for o in offers}]
    assert not any(e.queue in a.queues for e in left_calls for a in left_agents)

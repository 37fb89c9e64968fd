"""Whatever is done in whatever order: nobody is dialled in forbidden hours, nothing is lost (handbook C5, C8–C10)."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.callbacks import (
    Callback,
    CallbackState,
    Outcome,
    Purpose,
    RetryPolicy,
    agree_on,
    any_hour,
    book,
    cancel,
    carried_with,
    carry,
    change,
    decides,
    finish_attempt,
    is_due,
    may_be_called,
    reschedule,
    settle,
    start_attempt,
    wait_for,
)
from domain.callbacks import Stamp as Done
from domain.errors import DomainError
from tests.domain.callbacks.values import CALLING, at, callback

ENDS = [
    *(Outcome.CONNECTED, Outcome.BUSY, Outcome.NO_ANSWER, Outcome.DECLINED, Outcome.UNREACHABLE),
    *(Outcome.AGENT_UNAVAILABLE, Outcome.INTERRUPTED, Outcome.NO_RESULT),
]
STEP = st.one_of(
    st.tuples(st.just("book"), st.sampled_from(list(Purpose)), st.integers(0, 4_000)),
    st.tuples(st.just("wait"), st.none(), st.integers(1, 2_000)),
    st.tuples(st.just("dial"), st.none(), st.just(0)),
    st.tuples(st.just("agree"), st.none(), st.integers(1, 2_000)),
    st.tuples(st.just("end"), st.sampled_from(ENDS), st.just(0)),
    st.tuples(st.just("put_off"), st.booleans(), st.integers(0, 4_000)),
    st.tuples(st.just("cancel"), st.none(), st.integers(0, 9)),
    st.tuples(st.just("settle"), st.none(), st.integers(0, 9)),
)


class World:
    """The callbacks of one customer, and what the dispatcher and people do with them."""

    def __init__(self) -> None:
        self.now: datetime = at("09-29 08:00")
        self.all: dict[str, Callback] = {}
        self.dialled: list[tuple[datetime, Callback]] = []

    def put(self, after: Callback) -> None:
        before = self.all.get(after.id)
        line = change(before, after, Done(self.now, "1001", "step"))
        assert before is None or before == after or line.before or line.after or before.attempts != after.attempts
        if before is not None:
            assert after.attempts[: len(before.attempts) - 1] == before.attempts[:-1], "an attempt was lost"
            assert len(after.attempts) >= len(before.attempts)
        self.all[after.id] = after

    def book(self, purpose: Purpose, minutes: int) -> None:
        new = callback(id=f"b{len(self.all)}", purpose=purpose, due_at=self.now + timedelta(minutes=minutes))
        self.put(book(replace(new, next_at=new.due_at), self.now, CALLING))

    def dial(self, *_: object) -> None:
        if any(one.state is CallbackState.DIALLING for one in self.all.values()):
            return
        until = CALLING.instant(CALLING.day(self.now) + timedelta(days=1), time())
        for one in sorted(self.all.values(), key=lambda one: (one.priority, one.next_at)):
            if not is_due(one, self.now) or not may_be_called(one, self.now, CALLING):
                continue
            promised = decides(one, [other for other in self.all.values() if other.id != one.id], until)
            if promised is not None and promised.state is CallbackState.SCHEDULED:
                self.put(wait_for(one, promised))
                continue
            lead = start_attempt(one, "1001", f"c{len(self.dialled)}", self.now)
            self.put(lead)
            self.dialled.append((self.now, lead))
            for other in carried_with(lead, list(self.all.values()), self.now, until):
                self.put(carry(other, lead))
            return

    def under_way(self) -> list[Callback]:
        return [one for one in self.all.values() if one.state in (CallbackState.DIALLING, CallbackState.CARRIED)]

    def agree(self, _: object, minutes: int) -> None:
        for one in self.under_way():
            self.put(agree_on(one, self.now + timedelta(minutes=minutes)))

    def end(self, outcome: Outcome, _: object) -> None:
        for one in self.under_way():
            self.put(finish_attempt(one, outcome, self.now, RetryPolicy(), CALLING))

    def one(self, index: int) -> Callback | None:
        ids = list(self.all)
        return self.all[ids[index % len(ids)]] if ids else None

    def do(self, step: tuple[str, object, int]) -> None:
        what, choice, number = step
        one = self.one(number)
        match what:
            case "wait":
                self.now += timedelta(minutes=number)
            case "put_off" if one is not None:
                to = self.now + timedelta(minutes=number)
                self.put(reschedule(one, to, self.now, CALLING, asked=bool(choice)))
            case "cancel" if one is not None:
                self.put(cancel(one))
            case "settle" if one is not None:
                self.put(settle(one))
            case "book" | "dial" | "agree" | "end":
                getattr(self, what)(choice, number)


@given(st.lists(STEP, max_size=40))
def test_C5_C9_C10_whatever_happens_the_rules_hold(steps: list[tuple[str, object, int]]) -> None:
    world = World()
    for step in steps:
        try:
            world.do(step)
        except DomainError:
            continue  # refused, and nothing has changed
        for one in world.all.values():
            if one.state is CallbackState.CARRIED:
                assert one.carried_by is not None
                assert world.all[one.carried_by].state is CallbackState.DIALLING, "carried by nothing"
            else:
                assert one.carried_by is None
            if one.state is CallbackState.SCHEDULED and not any_hour(one):
                assert CALLING.is_open(one.next_at) or is_promised_wait(world, one)
    for when, lead in world.dialled:
        assert any_hour(lead) or CALLING.is_open(when), "called in rest hours"
    world.end(Outcome.CONNECTED, None)
    assert not world.under_way(), "carried, and never put back"
    for one in world.all.values():
        assert all(early.started_at <= late.started_at for early, late in pairwise(one.attempts))


def is_promised_wait(world: World, one: Callback) -> bool:
    """It waits for a promised call, whose time may be any; it is told in that call, or dialled in calling hours."""
    return any(any_hour(other) and other.id != one.id for other in world.all.values())

"""Whatever is done to an order, in whatever sequence: its invariants hold (handbook O1, W1, W3, W7, W9)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.errors import DomainError
from domain.orders import ownership, work
from domain.orders.ladder import next_watch, watch
from domain.orders.moves import Actor, Move, move, wrong_code
from domain.orders.order import HistoryEntry, QuoteLine, Target, WorkOrder
from domain.orders.states import SETTLED, TRANSITIONS, OrderAction, OrderState, Party
from domain.services.service import ServiceType, Stop, TargetKind
from tests.domain.orders.examples import ALWAYS, COMPLAINT, EMERGENCY, MONDAY, OFFICE, PLAIN, REPAIR, as_typed, new

_parties = st.frozensets(st.sampled_from(Party))
_actors = st.builds(Actor, st.sampled_from(["1001", "1002", "4001", "2001"]), _parties)
_notes = st.sampled_from(["", "原因"])
_moves = st.builds(
    Move,
    action=st.sampled_from(OrderAction),
    note=_notes,
    stop=st.none() | st.sampled_from(Stop),
    code=st.sampled_from(["", "0427", "1111"]),
    satisfaction=st.none() | st.sampled_from(["satisfied", "dissatisfied"]),
    assignee=st.none() | st.just("4001"),
)
_minutes = st.sampled_from([0.5, 3, 10, 45, 300, 1440, 4000])


class AnyOrder(RuleBasedStateMachine):
    """One order of one service type, and everything that may be done to it."""

    service: ServiceType = REPAIR

    def __init__(self) -> None:
        super().__init__()
        self.calendar = OFFICE if self.service is COMPLAINT else ALWAYS
        self.order = new(self.service)
        self.now = MONDAY
        self.told: set[str] = set()
        self.called: set[str] = set()

    def change(self, changed: WorkOrder, *, afresh: bool = False) -> None:
        before, self.order = self.order, changed
        assert changed.history[: len(before.history)] == before.history, "no line of history is ever changed"
        lines = len(changed.history) - len(before.history)
        assert lines >= (changed != before), "whatever changes is written down"
        assert changed.version - before.version == lines
        if changed.state is not before.state:
            action = OrderAction(changed.history[-1].action)
            assert TRANSITIONS[before.state, action] is changed.state
        if not afresh:
            for target in before.targets:
                now = changed.target(target.kind)
                assert now is not None
                assert now.due_at >= target.due_at, "targets only move later"
                assert target.met_at is None or now.met_at == target.met_at

    def attempt(self, change: Callable[[], WorkOrder], *, afresh: bool = False) -> None:
        before = self.order
        try:
            changed = change()
        except DomainError:
            assert self.order == before
        else:
            self.change(changed, afresh=afresh)

    @rule(wanted=_moves, actor=_actors, ahead=st.none() | _minutes)
    def take_an_action(self, wanted: Move, actor: Actor, ahead: float | None) -> None:
        at = self.now + timedelta(minutes=ahead) if ahead else None
        with_time = Move(
            wanted.action, wanted.note, at, wanted.stop, wanted.code, None, wanted.satisfaction, wanted.assignee
        )
        self.attempt(
            lambda: move(self.order, self.service, with_time, actor, self.now, self.calendar),
            afresh=wanted.action is OrderAction.REOPEN,
        )

    @rule(minutes=_minutes)
    def time_passes(self, minutes: float) -> None:
        due = next_watch(self.order, self.service, self.calendar)
        self.now += timedelta(minutes=minutes)
        watched = watch(self.order, self.service, self.calendar, self.now)
        assert (watched.order != self.order) is (due is not None and due <= self.now), "next_watch says when"
        self.change(watched.order) if watched.order.version != self.order.version else self.quietly(watched.order)
        for tell in watched.tells:
            assert tell.key not in self.told, "nobody is told twice"
            self.told.add(tell.key)
        for call in watched.calls:
            assert call.key not in self.called, "no call is promised twice"
            assert call.due_at >= self.now or call.due_at == self.now
            self.called.add(call.key)
        again = watch(self.order, self.service, self.calendar, self.now)
        assert (again.order, again.tells, again.calls) == (self.order, (), ()), "asking twice changes nothing"

    def quietly(self, order: WorkOrder) -> None:
        """Only what is not a change of the order: dates that had lost their reason, the next call's time."""
        self.order = order

    @rule(place=st.sampled_from(["3栋", "5号楼2单元", ""]), words=_notes, by=st.sampled_from(["1001", "1002"]))
    def put_right(self, place: str, words: str, by: str) -> None:
        self.attempt(lambda: work.amend(self.order, {"place": place, "description": words}, by, self.now))

    @rule(result=_notes, back=st.none() | _minutes)
    def fill_in(self, result: str, back: float | None) -> None:
        values = {"result": result}
        if back:
            values["back_at"] = (self.now + timedelta(minutes=back)).isoformat()
        self.attempt(lambda: work.fill_in(self.order, self.service, values, "1001", self.now, self.calendar, as_typed))

    @rule(step=st.sampled_from(["cleaned", "paid", "nothing"]), actor=_actors, note=_notes)
    def tick(self, step: str, actor: Actor, note: str) -> None:
        if self.order.has_ticked(step):
            self.attempt(lambda: work.untick(self.order, step, actor.user, self.now, note))
        else:
            self.attempt(lambda: work.tick(self.order, self.service, step, actor, self.now, note=note))

    @rule(fen=st.integers(-1, 5000))
    def money(self, fen: int) -> None:
        self.attempt(lambda: work.quote(self.order, [QuoteLine("工费", "次", fen)], "4001", self.now))
        self.attempt(lambda: work.confirm_quote(self.order, "4001", self.now))
        self.attempt(lambda: work.hand_in(self.order, fen, "", "1001", self.now))

    @rule()
    def report(self) -> None:
        self.attempt(lambda: work.file_report(self.order, self.service, {"what": "漏水"}, "2001", self.now, as_typed))

    @rule(user=st.none() | st.sampled_from(["1001", "1002"]), group=st.none() | st.just("工程"))
    def hand_over(self, user: str | None, group: str | None) -> None:
        self.attempt(lambda: ownership.hand_over(self.order, self.order.owner, self.now, user=user, group=group))

    @rule(by=st.sampled_from(["1001", "1002", "4002"]), accepts=st.booleans(), note=_notes)
    def answer_hand_over(self, by: str, accepts: bool, note: str) -> None:
        groups = frozenset({"工程"}) if by == "4002" else frozenset()
        self.attempt(
            lambda: (
                ownership.accept(self.order, by, groups, self.now)
                if accepts
                else ownership.decline(self.order, by, groups, self.now, note)
            )
        )

    @rule(owner=st.sampled_from(["1001", "1003", ""]))
    def lead_decides(self, owner: str) -> None:
        self.attempt(lambda: ownership.give(self.order, "2001", self.now, owner))

    @rule()
    def guess_the_code(self) -> None:
        self.attempt(lambda: wrong_code(self.order, "4001", self.now))

    @invariant()
    def it_has_one_owner(self) -> None:
        assert self.order.owner

    @invariant()
    def its_history_is_whole(self) -> None:
        history = self.order.history
        assert history[0].action == "register"
        assert all(entry.by and entry.at for entry in history)
        assert list(map(_at, history)) == sorted(map(_at, history))
        assert all(self.order.code not in (entry.note, entry.after) for entry in history if self.order.code)

    @invariant()
    def what_is_over_waits_for_nothing_but_its_report(self) -> None:
        if self.order.state in SETTLED and self.order.handover is None:
            open_report = any(t.kind is TargetKind.REPORT and t.met_at is None for t in self.order.targets)
            assert (next_watch(self.order, self.service, self.calendar) is None) or open_report

    @invariant()
    def clocks_stand_only_while_it_waits(self) -> None:
        assert (self.order.waiting is not None) is (self.order.state is OrderState.WAITING)

    @invariant()
    def targets_are_one_of_a_kind(self) -> None:
        kinds = [target.kind for target in self.order.targets]
        assert len(kinds) == len(set(kinds))
        assert all(_told_once(target) for target in self.order.targets)


def _at(entry: HistoryEntry) -> datetime:
    return entry.at


def _told_once(target: Target) -> bool:
    return len(set(target.told)) == len(target.told)


class OfRepair(AnyOrder):
    service = REPAIR


class OfComplaint(AnyOrder):
    service = COMPLAINT


class OfEmergency(AnyOrder):
    service = EMERGENCY


class OfPlain(AnyOrder):
    service = PLAIN


_some = settings(max_examples=60, stateful_step_count=40)
TestRepair = OfRepair.TestCase
TestComplaint = OfComplaint.TestCase
TestEmergency = OfEmergency.TestCase
TestPlain = OfPlain.TestCase
for _case in (TestRepair, TestComplaint, TestEmergency, TestPlain):
    _case.settings = _some

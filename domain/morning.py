"""The morning sheet (D1): yesterday's calls and orders, what is open, what is due today, who does what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.board import CallFigures
from domain.orders.clocks import was_on_time
from domain.orders.order import WorkOrder


@dataclass(frozen=True, slots=True)
class OrderFigures:
    """Work orders of a day."""

    opened: int = 0
    finished: int = 0
    """Their work was done that day."""
    on_time: int = 0
    late: int = 0

    @property
    def on_time_rate(self) -> float | None:
        """0…1; None where nothing with a target was finished."""
        judged = self.on_time + self.late
        return self.on_time / judged if judged else None


def order_figures(opened: int, finished: Iterable[WorkOrder]) -> OrderFigures:
    """From how many were opened, and those whose work was done that day."""
    done = [was_on_time(order) for order in finished]
    return OrderFigures(opened, len(done), done.count(True), done.count(False))


@dataclass(frozen=True, slots=True)
class GroupOpen:
    """What a group still has open."""

    group: str
    by_state: Mapping[str, int]
    overdue: int = 0
    due_today: int = 0

    @property
    def open(self) -> int:
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody, and what they have to do."""

    user: str
    name: str
    groups: tuple[str, ...] = ()
    state: str | None = None
    """Of an agent: as the floor has it."""
    owned: int = 0
    """Open orders they answer for to the customer (O1)."""
    assigned: int = 0
    """Open orders they do."""


@dataclass(frozen=True, slots=True)
class Today:
    """What is due today."""

    targets: int = 0
    """Open orders with a running target that is due today, later than now."""
    appointments: int = 0
    dates: int = 0
    """Open orders of which a date comes today: a loan is due back, a permit ends."""
    callbacks: int = 0
    overdue_callbacks: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    day: date
    calls: CallFigures
    orders: OrderFigures
    open: Sequence[GroupOpen] = ()
    today: Today = field(default_factory=Today)
    duties: Sequence[Duty] = ()


def groups_open(
    by_state: Mapping[tuple[str, str], int],
    overdue: Mapping[tuple[str, str], int],
    due: Mapping[tuple[str, str], int],
) -> tuple[GroupOpen, ...]:
    """Group and state to numbers of open orders, most first; `due`: due before the end of the day, overdue ones
    included."""
    groups = {group for group, _ in by_state}

    def of(counts: Mapping[tuple[str, str], int], group: str) -> int:
        return sum(count for (one, _), count in counts.items() if one == group)

    found = [
        GroupOpen(
            group,
            {state: count for (one, state), count in sorted(by_state.items()) if one == group},
            overdue=of(overdue, group),
            due_today=of(due, group) - of(overdue, group),
        )
        for group in groups
    ]
    return tuple(sorted(found, key=lambda one: (-one.open, one.group)))


def rows(sheet: Sheet) -> list[tuple[str, str, str, float | None]]:
    """The sheet as a table: section, what, of what, how much."""
    calls, orders, today = sheet.calls, sheet.orders, sheet.today
    finished = calls.answered_by_person + calls.abandoned
    found: list[tuple[str, str, str, float | None]] = [
        ("calls", "offered", "", calls.offered),
        ("calls", "answered", "", calls.answered_by_person),
        ("calls", "abandoned", "", calls.abandoned),
        ("calls", "service_level", "", calls.within_threshold / finished if finished else None),
        ("orders", "opened", "", orders.opened),
        ("orders", "finished", "", orders.finished),
        ("orders", "on_time_rate", "", orders.on_time_rate),
    ]
    for group in sheet.open:
        found += [("open", group.group, state, count) for state, count in group.by_state.items()]
        found.append(("open", group.group, "overdue", group.overdue))
        found.append(("open", group.group, "due_today", group.due_today))
    found += [
        ("today", "targets", "", today.targets),
        ("today", "appointments", "", today.appointments),
        ("today", "dates", "", today.dates),
        ("today", "callbacks", "", today.callbacks),
        ("today", "overdue_callbacks", "", today.overdue_callbacks),
    ]
    for duty in sheet.duties:
        who = f"{duty.name} {duty.user}"
        found += [("duty", who, "owned", duty.owned), ("duty", who, "assigned", duty.assigned)]
    return found

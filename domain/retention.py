"""What has been kept long enough is destroyed: proposed by the centre, confirmed by two people, on record (R3)."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue


class RecordClass(Enum):
    """What is kept for a period of its own."""

    RECORDINGS = "recordings"
    TRANSCRIPTS = "transcripts"
    CALLS = "calls"
    """The numbers in call records; the records stay for the figures."""
    CALLBACKS = "callbacks"
    ORDERS = "orders"
    """Who, where and what in closed work orders."""
    PAPERS = "papers"
    """Files that were added to orders and customers."""
    CUSTOMERS = "customers"
    """Whole files, counted from the last contact."""


class DestructionState(Enum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    """By one person; a second, different one is needed."""
    APPROVED = "approved"
    """By two: it is carried out."""
    DONE = "done"
    REFUSED = "refused"


class DestructionAction(Enum):
    PROPOSE = "propose"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    FINISH = "finish"


S, A = DestructionState, DestructionAction

TRANSITIONS: Mapping[tuple[DestructionState, DestructionAction], DestructionState] = {
    (S.PROPOSED, A.CONFIRM): S.CONFIRMED,
    (S.CONFIRMED, A.CONFIRM): S.APPROVED,
    (S.PROPOSED, A.REFUSE): S.REFUSED,
    (S.CONFIRMED, A.REFUSE): S.REFUSED,
    (S.APPROVED, A.FINISH): S.DONE,
}
OPEN = frozenset({S.PROPOSED, S.CONFIRMED, S.APPROVED})
AGAIN_AFTER = timedelta(days=30)
"""What was refused is proposed again after this."""


@dataclass(frozen=True, slots=True)
class DestructionEntry:
    """What somebody did about it; kept for ever."""

    at: datetime
    by: str
    action: DestructionAction
    words: str = ""


@dataclass(frozen=True, slots=True)
class Destruction:
    """A list of things of one class that are older than `cutoff`."""

    id: str
    what: RecordClass
    cutoff: datetime
    count: int
    """Things on the list."""
    state: DestructionState
    entries: tuple[DestructionEntry, ...]

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def confirmed_by(self) -> tuple[str, ...]:
        return tuple(entry.by for entry in self.entries if entry.action is A.CONFIRM)


def propose(id: str, what: RecordClass, cutoff: datetime, count: int, by: str, now: datetime) -> Destruction:  # noqa: A002
    return Destruction(id, what, cutoff, count, S.PROPOSED, (DestructionEntry(now, by, A.PROPOSE),))


def confirm(destruction: Destruction, by: str, now: datetime) -> Destruction:
    """The first or the second yes. Raises `IllegalTransition`, and `InvalidValue` where both would be one person's."""
    state = _next(destruction, A.CONFIRM)
    if by in destruction.confirmed_by:
        raise InvalidValue("by", "a second, different person must confirm", Fault.TAKEN)
    return _with(destruction, state, DestructionEntry(now, by, A.CONFIRM))


def refuse(destruction: Destruction, by: str, why: str, now: datetime) -> Destruction:
    """Nothing is destroyed. Raises `IllegalTransition`, `InvalidValue` without a reason."""
    state = _next(destruction, A.REFUSE)
    if not why.strip():
        raise InvalidValue("reason", "say why", Fault.NEEDED)
    return _with(destruction, state, DestructionEntry(now, by, A.REFUSE, why.strip()))


def finish(destruction: Destruction, by: str, now: datetime) -> Destruction:
    """Everything on the list is gone."""
    return _with(destruction, _next(destruction, A.FINISH), DestructionEntry(now, by, A.FINISH))


def may_propose(last: Destruction | None, now: datetime) -> bool:
    """One list of a class at a time, and none soon after one that was refused."""
    if last is None:
        return True
    if last.state is S.REFUSED:
        return now >= last.entries[-1].at + AGAIN_AFTER
    return not last.open


def months_before(at: datetime, months: int) -> datetime:
    """The same day and time so many calendar months earlier; the last of a month that is shorter."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    day = min(at.day, calendar.monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day)


def _next(destruction: Destruction, action: DestructionAction) -> DestructionState:
    state = TRANSITIONS.get((destruction.state, action))
    if state is None:
        raise IllegalTransition(f"destruction {destruction.id}", destruction.state.value, action.value)
    return state


def _with(destruction: Destruction, state: DestructionState, entry: DestructionEntry) -> Destruction:
    return replace(destruction, state=state, entries=(*destruction.entries, entry))

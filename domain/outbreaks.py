"""Outbreaks (W9): many like reports from one building are one trouble: one order, one word to callers, one call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from domain.errors import IllegalTransition
from domain.orders.order import HistoryEntry, WorkOrder, need, written


class OutbreakState(Enum):
    PROPOSED = "proposed"
    """The centre has noticed it; a lead decides."""
    RUNNING = "running"
    """Confirmed: callers hear of it, like reports join by themselves."""
    OVER = "over"
    DISMISSED = "dismissed"
    """A lead has found that it is none."""


class OutbreakStep(Enum):
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    ANNOUNCE = "announce"
    """Other words for callers, as more is known."""
    END = "end"


_S, _A = OutbreakState, OutbreakStep

TRANSITIONS: Mapping[tuple[OutbreakState, OutbreakStep], OutbreakState] = {
    (_S.PROPOSED, _A.CONFIRM): _S.RUNNING,
    (_S.PROPOSED, _A.DISMISS): _S.DISMISSED,
    (_S.RUNNING, _A.ANNOUNCE): _S.RUNNING,
    (_S.RUNNING, _A.END): _S.OVER,
}

OPEN = frozenset({OutbreakState.PROPOSED, OutbreakState.RUNNING})


@dataclass(frozen=True, slots=True)
class Burst:
    """What counts as one: so many customers within so long."""

    customers: int = 3
    within: timedelta = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Report:
    """One order of the building and category."""

    number: str
    phone: str
    at: datetime
    service_type: str


@dataclass(frozen=True, slots=True)
class Outbreak:
    id: str
    building: str
    """Its key, as `domain.orders.places.building_key` gives it."""
    category: str
    service_type: str
    """Of most of its reports: that of the order that stands for all."""
    state: OutbreakState
    opened_at: datetime
    numbers: tuple[str, ...] = ()
    """The reports, first one first."""
    master: str | None = None
    """The order that stands for all of them, once it is confirmed."""
    announcement: str = ""
    """What callers hear."""
    closed_at: datetime | None = None
    history: tuple[HistoryEntry, ...] = ()


def noticed(reports: Sequence[Report], burst: Burst, now: datetime) -> bool:
    """Whether these are an outbreak: reports of enough different customers within the time up to `now`."""
    return len({one.phone for one in reports if now - burst.within <= one.at <= now}) >= burst.customers


def propose(id: str, building: str, category: str, reports: Sequence[Report], by: str, now: datetime) -> Outbreak:  # noqa: A002
    """A new one, of at least one report."""
    kinds = [report.service_type for report in reports]
    outbreak = Outbreak(
        id=id,
        building=building,
        category=category,
        service_type=max(kinds, key=kinds.count),
        state=OutbreakState.PROPOSED,
        opened_at=now,
        numbers=tuple(report.number for report in reports),
    )
    entry = HistoryEntry(now, by, "propose", None, OutbreakState.PROPOSED.value, note=" ".join(outbreak.numbers))
    return replace(outbreak, history=(entry,))


def joined(outbreak: Outbreak, reports: Sequence[Report], by: str, now: datetime) -> Outbreak:
    """With those reports that are new; the same where none is."""
    new = tuple(one.number for one in reports if one.number not in outbreak.numbers and one.number != outbreak.master)
    if not new:
        return outbreak
    entry = HistoryEntry(now, by, "join", None, " ".join(new))
    return replace(outbreak, numbers=(*outbreak.numbers, *new), history=(*outbreak.history, entry))


def confirm(outbreak: Outbreak, master: str, announcement: str, by: str, now: datetime) -> Outbreak:
    """It is one: `master` stands for all reports. An empty announcement: callers are told nothing."""
    confirmed = _step(outbreak, OutbreakStep.CONFIRM, by, now, announcement)
    return replace(confirmed, master=master, announcement=announcement.strip())


def announce(outbreak: Outbreak, announcement: str, by: str, now: datetime) -> Outbreak:
    changed = _step(outbreak, OutbreakStep.ANNOUNCE, by, now, announcement)
    return replace(changed, announcement=announcement.strip())


def dismiss(outbreak: Outbreak, reason: str, by: str, now: datetime) -> Outbreak:
    """Raises `InvalidValue` without a reason."""
    reason = need("reason", reason, "say why it is none")
    return replace(_step(outbreak, OutbreakStep.DISMISS, by, now, reason), closed_at=now)


def end(outbreak: Outbreak, note: str, by: str, now: datetime) -> Outbreak:
    """The trouble is over. Raises `InvalidValue` without what the customers are to be told."""
    note = need("note", note, "say what the customers are told")
    return replace(_step(outbreak, OutbreakStep.END, by, now, note), closed_at=now)


def under(order: WorkOrder, master: str, by: str, now: datetime) -> WorkOrder:
    """A report, with the order that stands for it."""
    if order.master == master:
        return order
    return written(replace(order, master=master), by, now, "outbreak", order.master, master)


def _step(outbreak: Outbreak, step: OutbreakStep, by: str, now: datetime, note: str) -> Outbreak:
    target = TRANSITIONS.get((outbreak.state, step))
    if target is None:
        raise IllegalTransition(f"outbreak {outbreak.id}", outbreak.state.value, step.value)
    entry = HistoryEntry(now, by, step.value, outbreak.state.value, target.value, note=note.strip())
    return replace(outbreak, state=target, history=(*outbreak.history, entry))

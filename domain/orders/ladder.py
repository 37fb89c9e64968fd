"""What the passing of time does to an order: near and overdue targets, the ladder (W7), hand-overs that nobody
answered (O2), dates that have come, calls that keep the customer informed (C3).

`watch` is the whole of it: it is asked when `next_watch` says so, and asking twice changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from domain.calendar import Calendar
from domain.orders.clocks import running
from domain.orders.order import DateDue, Target, WithLead, WorkOrder, written
from domain.orders.ownership import lapse
from domain.orders.states import OVER, SETTLED
from domain.services.service import (
    DateDeed,
    DateJob,
    EscalationStep,
    FollowUp,
    FollowWhen,
    Rung,
    ServiceType,
    Strain,
    TargetKind,
    meets,
)
from domain.services.spans import Span

CENTRE = "hotline"
"""Who is written down where the centre acts by itself."""


class TellKind(Enum):
    NEAR = "near"
    OVERDUE = "overdue"
    CLIMBED = "climbed"
    """A step of the ladder."""
    UNANSWERED = "unanswered"
    """A hand-over came back (O2)."""
    DATE = "date"
    MISSED_DATE = "missed_date"


@dataclass(frozen=True, slots=True)
class Tell:
    """Somebody is to be told. Who: the rung, or else the group and the order's owner."""

    kind: TellKind
    key: str
    """Unique within the order's life: telling twice is noticed by it."""
    target: Target | None = None
    rung: Rung | None = None
    job: str | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """A call to the customer that time, or an action, has made due."""

    follow_up: str
    purpose: str
    due_at: datetime
    latest_at: datetime
    by_machine: bool
    key: str


@dataclass(frozen=True, slots=True)
class Watched:
    order: WorkOrder
    tells: tuple[Tell, ...] = ()
    calls: tuple[Promised, ...] = ()


def next_watch(order: WorkOrder, service: ServiceType, calendar: Calendar) -> datetime | None:
    """The earliest instant at which `watch` would do something; None: never again by itself."""
    found = [at for target in running(order) for at, _, _ in _strains(target, service, calendar)]
    if order.handover is not None:
        found.append(order.handover.until)
    if order.state not in SETTLED:
        found += [date.at for date in order.dates if not date.done]
    if order.follow_at is not None and order.state not in SETTLED:
        found.append(order.follow_at)
    return min(found, default=None)


def watch(order: WorkOrder, service: ServiceType, calendar: Calendar, now: datetime) -> Watched:
    """The order after everything that has come due by `now`, who is to be told, and which calls are due.

    Each is written into the history (W7), so that nothing is done twice.
    """
    tells: list[Tell] = []
    calls: list[Promised] = []
    for target in running(order):
        for at, key, step in sorted(_strains(target, service, calendar), key=lambda strain: strain[0]):
            if at <= now:
                order = _strained(order, target, key, step, now)
                tells.append(_told(target, key, step))
    if order.handover is not None and order.handover.until <= now:
        tells.append(Tell(TellKind.UNANSWERED, f"unanswered:{order.version}"))
        order = lapse(order, CENTRE, now)
    for date in order.dates:
        if not date.done and date.at <= now and order.state not in SETTLED:
            order, told, call = _date_came(order, service, date, now)
            tells += told
            calls += call
    while order.follow_at is not None and order.follow_at <= now and order.state not in SETTLED:
        order, again = _keep_informed(order, service, calendar, now)
        calls += again
    return Watched(order, tuple(tells), tuple(calls))


def _strains(
    target: Target, service: ServiceType, calendar: Calendar
) -> Iterator[tuple[datetime, str, EscalationStep | None]]:
    """What is still to be told of a target: when, under which key, and by which step of the ladder.

    A step of the work climbs to the group's lead only: what the customer was promised stands in the other targets.
    """
    begin = {Strain.NEAR: target.near_at, Strain.OVERDUE: target.due_at}
    for strain, at in begin.items():
        if strain.value not in target.told:
            yield at, strain.value, None
    for step in service.escalation:
        if target.kind is TargetKind.STEP and step.to is not Rung.GROUP_LEAD:
            continue
        key = f"{step.when.value}:{step.to.value}"
        if key not in target.told:
            start = begin[step.when]
            yield (step.after.after(start, calendar) if step.after else start), key, step


def _strained(order: WorkOrder, target: Target, key: str, step: EscalationStep | None, now: datetime) -> WorkOrder:
    targets = tuple(replace(one, told=(*one.told, key)) if one.name == target.name else one for one in order.targets)
    order = replace(order, targets=targets)
    if step is None:
        return written(order, CENTRE, now, f"target {key}", target.name, key)
    if step.to in (Rung.DUTY_MANAGER, Rung.GENERAL_MANAGER) and order.with_lead is None:
        order = replace(order, with_lead=WithLead.ESCALATED)
    return written(order, CENTRE, now, "escalate", target.name, step.to.value, desk=order.group)


def _told(target: Target, key: str, step: EscalationStep | None) -> Tell:
    key = f"{target.name}:{target.due_at.isoformat()}:{key}"
    if step is not None:
        return Tell(TellKind.CLIMBED, key, target=target, rung=step.to)
    kind = TellKind.NEAR if key.endswith(Strain.NEAR.value) else TellKind.OVERDUE
    return Tell(kind, key, target=target)


# Dates


def dates_of(order: WorkOrder, service: ServiceType, calendar: Calendar) -> tuple[DateDue, ...]:
    """The dates of an order, by its form as it is now; what was done stays done while its date stays."""
    known = {date.job: date for date in order.dates}
    found = []
    for job in service.dates:
        at = _date(order, job, calendar)
        if at is None:
            continue
        before = known.get(job.id)
        found.append(before if before is not None and before.at == at else DateDue(job.id, at))
    return tuple(found)


def next_date(order: WorkOrder, service: ServiceType) -> datetime | None:
    """When the next date comes that something will be done about; None: there is none."""
    coming = (date.at for date in order.dates if not date.done and _matters(order, service, date) is not None)
    return min(coming, default=None)


def _matters(order: WorkOrder, service: ServiceType, date: DateDue) -> DateJob | None:
    """What is to be done on a date; None: nothing any more."""
    job = next((one for one in service.dates if one.id == date.job), None)
    return None if job is None or order.state in OVER or any(map(order.has_ticked, job.unless)) else job


def _date(order: WorkOrder, job: DateJob, calendar: Calendar) -> datetime | None:
    if not meets(job.only, order.fields):
        return None
    if job.of is None:
        base = order.created_at
    else:
        value = order.fields.get(job.of)
        if not value:
            return None
        base = _instant(value, calendar)
    if job.after is not None:
        return job.after.after(base, calendar)
    return _before(base, job.before, calendar) if job.before is not None else base


def _instant(value: str, calendar: Calendar) -> datetime:
    """A moment as it stands; a date at nine in the morning, when somebody is there to act on it."""
    at = datetime.fromisoformat(value)
    if at.tzinfo is not None:
        return at
    return calendar.instant(at.date(), at.time().replace(hour=9) if len(value) == 10 else at.time())


def _before(base: datetime, span: Span, calendar: Calendar) -> datetime:
    return calendar.add_days(base, -span.amount)


def _date_came(
    order: WorkOrder, service: ServiceType, date: DateDue, now: datetime
) -> tuple[WorkOrder, list[Tell], list[Promised]]:
    job = _matters(order, service, date)
    dates = tuple(replace(one, done=True) if one.job == date.job else one for one in order.dates)
    order = replace(order, dates=dates)
    if job is None:
        return order, [], []
    order = written(order, CENTRE, now, "date", None, job.id, desk=order.group)
    key = f"date:{job.id}:{date.at.isoformat()}"
    if job.do is DateDeed.CALL:
        call = Promised(job.id, job.purpose.value, now, now, by_machine=False, key=f"{order.number}:{key}")
        return order, [], [call]
    kind = TellKind.MISSED_DATE if job.do is DateDeed.ESCALATE else TellKind.DATE
    rung = Rung.GROUP_LEAD if job.do is DateDeed.ESCALATE else None
    return order, [Tell(kind, key, rung=rung, job=job.id)], []


# Calls that follow


def follow_ups(
    order: WorkOrder, service: ServiceType, when: FollowWhen, now: datetime, calendar: Calendar
) -> tuple[Promised, ...]:
    """The calls that `when` makes due now (C2, C3, C6)."""
    return tuple(
        _promised(order, one, now, now, calendar, order.version)
        for one in service.follow_ups
        if one.when is when and meets(one.only, order.fields)
    )


def _promised(
    order: WorkOrder, one: FollowUp, start: datetime, now: datetime, calendar: Calendar, occasion: int = 0
) -> Promised:
    """`occasion`: tells apart what happens twice to an order, such as being finished again after a reopening."""
    due = max(one.due.after(start, calendar), now)
    latest = max(one.latest.after(start, calendar), due) if one.latest else due
    key = f"{order.number}:{one.id}:{occasion or start.isoformat()}"
    return Promised(one.id, one.purpose.value, due, latest, one.by_machine, key)


def first_follow(order: WorkOrder, service: ServiceType) -> WorkOrder:
    """The order whose customer is to be kept informed while it is open (C3), from its registration on."""
    informed = any(_informs(one, order) for one in service.follow_ups)
    return replace(order, follow_at=order.created_at) if informed else order


def _informs(one: FollowUp, order: WorkOrder) -> bool:
    return one.when is FollowWhen.WHILE_OPEN and meets(one.only, order.fields)


def _keep_informed(
    order: WorkOrder, service: ServiceType, calendar: Calendar, now: datetime
) -> tuple[WorkOrder, list[Promised]]:
    """Books the next call, always one ahead. After a long stop of the centre one call makes up for all missed."""
    open_ones = [one for one in service.follow_ups if _informs(one, order)]
    start = order.follow_at
    assert start is not None
    calls = [_promised(order, one, start, now, calendar) for one in open_ones]
    ahead = [call.due_at for one, call in zip(open_ones, calls, strict=True) if one.every is not None]
    return replace(order, follow_at=min(ahead, default=None)), calls

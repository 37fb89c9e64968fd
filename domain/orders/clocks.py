"""Targets and their clocks (W3): due times over the calendar, standing still for named reasons, near and overdue."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.calendar import Calendar
from domain.orders.order import Target, WorkOrder
from domain.orders.states import SETTLED, WORKED, OrderAction
from domain.services.service import ServiceType, TargetKind, TargetSpec
from domain.services.spans import pushed

MEETS: Mapping[OrderAction, frozenset[TargetKind]] = {
    OrderAction.ACCEPT: frozenset({TargetKind.ACCEPT}),
    OrderAction.ARRIVE: frozenset({TargetKind.ACCEPT, TargetKind.ON_SITE}),
    OrderAction.START: frozenset({TargetKind.ACCEPT, TargetKind.ON_SITE}),
    OrderAction.FINISH: frozenset({TargetKind.ACCEPT, TargetKind.ON_SITE, TargetKind.DONE}),
    OrderAction.ANSWER: frozenset({TargetKind.ANSWERED}),
    OrderAction.VISIT: frozenset({TargetKind.ANSWERED}),
    OrderAction.CLOSE: frozenset({TargetKind.ACCEPT, TargetKind.ON_SITE, TargetKind.DONE, TargetKind.ANSWERED}),
}
"""What each action brings about. The report (W10) is met by filing it, a step by ticking it off."""

_AFRESH = frozenset(TargetKind) - {TargetKind.REPORT}
"""Set again when an order is opened anew."""

_REBOOKED = frozenset({TargetKind.ON_SITE, TargetKind.DONE, TargetKind.ANSWERED})
"""Counted from the time that was agreed on with the customer (W6)."""


def targets_of(service: ServiceType, start: datetime, calendar: Calendar) -> tuple[Target, ...]:
    """The targets of an order of `service` whose clocks begin at `start`."""
    return tuple(_target(spec, start, calendar) for spec in service.timed)


def _target(spec: TargetSpec, start: datetime, calendar: Calendar) -> Target:
    due = spec.within.after(start, calendar)
    near = due - (due - start) * spec.near / 100
    return Target(spec.kind, due_at=due, near_at=near, unit=spec.within.unit, step=spec.step)


def meet(order: WorkOrder, kinds: frozenset[TargetKind], now: datetime) -> WorkOrder:
    targets = tuple(
        replace(target, met_at=now) if target.kind in kinds and target.met_at is None else target
        for target in order.targets
    )
    return replace(order, targets=targets)


def step_done(order: WorkOrder, step: str, at: datetime | None) -> WorkOrder:
    """A step was ticked off `at`, or is not done after all (None): its clock, if it has one, stops or runs on."""
    return replace(order, targets=tuple(replace(one, met_at=at) if one.step == step else one for one in order.targets))


def afresh(order: WorkOrder, service: ServiceType, now: datetime, calendar: Calendar) -> WorkOrder:
    """A reopened order: its targets run again from now; what was filed stays."""
    kept = tuple(target for target in order.targets if target.kind not in _AFRESH)
    new = tuple(target for target in targets_of(service, now, calendar) if target.kind in _AFRESH)
    return replace(order, targets=(*new, *kept))


def rebook(order: WorkOrder, service: ServiceType, at: datetime, calendar: Calendar) -> WorkOrder:
    """The customer agreed on another time (W6): being on site and done count from then; never earlier than before."""
    moved = {target.kind: target for target in targets_of(service, at, calendar) if target.kind in _REBOOKED}

    def later(target: Target) -> Target:
        new = moved.get(target.kind)
        if new is None or target.met_at is not None or new.due_at <= target.due_at:
            return target
        return replace(target, due_at=new.due_at, near_at=max(new.near_at, target.near_at), told=())

    return replace(order, targets=tuple(map(later, order.targets)))


def resume(order: WorkOrder, now: datetime, calendar: Calendar) -> WorkOrder:
    """The clocks run again: what is not met is pushed by the time they stood still."""
    pause = order.waiting
    if pause is None:
        return order

    def push(target: Target) -> Target:
        if target.met_at is not None or target.kind is TargetKind.REPORT or target.due_at <= pause.since:
            return target
        due = pushed(target.due_at, target.unit, pause.since, now, calendar)
        near = target.near_at + (due - target.due_at) if target.near_at > pause.since else target.near_at
        return replace(target, due_at=due, near_at=near)

    return replace(order, targets=tuple(map(push, order.targets)), waiting=None)


def running(order: WorkOrder) -> tuple[Target, ...]:
    """Targets whose clock runs: not met, not standing still, of an order that is not settled.

    The written report is due whatever becomes of the order; steps only until the work is over.
    """
    kinds = frozenset(TargetKind)
    if order.state in SETTLED or order.waiting is not None:
        kinds = frozenset({TargetKind.REPORT})
    elif order.state in WORKED:
        kinds -= {TargetKind.STEP}
    return tuple(target for target in order.targets if target.met_at is None and target.kind in kinds)


def next_due(order: WorkOrder) -> Target | None:
    """The running target that is due first: what the order's countdown shows."""
    return min(running(order), key=lambda target: target.due_at, default=None)


def was_on_time(order: WorkOrder) -> bool | None:
    """Whether every target that was met, was in time (W3), steps on the way aside; None: none has been met yet."""
    met = [t.met_at <= t.due_at for t in order.targets if t.met_at is not None and t.kind is not TargetKind.STEP]
    return all(met) if met else None

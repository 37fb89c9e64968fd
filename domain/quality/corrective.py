"""Corrective and preventive actions after severe faults: cause, measure, person, date, check (handbook Q6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.quality.history import CENTRE, Change, needed
from domain.quality.slips import FaultSlip


class ActionState(Enum):
    OPEN = "open"
    """Cause, measure, person and date are to be named."""
    PLANNED = "planned"
    """The person is at it."""
    DONE = "done"
    """Somebody else is to check whether it helped."""
    CLOSED = "closed"
    CANCELLED = "cancelled"
    """The fault was none after all."""


class ActionStep(Enum):
    PLAN = "plan"
    FINISH = "finish"
    PASS = "pass"
    """Checked: it helped."""
    FAIL = "fail"
    """Checked: it did not help; a new plan is due."""
    CANCEL = "cancel"


_S, _A = ActionState, ActionStep

TRANSITIONS: Mapping[tuple[ActionState, ActionStep], ActionState] = {
    (_S.OPEN, _A.PLAN): _S.PLANNED,
    (_S.PLANNED, _A.PLAN): _S.PLANNED,
    (_S.PLANNED, _A.FINISH): _S.DONE,
    (_S.DONE, _A.PASS): _S.CLOSED,
    (_S.DONE, _A.FAIL): _S.OPEN,
    (_S.OPEN, _A.CANCEL): _S.CANCELLED,
    (_S.PLANNED, _A.CANCEL): _S.CANCELLED,
    (_S.DONE, _A.CANCEL): _S.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """`due`: by when the present step is to be done, a day of the centre's time zone."""

    id: str
    slip: str
    call_id: str
    agent: str
    rule: str
    opened_at: datetime
    due: date
    state: ActionState = ActionState.OPEN
    cause: str = ""
    measure: str = ""
    person: str | None = None
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    cause: str
    measure: str
    person: str
    due: date


def opened(action_id: str, slip: FaultSlip, now: datetime, today: date, plan_within: timedelta) -> CorrectiveAction:
    """What a severe fault opens; the plan is due `plan_within` from `today`."""
    return CorrectiveAction(
        id=action_id,
        slip=slip.number,
        call_id=slip.call_id,
        agent=slip.agent,
        rule=slip.rule,
        opened_at=now,
        due=today + plan_within,
        history=(Change(now, CENTRE, "open", None, ActionState.OPEN.value),),
    )


def plan(action: CorrectiveAction, new: Plan, by: str, now: datetime, today: date) -> CorrectiveAction:
    """Cause, measure, person and date; may be amended until it is done. Raises `InvalidValue`, `IllegalTransition`."""
    cause = needed("cause", new.cause, "say what led to the fault")
    measure = needed("measure", new.measure, "say what is done about it")
    person = needed("person", new.person, "say who does it")
    if new.due < today:
        raise InvalidValue("due", "lies in the past", Fault.PAST)
    planned = replace(action, cause=cause, measure=measure, person=person, due=new.due)
    return _move(planned, ActionStep.PLAN, f"{cause} / {measure} / {person} / {new.due}", by, now)


def finish(
    action: CorrectiveAction, note: str, by: str, now: datetime, today: date, check: timedelta
) -> CorrectiveAction:
    """The measure is taken; the check is due `check` from `today`."""
    said = needed("note", note, "say what was done")
    return _move(replace(action, due=today + check), ActionStep.FINISH, said, by, now)


def judge(
    action: CorrectiveAction, helped: bool, note: str, by: str, now: datetime, today: date, plan_within: timedelta
) -> CorrectiveAction:
    """The check, by somebody else than who did it: closed where it helped, else open again.

    Raises `InvalidValue`, `IllegalTransition`.
    """
    said = needed("note", note, "say what the check has shown")
    if by == action.person:
        raise InvalidValue("by", "somebody else than who did it checks it")
    checked = action if helped else replace(action, due=today + plan_within)
    return _move(checked, ActionStep.PASS if helped else ActionStep.FAIL, said, by, now)


def cancel(action: CorrectiveAction, reason: str, by: str, now: datetime) -> CorrectiveAction:
    """The fault was none, or another action covers it."""
    return _move(action, ActionStep.CANCEL, needed("reason", reason, "say why"), by, now)


def is_open(action: CorrectiveAction) -> bool:
    return action.state not in (ActionState.CLOSED, ActionState.CANCELLED)


def overdue(action: CorrectiveAction, today: date) -> bool:
    """Its present step should be done by now."""
    return is_open(action) and today > action.due


def _move(action: CorrectiveAction, step: ActionStep, reason: str, by: str, now: datetime) -> CorrectiveAction:
    target = TRANSITIONS.get((action.state, step))
    if target is None:
        raise IllegalTransition(f"corrective action {action.id}", action.state.value, step.value)
    entry = Change(now, by, step.value, action.state.value, target.value, reason)
    return replace(action, state=target, history=(*action.history, entry))

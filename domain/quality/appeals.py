"""Appeals against fault slips: to the lead, then the director, then the manager (handbook Q4).

Each step has its reason, its evidence (seconds of the recording) and a decision in writing. The slip's points don't
count until the appeal is closed. Nobody's silence loses an appeal: undecided in time, it goes up by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.people import Permission, Person, Role
from domain.quality.history import CENTRE, needed
from domain.quality.slips import FaultSlip, SlipState


class Level(Enum):
    """The rungs of the ladder."""

    LEAD = "lead"
    DIRECTOR = "director"
    MANAGER = "manager"


DECIDERS: Mapping[Level, frozenset[Role]] = {
    Level.LEAD: frozenset({Role.LEAD, Role.ADMINISTRATOR}),
    Level.DIRECTOR: frozenset({Role.DUTY_MANAGER, Role.ADMINISTRATOR}),
    Level.MANAGER: frozenset({Role.MANAGER, Role.ADMINISTRATOR}),
}
"""Whose word counts where; the administrator stands in where a site has nobody in a role."""


class AppealState(Enum):
    AT_LEAD = "at_lead"
    AT_DIRECTOR = "at_director"
    AT_MANAGER = "at_manager"
    DECIDED_BY_LEAD = "decided_by_lead"
    """The agent may take it further, until `Appeal.due_at`."""
    DECIDED_BY_DIRECTOR = "decided_by_director"
    CLOSED = "closed"
    """The last decision holds."""
    WITHDRAWN = "withdrawn"
    """The slip holds as it was."""


class AppealAction(Enum):
    FILE = "file"
    GRANT = "grant"
    """The agent is right: the slip is cancelled. Ends the appeal."""
    REDUCE = "reduce"
    REJECT = "reject"
    ESCALATE = "escalate"
    """The agent takes it further."""
    PASS_UP = "pass_up"
    """Nobody decided in time."""
    ACCEPT = "accept"
    """The agent takes the decision."""
    LAPSE = "lapse"
    """The agent did not take it further in time."""
    WITHDRAW = "withdraw"


_S, _A = AppealState, AppealAction

TRANSITIONS: Mapping[tuple[AppealState, AppealAction], AppealState] = {
    **{(state, _A.GRANT): _S.CLOSED for state in (_S.AT_LEAD, _S.AT_DIRECTOR, _S.AT_MANAGER)},
    **{(state, _A.WITHDRAW): _S.WITHDRAWN for state in (_S.AT_LEAD, _S.AT_DIRECTOR, _S.AT_MANAGER)},
    **{
        (at, action): decided
        for action in (_A.REDUCE, _A.REJECT)
        for at, decided in (
            (_S.AT_LEAD, _S.DECIDED_BY_LEAD),
            (_S.AT_DIRECTOR, _S.DECIDED_BY_DIRECTOR),
            (_S.AT_MANAGER, _S.CLOSED),
        )
    },
    **{
        (decided, action): _S.CLOSED
        for action in (_A.ACCEPT, _A.LAPSE)
        for decided in (_S.DECIDED_BY_LEAD, _S.DECIDED_BY_DIRECTOR)
    },
    (_S.DECIDED_BY_LEAD, _A.ESCALATE): _S.AT_DIRECTOR,
    (_S.DECIDED_BY_DIRECTOR, _A.ESCALATE): _S.AT_MANAGER,
    (_S.AT_LEAD, _A.PASS_UP): _S.AT_DIRECTOR,
    (_S.AT_DIRECTOR, _A.PASS_UP): _S.AT_MANAGER,
}

LEVELS: Mapping[AppealState, Level] = {
    _S.AT_LEAD: Level.LEAD,
    _S.AT_DIRECTOR: Level.DIRECTOR,
    _S.AT_MANAGER: Level.MANAGER,
}
"""States in which somebody must decide, and on which rung."""

DECISIONS = (_A.GRANT, _A.REDUCE, _A.REJECT)
CLOSED = frozenset({_S.CLOSED, _S.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each step may take; a site sets its own."""

    file: timedelta = timedelta(days=7)
    """From the slip to the appeal."""
    decide: timedelta = timedelta(days=3)
    escalate: timedelta = timedelta(days=3)
    """From a decision to taking it further."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Seconds of the call's recording."""

    start: float
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to an appeal. Kept for ever, never changed."""

    at: datetime
    by: str
    action: AppealAction
    state: AppealState
    """After it."""
    words: str = ""
    """The reason, or the decision in writing."""
    evidence: Evidence | None = None
    points: int | None = None
    """What a decision leaves of the slip's points."""


@dataclass(frozen=True, slots=True)
class Appeal:
    id: str
    slip: str
    call_id: str
    agent: str
    points: int
    """Of the slip when the appeal was filed."""
    opened_at: datetime
    state: AppealState = AppealState.AT_LEAD
    due_at: datetime | None = None
    """Until when the present step may take; None: nothing is due."""
    entries: tuple[Entry, ...] = ()

    @property
    def level(self) -> Level | None:
        """Who must decide now."""
        return LEVELS.get(self.state)

    @property
    def outcome(self) -> int:
        """What the last decision leaves of the points; without one, all."""
        return next((e.points for e in reversed(self.entries) if e.points is not None), self.points)

    @property
    def open(self) -> bool:
        return self.state not in CLOSED


def file(
    appeal_id: str,
    slip: FaultSlip,
    reason: str,
    evidence: Evidence | None,
    by: str,
    now: datetime,
    deadlines: Deadlines,
) -> Appeal:
    """A new appeal, at the lead. Raises `InvalidValue` without reason or too late, `IllegalTransition` where the slip
    is under appeal or cancelled.
    """
    if slip.state is not SlipState.COUNTED:
        raise IllegalTransition(f"fault slip {slip.number}", slip.state.value, AppealAction.FILE.value)
    if any(change.action == "appeal" for change in slip.history):
        raise IllegalTransition(f"fault slip {slip.number}", "appealed before", AppealAction.FILE.value)
    if now > slip.issued_at + deadlines.file:
        raise InvalidValue("slip", f"an appeal was possible until {slip.issued_at + deadlines.file}", Fault.PAST)
    words = needed("reason", reason, "say what is wrong with the slip")
    appeal = Appeal(appeal_id, slip.number, slip.call_id, slip.agent, slip.points, now)
    entry = Entry(now, by, AppealAction.FILE, appeal.state, words, _checked(evidence))
    return replace(appeal, due_at=now + deadlines.decide, entries=(entry,))


def decide(
    appeal: Appeal,
    action: AppealAction,
    words: str,
    by: str,
    now: datetime,
    deadlines: Deadlines,
    *,
    points: int | None = None,
    evidence: Evidence | None = None,
) -> Appeal:
    """GRANT, REDUCE (to `points`) or REJECT, in writing. Raises `InvalidValue`, `IllegalTransition`."""
    if action not in DECISIONS:
        raise InvalidValue("decision", f"may be one of {', '.join(a.value for a in DECISIONS)}", Fault.UNKNOWN)
    left = _left(appeal, action, points)
    said = needed("words", words, "a decision is given in writing")
    return _move(appeal, action, said, by, now, deadlines, points=left, evidence=_checked(evidence))


def escalate(
    appeal: Appeal, reason: str, evidence: Evidence | None, by: str, now: datetime, deadlines: Deadlines
) -> Appeal:
    """The agent takes a decision to the next rung. Raises `InvalidValue`, `IllegalTransition`."""
    words = needed("reason", reason, "say what is wrong with the decision")
    return _move(appeal, AppealAction.ESCALATE, words, by, now, deadlines, evidence=_checked(evidence))


def accept(appeal: Appeal, by: str, now: datetime, deadlines: Deadlines) -> Appeal:
    """The agent takes the decision."""
    return _move(appeal, AppealAction.ACCEPT, "", by, now, deadlines)


def withdraw(appeal: Appeal, by: str, now: datetime, deadlines: Deadlines) -> Appeal:
    """The agent takes the appeal back; the slip holds as it was. Possible until somebody has decided."""
    if any(entry.action in DECISIONS for entry in appeal.entries):
        raise IllegalTransition(f"appeal {appeal.id}", "decided on before", AppealAction.WITHDRAW.value)
    return _move(appeal, AppealAction.WITHDRAW, "", by, now, deadlines, points=appeal.points)


def overdue(appeal: Appeal, now: datetime) -> bool:
    """The present step's time is over."""
    return appeal.due_at is not None and now > appeal.due_at


def expire(appeal: Appeal, now: datetime, deadlines: Deadlines) -> Appeal:
    """What follows from a deadline that passed: an undecided appeal goes up, an agent's silence accepts.

    At the manager it stays, overdue; an appeal whose time is not over is returned as it is.
    """
    if not overdue(appeal, now):
        return appeal
    for action in (AppealAction.PASS_UP, AppealAction.LAPSE):
        if (appeal.state, action) in TRANSITIONS:
            return _move(appeal, action, "", CENTRE, now, deadlines)
    return appeal


def may_decide(person: Person, appeal: Appeal, *, reviewer: str | None) -> bool:
    """By role and rung; never on one's own slip or one's own review, and on one rung only.

    `reviewer`: who confirmed the card. The administrator may stand in on several rungs.
    """
    level = appeal.level
    if level is None or not person.may(Permission.DECIDE_APPEALS) or person.role not in DECIDERS[level]:
        return False
    decided = {entry.by for entry in appeal.entries if entry.action in DECISIONS}
    if person.role is not Role.ADMINISTRATOR and person.user in decided:
        return False
    return person.user not in (appeal.agent, reviewer)


def _left(appeal: Appeal, action: AppealAction, points: int | None) -> int:
    if action is AppealAction.GRANT:
        return 0
    if action is AppealAction.REJECT:
        return appeal.points
    if points is None or not 0 < points < appeal.points:
        raise InvalidValue("points", f"a reduction leaves 1 to {appeal.points - 1}; else grant or reject")
    return points


def _checked(evidence: Evidence | None) -> Evidence | None:
    if evidence is not None and (evidence.start < 0 or (evidence.end is not None and evidence.end < evidence.start)):
        raise InvalidValue("evidence", "seconds of the recording are needed, from start to end")
    return evidence


def _move(
    appeal: Appeal,
    action: AppealAction,
    words: str,
    by: str,
    now: datetime,
    deadlines: Deadlines,
    *,
    points: int | None = None,
    evidence: Evidence | None = None,
) -> Appeal:
    target = TRANSITIONS.get((appeal.state, action))
    if target is None:
        raise IllegalTransition(f"appeal {appeal.id}", appeal.state.value, action.value)
    entry = Entry(now, by, action, target, words, evidence, points)
    time = None if target in CLOSED else deadlines.decide if target in LEVELS else deadlines.escalate
    return replace(
        appeal, state=target, due_at=now + time if time is not None else None, entries=(*appeal.entries, entry)
    )

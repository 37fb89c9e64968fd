"""Appeals."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from agent_console.views.quality.slips import SlipView
from domain.people import Person
from domain.quality.appeals import (
    DECISIONS,
    TRANSITIONS,
    Appeal,
    AppealAction,
    AppealState,
    Entry,
    Level,
    may_decide,
    overdue,
)

_OWN = (AppealAction.ESCALATE, AppealAction.ACCEPT, AppealAction.WITHDRAW)


class EvidenceView(View):
    """Seconds of the call's recording."""

    start: float
    end: float | None


class AppealEntryView(View):
    at: datetime
    by: str
    action: AppealAction
    state: AppealState
    """After it."""
    words: str
    evidence: EvidenceView | None
    points: int | None
    """What a decision leaves of the points."""

    @classmethod
    def of(cls, entry: Entry) -> Self:
        seen = entry.evidence
        return cls(
            at=entry.at,
            by=entry.by,
            action=entry.action,
            state=entry.state,
            words=entry.words,
            evidence=EvidenceView(start=seen.start, end=seen.end) if seen else None,
            points=entry.points,
        )


class AppealView(View):
    """An appeal with its slip and everything that happened to it (Q4)."""

    id: str
    slip: SlipView
    call_id: str
    agent: str
    points: int
    """Of the slip when it was filed."""
    outcome: int
    """What the last decision leaves of them."""
    state: AppealState
    level: Level | None
    """Who must decide now."""
    opened_at: datetime
    due_at: datetime | None
    overdue: bool
    open: bool
    """Its points don't count."""
    entries: list[AppealEntryView]
    actions: list[AppealAction]
    """What whoever asks may do to it now."""

    @classmethod
    def of(cls, appeal: Appeal, slip: SlipView, person: Person, now: datetime) -> Self:
        return cls(
            id=appeal.id,
            slip=slip,
            call_id=appeal.call_id,
            agent=appeal.agent,
            points=appeal.points,
            outcome=appeal.outcome,
            state=appeal.state,
            level=appeal.level,
            opened_at=appeal.opened_at,
            due_at=appeal.due_at,
            overdue=overdue(appeal, now),
            open=appeal.open,
            entries=[AppealEntryView.of(entry) for entry in appeal.entries],
            actions=_actions(appeal, slip, person),
        )


def _actions(appeal: Appeal, slip: SlipView, person: Person) -> list[AppealAction]:
    possible: list[AppealAction] = []
    if may_decide(person, appeal, reviewer=slip.issued_by):
        possible += [action for action in DECISIONS if action is not AppealAction.REDUCE or appeal.points > 1]
    if appeal.agent == person.user:
        decided = any(entry.action in DECISIONS for entry in appeal.entries)
        possible += [action for action in _OWN if not (decided and action is AppealAction.WITHDRAW)]
    return [action for action in possible if (appeal.state, action) in TRANSITIONS]

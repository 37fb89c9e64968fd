"""Corrective actions."""

from datetime import date, datetime
from typing import Self

from agent_console.views.base import View
from agent_console.views.quality.cards import ChangeView
from domain.people import Permission, Person
from domain.quality.corrective import TRANSITIONS, ActionState, ActionStep, CorrectiveAction, overdue
from domain.scripts import fill


class CorrectiveActionView(View):
    """What follows from a severe fault (Q6)."""

    id: str
    slip: str
    call_id: str
    agent: str
    rule: str
    words: str
    """The line, the words that are never said, or the check's name."""
    state: ActionState
    opened_at: datetime
    due: date
    """By when its present step is to be done."""
    overdue: bool
    cause: str
    measure: str
    person: str | None
    history: list[ChangeView]
    steps: list[ActionStep]
    """What whoever asks may do to it now."""

    @classmethod
    def of(cls, action: CorrectiveAction, words: str, person: Person, today: date) -> Self:
        return cls(
            id=action.id,
            slip=action.slip,
            call_id=action.call_id,
            agent=action.agent,
            rule=action.rule,
            words=fill(words, {"agent_no": action.agent}),
            state=action.state,
            opened_at=action.opened_at,
            due=action.due,
            overdue=overdue(action, today),
            cause=action.cause,
            measure=action.measure,
            person=action.person,
            history=[ChangeView.of(change) for change in action.history],
            steps=[step for step in ActionStep if (action.state, step) in TRANSITIONS and _may(step, action, person)],
        )


def _may(step: ActionStep, action: CorrectiveAction, person: Person) -> bool:
    own = action.person == person.user
    if step is ActionStep.FINISH and own:
        return True
    if step in (ActionStep.PASS, ActionStep.FAIL) and own:
        return False
    return person.may(Permission.REVIEW_QUALITY)

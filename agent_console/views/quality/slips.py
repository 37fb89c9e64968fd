"""Fault slips."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain.quality.appeals import Deadlines
from domain.quality.rules import Section
from domain.quality.slips import FaultSlip, SlipState
from domain.scripts import Severity, fill


class SlipChangeView(View):
    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    reason: str


class SlipView(View):
    """One fault of one call (Q2); `start`, `end`: seconds of the recording."""

    number: str
    agent: str
    rule: str
    section: Section
    points: int
    state: SlipState
    severity: Severity
    call_id: str
    start: float | None
    end: float | None
    words: str
    why: dict[str, str]
    issued_at: datetime
    issued_by: str
    counted_at: datetime
    """Whose month it belongs to."""
    lead: str | None
    shared: bool
    """The lead shares the blame, by quality staff's word (Q3)."""
    appeal_until: datetime
    appealable: bool
    """It counts, was not appealed before, and there is time."""
    history: list[SlipChangeView]

    @classmethod
    def of(cls, slip: FaultSlip, variables: Mapping[str, str], deadlines: Deadlines, now: datetime) -> Self:
        until = slip.issued_at + deadlines.file
        before = any(change.action == "appeal" for change in slip.history)
        return cls(
            number=slip.number,
            agent=slip.agent,
            rule=slip.rule,
            section=slip.section,
            points=slip.points,
            state=slip.state,
            severity=slip.severity,
            call_id=slip.call_id,
            start=slip.start,
            end=slip.end,
            words=fill(slip.words, {**variables, "agent_no": slip.agent}),
            why=dict(slip.why),
            issued_at=slip.issued_at,
            issued_by=slip.issued_by,
            counted_at=slip.counted_at,
            lead=slip.lead,
            shared=slip.shared,
            appeal_until=until,
            appealable=slip.state is SlipState.COUNTED and not before and now <= until,
            history=[
                SlipChangeView(
                    at=change.at,
                    by=change.by,
                    action=change.action,
                    before=change.before,
                    after=change.after,
                    reason=change.reason,
                )
                for change in slip.history
            ],
        )

"""What an agent is shown of the rules while they talk, and a supervisor at a glance."""

from datetime import datetime
from typing import Self, TypedDict

from agent_console.views.base import Numbered, View
from domain.alerts import Alert
from domain.guidance import Guidance, LineState
from domain.line_trouble import Trouble
from domain.rules.due import Compliance
from domain.scripts import DueLine, DueState, Moment, Reply, Strength
from domain.transcripts import Verdict


class DueLineView(View):
    """A required line (P1), its variables filled in. Times in seconds from the start of the call."""

    rule: str
    stage: str
    text: str
    verdict: Verdict | None
    """Null: not judged yet."""
    current: bool
    """Belongs to the stage the call is in."""
    state: DueState
    strength: Strength
    """`hard`: the call is not wrapped up without it, or a reason (P6)."""
    points: int
    due_s: float | None
    """Its deadline; null where it has no time, see `before`."""
    before: Moment | None
    """What it is due before."""
    at_s: float | None
    """When it was said."""
    provisional: bool
    """The tick rests on words that are still being spoken."""
    late: bool
    played: bool

    @classmethod
    def of(cls, line: DueLine) -> Self:
        return cls(
            rule=line.rule,
            stage=line.stage,
            text=line.text,
            verdict=line.verdict,
            current=line.current,
            state=line.state,
            strength=line.strength,
            points=line.points,
            due_s=line.due_s,
            before=line.before,
            at_s=line.at_s,
            provisional=line.provisional,
            late=line.late,
            played=line.played,
        )


class OfferedReplyView(View):
    """What to say to what the caller said last (P8, K1)."""

    id: str
    name: dict[str, str]
    """By language."""
    say: list[str]
    """Answers to choose from."""

    @classmethod
    def of(cls, reply: Reply) -> Self:
        return cls(id=reply.id, name=dict(reply.name), say=list(reply.say))


class ComplianceView(View):
    """A call at a glance (L1): how many of its lines are where, hints left out."""

    said: int
    due: int
    overdue: int
    missed: int
    unclear: int
    forbidden: list[str]
    """Rules on forbidden words that were broken."""
    alerts: list[str]
    """Those of them that supervisors are told of at once (P4)."""

    @classmethod
    def of(cls, compliance: Compliance) -> Self:
        return cls(
            said=compliance.said,
            due=compliance.due,
            overdue=compliance.overdue,
            missed=compliance.missed,
            unclear=compliance.unclear,
            forbidden=list(compliance.forbidden),
            alerts=list(compliance.alerts),
        )


class LineStateView(View):
    """How the customer's line stands."""

    on_hold: bool
    speaking: str | None
    """The rule of the line that the centre plays to the customer now."""
    automatic: str | None
    """The stage that runs by itself until the agent steps in (T5, T6)."""
    trouble: Trouble | None

    @classmethod
    def of(cls, line: LineState) -> Self:
        return cls(on_hold=line.on_hold, speaking=line.speaking, automatic=line.automatic, trouble=line.trouble)


class GuidedParts(TypedDict):
    stages: list[DueLineView]
    replies: list[OfferedReplyView]
    compliance: ComplianceView | None
    line: LineStateView


class Guided(View):
    """Replaced as a whole whenever something of it changes."""

    stages: list[DueLineView]
    """The required lines in order (P1); `current` marks those of the stage the call is in."""
    replies: list[OfferedReplyView]
    compliance: ComplianceView | None
    line: LineStateView

    @staticmethod
    def parts(guidance: Guidance) -> GuidedParts:
        """What classes built on this one are made of."""
        return GuidedParts(
            stages=[DueLineView.of(line) for line in guidance.lines],
            replies=[OfferedReplyView.of(reply) for reply in guidance.replies],
            compliance=ComplianceView.of(guidance.compliance) if guidance.compliance else None,
            line=LineStateView.of(guidance.line),
        )


class AlertView(View):
    """Words that need a supervisor's eye (P4)."""

    id: str
    call_id: str
    rule: str
    agent: str | None
    words: Numbered[str]
    better: str
    start: float | None
    """Seconds from the start of the call."""
    at: datetime
    seen_by: str | None
    seen_at: datetime | None

    @classmethod
    def of(cls, alert: Alert) -> Self:
        return cls(
            id=alert.id,
            call_id=alert.call_id,
            rule=alert.rule,
            agent=alert.agent,
            words=alert.words,
            better=alert.better,
            start=alert.start,
            at=alert.at,
            seen_by=alert.seen_by,
            seen_at=alert.seen_at,
        )

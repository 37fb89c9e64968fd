"""The month's sums, and how right the rule engine is."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain.quality.accuracy import Accuracy, Outcome, Reviewed
from domain.quality.credits import Payroll
from domain.quality.months import Burden, MonthSum, Proposal, Rules
from domain.scripts import fill
from domain.transcripts import RuleKind, Verdict
from hotline.flows.quality.months import Month


class StepView(View):
    """What follows from so many points on, until the next step."""

    points: int
    extra: float
    proposal: Proposal


class MonthRulesView(View):
    """The numbers the sums are made with (Q2, Q3)."""

    point_value: float
    steps: list[StepView]
    publish_from: int
    repeats: int
    lead_share: float

    @classmethod
    def of(cls, rules: Rules) -> Self:
        return cls(
            point_value=float(rules.point_value),
            steps=[StepView(points=s.points, extra=float(s.extra), proposal=s.proposal) for s in rules.steps],
            publish_from=rules.publish_from,
            repeats=rules.repeats,
            lead_share=float(rules.lead_share),
        )


class BurdenView(View):
    """What a person bears of one slip: `points` × `share`."""

    slip: str
    agent: str
    rule: str
    words: str
    call_id: str
    slip_points: int
    share: float
    points: float
    repeated: int
    """The agent's so-many-th slip of this fault in the month."""

    @classmethod
    def of(cls, burden: Burden) -> Self:
        return cls(
            slip=burden.slip.number,
            agent=burden.slip.agent,
            rule=burden.slip.rule,
            words=fill(burden.slip.words, {"agent_no": burden.slip.agent}),
            call_id=burden.slip.call_id,
            slip_points=burden.slip.points,
            share=float(burden.share),
            points=float(burden.points),
            repeated=burden.repeated,
        )


class MonthSumView(View):
    """One person's month. deduction = points × value of a point + extra of the step."""

    person: str
    name: str
    points: float
    open_points: int
    """Under appeal: not counted."""
    extra: float
    deduction: float
    proposal: Proposal
    published: bool
    repeated: list[str]
    """Faults so often repeated that the lead is involved."""
    credits: int
    burdens: list[BurdenView]

    @classmethod
    def of(cls, found: MonthSum, name: str) -> Self:
        return cls(
            person=found.person,
            name=name,
            points=float(found.points),
            open_points=found.open_points,
            extra=float(found.step.extra) if found.step else 0.0,
            deduction=float(found.deduction),
            proposal=found.step.proposal if found.step else Proposal.NONE,
            published=found.published,
            repeated=list(found.repeated),
            credits=found.credits,
            burdens=[BurdenView.of(burden) for burden in found.burdens],
        )


class PublishedView(View):
    """An entry of the published list (Q2)."""

    person: str
    name: str
    points: float
    repeated: list[str]


class ExportView(View):
    at: datetime
    by: str


class MonthView(View):
    """A month: all sums for quality staff, one's own for everybody else, and the published list."""

    month: str
    """``2026-05``."""
    payroll: Payroll
    rules: MonthRulesView
    sums: list[MonthSumView]
    published: list[PublishedView]
    exported: list[ExportView]
    """When the file for payroll was fetched; newest first."""

    @classmethod
    def of(cls, month: Month, rules: Rules, *, only: str | None) -> Self:
        def name(user: str) -> str:
            return month.people[user].name if user in month.people else user

        shown = [found for found in month.sums if only in (None, found.person)]
        return cls(
            month=f"{month.first:%Y-%m}",
            payroll=month.state,
            rules=MonthRulesView.of(rules),
            sums=[MonthSumView.of(found, name(found.person)) for found in shown],
            published=[
                PublishedView(
                    person=found.person,
                    name=name(found.person),
                    points=float(found.points),
                    repeated=list(found.repeated),
                )
                for found in month.published
            ],
            exported=[] if only else [ExportView(at=entry.at, by=entry.who) for entry in month.exported],
        )


class RuleAccuracyView(View):
    """A rule's figures over confirmed cards; a share is null where there is nothing to divide by."""

    rule: str
    words: str
    """The line, the words that are never said, or the check's name."""
    true_positive: int
    false_positive: int
    false_negative: int
    true_negative: int
    judged: int
    unclear: int
    precision: float | None
    """true_positive ÷ (true_positive + false_positive)"""
    recall: float | None
    """true_positive ÷ (true_positive + false_negative)"""
    unclear_share: float | None
    """unclear ÷ judged"""

    @classmethod
    def of(cls, found: Accuracy) -> Self:
        return cls(
            rule=found.rule,
            words=found.words,
            true_positive=found.counts[Outcome.TRUE_POSITIVE],
            false_positive=found.counts[Outcome.FALSE_POSITIVE],
            false_negative=found.counts[Outcome.FALSE_NEGATIVE],
            true_negative=found.counts[Outcome.TRUE_NEGATIVE],
            judged=found.judged,
            unclear=found.unclear,
            precision=found.precision,
            recall=found.recall,
            unclear_share=found.unclear_share,
        )


class ReviewedCallView(View):
    """A call behind a rule's figures."""

    call_id: str
    kind: RuleKind
    engine: Verdict | None
    verdict: Verdict
    outcome: Outcome
    start: float | None

    @classmethod
    def of(cls, item: Reviewed) -> Self:
        return cls(
            call_id=item.call_id,
            kind=item.kind,
            engine=item.engine,
            verdict=item.verdict,
            outcome=item.outcome,
            start=item.start,
        )


class RuleAccuracyDetail(RuleAccuracyView):
    calls: list[ReviewedCallView]
    """In the order of their confirmation."""

    @classmethod
    def of_all(cls, found: Accuracy, items: tuple[Reviewed, ...]) -> Self:
        return cls(**RuleAccuracyView.of(found).model_dump(), calls=[ReviewedCallView.of(item) for item in items])

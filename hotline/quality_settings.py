"""The numbers of quality and appraisal (handbook Q1–Q6, T14), as a site sets them in its YAML file under `quality`."""

from datetime import timedelta
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.quality.appeals import Deadlines
from domain.quality.cards import FULL
from domain.quality.months import STEPS, Proposal, Rules, Step
from domain.quality.rules import RuleWeight, Section
from domain.transcripts import RuleKind

SOLVED = "solution.settled"
"""The item in which a person says whether the matter was settled (Q1)."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StepConfig(_Strict):
    """What follows from so many points of a month on, until the next step (Q2)."""

    points: int = Field(ge=1)
    extra: Decimal = Field(Decimal(0), ge=0)
    """Money beside that of the points."""
    proposal: Proposal = Proposal.NONE


def _default_steps() -> tuple[StepConfig, ...]:
    return tuple(StepConfig(points=step.points, extra=step.extra, proposal=step.proposal) for step in STEPS)


class QualityConfig(_Strict):
    """Every number of quality work; each has the handbook's as its default."""

    full_score: int = Field(FULL, ge=1, le=1000)
    """Of a card without a fault."""
    sample_per_day: int = Field(2, ge=0, le=1000)
    """Calls of each agent a day that are listened to without any cause (T14)."""
    unsolved_points: int = Field(5, ge=0, le=100)
    """What a person's word that the matter was not settled takes, unless they say otherwise."""
    point_value: Decimal = Field(Decimal(5), ge=0)
    steps: tuple[StepConfig, ...] = Field(default_factory=_default_steps)
    publish_from: int = Field(5, ge=1)
    repeats: int = Field(3, ge=2)
    lead_share: Decimal = Field(Decimal("0.30"), ge=0, le=1)
    leads: dict[str, str] = Field(default_factory=dict)
    """Agent to their lead; where one is not given, it is the lead who is in one of the agent's queues."""
    appeal_days: int = Field(7, ge=1)
    """From a slip to its appeal."""
    decision_days: int = Field(3, ge=1)
    """For each rung of the ladder."""
    escalation_days: int = Field(3, ge=1)
    """From a decision to taking it further."""
    plan_days: int = Field(3, ge=1)
    """From a severe fault to the plan of its corrective action."""
    check_days: int = Field(7, ge=1)
    """From the measure taken to its check."""

    @model_validator(mode="after")
    def _rising(self) -> Self:
        bounds = [step.points for step in self.steps]
        if bounds != sorted(set(bounds)):
            raise ValueError("steps: give them with rising points")
        return self

    @property
    def rules(self) -> Rules:
        return Rules(
            point_value=self.point_value,
            steps=tuple(Step(step.points, step.extra, step.proposal) for step in self.steps),
            publish_from=self.publish_from,
            repeats=self.repeats,
            lead_share=self.lead_share,
        )

    @property
    def deadlines(self) -> Deadlines:
        return Deadlines(
            file=timedelta(days=self.appeal_days),
            decide=timedelta(days=self.decision_days),
            escalate=timedelta(days=self.escalation_days),
        )

    @property
    def solution(self) -> RuleWeight:
        """The item that no rule hears and a person puts in."""
        why = {"zh-CN": "客户的事情是否解决或有了下一步", "en": "Was the matter settled, or its next step promised"}
        return RuleWeight(SOLVED, Section.SOLUTION, RuleKind.REQUIRED, self.unsolved_points, words="问题解决", why=why)

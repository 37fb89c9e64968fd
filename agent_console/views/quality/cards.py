"""Score cards."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Self

from agent_console.views.base import Numbered, View
from agent_console.views.quality.slips import SlipView
from domain.quality.cards import CardItem, CardState, ReviewReason, ScoreCard, undecided
from domain.quality.history import Change
from domain.quality.rules import RuleWeight, Section
from domain.scripts import Severity, Strength, fill
from domain.transcripts import RuleKind, Verdict


class ChangeView(View):
    """One change: kept for ever. `by` is ``centre`` for what nobody did."""

    at: datetime
    by: str
    action: str
    part: str
    """The rule of the item that was changed; empty where it is the whole."""
    before: str | None
    after: str
    reason: str

    @classmethod
    def of(cls, change: Change) -> Self:
        return cls(
            at=change.at,
            by=change.by,
            action=change.action,
            part=change.part,
            before=change.before,
            after=change.after,
            reason=change.reason,
        )


class RuleWeightView(View):
    """A rule that can be put on a card."""

    rule: str
    section: Section
    kind: RuleKind
    points: int
    severity: Severity
    strength: Strength
    words: str
    why: dict[str, str]

    @classmethod
    def of(cls, rule: RuleWeight, variables: Mapping[str, str]) -> Self:
        return cls(
            rule=rule.rule,
            section=rule.section,
            kind=rule.kind,
            points=rule.points,
            severity=rule.severity,
            strength=rule.strength,
            words=fill(rule.words, variables),
            why=dict(rule.why),
        )


class CardItemView(View):
    """A rule's verdict on the card; `start`, `end`: seconds of the recording it rests on."""

    rule: str
    section: Section
    kind: RuleKind
    verdict: Verdict
    engine: Verdict | None
    """What the rule engine found; null: a person added the item."""
    fault: bool
    points: int
    """Taken."""
    worth: int
    """What a fault takes by the script."""
    severity: Severity
    strength: Strength
    alert: bool
    start: float | None
    end: float | None
    late: bool
    played: bool
    certainty: float
    excuse: Numbered[str | None]
    """The agent's reason for leaving a hard rule open (P6)."""
    words: str
    why: dict[str, str]
    """The rule in plain words, by language."""
    settled_by: str | None
    """Who has looked at this very item."""

    @classmethod
    def of(cls, item: CardItem, variables: Mapping[str, str]) -> Self:
        return cls(
            rule=item.rule,
            section=item.section,
            kind=item.kind,
            verdict=item.verdict,
            engine=item.engine,
            fault=item.fault,
            points=item.points,
            worth=item.worth,
            severity=item.severity,
            strength=item.strength,
            alert=item.alert,
            start=item.start,
            end=item.end,
            late=item.late,
            played=item.played,
            certainty=item.certainty,
            excuse=item.excuse,
            words=fill(item.words, variables),
            why=dict(item.why),
            settled_by=item.settled_by,
        )


class CardFault(View):
    """An item that took points."""

    rule: str
    words: str
    points: int


class CardSummary(View):
    """A score card in a list (Q1)."""

    call_id: str
    agent: str
    call_at: datetime
    state: CardState
    total: int
    out_of: int
    points: int
    """Taken, in all."""
    faults: list[CardFault]
    review: list[ReviewReason]
    """Why a person should look at it (T14)."""
    confirmed_by: str | None
    confirmed_at: datetime | None

    @classmethod
    def of(cls, card: ScoreCard) -> Self:
        return cls(**_facts(card))


class CardView(CardSummary):
    """A score card with all there is to it."""

    script: str
    script_version: int
    items: list[CardItemView]
    history: list[ChangeView]
    undecided: list[str]
    """Items to decide on before the card can be confirmed: the agent's reasons (P6)."""
    reviewable: bool
    """Whoever asks may change and confirm it now."""
    addable: list[RuleWeightView]
    """What they can put on it."""
    slips: list[SlipView]
    """The fault slips it led to."""

    @classmethod
    def of_all(
        cls,
        card: ScoreCard,
        variables: Mapping[str, str],
        slips: Iterable[SlipView],
        *,
        reviewable: bool,
        addable: Iterable[RuleWeight],
    ) -> Self:
        return cls(
            **_facts(card),
            script=card.script_id,
            script_version=card.script_version,
            items=[CardItemView.of(item, variables) for item in card.items],
            history=[ChangeView.of(change) for change in card.history],
            undecided=list(undecided(card)),
            reviewable=reviewable,
            addable=[RuleWeightView.of(rule, variables) for rule in addable],
            slips=list(slips),
        )


def _facts(card: ScoreCard) -> dict[str, Any]:
    return {
        "call_id": card.call_id,
        "agent": card.agent,
        "call_at": card.call_at,
        "state": card.state,
        "total": card.total,
        "out_of": card.out_of,
        "points": card.points,
        "faults": [
            CardFault(rule=item.rule, words=fill(item.words, {"agent_no": card.agent}), points=item.points)
            for item in card.items
            if item.points
        ],
        "review": [reason for reason in ReviewReason if reason in card.review],
        "confirmed_by": card.confirmed_by,
        "confirmed_at": card.confirmed_at,
    }

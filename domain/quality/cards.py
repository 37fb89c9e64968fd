"""The score card of a call: automatic first, then confirmed or changed by a person, every change kept (handbook Q1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.quality.history import CENTRE, Change, needed
from domain.quality.rules import RuleWeight, Section
from domain.scripts import Severity, Strength
from domain.transcripts import Judgement, RuleKind, Verdict

FULL = 100
"""Points of a card without a fault, where a site sets no others."""

HEAVIEST = 100
"""Points a person may take for one item."""


class CardState(Enum):
    DRAFT = "draft"
    """As the rule engine made it; a person may be at it."""
    CONFIRMED = "confirmed"
    """By a person. From then on only an appeal changes it."""


class CardAction(Enum):
    """What is done to a card."""

    AGREE = "agree"
    """An item stays as it is."""
    CHANGE = "change"
    """An item gets another verdict, or other points."""
    ADD = "add"
    """An item that the engine had not."""
    CONFIRM = "confirm"
    REVISE = "revise"
    """A decided appeal changes an item (Q4)."""


_S, _A = CardState, CardAction

TRANSITIONS: Mapping[tuple[CardState, CardAction], CardState] = {
    (_S.DRAFT, _A.AGREE): _S.DRAFT,
    (_S.DRAFT, _A.CHANGE): _S.DRAFT,
    (_S.DRAFT, _A.ADD): _S.DRAFT,
    (_S.DRAFT, _A.CONFIRM): _S.CONFIRMED,
    (_S.CONFIRMED, _A.REVISE): _S.CONFIRMED,
}


class ReviewReason(Enum):
    """Why a person should look at a card (T14)."""

    SEVERE = "severe"
    HARD = "hard"
    """A hard rule was broken."""
    ALERT = "alert"
    """A promise beyond authority and the like (P4)."""
    EXCUSED = "excused"
    """A hard rule was left open for a reason that the agent named (P6)."""
    SAMPLED = "sampled"
    """Drawn from the agent's calls of the day."""


@dataclass(frozen=True, slots=True)
class CardItem:
    """A rule's verdict on the card. `start`, `end`: seconds of the recording it rests on."""

    rule: str
    section: Section
    kind: RuleKind
    verdict: Verdict
    points: int
    """Taken."""
    worth: int
    """What a fault takes by the script."""
    engine: Verdict | None = None
    """What the rule engine found; None: nothing, a person added it."""
    severity: Severity = Severity.MINOR
    strength: Strength = Strength.SOFT
    alert: bool = False
    start: float | None = None
    end: float | None = None
    late: bool = False
    played: bool = False
    certainty: float = 1.0
    excuse: str | None = None
    """The agent's reason for leaving a hard rule open (P6)."""
    words: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
    settled_by: str | None = None
    """Who of quality staff has looked at this very item."""

    @property
    def fault(self) -> bool:
        return is_fault(self.kind, self.verdict)


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """A call's card."""

    call_id: str
    agent: str
    call_at: datetime
    """When the call began."""
    script_id: str
    script_version: int
    made_at: datetime
    items: tuple[CardItem, ...] = ()
    state: CardState = CardState.DRAFT
    review: frozenset[ReviewReason] = frozenset()
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    out_of: int = FULL
    history: tuple[Change, ...] = ()

    @property
    def points(self) -> int:
        """Taken, in all."""
        return sum(item.points for item in self.items)

    @property
    def total(self) -> int:
        """What is left of `out_of`."""
        return max(0, self.out_of - self.points)

    @property
    def untouched(self) -> bool:
        """No person has worked on it yet."""
        return not any(change.by != CENTRE for change in self.history)

    def item(self, rule: str) -> CardItem:
        """Raises `InvalidValue` where the card has none."""
        found = next((item for item in self.items if item.rule == rule), None)
        if found is None:
            raise InvalidValue("rule", f"{rule!r} is not on this card", Fault.UNKNOWN)
        return found


def is_fault(kind: RuleKind, verdict: Verdict | None) -> bool:
    """Unclear is none: it never counts against anybody."""
    return verdict is (Verdict.NOT_SAID if kind is RuleKind.REQUIRED else Verdict.SAID)


def automatic(
    call_id: str,
    agent: str,
    call_at: datetime,
    script: tuple[str, int],
    rules: Mapping[str, RuleWeight],
    judgements: Iterable[Judgement],
    now: datetime,
    *,
    out_of: int = FULL,
    before: ScoreCard | None = None,
) -> ScoreCard:
    """The card as the rule engine's judgements make it. `script`: id and version; `rules`: that version's weights.

    A judgement of a rule that the script doesn't know is left out: nobody could say what it takes. `before`: the card
    that it takes the place of, because the call was judged again; its history goes on.
    """
    found = {judgement.rule: judgement for judgement in judgements}
    items = tuple(_item(rule, found[rule.rule]) for rule in rules.values() if rule.rule in found)
    ordered = tuple(sorted(items, key=lambda item: list(Section).index(item.section)))
    card = ScoreCard(call_id, agent, call_at, *script, made_at=now, items=ordered, out_of=out_of)
    made = Change(now, CENTRE, "make", str(before.total) if before else None, str(card.total))
    return replace(card, review=targeted(ordered), history=(*(before.history if before else ()), made))


def _item(rule: RuleWeight, judgement: Judgement) -> CardItem:
    return CardItem(
        rule=rule.rule,
        section=rule.section,
        kind=judgement.kind,
        verdict=judgement.verdict,
        points=rule.points if is_fault(judgement.kind, judgement.verdict) else 0,
        worth=rule.points,
        engine=judgement.verdict,
        severity=rule.severity,
        strength=rule.strength,
        alert=rule.alert,
        start=judgement.start,
        end=judgement.end,
        late=judgement.late,
        played=judgement.played,
        certainty=judgement.certainty,
        excuse=judgement.reason,
        words=rule.words,
        why=rule.why,
    )


def targeted(items: Iterable[CardItem]) -> frozenset[ReviewReason]:
    """Why the call must be listened to, whatever the sample says (T14, P4, P6)."""
    reasons = set[ReviewReason]()
    for item in items:
        if item.excuse is not None:
            reasons.add(ReviewReason.EXCUSED)
        if not item.fault:
            continue
        if item.severity is Severity.SEVERE:
            reasons.add(ReviewReason.SEVERE)
        if item.strength is Strength.HARD:
            reasons.add(ReviewReason.HARD)
        if item.alert:
            reasons.add(ReviewReason.ALERT)
    return frozenset(reasons)


def agree(card: ScoreCard, rule: str, by: str, now: datetime) -> ScoreCard:
    """An item was looked at and stays as it is."""
    _step(card, CardAction.AGREE)
    item = card.item(rule)
    return _put(card, replace(item, settled_by=by), Change(now, by, "agree", shown(item), shown(item), part=rule))


def change(
    card: ScoreCard, rule: str, verdict: Verdict, reason: str, by: str, now: datetime, points: int | None = None
) -> ScoreCard:
    """An item with another verdict; `points` None: as many as the script says.

    Raises `IllegalTransition` on a confirmed card, `InvalidValue` without a reason or with points where there is no
    fault.
    """
    _step(card, CardAction.CHANGE)
    return _changed(card, card.item(rule), verdict, points, reason, by, now, "change")


def add(
    card: ScoreCard,
    item: RuleWeight,
    reason: str,
    by: str,
    now: datetime,
    *,
    fault: bool = True,
    start: float | None = None,
    end: float | None = None,
) -> ScoreCard:
    """What the engine had not, or can't hear, such as the solution: a fault, or that it was well done.

    Raises `InvalidValue` where the rule is on the card already: then it is to be changed.
    """
    _step(card, CardAction.ADD)
    if any(known.rule == item.rule for known in card.items):
        raise InvalidValue("rule", f"{item.rule!r} is on the card: change it", Fault.TAKEN)
    if start is not None and (start < 0 or (end is not None and end < start)):
        raise InvalidValue("start", "seconds of the recording are needed, from start to end")
    because = needed("reason", reason, "say why")
    broken = Verdict.NOT_SAID if item.kind is RuleKind.REQUIRED else Verdict.SAID
    kept = Verdict.SAID if item.kind is RuleKind.REQUIRED else Verdict.NOT_SAID
    added = CardItem(
        rule=item.rule,
        section=item.section,
        kind=item.kind,
        verdict=broken if fault else kept,
        points=_weighed(item.points) if fault else 0,
        worth=item.points,
        severity=item.severity,
        strength=item.strength,
        alert=item.alert,
        start=start,
        end=end,
        words=item.words,
        why=item.why,
        settled_by=by,
    )
    entry = Change(now, by, "add", None, shown(added), because, item.rule)
    return replace(card, items=(*card.items, added), history=(*card.history, entry))


def undecided(card: ScoreCard) -> tuple[str, ...]:
    """Items that a person must look at before the card can be confirmed: the agent's reasons (P6)."""
    return tuple(item.rule for item in card.items if item.excuse is not None and item.settled_by is None)


def confirm(card: ScoreCard, by: str, now: datetime) -> ScoreCard:
    """The card, confirmed: what nobody changed stands as the engine found it.

    Raises `IllegalTransition` when it is already, `InvalidValue` while an agent's reason was not looked at (P6).
    """
    state = _step(card, CardAction.CONFIRM)
    if waiting := undecided(card):
        raise InvalidValue("items", f"first decide on the agent's reasons: {', '.join(waiting)}", Fault.NEEDED)
    entry = Change(now, by, "confirm", card.state.value, state.value)
    return replace(card, state=state, confirmed_by=by, confirmed_at=now, history=(*card.history, entry))


def revise(card: ScoreCard, rule: str, points: int, reason: str, by: str, now: datetime) -> ScoreCard:
    """A confirmed card after an appeal: the item takes `points`; with none left it is no fault (Q4)."""
    _step(card, CardAction.REVISE)
    item = card.item(rule)
    right = Verdict.SAID if item.kind is RuleKind.REQUIRED else Verdict.NOT_SAID
    return _changed(card, item, item.verdict if points else right, points, reason, by, now, "revise")


def shown(item: CardItem) -> str:
    """An item's verdict and points as the history has them: ``not_said 2``."""
    return f"{item.verdict.value} {item.points}"


def _changed(
    card: ScoreCard,
    item: CardItem,
    verdict: Verdict,
    points: int | None,
    reason: str,
    by: str,
    now: datetime,
    what: str,
) -> ScoreCard:
    because = needed("reason", reason, "say why it is changed")
    fault = is_fault(item.kind, verdict)
    if points and (not fault or item.strength is Strength.HINT):
        raise InvalidValue("points", "only a fault takes points, and a hint never does")
    taken = _weighed(item.worth if points is None else points) if fault else 0
    after = replace(item, verdict=verdict, points=taken, settled_by=by)
    return _put(card, after, Change(now, by, what, shown(item), shown(after), because, item.rule))


def _weighed(points: int) -> int:
    if not 0 <= points <= HEAVIEST:
        raise InvalidValue("points", f"may be 0 to {HEAVIEST}")
    return points


def _put(card: ScoreCard, item: CardItem, entry: Change) -> ScoreCard:
    items = tuple(item if known.rule == item.rule else known for known in card.items)
    return replace(card, items=items, history=(*card.history, entry))


def _step(card: ScoreCard, action: CardAction) -> CardState:
    target = TRANSITIONS.get((card.state, action))
    if target is None:
        raise IllegalTransition(f"score card of call {card.call_id}", card.state.value, action.value)
    return target

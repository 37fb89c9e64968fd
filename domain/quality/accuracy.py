"""How right the rule engine is, by rule: counted on cards that a person confirmed, appeals included.

precision = TP ÷ (TP + FP): of the faults the engine found, those that were faults.
recall = TP ÷ (TP + FN): of the faults there were, those the engine found.
unclear share = unclear ÷ judged: how often the engine would not say.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from domain.quality.cards import is_fault
from domain.transcripts import RuleKind, Verdict


class Outcome(Enum):
    """The engine's verdict against the last word."""

    TRUE_POSITIVE = "true_positive"
    """A fault, found."""
    FALSE_POSITIVE = "false_positive"
    """Found, but none: by the reviewer's word, or an appeal's."""
    FALSE_NEGATIVE = "false_negative"
    """A fault that the engine had not, or was not sure of."""
    TRUE_NEGATIVE = "true_negative"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One item of a confirmed card."""

    rule: str
    call_id: str
    kind: RuleKind
    engine: Verdict | None
    verdict: Verdict
    start: float | None = None
    words: str = ""
    """The line, the words that are never said, or the check's name."""

    @property
    def outcome(self) -> Outcome:
        found, fault = is_fault(self.kind, self.engine), is_fault(self.kind, self.verdict)
        if found:
            return Outcome.TRUE_POSITIVE if fault else Outcome.FALSE_POSITIVE
        return Outcome.FALSE_NEGATIVE if fault else Outcome.TRUE_NEGATIVE

    @property
    def unclear(self) -> bool:
        return self.engine is Verdict.UNCLEAR


@dataclass(frozen=True, slots=True)
class Accuracy:
    """A rule's figures; a share is None where there is nothing to divide by."""

    rule: str
    counts: Mapping[Outcome, int]
    judged: int
    """Calls in which the engine gave a verdict."""
    unclear: int
    words: str = ""
    """Of the rule, as it stood last."""

    @property
    def precision(self) -> float | None:
        return _share(self.counts[Outcome.TRUE_POSITIVE], self.counts[Outcome.FALSE_POSITIVE])

    @property
    def recall(self) -> float | None:
        return _share(self.counts[Outcome.TRUE_POSITIVE], self.counts[Outcome.FALSE_NEGATIVE])

    @property
    def unclear_share(self) -> float | None:
        return self.unclear / self.judged if self.judged else None


def accuracy(items: Iterable[Reviewed]) -> tuple[Accuracy, ...]:
    """Figures of every rule that occurs, by rule."""
    by_rule: dict[str, list[Reviewed]] = defaultdict(list)
    for item in items:
        by_rule[item.rule].append(item)
    return tuple(_of(rule, by_rule[rule]) for rule in sorted(by_rule))


def _of(rule: str, items: list[Reviewed]) -> Accuracy:
    counts = {outcome: sum(1 for item in items if item.outcome is outcome) for outcome in Outcome}
    judged = [item for item in items if item.engine is not None]
    return Accuracy(rule, counts, len(judged), sum(1 for item in judged if item.unclear), items[-1].words)


def _share(hits: int, others: int) -> float | None:
    return hits / (hits + others) if hits + others else None

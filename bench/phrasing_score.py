"""Verdicts beside the truth: what was found of what was missed, and how much of what points were taken for is so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, stdev
from typing import Any

from domain.rules.compile import Rulebook
from domain.scripts import Strength
from domain.transcripts import Judgement, RuleKind, Verdict

MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule in one call."""

    rule: str
    kind: RuleKind
    check: bool
    """Neither a line nor a forbidden word; its truth is the engine's own verdict on the true words and times."""
    points: int
    truth: bool | None
    """Whether its words were said (a check: whether it held); None: the rule does not apply to the call."""
    verdict: Verdict | None
    group: str
    call: str
    heard: tuple[str, ...] = ()
    """What the verdict rests on, as the recogniser wrote it."""

    @property
    def takes(self) -> bool:
        """Whether points are taken."""
        against = Verdict.NOT_SAID if self.kind is RuleKind.REQUIRED else Verdict.SAID
        return self.verdict is against and self.points > 0

    @property
    def right(self) -> bool:
        return self.truth is not None and self.truth is (self.verdict is Verdict.SAID)


def pairs(
    rulebook: Rulebook,
    call: str,
    group: str,
    truth: Mapping[str, bool],
    clean: Iterable[Judgement],
    judged: Iterable[Judgement],
    heard: Mapping[str, tuple[str, ...]],
) -> list[Judged]:
    """Every rule that either `clean` (the verdicts on the true words) or `judged` says something of."""
    before = {one.rule: one for one in clean}
    after = {one.rule: one for one in judged}
    found = []
    for rule in rulebook.rules:
        true, verdict = truth.get(rule.id), after[rule.id].verdict if rule.id in after else None
        check = rule.id not in truth
        forbidden = rule.kind is RuleKind.FORBIDDEN
        if check and rule.id in before:
            true = before[rule.id].verdict is Verdict.SAID
        elif check and forbidden:
            true = False
        elif not check and not forbidden and rule.id not in before:
            true = None  # its condition does not hold in this call
        if forbidden and verdict is None:
            verdict = Verdict.NOT_SAID
        if true is not None or verdict is not None:
            points = rule.points if rule.strength is not Strength.HINT else 0
            words = heard.get(rule.id, ())
            found.append(Judged(rule.id, rule.kind, check, points, true, verdict, group, call, words))
    return found


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Shares of 0…1; a share of nothing is left out."""
    lines = [j for j in judged if j.kind is RuleKind.REQUIRED and not j.check]
    words = [j for j in judged if j.kind is RuleKind.FORBIDDEN and not j.check]
    checks = [j for j in judged if j.check]
    taken = [j for j in judged if j.takes]
    missed = [j for j in lines if j.truth is False]
    decided = [j for j in lines if j.truth is not None]
    parts = {
        "points_taken_right": _share(taken, lambda j: j.right),
        "points_taken_right_weighted": _weighted(taken),
        "points_taken_right_of_lines_and_words": _share([j for j in taken if not j.check], lambda j: j.right),
        "missed_lines_found": _share(missed, lambda j: j.verdict is Verdict.NOT_SAID),
        "missed_lines_with_points_found": _share(
            [j for j in missed if j.points], lambda j: j.verdict is Verdict.NOT_SAID
        ),
        "lines_said_precision": _share([j for j in lines if j.verdict is Verdict.SAID], lambda j: j.truth is True),
        "lines_said_recall": _share([j for j in lines if j.truth], lambda j: j.verdict is Verdict.SAID),
        "lines_not_said_precision": _share([j for j in lines if j.verdict is Verdict.NOT_SAID], lambda j: j.right),
        "lines_unclear": _share(decided, lambda j: j.verdict is Verdict.UNCLEAR),
        "forbidden_precision": _share([j for j in words if j.verdict is Verdict.SAID], lambda j: j.truth is True),
        "forbidden_recall": _share([j for j in words if j.truth], lambda j: j.verdict is Verdict.SAID),
        "forbidden_unclear": _share([j for j in words if j.truth], lambda j: j.verdict is Verdict.UNCLEAR),
        "checks_right": _share([j for j in checks if j.verdict is not Verdict.UNCLEAR], lambda j: j.right),
        "unclear": _share(judged, lambda j: j.verdict is Verdict.UNCLEAR),
    }
    return {name: part for name, part in parts.items() if part is not None}


def counts(judged: Sequence[Judged]) -> dict[str, int]:
    lines = [j for j in judged if j.kind is RuleKind.REQUIRED and not j.check]
    words = [j for j in judged if j.kind is RuleKind.FORBIDDEN and not j.check]
    return {
        "calls": len({j.call for j in judged}),
        "lines_owed": sum(j.truth is not None for j in lines),
        "lines_missed": sum(j.truth is False for j in lines),
        "forbidden_said": sum(j.truth is True for j in words),
        "points_taken": sum(j.takes for j in judged),
    }


def spread(runs: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Mean and standard deviation over runs."""
    names = list(dict.fromkeys(name for run in runs for name in run))
    found = {}
    for name in names:
        values = [run[name] for run in runs if name in run]
        deviation = stdev(values) if len(values) > 1 else 0.0
        found[name] = {"mean": round(fmean(values), 4), "spread": round(deviation, 4)}
    return found


@dataclass(slots=True)
class _Faults:
    errors: Counter[str] = field(default_factory=Counter)
    cases: int = 0
    examples: list[Mapping[str, Any]] = field(default_factory=list)


def worst(judged: Sequence[Judged], most: int = 25) -> list[Mapping[str, Any]]:
    """The rules that are wrong most often, with examples; a wrong point counts before a miss or a doubt."""
    by_rule: dict[str, _Faults] = {}
    for one in judged:
        faults = by_rule.setdefault(f"{one.call.split()[0]}:{one.rule}", _Faults())
        faults.cases += 1
        kind = _fault(one)
        if kind is None:
            continue
        faults.errors[kind] += 1
        if len(faults.examples) < MOST_EXAMPLES or kind == "wrong point":
            faults.examples = [
                {"call": one.call, "fault": kind, "heard": list(one.heard)},
                *faults.examples,
            ][:MOST_EXAMPLES]
    order = sorted(
        ((rule, faults) for rule, faults in by_rule.items() if faults.errors),
        key=lambda item: (-item[1].errors["wrong point"], -sum(item[1].errors.values())),
    )
    return [
        {"rule": rule, "cases": faults.cases, **faults.errors, "examples": faults.examples}
        for rule, faults in order[:most]
    ]


def _fault(one: Judged) -> str | None:
    if one.verdict is Verdict.UNCLEAR:
        return "unclear"
    if one.right or (one.truth is None and one.verdict is Verdict.SAID and one.kind is RuleKind.REQUIRED):
        return None
    if one.takes:
        return "wrong point"
    if one.truth is None:
        return "does not apply"
    return "missed" if one.truth is (one.kind is RuleKind.FORBIDDEN) else "wrong"


def _share(of: Sequence[Judged], right: Any) -> float | None:
    return sum(map(right, of)) / len(of) if of else None


def _weighted(taken: Sequence[Judged]) -> float | None:
    return sum(j.points for j in taken if j.right) / sum(j.points for j in taken) if taken else None

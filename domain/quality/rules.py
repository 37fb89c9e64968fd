"""What a script's rules weigh on a score card (handbook Q1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from domain.rules import conditions as c
from domain.scripts import Check, Forbidden, Script, ScriptLine, Severity, Strength
from domain.transcripts import RuleKind


class Section(Enum):
    """The parts of a score card, in its order (Q1)."""

    PHRASING = "phrasing"
    COURTESY = "courtesy"
    SILENCE = "silence"
    OVERLAP = "overlap"
    SPEECH_RATE = "speech_rate"
    SOLUTION = "solution"
    """Was the matter settled: a person's word, no rule hears it."""
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class RuleWeight:
    """A rule as the script has it with which the call was held."""

    rule: str
    section: Section
    kind: RuleKind
    points: int
    """What a fault takes; 0 for a hint, whatever the script says."""
    severity: Severity = Severity.MINOR
    strength: Strength = Strength.SOFT
    alert: bool = False
    """Supervisors are told of it at once (P4)."""
    words: str = ""
    """The line, the words that are never said, or the check's name."""
    why: Mapping[str, str] = field(default_factory=dict)
    """Language to the rule in plain words."""


PREFIXES: Mapping[str, Section] = {
    "courtesy.": Section.COURTESY,
    "record.": Section.RECORD,
    "confirm.": Section.RECORD,
    "solution.": Section.SOLUTION,
}
"""Sections by how a rule's id begins; ``sound.`` goes by what the rule listens for; all else is phrasing."""

SOUND = "sound."

_SOUNDS: Mapping[type, Section] = {
    c.Silence: Section.SILENCE,
    c.HoldLength: Section.SILENCE,
    c.Overlap: Section.OVERLAP,
    c.Interruption: Section.OVERLAP,
    c.TalkShare: Section.OVERLAP,
    c.Rate: Section.SPEECH_RATE,
}


def section_of(rule: str, condition: c.Condition | None = None) -> Section:
    """Where a rule stands on the card, by its id and, for those of sound, by what it listens for."""
    if rule.startswith(SOUND):
        return _heard(condition) or Section.SILENCE
    return next((section for prefix, section in PREFIXES.items() if rule.startswith(prefix)), Section.PHRASING)


def weights(script: Script) -> dict[str, RuleWeight]:
    """Every rule of `script`, by id, in the script's order."""
    rules = [
        *(_of_line(line) for _, line in script.lines()),
        *map(_of_forbidden, script.forbidden),
        *map(_of_check, script.checks),
    ]
    return {rule.rule: rule for rule in rules}


def _of_line(line: ScriptLine) -> RuleWeight:
    return RuleWeight(
        rule=line.id,
        section=section_of(line.id),
        kind=RuleKind.REQUIRED,
        points=_taken(line.points, line.strength),
        severity=line.severity,
        strength=line.strength,
        words=line.text,
        why=dict(line.why or {}),
    )


def _of_forbidden(rule: Forbidden) -> RuleWeight:
    return RuleWeight(
        rule=rule.id,
        section=section_of(rule.id),
        kind=RuleKind.FORBIDDEN,
        points=rule.points,
        severity=rule.severity,
        alert=rule.alert,
        words="、".join(rule.phrases),
        why=dict(rule.why or {}),
    )


def _of_check(rule: Check) -> RuleWeight:
    return RuleWeight(
        rule=rule.id,
        section=section_of(rule.id, rule.condition),
        kind=rule.kind,
        points=_taken(rule.points, rule.strength),
        severity=rule.severity,
        strength=rule.strength,
        alert=rule.alert,
        words=next(iter(rule.name.values()), rule.id),
        why=dict(rule.why or rule.name),
    )


def _taken(points: int, strength: Strength) -> int:
    return 0 if strength is Strength.HINT else points


def _heard(condition: c.Condition | None) -> Section | None:
    """The section of the first sound that `condition` listens for."""
    match condition:
        case c.AllOf(of=parts) | c.AtLeast(of=parts) | c.Not(of=parts):
            return next((found for part in parts if (found := _heard(part))), None)
    return _SOUNDS.get(type(condition))

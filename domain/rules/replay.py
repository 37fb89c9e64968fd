"""A call that is over, judged again: by another version of its script, or to check the first verdicts.

Nothing is heard anew: the stored words, moments and second looks are the input, as they were while the call ran.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.people import Role
from domain.rules.compile import Rulebook
from domain.rules.picture import Happening
from domain.rules.watch import Watch
from domain.scripts import CallKind
from domain.transcripts import Judgement, Line, RuleKind, SecondLook, Verdict


@dataclass(frozen=True, slots=True)
class CallRecord:
    """What a call left behind. Seconds from its start."""

    call_id: str
    kind: CallKind
    ended: float
    lines: Sequence[Line]
    """Finals and gaps, each leg's in order."""
    happened: Sequence[Happening] = ()
    variables: Mapping[str, str] | None = None
    looks: Sequence[SecondLook] = ()
    played: Sequence[tuple[str, float, float]] = ()
    """Rule, start and end of each line that was played."""
    reasons: Mapping[str, str] | None = None
    """Rule to why it was left open (P6)."""
    role: Role = Role.AGENT


@dataclass(frozen=True, slots=True)
class Flip:
    """A verdict that another script changes; None: the rule says nothing of the call."""

    rule: str
    before: Judgement | None
    after: Judgement | None


def replay(rulebook: Rulebook, record: CallRecord) -> tuple[Judgement, ...]:
    """Every verdict of `rulebook` on the call."""
    watch = Watch(record.call_id, rulebook, record.kind, record.variables or {}, role=record.role)
    for one in record.happened:
        watch.happened(one.moment, one.at)
    for line in record.lines:
        watch.hear(line)
    for rule, start, end in record.played:
        watch.played(rule, start, end)
    for look in record.looks:
        watch.looked(look)
    for rule, reason in (record.reasons or {}).items():
        watch.excuse(rule, reason)
    return watch.conclude(record.ended)


def flips(before: Sequence[Judgement], after: Sequence[Judgement]) -> tuple[Flip, ...]:
    """Where the verdicts differ. A forbidden word that was not found and a rule without a verdict are the same."""
    old, new = ({j.rule: j for j in judged} for judged in (before, after))
    return tuple(
        Flip(rule, old.get(rule), new.get(rule))
        for rule in dict.fromkeys((*old, *new))
        if _verdict(old.get(rule)) is not _verdict(new.get(rule))
    )


def _verdict(judgement: Judgement | None) -> Verdict | None:
    if judgement is None or (judgement.kind is RuleKind.FORBIDDEN and judgement.verdict is Verdict.NOT_SAID):
        return None
    return judgement.verdict

"""Was a required line said? A first version of P5: tolerant of what a recogniser mishears.

Line and speech are compared as sequences of sounds. `fold` turns text into them (toneless pinyin in the running
service; characters where nothing better is given), so that this package needs no dictionary.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.scripts import DueLine, Script, Stage, fill, wordings
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict

Fold = Callable[[str], Sequence[str]]

SAID_AT = 0.75
"""Share of a line's sounds that must be found, in order, for it to count as said."""

MEMORY = 4
"""Utterances looked back over: a line may be spread over several of them."""


@dataclass(frozen=True, slots=True)
class Match:
    """The best place of a phrase in speech: `similarity` 0…1, sounds `start` to `end` (exclusive)."""

    similarity: float
    start: int
    end: int


def find(phrase: Sequence[str], speech: Sequence[str]) -> Match:
    """The stretch of `speech` that is nearest to `phrase` by edit distance (Sellers 1980).

    Cost O(len(phrase) × len(speech)). An empty phrase is found everywhere, nothing is found in empty speech.
    """
    if not phrase:
        return Match(1.0, 0, 0)
    width = len(speech) + 1
    cost, origin = [0] * width, list(range(width))
    for row, sound in enumerate(phrase, 1):
        above, above_origin = cost, origin
        cost, origin = [row] * width, [0] * width
        for column in range(1, width):
            cost[column], origin[column] = min(
                (above[column - 1] + (speech[column - 1] != sound), above_origin[column - 1]),
                (above[column] + 1, above_origin[column]),
                (cost[column - 1] + 1, origin[column - 1]),
            )
    end = min(range(width), key=lambda column: cost[column])
    return Match(max(0.0, 1.0 - cost[end] / len(phrase)), origin[end], end)


def judge(
    script: Script, variables: dict[str, str], lines: Sequence[Line], judged: Sequence[Judgement], fold: Fold
) -> tuple[Judgement, ...]:
    """What the agent's latest utterances newly fulfil; nothing where nothing new was said (P5).

    `lines` is the call's transcript in order. Each judgement points at the seconds of the utterances it rests on.
    """
    spoken = [line for line in lines if line.leg is Speaker.AGENT and line.final and not line.gap][-MEMORY:]
    sounds = [(sound, line) for line in spoken for sound in fold(line.text)]
    done = {j.rule for j in judged if j.verdict is Verdict.SAID}
    found = []
    for rule in (line for stage in script.stages for line in stage.lines if line.id not in done):
        matches = (find(fold(text), [sound for sound, _ in sounds]) for text in wordings(rule, variables))
        best = max(matches, key=lambda match: match.similarity)
        if sounds and best.end > best.start and best.similarity >= SAID_AT:
            first, last = sounds[best.start][1], sounds[best.end - 1][1]
            found.append(
                Judgement(first.call_id, rule.id, RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, first.start, last.end)
            )
    return tuple(found)


def conclude(
    call_id: str, script: Script, lines: Sequence[Line], judged: Sequence[Judgement], *, heard: bool
) -> tuple[Judgement, ...]:
    """The verdict on every line still open when the call is over.

    *Not said* where the agent's channel was heard without a break, *unclear* where it was not: unclear never counts
    against anybody.
    """
    broken = not heard or any(line.gap for line in lines if line.leg is Speaker.AGENT)
    verdict = Verdict.UNCLEAR if broken else Verdict.NOT_SAID
    done = {j.rule for j in judged}
    return tuple(
        Judgement(call_id, line.id, RuleKind.REQUIRED, verdict, Speaker.AGENT)
        for stage in script.stages
        for line in stage.lines
        if line.id not in done
    )


def current_stage(script: Script, judgements: Sequence[Judgement]) -> Stage:
    """The stage a call is in: the first with an open line that lies not before the last stage spoken from.

    A call never goes back: once a later stage's line was said, earlier open lines are overdue, not due.
    """
    said = {j.rule for j in judgements if j.verdict is Verdict.SAID}
    reached = max((i for i, stage in enumerate(script.stages) if any(li.id in said for li in stage.lines)), default=0)
    for stage in script.stages[reached:]:
        if any(line.id not in said for line in stage.lines):
            return stage
    return script.stages[-1]


def due_lines(script: Script, judgements: Sequence[Judgement], variables: Mapping[str, str]) -> tuple[DueLine, ...]:
    """All required lines of a call in order, as the agent sees them (P1)."""
    verdicts = {j.rule: j.verdict for j in judgements}
    now_in = current_stage(script, judgements)
    return tuple(
        DueLine(
            rule=line.id,
            stage=stage.id,
            text=fill(line.text, variables),
            verdict=verdicts.get(line.id),
            current=stage is now_in,
        )
        for stage in script.stages
        for line in stage.lines
    )

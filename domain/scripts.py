"""What agents say: stages of a call and the lines each requires (handbook P1, T3, T4)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.transcripts import Judgement, Verdict

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line that must be said in its stage."""

    id: str
    text: str
    """With ``{centre}``, ``{agent_no}``, ``{surname}``, ``{title}``."""
    variants: tuple[str, ...] = ()
    """Other wordings that count as said."""


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    name: Mapping[str, str]
    """Language to title."""
    lines: tuple[ScriptLine, ...]


@dataclass(frozen=True, slots=True)
class Script:
    id: str
    name: Mapping[str, str]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """A required line as the agent sees it: words filled in, verdict so far (None: still open)."""

    rule: str
    stage: str
    text: str
    verdict: Verdict | None
    current: bool
    """Belongs to the stage the call is in."""


def fill(text: str, variables: Mapping[str, str]) -> str:
    """`text` with its placeholders filled in; those nothing is known of are left out, with doubled commas mended."""
    filled = _PLACEHOLDER.sub(lambda match: variables.get(match.group(1), ""), text)
    return re.sub(r"([，,])[，,]+", r"\1", filled).strip("，, ")


def wordings(line: ScriptLine, variables: Mapping[str, str]) -> tuple[str, ...]:
    """Every wording of `line` that counts, filled in."""
    return tuple(fill(text, variables) for text in (line.text, *line.variants))


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

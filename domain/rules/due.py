"""What the agent still has to say and by when, and what a supervisor sees of it (handbook P1, P5, L1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isinf

from domain.rules.compile import Rulebook
from domain.rules.deadlines import Obligation
from domain.rules.picture import Picture
from domain.rules.stages import current_stage
from domain.scripts import CallKind, DueLine, DueState, Moment, ScriptLine, Stage, Strength, fill
from domain.transcripts import Judgement, RuleKind, Verdict


@dataclass(frozen=True, slots=True)
class Compliance:
    """A call at a glance: how many of its required lines are where, and what must not have been said."""

    said: int
    due: int
    overdue: int
    missed: int
    """Judged not said; while the call runs none is."""
    unclear: int
    forbidden: tuple[str, ...]
    """Rules broken."""
    alerts: tuple[str, ...]
    """Those of them that supervisors are told of at once (P4)."""


def due_lines(
    rulebook: Rulebook,
    kind: CallKind,
    picture: Picture,
    variables: Mapping[str, str],
    owed: Mapping[str, Sequence[Obligation]],
    judged: Mapping[str, Judgement],
    provisional: frozenset[str],
    ahead: frozenset[str],
    now_s: float,
) -> tuple[DueLine, ...]:
    """Every required line that this call may come to, in order.

    `owed`: the obligations of each rule that applies. `provisional`: lines in the words being spoken. `ahead`: those
    that were said before the moment which they are due before.
    """
    stages = [s for s in rulebook.script.stages if kind in s.calls and _shown(s, picture)]
    states = {
        line.id: _state(line, stage, owed[line.id], judged.get(line.id), picture, now_s)
        for stage in stages
        for line in stage.lines
        if line.id in owed
    }
    done = frozenset(rule for rule, state in states.items() if state in (DueState.DONE, DueState.EXCUSED))
    done |= {line.id for stage in stages for line in stage.lines if line.id not in owed}
    here = current_stage(stages, picture, now_s, done)
    reached = next((i for i, stage in enumerate(stages) if stage.id == here), -1)
    found = []
    for i, stage in enumerate(stages):
        for line in stage.lines:
            if line.id not in owed:
                continue
            state = states[line.id]
            if state is DueState.LATER and owed[line.id] and i <= reached:
                state = DueState.DUE
            elif state is DueState.LATER and line.id in ahead:
                state = DueState.DONE
            shown = _line(line, stage, state, owed[line.id], judged.get(line.id), fill(line.text, variables))
            ticked = line.id in provisional and state is not DueState.DONE
            found.append(replace(shown, current=stage.id == here, provisional=ticked))
    return tuple(found)


def _shown(stage: Stage, picture: Picture) -> bool:
    """Stages that something begins are shown once it has happened; waiting is a part of any call."""
    return stage.enters in (Moment.ANSWER, Moment.HOLD, Moment.RETURN, Moment.THANKS, Moment.HANG_UP) or bool(
        picture.happened[stage.enters]
    )


def _state(
    line: ScriptLine,
    stage: Stage,
    owed: Sequence[Obligation],
    judged: Judgement | None,
    picture: Picture,
    now_s: float,
) -> DueState:
    if judged is not None and judged.reason is not None:
        return DueState.EXCUSED
    if judged is not None and judged.verdict is Verdict.SAID:
        return DueState.DONE
    if not owed:
        return DueState.LATER
    last = owed[-1]
    if now_s > last.deadline or picture.over is not None:
        return DueState.OVERDUE
    if isinf(last.deadline) and line.due.moment is Moment.HANG_UP and stage.enters is Moment.ANSWER:
        return DueState.LATER  # it is due once its stage is reached
    return DueState.DUE


def _line(
    line: ScriptLine, stage: Stage, state: DueState, owed: Sequence[Obligation], judged: Judgement | None, text: str
) -> DueLine:
    deadline = owed[-1].deadline if owed else None
    said = judged is not None and judged.verdict is Verdict.SAID
    return DueLine(
        rule=line.id,
        stage=stage.id,
        text=text,
        verdict=judged.verdict if judged else None,
        current=False,
        state=state,
        strength=line.strength,
        points=line.points,
        due_s=deadline if deadline is not None and not isinf(deadline) and not said else None,
        before=line.due.moment if line.due.within_s is None else None,
        at_s=judged.start if judged is not None and said else None,
        late=judged.late if judged else False,
        played=judged.played if judged else False,
    )


def compliance_of(due: Iterable[DueLine], judged: Iterable[Judgement], alerts: set[str]) -> Compliance:
    """Counted from the lines of a call and its judgements; hints are no duty."""
    lines = [line for line in due if line.strength is not Strength.HINT]
    broken = [j for j in judged if j.kind is RuleKind.FORBIDDEN and j.verdict is Verdict.SAID]
    return Compliance(
        said=sum(line.verdict is Verdict.SAID for line in lines),
        due=sum(line.state is DueState.DUE for line in lines),
        overdue=sum(line.state is DueState.OVERDUE and line.verdict is None for line in lines),
        missed=sum(line.verdict is Verdict.NOT_SAID for line in lines),
        unclear=sum(line.verdict is Verdict.UNCLEAR for line in lines),
        forbidden=tuple(j.rule for j in broken),
        alerts=tuple(j.rule for j in broken if j.rule in alerts),
    )

"""Which stage a call is in, and since when (handbook P1)."""

from collections.abc import Mapping, Sequence

from domain.rules.picture import Picture
from domain.scripts import Moment, Script, Stage


def stages_of(script: Script, begun: Mapping[str, float], picture: Picture) -> list[tuple[float, str]]:
    """Since when (seconds) the call was in which stage, in order. `begun`: when a stage's first line was said.

    A stage that follows the one before begins when one of its lines is said, and the call never goes back to an
    earlier one; a stage that a moment begins lasts until another line or moment.
    """
    order = {stage.id: i for i, stage in enumerate(script.stages)}
    events: list[tuple[float, str, bool]] = []
    for stage in script.stages:
        if stage.enters is not Moment.ANSWER:
            events += [(at, stage.id, False) for at in picture.happened[stage.enters]]
        elif stage.id in begun:
            events.append((begun[stage.id], stage.id, True))
    first = next((stage.id for stage in script.stages if stage.enters is Moment.ANSWER), None)
    found = [(picture.connected, first)] if first is not None and picture.happened[Moment.ANSWER] else []
    reached = -1
    for at, name, in_order in sorted(events):
        if in_order:
            if order[name] < reached:
                continue
            reached = order[name]
        if not found or found[-1][1] != name:
            found.append((at, name))
    return found


def current_stage(stages: Sequence[Stage], picture: Picture, now_s: float, done: frozenset[str]) -> str | None:
    """The stage whose lines are the next to say: that of now, or, where its lines are all said, the following one."""
    here = picture.stage_at(now_s)
    names = [stage.id for stage in stages]
    if here is None or here not in names:
        return None
    at = names.index(here)
    if any(line.id not in done for line in stages[at].lines):
        return here
    following = (stage for stage in stages[at + 1 :] if stage.enters is Moment.ANSWER and stage.lines)
    if stages[at].enters is not Moment.ANSWER:
        following = (stage for stage in stages if stage.enters is Moment.ANSWER and stage.lines)
    return next((s.id for s in following if any(line.id not in done for line in s.lines)), here)

"""Judging synthetic calls by what the recogniser hears of them, with and without second looks."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.phrasing_audio import Recorded, recorded
from bench.phrasing_heard import Listener, character_errors, listener
from bench.phrasing_plan import bare, plans, truth
from bench.phrasing_score import Judged, counts, figures, pairs, spread, worst
from bench.phrasing_text import lines_of, record, words_at
from domain.rules.compile import Rulebook
from domain.rules.picture import Happening
from domain.rules.replay import replay
from domain.rules.watch import Watch
from domain.scripts import Script
from domain.transcripts import Judgement, Line, Speaker
from speech.language import Mandarin

LONGEST_S = 1_800.0
MOST_LOOKS = 30
"""Second looks in one call, as in live ones."""


async def measure(
    scripts: Mapping[str, Script],
    model: Path,
    cache: Path,
    calls: int,
    runs: int,
    seed: int,
    alternatives: int,
) -> Mapping[str, Any]:
    """Figures of `runs` runs of `calls` calls each, mean and spread, without second looks and with them."""
    rulebooks = {name: Rulebook(script, Mandarin()) for name, script in scripts.items()}
    ears = await listener(model, cache, alternatives, LONGEST_S)
    without: list[list[Judged]] = []
    with_looks: list[list[Judged]] = []
    wrong = said = looks = 0
    seconds = 0.0
    for run in range(runs):
        without.append([])
        with_looks.append([])
        for plan in plans(scripts, seed + run, calls):
            one, rulebook = await recorded(plan, cache), rulebooks[plan.script.id]
            heard = [line for leg in Speaker for line in await ears.lines(plan.id, leg, one.sound[leg])]
            for leg in Speaker:
                errors, length = _errors(one, heard, leg)
                wrong, said = wrong + errors, said + length
            seconds += one.call.ended
            clean = replay(rulebook, record(one.call, lines_of(one.call)))
            plainly, _ = await _judge(one, rulebook, heard, None)
            again, asked = await _judge(one, rulebook, heard, ears)
            looks += asked
            for judged, verdicts in ((without[-1], plainly), (with_looks[-1], again)):
                words = {j.rule: words_at(j, heard) for j in verdicts}
                judged += pairs(rulebook, plan.id, one.group, truth(one.call), clean, verdicts, words)
    await ears.hearing.stop()
    everything = [one for run in with_looks for one in run]
    return {
        "scripts": sorted(scripts),
        "model": {"path": model.name, "fingerprint": ears.model},
        "alternatives": alternatives,
        "calls_a_run": calls,
        "runs": runs,
        "seed": seed,
        "minutes": round(seconds / 60, 1),
        "character_error": round(wrong / max(said, 1), 4),
        "second_looks_a_call": round(looks / (calls * runs), 2),
        **counts(everything),
        "without_second_looks": spread([figures(run) for run in without]),
        "with_second_looks": spread([figures(run) for run in with_looks]),
        "by_voices": {
            group: figures([one for one in everything if one.group == group])
            for group in sorted({one.group for one in everything})
        },
        "worst": worst(everything),
    }


def _errors(one: Recorded, heard: list[Line], leg: Speaker) -> tuple[int, int]:
    said = [bare(turn.text) for turn in one.call.turns if turn.leg is leg]
    return character_errors(said, [bare(line.text) for line in heard if line.leg is leg])


async def _judge(
    one: Recorded, rulebook: Rulebook, heard: list[Line], ears: Listener | None
) -> tuple[tuple[Judgement, ...], int]:
    """As while the call runs: what is heard and what happens in order of time, and each doubt looked into at once.

    Without `ears` nothing is listened to again. Returns the verdicts and the number of second looks.
    """
    call = one.call
    watch = Watch(call.plan.id, rulebook, call.plan.kind, call.plan.variables)
    asked: set[tuple[Speaker, float, float, str]] = set()

    async def look_again() -> None:
        if ears is None:
            return
        for doubt in watch.doubts():
            key = (doubt.leg, doubt.start, doubt.end, doubt.phrase)
            if key in asked or len(asked) >= MOST_LOOKS:
                continue
            asked.add(key)
            watch.looked(await ears.look(call.plan.id, doubt, one.sound[doubt.leg]))

    inputs: list[tuple[float, Happening | Line]] = [(happening.at, happening) for happening in call.happened]
    inputs += [(line.end, line) for line in heard]
    for _, what in sorted(inputs, key=lambda item: item[0]):
        if isinstance(what, Happening):
            watch.happened(what.moment, what.at)
        else:
            watch.hear(what)
        await look_again()
    watch.conclude(call.ended)
    await look_again()
    return watch.conclude(call.ended), len(asked)

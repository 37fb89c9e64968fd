"""Judging calls from text in which a recogniser's errors were made on purpose."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from bench.phrasing_errors import Mishearing
from bench.phrasing_plan import SENTENCES, Call, bare, plans, spoken_evenly, timed, truth
from bench.phrasing_score import Judged, counts, figures, pairs, spread, worst
from domain.rules.compile import Rulebook
from domain.rules.replay import CallRecord, replay
from domain.scripts import Script
from domain.transcripts import Judgement, Line
from speech.language import Mandarin

RATES = (0.0, 0.05, 0.10, 0.20, 0.30)


def measure(
    scripts: Mapping[str, Script], calls: int, runs: int, seed: int, rates: Sequence[float]
) -> Mapping[str, Any]:
    """The curve: for each share of wrong characters the figures of `runs` runs of `calls` calls each."""
    rulebooks = {name: Rulebook(script, Mandarin()) for name, script in scripts.items()}
    mishearing = Mishearing(_words(scripts))
    curve = []
    for rate in rates:
        judged = [_run(scripts, rulebooks, mishearing, rate, seed + run, calls) for run in range(runs)]
        everything = [one for run in judged for one in run]
        curve.append(
            {
                "character_error": rate,
                **counts(everything),
                **spread([figures(run) for run in judged]),
                "worst": worst(everything),
            }
        )
    return {"scripts": sorted(scripts), "calls_a_run": calls, "runs": runs, "seed": seed, "curve": curve}


def _run(
    scripts: Mapping[str, Script],
    rulebooks: Mapping[str, Rulebook],
    mishearing: Mishearing,
    rate: float,
    seed: int,
    calls: int,
) -> list[Judged]:
    found: list[Judged] = []
    for plan in plans(scripts, seed, calls):
        call, rulebook = timed(plan, spoken_evenly), rulebooks[plan.script.id]
        chance = random.Random(f"{plan.id} {rate}")
        clean = lines_of(call)
        heard = [_misheard(line, mishearing, rate, chance) for line in clean]
        judged = replay(rulebook, record(call, heard))
        found += pairs(
            rulebook,
            plan.id,
            plan.script.id,
            truth(call),
            replay(rulebook, record(call, clean)),
            judged,
            {one.rule: words_at(one, heard) for one in judged},
        )
    return found


def lines_of(call: Call) -> list[Line]:
    """The call as a recogniser without fault would write it."""
    return [Line(call.plan.id, turn.leg, turn.start, turn.end, bare(turn.text), True, 1.0) for turn in call.turns]


def record(call: Call, lines: Sequence[Line]) -> CallRecord:
    return CallRecord(call.plan.id, call.plan.kind, call.ended, lines, call.happened, call.plan.variables)


def words_at(judgement: Judgement, lines: Sequence[Line]) -> tuple[str, ...]:
    """What was heard in the seconds that a verdict rests on."""
    if judgement.start is None or judgement.end is None:
        return ()
    found = (line for line in lines if line.leg is judgement.leg)
    return tuple(line.text for line in found if line.start < judgement.end and line.end > judgement.start)[:8]


def _misheard(line: Line, mishearing: Mishearing, rate: float, chance: random.Random) -> Line:
    return Line(line.call_id, line.leg, line.start, line.end, mishearing.of(line.text, rate, chance), True, 1.0)


def _words(scripts: Mapping[str, Script]) -> list[str]:
    """All characters that may come in."""
    said = [text for kind in ("agent", "caller", "thanks") for text in SENTENCES[kind]]
    said += [text for script in scripts.values() for _, line in script.lines() for text in (line.text, *line.variants)]
    return said + [phrase for script in scripts.values() for words in script.forbidden for phrase in words.phrases]

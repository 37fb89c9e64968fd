"""What judging costs: processor time for a minute of speech against a script of so many rules."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from statistics import fmean, stdev
from typing import Any

from bench.phrasing_errors import Mishearing
from bench.phrasing_plan import SENTENCES, bare
from domain.rules.compile import Rulebook
from domain.rules.conditions import AllOf, Entity, Interruption, Matches, Mentions, Not, Said, Scope, Silence, TalkShare
from domain.rules.replay import CallRecord, replay
from domain.rules.watch import Watch
from domain.scripts import CallKind, Check, Deadline, Forbidden, Moment, Script, ScriptLine, Stage
from domain.transcripts import Line, RuleKind, Speaker
from speech.language import Mandarin

VARIABLES = {"centre": "物业服务热线", "agent_no": "一零零一", "surname": "王", "title": "先生"}
PARTIALS_EVERY_S = 0.2
"""As often as the hearing looks at what is being said."""

MISHEARING = Mishearing(SENTENCES["agent"])

_WHO = ("我", "我们", "您", "师傅", "工程部", "前台", "主管", "客服", "维修人员", "管家", "保安", "同事")
_HOW = ("马上", "今天", "已经", "稍后", "一定", "尽快", "现在", "明天上午", "下午三点", "先")
_DOES = (
    "给您回电话", "帮您登记", "过去看一下", "查一下记录", "上门维修", "跟您确认", "通知业主", "处理这件事", "核对地址",
    "安排检查", "说明情况", "办理手续", "转给经理", "更换零件", "恢复供水", "打扫楼道",
)  # fmt: skip
_MORE = ("", "，请您放心", "，您看可以吗", "，麻烦您了", "，谢谢您的理解", "，请稍等", "，可以吗", "，好吗")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A minute of speech: finals in order, each with the partials that came before it."""

    finals: tuple[Line, ...]
    partials: tuple[tuple[Line, ...], ...]


def measure(rules: int, minutes: int, runs: int, seed: int) -> Mapping[str, Any]:
    """Milliseconds of processor time a minute of speech: mean, spread and least of the runs (other work on the same
    cores makes each of them dearer, never cheaper).

    Each minute is another dialogue: what was worked out for one helps no other.
    """
    rulebook = Rulebook(script(rules, random.Random(seed)), Mandarin())
    judge_minutes(rulebook, [dialogue(random.Random(-1))])  # tables that are made once
    figures: dict[str, list[float]] = {}
    for run in range(runs):
        talk = [dialogue(random.Random(f"{seed} {run} {minute}")) for minute in range(minutes)]
        for name, ms in judge_minutes(rulebook, talk).items():
            figures.setdefault(name, []).append(ms)
    return {
        "rules": len(rulebook.rules),
        "phrases": sum(len(one.condition.phrases) for one in rulebook.rules if isinstance(one.condition, Said)),
        "utterances_a_minute": fmean(len(minute.finals) for minute in talk),
        "characters_a_minute": fmean(sum(len(line.text) for line in minute.finals) for minute in talk),
        "partials_a_minute": fmean(sum(map(len, minute.partials)) for minute in talk),
        "minutes": minutes * runs,
        "million_additions_ms": round(additions(), 1),
        "ms_a_minute": {
            name: {
                "mean": round(fmean(each), 2),
                "spread": round(stdev(each) if runs > 1 else 0.0, 2),
                "least": round(min(each), 2),
            }
            for name, each in figures.items()
        },
    }


def additions() -> float:
    """Milliseconds of processor time for a million additions in a loop: how fast this core runs Python just now."""
    began, total = time.process_time(), 0
    for n in range(1_000_000):
        total += n
    return 1_000 * (time.process_time() - began)


def judge_minutes(rulebook: Rulebook, talk: list[Spoken]) -> dict[str, float]:
    """Mean ms a minute: finals live, partials live, the end of the call, all of it again, and opening a call."""
    spent = dict.fromkeys(("open", "finals", "partials", "conclude", "replay"), 0.0)
    for minute in talk:
        began = time.process_time()
        watch = Watch("bench", rulebook, CallKind.INBOUND, VARIABLES)
        watch.happened(Moment.ANSWER, 0.0)
        spent["open"] += time.process_time() - began
        for final, partials in zip(minute.finals, minute.partials, strict=True):
            began = time.process_time()
            for partial in partials:
                watch.hear(partial)
            between = time.process_time()
            watch.hear(final)
            spent["finals"] += time.process_time() - between
            spent["partials"] += between - began
        began = time.process_time()
        watch.conclude(60.0)
        spent["conclude"] += time.process_time() - began
        record = CallRecord("bench", CallKind.INBOUND, 60.0, minute.finals, variables=VARIABLES)
        began = time.process_time()
        replay(rulebook, record)
        spent["replay"] += time.process_time() - began
    return {name: 1_000 * seconds / len(talk) for name, seconds in spent.items()}


def script(rules: int, chance: random.Random) -> Script:
    """Of each ten rules four are lines and four forbidden words, of three wordings each, and two are checks."""
    wordings = iter(_wordings(chance))
    lines, words = 4 * rules // 10, 4 * rules // 10
    stages = tuple(
        Stage(
            id=f"stage.{i}",
            name={"en": f"Stage {i}"},
            lines=tuple(_line(n, wordings) for n in range(lines * i // 10, lines * (i + 1) // 10)),
        )
        for i in range(10)
    )
    forbidden = tuple(
        Forbidden(
            id=f"forbidden.{n}",
            phrases=(next(wordings).partition("，")[0], next(wordings), next(wordings)),
            better="请稍等",
            exceptions=(f"不是{next(wordings)}",) if n % 3 == 0 else (),
        )
        for n in range(words)
    )
    checks = tuple(_check(n, wordings) for n in range(rules - lines - words))
    return Script(id="bench", name={"en": "Bench"}, stages=stages, forbidden=forbidden, checks=checks)


def _line(n: int, wordings: Iterator[str]) -> ScriptLine:
    opening = "您好，{centre}，" if n % 10 == 0 else ""
    due = Deadline(Moment.ANSWER, 5.0 + n) if n % 2 else Deadline(Moment.HANG_UP)
    return ScriptLine(id=f"line.{n}", text=opening + next(wordings), variants=(next(wordings), next(wordings)), due=due)


def _check(n: int, wordings: Iterator[str]) -> Check:
    agent, caller = Scope(Speaker.AGENT), Scope(Speaker.CALLER)
    condition = (
        Matches(rf"(保证|一定|肯定).{{0,8}}{1 + n}(天|小时|分钟)", excluding="不能保证", scope=agent),
        Mentions(tuple(Entity)[n % len(Entity)], scope=agent),
        AllOf((Said((next(wordings),), scope=caller), Not((Matches(f"投诉|{next(wordings)}", scope=agent),)))),
        (Silence(20.0 + n), TalkShare(above=0.9), Interruption(times=3 + n))[n // 4 % 3],
    )[n % 4]
    kind = RuleKind.REQUIRED if n % 8 == 1 else RuleKind.FORBIDDEN
    return Check(id=f"check.{n}", kind=kind, condition=condition, name={"en": f"Check {n}"})


def _wordings(chance: random.Random) -> list[str]:
    """Several thousand sentences that all sound like a call centre, so that many are near to what is said."""
    found = ["".join(parts) for parts in product(_WHO, _HOW, _DOES, _MORE)]
    chance.shuffle(found)
    return found


def dialogue(chance: random.Random) -> Spoken:
    """About 280 characters in 20 utterances of the two in turns: of the agent's every other one is made like the
    lines of the script, all else is what people say around them, a little misheard."""
    finals, partials, at = [], [], 0.5
    wordings = _wordings(chance)
    for n in range(20):
        leg = Speaker.CALLER if n % 2 else Speaker.AGENT
        text = bare(wordings[n] if n % 4 == 0 else " ".join(chance.sample(SENTENCES[leg.value], 2)))
        text = MISHEARING.of(text[:17], 0.05, chance) or text
        end = at + len(text) / 5
        looks = int((end - at) / PARTIALS_EVERY_S)
        partials.append(
            tuple(
                Line("bench", leg, at, at + PARTIALS_EVERY_S * look, text[: len(text) * look // looks], False, 0.0)
                for look in range(1, looks)
            )
        )
        finals.append(Line("bench", leg, at, end, text, True, 0.99))
        at = end + 0.2
    return Spoken(tuple(finals), tuple(partials))

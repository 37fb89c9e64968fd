"""Calls of known truth: what was said in them is decided first, then written down as a recogniser would hear it.

Truth is read off the words alone: a line was said where one of its wordings stands, character by character, in what
the agent said in time; a forbidden word where it stands outside its exceptions. The rule engine has no part in it.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from domain.people import Role
from domain.rules.picture import Happening
from domain.scripts import CallKind, Forbidden, Moment, Script, ScriptLine, Stage, fill, wordings
from domain.transcripts import Speaker

SENTENCES: Mapping[str, Sequence[str]] = yaml.safe_load(
    Path(__file__).with_name("phrasing_sentences.yaml").read_text(encoding="utf-8")
)
CENTRE = "阳光物业服务中心"
NAMES = (("王", "先生"), ("李", "女士"), ("张", "先生"), ("陈", "女士"), ("刘", "先生"), ("赵", "女士"))
CAREFUL = (0.95, 0.85, 0.85, 0.6)
"""How likely agents say a line: most are careful, some are not."""

RARE = (Moment.SILENCE, Moment.NOISE, Moment.QUIET, Moment.WRONG_NUMBER)
EARLY_S, BEFORE_S, LATE_S = 1.5, 30.0, 5.0
"""What the engine, too, allows around a moment."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a leg says, and the pause before it in seconds."""

    leg: Speaker
    text: str
    pause_s: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, and how long nobody speaks before it, in seconds."""

    moment: Moment
    pause_s: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Seconds from the start of the call."""

    leg: Speaker
    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A call as it is meant."""

    id: str
    script: Script
    kind: CallKind
    variables: Mapping[str, str]
    course: tuple[Said | Event, ...]

    def texts(self) -> Iterator[Said]:
        return (one for one in self.course if isinstance(one, Said))


@dataclass(frozen=True, slots=True)
class Call:
    """A call with its times."""

    plan: Plan
    turns: tuple[Turn, ...]
    happened: tuple[Happening, ...]
    ended: float


def timed(plan: Plan, seconds: Callable[[Said], float]) -> Call:
    """`plan` with the times that follow from how long each text takes."""
    at, turns, happened = 0.0, [], [Happening(Moment.ANSWER, 0.0)]
    for one in plan.course:
        at += one.pause_s
        if isinstance(one, Event):
            happened.append(Happening(one.moment, at))
        else:
            turns.append(Turn(one.leg, one.text, at, at + seconds(one)))
            at = turns[-1].end
    return Call(plan, tuple(turns), tuple(happened), at + 1.0)


def spoken_evenly(said: Said) -> float:
    """About four and a half characters a second."""
    return max(0.3, len(bare(said.text)) / 4.5)


def bare(text: str) -> str:
    return re.sub(r"[^\u3400-\u9fff0-9a-zA-Z]", "", text)


def truth(call: Call) -> Mapping[str, bool]:
    """Rule to whether its words were said, for every line that may be owed and every forbidden word."""
    script, kind = call.plan.script, call.plan.kind
    found = {
        line.id: said
        for stage, line in script.lines()
        if kind in stage.calls and (said := _was_said(stage, line, call)) is not None
    }
    for words in script.forbidden:
        if not words.stages and (not words.roles or Role.AGENT in words.roles):
            found[words.id] = any(_broken(words, turn.text) for turn in call.turns if turn.leg is Speaker.AGENT)
    return found


def _was_said(stage: Stage, line: ScriptLine, call: Call) -> bool | None:
    """None: it is not owed, for its moment never came."""
    span = _window(stage, line, call)
    if span is None:
        return None
    wanted = [bare(text) for text in wordings(line, call.plan.variables)]
    return any(
        text in bare(turn.text)
        for turn in call.turns
        for text in wanted
        if turn.leg is Speaker.AGENT and span[0] <= turn.start <= span[1]
    )


def _window(stage: Stage, line: ScriptLine, call: Call) -> tuple[float, float] | None:
    """When the line counts. Each moment comes at most once in these calls."""
    moment = line.due.moment
    entered = moment if moment is not Moment.HANG_UP else stage.enters
    if entered is Moment.THANKS:
        at = [turn.end for turn in call.turns if turn.leg is Speaker.CALLER and turn.text in SENTENCES["thanks"]]
    else:
        at = [one.at for one in call.happened if one.moment is entered]
    if not at:
        return None
    if line.due.within_s is None and moment is not Moment.HANG_UP:
        return at[0] - BEFORE_S, at[0] + LATE_S
    if entered is Moment.WRONG_NUMBER:  # the agent marks it when it has been said
        return -EARLY_S, float("inf")
    return at[0] - EARLY_S, float("inf")


def _broken(words: Forbidden, text: str) -> bool:
    text = bare(text)
    fine = [span for exception in words.exceptions for span in _spans(bare(exception), text)]
    return any(
        not any(start <= at and until <= end for start, end in fine)
        for phrase in words.phrases
        for at, until in _spans(bare(phrase), text)
    )


def _spans(part: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(part), text)]


def plans(scripts: Mapping[str, Script], seed: int, calls: int) -> list[Plan]:
    """So many calls, the scripts in turn."""
    names = sorted(scripts)
    return [_Author(scripts[names[n % len(names)]], f"{seed}-{n}").plan() for n in range(calls)]


class _Author:
    """Makes one call up."""

    def __init__(self, script: Script, name: str) -> None:
        self._script = script
        self._id = f"{script.id} {name}"
        self._chance = chance = random.Random(self._id)
        surname, title = chance.choice(NAMES)
        agent_no = chance.choice(("一零零一", "八零二六", "三一五", "零六七", "二零四"))
        self._variables = {"centre": CENTRE, "agent_no": agent_no, "surname": surname, "title": title}
        self._careful = chance.choice(CAREFUL)
        self._course: list[Said | Event] = []
        self._callers = chance.sample(SENTENCES["caller"], 8)
        self._agents = chance.sample(SENTENCES["agent"], 8)

    def plan(self) -> Plan:
        kind = self._kind()
        silent = kind is CallKind.INBOUND and self._begun_by(Moment.SILENCE, kind) and self._chance.random() < 0.08
        stages = [s for s in self._script.stages if kind in s.calls]
        course = [s for s in stages if s.enters is Moment.ANSWER]
        if silent:
            self._lines(course[0].lines if course else ())
            self._moment(Moment.SILENCE, 6.0, kind)
        else:
            self._whole_call(course, kind)
        self._spoil()
        return Plan(self._id, self._script, kind, self._variables, tuple(self._course))

    def _kind(self) -> CallKind:
        kinds = {kind for stage in self._script.stages if stage.enters is Moment.ANSWER for kind in stage.calls}
        weights = {CallKind.INBOUND: 6, CallKind.OUTBOUND: 3, CallKind.INTERNAL: 1}
        order = [kind for kind in CallKind if kind in kinds]
        return self._chance.choices(order, [weights[kind] for kind in order])[0]

    def _whole_call(self, course: Sequence[Stage], kind: CallKind) -> None:
        hold = self._chance.randrange(1, len(course)) if len(course) > 1 and self._chance.random() < 0.4 else -1
        transfer = self._chance.random() < 0.15
        rare = self._chance.choice(RARE[1:]) if self._chance.random() < 0.2 else None
        for n, stage in enumerate(course):
            last = n + 1 == len(course)
            if last and transfer:
                self._moment(Moment.TRANSFER, 1.0, kind)
            if last and self._chance.random() < 0.5:
                self._say(Speaker.CALLER, self._chance.choice(SENTENCES["thanks"]))
                self._lines([line for s in course for line in s.lines if line.due.moment is Moment.THANKS])
            self._lines([line for line in stage.lines if line.due.moment is not Moment.THANKS])
            if not last:
                self._chat()
            if n == hold:
                self._moment(Moment.HOLD, 1.0, kind)
                self._moment(Moment.RETURN, self._chance.uniform(6, 15), kind)
                self._chat()
            if n == 0 and rare is not None:
                self._moment(rare, 1.5, kind)

    def _begun_by(self, moment: Moment, kind: CallKind) -> list[ScriptLine]:
        return [line for s in self._script.stages if s.enters is moment and kind in s.calls for line in s.lines]

    def _moment(self, moment: Moment, pause_s: float, kind: CallKind) -> None:
        lines = self._begun_by(moment, kind)
        before = [line for line in lines if line.due.within_s is None and line.due.moment is moment]
        self._lines(before)
        self._course.append(Event(moment, pause_s))
        self._lines([line for line in lines if line not in before])

    def _lines(self, lines: Sequence[ScriptLine]) -> None:
        for line in lines:
            if self._chance.random() < self._careful:
                text = self._chance.choice((line.text, line.text, *line.variants))
                self._say(Speaker.AGENT, fill(text, self._variables))

    def _chat(self) -> None:
        if self._callers:
            self._say(Speaker.CALLER, self._callers.pop())
        if self._agents and self._chance.random() < 0.6:
            self._say(Speaker.AGENT, self._agents.pop())
        if self._callers and self._chance.random() < 0.3:
            self._say(Speaker.CALLER, self._callers.pop())

    def _say(self, leg: Speaker, text: str) -> None:
        self._course.append(Said(leg, text, round(self._chance.uniform(0.7, 1.6), 2)))

    def _spoil(self) -> None:
        """Some agents say what is never said; some say what only looks like it."""
        forbidden = [w for w in self._script.forbidden if not w.stages]
        if forbidden and self._chance.random() < 0.5:
            for words in self._chance.sample(forbidden, min(len(forbidden), self._chance.choice((1, 1, 2)))):
                self._insert(self._chance.choice(words.phrases))
        excepted = [exception for w in forbidden for exception in w.exceptions]
        if excepted and self._chance.random() < 0.3:
            self._insert(self._chance.choice(excepted))

    def _insert(self, words: str) -> None:
        """As a turn of its own, after the first one."""
        if len(self._course) > 1:
            place = self._chance.randrange(1, len(self._course))
            text = self._chance.choice(SENTENCES["around"]).format(fill(words, self._variables))
            self._course.insert(place, Said(Speaker.AGENT, text, round(self._chance.uniform(0.7, 1.6), 2)))

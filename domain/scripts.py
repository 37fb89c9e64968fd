"""What agents say: stages of a call, the lines each requires, the words that are never said (handbook P1–P4, T3–T13).

A script is data. `domain.rules.compile` turns it into rules; nothing here judges anything.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from domain.people import Role
from domain.rules.conditions import Condition
from domain.transcripts import RuleKind, Verdict

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

SAID_AT = 0.75
"""Share of a line's sounds that must be heard, in order, for it to count as said."""

FORBIDDEN_AT = 0.9
"""The same for forbidden words: they are short, and a false alarm costs trust."""


class CallKind(Enum):
    """What kind of call a stage belongs to."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"
    """From a colleague's extension (T9)."""


class Moment(Enum):
    """What happens in a call that lines are due before or after, and stages begin with."""

    ANSWER = "answer"
    """Agent and customer are connected."""
    HOLD = "hold"
    RETURN = "return"
    """The agent is back on the line (T10)."""
    TRANSFER = "transfer"
    THANKS = "thanks"
    """The caller said thank you (T4)."""
    SILENCE = "silence"
    """The caller's leg has had no speech for as long as the centre's settings say (T5)."""
    NOISE = "noise"
    """The caller's line is noisy (T6)."""
    QUIET = "quiet"
    """The caller is too quiet to be heard (T7)."""
    WRONG_NUMBER = "wrong_number"
    """The agent marked it as one (T8)."""
    HANG_UP = "hang_up"
    """The end of the call."""


class Strength(Enum):
    """What an open line leads to."""

    HINT = "hint"
    """Shown; takes no points."""
    SOFT = "soft"
    """Shown and counted."""
    HARD = "hard"
    """Counted, and wrap-up waits for it (P6)."""


class Severity(Enum):
    """How bad a fault is: what follows from it (Q2, Q6)."""

    MINOR = "minor"
    MAJOR = "major"
    SEVERE = "severe"
    """Opens a corrective action (Q6)."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a line is due: within so many seconds after each `moment`; None: at some time before it."""

    moment: Moment
    within_s: float | None = None


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line that must be said in its stage."""

    id: str
    text: str
    """With ``{centre}``, ``{agent_no}``, ``{surname}``, ``{title}``."""
    variants: tuple[str, ...] = ()
    """Other wordings that count as said."""
    due: Deadline = Deadline(Moment.HANG_UP)
    strength: Strength = Strength.SOFT
    points: int = 1
    """Taken when it was not said."""
    severity: Severity = Severity.MINOR
    similar: float = SAID_AT
    """0…1: the share of its sounds that must be heard."""
    when: Condition | None = None
    """Required only in calls in which this holds."""
    pause_s: float = 0.0
    """Seconds to wait after it, where the stage is played by itself (T5, T6)."""
    why: Mapping[str, str] | None = None
    """Language to the rule in plain words."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a call."""

    id: str
    name: Mapping[str, str]
    """Language to title."""
    lines: tuple[ScriptLine, ...] = ()
    enters: Moment = Moment.ANSWER
    """What begins it; `ANSWER`: it follows the stage before."""
    calls: tuple[CallKind, ...] = (CallKind.INBOUND, CallKind.OUTBOUND, CallKind.INTERNAL)
    by_itself: bool = False
    """The centre may play it without the agent, where its settings say so (T5, T6); it ends the call."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that are never said, with what is said in their place (P2, P3, P4)."""

    id: str
    phrases: tuple[str, ...]
    better: str
    exceptions: tuple[str, ...] = ()
    """Longer wordings that contain one of the phrases and are fine."""
    roles: tuple[Role, ...] = ()
    """Whom it binds; none: everybody."""
    stages: tuple[str, ...] = ()
    """Where it holds; none: in all of the call."""
    similar: float = FORBIDDEN_AT
    points: int = 1
    severity: Severity = Severity.MINOR
    alert: bool = False
    """Supervisors are told at once (P4)."""
    why: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that is neither a line nor a word: any condition."""

    id: str
    kind: RuleKind
    """REQUIRED: it must hold by the end of the call; FORBIDDEN: it must never."""
    condition: Condition
    name: Mapping[str, str]
    better: str = ""
    when: Condition | None = None
    calls: tuple[CallKind, ...] = (CallKind.INBOUND, CallKind.OUTBOUND, CallKind.INTERNAL)
    points: int = 1
    severity: Severity = Severity.MINOR
    strength: Strength = Strength.SOFT
    alert: bool = False
    why: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say when the caller says something: objections of a sales call (P8), known questions (K1)."""

    id: str
    name: Mapping[str, str]
    heard: tuple[str, ...]
    """Phrases of the caller."""
    say: tuple[str, ...]
    """Answers to choose from."""


@dataclass(frozen=True, slots=True)
class Script:
    """Everything one kind of centre says. `version` counts the changes made at this site, from 1."""

    id: str
    name: Mapping[str, str]
    stages: tuple[Stage, ...]
    forbidden: tuple[Forbidden, ...] = ()
    checks: tuple[Check, ...] = ()
    replies: tuple[Reply, ...] = ()
    version: int = 1

    def lines(self) -> Iterator[tuple[Stage, ScriptLine]]:
        """Every required line with its stage, in order."""
        for stage in self.stages:
            for line in stage.lines:
                yield stage, line

    def line(self, rule: str) -> ScriptLine | None:
        return next((line for _, line in self.lines() if line.id == rule), None)

    def stage(self, id: str) -> Stage | None:  # noqa: A002
        return next((stage for stage in self.stages if stage.id == id), None)


class DueState(Enum):
    """Where a required line stands in a running call, as its agent sees it."""

    LATER = "later"
    """Its moment has not come."""
    DUE = "due"
    OVERDUE = "overdue"
    """Its deadline is past; saying it still helps."""
    DONE = "done"
    EXCUSED = "excused"
    """Left open for a reason that the agent named (P6)."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A required line as the agent sees it: words filled in, verdict so far (None: still open)."""

    rule: str
    stage: str
    text: str
    verdict: Verdict | None
    current: bool
    """Belongs to the stage the call is in."""
    state: DueState = DueState.LATER
    strength: Strength = Strength.SOFT
    points: int = 0
    due_s: float | None = None
    """Seconds from the start of the call at which its deadline is; None: no time is set, it is due before something
    that happens."""
    before: Moment | None = None
    """What it is due before, where it has no time."""
    at_s: float | None = None
    """When it was said."""
    provisional: bool = False
    """The tick rests on words that are still being spoken."""
    late: bool = False
    played: bool = False


def fill(text: str, variables: Mapping[str, str]) -> str:
    """`text` with its placeholders filled in; those nothing is known of are left out, with doubled commas mended."""
    filled = _PLACEHOLDER.sub(lambda match: variables.get(match.group(1), ""), text)
    return re.sub(r"([，,])[，,]+", r"\1", filled).strip("，, ")


def placeholders(text: str) -> frozenset[str]:
    """The names of the variables in `text`."""
    return frozenset(_PLACEHOLDER.findall(text))


def wordings(line: ScriptLine, variables: Mapping[str, str]) -> tuple[str, ...]:
    """Every wording of `line` that counts, filled in."""
    return tuple(fill(text, variables) for text in (line.text, *line.variants))

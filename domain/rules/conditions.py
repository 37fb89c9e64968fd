"""What a rule can ask of a call: words and sound of a leg, combined by and, or, not.

Every condition is a value; `domain.rules.evaluate` says what it means. Seconds are from the start of the call.
"""

from dataclasses import dataclass
from enum import Enum

from domain.transcripts import Speaker


class Entity(Enum):
    """What kinds of things are recognised in what was said."""

    NUMBER = "number"
    DATE = "date"
    """A day or a time of day."""
    MONEY = "money"
    NAME = "name"
    ADDRESS = "address"


class Where(Enum):
    """On which side of an anchor words are looked for."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Ties a condition to the `nth` hit (from 1; -1: the last) of another one."""

    where: Where
    condition: "Said | Matches | Mentions"
    nth: int = 1
    within_s: float | None = None
    """Seconds from the anchor; None: any distance."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of a call's utterances a condition looks at; all that is given must hold."""

    leg: Speaker = Speaker.AGENT
    stage: str | None = None
    anchor: Anchor | None = None
    from_s: float | None = None
    """Seconds after agent and customer were connected: no earlier."""
    until_s: float | None = None
    """Seconds after agent and customer were connected: no later."""
    first: int | None = None
    """Only this leg's first so many utterances."""
    last: int | None = None
    """Only this leg's last so many; known when the call is over."""


@dataclass(frozen=True, slots=True)
class Said:
    """At least `least` different ones of `phrases` were said, by sound."""

    phrases: tuple[str, ...]
    least: int = 1
    """1: any; all of them: `len(phrases)`."""
    times: int = 1
    """Hits in all: a phrase repeated so often."""
    similar: float = 0.75
    exceptions: tuple[str, ...] = ()
    """A hit inside one of these does not count."""
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True)
class Matches:
    """A regular expression (RE2 syntax, linear time) is found in an utterance's normalised text."""

    pattern: str
    excluding: str | None = None
    """An utterance in which this one is found as well does not count."""
    times: int = 1
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True)
class Mentions:
    """A number, date, sum of money, name or address was said, so many times."""

    entity: Entity
    times: int = 1
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True)
class Silence:
    """Nobody (or not `leg`, where one is given) spoke for so long, while the two were connected and not on hold."""

    at_least_s: float
    leg: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """Characters a minute over a leg's speech, in utterances of at least `over_s` seconds in all."""

    leg: Speaker = Speaker.AGENT
    above: float | None = None
    below: float | None = None
    over_s: float = 10.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """Both spoke at once for so many seconds, summed up over the call."""

    at_least_s: float


@dataclass(frozen=True, slots=True)
class Interruption:
    """`leg` began to speak into the other's utterance, so many times, by at least `by_s` seconds."""

    leg: Speaker = Speaker.AGENT
    times: int = 1
    by_s: float = 0.5


@dataclass(frozen=True, slots=True)
class TalkShare:
    """A leg's share (0…1) of all speech of the call."""

    leg: Speaker = Speaker.AGENT
    above: float | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True)
class HoldLength:
    """The caller was on hold for longer than this at a stretch."""

    longer_s: float


@dataclass(frozen=True, slots=True)
class AllOf:
    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many of them hold; 1: any."""

    least: int
    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """None of them holds."""

    of: "tuple[Condition, ...]"


Sound = Silence | Rate | Overlap | Interruption | TalkShare | HoldLength
Words = Said | Matches | Mentions
Condition = Words | Sound | AllOf | AtLeast | Not

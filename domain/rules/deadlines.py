"""When a line is due, and whether it was said in time (handbook P1, P5).

A moment that comes twice makes its line due twice: each time is an obligation of its own.
"""

from dataclasses import dataclass
from math import inf

from domain.rules.compile import Rule
from domain.rules.picture import Picture
from domain.rules.words import Place
from domain.scripts import Deadline, Moment
from domain.transcripts import Speaker, Verdict

EARLY_S = 1.5
"""A line due after something may begin so much before it: agents greet while the line is still being connected."""

BEFORE_S = 30.0
"""How long before a hold or transfer its line may come."""

GRACE_S = 1.0
"""A line due before something may end so much after: the key is pressed on its last word."""

BADLY_HEARD = 0.85
"""Mean confidence of an agent's words below which nothing counts as not said: in such calls four characters in ten were
wrong, and most of the lines that seemed to be missing had been said. In others it is about 0.97."""

TOO_LATE_S = 5.0
"""So long after its moment a line that was due before it can still be said late."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """A line is owed from `since` on; said after `deadline` it is late; after `until` it does not count."""

    since: float
    deadline: float
    until: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an obligation, with the seconds it rests on."""

    verdict: Verdict
    start: float
    end: float
    late: bool = False
    played: bool = False
    certainty: float = 1.0


def obligations(rule: Rule, picture: Picture, thanks: list[Place]) -> list[Obligation]:
    """Every time that `rule` was or is due, in order; none while its moment has not come.

    `thanks`: where the caller said thank you.
    """
    due = rule.due or Deadline(Moment.HANG_UP)
    if not picture.happened[Moment.ANSWER]:
        return []
    if due.moment is Moment.HANG_UP:
        return _to_the_end(rule, picture)
    times = [place.end for place in thanks] if due.moment is Moment.THANKS else picture.happened[due.moment]
    if due.within_s is None:
        return [
            Obligation(max(before, at - BEFORE_S), at + GRACE_S, at + TOO_LATE_S)
            for before, at in zip([picture.connected - EARLY_S, *times], times, strict=False)
        ]
    ends = [*(at - EARLY_S for at in times[1:]), inf][: len(times)]
    return [
        Obligation(at - EARLY_S, at + due.within_s, max(until, at + due.within_s))
        for at, until in zip(times, ends, strict=True)
    ]


def _to_the_end(rule: Rule, picture: Picture) -> list[Obligation]:
    """Due before the call ends; in a stage that something begins, from then on."""
    if rule.enters is Moment.ANSWER:
        return [Obligation(picture.connected - EARLY_S, inf, inf)]
    begun = picture.happened[rule.enters][:1]
    if rule.enters is Moment.WRONG_NUMBER:  # marked in the middle of it, or after
        return [Obligation(picture.connected - EARLY_S, inf, inf) for _ in begun]
    return [Obligation(at - EARLY_S, inf, inf) for at in begun]


def outcome(obligation: Obligation, rule: Rule, found: list[Place], picture: Picture) -> Outcome | None:
    """What came of it; None: nothing yet, or nothing at all. `found`: where the line's words are."""
    played = [span for span in picture.played.get(rule.id, ()) if obligation.since <= span[0] <= obligation.until]
    said = [place for place in found if obligation.since <= place.start <= obligation.until]
    sure = [place for place in said if place.sure]
    if played and (not sure or played[0][0] < sure[0].start):
        start, end = played[0]
        return Outcome(Verdict.SAID, start, end, late=start > obligation.deadline, played=True)
    if sure:
        first = sure[0]
        late = first.start > obligation.deadline
        return Outcome(Verdict.SAID, first.start, first.end, late=late, certainty=first.certainty)
    if said:
        first = max(said, key=lambda place: place.certainty)
        return Outcome(Verdict.UNCLEAR, first.start, first.end, certainty=first.certainty)
    return None


def cut_short(obligation: Obligation, picture: Picture) -> bool:
    """Whether the call ended while there was still time."""
    return picture.over is not None and picture.over < obligation.deadline < inf


def missed(obligation: Obligation, picture: Picture) -> Outcome:
    """The verdict where nothing was found: *not said*, or *unclear* where part of the time was not heard, or all of it
    badly."""
    start = max(obligation.since, 0.0)
    end = max(start, min(obligation.deadline, obligation.until, picture.heard_until))
    if picture.unheard(Speaker.AGENT, start, min(obligation.until, picture.heard_until)):
        return Outcome(Verdict.UNCLEAR, start, end, certainty=0.0)
    certainty = _confidence(picture)
    if certainty < BADLY_HEARD:
        return Outcome(Verdict.UNCLEAR, start, end, certainty=certainty)
    return Outcome(Verdict.NOT_SAID, start, end)


def _confidence(picture: Picture) -> float:
    """How well the agent was heard over the whole call, by characters; 1 where they said nothing."""
    lines = picture.streams[Speaker.AGENT].lines
    characters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / characters if characters else 1.0


def worst(outcomes: list[Outcome]) -> Outcome:
    """What counts of several: a miss before a doubt before a late one."""
    return max(outcomes, key=lambda one: (_ORDER[one.verdict], one.late))


_ORDER = {Verdict.SAID: 0, Verdict.UNCLEAR: 1, Verdict.NOT_SAID: 2}

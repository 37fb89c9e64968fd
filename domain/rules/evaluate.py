"""What the conditions mean: each is true, false or unsure in a picture, and points at the seconds it rests on."""

from collections.abc import Iterator

from domain.rules.conditions import (
    AllOf,
    AtLeast,
    Condition,
    HoldLength,
    Interruption,
    Matches,
    Mentions,
    Not,
    Overlap,
    Said,
    Silence,
    Sound,
    Words,
)
from domain.rules.language import Language
from domain.rules.picture import Picture
from domain.rules.sound import SOUND
from domain.rules.truth import Finding, Truth, opposite
from domain.rules.words import Place, places, window

WELL_HEARD = 0.8
"""Confidence of an utterance from which what is not in its text was not said: above, nine of ten sound just like what
was said; below, four."""


def holds(condition: Condition, picture: Picture, language: Language) -> Finding:
    """Whether `condition` is true of the call as far as it is known."""
    match condition:
        case Said() | Matches() | Mentions():
            return _words(condition, picture, language)
        case AllOf(of):
            findings = [holds(one, picture, language) for one in of]
            return min(findings, key=lambda finding: finding.truth, default=Finding(Truth.YES))
        case AtLeast(least, of):
            findings = sorted((holds(one, picture, language) for one in of), key=lambda f: -f.truth)
            return findings[least - 1] if 0 < least <= len(findings) else Finding(Truth.YES if least <= 0 else Truth.NO)
        case Not(of):
            findings = [holds(one, picture, language) for one in of]
            return opposite(max(findings, key=lambda finding: finding.truth, default=Finding(Truth.NO)))
        case _:
            return SOUND[type(condition)](condition, picture)


def _words(condition: Words, picture: Picture, language: Language) -> Finding:
    found = places(condition, picture, language)
    sure = [place for place in found if place.sure]
    if _enough(condition, sure):
        return _at(Truth.YES, sure)
    if _enough(condition, found):
        return _at(Truth.UNSURE, found)
    if condition.scope.last is not None and picture.over is None:
        return Finding(Truth.UNSURE)
    start, end = window(condition.scope, picture, language)
    unheard = end > start and picture.unheard(condition.scope.leg, start, end)
    return Finding(Truth.UNSURE if unheard else Truth.NO)


def _enough(condition: Words, found: list[Place]) -> bool:
    if _apart(found) < condition.times:
        return False
    return not isinstance(condition, Said) or len({place.phrase for place in found}) >= min(
        condition.least, len(condition.phrases)
    )


def _apart(found: list[Place]) -> int:
    """How many places there are: two wordings of the same words are one."""
    count, until = 0, float("-inf")
    for place in found:
        if place.start >= until:
            count, until = count + 1, place.end
    return count


def _at(truth: Truth, found: list[Place]) -> Finding:
    """The last place is what made it true."""
    return Finding(truth, found[0].start, found[-1].end, min(place.certainty for place in found))


def half_heard(condition: Condition, picture: Picture, language: Language) -> bool:
    """Whether an expression or entity of `condition` may have been said in words that were not heard well.

    They are compared by their characters, so that one wrong one is enough to miss them.
    """
    words = list(words_of(condition))
    anchors = [one.scope.anchor.condition for one in words if one.scope.anchor is not None]
    for one in words:
        if isinstance(one, Said) or any(one is anchor for anchor in anchors):
            continue
        start, end = window(one.scope, picture, language)
        lines = picture.streams[one.scope.leg].lines
        if any(line.start <= end and line.end >= start and line.confidence < WELL_HEARD for line in lines):
            return True
    return False


def words_of(condition: Condition | None) -> Iterator[Words]:
    """Every condition on words inside `condition`, those of anchors included."""
    match condition:
        case Said() | Matches() | Mentions():
            yield condition
            if condition.scope.anchor is not None:
                yield from words_of(condition.scope.anchor.condition)
        case AllOf(of) | AtLeast(_, of) | Not(of):
            for one in of:
                yield from words_of(one)


def sounds_of(condition: Condition | None) -> Iterator[Sound]:
    """Every condition on sound inside `condition`."""
    match condition:
        case None | Said() | Matches() | Mentions():
            return
        case AllOf(of) | AtLeast(_, of) | Not(of):
            for one in of:
                yield from sounds_of(one)
        case _:
            yield condition


def lasting(condition: Condition | None) -> bool:
    """Whether a condition that has become true stays so, whatever is still said: only such a one can be told of
    before the call is over."""
    match condition:
        case None:
            return True
        case Said() | Matches() | Mentions():
            scope = condition.scope
            anchor = scope.anchor
            settled = anchor is None or (anchor.nth > 0 and lasting(anchor.condition))
            return scope.last is None and settled
        case AllOf(of) | AtLeast(_, of):
            return all(lasting(one) for one in of)
        case _:
            return isinstance(condition, Silence | Overlap | Interruption | HoldLength)

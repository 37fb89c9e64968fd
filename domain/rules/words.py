"""Where the words of a condition are in a picture: inside its scope, outside its exceptions, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.rules.conditions import Anchor, Matches, Mentions, Said, Scope, Where, Words
from domain.rules.language import Language
from domain.rules.phrases import DOUBT, EXACT, UNSURE, Hit, least_similar, spoken
from domain.rules.picture import Picture
from domain.rules.sounds import CLOSE, LOOSE, find
from domain.rules.truth import Truth
from domain.transcripts import Speaker

SLIP = CLOSE + LOOSE
"""How much worse than the phrase in it an exception may have been heard: its own words must be there…"""

SLIPS = 0.25
"""…or, where it has many, all but this share of them."""

HALF = 0.5
"""Share of an exception's own words that may be missing before it is ruled out: with less than that, but more than
slips, nobody knows whether it was said."""

CONFIRMED_AT = 0.9
"""Score of a second look from which the phrase was there. What was said scores 1 nearly always; three syllables of a
phrase of four, which many an innocent sentence has, score 0.75."""

REFUTED_AT = 0.6
"""Score of a second look below which a line was not there: lines that were said and misheard score more, most of those
that only sounded a little like it less."""


@dataclass(frozen=True, slots=True)
class Place:
    """A hit that counts for a condition; `sure`: nothing about it is doubtful."""

    phrase: str
    start: float
    end: float
    sure: bool
    certainty: float


def places(condition: Words, picture: Picture, language: Language) -> list[Place]:
    """Every place, in order of time."""
    scope, leg = condition.scope, condition.scope.leg
    match condition:
        case Said():
            heard = picture.phrases[leg]
            if heard.keys().isdisjoint(condition.phrases):
                return []
            found = [
                place
                for phrase in condition.phrases
                for hit in heard.get(phrase, ())
                if _in_scope(hit, scope, picture, language)
                and (place := _said(phrase, hit, condition, picture, language)) is not None
            ]
        case Matches():
            found = [
                Place(condition.pattern, hit.start, hit.end, hit.confidence >= UNSURE, hit.confidence)
                for hit in picture.patterns[leg].get(condition.pattern, ())
                if _in_scope(hit, scope, picture, language) and not _excluded(hit, condition, picture)
            ]
        case Mentions():
            found = [
                Place(condition.entity.value, hit.start, hit.end, hit.confidence >= UNSURE, hit.confidence)
                for hit in picture.entities[leg].get(condition.entity, ())
                if _in_scope(hit, scope, picture, language)
            ]
    return sorted(found, key=lambda place: (place.start, place.end)) if len(found) > 1 else found


def worth_listening(condition: Said, picture: Picture, language: Language) -> list[tuple[str, Hit]]:
    """Phrases with hits that count for nothing unless a second look confirms them, and that had none."""
    leg = condition.scope.leg
    return [
        (phrase, hit)
        for phrase in condition.phrases
        for hit in picture.phrases[leg].get(phrase, ())
        if least_similar(condition.similar) <= hit.similarity < condition.similar - DOUBT
        and _in_scope(hit, condition.scope, picture, language)
        and _excepted(hit, condition, picture, language) is not Truth.YES
        and look_score(picture, leg, phrase, hit.start, hit.end) is None
    ]


def window(scope: Scope, picture: Picture, language: Language) -> tuple[float, float]:
    """The seconds in which a condition's words could be; empty (end before start) where its anchor is missing."""
    start, end = picture.connected if scope.from_s is not None else 0.0, picture.heard_until
    start += scope.from_s or 0.0
    if scope.until_s is not None:
        end = min(end, picture.connected + scope.until_s)
    if scope.anchor is not None:
        span = _around(scope.anchor, picture, language)
        if span is None:
            return 0.0, -1.0
        start, end = max(start, span[0]), min(end, span[1])
    return start, end


def _said(phrase: str, hit: Hit, condition: Said, picture: Picture, language: Language) -> Place | None:
    excepted = _excepted(hit, condition, picture, language)
    if hit.similarity < least_similar(condition.similar) or excepted is Truth.YES:
        return None
    sure = hit.similarity >= condition.similar and hit.support >= UNSURE and hit.confidence >= UNSURE
    certainty = min(hit.similarity, hit.support, hit.confidence)
    look = look_score(picture, condition.scope.leg, phrase, hit.start, hit.end)
    if look is None and hit.similarity < condition.similar - DOUBT:
        return None
    if look is not None and not sure:
        if look < refuted_below(condition.similar):
            return None
        sure, certainty = look >= CONFIRMED_AT, look
    return Place(phrase, hit.start, hit.end, sure and excepted is Truth.NO, certainty)


def refuted_below(similar: float) -> float:
    """Score of a second look below which a phrase was not there: what had to be heard that exactly (forbidden words) is
    either confirmed or dropped; a line, whose absence takes points, stays in doubt for longer."""
    return CONFIRMED_AT if similar >= EXACT else REFUTED_AT


def look_score(picture: Picture, leg: Speaker, phrase: str, start: float, end: float) -> float | None:
    """The best score of a second look for this phrase over these seconds; None: there was none."""
    scores = [
        look.score
        for look in picture.looks
        if look.phrase == phrase and look.leg is leg and look.start < end and look.end > start
    ]
    return max(scores, default=None)


def _excepted(hit: Hit, condition: Said, picture: Picture, language: Language) -> Truth:
    """Whether the hit is a part of an exception."""
    stream = picture.streams[condition.scope.leg]
    found, length = Truth.NO, hit.last - hit.first
    for exception in condition.exceptions:
        if exception in stream.lines[hit.utterance].text:
            return Truth.YES
        sounds = spoken(exception, language)
        if not sounds:
            continue
        own = len(sounds) - length
        first = max(0, hit.first - len(sounds))
        most = (1.0 - hit.similarity) * length + max(SLIP, HALF * own)
        match = find(sounds, stream.syllables[first : hit.last + len(sounds)], max(0.0, 1.0 - most / len(sounds)))
        if match.end <= match.start or first + match.start > hit.first or first + match.end < hit.last:
            continue
        missing = (1.0 - match.similarity) * len(sounds) - (1.0 - hit.similarity) * length
        if missing <= max(SLIP, SLIPS * own):
            return Truth.YES
        if missing <= HALF * own:
            found = Truth.UNSURE
    return found


def _excluded(hit: Hit, condition: Matches, picture: Picture) -> bool:
    if condition.excluding is None:
        return False
    others: Sequence[Hit] = picture.patterns[condition.scope.leg].get(condition.excluding, ())
    return any(other.utterance == hit.utterance for other in others)


def _in_scope(hit: Hit, scope: Scope, picture: Picture, language: Language) -> bool:
    if scope.first is not None and hit.utterance >= scope.first:
        return False
    if scope.last is not None and hit.utterance < len(picture.streams[scope.leg].lines) - scope.last:
        return False
    if scope.stage is not None and picture.stage_at(hit.start) != scope.stage:
        return False
    if scope.anchor is None and scope.from_s is None and scope.until_s is None:
        return True
    start, end = window(scope, picture, language)
    return start <= hit.start <= end


def _around(anchor: Anchor, picture: Picture, language: Language) -> tuple[float, float] | None:
    """The seconds that an anchor leaves; None where it was not found."""
    found = places(anchor.condition, picture, language)
    if not found or abs(anchor.nth) > len(found):
        return None
    place = found[anchor.nth - 1 if anchor.nth > 0 else anchor.nth]
    reach = anchor.within_s if anchor.within_s is not None else float("inf")
    return {
        Where.AFTER: (place.end, place.end + reach),
        Where.BEFORE: (place.start - reach, place.start),
        Where.AROUND: (place.start - reach, place.end + reach),
    }[anchor.where]

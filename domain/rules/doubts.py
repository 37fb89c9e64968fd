"""What is doubtful, and where to listen again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.rules.compile import Rule
from domain.rules.conditions import Said
from domain.rules.deadlines import Obligation
from domain.rules.evaluate import words_of
from domain.rules.language import Language
from domain.rules.phrases import SHORT, UNSURE, spoken
from domain.rules.picture import Picture
from domain.rules.sounds import find
from domain.rules.spotting import Sounds, Spotter
from domain.rules.words import CONFIRMED_AT, look_score, places, worth_listening
from domain.scripts import fill
from domain.transcripts import Line, Speaker

NEAR = 0.45
"""Similarity from which a line that was not said may yet have been: worth a second look before anybody is blamed."""

MARGIN_S = 0.5
"""Audio before and after the doubtful words."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Was `text` said in these seconds? Answered by a `SecondLook` with the same `phrase`."""

    rule: str
    leg: Speaker
    start: float
    end: float
    phrase: str
    """As the rule knows it, placeholders and all."""
    text: str
    """What to listen for."""


def doubtful(rule: Rule, picture: Picture, language: Language, variables: Mapping[str, str]) -> Iterator[Doubt]:
    """Places of the rule's words that are not sure and have not been listened to again."""
    for words in words_of(rule.condition):
        if not isinstance(words, Said):
            continue
        leg = words.scope.leg
        for place in places(words, picture, language):
            if not place.sure and look_score(picture, leg, place.phrase, place.start, place.end) is None:
                yield _doubt(rule, leg, place.start, place.end, place.phrase, variables)
        for phrase, hit in worth_listening(words, picture, language):
            yield _doubt(rule, leg, hit.start, hit.end, phrase, variables)


def _doubt(rule: Rule, leg: Speaker, start: float, end: float, phrase: str, variables: Mapping[str, str]) -> Doubt:
    return Doubt(rule.id, leg, start - MARGIN_S, end + MARGIN_S, phrase, fill(phrase, variables))


def near_misses(
    rules: Sequence[Rule], picture: Picture, language: Language, variables: Mapping[str, str]
) -> Iterator[Doubt]:
    """For each line that was not said, where the agent said what is most like it, if anything is."""
    wordings = [
        (rule, phrase) for rule in rules if isinstance(rule.condition, Said) for phrase in rule.condition.phrases
    ]
    sounds = [tuple(spoken(fill(phrase, variables), language)) for _, phrase in wordings]
    spotter = Spotter([Sounds(s, NEAR if len(s) > SHORT else 1.0) for s in sounds])
    stream = picture.streams[Speaker.AGENT]
    best: dict[str, tuple[float, int, int, Rule, str]] = {}
    columns = spotter.start
    for utterance in range(len(stream.lines)):
        begin, end = stream.span(utterance)
        columns, endings = spotter.hear(columns, stream.syllables[begin:end])
        for ending in endings:
            rule, phrase = wordings[ending.phrase]
            window = max(0, begin + ending.first + 1 - spotter.reach(ending.phrase))
            match = spotter.measure(ending.phrase, stream.syllables[window : begin + ending.last])
            nearest = best[rule.id][0] if rule.id in best else NEAR
            if match.similarity > nearest and match.end > match.start:
                best[rule.id] = (match.similarity, window + match.start, window + match.end, rule, phrase)
    for _, first, last, rule, phrase in best.values():
        since, until = stream.seconds(first)[0], stream.seconds(last - 1)[1]
        if look_score(picture, Speaker.AGENT, phrase, since, until) is None:
            yield _doubt(rule, Speaker.AGENT, since, until, phrase, variables)


def maybe_said(
    rule: Rule, picture: Picture, language: Language, variables: Mapping[str, str], obligation: Obligation
) -> tuple[float, float] | None:
    """The seconds in which a line that was not heard may have been said all the same: a second look found it, another
    reading of an utterance has it, or something like it was mumbled."""
    assert isinstance(rule.condition, Said)
    for look in picture.looks:
        about = look.phrase in rule.condition.phrases and look.leg is Speaker.AGENT
        if about and look.score >= CONFIRMED_AT and obligation.since <= look.end and look.start <= obligation.until:
            return look.start, look.end
    readings = [
        (line, spoken(text, language), least)
        for line in picture.streams[Speaker.AGENT].lines
        if obligation.since <= line.start <= obligation.until
        for text, least in _readings(line, rule.condition.similar)
    ]
    if not readings:
        return None
    for phrase in rule.condition.phrases:
        sounds = spoken(fill(phrase, variables), language)
        for line, reading, least in readings:
            if sounds and find(sounds, reading, least).similarity >= least:
                return line.start, line.end
    return None


def _readings(line: Line, similar: float) -> Iterator[tuple[str, float]]:
    """What an utterance may have been, and from what similarity on that counts."""
    yield from ((text, similar) for text in line.alternatives)
    if line.confidence < UNSURE:
        yield line.text, NEAR

"""What was said in a call, as proposals are made of it: in order, numbers as they are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.knowledge.terms import canonical
from domain.rules.language import Language
from domain.transcripts import Line, Speaker

LONGEST = 500
"""Characters of an utterance that are looked at."""

LEAST_SYLLABLES = 3
"""Of a phrase that counts although it was only heard: shorter ones sound like parts of many others."""

MOST = 400
"""Utterances of a call that are looked at: its last ones."""

_YES = re.compile(r"^[嗯啊哦,，\s]*(?:对|是的|是这|没错|好|可以|行|没问题|正确|就是|嗯$)")
_NO = re.compile(r"^[嗯啊哦,，\s]*(?:不对|不是|错了|没有|不行|不可以|不用)")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Times in seconds from the start of the call."""

    leg: Speaker
    start: float
    end: float
    text: str
    """Numbers in digits."""
    confidence: float
    confirmed: bool | None = None
    """The agent said it, and the caller agreed, or (False) did not; None: the caller said neither, or it is theirs."""

    @property
    def trust(self) -> float:
        """0…1: what is proposed from it is worth so much of what it would be worth when heard well."""
        heard = 0.6 + 0.4 * min(max(self.confidence, 0.0), 1.0)
        if self.leg is Speaker.CALLER:
            return heard
        return heard * {None: 0.7, True: 1.0, False: 0.0}[self.confirmed]


def utterances(lines: Iterable[Line], language: Language) -> tuple[Utterance, ...]:
    """The finals with words in them, by their start; an agent's read-back with what the caller said to it."""
    said = sorted((line for line in lines if line.final and line.text), key=lambda line: (line.start, line.end))[-MOST:]
    return tuple(
        Utterance(
            line.leg,
            line.start,
            line.end,
            (line.normal or language.normal(line.text[:LONGEST]))[:LONGEST],
            line.confidence,
            _answer(said[at + 1 : at + 3]) if line.leg is Speaker.AGENT else None,
        )
        for at, line in enumerate(said)
    )


def _answer(following: list[Line]) -> bool | None:
    for line in following:
        if line.leg is Speaker.CALLER:
            return False if _NO.match(line.text) else True if _YES.match(line.text) else None
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was heard: as written, or only by its sound."""

    phrase: str
    at: int
    """Character it begins at; 0 where it was only heard."""
    written: bool


class PhraseSet:
    """Phrases made ready to be found in what was said. Immutable."""

    def __init__(self, phrases: Iterable[str], language: Language) -> None:
        self._language = language
        self._phrases = {phrase: _spoken(phrase, language) for phrase in phrases if phrase}

    def __len__(self) -> int:
        return len(self._phrases)

    def found(self, text: str) -> Iterator[Found]:
        """Those that are in `text` as written; by their sound only those of three syllables and more."""
        spoken = _spoken(text, self._language)
        for phrase, sounds in self._phrases.items():
            at = text.find(phrase)
            if at >= 0:
                yield Found(phrase, at, written=True)
            elif sounds.count(" ") > LEAST_SYLLABLES and sounds in spoken:
                yield Found(phrase, 0, written=False)


def _spoken(text: str, language: Language) -> str:
    return f" {' '.join(map(canonical, language.syllables(text)))} "

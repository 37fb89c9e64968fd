"""Phrases that the loaded model can't hear as they are written: it does not know a word in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from domain.rules.conditions import Condition, Said
from domain.rules.evaluate import words_of
from domain.scripts import Script, fill


class Vocabulary(Protocol):
    """What of `speech.hearing.Hearing` is needed here."""

    def unknown(self, text: str) -> tuple[str, ...]:
        """The words of `text` that the loaded model does not know; none where there is no model."""


@dataclass(frozen=True, slots=True)
class UnknownWords:
    """A phrase that will be heard badly: saved all the same, for another model may know it."""

    rule: str
    """Id of the line, forbidden word, check or reply."""
    phrase: str
    words: tuple[str, ...]


def warnings(script: Script, hearing: Vocabulary) -> tuple[UnknownWords, ...]:
    """Every phrase that is listened for and has a word in it that the model does not know."""
    found = []
    for rule, phrase in dict.fromkeys(_phrases(script)):
        words = hearing.unknown(fill(phrase, {}))
        if words:
            found.append(UnknownWords(rule, phrase, words))
    return tuple(found)


def _phrases(script: Script) -> Iterator[tuple[str, str]]:
    for _, line in script.lines():
        yield from ((line.id, text) for text in (line.text, *line.variants))
        yield from _said(line.id, line.when)
    for words in script.forbidden:
        yield from ((words.id, text) for text in (*words.phrases, *words.exceptions))
    for check in script.checks:
        yield from _said(check.id, check.condition)
        yield from _said(check.id, check.when)
    for reply in script.replies:
        yield from ((reply.id, text) for text in reply.heard)


def _said(rule: str, condition: Condition | None) -> Iterator[tuple[str, str]]:
    for one in words_of(condition):
        if isinstance(one, Said):
            yield from ((rule, text) for text in (*one.phrases, *one.exceptions))

"""How each word is spoken: phones from pypinyin's readings, and from espeak-ng's own where they differ."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import structlog
from pypinyin import Style, lazy_pinyin, pinyin

from speech.training.espeak import Espeak
from speech.training.phones import from_espeak, from_pinyin, syllables

_log = structlog.get_logger(__name__)

Pronunciation: TypeAlias = tuple[str, ...]
Lexicon: TypeAlias = Mapping[str, tuple[Pronunciation, ...]]
"""A word's pronunciations, the likeliest first."""

Reading: TypeAlias = Callable[[str], Pronunciation | None]

_MOST = 3
"""Pronunciations of a word."""


def lexicon(words: Iterable[str], heard: Reading) -> Lexicon:
    """Every word that can be spoken. `heard`: another's reading of a word, such as the synthesiser's, or None.

    A word whose reading has a sound that is not Mandarin's is left out, and told to the log.
    """
    found: dict[str, tuple[Pronunciation, ...]] = {}
    for word in words:
        readings = [_phones(lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)), heard(word)]
        if len(word) == 1:
            readings += [_phones([s]) for s in pinyin(word, style=Style.NORMAL, heteronym=True)[0][:_MOST]]
        pronunciations = tuple(dict.fromkeys(r for r in readings if r))[:_MOST]
        if pronunciations:
            found[word] = pronunciations
        else:
            _log.warning("word left out: it can't be spoken", word=word)
    return found


def espeak_reading(espeak: Espeak) -> Reading:
    """How espeak-ng speaks a word: its material is what the model is trained on, so its mistakes must be known."""

    def reading(word: str) -> Pronunciation | None:
        spoken = syllables(espeak.say(word).phonemes)
        sounds = [from_espeak(s.initial, s.final) for s in spoken]
        if len(sounds) != len(word) or None in sounds:
            return None
        return tuple(phone for pair in sounds if pair for phone in pair if phone)

    return reading


def _phones(syllables_: Iterable[str]) -> Pronunciation | None:
    parts = [from_pinyin(syllable) for syllable in syllables_]
    if None in parts:
        return None
    return tuple(phone for part in parts if part for phone in part)

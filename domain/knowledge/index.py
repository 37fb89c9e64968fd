"""Answers found by what somebody types, and by what a caller says (handbook K1).

Everything is counted over inverted lists in memory: a few thousand answers, with no help from the database.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log

from domain.knowledge.answers import Words
from domain.knowledge.terms import Pair, heard, pairs, plain, spelled, written
from domain.rules.language import Language
from domain.rules.sounds import find

OFFERED_AT = 0.46
"""Score from which an answer is offered: one keyword that few answers have is worth 0.5."""

MOST_OFFERED = 3

COVERED = 0.6
"""The share of a phrase that must be heard for it to count."""

SIMILAR = 0.75
"""The same where it is measured syllable by syllable."""

EXAMINED = 24
"""So many answers are looked at closely for what was said: the rest shares less with it."""

FOUND_AT = 0.5
"""The share of what was typed that an answer must have."""

_TITLE, _ASKED, _TEXT = 4.0, 3.0, 1.0
"""What a word found in the title, in a question or keyword, or in the text is worth."""

_SOUNDS_LIKE = 0.4
"""What a pair of syllables is worth beside one of characters."""

_ALONE = 0.5
"""What a syllable that stands alone is worth beside a pair."""


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    sounds: tuple[str, ...]
    pairs: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer, made ready to be found."""

    id: str
    title: str
    phrases: tuple[Phrase, ...]
    terms: Mapping[str, float]
    """Characters and pairs of them, to what finding them is worth."""
    typed: str
    """In pinyin."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that fits what a caller said."""

    id: str
    title: str
    score: float
    """0…1."""
    why: tuple[str, ...]
    """Its own phrases that were heard, best first."""


def entry(answer_id: str, words: Words, language: Language) -> Entry:
    """Costs some hundred dictionary look-ups; keep it while the words stay."""
    terms: dict[str, float] = {}
    for worth, texts in (
        (_TEXT, (words.text, words.category)),
        (_ASKED, (*words.questions, *words.keywords)),
        (_TITLE, (words.title,)),
    ):
        terms |= {term: worth for text in texts for term in written(text)}
    phrases = [_phrase(text, language) for text in (*words.keywords, *words.questions, words.title)]
    typed = " ".join(spelled(text, language) for text in (words.title, *words.keywords))
    return Entry(answer_id, words.title, tuple(p for p in phrases if p.pairs), terms, typed)


class AnswerIndex:
    """Some answers together. Immutable."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {one.id: one for one in entries}
        self._written: dict[str, list[str]] = defaultdict(list)
        self._heard: dict[Pair, list[str]] = defaultdict(list)
        for one in self._entries.values():
            for term in one.terms:
                self._written[term].append(one.id)
            for pair in frozenset[Pair]().union(*(phrase.pairs for phrase in one.phrases)):
                self._heard[pair].append(one.id)
        self._rarest = log(1.0 + max(1, len(self._entries)))

    def __len__(self) -> int:
        return len(self._entries)

    def search(self, text: str, language: Language) -> tuple[str, ...]:
        """Ids of the answers that have most of what was typed, in characters, by sound or in pinyin; best first."""
        typed = "".join(plain(text).split())
        if len(typed) > 1 and typed.isascii() and typed.isalpha():
            spelled_so = [one.id for one in self._entries.values() if typed in one.typed]
            if spelled_so:
                return tuple(sorted(spelled_so, key=lambda id_: (len(self._entries[id_].title), id_)))
        terms = written(text)
        terms = frozenset(term for term in terms if len(term) > 1) or terms
        sounds = pairs(heard(text, language))
        whole = sum(map(self._rarity, terms))
        if not whole:
            return ()
        shares: dict[str, float] = defaultdict(float)
        worths: dict[str, float] = defaultdict(float)
        for term in terms:
            rarity = self._rarity(term)
            for id_ in self._written.get(term, ()):
                shares[id_] += rarity
                worths[id_] += rarity * self._entries[id_].terms[term]
        same = sum(self._rarity_heard(pair) for pair in sounds)
        by_ear: dict[str, float] = defaultdict(float)
        for pair in sounds:
            for id_ in self._heard.get(pair, ()):
                by_ear[id_] += self._rarity_heard(pair)
        for id_, mass in by_ear.items():
            worths[id_] += mass * _ASKED * _SOUNDS_LIKE
        found = [
            id_
            for id_ in worths
            if shares[id_] >= FOUND_AT * whole or (same and by_ear.get(id_, 0.0) >= FOUND_AT * same)
        ]
        return tuple(sorted(found, key=lambda id_: (-worths[id_], id_)))

    def offers(self, said: Iterable[str], language: Language) -> tuple[Offer, ...]:
        """The answers that fit what a caller said last (each utterance by itself), best first; mostly none."""
        runs = [run for text in said for run in heard(text, language)]
        spoken = pairs(runs)
        masses: dict[str, float] = defaultdict(float)
        for pair in spoken:
            rarity = self._rarity_heard(pair)
            for id_ in self._heard.get(pair, ()):
                masses[id_] += rarity
        likely = sorted(masses, key=lambda id_: (-masses[id_], id_))[:EXAMINED]
        sounds = [syllable for run in runs for syllable in run]
        offered = [self._offer(self._entries[id_], spoken, sounds) for id_ in likely]
        kept = [offer for offer in offered if offer.score >= OFFERED_AT]
        return tuple(sorted(kept, key=lambda offer: (-offer.score, offer.id))[:MOST_OFFERED])

    def _offer(self, one: Entry, spoken: Collection[Pair], sounds: list[str]) -> Offer:
        matched: set[Pair] = set()
        why: list[tuple[float, str]] = []
        best = 0.0
        for phrase in one.phrases:
            common = phrase.pairs & frozenset(spoken)
            if not common:
                continue
            covered = self._mass(common) / self._mass(phrase.pairs)
            if covered < COVERED and len(phrase.sounds) > 2:
                covered = find(phrase.sounds, sounds, SIMILAR).similarity
            if covered < COVERED:
                continue
            matched |= common
            why.append((covered * self._mass(common), phrase.text))
            best = max(best, covered)
        mass = self._mass(matched)
        score = best * mass / (mass + self._rarest)
        reasons = dict.fromkeys(text for _, text in sorted(why, reverse=True))
        return Offer(one.id, one.title, round(score, 3), tuple(reasons)[:MOST_OFFERED])

    def _mass(self, some: Collection[Pair]) -> float:
        return sum(map(self._rarity_heard, some))

    def _rarity(self, term: str) -> float:
        return log(1.0 + len(self._entries) / (len(self._written.get(term, ())) or 1))

    def _rarity_heard(self, pair: Pair) -> float:
        rarity = log(1.0 + len(self._entries) / (len(self._heard.get(pair, ())) or 1))
        return rarity if pair[0] else _ALONE * rarity


def _phrase(text: str, language: Language) -> Phrase:
    runs = heard(text, language)
    return Phrase(text, tuple(syllable for run in runs for syllable in run), pairs(runs))

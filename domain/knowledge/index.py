"""Answers found by what somebody types, and by what a caller says (handbook K1).

Everything is counted over inverted lists in memory: a few thousand answers, with no help from the database.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from domain.knowledge.answers import Words
from domain.knowledge.terms import Pair, heard, pairs, plain, spelled, written
from domain.rules.language import Language
from domain.rules.sounds import find

OFFERED_AT = 0.46
"""Score from which an answer is offered: one keyword that no other answer has is worth 0.57."""

MOST_OFFERED = 3

COVERED = 0.6
"""The share of a phrase that must be heard for it to count."""

WHOLE = 0.99
"""From which all of a phrase was heard."""

KEYWORD = 0.3
"""What all of a keyword is worth above its sounds: somebody chose it."""

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
    keyword: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase that was heard: which of its pairs, and how much of it."""

    phrase: Phrase
    common: frozenset[Pair]
    covered: float


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
    phrases = [_phrase(text, language, keyword=True) for text in words.keywords]
    phrases += [_phrase(text, language, keyword=False) for text in (*words.questions, words.title)]
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
        hits = {id_: tuple(self._hits(self._entries[id_], spoken, sounds)) for id_ in likely}
        whole = [(id_, hit.phrase.pairs) for id_, found in hits.items() for hit in found if hit.covered >= WHOLE]
        offered = [
            self._offer(
                self._entries[id_],
                # What is only a part of another answer's phrase, all of which was said, says nothing by itself.
                [hit for hit in found if not any(hit.phrase.pairs < other and id_ != owner for owner, other in whole)],
            )
            for id_, found in hits.items()
        ]
        kept = [offer for offer in offered if offer.score >= OFFERED_AT]
        return tuple(sorted(kept, key=lambda offer: (-offer.score, offer.id))[:MOST_OFFERED])

    def _hits(self, one: Entry, spoken: frozenset[Pair], sounds: list[str]) -> Iterator[_Hit]:
        for phrase in one.phrases:
            common = phrase.pairs & spoken
            if not common:
                continue
            covered = self._mass(common) / self._mass(phrase.pairs)
            if covered < COVERED and len(phrase.sounds) > 2:
                covered = find(phrase.sounds, sounds, SIMILAR).similarity
            if covered >= COVERED:
                yield _Hit(phrase, common, covered)

    def _offer(self, one: Entry, hits: Sequence[_Hit]) -> Offer:
        best = max((hit.covered for hit in hits), default=0.0)
        mass = self._mass(frozenset[Pair]().union(*(hit.common for hit in hits)))
        mass += KEYWORD * max(
            (self._mass(h.common) for h in hits if h.phrase.keyword and h.covered >= WHOLE), default=0.0
        )
        score = best * mass / (mass + self._rarest)
        ordered = sorted(hits, key=lambda hit: (-hit.covered * self._mass(hit.common), hit.phrase.text))
        reasons = dict.fromkeys(hit.phrase.text for hit in ordered)
        return Offer(one.id, one.title, round(score, 3), tuple(reasons)[:MOST_OFFERED])

    def _mass(self, some: Collection[Pair]) -> float:
        return sum(map(self._rarity_heard, some))

    def _rarity(self, term: str) -> float:
        return log(1.0 + len(self._entries) / (len(self._written.get(term, ())) or 1))

    def _rarity_heard(self, pair: Pair) -> float:
        rarity = log(1.0 + len(self._entries) / (len(self._heard.get(pair, ())) or 1))
        return rarity if pair[0] else _ALONE * rarity


def _phrase(text: str, language: Language, *, keyword: bool) -> Phrase:
    runs = heard(text, language)
    return Phrase(text, tuple(syllable for run in runs for syllable in run), pairs(runs), keyword)

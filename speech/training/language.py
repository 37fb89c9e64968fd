"""A trigram language model: interpolated Witten-Bell smoothing, over a unigram that knows the language at large.

Witten and Bell, "The zero-frequency problem" (1991): a history that was followed by many different words leaves more
probability to words never seen after it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

START, END = "<s>", "</s>"
Histories: TypeAlias = Mapping[tuple[str, ...], Mapping[str, float]]

GENERAL_SHARE = 0.15
"""Of the unigram's probability: the language at large, a tenth of it the same for every word."""

_EVEN = 0.1
_LEAST_ESCAPE = 0.02
"""Share of a history's count that at least is kept for other words."""

_LEAST_TRIGRAM = 3
"""A trigram seen less often than this is left to the bigram."""


@dataclass(frozen=True, slots=True)
class Trigram:
    """Probabilities, and what a history gives to the next shorter one for all words that it does not list."""

    unigram: Mapping[str, float]
    listed: Histories
    """By history of one or two words: the words with a probability of their own."""
    backoff: Mapping[tuple[str, ...], float]

    def probability(self, word: str, history: Sequence[str] = ()) -> float:
        """Of `word` after `history`, of which the last two words count."""
        past = tuple(history)[-2:]
        weight = 1.0
        while past:
            if past in self.listed:
                if word in self.listed[past]:
                    return weight * self.listed[past][word]
                weight *= self.backoff[past]
            past = past[1:]
        return weight * self.unigram.get(word, 0.0)


def train(utterances: Iterable[Sequence[str]], general: Mapping[str, float]) -> Trigram:
    """Count the utterances' words. Every word must be a key of `general`: its count in the language at large."""
    single, pairs, triples = _counts(utterances)
    unigram = _unigram(single, general)
    listed: dict[tuple[str, ...], Mapping[str, float]] = {}
    backoff: dict[tuple[str, ...], float] = {}
    for past, after in pairs.items():
        seen, escape = after.total(), _escape(after)
        # An interpolated model written as one that backs off: a listed word has both its parts.
        listed[past] = {word: (n + escape * unigram[word]) / (seen + escape) for word, n in after.items()}
        backoff[past] = escape / (seen + escape)
    for past, after in triples.items():
        seen, escape, lower = after.total(), _escape(after), listed[past[1:]]
        kept = {word: (n + escape * lower[word]) / (seen + escape) for word, n in after.items() if n >= _LEAST_TRIGRAM}
        if kept:
            listed[past] = kept
            backoff[past] = _left(kept.values()) / _left(lower[word] for word in kept)
    return Trigram(unigram, listed, backoff)


def _counts(
    utterances: Iterable[Sequence[str]],
) -> tuple[Counter[str], dict[tuple[str, ...], Counter[str]], dict[tuple[str, ...], Counter[str]]]:
    single: Counter[str] = Counter()
    pairs: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    triples: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words in utterances:
        said = (START, *words, END)
        for i in range(1, len(said)):
            single[said[i]] += 1
            pairs[said[i - 1 : i]][said[i]] += 1
            if i > 1:
                triples[said[i - 2 : i]][said[i]] += 1
    return single, pairs, triples


def _unigram(single: Counter[str], general: Mapping[str, float]) -> dict[str, float]:
    seen, at_large, words = single.total(), sum(general.values()), [*general, END]
    return {
        word: (1 - GENERAL_SHARE) * single[word] / seen
        + GENERAL_SHARE * ((1 - _EVEN) * general.get(word, 0) / at_large + _EVEN / len(words))
        for word in words
    }


def _escape(after: Counter[str]) -> float:
    """Witten-Bell's count of the words to come: as many as there were different ones."""
    return max(len(after), _LEAST_ESCAPE * after.total())


def _left(probabilities: Iterable[float]) -> float:
    """What the others share; never nothing, so that every word can follow."""
    return max(1 - math.fsum(probabilities), 1e-6)

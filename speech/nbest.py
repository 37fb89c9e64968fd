"""How sure a recogniser is, from the readings it could not decide between.

Vosk's n-best scores are log-likelihoods: after a softmax, a word weighs what the readings weigh that have it in its
place. Words that only look different (在/再) count as different, as they do to who reads the transcript.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

TimedWord = tuple[str, float, float]
"""Text, start and end in seconds."""


@dataclass(frozen=True, slots=True)
class Reading:
    words: tuple[TimedWord, ...]
    score: float
    """Log-likelihood; only differences between readings of one utterance mean something."""

    @property
    def text(self) -> str:
        return "".join(word for word, _, _ in self.words)


def weighed(readings: Sequence[Reading]) -> tuple[tuple[tuple[str, float, float, float], ...], tuple[str, ...]]:
    """The words of the likeliest reading with their certainty 0…1, and the texts of the others, likeliest first."""
    if not readings:
        return (), ()
    best = max(readings, key=lambda reading: reading.score)
    weights = [math.exp(reading.score - best.score) for reading in readings]
    total = sum(weights)
    words = tuple(
        (
            text,
            start,
            end,
            min(1.0, sum(w for w, other in zip(weights, readings, strict=True) if _agrees(other, best, at)) / total),
        )
        for at, (text, start, end) in enumerate(best.words)
    )
    others = {"".join(reading.text): reading for reading in sorted(readings, key=lambda r: -r.score)}
    others.pop(best.text, None)
    return words, tuple(" ".join(word for word, _, _ in reading.words) for reading in others.values() if reading.words)


def _agrees(other: Reading, best: Reading, at: int) -> bool:
    """Whether `other` has the word at index `at` of `best` in the same place; the same text cut otherwise agrees."""
    if other.text == best.text:
        return True
    text, start, end = best.words[at]
    return any(word == text and min(end, e) - max(start, s) > (end - start) / 2 for word, s, e in other.words)

"""How well a model hears the test sets, and whether a new one may take the old one's place."""

import time
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from speech.recogniser import Model
from speech.text import syllables
from speech.training import sets
from speech.training.features import RATE

_CHUNK = RATE * 2 * 40 // 1000
"""Bytes in 40 ms."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, and what became of it."""

    text: str
    heard: str
    phrase: str
    voice: str

    @property
    def errors(self) -> int:
        return edits(hanzi(self.text), hanzi(self.heard))

    @property
    def exact(self) -> bool:
        return self.errors == 0

    @property
    def same_sound(self) -> bool:
        """Right but for characters that are pronounced alike."""
        return syllables(self.text) == syllables(self.heard)

    @property
    def has_phrase(self) -> bool:
        return self.phrase in hanzi(self.heard)

    @property
    def phrase_by_sound(self) -> bool:
        """Whether the phrase is heard in it if characters that are pronounced alike are one."""
        phrase, heard = syllables(self.phrase), syllables(self.heard)
        return any(heard[i : i + len(phrase)] == phrase for i in range(len(heard) - len(phrase) + 1))


@dataclass(frozen=True, slots=True)
class Score:
    """A model's figures on one set."""

    sentences: tuple[Heard, ...] = field(repr=False)
    cpu_share: float
    """Seconds of processor for a second of audio."""

    @property
    def characters(self) -> int:
        return sum(len(hanzi(s.text)) for s in self.sentences)

    @property
    def errors(self) -> int:
        return sum(s.errors for s in self.sentences)

    @property
    def cer(self) -> float:
        """Character errors over characters."""
        return self.errors / max(self.characters, 1)

    @property
    def exact(self) -> int:
        return sum(s.exact for s in self.sentences)

    @property
    def same_sound(self) -> int:
        return sum(s.same_sound for s in self.sentences)

    @property
    def with_phrase(self) -> int:
        return sum(s.has_phrase for s in self.sentences)

    @property
    def with_phrase_by_sound(self) -> int:
        return sum(s.phrase_by_sound for s in self.sentences)


def hanzi(text: str) -> str:
    return "".join(c for c in text if "\u4e00" <= c <= "\u9fff")


def edits(wanted: Sequence[str], got: Sequence[str]) -> int:
    """Items to change, add or take away (Levenshtein)."""
    row = list(range(len(got) + 1))
    for i, a in enumerate(wanted, 1):
        new = [i]
        for j, b in enumerate(got, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        row = new
    return row[-1]


def score(model: Model, folder: Path) -> Score:
    """Play every file of a set to the model as a call would: 40 ms at a time."""
    heard: list[Heard] = []
    seconds = 0.0
    began = time.process_time()
    for row in sets.read(folder):
        with wave.open(str(folder / row["file"]), "rb") as w:
            pcm = w.readframes(w.getnframes())
        seconds += len(pcm) / (2 * RATE)
        heard.append(Heard(row["text"], listen(model, pcm), row["phrase"], row["voice"]))
    return Score(tuple(heard), (time.process_time() - began) / max(seconds, 1e-9))


def listen(model: Model, pcm: bytes) -> str:
    recogniser = model.recogniser(RATE)
    words: list[str] = []
    for i in range(0, len(pcm), _CHUNK):
        words += [word.text for word in recogniser.accept(pcm[i : i + _CHUNK]) or ()]
        if i % (10 * _CHUNK) == 0:
            recogniser.partial()
    return " ".join(words + [word.text for word in recogniser.finish()])


MUST_NOT_WORSEN = ("heard-sentences", "heard-fillings", "new-sentences", "new-fillings", "ordinary")
MUST_IMPROVE = ("required",)


def objections(old: Mapping[str, Score], new: Mapping[str, Score]) -> list[str]:
    """Why the new model may not take the old one's place; empty when it may.

    It must make no more errors on any set that measures the model at large, beyond what chance does to such counts (two
    standard errors of their difference), and must hear more of the scripts' lines.
    """
    found = [
        f"{name}: {new[name].errors} wrong characters, {old[name].errors} before"
        for name in MUST_NOT_WORSEN
        if new[name].errors - old[name].errors > 2 * sqrt(new[name].errors + old[name].errors)
    ]
    found += [
        f"{name}: {new[name].same_sound} lines heard, {old[name].same_sound} before"
        for name in MUST_IMPROVE
        if new[name].same_sound <= old[name].same_sound
    ]
    return found

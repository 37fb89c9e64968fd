"""Training audio as features with the phone of every 30 ms, spoken, put on the telephone and written in shards."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import structlog
from numpy.typing import NDArray

from speech.errors import SynthesisError
from speech.training import features, telephone, voices
from speech.training.espeak import Espeak, Manner
from speech.training.network import SUBSAMPLING
from speech.training.phones import INDEX, from_espeak, syllables
from speech.training.sentences import SHARES, Corpus
from speech.training.telephone import Samples

_log = structlog.get_logger(__name__)

_NO_SPEECH = 0.04
"""Share of the audio in which nobody speaks."""

_SHORTEST_FRAMES = 9
_CENTRE = features.FRAME_STEP + 20
"""Samples from the start of a 25 ms frame to its middle."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Utterances one after the other."""

    features: NDArray[np.float16]
    """(frames, 40)"""
    phones: NDArray[np.uint8]
    """Index in `PHONES` for every third frame of each utterance."""
    lengths: NDArray[np.int64]
    """Frames of each utterance."""

    def write(self, path: Path) -> None:
        np.savez(path, features=self.features, phones=self.phones, lengths=self.lengths)

    @classmethod
    def read(cls, path: Path) -> "Shard":
        with np.load(path) as saved:
            return cls(saved["features"], saved["phones"], saved["lengths"])


@dataclass(frozen=True, slots=True)
class Order:
    """One shard to make: all of it follows from these, wherever it is made."""

    path: Path
    hours: float
    seed: int
    corpus: Corpus
    words: tuple[str, ...]
    """Common words, the commonest first."""


def make(orders: Sequence[Order], processes: int = 2) -> None:
    """Make the shards that are not there yet."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for order, told in zip(orders, pool.map(make_one, orders), strict=True):
            _log.info("shard", path=str(order.path), **told)


def make_one(order: Order) -> dict[str, float]:
    """Speak one shard. Answers how many utterances it has and how many espeak-ng spoke as no Mandarin."""
    if order.path.is_file():
        return {"utterances": len(Shard.read(order.path).lengths)}
    random = np.random.default_rng(order.seed)
    studio = _Studio(Espeak(), random)
    found: list[tuple[NDArray[np.float32], NDArray[np.uint8]]] = []
    wanted, seconds, skipped = order.hours * 3600, 0.0, 0
    while seconds < wanted:
        if random.random() < _NO_SPEECH:
            sound = _no_speech(random)
            phones = np.zeros(len(sound), np.uint8)
        else:
            take = studio.take(_text(order, random))
            if take is None:
                skipped += 1
                continue
            clean, phones = take
            sound = telephone.line(clean, random, studio.babble)
        frames, labels = labelled(sound, phones)
        if len(frames) >= _SHORTEST_FRAMES:
            found.append((frames, labels))
            seconds += len(sound) / features.RATE
    Shard(
        np.concatenate([frames for frames, _ in found]).astype(np.float16),
        np.concatenate([labels for _, labels in found]),
        np.array([len(frames) for frames, _ in found]),
    ).write(order.path)
    return {"utterances": len(found), "skipped": skipped}


def _text(order: Order, random: np.random.Generator) -> str:
    """A sentence of some kind by its share, or a few common words in no order."""
    share = random.random()
    for kind, part in SHARES.items():
        share -= part
        if share < 0:
            sentences = order.corpus.spoken[kind]
            return sentences[random.integers(len(sentences))]
    words = order.words
    return "".join(
        words[int(len(words) * random.random() ** 1.3)] + ("，" if random.random() < 0.1 else "")
        for _ in range(random.integers(1, 6))
    )


def _no_speech(random: np.random.Generator) -> Samples:
    length = int(random.uniform(0.5, 4) * features.RATE)
    sound = telephone.signals(length, random)
    if random.random() < 0.5:
        kind = str(random.choice([kind for kind in telephone.NOISES if kind != "babble"]))
        sound = sound + telephone.noise(length, kind, random) * 10 ** (-random.uniform(10, 50) / 20)
    sound = np.clip(
        np.round(sound * telephone.FULL_SCALE * 10 ** (-random.uniform(0, 25) / 20)),
        -telephone.FULL_SCALE,
        telephone.FULL_SCALE,
    )
    if random.random() < 0.8:
        sound = telephone.mu_law(sound) if random.random() < 0.5 else telephone.a_law(sound)
    return sound


class _Studio:
    """Speaks with a random voice each time, and keeps some of what it spoke as other people's babble."""

    def __init__(self, espeak: Espeak, random: np.random.Generator) -> None:
        self._espeak, self._random = espeak, random
        self._voices = list(voices.TRAINING)
        self.babble: Samples = np.zeros(1)

    def take(self, text: str) -> tuple[Samples, NDArray[np.uint8]] | None:
        """Clean speech and the phone of each sample; None where espeak-ng spoke something else than Mandarin."""
        r = self._random
        variant = self._voices[r.integers(len(self._voices))]
        tempo = 1.0 if r.random() < 0.4 else r.uniform(0.85, 1.2)
        manner = Manner(
            variant,
            speed=int(r.integers(120, 225)),
            pitch=int(r.integers(25, 76)),
            range=int(r.integers(20, 90)),
            gap=int(r.choice([0, 0, 0, 1, 3])),
        )
        try:
            spoken = self._espeak.say(text, manner)
        except SynthesisError as error:  # another release of espeak-ng, without this voice
            _log.warning("voice left out", reason=str(error))
            self._voices = [v for v in self._voices if v != variant]
            return None
        if len(spoken.samples) < 2_000:
            return None
        sound, ratio = telephone.resampled(spoken.samples, spoken.rate, tempo)
        phones = np.zeros(len(sound) + 8, np.uint8)
        for syllable in syllables(spoken.phonemes):
            sounds = from_espeak(syllable.initial, syllable.final)
            if sounds is None:
                return None
            start, middle, end = (int(t * ratio) for t in (syllable.start, syllable.middle, syllable.end))
            if sounds[0]:
                phones[start:middle] = INDEX[sounds[0]]
                phones[middle:end] = INDEX[sounds[1]]
            else:
                phones[start:end] = INDEX[sounds[1]]
        if not phones.any():
            return None
        return self._framed(sound, phones[: len(sound)])

    def _framed(self, sound: Samples, phones: NDArray[np.uint8]) -> tuple[Samples, NDArray[np.uint8]]:
        """With more or less silence before and after than espeak-ng leaves."""
        r = self._random
        if r.random() < 0.7:
            end = min(len(sound), int(np.flatnonzero(phones)[-1]) + int(r.uniform(0.02, 0.3) * features.RATE))
            sound, phones = sound[:end], phones[:end]
        around = int(r.exponential(0.25) * features.RATE), int(r.exponential(0.25) * features.RATE)
        sound, phones = np.pad(sound, around), np.pad(phones, around)
        if len(self.babble) == 1:
            self.babble = sound.copy()
        elif r.random() < 0.05:
            self.babble = np.resize(self.babble, 40_000) * 0.7 + np.resize(sound, 40_000)
        return sound, phones


def labelled(sound: Samples, phones: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Features of `sound`, and the phone in the middle of every third frame."""
    frames = features.mfcc(sound)
    middles = features.FRAME_STEP * np.arange(0, len(frames), SUBSAMPLING) + _CENTRE
    return frames, phones[np.minimum(middles, len(phones) - 1)]

"""What the channels of a hearing measurement say: the recorded sentences, in a row or as one side of a dialogue."""

import csv
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SENTENCES = Path(__file__).parents[1] / "tests" / "data" / "speech" / "hotline"
RATE = 8_000
"""Hz."""

IDLE = 12
"""Amplitude of the noise between sentences: about -69 dBov, an idle telephone line's."""

SHARE = 0.45
"""Of a dialogue, how much one side speaks, breaths within its sentences included."""


@dataclass(frozen=True, slots=True)
class Sound:
    pcm: bytes
    """8 kHz, 16-bit, mono."""
    ends: tuple[float, ...]
    """Seconds at which a sentence's last sound is over."""

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / RATE


def talk(seconds: float, seed: int, share: float = SHARE) -> Sound:
    """One side of a call of about so many seconds. Turns of two to three sentences and silence in between; `share`
    1.0 is somebody who never stops."""
    random = np.random.default_rng(seed)
    sentences = _sentences()
    parts: list[np.ndarray] = []
    ends: list[float] = []
    length = 0
    while length < seconds * RATE:
        turn = [sentences[i] for i in random.integers(0, len(sentences), random.integers(2, 4))]
        spoken = sum(map(len, turn))
        silence = round(spoken * (1 - share) / share)
        before = silence // 2 if length else int(random.uniform(0, 1) * silence)
        for part in (np.zeros(before, np.int16), *turn, np.zeros(silence - silence // 2, np.int16)):
            parts.append(part)
            length += len(part)
        if silence:
            last = turn[-1]
            ends.append((length - (silence - silence // 2) - len(last) + _last_sound(last)) / RATE)
    samples = np.concatenate(parts)
    samples = samples + random.integers(-IDLE, IDLE + 1, len(samples))
    return Sound(samples.clip(-32768, 32767).astype("<i2").tobytes(), tuple(ends))


def _sentences() -> list[np.ndarray]:
    with (SENTENCES / "transcripts.tsv").open(encoding="utf-8") as f:
        files = [row["file"] for row in csv.DictReader(f, delimiter="\t")]
    sentences = []
    for file in files:
        with wave.open(str(SENTENCES / file), "rb") as w:
            sentences.append(np.frombuffer(w.readframes(w.getnframes()), dtype="<i2"))
    return sentences


def _last_sound(samples: np.ndarray) -> int:
    """Where the last frame of 10 ms ends that is less than 35 dB below the loudest."""
    frames = samples[: len(samples) // 80 * 80].reshape(-1, 80).astype(np.float64)
    power = np.square(frames).mean(axis=1)
    return 80 * (int(np.flatnonzero(power > power.max() / 10**3.5)[-1]) + 1)

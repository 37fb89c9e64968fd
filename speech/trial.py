"""How well a model understands a folder of recordings: the character-error report."""

import csv
import time
import unicodedata
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech.ear import STREAM_RATE, Ear
from speech.heard import Utterance
from speech.normal import normal
from speech.numerals import digits
from speech.recogniser import Model
from speech.resample import resample

TRANSCRIPTS = "transcripts.tsv"
"""In the folder: file, tab, text; further columns and a heading that begins with "file" don't matter."""

_CHUNK = STREAM_RATE // 10 * 2
_AFTER = b"\0\0" * STREAM_RATE


@dataclass(frozen=True, slots=True)
class Recording:
    path: Path
    text: str
    """What is said in it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Characters that are wrong, of so many."""

    characters: int = 0
    inserted: int = 0
    deleted: int = 0
    substituted: int = 0

    @property
    def errors(self) -> int:
        return self.inserted + self.deleted + self.substituted

    @property
    def rate(self) -> float:
        """The character error rate: 0 is perfect, above 1 more is wrong than was said."""
        return self.errors / self.characters if self.characters else float(self.errors > 0)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.characters + other.characters,
            self.inserted + other.inserted,
            self.deleted + other.deleted,
            self.substituted + other.substituted,
        )


@dataclass(frozen=True, slots=True)
class Tried:
    recording: Recording
    heard: str
    score: Score
    seconds: float
    """Length of the recording."""
    cpu_s: float
    """Processor time that hearing it took."""


def recordings(folder: Path) -> list[Recording]:
    """What is listed in the folder's transcripts. Raises `OSError` where they can't be read."""
    with (folder / TRANSCRIPTS).open(encoding="utf-8-sig", newline="") as f:
        rows = [row for row in csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 1]
    return [Recording(folder / row[0], row[1]) for row in rows if row[0] != "file"]


def try_out(model: Model, model_rate: int, recording: Recording) -> Tried:
    """Hear one recording as a call is heard: at 8 kHz, by chunks, behind the gate. Raises `OSError`, `ValueError`."""
    pcm = telephone_audio(recording.path)
    began = time.thread_time()
    ear = Ear(model, model_rate, 0.0)
    sound = pcm + _AFTER
    told = [h for i in range(0, len(sound), _CHUNK) for h in ear.hear(sound[i : i + _CHUNK], partials=False)]
    text = "".join(h.text for h in told + ear.finish() if isinstance(h, Utterance) and h.final)
    cpu_s = time.thread_time() - began
    return Tried(recording, text, compared(recording.text, text), len(pcm) / 2 / STREAM_RATE, cpu_s)


def telephone_audio(path: Path) -> bytes:
    """A WAV file as 8 kHz, 16-bit, mono. Raises `ValueError` for what is not 16-bit PCM."""
    try:
        with wave.open(str(path), "rb") as w:
            if w.getsampwidth() != 2:
                raise ValueError(f"{path.name} has {8 * w.getsampwidth()} bits a sample, not 16")
            rate, channels, data = w.getframerate(), w.getnchannels(), w.readframes(w.getnframes())
    except (wave.Error, EOFError) as e:
        raise ValueError(f"{path.name} is not a WAV file of 16-bit PCM: {e}") from e
    samples = np.frombuffer(data, dtype="<i2").astype(np.float32)
    mono = samples[: len(samples) // channels * channels].reshape(-1, channels).mean(axis=1, dtype=np.float32)
    if rate != STREAM_RATE:
        mono = resample(mono, rate, STREAM_RATE)
    pcm: bytes = np.rint(mono.clip(-32768, 32767)).astype("<i2").tobytes()
    return pcm


def compared(wanted: str, got: str) -> Score:
    """By the alignment with the fewest errors. Punctuation, spaces and case don't count; 16 is 十六, 幺 is 一."""
    return _aligned(_characters(wanted), _characters(got))


def _characters(text: str) -> str:
    plain = digits(normal(unicodedata.normalize("NFKC", text).lower())).replace("幺", "一")
    return "".join(c for c in plain if c.isalnum())


def _aligned(wanted: Sequence[str], got: Sequence[str]) -> Score:
    # Each cell: errors, inserted, deleted, substituted.
    row = [(j, j, 0, 0) for j in range(len(got) + 1)]
    for i, a in enumerate(wanted, 1):
        above, row = row, [(i, 0, i, 0)]
        for j, b in enumerate(got, 1):
            (e, x, y, z), (e1, x1, y1, z1), (e2, x2, y2, z2) = above[j - 1], above[j], row[j - 1]
            same = (e, x, y, z) if a == b else (e + 1, x, y, z + 1)
            row.append(min(same, (e1 + 1, x1, y1 + 1, z1), (e2 + 1, x2 + 1, y2, z2)))
    _, inserted, deleted, substituted = row[-1]
    return Score(len(wanted), inserted, deleted, substituted)


def report(tried: Sequence[Tried]) -> Iterator[str]:
    """Lines for people: one a recording, then all together."""
    for one in tried:
        yield f"{one.score.rate:7.1%}  {one.recording.path.name}\t{one.recording.text}\t{one.heard}"
    total = sum((one.score for one in tried), Score())
    seconds = sum(one.seconds for one in tried)
    cost = sum(one.cpu_s for one in tried) / seconds if seconds else 0.0
    yield (
        f"{total.rate:7.1%}  of {total.characters} characters in {len(tried)} recordings wrong: "
        f"{total.inserted} inserted, {total.deleted} deleted, {total.substituted} substituted"
    )
    yield f"{cost:7.4f}  seconds of processor time a second of audio, over {seconds:.0f} s"

"""Speech for tests: the recorded sentences, and how wrong what was heard of them is."""

import csv
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "speech"
FRAME = 320
"""Bytes in 20 ms."""


@dataclass(frozen=True, slots=True)
class Clip:
    path: Path
    text: str

    @property
    def pcm(self) -> bytes:
        return read(self.path)


def clips(folder: str) -> list[Clip]:
    with (DATA / folder / "transcripts.tsv").open(encoding="utf-8") as f:
        return [Clip(DATA / folder / row["file"], row["text"]) for row in csv.DictReader(f, delimiter="\t")]


def read(path: Path) -> bytes:
    with wave.open(str(path), "rb") as w:
        assert (w.getframerate(), w.getsampwidth(), w.getnchannels()) == (8000, 2, 1)
        return w.readframes(w.getnframes())


def silence(seconds: float) -> bytes:
    return b"\0\0" * round(seconds * 8000)


def frames(pcm: bytes) -> Iterator[bytes]:
    for i in range(0, len(pcm), FRAME):
        yield pcm[i : i + FRAME]


def hanzi(text: str) -> str:
    return "".join(c for c in text if "\u4e00" <= c <= "\u9fff")


def errors(wanted: str, got: str) -> int:
    """Characters to change, add or take away (Levenshtein) between the Chinese characters of both."""
    wanted, got = hanzi(wanted), hanzi(got)
    row = list(range(len(got) + 1))
    for i, a in enumerate(wanted, 1):
        new = [i]
        for j, b in enumerate(got, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        row = new
    return row[-1]

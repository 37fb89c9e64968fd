"""Test sets: folders of WAV files and ``transcripts.tsv`` (file, text, phrase, voice), spoken alike each time."""

import csv
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from speech.training import script_lines, telephone, voices
from speech.training.espeak import Espeak, Manner
from speech.training.features import RATE
from speech.training.sentences import Corpus, lines, plain
from speech.training.slots import Slots
from speech.training.telephone import Samples
from speech.wav import write

TRANSCRIPTS = "transcripts.tsv"
COLUMNS = ("file", "text", "phrase", "voice")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to speak."""

    text: str
    phrase: str = ""
    """What is listened for in it, where that is what the set is about."""


@dataclass(frozen=True, slots=True)
class TestSet:
    name: str
    about: str
    """What its figures mean, for people."""
    rows: tuple[Row, ...]
    choose: Callable[[int, np.random.Generator], str]
    """The voice of the n-th row."""
    quiet: bool = False
    """An even, clear voice without noise; otherwise any speed and pitch, and noise at 22 to 40 dB."""

    __test__ = False  # no test of pytest's


def any_heard(_: int, random: np.random.Generator) -> str:
    known = voices.heard()
    return known[random.integers(len(known))]


def kept_back(nth: int, _: np.random.Generator) -> str:
    return voices.KEPT_BACK[nth % len(voices.KEPT_BACK)]


def ordinary(nth: int, _: np.random.Generator) -> str:
    return voices.ORDINARY[nth % len(voices.ORDINARY)]


def catalogue(scripts: Path) -> Sequence[Sequence[TestSet]]:
    """All sets, in groups that are spoken one after the other from one seed."""
    sentences = tuple(Row(text) for text in lines("held_out_sentences"))
    fillings = tuple(Row(text) for text in lines("held_out_fillings"))
    slots = Slots(2_024)
    required = tuple(Row(slots.fill(line)) for line in script_lines.required(scripts))
    alone = tuple(Row(text) for text in lines("short"))
    forbidden = tuple(Row(text) for text in lines("forbidden"))
    return (
        (
            TestSet("heard-sentences", "new sentences, voices of the training", sentences, any_heard),
            TestSet("heard-fillings", "new fillings of known templates, voices of the training", fillings, any_heard),
            TestSet("new-sentences", "new sentences, voices never heard", sentences, kept_back),
            TestSet("new-fillings", "new fillings of known templates, voices never heard", fillings, kept_back),
        ),
        (TestSet("ordinary", "both, ordinary voices, no noise", sentences + fillings, ordinary, quiet=True),),
        (TestSet("required", "required lines of the scripts, voices never heard", required, kept_back),),
        (TestSet("short", "one or two syllables alone, voices never heard", alone, kept_back),),
        (TestSet("forbidden", "known forbidden lines, voices never heard", forbidden, kept_back),),
        (
            TestSet(
                "forbidden-new", "forbidden words in new sentences, voices never heard", _pairs("forbidden"), kept_back
            ),
            TestSet(
                "confusable-new",
                "new sentences that come near them, voices never heard",
                _pairs("confusable"),
                kept_back,
            ),
        ),
    )


def _pairs(name: str) -> tuple[Row, ...]:
    pairs = (row.partition("\t") for row in lines(f"held_out_{name}"))
    return tuple(Row(sentence, phrase) for phrase, _, sentence in pairs)


def speak(folder: Path, scripts: Path, corpus: Corpus) -> list[TestSet]:
    """Speak all sets into folders of their names. A kept-back sentence that a script asks for is left out.

    In a process of its own: espeak-ng's noise goes on from whatever it spoke before, and the sets must not change.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_speak, folder, scripts, corpus).result()


def _speak(folder: Path, scripts: Path, corpus: Corpus) -> list[TestSet]:
    espeak = Espeak()
    made: list[TestSet] = []
    in_training = {plain(s) for spoken in corpus.spoken.values() for s in spoken}
    for group in catalogue(scripts):
        random = np.random.default_rng(99)
        for test_set in group:
            place = folder / test_set.name
            place.mkdir(parents=True, exist_ok=True)
            meant_to_be_new = not test_set.name.startswith(("required", "short")) and test_set.name != "forbidden"
            spoken = [
                (f"{i:03d}.wav", row, _record(place / f"{i:03d}.wav", row.text, i, test_set, espeak, random))
                for i, row in enumerate(test_set.rows)
            ]
            kept = [s for s in spoken if not (meant_to_be_new and plain(s[1].text) in in_training)]
            _write_table(place / TRANSCRIPTS, ((name, row.text, row.phrase, voice) for name, row, voice in kept))
            made.append(test_set)
    return made


def read(folder: Path) -> list[dict[str, str]]:
    """The rows of a set's table."""
    with (folder / TRANSCRIPTS).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t"))


def _write_table(path: Path, rows: Iterable[tuple[str, str, str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _record(path: Path, text: str, nth: int, test_set: TestSet, espeak: Espeak, random: np.random.Generator) -> str:
    """Speak one row to `path`; the voice that spoke it."""
    variant = test_set.choose(nth, random)
    if test_set.quiet:
        spoken = espeak.say(text, Manner(variant, speed=160))
        sound, _ = telephone.resampled(spoken.samples, spoken.rate)
        coded = telephone.mu_law(np.pad(sound * 12_000, (2_400, 2_400)))
    else:
        manner = Manner(variant, speed=int(random.integers(120, 221)), pitch=int(random.integers(30, 71)))
        spoken = espeak.say(text, manner)
        sound, _ = telephone.resampled(spoken.samples, spoken.rate)
        coded = _on_a_light_line(np.pad(sound, (int(random.uniform(0.1, 0.5) * RATE), 2_400)), random)
    write(path, (coded / telephone.FULL_SCALE).astype(np.float32))
    return variant or "default"


def _on_a_light_line(sound: Samples, random: np.random.Generator) -> Samples:
    """200 to 3600 Hz, noise at 22 to 40 dB, some level, µ-law."""
    sound = telephone.band(sound, 200, 3_600)
    noise = telephone.noise(len(sound), str(random.choice(["pink", "white", "hum"])), random)
    sound = sound + noise * (telephone.rms(sound) + 1e-9) * 10 ** (-random.uniform(22, 40) / 20)
    level = telephone.FULL_SCALE * 10 ** (-random.uniform(3, 18) / 20)
    return telephone.mu_law(sound / (np.abs(sound).max() + 1e-9) * level)

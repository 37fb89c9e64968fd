"""What is spoken in training, what the language model reads, and what is kept from both."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from speech.training import script_lines
from speech.training.slots import Slots

TEXT = Path(__file__).parent / "text"

KEPT_BACK = ("held_out_sentences", "held_out_fillings", "held_out_forbidden", "held_out_confusable", "tuning")
"""The files whose sentences no training may see."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All sentences, by how they are used; hanzi and full-width commas, no slots left."""

    spoken: Mapping[str, tuple[str, ...]]
    """For the audio, by kind: sentences, fillings, scripts, rules, short."""
    read: tuple[str, ...]
    """For the language model: a sentence as often as it weighs."""
    kept_back: frozenset[str] = field(repr=False)
    """`plain` of what neither of the two contains."""


SHARES: Mapping[str, float] = {"sentences": 0.2, "fillings": 0.2, "scripts": 0.18, "rules": 0.05, "short": 0.04}
"""Of the audio, by kind. The rest is random words, so that the phones are learnt in every company."""

_FILLINGS_SPOKEN = 9_000
_FILLINGS_READ = 50_000
_WEIGHTS: Mapping[str, int] = {"sentences": 25, "rules": 15, "short": 60}
_SLOTTED, _WHOLE, _CLAUSE = 30, 12, 4
"""How often the language model reads a script's line with slots (each time filled anew), one without, part of one."""


def lines(name: str) -> list[str]:
    """The sentences of a file in `text`, without headings; of a table, whole rows."""
    rows = (row.strip() for row in (TEXT / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(row for row in rows if row and row[0] != "#"))


def plain(sentence: str) -> str:
    """As it is compared: without punctuation."""
    return sentence.replace("，", "")


def kept_back() -> frozenset[str]:
    """`plain` of every sentence that training must not see."""
    return frozenset(plain(row.rpartition("\t")[2]) for name in KEPT_BACK for row in lines(name))


def compose(scripts: Path, seed: int = 7) -> Corpus:
    """Gather the corpus: the project's sentences, the lines of the script files in `scripts`, the prompts.

    A line of a script wins over the held-out sets: the model must know what agents are asked to say, so such a
    sentence leaves the set (`corpus.kept_back`), not the training.
    """
    slots, chance = Slots(seed), random.Random(seed)
    asked = _filled(script_lines.in_scripts(scripts) + script_lines.in_prompts(), slots)
    kept = kept_back() - {plain(line) for line in asked}

    def allowed(found: Iterable[str]) -> tuple[str, ...]:
        return tuple(s for s in dict.fromkeys(found) if plain(s) not in kept)

    templates = lines("templates")

    def fillings(count: int) -> list[str]:
        found: list[str] = []
        while len(found) < count:
            sentence = slots.fill(chance.choice(templates))
            if plain(sentence) not in kept:
                found.append(sentence)
        return found

    spoken = {
        "sentences": allowed(lines("sentences")),
        "fillings": tuple(fillings(_FILLINGS_SPOKEN)),
        "scripts": tuple(asked),
        "rules": allowed(lines("forbidden") + lines("confusable")),
        "short": allowed(lines("short")),
    }
    read = fillings(_FILLINGS_READ) + list(spoken["scripts"])
    for kind, weight in _WEIGHTS.items():
        read += weight * spoken[kind]
    return Corpus(spoken, tuple(read), kept)


def _filled(lines: Iterable[str], slots: Slots) -> list[str]:
    """Every line and every clause of it, as often as it weighs; where it has slots, with new values each time."""
    whole = dict.fromkeys(lines)
    weights = {clause: _CLAUSE for line in whole for clause in script_lines.clauses(line)}
    weights |= dict.fromkeys(whole, _WHOLE)
    return [slots.fill(line) for line, weight in weights.items() for _ in range(_SLOTTED if "{" in line else weight)]


def utterances(read: Iterable[str], seed: int = 3) -> list[tuple[str, ...]]:
    """The language model's text as utterances: mostly one sentence, now and then two or three said in one breath."""
    chance = random.Random(seed)
    shuffled = list(read)
    chance.shuffle(shuffled)
    found: list[tuple[str, ...]] = []
    start = 0
    while start < len(shuffled):
        end = start + chance.choice((1, 1, 1, 2, 3))
        found.append(tuple(shuffled[start:end]))
        start = end
    return found

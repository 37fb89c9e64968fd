"""How far two syllables, and a phrase and speech, are from each other.

Syllables are toneless pinyin. What a recogniser (or a dialect) confuses is near, everything else is wholly wrong:
so a distance of 1 means one syllable missing, added or quite another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")

CLOSE, LOOSE, OTHER = 0.1, 0.4, 1.0
"""What a confusion costs that is common (n/l), that happens (b/p), and anything else."""

_INITIALS_ALIKE: dict[float, tuple[str, ...]] = {
    CLOSE: ("n l", "z zh", "c ch", "s sh"),
    LOOSE: ("b p", "d t", "g k", "j q x", "f h", "l r", "n r", "z c", "zh ch", "z ch", "zh c", "c s", "ch sh", "g h"),
}
_FINALS_ALIKE: dict[float, tuple[str, ...]] = {
    CLOSE: ("in ing", "en eng", "an ang", "uan uang", "ian iang", "o uo"),
    LOOSE: ("ian in", "an en", "ei ai", "ou ao", "e uo", "ong eng", "i v", "un uan", "ie ve", "iu ou", "ui ei"),
}


def _pairs(table: dict[float, tuple[str, ...]]) -> dict[tuple[str, str], float]:
    return {
        (one, other): cost
        for cost, groups in table.items()
        for group in groups
        for one in group.split()
        for other in group.split()
        if one != other
    }


_INITIAL_COST = _pairs(_INITIALS_ALIKE)
_FINAL_COST = _pairs(_FINALS_ALIKE)


def parts(syllable: str) -> tuple[str, str]:
    """Initial (may be empty) and final."""
    initial = next((i for i in INITIALS if syllable.startswith(i)), "")
    return initial, syllable[len(initial) :]


@lru_cache(maxsize=1 << 16)
def distance(one: str, other: str) -> float:
    """0 for the same syllable, 0.1…0.5 for what is confused, 1 for all else."""
    if one == other:
        return 0.0
    (i, f), (j, g) = parts(one), parts(other)
    cost = 0.0 if i == j else _INITIAL_COST.get((i, j), OTHER)
    cost += 0.0 if f == g else _FINAL_COST.get((f, g), OTHER)
    return cost if cost <= CLOSE + LOOSE else OTHER


def alike(one: str, other: str) -> bool:
    """Whether `distance` is less than that of two different syllables."""
    return distance(one, other) < OTHER


@dataclass(frozen=True, slots=True)
class Match:
    """The best place of a phrase in speech: `similarity` 0…1, syllables `start` to `end` (exclusive)."""

    similarity: float
    start: int
    end: int


def find(phrase: Sequence[str], speech: Sequence[str]) -> Match:
    """The stretch of `speech` that is nearest to `phrase` by edit distance (Sellers 1980), weighted by `distance`.

    Cost O(len(phrase) × len(speech)). An empty phrase is found everywhere, nothing is found in empty speech.
    """
    if not phrase:
        return Match(1.0, 0, 0)
    width = len(speech) + 1
    cost, origin = [0.0] * width, list(range(width))
    for row, sound in enumerate(phrase, 1):
        diagonal, diagonal_origin = cost[0], origin[0]
        left, left_origin = float(row), 0
        cost[0], origin[0] = left, left_origin
        for column in range(1, width):
            above, above_origin = cost[column], origin[column]
            heard = speech[column - 1]
            best, best_origin = diagonal + (0.0 if heard == sound else distance(sound, heard)), diagonal_origin
            if above + 1.0 < best:
                best, best_origin = above + 1.0, above_origin
            if left + 1.0 < best:
                best, best_origin = left + 1.0, left_origin
            diagonal, diagonal_origin = above, above_origin
            cost[column], origin[column] = left, left_origin = best, best_origin
    end = min(range(width), key=cost.__getitem__)
    return Match(max(0.0, 1.0 - cost[end] / len(phrase)), origin[end], end)

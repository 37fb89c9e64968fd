"""How far two syllables, and a phrase and speech, are from each other.

Syllables are toneless pinyin. What a recogniser (or a dialect) confuses is near, everything else is wholly wrong:
so a distance of 1 means one syllable missing, added or quite another.
"""

from collections.abc import Mapping, Sequence
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


@lru_cache(maxsize=1 << 12)
def neighbours(syllable: str) -> Mapping[str, float]:
    """Every syllable that is `alike` to this one, itself included, and its distance."""
    initial, final = parts(syllable)
    initials = {initial, *(other for one, other in _INITIAL_COST if one == initial)}
    finals = {final, *(other for one, other in _FINAL_COST if one == final)}
    made = {start + end: distance(syllable, start + end) for start in initials for end in finals}
    return {one: cost for one, cost in made.items() if cost < OTHER}


@dataclass(frozen=True, slots=True)
class Match:
    """The best place of a phrase in speech: `similarity` 0…1, syllables `start` to `end` (exclusive)."""

    similarity: float
    start: int
    end: int


def find(phrase: Sequence[str], speech: Sequence[str], least: float = 0.0) -> Match:
    """The stretch of `speech` that is nearest to `phrase` by edit distance (Sellers 1980), weighted by `distance`.

    Of several the first. Where the best is less than `least` similar, it is a match of 0 over nothing: rows that can't
    come below that any more are left out (Ukkonen's cut-off), so that little is computed where little is alike. An
    empty phrase is found everywhere, nothing is found in empty speech.
    """
    rows = len(phrase)
    if not rows:
        return Match(1.0, 0, 0)
    most = (1.0 - least) * rows + 1e-9
    cost, origin = [float(row) for row in range(rows + 1)], [0] * (rows + 1)
    best, start, end = (cost[rows] if cost[rows] <= most else most + 1.0), 0, 0
    active = min(rows, int(most))  # the last row that may still come to something
    for column, heard in enumerate(speech, 1):
        diagonal, diagonal_origin = 0.0, column - 1
        above, above_origin = 0.0, column
        last = min(active + 1, rows)
        reached = 0
        near = neighbours(heard).get
        for row in range(1, last + 1):
            left, left_origin = (cost[row], origin[row]) if row <= active else (most + 1.0, 0)
            lowest, lowest_origin = diagonal + near(phrase[row - 1], OTHER), diagonal_origin
            if left + 1.0 < lowest:
                lowest, lowest_origin = left + 1.0, left_origin
            if above + 1.0 < lowest:
                lowest, lowest_origin = above + 1.0, above_origin
            diagonal, diagonal_origin = left, left_origin
            cost[row], origin[row] = above, above_origin = lowest, lowest_origin
            if lowest <= most:
                reached = row
        active = reached
        if active == rows and cost[rows] < best:
            best, start, end = cost[rows], origin[rows], column
    if best > most:
        return Match(0.0, 0, 0)
    return Match(max(0.0, 1.0 - best / rows), start, end)

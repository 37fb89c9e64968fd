"""Many phrases looked for at once in a stream of syllables.

A filter of bits first: the columns of Sellers' edit distance for all phrases are packed side by side into a few
integers (Myers, JACM 46 (1999) 395; Hyyrö 2003), so that a syllable costs some twenty operations however many phrases
there are. Alike syllables are the same to it, so its distance is never more than the weighted one: what it lets
through is then measured with `sounds.find`, and nothing is lost.

Because the columns are plain integers, the state of a stream is a value: a partial result is tried on it and dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from domain.rules.sounds import Match, find, neighbours

_FIELD = 8
"""Bits above each phrase's: room for its distance (0…127) and the bit that tells whether it is small enough."""

LONGEST = 100
"""Syllables of a phrase."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """A phrase as it sounds, and from what similarity on it is worth a look."""

    syllables: tuple[str, ...]
    least: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a stream stands: vertical differences (up, down) and the distance of every phrase at this place."""

    up: int
    down: int
    distances: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A phrase may end with one of the syllables `first` to `last` (exclusive)."""

    phrase: int
    first: int
    last: int


class Spotter:
    """A set of phrases, compiled. Immutable; shared by all streams of speech that are searched for them."""

    def __init__(self, phrases: Sequence[Sounds]) -> None:
        """Phrases of more than `LONGEST` syllables are cut there; those without a syllable are never found."""
        self._phrases = phrases = [Sounds(p.syllables[:LONGEST], p.least) for p in phrases]
        self._alphabet = frozenset(s for phrase in phrases for s in phrase.syllables)
        self._places: dict[str, int] = dict.fromkeys(self._alphabet, 0)
        self._rows = self._unit = self._verdict = self._allowed = 0
        self._phrase_at: dict[int, int] = {}
        offset = start = 0
        for index, phrase in enumerate(phrases):
            length = len(phrase.syllables)
            if not length:
                continue
            for i, syllable in enumerate(phrase.syllables):
                self._places[syllable] |= 1 << offset + i
            self._rows |= ((1 << length) - 1) << offset
            self._unit |= 1 << offset + length
            verdict = offset + length + _FIELD - 1
            self._verdict |= 1 << verdict
            self._allowed |= floor((1.0 - phrase.least) * length + 1e-9) << offset + length
            start += length << offset + length
            self._phrase_at[verdict] = index
            offset += length + _FIELD
        self._allowed |= self._verdict
        self._alike: dict[str, int] = {}
        self.start = Columns(self._rows, 0, start)
        """Before the first syllable, and after a break in the hearing."""

    def __len__(self) -> int:
        return len(self._phrases)

    def hear(self, columns: Columns, syllables: Sequence[str]) -> tuple[Columns, list[Ending]]:
        """Take the next syllables. Where the stream then stands, and where phrases may have ended among them."""
        if not self._phrase_at:
            return columns, []
        up, down, distances = columns.up, columns.down, columns.distances
        rows, unit, allowed, verdict = self._rows, self._unit, self._allowed, self._verdict
        near = 0
        since: dict[int, int] = {}
        endings: list[Ending] = []
        for at, syllable in enumerate(syllables):
            equal = self._alike.get(syllable)
            if equal is None:
                equal = self._places_alike(syllable)
            vertical = equal | down
            horizontal = (((equal & up) + up) ^ up) & rows | equal
            more = (down | (rows ^ (horizontal | up))) << 1
            less = (up & horizontal) << 1
            distances += (more & unit) - (less & unit)
            more &= rows
            up = less & rows | (rows ^ (vertical | more))
            down = more & vertical
            was, near = near, (allowed - distances) & verdict
            if was != near:
                for phrase in self._named(near & ~was):
                    since[phrase] = at
                endings += [Ending(phrase, since.pop(phrase), at) for phrase in self._named(was & ~near)]
        endings += [Ending(phrase, first, len(syllables)) for phrase, first in since.items()]
        return Columns(up, down, distances), endings

    def measure(self, phrase: int, syllables: Sequence[str]) -> Match:
        """Exactly how near `phrase` is to the nearest stretch of `syllables`; 0 where it is not near enough."""
        return find(self._phrases[phrase].syllables, syllables, self._phrases[phrase].least)

    def reach(self, phrase: int) -> int:
        """Syllables that a match of `phrase` can span at most."""
        one = self._phrases[phrase]
        return len(one.syllables) + floor((1.0 - one.least) * len(one.syllables))

    def _places_alike(self, syllable: str) -> int:
        found = 0
        for other in neighbours(syllable):
            found |= self._places.get(other, 0)
        self._alike[syllable] = found
        return found

    def _named(self, bits: int) -> list[int]:
        named = []
        while bits:
            lowest = bits & -bits
            named.append(self._phrase_at[lowest.bit_length() - 1])
            bits ^= lowest
        return named

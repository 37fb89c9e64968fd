"""Phrases of one leg, and where they were heard in what it said.

Longer phrases are compared by sound. One of a single or two syllables sounds like parts of many innocent words (喂 is
in 为您), so it counts where its characters are in the text (one syllable: at either end), or where it is all that was
said.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.rules.language import Language
from domain.rules.sounds import find
from domain.rules.spotting import Columns, Ending, Sounds, Spotter
from domain.transcripts import Line

SHORT = 2
"""Syllables up to which a phrase is compared by its characters."""

DOUBT = 0.15
"""How far below its threshold a phrase is still doubtful, not unheard."""

EXACT = 0.9
"""Similarity from which a condition is an exact one, such as forbidden words."""

LISTEN_AT = 0.7
"""Similarity from which what an exact condition asks for is worth a second look, though nothing is doubtful without."""

PAUSE_S = 4.0
"""A phrase may go over the border of two utterances, if no more than this lies between."""

UNSURE = 0.5
"""An utterance of less confidence proves nothing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text` is what to hear; `key` is how rules know it (with its placeholders)."""

    key: str
    text: str
    least: float
    """The lowest similarity that any rule cares for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found in what a leg said. Seconds from the start of the call."""

    start: float
    end: float
    similarity: float
    utterance: int
    """Its place among the leg's utterances."""
    first: int
    """Syllables of the leg's stream, `first` to `last` (exclusive)."""
    last: int
    support: float
    """0…1: the share of the recogniser's readings in which it is."""
    confidence: float


@dataclass(slots=True)
class Stream:
    """All that a leg said, as one run of syllables."""

    lines: list[Line] = field(default_factory=list)
    syllables: list[str] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    """Where each utterance begins in `syllables`."""
    breaks: list[int] = field(default_factory=lambda: [0])
    """Syllables before which there was a pause or a gap: no phrase goes over one."""

    def add(self, line: Line, syllables: Sequence[str]) -> None:
        self.lines.append(line)
        self.begins.append(len(self.syllables))
        self.syllables.extend(syllables)

    def take_back(self) -> None:
        """Undo the last `add`."""
        self.lines.pop()
        del self.syllables[self.begins.pop() :]

    def broken(self) -> None:
        """What comes next does not go on with what came before."""
        self.breaks.append(len(self.syllables))

    def span(self, utterance: int) -> tuple[int, int]:
        """An utterance's syllables, first to last (exclusive)."""
        begin = self.begins[utterance]
        last = utterance + 1 == len(self.begins)
        return begin, len(self.syllables) if last else self.begins[utterance + 1]

    def utterance(self, syllable: int) -> int:
        """Which one a syllable belongs to."""
        return bisect_right(self.begins, syllable) - 1

    def seconds(self, syllable: int) -> tuple[float, float]:
        """From when to when a syllable was spoken, as if its utterance was spoken evenly."""
        utterance = self.utterance(syllable)
        line, (begin, end) = self.lines[utterance], self.span(utterance)
        pace = (line.end - line.start) / max(end - begin, 1)
        return line.start + pace * (syllable - begin), line.start + pace * (syllable - begin + 1)


class PhraseBook:
    """Phrases compiled for one leg. Immutable; `start` is the state of a stream before its first word."""

    def __init__(self, phrases: Sequence[Phrase], language: Language) -> None:
        self._language = language
        sounds = [tuple(spoken(phrase.text, language)) for phrase in phrases]
        self._long = [phrase for phrase, s in zip(phrases, sounds, strict=True) if len(s) > SHORT]
        self._short = [(phrase, s) for phrase, s in zip(phrases, sounds, strict=True) if 0 < len(s) <= SHORT]
        self._sounds = [s for s in sounds if len(s) > SHORT]
        self._spotter = Spotter([Sounds(s, p.least) for s, p in zip(self._sounds, self._long, strict=True)])

    @property
    def start(self) -> Columns:
        return self._spotter.start

    def hear(
        self, columns: Columns, stream: Stream, utterance: int, least: float = 0.0
    ) -> tuple[Columns, list[tuple[str, Hit]]]:
        """Search an utterance, and over its border into what came before. `columns`: where the one before it ended.

        Returns where this one ends, and the phrases (by key) that end in it, no less similar than each asks for and
        than `least`.
        """
        line, (begin, end) = stream.lines[utterance], stream.span(utterance)
        if begin in stream.breaks:
            columns = self._spotter.start
        new = stream.syllables[begin:end]
        columns, endings = self._spotter.hear(columns, new)
        border = stream.breaks[bisect_right(stream.breaks, begin) - 1]
        found: list[tuple[str, Hit]] = []
        for ending in endings:
            for similarity, first, last in self._places(ending, stream, border, begin, least):
                support = self._support(line, ending.phrase)
                found.append((self._long[ending.phrase].key, _hit(stream, similarity, first, last, support)))
        for phrase, sounds in self._short:
            if new and (_written(phrase.text, len(sounds), line.text) or _repeats(sounds, new)):
                first = begin + _position(phrase.text, line, len(new))
                support = max(sum(phrase.text in text for text in (line.text, *line.alternatives)), 1)
                share = support / (1 + len(line.alternatives))
                found.append((phrase.key, _hit(stream, 1.0, first, min(first + len(sounds), end), share)))
        return columns, found

    def _places(
        self, ending: Ending, stream: Stream, border: int, begin: int, least: float
    ) -> Iterator[tuple[float, int, int]]:
        """Similarity, first and last (exclusive) syllable of each place around one ending."""
        least, sounds = max(least, self._long[ending.phrase].least), self._sounds[ending.phrase]
        last = begin + ending.last
        window = max(border, begin + ending.first + 1 - self._spotter.reach(ending.phrase))
        while last - window >= least * len(sounds):
            match = find(sounds, stream.syllables[window:last], least)
            if match.similarity < least or match.end <= match.start:
                return
            yield match.similarity, window + match.start, window + match.end
            window += match.end

    def _support(self, line: Line, index: int) -> float:
        if not line.alternatives:
            return 1.0
        sounds, least = self._sounds[index], self._long[index].least
        heard = 1 + sum(find(sounds, spoken(text, self._language)).similarity >= least for text in line.alternatives)
        return heard / (1 + len(line.alternatives))


def spoken(text: str, language: Language) -> Sequence[str]:
    """The syllables of `text` without words that say nothing."""
    return language.syllables("".join(c for c in text if c not in language.fillers))


def _hit(stream: Stream, similarity: float, first: int, last: int, support: float) -> Hit:
    utterances = range(stream.utterance(first), stream.utterance(last - 1) + 1)
    return Hit(
        start=stream.seconds(first)[0],
        end=stream.seconds(last - 1)[1],
        similarity=similarity,
        utterance=utterances[0],
        first=first,
        last=last,
        support=support,
        confidence=min(stream.lines[i].confidence for i in utterances),
    )


def least_similar(similar: float) -> float:
    """How similar a phrase must be to be worth anything to a condition that asks for `similar`."""
    return min(similar - DOUBT, LISTEN_AT) if similar >= EXACT else max(similar - DOUBT, 0.0)


def _written(text: str, syllables: int, heard: str) -> bool:
    """Whether it is in what was heard. A single syllable stands at the beginning or the end, or is said twice: in the
    middle of a sentence it is mostly a piece of another word that was misheard (为您 as 喂您)."""
    if syllables > 1:
        return text in heard
    return heard.startswith(text) or heard.endswith(text) or 2 * text in heard


def _repeats(sounds: Sequence[str], heard: Sequence[str]) -> bool:
    """Whether `heard` is `sounds` and nothing else, once or again and again."""
    return len(heard) % len(sounds) == 0 and all(s == sounds[i % len(sounds)] for i, s in enumerate(heard))


def _position(text: str, line: Line, syllables: int) -> int:
    """About which syllable of the utterance `text` begins at."""
    return min(max(line.text.find(text), 0), syllables - 1)

"""Takes in what the legs say and puts what is found there into the picture."""

from collections.abc import Mapping

from domain.rules.compile import Rulebook, book_of
from domain.rules.conditions import Entity
from domain.rules.phrases import PAUSE_S, Hit, PhraseBook, spoken
from domain.rules.picture import Picture
from domain.rules.spotting import Columns
from domain.transcripts import Line, Speaker

Key = tuple[Speaker, str | Entity]
"""Leg and phrase, pattern or entity: what a hit belongs to."""


class Listener:
    """One call's ears for one rulebook. Finals grow the picture; partials only say what would be in it."""

    def __init__(self, rulebook: Rulebook, picture: Picture, variables: Mapping[str, str]) -> None:
        self._rulebook = rulebook
        self._picture = picture
        self._own: Mapping[Speaker, PhraseBook] = book_of(rulebook.templates, variables, rulebook.language)
        self._columns: dict[Speaker, tuple[Columns, Columns]] = {
            leg: (rulebook.books[leg].start, self._own[leg].start) for leg in Speaker
        }

    def hear(self, line: Line) -> set[Key]:
        """A final, or a gap. Returns whose hits have changed."""
        leg, stream = line.leg, self._picture.streams[line.leg]
        if line.gap:
            self._picture.gaps[leg].append((line.start, line.end))
            stream.broken()
            return set()
        if stream.lines and line.start - stream.lines[-1].end > PAUSE_S:
            stream.broken()
        stream.add(line, spoken(line.text, self._rulebook.language))
        fixed, own, found = self._search(leg)
        self._columns[leg] = fixed, own
        return self._keep(leg, found) | self._patterns(line) | self._entities(line)

    def try_out(self, line: Line, least: float) -> dict[str, Hit]:
        """What a partial has in it that is at least so similar, by phrase; nothing is kept."""
        stream = self._picture.streams[line.leg]
        stream.add(line, spoken(line.text, self._rulebook.language))
        _, _, found = self._search(line.leg, least)
        stream.take_back()
        return dict(found)

    def know(self, variables: Mapping[str, str]) -> set[Key]:
        """The variables have changed: what was said is searched again for the phrases that have them."""
        self._own = book_of(self._rulebook.templates, variables, self._rulebook.language)
        changed: set[Key] = set()
        for at in self._rulebook.templates:
            if self._picture.phrases[at[0]].pop(at[1], None):
                changed.add(at)
        for leg, stream in self._picture.streams.items():
            columns = self._own[leg].start
            for utterance in range(len(stream.lines)):
                columns, found = self._own[leg].hear(columns, stream, utterance)
                changed |= self._keep(leg, found)
            self._columns[leg] = self._columns[leg][0], columns
        return changed

    def _search(self, leg: Speaker, least: float = 0.0) -> tuple[Columns, Columns, list[tuple[str, Hit]]]:
        """The leg's last utterance, in both books."""
        stream, (fixed, own) = self._picture.streams[leg], self._columns[leg]
        last = len(stream.lines) - 1
        fixed, found = self._rulebook.books[leg].hear(fixed, stream, last, least)
        own, more = self._own[leg].hear(own, stream, last, least)
        return fixed, own, found + more

    def _keep(self, leg: Speaker, found: list[tuple[str, Hit]]) -> set[Key]:
        """Of two hits over the same syllables the nearer stays."""
        for phrase, hit in found:
            hits = self._picture.phrases[leg].setdefault(phrase, [])
            other = next((i for i, o in enumerate(hits) if o.first < hit.last and hit.first < o.last), None)
            if other is None:
                hits.append(hit)
            elif hit.similarity > hits[other].similarity:
                hits[other] = hit
        return {(leg, phrase) for phrase, _ in found}

    def _patterns(self, line: Line) -> set[Key]:
        patterns = self._rulebook.pattern_sets.get(line.leg)
        if patterns is None:
            return set()
        changed: set[Key] = set()
        text = self._normal(line)
        for found in patterns.find(text):
            pattern = self._rulebook.patterns[line.leg][found.pattern]
            hits = self._picture.patterns[line.leg].setdefault(pattern, [])
            hits.append(self._hit(line, text, found.start, found.end))
            changed.add((line.leg, pattern))
        return changed

    def _entities(self, line: Line) -> set[Key]:
        if not any(leg is line.leg for leg, _ in self._rulebook.entities):
            return set()
        changed: set[Key] = set()
        text = self._normal(line)
        for found in self._rulebook.language.entities(text):
            hits = self._picture.entities[line.leg].setdefault(found.entity, [])
            hits.append(self._hit(line, text, found.start, found.end))
            changed.add((line.leg, found.entity))
        return changed

    def _normal(self, line: Line) -> str:
        return line.normal or self._rulebook.language.normal(line.text)

    def _hit(self, line: Line, text: str, first: int, last: int) -> Hit:
        stream = self._picture.streams[line.leg]
        pace = (line.end - line.start) / max(len(text), 1)
        begin = stream.begins[-1]
        return Hit(
            start=line.start + first * pace,
            end=line.start + last * pace,
            similarity=1.0,
            utterance=len(stream.lines) - 1,
            first=begin,
            last=len(stream.syllables),
            support=1.0,
            confidence=line.confidence,
        )

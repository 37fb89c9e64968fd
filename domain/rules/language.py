"""What the engine has to be told of the language. Passed in, so that the rules need no dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.rules.conditions import Entity


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's first match in a text: characters `start` to `end` (exclusive)."""

    pattern: int
    """Its index in the set."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Something recognised in a text: characters `start` to `end` (exclusive)."""

    entity: Entity
    start: int
    end: int


class PatternSet(Protocol):
    """Regular expressions looked for together, in time linear in the text."""

    def find(self, text: str) -> Sequence[Found]:
        """The first match of every pattern that is in `text`."""


class Language(Protocol):
    @property
    def fillers(self) -> frozenset[str]:
        """Characters that say nothing (嗯, 呃, 啊): left out of both the rule's words and what was heard."""

    @property
    def thanks(self) -> Sequence[str]:
        """Phrases with which a caller says thank you (T4)."""

    def syllables(self, text: str) -> Sequence[str]:
        """How `text` sounds: toneless pinyin, a syllable each, punctuation left out; ü is v."""

    def normal(self, text: str) -> str:
        """`text` with numbers, rooms and units as they are written: 一零零一号 is 1001号."""

    def entities(self, text: str) -> Sequence[Mentioned]:
        """Numbers, dates, sums of money, names and addresses in a normalised text."""

    def patterns(self, patterns: Sequence[str]) -> PatternSet:
        """Raises `DomainError` for a pattern that can't be had in linear time."""

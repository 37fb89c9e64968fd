"""Phrases in the words of a model: what it could hear of them, and what it never will."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from speech.numerals import digits

Knows = Callable[[str], bool]

LONGEST = 8
"""Characters of a word; few Chinese words are longer, and those are made of shorter ones."""

_PIECES = re.compile(r"[\u3400-\u9fff]+|[a-z']+")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    known: bool


def pieces(text: str, knows: Knows) -> tuple[Piece, ...]:
    """`text` cut into words of the model with the fewest unknown characters, and of those into the fewest words.

    Digits are read one by one, punctuation is left out; unknown characters that touch are one piece.
    """
    plain = digits(unicodedata.normalize("NFKC", text).lower())
    found: list[Piece] = []
    for run in _PIECES.findall(plain):
        found += _cut(run, knows) if not run.isascii() else [Piece(run, knows(run))]
    return tuple(found)


def unknown(text: str, knows: Knows) -> tuple[str, ...]:
    """The pieces of `text` that the model does not know."""
    return tuple(piece.text for piece in pieces(text, knows) if not piece.known)


def _cut(run: str, knows: Knows) -> list[Piece]:
    # For each end: unknown characters and words so far, where its last word begins, and whether it is known.
    best: list[tuple[int, int, int, bool]] = [(0, 0, 0, True)]
    for end in range(1, len(run) + 1):
        ways = [(best[end - 1][0] + 1, best[end - 1][1] + 1, end - 1, False)]
        for start in range(max(0, end - LONGEST), end):
            if knows(run[start:end]):
                ways.append((best[start][0], best[start][1] + 1, start, True))
        best.append(min(ways))
    cut: list[Piece] = []
    end = len(run)
    while end:
        _, _, start, known = best[end]
        text = run[start:end]
        if not known and cut and not cut[-1].known:
            cut[-1] = Piece(text + cut[-1].text, known=False)
        else:
            cut.append(Piece(text, known))
        end = start
    return cut[::-1]

"""What an order is found by: pieces of its words so short that whatever somebody types is made of some of them.

Chinese is written without spaces, people type parts of numbers, and both mix ("3栋2单元"), so words are of no use:
an order is filed under every character and every pair of characters, and under three and four digits or Latin letters
in a row. Single digits and pairs of digits stand in so many orders that looking through the newest ones is quicker.
"""

import operator
import re
import string
from collections.abc import Iterator

SEPARATOR = "\x1f"
"""Between the texts of one order: nothing that is typed reaches from one into the next."""

MOST_NEEDED = 6
"""No more pieces are asked for: each costs, and so does comparing the text with every order that fewer would find."""

_RUN = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[0-9a-z]{3,}")
_DIGITS = frozenset({*string.digits, *(f"{pair:02d}" for pair in range(100))})
"""What tells too little to file an order under it."""


def folded(text: str) -> str:
    """`text` with letter case aside, character by character: what contained a text still does when both are folded."""
    plain = text.replace(SEPARATOR, " ")
    if "Σ" in plain or "İ" in plain:  # lower() looks at the neighbours of the one and makes two of the other
        return "".join(character.lower()[:1] for character in plain)
    return plain.lower()


def search_words(*texts: str) -> str:
    """The texts of an order as they are searched."""
    return SEPARATOR.join(map(folded, texts))


def pieces(words: str) -> frozenset[str]:
    """Everything to file an order under; `words` as `search_words` gives them."""
    found: set[str] = set()
    for run in _RUN.findall(words):
        found.update(run)
        found.update(map(operator.add, run, run[1:]))
        for latin in _LATIN.findall(run):
            found.update(latin[i : i + 3] for i in range(len(latin) - 2))
            found.update(latin[i : i + 4] for i in range(len(latin) - 3))
    return frozenset(found - _DIGITS)


def needed_pieces(text: str) -> tuple[str, ...]:
    """Pieces that every order with `text` (folded) in its words is filed under, those first that tell most.

    None: they must be looked through.
    """
    found = dict.fromkeys(piece for run in _RUN.findall(text) for piece in _longest(run) if piece not in _DIGITS)
    return tuple(sorted(found, key=_commonness)[:MOST_NEEDED])


def _commonness(piece: str) -> int:
    """Numbers and names tell orders apart, then what has a number in it ("7栋"); two words stand in many."""
    return -len(piece) if any(character.isascii() for character in piece) else 1 - len(piece)


def _longest(run: str) -> Iterator[str]:
    """Of the longest pieces some that cover `run`."""
    if len(run) == 1:
        yield run
        return
    covered = [False] * len(run)
    for match in _LATIN.finditer(run):
        length = min(4, len(match[0]))
        for start in (*range(match.start(), match.end() - length, 2), match.end() - length):
            yield run[start : start + length]
        covered[match.start() : match.end()] = [True] * len(match[0])
    for i in range(len(run)):
        start = min(i, len(run) - 2)
        pair = run[start : start + 2]
        if not covered[i] and pair not in _DIGITS:
            yield pair
            covered[start : start + 2] = [True, True]

"""What a recogniser makes of words: mostly characters that sound the same or nearly so, some left out, some added."""

import random
from collections.abc import Iterable, Mapping

from pypinyin import Style, lazy_pinyin

_NEAR = (
    ("n", "l"), ("z", "zh"), ("c", "ch"), ("s", "sh"), ("f", "h"), ("r", "l"), ("b", "p"), ("d", "t"), ("g", "k"),
    ("in", "ing"), ("en", "eng"), ("an", "ang"), ("uan", "uang"), ("ian", "iang"), ("ei", "ai"), ("ou", "ao"),
)  # fmt: skip
"""Initials and finals that are taken for each other."""

_KINDS = ("same", "near", "other", "drop", "insert")
_SHARES = (40, 25, 10, 15, 10)
"""Of a hundred errors: another character of the same sound, of a near one, of any; a character lost; one too many."""


class Mishearing:
    """Errors at a given rate. The characters that come in are those of `texts`."""

    def __init__(self, texts: Iterable[str]) -> None:
        characters = sorted({c for text in texts for c in text if "\u4e00" <= c <= "\u9fff"})
        self._all = characters
        self._sound = {c: lazy_pinyin(c, style=Style.NORMAL)[0] for c in characters}
        self._by_sound: dict[str, list[str]] = {}
        for c, sound in self._sound.items():
            self._by_sound.setdefault(sound, []).append(c)
        self._near: Mapping[str, list[str]] = {
            sound: [c for other in sorted(_near(sound)) for c in self._by_sound.get(other, ())]
            for sound in self._by_sound
        }

    def of(self, text: str, rate: float, chance: random.Random) -> str:
        """`text` with about `rate` of its characters wrong. Drops and insertions count as one character each."""
        return "".join(self._one(c, chance) if chance.random() < rate else c for c in text)

    def _one(self, c: str, chance: random.Random) -> str:
        kind = chance.choices(_KINDS, _SHARES)[0]
        sound = self._sound.get(c)
        if kind == "drop":
            return ""
        if kind == "insert":
            return c + chance.choice(self._all)
        if sound is None or kind == "other":
            return chance.choice(self._all)
        alike = self._by_sound[sound] if kind == "same" else self._near[sound]
        others = [other for other in alike if other != c]
        return chance.choice(others or self._near[sound] or self._all)


def _near(sound: str) -> set[str]:
    found = set()
    for one, other in _NEAR:
        for a, b in ((one, other), (other, one)):
            initial = a in "nlzcsfrbpdtgkh" or a in ("zh", "ch", "sh")
            if initial and sound.startswith(a) and not (len(a) == 1 and sound.startswith(f"{a}h")):
                found.add(b + sound[len(a) :])
            elif not initial and sound.endswith(a):
                found.add(sound[: -len(a)] + b)
    return found

"""The model's phones: toneless initials and finals, and silence; from espeak-ng's phonemes and from pinyin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_INITIAL_OF: Mapping[str, str] = {
    "p": "b", "ph": "p", "m": "m", "f": "f", "t": "d", "th": "t", "n": "n", "l": "l", "k": "g", "kh": "k", "X": "h",
    "h": "h", "tS;": "j", "tS;h": "q", "S;": "x", "ts.": "zh", "ts.h": "ch", "s.": "sh", "z.": "r", "ts": "z",
    "tsh": "c", "s": "s", "w": "w", "j": "y", "": "",
}  # fmt: skip
_FINAL_OF: Mapping[str, str] = {
    "A": "a", "a": "a", "o": "o", "o-": "e", "@": "e", "ai": "ai", "ei": "ei", "Au": "ao", "ou": "ou", "an": "an",
    "An": "an", "@n": "en", "AN": "ang", "aN": "ang", "@N": "eng", "@r": "er", "i": "i", "i.": "ih", "i[": "iz",
    "u": "u", "y": "v", ";y": "v", "iA": "ia", "ia": "ia", "ja": "ia", "iE": "ie", "jAu": "iao", "iAu": "iao",
    "iou": "iu", "iEn": "ian", "in": "in", "iAN": "iang", "iaN": "iang", "iN": "ing", "yuN": "iong", "yN": "iong",
    "uA": "ua", "wA": "ua", "wa": "ua", "uo": "uo", "wo": "uo", "uai": "uai", "uei": "ui", "uan": "uan", "wan": "uan",
    "wu@n": "un", "u@n": "un", "wAN": "uang", "waN": "uang", "uAN": "uang", "ong": "ong", "yE": "ue", "y&n": "van",
    "y@n": "vn", ";y@n": "vn", "uN": "ong", "yin": "vn", "wo-n": "un", "N-": "en", "N": "en", "n": "en", "m": "en",
    "wei": "ui", "io": "o", "E": "e", "u@N": "eng",
}  # fmt: skip
_AFTER_W = {"ua": "a", "uo": "o", "uai": "ai", "ui": "ei", "uan": "an", "un": "en", "uang": "ang"}
_AFTER_Y = {"ia": "a", "ie": "ie", "iao": "ao", "iu": "ou", "iang": "ang"}

_ESPEAK_INITIALS = frozenset(_INITIAL_OF) - {""}

SILENCE = "SIL"
INITIALS: Sequence[str] = (
    *("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h"),
    *("j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "w", "y"),
)
FINALS: Sequence[str] = tuple(sorted(set(_FINAL_OF.values())))
PHONES: Sequence[str] = (SILENCE, *INITIALS, *FINALS)
"""In the order of the network's outputs."""

INDEX: Mapping[str, int] = {phone: i for i, phone in enumerate(PHONES)}


@dataclass(frozen=True, slots=True)
class Syllable:
    """As espeak-ng spoke it; times in samples. `start` to `middle` is the initial, `middle` to `end` the final."""

    initial: str
    final: str
    start: int
    middle: int
    end: int


def syllables(phonemes: Sequence[tuple[int, str]]) -> list[Syllable]:
    """espeak-ng's phonemes by syllable; it puts a pause mark after each.

    The closure before a stop counts as the beginning of the syllable after it, real silence does not.
    """
    found: list[Syllable] = []
    current: list[tuple[int, str]] = []
    start: int | None = None
    for sample, name in phonemes:
        if not name.startswith("_"):
            start = sample if start is None else start
            current.append((sample, name))
            continue
        if current and start is not None:
            names = [phoneme for _, phoneme in current]
            if names[0] in _ESPEAK_INITIALS and len(names) > 1:
                found.append(Syllable(names[0], "".join(names[1:]), start, current[1][0], sample))
            else:
                found.append(Syllable("", "".join(names), start, current[0][0], sample))
            current = []
        start = None if name == "_" or name.startswith("_:") else sample
    return found


def from_espeak(initial: str, final: str) -> tuple[str, str] | None:
    """Our initial (or empty) and final for espeak's; None for a sound that is not Mandarin's."""
    if initial not in _INITIAL_OF or final not in _FINAL_OF:
        return None
    first, second = _INITIAL_OF[initial], _FINAL_OF[final]
    if first == "w":
        second = _AFTER_W.get(second, second)
    elif first == "y":
        second = _AFTER_Y.get(second, second)
    elif second == "ong" and first in ("j", "q", "x", ""):
        second = "iong"
    return first, second


_ROUNDED = {"u": "v", "ue": "ue", "uan": "van", "un": "vn"}
_AFTER_PINYIN_Y = {**_ROUNDED, "ong": "iong"}
_SPELT = {"ve": "ue", "uen": "un", "uei": "ui", "iou": "iu"}


def from_pinyin(syllable: str) -> tuple[str, ...] | None:
    """The phones of a toneless syllable of pinyin, ü as v; None for what is none: ``zhong`` → (zh, ong)."""
    s = syllable.replace("ü", "v").replace("ê", "e")
    if s.endswith("r") and s != "er" and len(s) > 1:
        s = s[:-1]  # 儿化 is not a phone of its own
    initial = s[:2] if s[:2] in ("zh", "ch", "sh") else s[:1] if s[:1] in INITIALS else ""
    final = s[len(initial) :]
    if final == "i" and initial in ("zh", "ch", "sh", "r"):
        final = "ih"
    elif final == "i" and initial in ("z", "c", "s"):
        final = "iz"
    elif initial in ("j", "q", "x"):
        final = _ROUNDED.get(final, final)
    elif initial == "y" and final in _AFTER_PINYIN_Y:
        initial, final = "", _AFTER_PINYIN_Y[final]
    elif initial == "y":
        final = {"e": "ie", "an": "ian"}.get(final, final)
    final = _SPELT.get(final, final)
    if final not in FINALS:
        return None
    return (initial, final) if initial else (final,)


POSITIONS = "BEIS"
"""Where in its word a phone stands: beginning, end, inside, alone. Vosk finds word times by it."""

SILENCE_ID = 1
FILLER_ID = 1 + 4 * (len(PHONES) - 1) + 1
"""The phone behind ``[unk]``: any sound, at a constant score. Only grammars lead to it."""


def phone_id(phone: str, position: str) -> int:
    """Kaldi's number of a phone at a position of `POSITIONS`."""
    return SILENCE_ID if phone == SILENCE else 2 + 4 * (INDEX[phone] - 1) + POSITIONS.index(position)


def network_output(identifier: int) -> int:
    """The network's output that scores a phone of this number; the filler's comes after all others."""
    if identifier == FILLER_ID:
        return len(PHONES)
    return 0 if identifier == SILENCE_ID else (identifier - 2) // 4 + 1

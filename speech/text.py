"""What a text sounds like, so that what was said and what should be said can be compared."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.mmseg import seg

from speech.numerals import digits

_RUNS = re.compile(r"[\u3400-\u9fff]+|[a-z]+")
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=8192)
def syllables(text: str) -> tuple[str, ...]:
    """The syllables of `text` in pinyin without tones, ü written v (女 → nv).

    Digits are read one by one (1001 → 一零零一), 幺 is 一. Punctuation and spaces are dropped; a run of Latin letters
    is one syllable, in lower case.
    """
    plain = digits(unicodedata.normalize("NFKC", text).lower()).replace("幺", "一")
    # Punctuation goes before the reading is looked up: a recogniser's text, which has none, must read the same.
    spoken = re.sub(r"[^\u3400-\u9fffa-z ]", "", plain)
    spoken = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", spoken)
    found: list[str] = []
    for run in _RUNS.findall(spoken):
        if run.isascii():
            found.append(run)
        else:
            for word in seg.cut(run):
                found += _read(word)
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _read(word: str) -> tuple[str, ...]:
    """The reading of one of pypinyin's own words: what is said is new each time, the words in it are not."""
    return tuple(lazy_pinyin(word, style=Style.NORMAL))


@lru_cache(maxsize=8192)
def fold(text: str) -> tuple[str, ...]:
    """`syllables` in which what a recogniser confuses is the same.

    n/l, zh/z, ch/c, sh/s at the beginning and ang/an, eng/en, ing/in at the end are one; f and h are not.
    """
    return tuple(merge(syllable) for syllable in syllables(text))


def merge(syllable: str) -> str:
    """The one of its confusables that stands for them all."""
    for sound, same in _INITIALS:
        if syllable.startswith(sound):
            syllable = same + syllable[len(sound) :]
            break
    for sound, same in _FINALS:
        if syllable.endswith(sound):
            return syllable[: -len(sound)] + same
    return syllable

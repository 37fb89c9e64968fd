"""What a text sounds like, so that what was said and what should be said can be compared."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from speech.numerals import digits

_RUNS = re.compile(r"[\u3400-\u9fff]+|[a-z]+")
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=8192)
def fold(text: str) -> tuple[str, ...]:
    """The syllables of `text` without tones, as pinyin in which what a recogniser confuses is the same.

    n/l, zh/z, ch/c, sh/s at the beginning and ang/an, eng/en, ing/in at the end are one; f and h are not. Digits
    are read one by one (1001 → 一零零一), 幺 is 一. Punctuation and spaces are dropped; a run of Latin letters is
    one syllable, in lower case.
    """
    plain = digits(unicodedata.normalize("NFKC", text).lower()).replace("幺", "一")
    # Punctuation goes before the reading is looked up: a recogniser's text, which has none, must read the same.
    spoken = re.sub(r"[^\u3400-\u9fffa-z ]", "", plain)
    spoken = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", spoken)
    syllables: list[str] = []
    for run in _RUNS.findall(spoken):
        if run.isascii():
            syllables.append(run)
        else:
            syllables += (_merge(s) for s in lazy_pinyin(run, style=Style.NORMAL))
    return tuple(syllables)


def _merge(syllable: str) -> str:
    for sound, same in _INITIALS:
        if syllable.startswith(sound):
            syllable = same + syllable[len(sound) :]
            break
    for sound, same in _FINALS:
        if syllable.endswith(sound):
            return syllable[: -len(sound)] + same
    return syllable

"""What texts are compared by: pairs of neighbouring characters as written, of neighbouring syllables as heard.

Chinese is written without spaces; pairs find its words without knowing them. Syllables that a recogniser (or a dialect)
confuses are one.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from domain.rules.language import Language
from domain.rules.sounds import CLOSE, neighbours

LONGEST_HEARD = 400
"""Characters of what was heard that are looked at: nobody says more in one breath."""

_EMPTY = (
    "我想咨询一下|咨询一下|我想问一下|想问一下|问一下|我想问|我想|请问一下|请问|麻烦您|麻烦你|麻烦|你好|您好|不好意思"
    "|别人|人家|有人|是不是|能不能|可不可以|有没有|要不要|怎么样|怎么办|怎么回事|什么时候|什么样|为什么|怎么|什么|多少|哪里|哪儿"
    "|可以|需要|应该|就是|那个|这个|现在|我们|咱们|你们|您们|他们|一下|一个|知道|谢谢|的话|然后|因为|所以|但是|如果|还是"
    "|[我你您他她它们的了吗呢吧啊呀哦嗯呃哎喂把被给跟和与就都也还又很太是在要想能会到去来说请让这那哪些么]"
)
"""Words that say nothing of the matter: what stands on both sides of them doesn't belong together."""

_WORDLESS = re.compile(rf"{_EMPTY}|[^\u3400-\u9fffa-z0-9]+")
_UNWRITTEN = re.compile(r"[^\u3400-\u9fffa-z0-9]+")

Pair = tuple[str, str]


def written(text: str) -> frozenset[str]:
    """Characters and pairs of them, as they are written; in any letter case and width."""
    runs = _UNWRITTEN.split(plain(text))
    return frozenset(term for run in runs for term in (*run, *(a + b for a, b in pairwise(run))))


def heard(text: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """The syllables of what is said in `text`, cut where it says nothing of the matter."""
    runs = (language.syllables(run) for run in _WORDLESS.split(plain(text[:LONGEST_HEARD])) if run)
    return tuple(tuple(map(canonical, run)) for run in runs if run)


def pairs(runs: Iterable[Sequence[str]]) -> frozenset[Pair]:
    """A syllable that stands alone is a pair with nothing before it."""
    return frozenset(pair for run in runs for pair in (pairwise(run) if len(run) > 1 else (("", run[0]),)))


def spelled(text: str, language: Language) -> str:
    """How `text` is typed in pinyin, whole and by its initials: ``tingchefei tcf``."""
    syllables = language.syllables(text)
    return f"{''.join(syllables)} {''.join(s[0] for s in syllables)}"


@lru_cache(maxsize=1 << 12)
def canonical(syllable: str) -> str:
    """The first of the syllables that are commonly confused with this one, itself included: one for all of them."""
    return min((one for one, cost in neighbours(syllable).items() if cost <= 2 * CLOSE), default=syllable)


def plain(text: str) -> str:
    """In lower case and of one width."""
    return unicodedata.normalize("NFKC", text).lower()

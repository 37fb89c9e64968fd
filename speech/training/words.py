"""Words: how sentences are cut into them, and which ones the model knows."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

Cut: TypeAlias = Callable[[str], Iterable[str]]
"""Cuts a run of hanzi without punctuation into words."""

_NUMERALS = frozenset("零幺一二两三四五六七八九十百千万点")
_NO_NUMBERS = frozenset(("一般", "一下", "一点", "一直", "一样", "一起", "一定", "一共", "一些", "万一", "一辆"))
"""Words with a numeral that count nothing."""

_PUNCTUATION = re.compile(r"[，。？！、 ]+")
_LONGEST = 4


def segment(sentence: str, cut: Cut) -> list[str]:
    """The words of a sentence. Numbers become one word a numeral, however long they are: 八零二室 → 八 零 二 室."""
    words: list[str] = []
    for part in _PUNCTUATION.split(sentence):
        for word in cut(part) if part else ():
            if len(word) > 1 and _NUMERALS & set(word) and word not in _NO_NUMBERS:
                words += list(word)
            elif word:
                words.append(word)
    return words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    words: tuple[str, ...]
    """Sorted."""
    general: Mapping[str, float]
    """How common each is in the language at large: a count."""


def vocabulary(corpus: Iterable[Sequence[str]], frequencies: Mapping[str, int], general: int = 6_000) -> Vocabulary:
    """The corpus' words, the commonest `general` of the language, and every character in them by itself.

    Single characters count less than the dictionary says, which has seen them inside of names.
    """
    own = {word for words in corpus for word in words}
    common = set(sorted(frequencies, key=lambda word: (-frequencies[word], word))[:general])
    words = own | common | {character for word in own | common for character in word}
    counts = {word: frequencies.get(word, 1) * (1.0 if len(word) > 1 else 0.3) for word in words}
    return Vocabulary(tuple(sorted(words)), counts)


def jieba_cut() -> Cut:
    """jieba's dictionary cut (MIT), without its guesses at unknown words."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)

    def cut(text: str) -> Iterable[str]:
        words: list[str] = list(jieba.cut(text, HMM=False))
        return words

    return cut


@cache
def jieba_frequencies() -> Mapping[str, int]:
    """Words of up to four hanzi and how often jieba's dictionary counted them."""
    import jieba

    found: dict[str, int] = {}
    for row in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, *_ = row.split()
        if len(word) <= _LONGEST and all("\u4e00" <= c <= "\u9fff" for c in word):
            found[word] = int(count)
    return found


def commonest(frequencies: Mapping[str, int], count: int = 6_000) -> tuple[str, ...]:
    return tuple(sorted(frequencies, key=lambda word: (-frequencies[word], word))[:count])

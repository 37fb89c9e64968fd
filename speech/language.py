"""Mandarin, as the rules want to be told of it (`domain.rules.language.Language`)."""

from collections.abc import Sequence

from domain.rules.language import Mentioned
from speech import entities, normal, text
from speech.patterns import Patterns


class Mandarin:
    """Has no state: one serves all calls, in any thread."""

    @property
    def fillers(self) -> frozenset[str]:
        """Interjections and final particles. 喂 is none: who answers with it is judged for it (T3)."""
        return _FILLERS

    @property
    def thanks(self) -> Sequence[str]:
        return _THANKS

    def syllables(self, text_: str) -> tuple[str, ...]:
        """Toneless pinyin as `speech.text.syllables`: unmerged, for the rules weigh what is alike themselves."""
        return text.syllables(text_)

    def normal(self, text_: str) -> str:
        return normal.normal(text_)

    def entities(self, text_: str) -> tuple[Mentioned, ...]:
        return entities.entities(text_)

    def patterns(self, patterns: Sequence[str]) -> Patterns:
        """Raises `InvalidValue` for a pattern that is refused."""
        return Patterns(patterns)


_FILLERS = frozenset("嗯呃啊哦噢喔唔哎诶欸唉呀哈嘛啦喽嘞")
_THANKS = ("谢谢", "多谢", "感谢", "谢了", "麻烦你了", "麻烦您了", "辛苦了", "辛苦您了")

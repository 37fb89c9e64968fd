"""What the centre asks when it calls by itself, and how keys and words are read (handbook C7, C8, Q7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from domain.callbacks import GRADES, Satisfaction, satisfaction_of
from domain.rules.language import Language
from domain.rules.sounds import find

PHRASES: Mapping[int, tuple[str, ...]] = {
    5: ("非常满意", "很满意", "特别满意", "十分满意", "太好了", "非常好", "五分"),
    4: ("满意", "挺好", "很好", "不错", "可以", "四分"),
    3: ("一般", "还行", "还可以", "凑合", "马马虎虎", "三分"),
    2: (
        "不满意", "不太满意", "不怎么满意", "不好", "不太好", "不怎么样", "不行", "没修好", "没有修好", "没解决",
        "没有解决", "两分", "二分",
    ),
    1: ("非常不满意", "很不满意", "特别不满意", "太差", "很差", "一分"),
}  # fmt: skip
"""What people say, by the grade it stands for: 5 is best."""

NUMERALS: Mapping[str, int] = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
"""Said alone, each is a grade."""

CHOICES: Mapping[str, int] = {"满意": 4, "一般": 3, "不满意": 2}
"""The closed vocabulary of a second look: what the caller was asked to say."""

SLIP = 0.5
"""How far speech may be from a phrase, in syllables: one that is easily misheard, none that is another."""

SURE = 0.95
"""Score of a second look from which a phrase counts as said."""

LONGEST = 24
"""Syllables of an answer. Who talks for longer says something else, in which a phrase may stand by chance."""

_NOT = frozenset({"bu", "mei"})
_BEFORE = 2
"""So many syllables before a phrase a 不 or 没 still turns it round: 不是很满意."""


class Next(Enum):
    """What the centre asks after the grade (C7)."""

    ADVICE = "advice"
    """Satisfied, or nearly: is there any advice?"""
    COMPLAINT = "complaint"
    """Not satisfied: with what? An order follows."""


FOLLOW_UPS: Mapping[Satisfaction, Next] = {
    Satisfaction.SATISFIED: Next.ADVICE,
    Satisfaction.NEUTRAL: Next.ADVICE,
    Satisfaction.DISSATISFIED: Next.COMPLAINT,
}

NOTHING = ("没有", "没有了", "没了", "没什么", "没有什么", "没意见", "没有意见", "没有建议", "没建议", "不用", "没")
"""Answers to "any advice?" that are none."""


class Refusal(Enum):
    """Instead of an answer."""

    LATER = "later"
    """Not convenient: the next try is another time."""
    NEVER = "never"
    """They don't want such calls: a person sees to that."""


REFUSALS: Mapping[Refusal, tuple[str, ...]] = {
    Refusal.NEVER: ("不要再打", "别再打", "别打了", "不要打电话", "不要打给我"),
    Refusal.LATER: ("不方便", "没空", "没时间", "在开车", "在开会", "在忙", "正忙", "晚点再", "等会儿再"),
}

REFUSAL_SLIP = 0.2
"""As `SLIP`, but stricter: nobody is to be taken for busy by mistake."""


@dataclass(frozen=True, slots=True)
class _Found:
    grade: int
    start: int
    end: int


class SpokenGrades:
    """Reads grades from what a recogniser wrote, by sound: tones, 慢一 for 满意 and the like don't matter."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._phrases = [(tuple(language.syllables(text)), grade) for grade, texts in PHRASES.items() for text in texts]
        self._numerals = {tuple(language.syllables(text)): grade for text, grade in NUMERALS.items()}
        self._refusals = [(tuple(language.syllables(text)), kind) for kind, texts in REFUSALS.items() for text in texts]
        self._nothing = {tuple(language.syllables(text)) for text in NOTHING}

    def read(self, text: str) -> int | None:
        """The grade, 1 to 5; None where no answer is heard, or several: the prompt's own echo names them all."""
        speech = self._spoken(text)
        if speech in self._numerals:
            return self._numerals[speech]
        if not speech or len(speech) > LONGEST:
            return None
        found = _outermost([one for phrase, grade in self._phrases if (one := _in(speech, phrase, grade))])
        grades = [_turned(one, speech) for one in found]
        if None in grades:
            return None
        meant = {satisfaction_of(grade) for grade in grades if grade is not None}
        return min(grade for grade in grades if grade is not None) if len(meant) == 1 else None

    def refusal(self, text: str) -> Refusal | None:
        """Whether they would rather not be asked, now or ever."""
        speech = self._spoken(text)
        heard = (
            kind for phrase, kind in self._refusals if find(phrase, speech, _least(phrase, REFUSAL_SLIP)).similarity
        )
        return next(heard, None)

    def words(self, text: str) -> str:
        """What they had to say; empty where they said that there is nothing."""
        return "" if self._spoken(text) in self._nothing else text.strip()

    def _spoken(self, text: str) -> tuple[str, ...]:
        said = "".join(character for character in text if character not in self._language.fillers)
        return tuple(self._language.syllables(said))


def _least(phrase: Sequence[str], slip: float) -> float:
    """The similarity of speech that is no further than `slip` from a phrase."""
    return 1 - slip / len(phrase)


def _in(speech: Sequence[str], phrase: Sequence[str], grade: int) -> _Found | None:
    found = find(phrase, speech, _least(phrase, SLIP))
    return _Found(grade, found.start, found.end) if found.similarity else None


def _outermost(found: Sequence[_Found]) -> list[_Found]:
    """Those that are no part of a longer one: 满意 in 不满意 is none."""
    return [
        one
        for one in found
        if not any(
            other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
            for other in found
        )
    ]


def _turned(found: _Found, speech: Sequence[str]) -> int | None:
    """The grade with a 不 before it; None for what is not dissatisfied: nobody knows how that is meant."""
    if _NOT.isdisjoint(speech[max(0, found.start - _BEFORE) : found.start]):
        return found.grade
    return 2 if satisfaction_of(found.grade) is Satisfaction.SATISFIED else None


def grade_of_key(digit: str) -> int | None:
    """The grade that a key stands for; None for the others."""
    return int(digit) if digit.isdecimal() and int(digit) in GRADES else None


def grade_of_look(scores: Mapping[str, float]) -> int | None:
    """The grade, from how much of each of `CHOICES` a second look heard (0…1); None where that is not sure.

    不满意 goes first: who said it, said 满意, too.
    """
    heard = [choice for choice in CHOICES if scores.get(choice, 0.0) >= SURE]
    heard = [choice for choice in heard if not any(choice != other and choice in other for other in heard)]
    return CHOICES[heard[0]] if len(heard) == 1 else None

"""Telephone numbers as they are said: in groups, with pauses, over several utterances."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.intake.utterances import Utterance
from domain.transcripts import Speaker

_TOKENS = re.compile(r"\d+|[零〇幺一二三四五六七八九]+|[^\d零〇幺一二三四五六七八九]+")
_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "幺": "1"}
_BETWEEN = re.compile(r"^[\s，,、。.\-—嗯啊呃哦这个那个然后是]*$")
"""What may stand between two groups of one number."""

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})\d{7,8}|400\d{7}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_LONGEST = 12

_THIS_ONE = re.compile(
    r"(?:就|是|打|用)(?:是|打|用)?(?:我)?(?:现在)?(?:打的|来电)?(?:这个|这一个|现在这个|来电)(?:来电)?(?:电话|号码|手机)"
)


@dataclass(frozen=True, slots=True)
class PhoneHeard:
    number: str
    """Digits alone; empty: the one they call from."""
    start: float
    end: float
    certainty: float


def phones_heard(said: Sequence[Utterance]) -> tuple[PhoneHeard, ...]:
    """Numbers that are whole, the likeliest first; a later one corrects."""
    found: dict[str, PhoneHeard] = {}
    for leg in Speaker:
        runs = _runs([one for one in said if one.leg is leg])
        for number, first, last in _numbers(runs):
            trust = min(first.trust, last.trust)
            certainty = (0.95 if _MOBILE.fullmatch(number) else 0.8 if _LANDLINE.fullmatch(number) else 0.4) * trust
            known = found.get(number)
            if known is not None:
                certainty = min(0.99, max(certainty, known.certainty) + 0.05)
            found[number] = PhoneHeard(number, first.start, last.end, certainty)
    for one in said:
        if one.leg is Speaker.CALLER and _THIS_ONE.search(one.text):
            found[""] = PhoneHeard("", one.start, one.end, 0.9 * one.trust)
    return tuple(sorted(found.values(), key=lambda phone: (-round(phone.certainty, 1), -phone.end)))


@dataclass(frozen=True, slots=True)
class _Run:
    """Digits said together; `joined`: nothing but a breath before them."""

    digits: str
    said: Utterance
    joined: bool


def _runs(said: Sequence[Utterance]) -> list[_Run]:
    runs: list[_Run] = []
    joined = False
    for one in said:
        for token in _TOKENS.findall(one.text):
            if token[0].isdigit() or token[0] in _DIGITS:
                runs.append(_Run("".join(_DIGITS.get(c, c) for c in token), one, joined))
                joined = True
            else:
                joined = joined and bool(_BETWEEN.match(token))
    return runs


def _numbers(runs: Sequence[_Run]) -> list[tuple[str, Utterance, Utterance]]:
    found = []
    at = 0
    while at < len(runs):
        digits, used = "", 0
        whole: tuple[str, int] | None = None
        for offset, run in enumerate(runs[at : at + _LONGEST]):
            if offset and not run.joined:
                break
            digits += run.digits
            if len(digits) > _LONGEST:
                break
            if _is_number(digits) and (offset == 0 or not _LOCAL.fullmatch(digits)):
                whole, used = (digits, offset), offset + 1
        if whole is not None:
            found.append((whole[0], runs[at].said, runs[at + whole[1]].said))
        at += used or 1
    return found


def _is_number(digits: str) -> bool:
    return any(pattern.fullmatch(digits) for pattern in (_MOBILE, _LANDLINE, _LOCAL))

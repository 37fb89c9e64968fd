"""Words that make a matter an emergency (handbook W10), or urgent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from domain.intake.utterances import PhraseSet, Utterance
from domain.rules.language import Language
from domain.transcripts import Speaker


class Need(Enum):
    URGENT = "urgent"
    EMERGENCY = "emergency"


_EMERGENCIES = (
    *("着火", "起火", "失火", "火灾", "冒烟", "烧起来", "火苗", "爆炸"),
    *("煤气味", "燃气味", "天然气味", "煤气泄漏", "燃气泄漏", "天然气泄漏", "煤气漏", "燃气漏", "漏煤气"),
    *("被困", "困在", "困住", "困了人", "关在电梯", "关在里面", "卡在电梯", "出不来"),
    *("水管爆", "爆管", "水漫", "淹了", "水淹", "喷水", "喷出来", "止不住", "水一直往外"),
    *("触电", "冒火花", "漏电", "电到人"),
    *("受伤", "晕倒", "昏迷", "流血", "喘不上气", "心脏病", "摔倒了起不来", "被狗咬", "砸到人"),
    *("小偷", "入室", "抢劫", "打架", "打人", "撬门", "撬锁", "持刀", "被盗", "家里进了人"),
)
_URGENT = (
    *("马上派人", "马上处理", "马上过来", "赶紧", "赶快", "尽快", "快点派", "着急", "很急", "等不了", "不能等"),
    *("一直在漏", "越来越大", "孕妇", "孩子一个人", "没电了", "全停电"),
)
_SEVERE = ("厉害", "严重", "特别大", "很大", "好大", "哗哗", "到处都是水", "到楼下", "一直流")
_LEAKS = ("漏水", "漏得", "渗水", "流水", "跑水", "溢水", "返水")

_DENIED = re.compile(r"(?:没有?|不是|不会|别|怕|担心|防止|以免|不|如果|万一)(?:有?(?:什么|任何)?人)?$")
"""Directly before a phrase: it is not so, or not yet."""

_REACH = 8
"""Characters before a phrase in which that is looked for."""


@dataclass(frozen=True, slots=True)
class NeedHeard:
    need: Need
    words: str
    start: float
    end: float
    certainty: float


class Alarms:
    """The phrases, made ready once. Immutable."""

    def __init__(self, language: Language) -> None:
        self._needs: Mapping[Need, PhraseSet] = {
            Need.EMERGENCY: PhraseSet(_EMERGENCIES, language),
            Need.URGENT: PhraseSet(_URGENT, language),
        }

    def heard(self, said: Sequence[Utterance]) -> tuple[NeedHeard, ...]:
        """The worst, with the words that say it most surely; only what callers say counts."""
        best: dict[Need, NeedHeard] = {}
        for one in said:
            if one.leg is not Speaker.CALLER:
                continue
            for need, words, certainty in self._of(one.text):
                known = best.get(need)
                certainty *= one.trust
                if known is None or certainty > known.certainty:
                    best[need] = NeedHeard(need, words, one.start, one.end, certainty)
        return tuple(best[need] for need in (Need.EMERGENCY, Need.URGENT) if need in best)[:1]

    def _of(self, text: str) -> Iterator[tuple[Need, str, float]]:
        for need, phrases in self._needs.items():
            for found in phrases.found(text):
                if not found.written:
                    yield need, found.phrase, 0.6
                elif not _DENIED.search(text[max(0, found.at - _REACH) : found.at]):
                    yield need, found.phrase, 0.9
        leak = next((word for word in _LEAKS if word in text), None)
        severe = next((word for word in _SEVERE if word in text), None)
        if leak and severe:
            yield Need.EMERGENCY, f"{leak} {severe}", 0.8

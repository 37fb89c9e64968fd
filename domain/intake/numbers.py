"""How many things it is about: 两盏灯, 3个插座."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.intake.utterances import Utterance

_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNT = re.compile(
    r"(?<![第\d.点])(?P<count>\d{1,3}|[两二三四五六七八九十])(?P<measure>个|台|盏|扇|根|张|把|套|部|辆|箱|件|块|只|条)"
    r"(?!小时|钟头|月|星期|礼拜|工作日|多|人(?!员)|电话|问题|单元|号|先生|女士|师傅|地方|事|钱|[元分点])"
    r"(?P<thing>[\u4e00-\u9fff]{0,4})"
)


@dataclass(frozen=True, slots=True)
class CountHeard:
    count: int
    shown: str
    start: float
    end: float
    certainty: float


def counts_heard(said: Sequence[Utterance]) -> tuple[CountHeard, ...]:
    """The likeliest first; a single thing is said as 一个 and means nothing."""
    found: dict[int, CountHeard] = {}
    for one in said:
        for match in _COUNT.finditer(one.text):
            count = int(match["count"]) if match["count"].isdigit() else _NUMERALS[match["count"]]
            if count < 2:
                continue
            certainty = (0.7 if match["thing"] else 0.5) * one.trust
            known = found.get(count)
            if known is None or certainty >= known.certainty:
                found[count] = CountHeard(count, match[0], one.start, one.end, certainty)
    return tuple(sorted(found.values(), key=lambda one: (-one.certainty, -one.start)))

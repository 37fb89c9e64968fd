"""Who calls: 我姓王, 免贵姓李, 我叫张三, 我是陈女士."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.customers.file import DOUBLE_SURNAMES
from domain.intake.utterances import Utterance
from domain.transcripts import Speaker

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游"
)
_SURNAME = rf"(?:{'|'.join(sorted(DOUBLE_SURNAMES))}|[{_SURNAMES}])"
_TITLES = {
    "先生": "先生",
    "女士": "女士",
    "小姐": "女士",
    "太太": "女士",
    "阿姨": "女士",
    "大爷": "先生",
    "师傅": "先生",
}
_TITLE = "|".join(_TITLES)
_NOT_GIVEN = "我是的在住想要有也就呢啊吧嗯那这你您他她们家了不和跟，。、, "
"""Never part of a given name here: what comes after the name."""

_SURNAME_SAID = re.compile(
    rf"(?:[免勉][贵跪归规桂]|我|本人|业主)(?:就|是)?姓(?P<surname>{_SURNAME})(?P<title>{_TITLE})?"
)
_NAME_SAID = re.compile(
    rf"(?:我叫|名字叫|名字是|姓名是|叫做|我的名字叫)(?P<surname>{_SURNAME})"
    rf"(?:(?P<title>{_TITLE})|(?P<given>[\u4e00-\u9fff]{{1,2}}))"
)
_TITLE_SAID = re.compile(rf"(?:我是|我|叫我|是)(?P<surname>{_SURNAME})(?P<title>{_TITLE})")
_ADDRESSED = re.compile(rf"(?P<surname>{_SURNAME})(?P<title>{_TITLE})")


@dataclass(frozen=True, slots=True)
class CallerHeard:
    name: str
    """A surname alone where no more was said."""
    title: str
    """先生, 女士 or empty."""
    start: float
    end: float
    certainty: float


def callers_heard(said: Sequence[Utterance]) -> tuple[CallerHeard, ...]:
    """What the caller says of themselves; how the agent addresses them. The likeliest first."""
    found: dict[tuple[str, str], CallerHeard] = {}
    for one in said:
        patterns = _OWN if one.leg is Speaker.CALLER else _OTHERS
        for pattern, certainty in patterns:
            match = pattern.search(one.text)
            if match is None:
                continue
            parts = match.groupdict()
            given = _given(parts.get("given") or "")
            name, title = f"{parts['surname']}{given}", _TITLES.get(parts.get("title") or "", "")
            known = found.get((name, title))
            again = 0.05 if known else 0.0
            sure = max(certainty * one.trust, known.certainty if known else 0.0) + again
            found[name, title] = CallerHeard(name, title, one.start, one.end, min(0.98, sure))
            break
    return tuple(sorted(found.values(), key=lambda caller: -caller.certainty))


_OWN = ((_NAME_SAID, 0.85), (_SURNAME_SAID, 0.95), (_TITLE_SAID, 0.85))
_OTHERS = ((_ADDRESSED, 0.8),)


def _given(heard: str) -> str:
    for at, c in enumerate(heard):
        if c in _NOT_GIVEN:
            return heard[:at]
    return heard

"""Numbers, dates, sums of money, names and addresses in what was heard, after `speech.normal`.

Made for questions such as "did the agent say a time?": to find that there is one matters, its exact edges don't.
"""

import re
from collections.abc import Iterator, Mapping

from domain.rules.conditions import Entity
from domain.rules.language import Mentioned

_DAY_PART = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明晚|昨晚|明早|今早"
_DAY = "大后天|后天|明天|今天|当天|昨天|前天|(?:这|本|上|下|下下)(?:周|星期|礼拜)[一二三四五六日天末]?|月底|月初|年底"
_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天末]"
_CLOCK = r"(?<!\d)(?:[01]?\d|2[0-4])(?:点(?:钟|半|整|[0-5]?\d分?|[13一三]刻)?|:[0-5]\d)"
_DATE = r"(?:\d{4}年)?(?<!\d)(?:1[0-2]|0?\d)月(?:(?:[12]?\d|3[01])[日号]?|[初末底])"
_OF_MONTH = r"(?<!\d)(?:[12]?\d|3[01])(?:日|号(?![楼线门院房机码位库]))"
_FROM_NOW = r"(?:\d+|半|两|几)个?半?(?:分钟|小时|钟头|天|工作日|星期|礼拜|周|月)(?:之内|以内|内|之后|以后|后)"

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游"
    "阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉"
)
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|南宫"
_SURNAME = rf"(?:{_COMPOUND}|(?!何(?<=任何))(?!位(?<=[这那哪几各一]位))[{_SURNAMES}])"
_TITLE = "先生|女士|小姐|太太|老师|师傅|经理|主任|医生|大夫|阿姨|叔叔|大爷|大妈|工程师|总|工"

_BUILDING = r"\d+(?:号楼|栋|幢|座|号院|期)"
_PART = r"(?:\d+(?:单元|层|楼|室|号房|房|号))"

_PATTERNS: Mapping[Entity, re.Pattern[str]] = {
    Entity.NUMBER: re.compile(r"\d+(?:[./]\d+)?%?"),
    Entity.DATE: re.compile(
        "|".join(
            (_FROM_NOW, _DATE, f"(?:{_DAY}|{_WEEKDAY})?(?:{_DAY_PART})?{_CLOCK}", _OF_MONTH, _DAY, _WEEKDAY, _DAY_PART)
        )
    ),
    Entity.MONEY: re.compile(
        r"(?:人民币|[¥￥])\d+(?:\.\d+)?|\d+(?:\.\d+)?[百千万亿]?(?:元|块(?:钱|\d毛?)?|毛钱?|角钱?|分钱)"
    ),
    Entity.NAME: re.compile(
        rf"{_SURNAME}(?:{_TITLE})|(?:我叫|名字叫|名叫|姓名是|叫做){_SURNAME}[\u4e00-\u9fff]{{1,2}}|(?:免贵|我|本人)姓{_SURNAME}"
    ),
    Entity.ADDRESS: re.compile(
        rf"{_BUILDING}{_PART}*(?:\d{{2,4}})?|\d+单元{_PART}*(?:\d{{2,4}})?|(?<!\d)\d{{3,4}}(?:室|号房|房间?)"
        r"|[\u4e00-\u9fff]{1,6}(?:路|街|大道|巷|弄|胡同)\d+(?:号|弄)"
    ),
}


def entities(text: str) -> tuple[Mentioned, ...]:
    """All in `text`, by their start. Those of one kind never overlap; a number may lie inside of another kind."""
    return tuple(sorted(_found(text), key=lambda mentioned: (mentioned.start, mentioned.end)))


def _found(text: str) -> Iterator[Mentioned]:
    for entity, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield Mentioned(entity, match.start(), match.end())

"""Numbers as people write them: 三栋二单元五零一 → 3栋2单元501.

A recogniser writes what it heard, numeral by numeral. Beside that text goes this form, in which rooms, staff numbers,
phones, sums and times can be found and compared. What is no quantity stays as it is: 一下, 万一, 三心二意.

When several numerals are a number, and which:

    一零零一, 幺三八零零…     three numerals or more, or two with a 零 or 幺: read one by one
    一百二十, 三万五, 十二      well-formed with 十百千万亿: a quantity; 一百二 is 120
    四五个, 二十五六           about so many: left alone
    三栋, 两点                one numeral: only before a word of measure; 一 only before one that is not idiomatic
"""

import re

from speech.numerals import value

_NUMERALS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九〇")} | {"两": 2, "幺": 1}

_AFTER_ONE = "[直样定般起共些会切旦律向致概再边面同并贯带辈生家半时路心手齐味早下]|口气|块儿|块去|点儿|点点|点也|点都"
"""What makes a word of 一, whatever numerals stand before: 一零零一一直."""

_RUN = rf"(?:[零〇二两三四五六七八九幺十百千万亿]|一(?!{_AFTER_ONE})|(?<=十)一(?![直样定般起共]))+"

_ALWAYS = "号楼|号|栋|幢|座|单元|层|楼|室|元|块钱|角|毛钱|点钟|点半|点整|分钟|小时|秒钟|月|日|米|平米|公里|兆"
"""Words of measure that make a number even of 一."""

_USUALLY = "块|毛|点|分|刻钟|个|位|名|人|天|年|周|次|遍|台|件|条|张|户|份|折|岁|度|间|辆|根|把|斤|公斤|星|秒"
"""Words of measure after which 一 is mostly an article or part of a word (一个, 一点, 一块)."""

_IDIOMS = "三天两头|一年四季|一年到头|七七八八|十万火急|十分(?!钟|之)|两点一线|三番五次"
"""Left alone as a whole."""

_NUMBER = re.compile(
    rf"(?P<idiom>{_IDIOMS})"
    rf"|百分之(?P<percent>{_RUN})(?:点(?P<percent_part>{_RUN}))?"
    rf"|(?P<parts>{_RUN})分之(?P<share>{_RUN})"
    rf"|(?P<whole>{_RUN})点(?P<part>{_RUN})(?P<minutes>分(?!之))?"
    rf"|(?P<number>{_RUN})(?P<unit>{_ALWAYS}|{_USUALLY})?"
)

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def normal(text: str) -> str:
    """`text` with its numbers in digits. Never raises; what it gives back, it leaves as it is."""
    text = text.translate(_WIDE)
    while (better := _NUMBER.sub(_written, text)) != text:  # each time numerals get fewer, so it ends
        text = better
    return text


def _written(found: re.Match[str]) -> str:
    if found["idiom"]:
        return found[0]
    if found["percent"]:
        written = _percent(found["percent"], found["percent_part"])
    elif found["parts"]:
        written = _fraction(found["parts"], found["share"])
    elif found["whole"]:
        written = _time(found["whole"], found["part"], found["minutes"]) or _decimal(found["whole"], found["part"])
    else:
        written = _number(found["number"], found["unit"])
    return found[0] if written is None else written


def _percent(whole: str, part: str | None) -> str | None:
    if whole == "百":
        return "100%"
    written = _quantity(whole) if part is None else _decimal(whole, part)
    return None if written is None else f"{written}%"


def _fraction(parts: str, share: str) -> str | None:
    below, above = _quantity(parts), _quantity(share)
    return None if below is None or above is None else f"{above}/{below}"


def _time(hour: str, minute: str, unit: str | None) -> str | None:
    """三点十五 → 3点15; what has neither 分 nor the look of minutes is a decimal."""
    hours = value(hour)
    if hours is None or hours > 24:
        return None
    if re.fullmatch("[零〇].", minute):
        minutes = _one_by_one(minute)
    elif unit or "十" in minute:
        minutes = _quantity(minute)
    else:
        return None
    return None if minutes is None else f"{hours}点{minutes}{unit or ''}"


def _decimal(whole: str, part: str) -> str | None:
    before, after = _quantity(whole), _one_by_one(part)
    return None if before is None or after is None else f"{before}.{after}"


def _number(number: str, unit: str | None) -> str | None:
    if len(number) == 1:
        if unit is None or number in "百千万亿":
            return None
        if number in "一幺" and not re.fullmatch(_ALWAYS, unit):
            return None
    elif len(number) == 2 and not re.search("[零〇幺十百千万亿]", number):
        return None
    written = _one_by_one(number) if len(number) > 1 else None
    written = written or _quantity(number)
    return None if written is None else written + (unit or "")


def _one_by_one(numerals: str) -> str | None:
    """Each numeral a digit; None where there is 十 and such, or 两, which only counts."""
    if any(c not in _NUMERALS or c == "两" for c in numerals):
        return None
    return "".join(str(_NUMERALS[c]) for c in numerals)


def _quantity(numerals: str) -> str | None:
    found = value(numerals)
    return None if found is None else str(found)

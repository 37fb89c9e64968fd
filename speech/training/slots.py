"""What goes into the braces of templates and of scripts: ``{ROOM}``, ``{agent_no}``."""

import random
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from speech.training.numbers import DIGITS, digits, quantity

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国志文海燕春梅晓东林峰云飞宇浩然雪婷佳慧欣怡子涵思雨鹏斌波辉鑫俊凯"
    "丹阳莉颖琳"
)
_HOURS = ("一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_PERIODS = ("早上", "上午", "中午", "下午", "晚上", "凌晨", "傍晚", "", "", "")
_MINUTES = (*("", "", "", "半", "一刻", "十分", "二十分", "四十五分"), *("三十分", "钟", "左右", "以后", "之前", "多"))
_PLATES = "京沪粤苏浙鲁川渝津冀豫鄂湘皖闽赣"
_SLOT = re.compile(r"\{(\w+)\}")

ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("agent_no", "agent", "staff_no", "employee_no"), "AGENT"),
    **dict.fromkeys(("surname", "family_name"), "SUR"),
    **dict.fromkeys(("phone", "mobile", "callback_phone", "number"), "MOBILE"),
    **dict.fromkeys(("room", "house"), "ROOM"),
    **dict.fromkeys(("address", "place", "location"), "ADDRESS"),
    **dict.fromkeys(("price", "amount", "fee", "money", "cost", "balance", "sum", "total"), "MONEY"),
    **dict.fromkeys(("order", "order_no", "ticket", "work_order", "code"), "DIG6"),
    **dict.fromkeys(("minutes", "hours", "days", "count", "n", "ahead", "seconds", "times"), "NUM"),
    **dict.fromkeys(("when", "due", "appointment", "deadline", "datetime"), "WHEN"),
    **dict.fromkeys(("day", "weekday"), "DAY"),
    **dict.fromkeys(("matter", "item", "business", "topic", "subject", "service_type", "fault"), "SERVICE"),
    **dict.fromkeys(("dept", "queue", "office", "window"), "DEPARTMENT"),
    **dict.fromkeys(("doctor", "engineer", "technician", "colleague", "supervisor"), "PERSON"),
    **dict.fromkeys(("plan", "package", "offer"), "PRODUCT"),
    **dict.fromkeys(("date", "until"), "CALENDAR"),
    **dict.fromkeys(("customer", "caller", "contact", "client"), "CUSTOMER"),
}
"""The variables of scripts, and the slot whose values they take; others take the slot of their name in capitals."""


@cache
def choices() -> Mapping[str, tuple[str, ...]]:
    """The slots of text/slots.txt."""
    rows = (Path(__file__).parent / "text" / "slots.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.partition(":") for row in rows if not row.startswith("#"))
    return {name: tuple(values.split()) for name, _, values in pairs}


class Slots:
    """Random values, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._makers: dict[str, Callable[[], str]] = {
            **{name: self._chooser(values) for name, values in choices().items()},
            "BLD": lambda: quantity(self._random.randint(1, self._random.choice((10, 20, 39)))),
            "UNIT": lambda: self._random.choice("一二三四五六"),
            "ROOM": self._room,
            "FLOOR": lambda: quantity(self._random.randint(1, 45)),
            "MOBILE": self._mobile,
            "LAND": self._land,
            "DIG4": lambda: self._digits(4),
            "DIG6": lambda: self._digits(6),
            "DIGS": lambda: self._digits(self._random.randint(3, 11)),
            "AGENT": lambda: self._digits(4, yao=self._random.random() < 0.25),
            "CAR": lambda: self._random.choice(_PLATES) + self._digits(5),
            "SUR": self._surname,
            "ADDR": lambda: self._random.choice((*choices()["ADDR"], "", "")),
            "NAME": self._name,
            "CUSTOMER": lambda: self._surname() + self.value("TITLE"),
            "TIME": self._time,
            "WHEN": lambda: self.value("DAY") + self._time(),
            "MONTH": lambda: quantity(self._random.randint(1, 12)),
            "DATE": lambda: quantity(self._random.randint(1, 31)),
            "CALENDAR": lambda: f"{self.value('MONTH')}月{self.value('DATE')}{self._random.choice('日号')}",
            "MONEY": self._money,
            "NUM": self._count,
            "FIXBAD": lambda: self.value("FIX") + self.value("BAD"),
            "ADDRESS": lambda: f"{self.value('BLD')}号楼{self.value('UNIT')}单元{self._room()}",
        }

    def fill(self, template: str) -> str:
        """`template` with a new value in every slot."""
        return _SLOT.sub(lambda m: self.value(m[1]), template)

    def value(self, slot: str) -> str:
        """One value. A slot that nobody knows takes what could stand nearly anywhere: a matter of service."""
        return self._makers.get(canonical(slot), self._makers["SERVICE"])()

    def known(self, slot: str) -> bool:
        return canonical(slot) in self._makers

    def _chooser(self, values: tuple[str, ...]) -> Callable[[], str]:
        return lambda: self._random.choice(values)

    def _digits(self, length: int, *, yao: bool | None = None) -> str:
        if yao is None:
            yao = self._random.random() < 0.6
        return digits("".join(self._random.choice("0123456789") for _ in range(length)), yao=yao)

    def _room(self) -> str:
        room = f"{self._random.randint(1, 33)}{self._random.randint(1, 16):02d}"
        return digits(room, yao=self._random.random() < 0.4)

    def _mobile(self) -> str:
        number = "1" + self._random.choice("3356789978") + "".join(self._random.choice("0123456789") for _ in range(9))
        said = digits(number, yao=self._random.random() < 0.6)
        return said if self._random.random() < 0.6 else f"{said[:3]}，{said[3:7]}，{said[7:]}"

    def _land(self) -> str:
        area = self._random.choice(("", "", f"零二{self._random.choice(DIGITS[1:])}", "四零零", "零" + self._digits(3)))
        return area + self._digits(self._random.choice((7, 8)))

    def _surname(self) -> str:
        return self._random.choice(_SURNAMES[:30] if self._random.random() < 0.7 else _SURNAMES)

    def _name(self) -> str:
        given = self._random.choice((1, 2, 2))
        return self._random.choice(_SURNAMES) + "".join(self._random.choice(_GIVEN) for _ in range(given))

    def _time(self) -> str:
        parts = (_PERIODS, _HOURS, ("点",), _MINUTES)
        return "".join(self._random.choice(part) for part in parts)

    def _money(self) -> str:
        r = self._random
        n = r.choice(
            (
                r.randint(1, 99),
                r.randint(100, 999),
                r.randint(1000, 9999),
                100 * r.randint(1, 9),
                1000 * r.randint(1, 9),
            )
        )
        cents = DIGITS[r.randint(1, 9)]
        return quantity(n) + r.choice(("元", "块", "块钱", "元", f"元{cents}角" if n < 999 else "元", f"块{cents}"))

    def _count(self) -> str:
        small = quantity(self._random.randint(1, 30))
        return self._random.choice((small, "两", "三", "五", "十", "二十", "三十", "四十", "六十", self._any_count()))

    def _any_count(self) -> str:
        return quantity(self._random.randint(1, 99))


def canonical(slot: str) -> str:
    """The slot that a variable of a script stands for."""
    return ALIASES.get(slot, slot.upper())


def unknown(templates: Iterable[str]) -> set[str]:
    """Variables in `templates` for which there are no values of their own."""
    slots = Slots(0)
    return {name for template in templates for name in _SLOT.findall(template) if not slots.known(name)}

"""Quantities, digits and times of day as they are spoken, in hanzi."""

import re

DIGITS = "零一二三四五六七八九"


def quantity(n: int) -> str:
    """0…9999 as it is counted: 12 → 十二, 305 → 三百零五, 1015 → 一千零一十五.

    Raises `ValueError` outside.
    """
    if not 0 <= n <= 9999:
        raise ValueError(f"{n} is not in 0…9999")
    if n < 10:
        return DIGITS[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")
    unit, name = (1000, "千") if n >= 1000 else (100, "百")
    high, low = divmod(n, unit)
    said = DIGITS[high] + name
    if not low:
        return said
    # After a hundred or a thousand ten is 一十, and a place that is skipped is said 零.
    rest = ("一" if 10 <= low < 20 else "") + quantity(low)
    return said + ("零" if low < unit // 10 else "") + rest


def digits(number: str, *, yao: bool = False) -> str:
    """Each digit by itself, other characters as they are: 1001 → 一零零一, or 幺零零幺 with `yao`."""
    names = DIGITS.replace("一", "幺") if yao else DIGITS
    return "".join(names[int(c)] if c.isascii() and c.isdigit() else c for c in number)


_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
_NUMBER = re.compile(r"\d+")


def spoken(text: str) -> str:
    """`text` with its Arabic numerals as they are read: 24小时 → 二十四小时, 12345 → 一二三四五, 8:30 → 八点三十分."""
    text = _CLOCK.sub(lambda m: _clock(int(m[1]), int(m[2])), text)
    return _NUMBER.sub(lambda m: _number(m[0]), text)


def _clock(hour: int, minute: int) -> str:
    said = ("两" if hour == 2 else quantity(hour)) + "点"
    if not minute:
        return said
    return said + ("零" if minute < 10 else "") + quantity(minute) + "分"


def _number(number: str) -> str:
    """Numbers of up to three digits are counted; longer ones, and those that begin with 0, are read out."""
    return digits(number) if len(number) > 3 or number[0] == "0" else quantity(int(number))

"""Numbers as they are spoken in Chinese."""

_DIGITS = "零一二三四五六七八九"


def digits(text: str) -> str:
    """Each Arabic digit as its numeral, as numbers of people, rooms and phones are read: 1001 → 一零零一."""
    return "".join(_DIGITS[int(c)] if c.isascii() and c.isdigit() else c for c in text)


def cardinal(n: int) -> str:
    """0…99 as a quantity: 12 → 十二. Raises `ValueError` outside."""
    if not 0 <= n <= 99:
        raise ValueError(f"{n} is not in 0…99")
    tens, ones = divmod(n, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def count(n: int) -> str:
    """0…99 before a measure word (位, 个): as `cardinal`, but 2 is 两."""
    return "两" if n == 2 else cardinal(n)


_ONES = {c: i for i, c in enumerate(_DIGITS)} | {"〇": 0, "两": 2, "幺": 1}
_UNITS = {"十": 10, "百": 100, "千": 1_000}


def value(numerals: str) -> int | None:
    """The quantity that well-formed numerals stand for, below 10¹²: 一百二十 → 120, 三万五 → 35000, 五 → 5.

    None for what is no quantity: 四五十, 万一, 一零零一.
    """
    total = 0
    for big, unit in (("亿", 100_000_000), ("万", 10_000)):
        before, found, numerals = numerals.rpartition(big)
        if not found:
            continue
        part = _below_10000(before)
        if part is None:
            return None
        total += part * unit
        if not numerals:
            return total
        if len(numerals) == 1 and numerals in _ONES and numerals not in "零〇":  # 三万五
            return None if numerals == "两" else total + _ONES[numerals] * unit // 10
    rest = _below_10000(numerals.lstrip("零〇") if total else numerals)
    return None if rest is None else total + rest


def _below_10000(numerals: str) -> int | None:
    if len(numerals) == 1 and numerals in _ONES:
        return _ONES[numerals]
    total, last, digit, zero = 0, 10_000, None, False
    for i, c in enumerate(numerals):
        if c in _UNITS:
            unit = _UNITS[c]
            if unit >= last or (digit is None and (i or c != "十")):
                return None
            total += (1 if digit is None else digit) * unit
            last, digit, zero = unit, None, False
        elif c in "零〇":
            if digit is not None or zero or not i:
                return None
            zero = True
        elif c not in _ONES or digit is not None:
            return None
        else:
            digit = _ONES[c]
    if digit is None:
        return total if total and not zero else None
    if last == 10_000:
        return None
    return total + (digit if zero or last == 10 else digit * last // 10)

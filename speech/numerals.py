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

"""Telephone numbers as people write them, made one: E.164 inside, the local form on screens.

Read by Google's rules (`phonenumberslite`), the one data set of every country's numbering plan that is kept up.
"""

import re

import phonenumbers

from domain.errors import Fault, InvalidValue

SHORT = 6
"""Longest internal or service number (1001, 95001, 12345): such ones are kept as they are."""

_SIP = re.compile(r"sips?:[^\s<>\"@,;]+(@[^\s<>\"@,]+)?", re.IGNORECASE)
_NUMERALS = "零〇一二三四五六七八九幺"
"""As a number is read out, digit by digit."""
_DIGIT = re.compile(rf"[\d{_NUMERALS}]")
_DIGITS = rf"{_DIGIT.pattern}(?:[\s()-]*{_DIGIT.pattern})"
_ORDER_OR_DAY = r"(?<!\d)20(?:\d{6}-\d{4}|\d\d-\d\d-\d\d)(?!\d)"
_NUMBER = re.compile(rf"(?P<other>{_ORDER_OR_DAY})|{_DIGITS}{{4,}}")
_ENDING = re.compile(rf"{_DIGITS}*[\s()-]*$")
LOCAL = 8
"""A number of up to so many digits that no numbering plan knows was most likely dialled without its area code."""

_REASONS = {
    phonenumbers.ValidationResult.TOO_SHORT: "has too few digits",
    phonenumbers.ValidationResult.TOO_LONG: "has too many digits",
}


def normalise(text: str, region: str, field: str = "phone") -> str:
    """`text` in E.164 (``+8613800138000``); short internal numbers and ``sip:`` addresses are kept as they are.

    `region` (ISO 3166, such as CN) is where a number without a country code belongs. Raises `InvalidValue` for
    `field` where it can't be a number.
    """
    text = text.strip()
    if _SIP.fullmatch(text):
        return text
    digits = re.sub(r"[\s()-]", "", text)
    if digits.isascii() and digits.isdigit() and len(digits) <= SHORT:
        return digits
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        reason = "is no telephone number: write it like 010-65521234, +86… or sip:…"
        raise InvalidValue(field, reason, Fault.NO_PHONE) from error
    if number.extension:
        reason = "has an extension, which can't be dialled: leave it out and note it elsewhere"
        raise InvalidValue(field, reason, Fault.EXTENSION)
    verdict = phonenumbers.is_possible_number_with_reason(number)
    if verdict == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY or (
        len(str(number.national_number)) <= LOCAL and not phonenumbers.is_valid_number(number)
    ):
        reason = "lacks the area code, or is no number: write it like 010-65521234"
        raise InvalidValue(field, reason, Fault.AREA_CODE)
    if verdict != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise InvalidValue(field, _REASONS.get(verdict, "is no telephone number of any country"), Fault.NO_PHONE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def masked(text: str, *, unfinished: bool = False) -> str:
    """`text` with the four digits before the last four struck out of every number in it: ``+86138****8000``.

    Also of one that is written as it is read out (一三八零零…); numbers of orders and days stay. `unfinished`: more
    words may follow, so nothing of what may become a number is left at the end.
    """
    if unfinished:
        text = _ENDING.sub(lambda found: _DIGIT.sub("*", found[0]), text)
    return _NUMBER.sub(lambda found: found[0] if found["other"] else _struck(found[0]), text)


def _struck(number: str) -> str:
    places = [place for place, character in enumerate(number) if _DIGIT.match(character)][-8:-4]
    return "".join("*" if place in places else character for place, character in enumerate(number))


def display(number: str, region: str) -> str:
    """`number` (from `normalise`) as people of `region` write it; what is not E.164 is shown as it is."""
    if not number.startswith("+"):
        return number
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    home = parsed.country_code == phonenumbers.country_code_for_region(region)
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)

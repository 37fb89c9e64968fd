"""Which way a call goes out: numbers over the first trunk, SIP addresses as they are."""

from collections.abc import Sequence

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from hotline.settings import TrunkConfig
from telephony.engine import Address
from telephony.errors import ResourceError


def route(phone: str, trunks: Sequence[TrunkConfig], region: str) -> Address:
    """Where to call `phone` (E.164, a short number, or a SIP address). Raises `ResourceError` without a trunk."""
    if phone.startswith("sip:"):
        return Address(phone)
    if not trunks:
        raise ResourceError("there is no line to the outside: set HOTLINE_TRUNK, or trunks in HOTLINE_CONFIG")
    trunk = trunks[0]
    host = trunk.uri.removeprefix("sip:").rpartition("@")[2]
    return Address(f"sip:{_digits(phone, trunk, region)}@{host}", user=trunk.user, password=trunk.password)


def _digits(phone: str, trunk: TrunkConfig, region: str) -> str:
    """The number the way the trunk wants it."""
    try:
        number = phonenumbers.parse(phone, region)
    except NumberParseException:
        return phone
    if not phone.startswith("+"):
        return phone
    if trunk.number_format == "e164" or phonenumbers.region_code_for_number(number) != region:
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return "".join(character for character in national if character.isdigit())

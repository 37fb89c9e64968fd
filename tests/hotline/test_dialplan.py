"""Which way a call goes out."""

import pytest

from hotline.flows.dialplan import route
from hotline.settings import TrunkConfig
from telephony.engine import Address
from telephony.errors import ResourceError

NATIONAL = TrunkConfig(uri="sip:trunk.example:5070", user="hotline", password="secret")
E164 = TrunkConfig(uri="sip:account@trunk.example", number_format="e164")


@pytest.mark.parametrize(
    ("phone", "trunk", "uri"),
    [
        ("+8613800138000", NATIONAL, "sip:13800138000@trunk.example:5070"),
        ("+861065521234", NATIONAL, "sip:01065521234@trunk.example:5070"),
        ("+12025550123", NATIONAL, "sip:+12025550123@trunk.example:5070"),
        ("+8613800138000", E164, "sip:+8613800138000@trunk.example"),
        ("10086", E164, "sip:10086@trunk.example"),
    ],
)
def test_numbers_go_over_the_trunk_in_the_form_it_wants(phone: str, trunk: TrunkConfig, uri: str) -> None:
    assert route(phone, [trunk], "CN") == Address(uri, trunk.user, trunk.password)


def test_sip_addresses_go_straight_there() -> None:
    assert route("sip:wang@10.0.0.9", [], "CN") == Address("sip:wang@10.0.0.9")


def test_without_a_trunk_numbers_can_not_be_reached() -> None:
    with pytest.raises(ResourceError, match="HOTLINE_TRUNK"):
        route("+8613800138000", [], "CN")

import pytest

from domain.errors import Fault, InvalidValue
from hotline.numbers import display, masked, normalise


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("13800138000", "+8613800138000"),
        (" 138 0013 8000 ", "+8613800138000"),
        ("+86 138-0013-8000", "+8613800138000"),
        ("008613800138000", "+8613800138000"),
        ("010-65521234", "+861065521234"),
        ("（010）65521234", "+861065521234"),
        ("+44 20 7946 0958", "+442079460958"),
        ("1001", "1001"),
        ("95001", "95001"),
        ("sip:customer@127.0.0.1:5099", "sip:customer@127.0.0.1:5099"),
        ("sip:x@host;transport=udp", "sip:x@host;transport=udp"),
    ],
)
def test_a_number_is_kept_in_one_form(written: str, kept: str) -> None:
    assert normalise(written, "CN") == kept
    assert normalise(kept, "CN") == kept


@pytest.mark.parametrize(
    ("written", "fault", "reason"),
    [
        ("", Fault.NO_PHONE, "no telephone number"),
        ("王女士", Fault.NO_PHONE, "no telephone number"),
        ("65521234", Fault.AREA_CODE, "area code"),
        ("+861380013800013", Fault.NO_PHONE, "too many"),
        ("010-65521234 ext. 80", Fault.EXTENSION, "extension"),
        ("sip:a b@c", Fault.NO_PHONE, "no telephone number"),
        ("sip:a@b\r\nVia: x", Fault.NO_PHONE, "no telephone number"),
    ],
)
def test_what_cannot_be_dialled_is_refused_with_the_reason(written: str, fault: Fault, reason: str) -> None:
    with pytest.raises(InvalidValue, match=reason) as caught:
        normalise(written, "CN", "customer.phone")
    assert (caught.value.field, caught.value.fault) == ("customer.phone", fault)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+8613800138000", "+86138****8000"),
        ("王芳 138 0013 8000", "王芳 138 **** 8000"),
        ("010-65521234", "010-****1234"),
        ("3栋 1203", "3栋 1203"),
        ("一三八零零一三八零零零", "一三八****八零零零"),
        ("幺三八 零零幺三 八零零零", "幺三八 **** 八零零零"),
        ("工单20260504-0001，2026-05-04 来过", "工单20260504-0001，2026-05-04 来过"),
    ],
)
def test_R2_a_masked_number_can_be_told_apart_but_not_dialled(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话一三八", "电话***"),
        ("电话138 0013 80", "电话*** **** **"),
        ("电话13800138000是我的", "电话138****8000是我的"),
        ("我家漏水", "我家漏水"),
    ],
)
def test_A2_of_what_is_still_being_said_no_digits_are_left_at_the_end(text: str, shown: str) -> None:
    assert masked(text, unfinished=True) == shown


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+8613800138000", "138 0013 8000"),
        ("+861065521234", "010 6552 1234"),
        ("+442079460958", "+44 20 7946 0958"),
        ("95001", "95001"),
        ("sip:a@b", "sip:a@b"),
    ],
)
def test_a_number_is_shown_as_people_write_it(kept: str, shown: str) -> None:
    assert display(kept, "CN") == shown

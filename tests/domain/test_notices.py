"""Whom a notice is for, and which notices are the same."""

from datetime import UTC, datetime

import pytest

from domain.errors import InvalidValue
from domain.notices import Notice, NoticeKind, Recipient, checked, recipients_of, to_each, to_group, to_role, to_user
from domain.people import Person, Role

NOW = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)
FITTER = Person("8001", "赵师傅", Role.DEPARTMENT, groups=("维修", "工程"))


@pytest.mark.parametrize("text", ["user:1001", "group:维修", "role:duty_manager"])
def test_recipients_are_read_as_they_are_written(text: str) -> None:
    assert str(Recipient.parse(text)) == text


@pytest.mark.parametrize("text", ["", "user:", "1001", "team:维修", "role:boss"])
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        Recipient.parse(text)


def test_W2_somebody_is_reached_by_name_by_group_and_by_role() -> None:
    assert [str(one) for one in recipients_of(FITTER)] == ["user:8001", "group:维修", "group:工程", "role:department"]
    assert to_group("维修").includes(FITTER)
    assert not to_group("保洁").includes(FITTER)
    assert not to_role(Role.LEAD).includes(FITTER)
    assert not to_user("8002").includes(FITTER)


def test_W7_the_same_occasion_for_the_same_recipient_is_the_same_notice() -> None:
    first = Notice("o1:near", NOW, NoticeKind.TARGET_NEAR, to_group("维修"), "20260511-0001", {"target": "on_site"})
    again = Notice("o1:near", NOW.replace(hour=3), NoticeKind.TARGET_NEAR, to_group("维修"), "20260511-0001")
    assert first.id == again.id
    assert first.id != Notice("o1:near", NOW, NoticeKind.TARGET_NEAR, to_group("工程"), "20260511-0001").id
    assert first.id != Notice("o1:over", NOW, NoticeKind.TARGET_NEAR, to_group("维修"), "20260511-0001").id


def test_only_known_parameters_are_told() -> None:
    with pytest.raises(InvalidValue, match="phone"):
        checked(Notice("k", NOW, NoticeKind.ORDER_NEW, to_user("1"), words={"phone": "13800138000"}))


def test_each_recipient_is_told_once_and_empty_parameters_are_left_out() -> None:
    told = to_each(
        [to_user("1"), to_user("2"), to_user("1")],
        key="k",
        at=NOW,
        kind=NoticeKind.HANDOVER,
        words={"by": "1001", "note": ""},
    )
    assert [str(one.to) for one in told] == ["user:1", "user:2"]
    assert told[0].words == {"by": "1001"}

"""Appointments, heard on a Monday at ten in the morning."""

import pytest

from domain.intake.moments import moments_heard, moments_in
from tests.domain.intake.said import LANGUAGE, MONDAY, ZONE, said

MONTH = "2026-05-"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("明天下午三点", "05T15:00"),
        ("明天早上八点来可以吗", "05T08:00"),
        ("后天上午", "06T09:00/06T12:00"),
        ("周五", "08T09:00/08T18:00"),
        ("星期五下午两点半", "08T14:30"),
        ("礼拜天上午十点", "10T10:00"),
        ("这周六", "09T09:00/09T18:00"),
        ("下周一下午", "11T14:00/11T18:00"),
        ("下周三九点", "13T09:00"),
        ("周末", "09T09:00/09T18:00"),
        ("今天晚上七点以后", "04T19:00/04T21:00"),
        ("我晚上七点以后在家", "04T19:00/04T21:00"),
        ("今晚八点", "04T20:00"),
        ("明晚", "05T19:00/05T21:00"),
        ("下午三点以后我在家", "04T15:00/04T17:00"),
        ("三点", "04T15:00"),
        ("下午两点到四点", "04T14:00/04T16:00"),
        ("明天九点到十二点", "05T09:00/05T12:00"),
        ("五月八号上午九点", "08T09:00"),
        ("十五号下午", "15T14:00/15T18:00"),
        ("三号", "2026-06-03T09:00/2026-06-03T18:00"),
        ("明天中午十二点半", "05T12:30"),
        ("明天中午一点", "05T13:00"),
        ("大后天", "07T09:00/07T18:00"),
        ("两个小时以后", "04T12:00"),
        ("半小时后", "04T10:30"),
        ("一个半小时之后", "04T11:30"),
        ("八点", "05T08:00"),
        ("明天下午三点一刻", "05T15:15"),
        ("明天十五点二十分", "05T15:20"),
        ("可以改到后天吗", "06T09:00/06T18:00"),
        ("明天下午五点之前", "05T14:00/05T17:00"),
    ],
)
def test_appointments(text: str, value: str) -> None:
    parts = value.split("/")
    expected = "/".join(f"{'' if part.startswith('20') else MONTH}{part}:00+08:00" for part in parts)
    found = moments_in(LANGUAGE.normal(text), MONDAY, ZONE)
    assert [moment.value for moment in found] == [expected]
    assert found[0].start > MONDAY or found[0].end is not None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "昨天下午三点",
            "今天早上八点就没水了",
            "三号楼二单元五零一",
            "三十号楼",
            "一点也不好",
            "有点慢",
            "二月三十号",
        ),
        *("他差点摔倒", "两天了", "九十九点", "二十四小时都有人值班", "打了三次电话", "十三月八号"),
    ],
)
def test_no_appointments(text: str) -> None:
    assert moments_heard(said(text), MONDAY, ZONE) == ()


def test_a_time_of_day_goes_with_the_day_named_before() -> None:
    found = moments_heard(said("后天行不行", ":可以，后天几点方便", "下午三点吧"), MONDAY, ZONE)
    assert found[0].moment.value == "2026-05-06T15:00:00+08:00"


def test_the_later_time_corrects() -> None:
    found = moments_heard(said("明天下午三点", "不行不行，后天下午四点吧"), MONDAY, ZONE)
    assert [one.moment.value for one in found] == ["2026-05-06T16:00:00+08:00", "2026-05-05T15:00:00+08:00"]


def test_what_is_read_back_and_confirmed_is_surer() -> None:
    once = moments_heard(said("明天下午三点"), MONDAY, ZONE)[0].certainty
    again = moments_heard(said("明天下午三点", ":那给您约明天下午三点", "好的"), MONDAY, ZONE)[0].certainty
    assert again > once

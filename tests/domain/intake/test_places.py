"""Places as callers say them, and as a recogniser writes them."""

import pytest

from domain.intake.places import places_heard
from tests.domain.intake.said import said

SAID = {
    "我住在三号楼二单元五零一": "3号楼2单元501",
    "我住在三号楼二单元五零一室": "3号楼2单元501室",
    "三栋五零一": "3栋501",
    "3栋501室": "3栋501室",
    "我家是十六号楼五单元一一六室": "16号楼5单元116室",
    "八号楼二单元一一零三室": "8号楼2单元1103室",
    "二座三十一楼": "2座31楼",
    "A座1203": "A座1203",
    "三号楼的二单元，五零一": "3号楼2单元501",
    "三杠二杠五零一": "3号楼2单元501",
    "3-2-501": "3号楼2单元501",
    "三幢一单元十二楼": "3幢1单元12楼",
    "三号楼二单元五楼的走廊": "3号楼2单元5楼走廊",
    "七号楼一单元，电梯停在一楼": "7号楼1单元电梯",
    "在一号楼大堂": "1号楼大堂",
    "我是六号楼的业主": "6号楼",
    "五号楼一单元八零二室水管漏水了": "5号楼1单元802室",
    "东区的地下车库": "东区地下车库",
    "在小区东门口": "小区东门口",
    "四号楼二单元七零三室打了三次电话": "4号楼2单元703室",
    "嗯就是那个二十三号楼四单元二零零一": "23号楼4单元2001",
}


@pytest.mark.parametrize("text", SAID)
def test_places(text: str) -> None:
    places = places_heard(said(text))
    assert str(places[0].place) == SAID[text], places
    assert 0.3 < places[0].certainty <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "我姓王",
            "停车费每个月五十四块",
            "一三八零零一三八零零零",
            "材料费一百二十元",
            "明天下午三点",
            "三天了还没人来",
        ),
        *("满意请按一", "打了三次电话", "家里停水了", "二零二六年五月四号"),
    ],
)
def test_no_places(text: str) -> None:
    assert places_heard(said(text)) == ()


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (("我住三号楼", ":几单元几室", "二单元五零一"), "3号楼2单元501"),
        (("三号楼二单元", "五零一"), "3号楼2单元501"),
        (("三号楼二单元", "嗯五零一室"), "3号楼2单元501室"),
        (("三号楼二单元五零一", ":是3号楼2单元501对吗", "不对，是五号楼二单元五零一"), "5号楼2单元501"),
        ((":您的地址是三号楼二单元五零一室，对吗", "对的"), "3号楼2单元501室"),
    ],
)
def test_places_said_bit_by_bit(texts: tuple[str, ...], place: str) -> None:
    assert str(places_heard(said(*texts))[0].place) == place


def test_what_the_caller_denies_is_not_proposed() -> None:
    found = places_heard(said(":您是三号楼二单元五零一室吗", "不是"))
    assert all(one.certainty == 0.0 for one in found)
    confirmed = places_heard(said(":您是三号楼二单元五零一室吗", "对"))[0].certainty
    unanswered = places_heard(said(":您是三号楼二单元五零一室吗"))[0].certainty
    assert confirmed > unanswered > 0.0


def test_a_place_said_again_is_surer() -> None:
    once = places_heard(said("三号楼二单元五零一"))[0].certainty
    twice = places_heard(said("三号楼二单元五零一", "对三号楼二单元五零一"))[0].certainty
    assert twice > once

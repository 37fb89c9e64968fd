"""Names, telephone numbers and how many, as they are said."""

import pytest

from domain.intake.callers import callers_heard
from domain.intake.numbers import counts_heard
from domain.intake.phones import phones_heard
from tests.domain.intake.said import said


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("我姓王", "王", ""),
        ("免贵姓李", "李", ""),
        ("勉贵姓李", "李", ""),
        ("免跪姓张", "张", ""),
        ("本人姓欧阳", "欧阳", ""),
        ("我叫王小明我住三号楼", "王小明", ""),
        ("我叫王芳", "王芳", ""),
        ("我叫陈静是业主", "陈静", ""),
        ("我是陈女士", "陈", "女士"),
        ("我姓黄，我打了三次电话都没有人来", "黄", ""),
        ("我姓刘先生就行", "刘", "先生"),
        ("叫我周小姐", "周", "女士"),
        (":王先生您好", "王", "先生"),
    ],
)
def test_who_calls(text: str, name: str, title: str) -> None:
    found = callers_heard(said(text))
    assert [(one.name, one.title) for one in found[:1]] == [(name, title)]


@pytest.mark.parametrize("text", ["", "我性子急", "我姓什么不重要", "马上处理", "找你们经理", "我是业主", "我叫不出来"])
def test_nobody_is_named(text: str) -> None:
    assert callers_heard(said(text)) == ()


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        (("我的电话是一三八零零一三八零零二",), "13800138002"),
        (("幺三八零零幺三八零零零",), "13800138000"),
        (("一三八", "零零一三", "八零零零"), "13800138000"),
        (("138 0013 8000",), "13800138000"),
        (("一三八嗯零零一三，八零零零",), "13800138000"),
        (("五零一室，电话一三九一二三四五六七八",), "13912345678"),
        (("零七五五八六五四三二一零",), "075586543210"),
        (("打座机零一零六五五二一二三四",), "01065521234"),
        ((":您的电话是13800138000对吗", "对的"), "13800138000"),
        (("就是这个号码，请给我回个电话",), ""),
        (("打我这个电话就行",), ""),
    ],
)
def test_numbers_as_they_are_said(texts: tuple[str, ...], number: str) -> None:
    assert [one.number for one in phones_heard(said(*texts))[:1]] == [number]


@pytest.mark.parametrize(
    "text", ["", "三号楼二单元五零一", "一二三", "一百二十块钱", "二零二六年五月", "138001380", "打电话没人接"]
)
def test_no_numbers(text: str) -> None:
    assert phones_heard(said(text)) == ()


def test_the_later_number_corrects() -> None:
    found = phones_heard(said("一三八零零一三八零零零", "不对，是一三九零零一三九零零零"))
    assert [one.number for one in found] == ["13900139000", "13800138000"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("两盏灯不亮", 2), ("有三个插座没电", 3), ("十二台空调", 12), ("五把椅子", 5), ("4扇窗户关不上", 4)],
)
def test_how_many(text: str, count: int) -> None:
    assert [one.count for one in counts_heard(said(text))] == [count]


@pytest.mark.parametrize(
    "text",
    ["一个灯坏了", "等了三个小时", "三个月了", "二单元", "两个人在家", "第三个路口", "三点五个平方", "", "五十块钱"],
)
def test_not_how_many(text: str) -> None:
    assert counts_heard(said(text)) == ()

"""Answers found by typing and by listening, on the answers that ship and what callers say."""

from functools import cache
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.knowledge.answers import Words
from domain.knowledge.index import MOST_OFFERED, OFFERED_AT, AnswerIndex, entry
from domain.knowledge.terms import LONGEST_HEARD, canonical, heard, pairs, spelled, written
from hotline import knowledge
from speech.language import Mandarin

LANGUAGE = Mandarin()


@cache
def shipped() -> AnswerIndex:
    return AnswerIndex(entry(id_, words, LANGUAGE) for id_, words in knowledge.load().items())


SAID = {
    "你好我想问一下物业费怎么交": "fees-pay",
    "我想问一下无业费在哪里教": "fees-pay",
    "物业费一个月到底是怎么算的呀": "fees-standard",
    "交了钱发票给我开一下": "fees-invoice",
    "你们那个滞纳金凭什么收啊": "fees-arrears",
    "装修押金什么时候能退给我": "fees-deposit",
    "请问你们几点下班": "centre-hours",
    "我手机号换了要改一下": "file-change",
    "我要装修需要办什么手续": "fitout-apply",
    "装修的垃圾往哪儿放": "fitout-rubbish",
    "下个月要搬家需要开放行条吗": "moving-out",
    "门静卡丢了": "access-card",
    "门禁卡刷不开门了": "access-card",
    "快递能不能放你们那里": "parcels",
    "小区能不能养狗": "pets",
    "有人遛狗不牵绳": "pets",
    "我把钱包丢了有没有人捡到": "lost-found",
    "想找个钟点工": "housekeeping",
    "楼上老是很吵": "noise-neighbours",
    "我的车位被别人占了": "parking-occupied",
    "朋友的车进不来": "parking-visitor",
    "能不能装个充电桩": "parking-charging",
    "车被刮了能不能看监控": "parking-scratch",
    "电梯里面有人被困住了": "lift-broken",
    "电提坏了": "lift-broken",
    "家里没有水了": "water-stop",
    "怎么又停电了": "power-stop",
    "电卡没电了怎么冲值": "meter-cards",
    "楼道里有一股煤气味": "gas-smell",
    "我家天花板在漏水漏得很厉害": "water-leak",
    "天花板漏睡": "water-leak",
    "我家马桶堵住了": "drain-blocked",
    "家里上不了网了": "broadband",
    "地下室的灯不亮了": "lights-public",
    "我想投诉你们保安": "complaint-how",
    "我要表扬一个师傅": "praise-suggest",
    "有老鼠啊": "pests",
    "热水器打不着火家里没有热水": "water-heater",
}


@pytest.mark.parametrize("said", SAID)
def test_K1_answers_are_offered_for_what_callers_say(said: str) -> None:
    offers = shipped().offers([said], LANGUAGE)
    assert SAID[said] in [offer.id for offer in offers[:2]], offers
    assert all(offer.score >= OFFERED_AT and offer.why and offer.title for offer in offers)


@pytest.mark.parametrize(
    "said",
    [
        *("", "好的谢谢", "嗯对", "喂你好是物业吗", "我住三号楼二单元五零一", "今天天气不错", "我姓王"),
        *("明天下午三点过来吧", "一三八零零一三八零零零", "是的没错", "等一下我看看", "那就这样吧再见"),
        *("你说什么我没听清楚", "行我知道了", "好好好可以可以", "不用客气", "我在家等着"),
    ],
)
def test_K1_nothing_is_offered_for_small_talk(said: str) -> None:
    assert shipped().offers([said], LANGUAGE) == ()


def test_K1_a_part_of_what_another_answer_says_is_nothing_by_itself() -> None:
    assert [offer.id for offer in shipped().offers(["热水器打不着火"], LANGUAGE)] == ["water-heater"]
    assert [offer.id for offer in shipped().offers(["着火了"], LANGUAGE)] == ["fire-safety"]


def test_K1_what_was_said_before_helps() -> None:
    offers = shipped().offers(["我家在三号楼", "物业费", "怎么交啊"], LANGUAGE)
    assert offers[0].id == "fees-pay"


def test_K1_few_are_offered_best_first() -> None:
    offers = shipped().offers(list(SAID), LANGUAGE)
    assert len(offers) == MOST_OFFERED
    assert [o.score for o in offers] == sorted((o.score for o in offers), reverse=True)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("押金", "fees-deposit"),
        ("狗", "pets"),
        ("开发票", "fees-invoice"),
        ("无业费怎么教", "fees-pay"),
        ("ｗｙｆ", "fees-pay"),
        ("wyf", "fees-pay"),
        ("kuaidi", "parcels"),
        ("放行 条", "goods-release"),
        ("电梯 坏", "lift-broken"),
    ],
)
def test_K1_search_as_one_types(typed: str, first: str) -> None:
    assert first in shipped().search(typed, LANGUAGE)[:2]


@pytest.mark.parametrize("typed", ["", " ", "？！", "量子力学", "zzzz"])
def test_K1_search_finds_nothing_where_nothing_is(typed: str) -> None:
    assert shipped().search(typed, LANGUAGE) == ()


def test_K1_an_empty_index_finds_nothing() -> None:
    assert AnswerIndex(()).search("电梯", LANGUAGE) == ()
    assert AnswerIndex(()).offers(["电梯坏了"], LANGUAGE) == ()


def test_K1_one_answer_alone_is_offered() -> None:
    index = AnswerIndex([entry("a", Words("停水通知", "明天停水。", keywords=("停水",), owner="1"), LANGUAGE)])
    assert [offer.id for offer in index.offers(["我家怎么停水了"], LANGUAGE)] == ["a"]


def test_sounds_that_are_confused_are_one() -> None:
    assert canonical("nan") == canonical("lan") == canonical("lang")
    assert canonical("zhang") == canonical("zan")
    assert canonical("fei") != canonical("hei")
    assert heard("门静卡", LANGUAGE) == heard("门禁卡", LANGUAGE)


def test_pieces() -> None:
    assert written("WiFi，狗") == {"w", "i", "f", "wi", "if", "fi", "狗"}
    assert pairs([("a", "b", "c"), ("d",)]) == {("a", "b"), ("b", "c"), ("", "d")}
    assert spelled("停车费", LANGUAGE) == "tingchefei tcf"


@given(st.lists(st.text(), max_size=4))
def test_K1_any_text_may_be_heard_and_typed(said: list[str]) -> None:
    assert len(shipped().offers(said, LANGUAGE)) <= MOST_OFFERED
    for text in said:
        shipped().search(text, LANGUAGE)


def test_K1_a_long_utterance_costs_no_more_than_a_long_breath() -> None:
    said = "我家楼上漏水漏得很厉害" * 2_000
    begun = perf_counter()
    offers = shipped().offers([said], LANGUAGE)
    assert perf_counter() - begun < 1.0
    assert offers == shipped().offers([said[:LONGEST_HEARD]], LANGUAGE)

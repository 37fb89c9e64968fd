"""What the rules are told of Mandarin."""

import time

import pytest

from domain.errors import InvalidValue
from domain.rules.conditions import Entity
from domain.rules.language import Found, Language
from speech.language import Mandarin
from speech.patterns import LONGEST, Patterns

MANDARIN: Language = Mandarin()


def test_syllables_keep_what_a_recogniser_confuses_apart() -> None:
    assert MANDARIN.syllables("您能知道吗？") == ("nin", "neng", "zhi", "dao", "ma")
    assert MANDARIN.syllables("1001号") == ("yi", "ling", "ling", "yi", "hao")


def test_numbers_are_normalised() -> None:
    assert MANDARIN.normal("一零零一号") == "1001号"


def test_a_lone_wei_is_no_filler() -> None:
    assert "嗯" in MANDARIN.fillers
    assert "喂" not in MANDARIN.fillers


@pytest.mark.parametrize(
    ("text", "entity", "found"),
    [
        ("工号1001为您服务", Entity.NUMBER, ["1001"]),
        ("下降了12.5%", Entity.NUMBER, ["12.5%"]),
        ("您稍等", Entity.NUMBER, []),
        ("师傅明天上午9点到", Entity.DATE, ["明天上午9点"]),
        ("3月15号来", Entity.DATE, ["3月15号"]),
        ("15号上门", Entity.DATE, ["15号"]),
        ("3号楼", Entity.DATE, []),
        ("1001号", Entity.DATE, []),
        ("2小时内给您回复", Entity.DATE, ["2小时内"]),
        ("下周三", Entity.DATE, ["下周三"]),
        ("14:30", Entity.DATE, ["14:30"]),
        ("我们尽快", Entity.DATE, []),
        ("一共58元", Entity.MONEY, ["58元"]),
        ("要3.5万元", Entity.MONEY, ["3.5万元"]),
        ("20块钱", Entity.MONEY, ["20块钱"]),
        ("免费的", Entity.MONEY, []),
        ("王女士您好", Entity.NAME, ["王女士"]),
        ("欧阳先生", Entity.NAME, ["欧阳先生"]),
        ("我叫李小明", Entity.NAME, ["我叫李小明"]),
        ("免贵姓陈", Entity.NAME, ["免贵姓陈"]),
        ("任何女士都可以", Entity.NAME, []),
        ("这位先生", Entity.NAME, []),
        ("我家在3栋2单元501", Entity.ADDRESS, ["3栋2单元501"]),
        ("5号楼1201室", Entity.ADDRESS, ["5号楼1201室"]),
        ("1201室漏水", Entity.ADDRESS, ["1201室"]),
        ("我们小区", Entity.ADDRESS, []),
    ],
)
def test_what_is_mentioned(text: str, entity: Entity, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in MANDARIN.entities(text) if m.entity is entity] == found


def test_a_road_with_its_number_is_an_address() -> None:
    assert any(m.entity is Entity.ADDRESS for m in MANDARIN.entities("我住在人民路88号"))


def test_mentions_come_in_order() -> None:
    mentioned = MANDARIN.entities("明天9点到3栋501，收20元")
    assert [m.start for m in mentioned] == sorted(m.start for m in mentioned)


def test_patterns_are_found_with_their_place_in_characters() -> None:
    patterns = MANDARIN.patterns(["停.?电", "漏水", "不存在", "水"])
    assert list(patterns.find("家里漏水了停了电")) == [Found(0, 5, 8), Found(1, 2, 4), Found(3, 3, 4)]
    assert list(patterns.find("")) == []
    assert list(MANDARIN.patterns([]).find("漏水")) == []


def test_hundreds_of_patterns_are_all_found() -> None:
    patterns = Patterns([f"第{number}(?:号|栋).*(?:漏水|停电)+$" for number in range(300)])
    text = "".join(f"第{number}号" for number in range(300)) + "漏水"
    assert [found.pattern for found in patterns.find(text)] == list(range(300))


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"(.+)\1", "can explode"),
        ("漏(?=水)", "can explode"),
        ("漏(?!水)", "can explode"),
        ("(?<!不)漏", "can explode"),
        ("(?:漏{1,1000}){1,1000}", "repeats too often"),
        ("漏{1,2000}", "repeats too often"),
        (r"\pL{1000}", "too large"),
        ("[", "no regular expression"),
        ("漏" * (LONGEST + 1), "501 characters"),
        ("\ud800", "half a character"),
    ],
)
def test_a_pattern_that_can_explode_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(InvalidValue, match=reason):
        MANDARIN.patterns([pattern])


def test_a_pattern_that_explodes_elsewhere_takes_linear_time() -> None:
    patterns = Patterns(["(a+)+$", "(a|aa)+$"])
    begun = time.perf_counter()
    assert patterns.find("a" * 50_000 + "b") == ()
    assert time.perf_counter() - begun < 2

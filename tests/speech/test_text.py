import pytest

from speech.numerals import cardinal, count, digits
from speech.text import fold, merge, syllables


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("您好", "lin hao"),
        ("您好，请问！", "lin hao qin wen"),
        ("1001号", "yi lin lin yi hao"),
        ("１００１号", "yi lin lin yi hao"),
        ("幺零零幺", "yi lin lin yi"),
        ("中心", "zong xin"),
        ("上海", "san hai"),
        ("服务", "fu wu"),
        ("互助", "hu zu"),
        ("还有什么可以帮您", "hai you sen me ke yi ban lin"),
        ("绿女", "lv lv"),
        ("WiFi断了", "wifi duan le"),
        ("", ""),
        ("，。？！", ""),
    ],
)
def test_fold(text: str, syllables: str) -> None:
    assert " ".join(fold(text)) == syllables


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("蓝色", "南色"),
        ("张三", "脏山"),
        ("吃饭", "词饭"),
        ("情况", "秦况"),
        ("工程", "工陈"),
        ("感谢您的来电，再见", "感谢 您 的 来电 在 见"),
        ("1001号为您服务", "一零零一号为您服务"),
    ],
)
def test_what_a_recogniser_confuses_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("服务", "糊务"), ("再见", "再讲价"), ("可以", "不可以")])
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("n", "text"), [(0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")])
def test_cardinals(n: int, text: str) -> None:
    assert cardinal(n) == text


def test_numbers() -> None:
    assert count(2) == "两"
    assert count(12) == "十二"
    assert digits("工号1001") == "工号一零零一"
    with pytest.raises(ValueError, match="100"):
        cardinal(100)


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("您好，请问！", "nin hao qing wen"),
        ("女士", "nv shi"),
        ("中心张", "zhong xin zhang"),
        ("幺零零1号", "yi ling ling yi hao"),
        ("WiFi断了", "wifi duan le"),
        ("，。", ""),
    ],
)
def test_syllables_keep_what_is_confused_apart(text: str, sounds: str) -> None:
    assert " ".join(syllables(text)) == sounds
    assert tuple(merge(s) for s in syllables(text)) == fold(text)

"""Which choice of a form is proposed from the words of a call."""

from dataclasses import replace
from functools import cache

import pytest

from domain.intake.choices import FROM_WORDS, Choices, said_as
from domain.intake.proposals import Asked, Field, Proposal, Proposer, Source
from domain.services.forms import Choice, FieldKind, FormField
from domain.services.service import ServiceType
from domain.transcripts import Line, Speaker
from hotline.catalogue import Catalogue
from tests.domain.intake.said import LANGUAGE, MONDAY, ZONE, line, lines, said

ASKED = Asked(MONDAY, ZONE)


@cache
def catalogue() -> Catalogue:
    """What ships, read once: it takes longer than most tests."""
    return Catalogue()


@cache
def proposer() -> Proposer:
    return Proposer(tuple(catalogue().values()), LANGUAGE)


def proposed(*texts: str, service_type: str = "") -> list[Proposal]:
    return chosen(lines(*texts), service_type)


def chosen(heard: list[Line], service_type: str = "") -> list[Proposal]:
    found = proposer().propose(heard, replace(ASKED, service_type=service_type))
    return [one for one in found if one.field is Field.CHOICE]


def values(*texts: str, service_type: str = "") -> list[tuple[str, str, str]]:
    return [(one.service_type, one.form_field, one.value) for one in proposed(*texts, service_type=service_type)]


@pytest.mark.parametrize(
    ("text", "service_type", "value"),
    [
        ("电梯里困了人", "S26", "lift"),
        ("电梯困人了快来", "S26", "lift"),
        ("我们关在电梯里出不来", "S26", "lift"),
        ("厨房着火了", "S26", "fire"),
        ("闻到煤气味", "S26", "gas"),
        ("有人在楼下打架", "S26", "crime"),
        ("我妈晕倒了", "S26", "injury"),
        ("楼道的灯坏了太黑", "S2", "power"),
        ("小区的路灯都不亮", "S2", "power"),
        ("大堂漏水了", "S2", "water"),
        ("单元门的门禁坏了", "S2", "door"),
        ("电梯坏了", "S2", "lift"),
        ("我家马桶堵了", "S3", "water"),
        ("家里跳闸了", "S3", "power"),
        ("我家热水器不出热水了", "S3", "appliance"),
        ("家里上不了网", "S4", "no_network"),
        ("宽带老是断", "S4", "unstable"),
        ("投诉楼上太吵了", "S6", "neighbour"),
        ("投诉你们态度差", "S6", "service"),
        ("钱包掉了", "S15", "lost"),
        ("我捡到一个钱包", "S15", "found"),
        ("物业费的账单不对", "S16", "management"),
        ("停车费怎么这么多", "S16", "parking"),
        ("我们要退租搬走", "S12", "out"),
        ("整栋停电了", "S27", "power"),
        ("空调不制冷", "S3", "heating"),
        ("我妈摔伤了流血", "S26", "injury"),
    ],
)
def test_W9_the_choice_by_the_catalogues_words(text: str, service_type: str, value: str) -> None:
    assert values(text, service_type=service_type)[0] == (service_type, _field(service_type), value)


@pytest.mark.parametrize("text", ["请问一下", "其他的没有了", "坏了", "", "我住三号楼二单元五零一"])
@pytest.mark.parametrize("service_type", ["S2", "S3", "S6", "S26"])
def test_nothing_is_proposed_without_its_words(text: str, service_type: str) -> None:
    assert values(text, service_type=service_type) == []


def test_none_is_chosen_yet_the_likeliest_type_counts_and_it_is_no_surer_than_that() -> None:
    heard = lines("电梯里困了人")
    types = [one for one in proposer().propose(heard, ASKED) if one.field is Field.SERVICE_TYPE]
    [one] = chosen(heard)
    assert (types[0].value, one.service_type, one.form_field, one.value) == ("S26", "S26", "category", "lift")
    assert one.certainty <= types[0].certainty


def test_the_form_that_is_chosen_counts_whatever_the_words_say_of_the_type() -> None:
    assert values("电梯里困了人", service_type="S2") == [("S2", "category", "lift")]
    assert values("电梯里困了人", service_type="S14") == []
    assert values("电梯里困了人", service_type="nothing of the kind") == []


def test_where_it_comes_from_is_kept() -> None:
    [one] = proposed(":请问什么事", "我要报修", "家里的马桶堵了", service_type="S3")
    assert (one.shown, one.source, one.start, one.end) == ("马桶 堵了", Source.WORDS, 6.0, 8.0)


def test_several_that_are_named_are_all_proposed() -> None:
    works = values("我要装修，拆墙，改水管，还要封阳台")
    assert sorted(works) == [("S11", "scope", one) for one in ("balcony", "walls", "water")]
    two = values("订一个多功能厅，要话筒和茶水", service_type="S20")
    assert two == [("S20", "room", "hall"), ("S20", "needs", "sound"), ("S20", "needs", "tea")]


def test_what_agents_say_is_no_choice() -> None:
    assert values(":是电梯困人吗", service_type="S26") == []


def test_what_is_only_heard_counts_less() -> None:
    as_written, as_heard = (chosen([line(text)], "S26") for text in ("关在电梯里", "关在电提里"))
    assert [one.value for one in as_heard] == [one.value for one in as_written] == ["lift"]
    assert as_heard[0].certainty < as_written[0].certainty


def test_a_longer_word_goes_before_one_inside_it() -> None:
    choices = (Choice("a", {}, ("门",)), Choice("b", {}, ("门锁",)))
    assert [one.id for _, one in _choices(choices).heard("X1", said("门锁坏了"))] == ["b"]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice("a", {"zh-CN": "电梯困人", "en": "Lift"}, ("困了人",)), ("困了人", "电梯困人")),
        (Choice("a", {"zh-CN": "开荒/大扫除"}), ("开荒", "大扫除")),
        (Choice("a", {"zh-CN": "甲（近期成交）"}), ("近期成交",)),
        (Choice("a", {"zh-CN": "其他", "en": "Other"}), ()),
        (Choice("a", {"en": "Lift"}), ()),
    ],
)
def test_a_name_is_a_word_of_its_own(choice: Choice, words: tuple[str, ...]) -> None:
    assert said_as(choice) == words


def test_fields_that_do_not_ask_for_it_are_left_alone() -> None:
    choices = (Choice("a", {"zh-CN": "门锁"}),)
    assert list(_choices(choices, proposes="").heard("X1", said("门锁坏了"))) == []


def test_partials_and_other_speakers_say_nothing() -> None:
    partial = Line("c1", Speaker.CALLER, 0, 1, "电梯困人", final=False, confidence=0)
    assert chosen([partial, line("电梯困人", 2.0, Speaker.AGENT)], "S26") == []


def _field(service_type: str) -> str:
    [field] = [one for one in catalogue()[service_type].forms if one.proposes == FROM_WORDS]
    return field.id


def _choices(choices: tuple[Choice, ...], proposes: str = FROM_WORDS) -> Choices:
    form = FormField("kind", {}, FieldKind.CHOICE, choices=choices, proposes=proposes)
    return Choices([ServiceType("X1", {}, "维修", forms=(form,))], LANGUAGE)

"""What is proposed from whole calls, and that nothing said can break it."""

from functools import cache
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.customers import Customer
from domain.intake.proposals import MOST, Asked, Field, Proposal, Proposer, Source
from domain.intake.urgency import Alarms, Need
from domain.transcripts import Line, Speaker
from hotline.catalogue import Catalogue
from tests.domain.intake.said import LANGUAGE, MONDAY, ZONE, line, lines, said

CUSTOMER = Customer("k1", "王建国", ("+8613800138001",), "先生", "3号楼2单元501")
ASKED = Asked(MONDAY, ZONE, "+8613900139000")


@cache
def proposer() -> Proposer:
    return Proposer(tuple(Catalogue().values()), LANGUAGE)


def proposed(*texts: str, asked: Asked = ASKED) -> dict[Field, list[Proposal]]:
    found: dict[Field, list[Proposal]] = {}
    for one in proposer().propose(lines(*texts), asked):
        found.setdefault(one.field, []).append(one)
    return found


def values(*texts: str, asked: Asked = ASKED) -> dict[Field, str]:
    """The first proposal of each field."""
    return {field: some[0].value for field, some in proposed(*texts, asked=asked).items()}


def test_a_call_about_a_leaking_pipe() -> None:
    found = values(
        ":您好，阳光物业服务中心，1001号为您服务",
        "我家厨房的水管漏水了，漏得很厉害，请尽快派人来维修",
        ":非常抱歉，给您带来不便。请问您的详细地址是什么",
        "我住在五号楼一单元八零二室",
        ":请问您的联系电话是多少",
        "我的电话是一三八零零一三八零零二",
        ":请问怎么称呼您",
        "免贵姓李",
        ":李女士，什么时候方便",
        "明天下午三点以后",
        ":好的，明天下午三点以后，5号楼1单元802室，对吗",
        "对，是的",
    )
    assert found[Field.SERVICE_TYPE] == "S3"
    assert found[Field.URGENCY] == "emergency"
    assert found[Field.PLACE] == "5号楼1单元802室"
    assert found[Field.PHONE] == "13800138002"
    assert found[Field.NAME] == "李"
    assert found[Field.TITLE] == "女士"
    assert found[Field.MOMENT] == "2026-05-05T15:00:00+08:00/2026-05-05T17:00:00+08:00"


def test_the_file_and_the_number_are_proposed_without_a_word() -> None:
    found = proposed(asked=Asked(MONDAY, ZONE, "+8613900139000", CUSTOMER))
    assert {field: [one.value for one in some] for field, some in found.items()} == {
        Field.PLACE: ["3号楼2单元501"],
        Field.NAME: ["王建国"],
        Field.TITLE: ["先生"],
        Field.PHONE: ["+8613900139000", "+8613800138001"],
    }
    assert {one.source for some in found.values() for one in some} == {Source.CUSTOMER_FILE}
    assert {one.start for some in found.values() for one in some} == {None}


def test_what_was_said_goes_before_the_file() -> None:
    found = proposed("我在七号楼一单元三零二", asked=Asked(MONDAY, ZONE, "", CUSTOMER))
    assert [(one.value, one.source) for one in found[Field.PLACE]] == [
        ("7号楼1单元302", Source.WORDS),
        ("3号楼2单元501", Source.CUSTOMER_FILE),
    ]


def test_a_surname_and_a_number_that_the_file_knows_are_its_own() -> None:
    found = proposed("我姓王，电话一三八零零一三八零零一", asked=Asked(MONDAY, ZONE, "", CUSTOMER))
    assert [(one.value, one.shown, one.source) for one in found[Field.NAME]] == [("王建国", "王", Source.WORDS)]
    assert [(one.value, one.source) for one in found[Field.PHONE]] == [("+8613800138001", Source.WORDS)]
    assert [one.value for one in proposed("我姓李", asked=Asked(MONDAY, ZONE, "", CUSTOMER))[Field.NAME]] == [
        "李",
        "王建国",
    ]


def test_this_number_is_the_one_they_call_from() -> None:
    assert proposed("就是这个号码")[Field.PHONE][0].source is Source.WORDS
    assert Field.PHONE not in proposed("就是这个号码", asked=Asked(MONDAY, ZONE))


@pytest.mark.parametrize(
    ("text", "service_type"),
    [
        ("走廊的灯坏了楼道太黑", "S2"),
        ("我家马桶堵了", "S3"),
        ("家里上不了网", "S4"),
        ("我要投诉楼上太吵了", "S6"),
        ("想请个钟点工打扫一下", "S9"),
        ("我要装修需要办什么手续", "S11"),
        ("搬东西出去要开放行条吗", "S13"),
        ("物业费的账单不对", "S16"),
        ("我的快递找不到了", "S17"),
        ("电梯困人了快来", "S26"),
        ("宽戴断了上不了往", "S4"),
        ("我要开放刑条", "S13"),
        ("空调不制冷", "S3"),
        ("水费怎么交", "S16"),
        ("我妈摔伤了流血", "S26"),
    ],
)
def test_S1_the_service_type_by_the_catalogues_words(text: str, service_type: str) -> None:
    assert service_type in [one.value for one in proposed(text)[Field.SERVICE_TYPE]]


@pytest.mark.parametrize(
    "text",
    [
        *("着火了快来人", "电梯坏了，我被困在里面", "我闻到煤气味了", "水管爆了", "我妈晕倒了", "楼上漏水漏得很厉害"),
        *("有小偷", "插座冒火花", "电梯里困了人", "煤气谢漏了", "关在电提里了", "水都喷出来了止不住", "楼下有人打架"),
    ],
)
def test_W10_an_emergency_is_proposed(text: str) -> None:
    found = Alarms(LANGUAGE).heard(said(text))
    assert found
    assert found[0].need is Need.EMERGENCY


@pytest.mark.parametrize(
    "text",
    ["没有着火", "热水器打不着火", "没有人被困", "不是煤气味", "有点漏水", "怕着火", "", "电梯坏了", "万一着火怎么办"],
)
def test_W10_no_emergency_is_proposed(text: str) -> None:
    assert [one for one in Alarms(LANGUAGE).heard(said(text)) if one.need is Need.EMERGENCY] == []


def test_what_agents_say_is_no_emergency() -> None:
    assert Alarms(LANGUAGE).heard(said(":请问有没有人被困")) == ()


def test_little_heard_is_little_sure() -> None:
    def certainty(confidence: float) -> float:
        found = proposer().propose([line("三号楼二单元五零一", confidence=confidence)], ASKED)
        return next(one.certainty for one in found if one.field is Field.PLACE)

    assert certainty(1.0) > certainty(0.5) > certainty(0.0)


def test_partials_and_gaps_say_nothing() -> None:
    partial = Line("c1", Speaker.CALLER, 0, 1, "三号楼二单元五零一", final=False, confidence=0)
    gap = Line("c1", Speaker.CALLER, 2, 3, "", final=True, confidence=0, gap=True)
    assert [one.field for one in proposer().propose([partial, gap], ASKED)] == [Field.PHONE]


_WORDS = st.lists(
    st.sampled_from(
        [
            *"三号楼二单元五零一室栋层点半到前后明天下午周月日十两的，。嗯不对是我姓王叫个盏-杠:",
            "13800138000",
            "23:59",
            "99",
        ]
    ),
    max_size=30,
).map("".join)


@given(st.lists(st.tuples(st.one_of(st.text(max_size=60), _WORDS), st.sampled_from(Speaker)), max_size=6))
def test_anything_may_be_said(spoken: list[tuple[str, Speaker]]) -> None:
    heard = [line(text, 3.0 * at, leg) for at, (text, leg) in enumerate(spoken) if text]
    for one in proposer().propose(heard, ASKED):
        assert 0.0 <= one.certainty <= 1.0
        assert one.value


def test_a_long_call_costs_little_more_than_a_short_one() -> None:
    def seconds(count: int) -> float:
        heard = [line("我住三号楼二单元五零一明天下午三点水管漏水", 3.0 * at) for at in range(count)]
        begun = perf_counter()
        proposer().propose(heard, ASKED)
        return perf_counter() - begun

    seconds(10)
    assert seconds(4_000) < 2.0


@pytest.mark.parametrize("text", ["号楼" * 2_000, "-" * 5_000, "三杠" * 2_000, "点" * 5_000, "1" * 5_000, "，" * 5_000])
def test_nothing_explodes(text: str) -> None:
    begun = perf_counter()
    found = proposer().propose([Line("c1", Speaker.CALLER, 0, 1, text, True, 1.0, normal=text)], ASKED)
    assert perf_counter() - begun < 1.0
    assert len(found) <= MOST * len(Field)

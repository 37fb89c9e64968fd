"""Every fact comes out of the bytes as it went in."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType, NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.alerts import Alert
from domain.guidance import Guidance, LineState
from domain.knowledge.index import Offer
from domain.line_trouble import Trouble
from domain.notices import Notice, NoticeKind, to_group
from domain.outbreaks import Outbreak, OutbreakState
from domain.queues import Waiting
from domain.rules.due import Compliance
from domain.scripts import DueLine, Moment, Reply
from hotline.bus.codec import decode, encode
from hotline.bus.errors import InvalidFact
from hotline.bus.facts import (
    AgentChanged,
    AlertChanged,
    AnswersOffered,
    CallbackChanged,
    CallChanged,
    CallGuided,
    CallHeard,
    CallJudged,
    CustomerChanged,
    Fact,
    KnowledgeChanged,
    NoticesSeen,
    OrderChanged,
    OutbreakChanged,
    QualityChanged,
    QualityThing,
    QueueChanged,
    Told,
)
from tests.storage.values import AGENT, CALL, CALLBACK, CUSTOMER, ENTRY, GAP, JUDGEMENT, LINE, NOW, ORDER

GUIDANCE = Guidance(
    lines=(DueLine("opening", "opening", "您好", None, True, due_s=8.0, before=Moment.HOLD),),
    replies=(Reply("later", {"en": "later"}, ("再考虑",), ("好的",)),),
    compliance=Compliance(1, 2, 3, 0, 0, ("never.know",), ()),
    line=LineState(True, None, "silent", Trouble.SILENCE),
)

EXAMPLES: list[Fact] = [
    CallChanged(CALL, ENTRY),
    CallChanged(CALL),
    CallHeard(LINE),
    CallHeard(GAP),
    CallJudged(JUDGEMENT),
    CallGuided("c1", Guidance()),
    CallGuided("c1", GUIDANCE),
    AlertChanged(Alert("a1", "c1", "never.promise", "1001", "给您免费", "", 3.5, NOW)),
    AgentChanged(AGENT),
    QueueChanged("service", (Waiting("c1", "service", NOW, 2),)),
    QueueChanged("service", ()),
    OrderChanged(ORDER),
    CallbackChanged(CALLBACK),
    CustomerChanged(CUSTOMER),
    QualityChanged(QualityThing.SLIP, "20260504-0001", "1001"),
    Told((Notice("k", NOW, NoticeKind.EMERGENCY, to_group("安管"), "20260511-0001", {"place": "3栋"}, True),)),
    NoticesSeen("2001"),
    OutbreakChanged(Outbreak("b1", "3栋", "repair:power", "S2", OutbreakState.PROPOSED, NOW, ("20260511-0001",))),
    AnswersOffered("c1", (Offer("fees-pay", "物业费怎么交", 0.6, ("物业费",)),)),
    KnowledgeChanged("fees-pay"),
]


def test_there_is_an_example_of_every_fact() -> None:
    assert {type(example) for example in EXAMPLES} == set(get_args(Fact))


@pytest.mark.parametrize("fact", EXAMPLES)
def test_examples_come_back(fact: Fact) -> None:
    assert decode(encode(fact)) == fact


def test_the_bytes_name_the_fact() -> None:
    assert encode(CallHeard(LINE)).startswith(b'{"fact":"CallHeard","data":{"line":{"call_id":"c1"')


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type the facts are made of."""
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is UnionType:
        return st.one_of(*map(anything, get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(anything(get_args(kind)[0]), max_size=2).map(tuple)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(cast(type, kind), **{field.name: anything(hints[field.name]) for field in fields(kind)})
    return st.sampled_from(kind)  # an Enum


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    NoneType: st.none(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Mapping[str, str]: st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
}


@settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.data())
@pytest.mark.parametrize("kind", get_args(Fact))
def test_any_fact_comes_back(kind: type, data: st.DataObject) -> None:
    made: Fact = data.draw(anything(kind))
    assert decode(encode(made)) == made


def test_a_mapping_of_another_class_comes_back_as_a_dict() -> None:
    frozen = OrderChanged(replace(ORDER, fields=MappingProxyType(ORDER.fields)))
    assert decode(encode(frozen)) == OrderChanged(ORDER)


def test_a_text_that_is_no_utf_8_can_t_be_told() -> None:
    with pytest.raises(InvalidFact):
        encode(CallHeard(replace(LINE, text="\ud800")))


def test_times_come_back_aware() -> None:
    told = decode(encode(CallChanged(CALL)))
    assert isinstance(told, CallChanged)
    assert told.call.started_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"1",
        b"{}",
        b'{"fact": []}',
        b'{"fact": "Nothing", "data": {}}',
        b'{"fact": "CallHeard"}',
        b'{"fact": "CallHeard", "data": {"line": 1}}',
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidFact):
        decode(data)

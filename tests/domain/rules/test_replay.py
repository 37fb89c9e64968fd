"""The same input gives the same verdicts: live or afterwards, whichever leg was heard first."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.rules.compile import Rulebook
from domain.rules.conditions import Said, Scope, Silence
from domain.rules.picture import Happening
from domain.rules.replay import CallRecord, flips, replay
from domain.scripts import CallKind, Moment
from domain.transcripts import Judgement, Line, RuleKind, SecondLook, Speaker, Verdict
from tests.domain.rules.calls import AGENT, CALLER, LANGUAGE, VARIABLES, gap, said, script, verdict, watch
from tests.domain.rules.calls import check as checked

SCRIPT = script(checked(Silence(12)))
BOOK = Rulebook(SCRIPT, LANGUAGE)

SENTENCES = (
    "您好阳光物业一零零一号为您服务",
    "我跟您确认",
    "一下信息您看对吗",
    "请您稍等一下",
    "让您久等了",
    "谢谢",
    "不用客气",
    "我不知道",
    "喂",
    "感谢您的来电再见",
    "我家水管漏水了",
)


@st.composite
def calls(draw: st.DrawFn) -> CallRecord:
    lines: dict[Speaker, list[Line]] = {AGENT: [], CALLER: []}
    at = {AGENT: 2.0, CALLER: 2.0}
    for _ in range(draw(st.integers(0, 14))):
        leg = draw(st.sampled_from(Speaker))
        at[leg] += draw(st.floats(0, 8))
        if draw(st.integers(0, 9)) == 0:
            line = gap(leg, at[leg], at[leg] + 1)
        else:
            line = said(leg, at[leg], draw(st.sampled_from(SENTENCES)), confidence=draw(st.sampled_from([0.3, 0.9])))
        lines[leg].append(line)
        at[leg] = line.end
    hold = draw(st.floats(2, 40))
    happened = [Happening(Moment.ANSWER, 2), Happening(Moment.HOLD, hold), Happening(Moment.RETURN, hold + 5)]
    looks = [SecondLook("call", AGENT, hold, hold + 3, "不知道", 0.9)]
    return CallRecord(
        "call",
        CallKind.INBOUND,
        60,
        lines[AGENT] + lines[CALLER],
        happened,
        VARIABLES,
        looks,
        [("return.thanks", 50, 52)],
    )


def standing(judged: Sequence[Judgement]) -> dict[str, Judgement]:
    """What counts: a forbidden word that was told of and taken back is as if it had never been."""
    return {j.rule: j for j in judged if j.kind is RuleKind.REQUIRED or j.verdict is not Verdict.NOT_SAID}


@given(calls())
def test_P5_live_and_afterwards_come_to_the_same(record: CallRecord) -> None:
    live = watch(SCRIPT)
    events: list[tuple[float, object]] = [(line.end, line) for line in record.lines]
    events += [(happening.at, happening) for happening in record.happened]
    for _, event in sorted(events, key=lambda one: one[0]):
        match event:
            case Line():
                live.hear(replace(event, final=False))
                live.hear(event)
            case Happening(moment=moment, at=at):
                live.happened(moment, at)
    for look in record.looks:
        live.looked(look)
    for played in record.played:
        live.played(*played)
    assert standing(live.conclude(60)) == standing(replay(BOOK, record))


@given(calls())
def test_it_does_not_matter_which_leg_was_heard_first(record: CallRecord) -> None:
    by_time = sorted(record.lines, key=lambda line: line.start)
    assert standing(replay(BOOK, replace(record, lines=by_time))) == standing(replay(BOOK, record))


@given(calls())
def test_concluding_twice_changes_nothing(record: CallRecord) -> None:
    live = watch(SCRIPT)
    for happening in record.happened:
        live.happened(happening.moment, happening.at)
    for line in record.lines:
        live.hear(line)
    assert live.conclude(60) == live.conclude(60)


def test_a_changed_script_flips_verdicts() -> None:
    record = CallRecord(
        "call",
        CallKind.INBOUND,
        60,
        [said(AGENT, 3, "您好阳光物业一零零一号为您服务"), said(AGENT, 20, "这个要问楼上的师傅")],
        [Happening(Moment.ANSWER, 2)],
        VARIABLES,
    )
    stricter = script(checked(Said(("要问楼上",))))
    before, after = replay(Rulebook(script(), LANGUAGE), record), replay(Rulebook(stricter, LANGUAGE), record)
    (flip,) = flips(before, after)
    assert (flip.rule, flip.before) == ("check", None)
    assert flip.after is not None
    assert verdict([flip.after], "check") is flip.after.verdict
    assert flips(before, before) == ()


def test_an_anchor_of_the_other_leg_is_found_whichever_came_first() -> None:
    condition = Said(("没有问题",), scope=Scope(AGENT, until_s=30))
    book = Rulebook(script(checked(condition)), LANGUAGE)
    lines = [said(CALLER, 5, "漏水了"), said(AGENT, 8, "没有问题")]
    for order in (lines, lines[::-1]):
        record = CallRecord("call", CallKind.INBOUND, 60, order, [Happening(Moment.ANSWER, 2)], VARIABLES)
        assert verdict(replay(book, record), "check") is not None

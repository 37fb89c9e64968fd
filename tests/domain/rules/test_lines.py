"""Required lines: their deadlines, their ticks, and what is said of them in the end."""

import pytest

from domain.rules.compile import Rulebook
from domain.rules.watch import Watch
from domain.scripts import CallKind, DueState, Moment, ScriptLine, Stage
from domain.transcripts import SecondLook, Verdict
from tests.domain.rules.calls import (
    AGENT,
    CALLER,
    LANGUAGE,
    NAME,
    VARIABLES,
    gap,
    judgement,
    said,
    script,
    verdict,
    watch,
)

S, N, U = Verdict.SAID, Verdict.NOT_SAID, Verdict.UNCLEAR


def connected(at: float = 5.0) -> Watch:
    call = watch()
    call.happened(Moment.ANSWER, at)
    return call


def state(call: Watch, rule: str, now: float) -> DueState:
    return next(line.state for line in call.due(now) if line.rule == rule)


def test_P5_a_line_is_ticked_as_soon_as_it_was_heard() -> None:
    call = connected()
    judged = call.hear(said(AGENT, 5.5, "您好阳光物业幺零零幺号为您服务"))
    assert verdict(judged, "opening.greeting") is S
    found = judgement(judged, "opening.greeting")
    assert found.start == 5.5
    assert not found.late


def test_P5_a_misheard_line_still_counts() -> None:
    call = connected()
    assert verdict(call.hear(said(AGENT, 6, "林好阳光无业一零零一好为您服务")), "opening.greeting") is S


def test_P5_a_line_may_go_over_the_border_of_two_utterances() -> None:
    call = connected()
    call.hear(said(AGENT, 20, "好的我跟您确认"))
    assert verdict(call.hear(said(AGENT, 23, "一下信息您看对吗")), "record.confirm") is S


def test_a_line_does_not_go_over_a_gap() -> None:
    call = connected()
    call.hear(said(AGENT, 20, "好的我跟您确认"))
    call.hear(gap(AGENT, 22, 23))
    assert not call.hear(said(AGENT, 23, "一下信息您看对吗"))


def test_P1_a_line_counts_down_to_its_deadline() -> None:
    call = connected()
    due = next(line for line in call.due(6) if line.rule == "opening.greeting")
    assert (due.state, due.due_s) == (DueState.DUE, 15.0)
    assert due.current
    assert due.text == "您好，阳光物业，1001号为您服务。"
    assert state(call, "opening.greeting", 15.1) is DueState.OVERDUE


def test_P1_nothing_is_due_before_agent_and_customer_are_connected() -> None:
    assert {line.state for line in watch().due(3)} == {DueState.LATER}


def test_P1_lines_of_a_stage_are_due_once_it_is_reached() -> None:
    call = connected()
    assert state(call, "close.goodbye", 6) is DueState.LATER
    call.hear(said(AGENT, 6, "您好阳光物业一零零一号为您服务"))
    assert state(call, "record.confirm", 12) is DueState.DUE
    call.hear(said(AGENT, 20, "我跟您确认一下信息您看对吗"))
    assert state(call, "close.goodbye", 26) is DueState.DUE


def test_P5_words_being_spoken_tick_for_the_time_being() -> None:
    call = connected()
    assert call.hear(said(AGENT, 6, "您好阳光物业一零零一号为您服", final=False)) == ()
    due = next(line for line in call.due(9) if line.rule == "opening.greeting")
    assert due.provisional
    assert due.verdict is None


def test_said_too_late_is_said_and_late() -> None:
    call = connected()
    judged = call.hear(said(AGENT, 18, "您好阳光物业一零零一号为您服务"))
    assert judgement(judged, "opening.greeting").late


def test_P5_a_line_that_was_not_said_is_told_in_the_end() -> None:
    call = connected()
    call.hear(said(AGENT, 6, "您好阳光物业一零零一号为您服务"))
    call.hear(said(AGENT, 20, "感谢您的来电再见"))
    judged = call.conclude(25)
    assert verdict(judged, "opening.greeting") is S
    assert verdict(judged, "close.goodbye") is S
    assert verdict(judged, "record.confirm") is N


def test_a_line_that_was_due_at_a_moment_points_at_it() -> None:
    judged = connected().conclude(60)
    missed = judgement(judged, "opening.greeting")
    assert (missed.verdict, missed.start, missed.end) == (N, 3.5, 15.0)


def test_a_gap_in_the_hearing_makes_a_missing_line_unclear() -> None:
    call = connected()
    call.hear(gap(AGENT, 7, 9))
    judged = call.conclude(60)
    assert verdict(judged, "opening.greeting") is U
    assert verdict(judged, "close.goodbye") is U


def test_a_gap_on_the_other_leg_does_not() -> None:
    call = connected()
    call.hear(gap(CALLER, 7, 9))
    assert verdict(call.conclude(60), "opening.greeting") is N


def test_what_was_mumbled_makes_a_missing_line_unclear() -> None:
    call = connected()
    call.hear(said(AGENT, 6, "您好央过物业那个号为您", confidence=0.3))
    assert verdict(call.conclude(60), "opening.greeting") is U


def test_what_was_mumbled_but_is_nothing_like_it_does_not() -> None:
    call = connected()
    call.hear(said(AGENT, 6, "嗯那个什么来着", confidence=0.3))
    call.hear(said(AGENT, 20, "维修师傅正在去您家的路上大概还要十五分钟就到了请您在家里等他一下"))
    call.hear(said(AGENT, 30, "材料和工具他都带着不用您准备什么东西"))
    assert verdict(call.conclude(60), "opening.greeting") is N


@pytest.mark.parametrize(("confidence", "expected"), [(0.8, U), (0.95, N)])
def test_an_agent_who_was_badly_heard_all_along_is_not_blamed(confidence: float, expected: Verdict) -> None:
    call = connected()
    call.hear(said(AGENT, 20, "师傅正在路上", confidence=confidence))
    call.hear(said(AGENT, 30, "您家里有人吗", confidence=confidence))
    assert verdict(call.conclude(60), "close.goodbye") is expected


def test_another_reading_of_the_recogniser_makes_a_missing_line_unclear() -> None:
    call = connected()
    call.hear(said(AGENT, 40, "敢些您的来店在建", alternatives=("感谢您的来电再见",)))
    assert verdict(call.conclude(60), "close.goodbye") in (S, U)
    other = connected()
    other.hear(said(AGENT, 40, "开始下雨了", alternatives=("感谢您的来电再见",)))
    assert verdict(other.conclude(60), "close.goodbye") is U


def test_T10_please_wait_comes_before_the_hold_and_sorry_after_it() -> None:
    call = connected()
    call.hear(said(AGENT, 20, "请您稍等一下"))
    assert verdict(call.happened(Moment.HOLD, 22), "wait.please") is S
    call.happened(Moment.RETURN, 50)
    assert state(call, "return.thanks", 51) is DueState.DUE
    assert state(call, "return.thanks", 56) is DueState.OVERDUE
    judged = call.hear(said(AGENT, 51, "让您久等了"))
    assert verdict(judged, "return.thanks") is S


def test_T10_please_wait_is_ticked_before_the_hold() -> None:
    call = connected()
    assert state(call, "wait.please", 18) is DueState.LATER
    call.hear(said(AGENT, 20, "请您稍等一下"))
    assert state(call, "wait.please", 22) is DueState.DONE
    assert state(call, "wait.please", 60) is DueState.LATER


def test_T10_a_hold_without_please_wait_is_a_miss() -> None:
    call = connected()
    call.happened(Moment.HOLD, 22)
    assert state(call, "wait.please", 23.5) is DueState.OVERDUE
    call.happened(Moment.RETURN, 50)
    assert verdict(call.conclude(80), "wait.please") is N


def test_T10_every_hold_is_judged() -> None:
    call = connected()
    for start, words in ((20, "请您稍等一下"), (60, "我看看")):
        call.hear(said(AGENT, start, words))
        call.happened(Moment.HOLD, start + 2)
        call.happened(Moment.RETURN, start + 20)
        call.hear(said(AGENT, start + 21, "让您久等了"))
    judged = call.conclude(100)
    assert verdict(judged, "wait.please") is N
    assert verdict(judged, "return.thanks") is S


def test_T10_without_a_hold_nothing_is_owed() -> None:
    judged = connected().conclude(60)
    assert verdict(judged, "wait.please") is None
    assert verdict(judged, "return.thanks") is None


def test_T4_thanks_are_answered() -> None:
    call = connected()
    call.hear(said(CALLER, 30, "好的谢谢你"))
    assert state(call, "close.welcome", 33) is DueState.DUE
    assert verdict(call.hear(said(AGENT, 34, "不用客气")), "close.welcome") is S


def test_T4_thanks_without_an_answer_are_a_miss() -> None:
    call = connected()
    call.hear(said(CALLER, 30, "好的谢谢你"))
    assert verdict(call.conclude(60), "close.welcome") is N


def test_T5_a_silent_calls_lines_are_due_once_it_is_silent() -> None:
    call = connected()
    assert all(line.stage != "silent" for line in call.due(6))
    call.happened(Moment.SILENCE, 20)
    assert state(call, "silent.try", 21) is DueState.DUE
    assert verdict(call.conclude(40), "silent.try") is N


def test_a_line_that_is_played_counts_as_said() -> None:
    call = connected()
    judged = call.played("opening.greeting", 7, 10)
    found = judgement(judged, "opening.greeting")
    assert (found.verdict, found.played, found.start) == (S, True, 7)
    assert judgement(call.conclude(60), "opening.greeting").played


def test_P6_hard_rules_stay_open_until_said_or_excused() -> None:
    call = connected()
    assert [line.rule for line in call.open_hard(8)] == ["opening.greeting"]
    call.conclude(60)
    assert [line.rule for line in call.open_hard(60)] == ["opening.greeting"]
    (excused,) = call.excuse("opening.greeting", "客户一开口就骂人")
    assert (excused.verdict, excused.reason) == (N, "客户一开口就骂人")
    assert call.open_hard(60) == ()
    assert judgement(call.conclude(60), "opening.greeting").reason == "客户一开口就骂人"


def test_T4_the_caller_is_addressed_once_known() -> None:
    stage = Stage("open", NAME, (ScriptLine("open.name", "{surname}{title}，您好，我是客服。"),))
    call = Watch("call", Rulebook(script(stages=[stage]), LANGUAGE), CallKind.INBOUND, VARIABLES)
    call.happened(Moment.ANSWER, 1)
    call.hear(said(AGENT, 2, "欧阳女士您好我是客服"))
    call.know({"surname": "欧阳", "title": "女士"})
    assert verdict(call.judgements, "open.name") is S
    assert call.due(5)[0].text == "欧阳女士，您好，我是客服。"


def test_T9_an_internal_call_has_lines_of_its_own() -> None:
    internal = Stage("internal", NAME, (ScriptLine("internal.who", "您好，客服中心。"),), calls=(CallKind.INTERNAL,))
    inbound = Stage("opening", NAME, (ScriptLine("opening.who", "为您服务。"),), calls=(CallKind.INBOUND,))
    for kind, rule in ((CallKind.INTERNAL, "internal.who"), (CallKind.INBOUND, "opening.who")):
        call = watch(script(stages=[internal, inbound]), kind)
        call.happened(Moment.ANSWER, 1)
        assert [line.rule for line in call.due(2)] == [rule]
        assert [j.rule for j in call.conclude(9)] == [rule]


@pytest.mark.parametrize(("score", "expected"), [(0.9, U), (0.1, N)])
def test_a_second_look_at_what_was_almost_heard(score: float, expected: Verdict) -> None:
    call = connected()
    call.hear(said(AGENT, 40, "感谢大家再见"))
    assert verdict(call.conclude(60), "close.goodbye") in (N, U)
    doubt = next(doubt for doubt in call.doubts() if doubt.rule == "close.goodbye")
    assert doubt.text == "感谢您的来电，再见。"
    assert 39 <= doubt.start < doubt.end <= 43
    call.looked(SecondLook("call", AGENT, doubt.start, doubt.end, doubt.phrase, score))
    assert verdict(call.conclude(60), "close.goodbye") is expected
    assert all(doubt.rule != "close.goodbye" for doubt in call.doubts())


def test_an_unheard_agent_is_never_blamed() -> None:
    call = connected()
    call.hear(gap(AGENT, 0, 60))
    assert {j.verdict for j in call.conclude(60)} == {U}

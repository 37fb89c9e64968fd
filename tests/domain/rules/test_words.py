"""Words that are never said, and conditions on words: counts, scopes, patterns, entities."""

import pytest

from domain.people import Role
from domain.rules.conditions import (
    AllOf,
    Anchor,
    AtLeast,
    Condition,
    Entity,
    Matches,
    Mentions,
    Not,
    Said,
    Scope,
    Where,
)
from domain.rules.watch import Watch
from domain.scripts import Forbidden, Moment, Script, ScriptLine, Stage
from domain.transcripts import Line, RuleKind, SecondLook, Verdict
from tests.domain.rules.calls import AGENT, CALLER, check, gap, judgement, said, script, verdict, watch

S, N, U = Verdict.SAID, Verdict.NOT_SAID, Verdict.UNCLEAR


def judge(condition: Condition, *lines: Line, when: Condition | None = None, until: float = 60) -> Verdict | None:
    """The final verdict on a check that must never hold; None: it did not."""
    call = watch(script(check(condition, when=when)))
    call.happened(Moment.ANSWER, 1)
    for line in lines:
        call.hear(line)
    return broken(call, "check", until)


def broken(call: Watch, rule: str, until: float = 60) -> Verdict | None:
    """The final verdict on what must never be said; None where it was not."""
    found = verdict(call.conclude(until), rule)
    return None if found is N else found


def hear(call: Watch, text: str, at: float = 10.0) -> Verdict | None:
    call.hear(said(AGENT, at, text))
    return broken(call, "never.dont_know")


# Forbidden words


def test_P2_a_forbidden_word_is_told_at_once() -> None:
    call = watch()
    found = judgement(call.hear(said(AGENT, 10, "这个我不知道")), "never.dont_know")
    assert (found.verdict, found.kind) == (S, RuleKind.FORBIDDEN)
    assert 10.5 < (found.start or 0) < 11


def test_P2_an_exception_is_fine() -> None:
    assert hear(watch(), "不晓得您知道不知道这件事") is None


def test_P2_the_caller_may_say_it() -> None:
    call = watch()
    call.hear(said(CALLER, 10, "我不知道"))
    assert verdict(call.conclude(60), "never.dont_know") is None


@pytest.mark.parametrize("text", ["为您服务", "位置在哪里", "物业为业主维修"])
def test_P2_a_lone_word_is_not_found_in_what_sounds_alike(text: str) -> None:
    assert watch().hear(said(AGENT, 10, text)) == ()


@pytest.mark.parametrize("text", ["喂", "喂喂", "喂您好", "为", "您说话呀喂", "您说喂喂听得到吗"])
def test_P2_a_lone_wei_is_found(text: str) -> None:
    assert verdict(watch().hear(said(AGENT, 10, text)), "never.wei") is S


def test_P2_a_syllable_in_the_middle_of_a_sentence_is_a_misheard_piece_of_another_word() -> None:
    call = watch()
    call.hear(said(AGENT, 10, "我这就喂您登记"))
    assert broken(call, "never.wei") is None


def test_P2_a_forbidden_word_that_most_readings_lack_is_unclear() -> None:
    call = watch()
    readings = ("我不吃饱", "我不止到", "我不是到家")
    call.hear(said(AGENT, 10, "我不知道", alternatives=("我不吃饭", "我不吃药", "我不迟到了", *readings)))
    assert verdict(call.conclude(60), "never.dont_know") is U


@pytest.mark.parametrize(("score", "expected"), [(0.95, S), (0.1, None)])
def test_P2_a_second_look_settles_it(score: float, expected: Verdict | None) -> None:
    call = watch()
    call.hear(said(AGENT, 10, "我不知道", confidence=0.3))
    assert verdict(call.conclude(60), "never.dont_know") is U
    (doubt,) = [doubt for doubt in call.doubts() if doubt.rule == "never.dont_know"]
    call.looked(SecondLook("call", AGENT, doubt.start, doubt.end, doubt.phrase, score))
    assert broken(call, "never.dont_know") is expected


def test_P2_three_syllables_of_four_confirm_nothing() -> None:
    call = watch(script(forbidden=[Forbidden("promise.money", ("给您优惠",), "请稍等")]))
    call.hear(said(AGENT, 10, "明天我给您回电话"))
    assert verdict(call.conclude(60), "promise.money") is U
    (doubt,) = call.doubts()
    call.looked(SecondLook("call", AGENT, doubt.start, doubt.end, doubt.phrase, 0.75))
    assert broken(call, "promise.money") is None


def test_P2_half_an_exception_makes_the_word_unclear() -> None:
    words = Forbidden("promise.money", ("减免",), "我来登记", exceptions=("要求减免",))
    call = heard_to_the_end(script(forbidden=[words]), "叫邱减免您看着办")
    assert broken(call, "promise.money") is U
    for doubt in call.doubts():
        call.looked(SecondLook("call", AGENT, doubt.start, doubt.end, doubt.phrase, 1.0))
    assert broken(call, "promise.money") is U


@pytest.mark.parametrize(("score", "expected"), [(1.0, S), (0.8, None)])
def test_P2_what_is_too_unlike_to_be_doubtful_is_listened_to_all_the_same(
    score: float, expected: Verdict | None
) -> None:
    words = Forbidden("never.insult", ("这些骗子",), "请稍等", similar=0.96)
    call = heard_to_the_end(script(forbidden=[words]), "你们这个片子呀")
    assert broken(call, "never.insult") is None
    (doubt,) = call.doubts()
    call.looked(SecondLook("call", AGENT, doubt.start, doubt.end, doubt.phrase, score))
    assert broken(call, "never.insult") is expected
    assert not call.doubts()


@pytest.mark.parametrize(
    ("text", "expected"), [("是不是我们的责任", None), ("绝对不是我们的责任", S), ("不知道方百方便", None)]
)
def test_P2_the_own_words_of_an_exception_must_be_there(text: str, expected: Verdict | None) -> None:
    exceptions = ("是不是我们的责任", "不知道方不方便")
    words = Forbidden("never.shirk", ("不是我们的责任", "不知道"), "我来跟进", exceptions=exceptions)
    call = watch(script(forbidden=[words]))
    call.hear(said(AGENT, 10, text))
    assert broken(call, "never.shirk") is expected


def test_P2_a_line_of_the_script_that_sounds_like_a_short_forbidden_word_may_be_said() -> None:
    stage = Stage("record", {"en": "Record"}, (ScriptLine("record.department", "请问您想挂哪个科室？"),))
    of = script(stages=[stage], forbidden=[Forbidden("never.but", ("可是",), "同时")])
    assert broken(heard_to_the_end(of, "请问您想挂那个可是"), "never.but") is None
    assert broken(heard_to_the_end(of, "可是我们也没有办法"), "never.but") is S


def heard_to_the_end(of: Script, text: str) -> Watch:
    call = watch(of)
    call.hear(said(AGENT, 10, text))
    return call


@pytest.mark.parametrize(("confidence", "expected"), [(0.6, U), (0.95, N)])
def test_what_was_half_heard_does_not_prove_that_an_expression_was_missing(
    confidence: float, expected: Verdict
) -> None:
    call = watch(script(check(Matches("工作日"), RuleKind.REQUIRED)))
    call.hear(said(AGENT, 10, "五个工作昨日之内给您答复", confidence=confidence))
    assert verdict(call.conclude(60), "check") is expected


def test_P4_a_promise_beyond_authority_alerts() -> None:
    call = watch()
    call.hear(said(AGENT, 10, "您放心一定给您赔偿"))
    assert call.compliance(call.due(15)).alerts == ("never.promise",)


def test_P4_roles_and_stages_bound_a_forbidden_word() -> None:
    leads = Forbidden("never.lead", ("免物业费",), "", roles=(Role.AGENT,))
    for role, expected in ((Role.AGENT, S), (Role.LEAD, None)):
        call = watch(script(forbidden=[leads]), role=role)
        assert verdict(call.hear(said(AGENT, 10, "给您免物业费")), "never.lead") is expected


def test_a_forbidden_word_in_one_stage_only() -> None:
    words = Forbidden("never.bye", ("拜拜了您",), "再见。", stages=("record",))
    for first, expected in (("我跟您确认一下信息您看对吗", S), ("好的", None)):
        call = watch(script(forbidden=[words]))
        call.happened(Moment.ANSWER, 1)
        call.hear(said(AGENT, 5, first))
        call.hear(said(AGENT, 20, "拜拜了您"))
        assert broken(call, "never.bye") is expected


# How many


def test_any_all_and_at_least_of_phrases() -> None:
    phrases = ("请您", "谢谢您", "对不起")
    one, two = said(AGENT, 5, "请您说"), said(AGENT, 8, "谢谢您")
    assert judge(Said(phrases), one) is S
    assert judge(Said(phrases, least=2), one) is None
    assert judge(Said(phrases, least=2), one, two) is S
    assert judge(Said(phrases, least=3), one, two) is None


def test_none_of_phrases() -> None:
    condition = Not((Said(("您",)),))
    assert judge(condition, said(AGENT, 5, "你好啊")) is S
    assert judge(condition, said(AGENT, 5, "您好")) is None


def test_repeated_so_many_times() -> None:
    condition = Said(("然后呢",), times=3)
    twice = [said(AGENT, 5, "然后呢我来然后呢")]
    assert judge(condition, *twice) is None
    assert judge(condition, *twice, said(AGENT, 9, "然后呢")) is S


def test_two_wordings_of_one_thing_are_said_once() -> None:
    assert judge(Said(("还有什么可以帮您", "有什么可以帮您"), times=2), said(AGENT, 5, "请问还有什么可以帮您")) is None


def test_and_or_not() -> None:
    price, sure = Said(("多少钱",), scope=Scope(CALLER)), Said(("我保证",))
    lines = [said(CALLER, 5, "要多少钱"), said(AGENT, 8, "我保证不贵")]
    assert judge(AllOf((price, sure)), *lines) is S
    assert judge(AllOf((price, sure)), lines[0]) is None
    assert judge(AtLeast(1, (price, sure)), lines[0]) is S
    assert judge(AllOf((price, Not((sure,)))), *lines) is None


def test_what_a_gap_hides_makes_a_condition_unsure_and_not_leaves_it_so() -> None:
    assert judge(Not((Said(("谢谢您",)),)), gap(AGENT, 5, 9)) is U
    assert judge(Said(("谢谢您",)), gap(AGENT, 5, 9)) is U
    assert judge(Said(("谢谢您",)), gap(CALLER, 5, 9)) is None


def test_a_rule_applies_only_where_its_when_holds() -> None:
    when = Said(("漏水了",), scope=Scope(CALLER))
    assert judge(Said(("没关系",)), said(CALLER, 3, "漏水了"), said(AGENT, 5, "没关系"), when=when) is S
    assert judge(Said(("没关系",)), said(AGENT, 5, "没关系"), when=when) is None


# Where


def test_after_and_before_and_around_the_nth_hit() -> None:
    anchor = Said(("工单号",))
    lines = [said(AGENT, 10, "工单号"), said(AGENT, 20, "给您查过"), said(AGENT, 30, "工单号")]

    def near(where: Where, nth: int, within_s: float | None = None) -> Verdict | None:
        return judge(Said(("给您查过",), scope=Scope(anchor=Anchor(where, anchor, nth, within_s))), *lines)

    assert near(Where.AFTER, 1) is S
    assert near(Where.AFTER, 2) is None
    assert near(Where.AFTER, -1) is None
    assert near(Where.BEFORE, 2) is S
    assert near(Where.AFTER, 1, 3) is None
    assert near(Where.AROUND, 1, 12) is S
    assert near(Where.AFTER, 3) is None


def test_within_a_window_of_time() -> None:
    lines = [said(AGENT, 31, "给您查过")]
    assert judge(Said(("给您查过",), scope=Scope(from_s=30)), *lines) is S
    assert judge(Said(("给您查过",), scope=Scope(until_s=29)), *lines) is None


def test_the_first_and_the_last_utterances() -> None:
    lines = [said(AGENT, 5, "再见"), said(AGENT, 10, "好的好的"), said(AGENT, 15, "嗯我来办")]
    assert judge(Said(("再见",), scope=Scope(first=1)), *lines) is S
    assert judge(Said(("再见",), scope=Scope(last=2)), *lines) is None
    assert judge(Said(("我来办",), scope=Scope(last=1)), *lines) is S


# Patterns and entities


def test_a_pattern_with_an_exclusion() -> None:
    condition = Matches(r"[0-9]+元", excluding="退")
    assert judge(condition, said(AGENT, 5, "一共一百二十元")) is S
    assert judge(condition, said(AGENT, 5, "退您一百二十元")) is None


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        (Entity.NUMBER, "您的工单号是三五八"),
        (Entity.MONEY, "上门费三十块"),
        (Entity.DATE, "明天上午给您答复"),
        (Entity.ADDRESS, "三号楼二单元五零一"),
        (Entity.NAME, "王先生您好"),
    ],
)
def test_an_entity_is_mentioned(entity: Entity, text: str) -> None:
    assert judge(Mentions(entity), said(AGENT, 5, text)) is S
    assert judge(Mentions(entity), said(AGENT, 5, "好的没有问题")) is None


def test_P8_a_reply_is_offered_to_an_objection() -> None:
    call = watch()
    call.hear(said(CALLER, 10, "哎呀我现在很忙啊"))
    assert [reply.id for reply in call.replies()] == ["objection.busy"]
    call.hear(said(CALLER, 40, "好吧您说"))
    assert call.replies() == ()

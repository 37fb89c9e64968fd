"""The wording that ships: every handbook rule has its lines and words, and innocent sentences break none of them."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml

from domain.rules.compile import Rulebook
from domain.rules.watch import Watch
from domain.scripts import CallKind, Deadline, Moment, Script, Strength, fill, wordings
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline import scripts
from speech.language import Mandarin

LANGUAGE = Mandarin()
SCRIPTS: Mapping[str, Script] = scripts.load()
INBOUND = ("property", "broadband", "clinic", "government")
OUTBOUND = ("complaint_visit", "survey", "fee_reminder", "sales")
VARIABLES = {"centre": "阳光物业服务中心", "agent_no": "1001", "surname": "王", "title": "先生"}
DEMO = Path(scripts.__file__).parent.parent / "demo" / "voices" / "dialogues.yaml"

BROKEN = [  # rule, what an agent says
    ("never.wei", "喂"),
    ("never.wei", "喂你好请讲"),
    ("never.dont_know", "这个我不知道"),
    ("never.not_my_business", "这不关我的事"),
    ("never.cannot", "我不能给您退款"),
    ("never.cannot", "我不会弄这个"),
    ("never.cannot", "我不愿意"),
    ("never.cannot", "我不可以告诉您"),
    ("never.but", "可是您的地址不对"),
    ("never.blame", "这是你自己的问题"),
    ("never.argue", "你到底想怎么样"),
    ("never.shirk", "这个不归我们管"),
    ("never.not_our_fault", "这不是我们的责任"),
    ("never.other_number", "请您打另一个电话"),
    ("never.stiff", "没事我就挂了"),
    ("never.vague", "到时候再说"),
    ("never.insult", "你烦不烦"),
    ("promise.money", "我给您打折"),
    ("promise.money", "物业费可以减免"),
    ("promise.money", "我们赔偿您的损失"),
    ("promise.guarantee", "这件事包在我身上"),
    ("promise.days", "保证三天之内修好"),
    ("promise.days", "我们肯定明天给您修好"),
    ("opening.curt", "什么事"),
]

INNOCENT = [
    "我马上为您查询请您稍等",
    "请问您知不知道物业的位置",
    "这是我们的责任非常抱歉",
    "我看看是不是我们的问题",
    "路灯归我们管请您放心",
    "我听不清楚麻烦您大声一点",
    "请问您什么时候在家",
    "装修许可是在服务中心办的",
    "您能打这个电话吗",
    "我不会忘记您的事",
    "师傅十五分钟之内到",
    "不能保证三天修好我先帮您登记",
    "减免申请需要主管审批",
    "请您换一部电话再打过来",
    "公共区域是免费的",
    "我下班之前给您回复",
]

OBJECTIONS = [
    "no_need",
    "busy",
    "not_now",
    "too_many_calls",
    "no_results",
    "dont_understand",
    "will_get_back",
    "ask_family",
    "no_interest",
    "no_time",
    "must_think",
]


@cache
def rulebook(script: str) -> Rulebook:
    return Rulebook(SCRIPTS[script], LANGUAGE)


def judged(script: str, turns: Sequence[tuple[Speaker, str]], kind: CallKind) -> Mapping[str, Judgement]:
    """The verdicts on a call in which this is said, at four and a half characters a second."""
    watch = Watch("call", rulebook(script), kind, VARIABLES)
    watch.happened(Moment.ANSWER, 0.0)
    at = 0.5
    for leg, text in turns:
        end = at + len(text) / 4.5
        watch.hear(Line("call", leg, at, end, text, final=True, confidence=0.99, normal=LANGUAGE.normal(text)))
        at = end + 0.4
    return {judgement.rule: judgement for judgement in watch.conclude(at)}


def broken(script: str, text: str) -> set[str]:
    """The rules that are broken, surely or perhaps, where an agent says this."""
    kind = CallKind.INBOUND if script in INBOUND else CallKind.OUTBOUND
    verdicts = judged(script, [(Speaker.AGENT, text)], kind).values()
    return {
        j.rule
        for j in verdicts
        if j.kind is RuleKind.FORBIDDEN and j.verdict is not Verdict.NOT_SAID and not j.rule.startswith("sound.")
    }


def test_eight_scripts_ship() -> None:
    assert set(SCRIPTS) == {*INBOUND, *OUTBOUND}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("rule", "text"), BROKEN)
def test_P2_P4_O1_words_that_are_never_said(script: str, rule: str, text: str) -> None:
    assert rule in broken(script, text)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("text", INNOCENT)
def test_P2_innocent_sentences_break_nothing(script: str, text: str) -> None:
    assert broken(script, text) == set()


@pytest.mark.parametrize("script", SCRIPTS)
def test_P2_each_word_that_is_never_said_has_a_better_line_that_breaks_nothing(script: str) -> None:
    for words in SCRIPTS[script].forbidden:
        assert words.better
        assert broken(script, fill(words.better, VARIABLES)) == set(), words.id


def test_P4_one_guarantee_is_one_fault() -> None:
    assert broken("property", "我保证今天给您修好") == {"promise.guarantee"}


@pytest.mark.parametrize("script", SCRIPTS)
def test_P4_a_promise_beyond_authority_tells_the_supervisor(script: str) -> None:
    rules = {rule.id: rule for rule in rulebook(script).rules}
    assert all(rules[id_].alert for id_ in ("promise.money", "promise.guarantee", "promise.days"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_P1_lines_have_natural_variants_and_reasons_and_break_no_rule(script: str) -> None:
    for _, line in SCRIPTS[script].lines():
        assert 3 <= len(line.variants) <= 6, line.id
        assert set(line.why or ()) == {"zh-CN", "en"}, line.id
        for text in wordings(line, VARIABLES):
            assert broken(script, text) == set(), text


@pytest.mark.parametrize("script", INBOUND)
def test_P1_each_stage_of_a_call_has_lines(script: str) -> None:
    stages = {stage.id for stage in SCRIPTS[script].stages if stage.lines}
    assert stages >= {"opening", "identify", "listen", "record", "confirm", "promise", "close"}
    assert stages >= {"wait", "return", "transfer", "internal", "silent", "noisy", "quiet", "wrong_number"}


@pytest.mark.parametrize("script", INBOUND)
def test_T5_a_silent_call_is_tried_three_times_before_it_is_released(script: str) -> None:
    stage = SCRIPTS[script].stage("silent")
    assert stage is not None
    assert stage.by_itself
    assert stage.enters is Moment.SILENCE
    assert [line.pause_s for line in stage.lines] == [5, 5, 5, 0]
    assert "换一部电话" in stage.lines[-1].text


@pytest.mark.parametrize("script", INBOUND)
def test_T6_a_noisy_call_gets_ten_seconds_to_clear(script: str) -> None:
    stage = SCRIPTS[script].stage("noisy")
    assert stage is not None
    assert stage.by_itself
    assert [line.pause_s for line in stage.lines] == [10, 0]


@pytest.mark.parametrize("script", SCRIPTS)
def test_T4_T10_lines_around_thanks_and_hold_have_their_deadlines(script: str) -> None:
    due = {line.id: line.due for _, line in SCRIPTS[script].lines()}
    assert due["close.welcome"] == Deadline(Moment.THANKS, 8)
    assert due["wait.please"] == Deadline(Moment.HOLD)
    assert due["return.thanks"] == Deadline(Moment.RETURN, 5)
    assert due["close.goodbye"] == Deadline(Moment.HANG_UP)


@pytest.mark.parametrize("script", SCRIPTS)
def test_T11_reading_back_is_hard_and_owed_only_where_something_was_taken_down(script: str) -> None:
    line = SCRIPTS[script].line("record.confirm")
    assert line is not None
    assert line.strength is Strength.HARD
    kind = CallKind.INBOUND if script in INBOUND else CallKind.OUTBOUND
    asked = [(Speaker.CALLER, "你好我问一下"), (Speaker.AGENT, "好的请讲")]
    noted = [*asked, (Speaker.AGENT, "已经为您预约好了" if script == "clinic" else "我帮您登记下来")]
    assert "record.confirm" not in judged(script, asked, kind)
    assert judged(script, noted, kind)["record.confirm"].verdict is Verdict.NOT_SAID


def test_T12_a_promise_without_a_time_is_a_fault() -> None:
    promise = [(Speaker.CALLER, "什么时候有结果"), (Speaker.AGENT, "我们会尽快给您回复")]
    timely = [*promise[:1], (Speaker.AGENT, "我今天下午五点之前给您回复")]
    assert judged("property", promise, CallKind.INBOUND)["promise.time"].verdict is Verdict.NOT_SAID
    assert judged("property", timely, CallKind.INBOUND)["promise.time"].verdict is Verdict.SAID


@pytest.mark.parametrize("script", OUTBOUND)
def test_P8_an_outbound_call_says_who_and_why_within_a_minute(script: str) -> None:
    due = {line.id: line.due.within_s or 0 for _, line in SCRIPTS[script].lines()}
    assert 0 < due["opening.who"] <= 60
    assert 0 < due["opening.why"] <= 60


def test_P8_each_usual_objection_has_replies() -> None:
    replies = {reply.id: reply for reply in SCRIPTS["sales"].replies}
    for objection in OBJECTIONS:
        assert len(replies[f"objection.{objection}"].say) >= 2


def test_P8_who_asks_not_to_be_called_must_be_told_so() -> None:
    turns = [(Speaker.CALLER, "你们不要再给我打电话了"), (Speaker.AGENT, "好的再见")]
    verdict = judged("sales", turns, CallKind.OUTBOUND)["sales.do_not_call"]
    assert verdict.verdict is Verdict.NOT_SAID
    line = SCRIPTS["sales"].line("sales.do_not_call")
    assert line is not None
    assert line.strength is Strength.HARD


def test_the_demo_s_agents_say_what_the_property_script_asks_for() -> None:
    demo = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    for dialogue in demo["dialogues"]:
        turns = []
        for turn in dialogue["turns"]:
            ((who, words),) = turn.items()
            text = demo["lines"][words].format(agent_no="一零零一") if who == "agent" else words
            turns.append((Speaker.AGENT if who == "agent" else Speaker.CALLER, "".join(filter(str.isalnum, text))))
        verdicts = judged("property", turns, CallKind.INBOUND)
        confirmed = {"agent": "confirm"} in dialogue["turns"]
        wanted = ["opening.greeting", "close.anything_else", "close.goodbye", *["record.confirm"] * confirmed]
        assert [verdicts[rule].verdict for rule in wanted] == [Verdict.SAID] * len(wanted), dialogue["id"]

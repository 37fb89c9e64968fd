"""Required lines: shown filled in (P1), and found in what was heard (P5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.phrasing import conclude, current_stage, due_lines, find, judge
from domain.scripts import Script, ScriptLine, Stage, fill
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict

OPENING = ScriptLine("opening", "您好，{centre}，{agent_no}号为您服务。")
CLOSING = ScriptLine("closing", "感谢您的来电，再见。", variants=("再见，感谢您的来电。",))
SCRIPT = Script(
    "test",
    {"zh-CN": "测试"},
    (Stage("open", {"zh-CN": "开场"}, (OPENING,)), Stage("close", {"zh-CN": "结束"}, (CLOSING,))),
)
VARIABLES = {"centre": "阳光物业服务中心", "agent_no": "一零零一"}


def fold(text: str) -> tuple[str, ...]:
    return tuple(character for character in text if character.isalnum())


def heard(text: str, start: float = 0.0, leg: Speaker = Speaker.AGENT, *, gap: bool = False) -> Line:
    return Line("c1", leg, start, start + 2, text, final=True, confidence=1.0, gap=gap)


def said(rule: str) -> Judgement:
    return Judgement("c1", rule, RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, 0, 1)


def test_P1_a_line_is_shown_with_its_variables_filled_in() -> None:
    assert fill(OPENING.text, VARIABLES) == "您好，阳光物业服务中心，一零零一号为您服务。"
    assert fill("{surname}{title}，您好", {}) == "您好"
    assert fill("您好，{surname}{title}，请讲", {}) == "您好，请讲"


def test_P1_the_stage_moves_on_as_its_lines_are_said_and_never_back() -> None:
    assert current_stage(SCRIPT, []).id == "open"
    assert current_stage(SCRIPT, [said("opening")]).id == "close"
    assert current_stage(SCRIPT, [said("closing")]).id == "close"
    lines = due_lines(SCRIPT, [said("opening")], VARIABLES)
    assert [(line.rule, line.verdict, line.current) for line in lines] == [
        ("opening", Verdict.SAID, False),
        ("closing", None, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "您好阳光物业服务中心一零零一号为您服务",
        "您好阳关物业服务中心一零零一号为您服务请讲",
        "嗯您好阳光物业福务中心一零零一号为服务",
    ],
)
def test_P5_the_opening_is_found_though_the_recogniser_mishears(text: str) -> None:
    (judgement,) = judge(SCRIPT, VARIABLES, [heard(text, 3.0)], [], fold)
    assert (judgement.rule, judgement.verdict, judgement.start, judgement.end) == ("opening", Verdict.SAID, 3.0, 5.0)


def test_P5_a_line_may_be_spread_over_utterances() -> None:
    lines = [heard("您好阳光物业", 1.0), heard("在吗", 3.5, Speaker.CALLER), heard("服务中心一零零一号为您服务", 4.0)]
    (judgement,) = judge(SCRIPT, VARIABLES, lines, [], fold)
    assert (judgement.start, judgement.end) == (1.0, 6.0)


@pytest.mark.parametrize("text", ["", "您好", "请问有什么可以帮您", "一零零一号"])
def test_P5_other_words_are_not_taken_for_the_line(text: str) -> None:
    assert judge(SCRIPT, VARIABLES, [heard(text)], [], fold) == ()


def test_P5_only_the_agents_own_channel_counts_and_only_once() -> None:
    text = fill(OPENING.text, VARIABLES)
    assert judge(SCRIPT, VARIABLES, [heard(text, leg=Speaker.CALLER)], [], fold) == ()
    assert judge(SCRIPT, VARIABLES, [heard(text)], [said("opening")], fold) == ()


def test_P5_a_variant_counts_as_said() -> None:
    (judgement,) = judge(SCRIPT, VARIABLES, [heard("再见感谢您的来电")], [], fold)
    assert judgement.rule == "closing"


def test_what_was_not_said_is_unclear_where_the_agent_was_not_heard_without_a_break() -> None:
    verdict = {
        case: {j.verdict for j in conclude("c1", SCRIPT, lines, [], heard=ears)}
        for case, lines, ears in (
            ("heard", [heard("您好")], True),
            ("gap", [heard("", gap=True)], True),
            ("caller's gap", [heard("", leg=Speaker.CALLER, gap=True)], True),
            ("deaf", [], False),
        )
    }
    assert verdict == {
        "heard": {Verdict.NOT_SAID},
        "gap": {Verdict.UNCLEAR},
        "caller's gap": {Verdict.NOT_SAID},
        "deaf": {Verdict.UNCLEAR},
    }
    assert [j.rule for j in conclude("c1", SCRIPT, [], [said("opening")], heard=True)] == ["closing"]


@given(st.text("abc", min_size=1, max_size=8), st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_a_phrase_is_always_found_in_speech_that_holds_it(phrase: str, before: str, after: str) -> None:
    match = find(phrase, before + phrase + after)
    assert match.similarity == 1.0
    assert (before + phrase + after)[match.start : match.end] == phrase


@given(st.text("abc", min_size=1, max_size=8), st.text("abc", max_size=12))
def test_similarity_and_place_stay_within_bounds(phrase: str, speech: str) -> None:
    match = find(phrase, speech)
    assert 0.0 <= match.similarity <= 1.0
    assert 0 <= match.start <= match.end <= len(speech)

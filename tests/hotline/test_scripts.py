"""What a script file may say, and how a wrong one is refused: as a whole, every problem with its line."""

import pytest

from domain.people import Role
from domain.rules.conditions import (
    AllOf,
    Anchor,
    AtLeast,
    Entity,
    HoldLength,
    Interruption,
    Matches,
    Mentions,
    Not,
    Overlap,
    Rate,
    Said,
    Scope,
    Silence,
    TalkShare,
    Where,
)
from domain.scripts import CallKind, Deadline, Moment, Severity, Strength
from domain.transcripts import RuleKind, Speaker
from hotline import scripts
from hotline.scripts.problems import Flaw, Problem
from hotline.yaml_reading.nodes import LARGEST

WHOLE = r"""
id: mine
name: {zh-CN: 我的热线, en: Mine}
stages:
  - id: opening
    name: {zh-CN: 开场, en: Opening}
    calls: [inbound]
    lines:
      - id: opening.greeting
        text: 您好，{centre}，{agent_no}号为您服务。
        variants: ["您好，{agent_no}号为您服务。"]
        due: {within_s: 10}
        strength: hard
        points: 2
        severity: major
        similar: 0.8
        when: {not: {said: [打错了]}}
        why: {zh-CN: 让来电人知道打对了, en: So that callers know}
  - id: quiet_line
    name: {zh-CN: 无声}
    enters: silence
    by_itself: true
    lines:
      - {id: quiet_line.ask, text: 您好，请讲。, due: {before: hold}, pause_s: 3.5}
forbidden:
  - id: forbidden.wei
    phrases: [喂]
    better: 您好
    exceptions: [喂养]
    roles: [agent]
    stages: [opening]
    similar: 1
    points: 0
    severity: severe
    alert: true
checks:
  - id: check.everything
    kind: required
    name: {en: Everything}
    condition:
      all:
        - said: {phrases: [一, 二], least: 2, times: 3, similar: 0.9, exceptions: [一下], scope: {first: 3, last: 2}}
        - matches: {pattern: '\d+号', excluding: 楼, times: 2, scope: {leg: caller, from_s: 1, until_s: 30}}
        - mentions: {entity: date, scope: {stage: opening}}
        - any: [silence: {at_least_s: 8, leg: caller}, rate: {above: 300, over_s: 20}, overlap: {at_least_s: 4}]
        - none: [interruption: {times: 2, by_s: 1}, talk_share: {leg: caller, below: 0.2}, hold: {longer_s: 60}]
        - at_least:
            n: 1
            of:
              - said:
                  phrases: [好的]
                  scope: {after: {condition: {said: {phrases: [你好], scope: {leg: caller}}}, nth: -1, within_s: 5}}
    when: {mentions: {entity: money, times: 2}}
    better: 请说清楚
    calls: [outbound, internal]
    strength: hint
    alert: true
replies:
  - {id: reply.dear, name: {zh-CN: 太贵, en: Too dear}, heard: [太贵了], say: [我理解您的想法。]}
"""


def test_everything_a_script_can_say_is_read() -> None:
    script = scripts.parse(WHOLE, "mine.yaml")
    assert (script.id, script.name, script.version) == ("mine", {"zh-CN": "我的热线", "en": "Mine"}, 1)
    opening, quiet = script.stages
    assert (opening.enters, opening.calls, opening.by_itself) == (Moment.ANSWER, (CallKind.INBOUND,), False)
    assert (quiet.enters, quiet.calls, quiet.by_itself) == (Moment.SILENCE, tuple(CallKind), True)
    greeting, ask = opening.lines[0], quiet.lines[0]
    assert greeting.text == "您好，{centre}，{agent_no}号为您服务。"
    assert greeting.variants == ("您好，{agent_no}号为您服务。",)
    assert greeting.due == Deadline(Moment.ANSWER, 10.0)
    assert (greeting.strength, greeting.points, greeting.severity) == (Strength.HARD, 2, Severity.MAJOR)
    assert (greeting.similar, greeting.when) == (0.8, Not((Said(("打错了",)),)))
    assert greeting.why == {"zh-CN": "让来电人知道打对了", "en": "So that callers know"}
    assert (ask.due, ask.pause_s, ask.strength, ask.points) == (Deadline(Moment.HOLD), 3.5, Strength.SOFT, 1)
    (wei,) = script.forbidden
    assert (wei.phrases, wei.better, wei.exceptions) == (("喂",), "您好", ("喂养",))
    assert (wei.roles, wei.stages, wei.similar) == ((Role.AGENT,), ("opening",), 1.0)
    assert (wei.points, wei.severity, wei.alert) == (0, Severity.SEVERE, True)
    (reply,) = script.replies
    assert (reply.heard, reply.say) == (("太贵了",), ("我理解您的想法。",))


def test_every_condition_is_read() -> None:
    (check,) = scripts.parse(WHOLE, "mine.yaml").checks
    assert (check.kind, check.strength, check.alert) == (RuleKind.REQUIRED, Strength.HINT, True)
    assert (check.better, check.calls) == ("请说清楚", (CallKind.OUTBOUND, CallKind.INTERNAL))
    assert check.when == Mentions(Entity.MONEY, 2)
    before = Said(("你好",), scope=Scope(Speaker.CALLER))
    assert check.condition == AllOf(
        (
            Said(("一", "二"), 2, 3, 0.9, ("一下",), Scope(first=3, last=2)),
            Matches(r"\d+号", "楼", 2, Scope(Speaker.CALLER, from_s=1.0, until_s=30.0)),
            Mentions(Entity.DATE, 1, Scope(stage="opening")),
            AtLeast(1, (Silence(8.0, Speaker.CALLER), Rate(above=300.0, over_s=20.0), Overlap(4.0))),
            Not((Interruption(times=2, by_s=1.0), TalkShare(Speaker.CALLER, below=0.2), HoldLength(60.0))),
            AtLeast(1, (Said(("好的",), scope=Scope(anchor=Anchor(Where.AFTER, before, -1, 5.0))),)),
        )
    )


def refused(text: str, file: str = "mine.yaml") -> list[Problem]:
    with pytest.raises(scripts.ScriptError) as caught:
        scripts.parse(text, file)
    assert caught.value.code == "script.invalid"
    assert str(caught.value.problems[0]) in str(caught.value)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "flaw"),
    [
        ("id: mine", "id: other", 2, None, Flaw.FILE),
        ("en: Mine", "fr: Mien", 3, None, Flaw.UNKNOWN_KEY),
        ("name: {zh-CN: 我的热线, en: Mine}", "name: {}", 3, None, Flaw.MISSING),
        ("name: {zh-CN: 我的热线, en: Mine}", "name: 我的", 3, None, Flaw.NO_MAPPING),
        ("name: {zh-CN: 我的热线, en: Mine}", "nam: {en: x}", 3, None, Flaw.UNKNOWN_KEY),
        ("  - id: opening\n", "  - id: quiet_line\n", 19, None, Flaw.TAKEN),
        ("calls: [inbound]", "calls: [inbound, sideways]", 7, "opening", Flaw.UNKNOWN),
        ("calls: [inbound]", "calls: []", 7, "opening", Flaw.NO_LIST),
        ("- id: opening.greeting", "- id: quiet_line.ask", 24, "quiet_line.ask", Flaw.TAKEN),
        ("- id: opening.greeting", "- id: Opening", 9, "Opening", Flaw.ID),
        ("{centre}", "{center}", 10, "opening.greeting", Flaw.PLACEHOLDER),
        ("{centre}", "{centre", 10, "opening.greeting", Flaw.BRACE),
        ("text: 您好，{centre}，{agent_no}号为您服务。", "text: '{surname}，……'", 10, "opening.greeting", Flaw.SILENT),
        ("text: 您好，{centre}，{agent_no}号为您服务。", "text: [您好]", 10, "opening.greeting", Flaw.NO_TEXT),
        ("text: 您好，{centre}，{agent_no}号为您服务。", "text:", 10, "opening.greeting", Flaw.NO_TEXT),
        ("text: 您好，{centre}", "text: " + "您" * 101 + "，{centre}", 10, "opening.greeting", Flaw.SYLLABLES),
        ("text: 您好，{centre}", "text: " + "，" * 500 + "，{centre}", 10, "opening.greeting", Flaw.LONG),
        ("within_s: 10", "within_s: soon", 12, "opening.greeting", Flaw.NO_NUMBER),
        ("within_s: 10", "within_s: 0", 12, "opening.greeting", Flaw.RANGE),
        ("within_s: 10", "within_s: .inf", 12, "opening.greeting", Flaw.NO_NUMBER),
        ("within_s: 10", "within_s: 10, before: hold", 12, "opening.greeting", Flaw.DUE),
        ("within_s: 10", "within_s: 10, of: lunch", 12, "opening.greeting", Flaw.UNKNOWN),
        ("before: hold", "before: answer", 24, "quiet_line.ask", Flaw.UNKNOWN),
        ("strength: hard", "strength: steel", 13, "opening.greeting", Flaw.UNKNOWN),
        ("points: 2", "points: -2", 14, "opening.greeting", Flaw.RANGE),
        ("points: 2", "points: 2.5", 14, "opening.greeting", Flaw.NO_WHOLE),
        ("similar: 0.8", "similar: 0", 16, "opening.greeting", Flaw.RANGE),
        ("similar: 0.8", "similar: 1.1", 16, "opening.greeting", Flaw.RANGE),
        ("enters: silence", "enters: noon", 21, "quiet_line", Flaw.UNKNOWN),
        ("by_itself: true", "by_itself: maybe", 22, "quiet_line", Flaw.NO_TRUTH),
        ("roles: [agent]", "roles: [king]", 30, "forbidden.wei", Flaw.UNKNOWN),
        ("stages: [opening]", "stages: [openings]", 31, "forbidden.wei", Flaw.UNKNOWN),
        ("phrases: [喂]", "phrases: 喂", 27, "forbidden.wei", Flaw.NO_LIST),
        ("phrases: [喂]", "phrases: [喂, '……']", 27, "forbidden.wei", Flaw.SILENT),
        ("phrases: [喂]", "phrases: [喂]\n    phrases: [喂]", 28, "forbidden.wei", Flaw.DUPLICATE),
        ("kind: required", "kind: polite", 38, "check.everything", Flaw.UNKNOWN),
        ("least: 2", "least: 3", 42, "check.everything", Flaw.TOO_MANY),
        (r"'\d+号'", r"'(.+)\1'", 43, "check.everything", Flaw.PATTERN),
        (r"'\d+号'", "'漏(?=水)'", 43, "check.everything", Flaw.PATTERN),
        (r"'\d+号'", "'(?:漏{1,900}){1,900}'", 43, "check.everything", Flaw.PATTERN),
        (r"'\d+号'", "'漏*'", 43, "check.everything", Flaw.PATTERN_EMPTY),
        ("from_s: 1,", "from_s: 30,", 43, "check.everything", Flaw.ORDER),
        ("entity: date", "entity: colour", 44, "check.everything", Flaw.UNKNOWN),
        ("scope: {stage: opening}", "scope: {stage: closing}", 44, "check.everything", Flaw.UNKNOWN),
        ("above: 300, over_s: 20", "over_s: 20", 45, "check.everything", Flaw.BOUND),
        ("below: 0.2", "below: 20", 46, "check.everything", Flaw.RANGE),
        ("hold: {longer_s: 60}", "hold: {}", 46, "check.everything", Flaw.MISSING),
        ("hold: {longer_s: 60}", "lunch: {}", 46, "check.everything", Flaw.UNKNOWN_KEY),
        ("n: 1\n", "n: 2\n", 48, "check.everything", Flaw.TOO_MANY),
        ("nth: -1", "nth: 0", 52, "check.everything", Flaw.RANGE),
        ("said: {phrases: [你好], scope: {leg: caller}}", "hold: {longer_s: 1}", 52, "check.everything", Flaw.ANCHOR),
        ("scope: {after:", "scope: {before: {condition: {said: [a]}}, after:", 52, "check.everything", Flaw.ANCHORS),
        ("entity: money, times: 2}", "entity: money}, said: [a]", 53, "check.everything", Flaw.CONDITION),
        ("heard: [太贵了], ", "", 59, "reply.dear", Flaw.MISSING),
    ],
)  # fmt: skip
def test_each_problem_names_line_and_rule(old: str, new: str, line: int, rule: str | None, flaw: Flaw) -> None:
    assert WHOLE.count(old) == 1
    problems = refused(WHOLE.replace(old, new))
    assert (line, rule, flaw) in [(p.line, p.rule, p.flaw) for p in problems]
    assert all(p.file == "mine.yaml" and p.reason for p in problems)


def test_all_that_is_wrong_is_told_at_once_by_line() -> None:
    problems = refused(WHOLE.replace("points: 2", "points: x").replace("nth: -1", "nth: x").replace("好的]", "'。']"))
    assert [(p.line, p.flaw) for p in problems] == [
        (14, Flaw.NO_WHOLE),
        (51, Flaw.SILENT),
        (52, Flaw.NO_WHOLE),
    ]
    assert str(problems[0]) == "mine.yaml:14: opening.greeting: points: must be a whole number"


@pytest.mark.parametrize(
    ("text", "line", "flaw"),
    [
        ("", 1, Flaw.NOTHING),
        ("# nothing\n", 1, Flaw.NOTHING),
        ("\n- a\n", 2, Flaw.NO_MAPPING),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, Flaw.YAML),
        ("a: 1\nb: [您好，{agent_no}号为您服务。]\n", 2, Flaw.BARE_BRACES),
        ("a: 1\nb: '\x07'\n", 2, Flaw.YAML),
        ("a: &x [1]\nb: *x\n", 1, Flaw.ALIAS),
        ("a: !!python/object/apply:os.system [x]\n", 1, Flaw.TAG),
        ("a: 1\n---\nb: 2\n", 2, Flaw.DOCUMENTS),
        ("a: 1\n\nb: " + "[" * 20_000, 3, Flaw.DEEP),
        ("a: " + "1" * LARGEST, 1, Flaw.SIZE),
        ("? {a: b}\n: c\n", 1, Flaw.UNKNOWN_KEY),
        ("stages:\n- [x]\n- {id: [x]}\n", 2, Flaw.NO_MAPPING),
    ],
)
def test_what_is_no_script_at_all_is_refused(text: str, line: int, flaw: Flaw) -> None:
    assert (line, flaw) in [(p.line, p.flaw) for p in refused(text)]


def test_a_few_lines_that_grow_to_gigabytes_are_refused_unread() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    assert {p.flaw for p in refused(bomb)} == {Flaw.ALIAS}


def test_text_is_what_is_written() -> None:
    script = scripts.parse(WHOLE.replace("[太贵了]", "[95001, 3.50, no]"), "mine.yaml")
    assert script.replies[0].heard == ("95001", "3.50", "no")


def test_every_flaw_has_words() -> None:
    everything = dict.fromkeys(
        ("why", "count", "most", "least", "key", "known", "value", "line", "file", "first", "second"), "x"
    )
    assert all(Problem("f", 1, None, flaw, everything).reason for flaw in Flaw)


class _Knows:
    def __init__(self, known: str) -> None:
        self._known = known

    def unknown(self, text: str) -> tuple[str, ...]:
        return tuple(c for c in text if c not in self._known and c.isalpha())


def test_phrases_that_the_model_cannot_hear_are_told() -> None:
    script = scripts.parse(WHOLE, "mine.yaml")
    assert [w.rule for w in scripts.warnings(script, _Knows(""))].count("opening.greeting") == 3
    known = "您好号为您服务请讲打错了一二你好的太贵一下"
    assert [(w.rule, w.phrase, w.words) for w in scripts.warnings(script, _Knows(known))] == [
        ("forbidden.wei", "喂", ("喂",)),
        ("forbidden.wei", "喂养", ("喂", "养")),
    ]

"""Calls to judge: a script in a few words, and a watch that hears what is written."""

from collections.abc import Sequence

from domain.people import Role
from domain.rules.compile import Rulebook
from domain.rules.conditions import Condition
from domain.rules.watch import Watch
from domain.scripts import CallKind, Check, Deadline, Forbidden, Moment, Reply, Script, ScriptLine, Stage, Strength
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from speech.language import Mandarin

LANGUAGE = Mandarin()
AGENT, CALLER = Speaker.AGENT, Speaker.CALLER
VARIABLES = {"centre": "阳光物业", "agent_no": "1001"}
NAME = {"zh-CN": "规则", "en": "rule"}

GREETING = ScriptLine(
    "opening.greeting",
    "您好，{centre}，{agent_no}号为您服务。",
    due=Deadline(Moment.ANSWER, 10),
    strength=Strength.HARD,
)
CONFIRM = ScriptLine("record.confirm", "我跟您确认一下信息，您看对吗？", ("跟您核对一下。",))
GOODBYE = ScriptLine("close.goodbye", "感谢您的来电，再见。")
WAIT = ScriptLine("wait.please", "请稍等。", ("请您稍等一下。",), due=Deadline(Moment.HOLD))
BACK = ScriptLine("return.thanks", "让您久等了。", due=Deadline(Moment.RETURN, 5))
WELCOME = ScriptLine("close.welcome", "不用客气。", due=Deadline(Moment.THANKS, 8))
SILENT = ScriptLine("silent.try", "您好，请问能听到吗？", pause_s=3)

STAGES = (
    Stage("opening", NAME, (GREETING,)),
    Stage("record", NAME, (CONFIRM,)),
    Stage("wait", NAME, (WAIT,), enters=Moment.HOLD),
    Stage("return", NAME, (BACK,), enters=Moment.RETURN),
    Stage("close", NAME, (WELCOME, GOODBYE)),
    Stage("silent", NAME, (SILENT,), enters=Moment.SILENCE, by_itself=True),
)
FORBIDDEN = (
    Forbidden("never.wei", ("喂",), "您好。"),
    Forbidden("never.dont_know", ("不知道",), "我帮您查一下。", exceptions=("您知道不知道",)),
    Forbidden("never.promise", ("一定给您赔偿",), "我登记下来请主管答复您。", alert=True),
)


def script(*checks: Check, stages: Sequence[Stage] = STAGES, forbidden: Sequence[Forbidden] = FORBIDDEN) -> Script:
    replies = (Reply("objection.busy", NAME, ("我现在很忙",), ("那我晚点再打给您。",)),)
    return Script("test", NAME, tuple(stages), tuple(forbidden), checks, replies)


def check(condition: Condition, kind: RuleKind = RuleKind.FORBIDDEN, when: Condition | None = None) -> Check:
    return Check("check", kind, condition, NAME, when=when)


def watch(of: Script | None = None, kind: CallKind = CallKind.INBOUND, *, role: Role = Role.AGENT) -> Watch:
    return Watch("call", Rulebook(of or script(), LANGUAGE), kind, VARIABLES, role=role)


def said(leg: Speaker, start: float, text: str, *, end: float | None = None, confidence: float = 0.99,
         final: bool = True, alternatives: tuple[str, ...] = ()) -> Line:  # fmt: skip
    """Spoken at four characters a second."""
    until = start + len(text) / 4 if end is None else end
    return Line("call", leg, start, until, text, final, confidence, alternatives=alternatives)


def gap(leg: Speaker, start: float, end: float) -> Line:
    return Line("call", leg, start, end, "", True, 0.0, gap=True)


def verdict(judged: Sequence[Judgement], rule: str) -> Verdict | None:
    """The verdict on a rule; None where it has none."""
    return next((j.verdict for j in judged if j.rule == rule), None)


def judgement(judged: Sequence[Judgement], rule: str) -> Judgement:
    return next(j for j in judged if j.rule == rule)

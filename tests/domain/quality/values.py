"""A script with a rule of every kind, and a call judged by it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.quality.cards import ScoreCard, automatic, confirm
from domain.quality.rules import weights
from domain.quality.slips import FaultSlip, issue
from domain.rules import conditions as c
from domain.scripts import Check, Forbidden, Script, ScriptLine, Severity, Stage, Strength
from domain.transcripts import Judgement, RuleKind, Speaker, Verdict

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
NAME = {"en": "A rule"}

SCRIPT = Script(
    id="property",
    name=NAME,
    stages=(
        Stage(
            "opening",
            NAME,
            (
                ScriptLine("opening.greeting", "您好", strength=Strength.HARD, points=3, why={"en": "Say who we are."}),
                ScriptLine("opening.smile", "很高兴", strength=Strength.HINT, points=2),
            ),
        ),
        Stage("record", NAME, (ScriptLine("record.confirm", "跟您确认一下", points=2),)),
    ),
    forbidden=(
        Forbidden("never.shirk", ("不关我的事",), "我来帮您", points=12, severity=Severity.SEVERE),
        Forbidden("never.promise", ("免费",), "我去申请", points=2, alert=True),
    ),
    checks=(
        Check("courtesy.please", RuleKind.REQUIRED, c.Said(("请",)), NAME),
        Check("sound.dead_air", RuleKind.FORBIDDEN, c.Silence(10), NAME),
        Check("sound.talks_over", RuleKind.FORBIDDEN, c.Not((c.Overlap(3),)), NAME),
        Check("sound.hurry", RuleKind.FORBIDDEN, c.Rate(above=300), NAME),
    ),
    version=7,
)
RULES = weights(SCRIPT)


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


def judged(rule: str, verdict: Verdict, start: float | None = None, reason: str | None = None) -> Judgement:
    kind = RULES[rule].kind if rule in RULES else RuleKind.REQUIRED
    end = None if start is None else start + 1
    return Judgement("c1", rule, kind, verdict, Speaker.AGENT, start, end, reason=reason)


def card(*judgements: Judgement) -> ScoreCard:
    return automatic("c1", "1001", NOW, ("property", 7), RULES, judgements, after(minutes=5))


def slip(
    number: str = "20260504-0001", rule: str = "record.confirm", agent: str = "1001", lead: str | None = "2001"
) -> FaultSlip:
    """A slip for one fault of a confirmed card."""
    wrong = Verdict.NOT_SAID if RULES[rule].kind is RuleKind.REQUIRED else Verdict.SAID
    confirmed = confirm(card(judged(rule, wrong, 4.0)), "3001", after(hours=1))
    drawn = issue(confirmed, confirmed.items[0], number, lead, "3001", after(hours=1))
    return replace(drawn, agent=agent)

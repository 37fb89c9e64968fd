"""Records of quality work to store, with everything filled in that can be."""

from dataclasses import replace
from datetime import date, timedelta

from domain.quality.appeals import Appeal, AppealAction, Deadlines, Evidence, decide, file
from domain.quality.cards import ReviewReason, ScoreCard, change, confirm
from domain.quality.corrective import CorrectiveAction, Plan, opened, plan
from domain.quality.credits import Credit, revoke
from domain.quality.slips import FaultSlip, issue, share
from domain.transcripts import Verdict
from tests.domain.quality.values import NOW, after, card, judged

TODAY = date(2026, 5, 4)
DRAFT = replace(
    change(
        card(
            judged("opening.greeting", Verdict.NOT_SAID, reason="客户挂断"),
            judged("never.shirk", Verdict.SAID, 4.0),
            judged("sound.hurry", Verdict.UNCLEAR),
        ),
        "opening.greeting",
        Verdict.NOT_SAID,
        "理由成立",
        "3001",
        after(hours=1),
        points=0,
    ),
    review=frozenset({ReviewReason.SEVERE, ReviewReason.SAMPLED}),
    out_of=120,
)
CARD = confirm(DRAFT, "3001", after(hours=2))
SLIP = share(
    issue(CARD, CARD.item("never.shirk"), "20260504-0001", "2001", "3001", after(hours=2)),
    True,
    None,
    "没有培训",
    "3001",
    after(hours=3),
)
APPEAL = decide(
    file("a1", SLIP, "我没说", Evidence(4.0, 6.5), "1001", after(hours=4), Deadlines()),
    AppealAction.REDUCE,
    "说得不重",
    "2001",
    after(hours=5),
    Deadlines(),
    points=1,
)
CREDIT = revoke(Credit("k1", "1001", 3, "客户表扬", "2001", NOW, "c1"), "给错人", "2001", after(hours=1))
ACTION = plan(
    opened("x1", SLIP, NOW, TODAY, timedelta(days=3)), Plan("没培训", "演练", "2001", TODAY), "3001", NOW, TODAY
)


def card_of(call_id: str, agent: str = "1001", hours: float = 0, rule: str = "record.confirm") -> ScoreCard:
    made = card(judged(rule, Verdict.NOT_SAID))
    return replace(made, call_id=call_id, agent=agent, call_at=after(hours=hours))


def slip_of(number: str, hours: float = 0, agent: str = "1001") -> FaultSlip:
    return replace(SLIP, number=number, call_id=f"c{number}", agent=agent, issued_at=after(hours=hours))


def appeal_of(id: str, hours: float = 0) -> Appeal:  # noqa: A002
    return replace(APPEAL, id=id, opened_at=after(hours=hours))


def action_of(id: str, due: date) -> CorrectiveAction:  # noqa: A002
    return replace(ACTION, id=id, due=due)

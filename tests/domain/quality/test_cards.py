from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.quality.cards import CardState, ReviewReason, ScoreCard, add, agree, automatic, change, confirm, revise
from domain.quality.rules import RuleWeight, Section
from domain.quality.sample import drawn, lot
from domain.transcripts import RuleKind, Verdict
from tests.domain.quality.values import NOW, RULES, after, card, judged

SAID, NOT_SAID, UNCLEAR = Verdict.SAID, Verdict.NOT_SAID, Verdict.UNCLEAR


def test_Q1_the_card_is_made_from_the_judgements_section_by_section() -> None:
    made = card(
        judged("record.confirm", NOT_SAID),
        judged("opening.greeting", SAID, 1.0),
        judged("never.promise", SAID, 20.0),
        judged("courtesy.please", NOT_SAID),
        judged("sound.dead_air", SAID, 30.0),
        judged("sound.talks_over", NOT_SAID),
        judged("sound.hurry", SAID),
        judged("gone.from.script", NOT_SAID),
    )
    assert [(item.rule, item.section, item.points) for item in made.items] == [
        ("opening.greeting", Section.PHRASING, 0),
        ("never.promise", Section.PHRASING, 2),
        ("courtesy.please", Section.COURTESY, 1),
        ("sound.dead_air", Section.SILENCE, 1),
        ("sound.talks_over", Section.OVERLAP, 0),
        ("sound.hurry", Section.SPEECH_RATE, 1),
        ("record.confirm", Section.RECORD, 2),
    ]
    assert (made.points, made.total, made.state) == (7, 93, CardState.DRAFT)
    assert (made.items[1].start, made.items[1].end) == (20.0, 21.0)
    assert made.items[0].why == {"en": "Say who we are."}
    assert made.untouched


@pytest.mark.parametrize("rule", RULES)
def test_Q1_unclear_never_takes_points(rule: str) -> None:
    assert card(judged(rule, UNCLEAR)).points == 0


def test_Q1_a_hint_never_takes_points() -> None:
    made = card(judged("opening.smile", NOT_SAID))
    assert made.items[0].fault
    assert made.points == 0
    with pytest.raises(InvalidValue, match="hint"):
        change(made, "opening.smile", NOT_SAID, "why", "3001", NOW, points=2)


def test_Q1_a_total_is_never_below_nothing() -> None:
    rules = {"a": RuleWeight("a", Section.PHRASING, RuleKind.REQUIRED, 150)}
    assert automatic("c", "1", NOW, ("s", 1), rules, [replace(judged("x", NOT_SAID), rule="a")], NOW).total == 0


def test_Q1_a_person_confirms_or_changes_item_by_item_and_every_change_is_kept() -> None:
    made = card(judged("opening.greeting", NOT_SAID), judged("record.confirm", NOT_SAID))
    done = agree(made, "record.confirm", "3001", after(hours=1))
    done = change(done, "opening.greeting", SAID, "在 0:02 听得到", "3001", after(hours=2))
    assert (done.points, done.untouched) == (2, False)
    done = confirm(done, "3001", after(hours=3))
    assert (done.state, done.confirmed_by, done.confirmed_at) == (CardState.CONFIRMED, "3001", after(hours=3))
    assert [(c.by, c.at, c.action, c.part, c.before, c.after, c.reason) for c in done.history[1:]] == [
        ("3001", after(hours=1), "agree", "record.confirm", "not_said 2", "not_said 2", ""),
        ("3001", after(hours=2), "change", "opening.greeting", "not_said 3", "said 0", "在 0:02 听得到"),
        ("3001", after(hours=3), "confirm", "", "draft", "confirmed", ""),
    ]
    assert done.item("opening.greeting").engine is NOT_SAID


def test_Q1_the_solution_is_put_in_by_a_person() -> None:
    unsolved = RuleWeight("solution.settled", Section.SOLUTION, RuleKind.REQUIRED, 5, words="问题解决")
    made = add(card(), unsolved, "答非所问", "3001", NOW, start=12.0, end=30.0)
    assert [(item.section, item.points, item.engine, item.start) for item in made.items] == [
        (Section.SOLUTION, 5, None, 12.0)
    ]
    well = add(card(), unsolved, "一次解决", "3001", NOW, fault=False)
    assert (well.points, well.items[0].verdict) == (0, SAID)
    with pytest.raises(InvalidValue, match="change it"):
        add(made, unsolved, "again", "3001", NOW)


@pytest.mark.parametrize(
    ("verdict", "points", "reason", "field"),
    [
        (SAID, None, " ", "reason"),
        (SAID, 2, "why", "points"),
        (NOT_SAID, 101, "why", "points"),
        (NOT_SAID, -1, "why", "points"),
    ],
)
def test_Q1_a_change_that_makes_no_sense_is_refused(
    verdict: Verdict, points: int | None, reason: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        change(card(judged("record.confirm", NOT_SAID)), "record.confirm", verdict, reason, "3001", NOW, points)
    assert refused.value.field == field


def test_Q1_a_confirmed_card_changes_by_appeal_only() -> None:
    done = confirm(card(judged("record.confirm", NOT_SAID)), "3001", NOW)
    refusals: tuple[Callable[[], ScoreCard], ...] = (
        lambda: change(done, "record.confirm", SAID, "why", "3001", NOW),
        lambda: agree(done, "record.confirm", "3001", NOW),
        lambda: confirm(done, "3001", NOW),
    )
    for refused in refusals:
        with pytest.raises(IllegalTransition):
            refused()
    lighter = revise(done, "record.confirm", 1, "appeal", "2001", NOW)
    assert (lighter.points, lighter.items[0].verdict) == (1, NOT_SAID)
    cleared = revise(done, "record.confirm", 0, "appeal", "2001", NOW)
    assert (cleared.points, cleared.items[0].verdict) == (0, SAID)
    with pytest.raises(IllegalTransition):
        revise(card(judged("record.confirm", NOT_SAID)), "record.confirm", 0, "appeal", "2001", NOW)


@pytest.mark.parametrize(
    ("rule", "verdict", "reason", "reasons"),
    [
        ("never.shirk", SAID, None, {ReviewReason.SEVERE}),
        ("never.shirk", UNCLEAR, None, set()),
        ("never.promise", SAID, None, {ReviewReason.ALERT}),
        ("opening.greeting", NOT_SAID, None, {ReviewReason.HARD}),
        ("opening.greeting", NOT_SAID, "客户挂断", {ReviewReason.HARD, ReviewReason.EXCUSED}),
        ("record.confirm", NOT_SAID, None, set()),
    ],
)
def test_T14_severe_hard_and_alarming_calls_are_listened_to(
    rule: str, verdict: Verdict, reason: str | None, reasons: set[ReviewReason]
) -> None:
    assert card(judged(rule, verdict, reason=reason)).review == reasons


def test_P6_the_agents_reason_is_decided_on_before_the_card_is_confirmed() -> None:
    made = card(judged("opening.greeting", NOT_SAID, reason="客户挂断"))
    with pytest.raises(InvalidValue, match="decide on the agent"):
        confirm(made, "3001", NOW)
    excused = change(made, "opening.greeting", NOT_SAID, "理由成立", "3001", NOW, points=0)
    assert confirm(excused, "3001", NOW).points == 0
    assert confirm(agree(made, "opening.greeting", "3001", NOW), "3001", NOW).points == 3


def test_T14_the_sample_is_the_same_whoever_draws_it_and_fair_over_the_day() -> None:
    calls = [f"call-{i}" for i in range(200)]
    sample = drawn(calls, 3)
    assert len(sample) == 3
    assert drawn(reversed(calls), 3) == sample
    assert drawn(calls[:2], 3) == set(calls[:2])
    assert max(map(lot, sample)) <= min(map(lot, set(calls) - sample))
    hits = [sum(1 for day in range(300) if f"{day}-{i}" in drawn([f"{day}-{n}" for n in range(10)], 2)) for i in (0, 9)]
    assert all(35 < count < 90 for count in hits)  # 60 expected: the first call of a day as likely as the last

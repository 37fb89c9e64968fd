from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.quality.cards import confirm
from domain.quality.months import MonthSum, Proposal, Rules, Step, step_of, sums
from domain.quality.slips import FaultSlip, SlipState, appealed, cancel, faults, share, stand
from domain.transcripts import Verdict
from tests.domain.quality.values import after, card, judged, slip


def month(*slips: FaultSlip, rules: Rules | None = None) -> dict[str, MonthSum]:
    return {found.person: found for found in sums(slips, rules=rules)}


def worth(points: int, rule: str = "record.confirm", number: str = "20260504-0001") -> FaultSlip:
    return replace(slip(number, rule), points=points)


def test_Q2_a_confirmed_cards_faults_become_slips() -> None:
    draft = card(
        judged("opening.greeting", Verdict.NOT_SAID, 1.0),
        judged("opening.smile", Verdict.NOT_SAID),
        judged("record.confirm", Verdict.UNCLEAR),
    )
    with pytest.raises(IllegalTransition):
        faults(draft)
    assert [item.rule for item in faults(confirm(draft, "3001", after(hours=1)))] == ["opening.greeting"]
    issued = slip()
    assert (issued.agent, issued.rule, issued.points, issued.call_id, issued.start, issued.end, issued.state) == (
        "1001",
        "record.confirm",
        2,
        "c1",
        4.0,
        5.0,
        SlipState.COUNTED,
    )


@pytest.mark.parametrize(
    ("points", "deduction", "proposal", "published"),
    [
        (1, 5, None, False),
        (4, 20, None, False),
        (5, 45, Proposal.NONE, True),
        (10, 70, Proposal.NONE, True),
        (11, 55, Proposal.SANCTION, True),
        (15, 75, Proposal.SANCTION, True),
        (16, 80, Proposal.SANCTION, True),
        (19, 95, Proposal.SANCTION, True),
        (20, 100, Proposal.DISMISSAL, True),
        (35, 175, Proposal.DISMISSAL, True),
    ],
)
def test_Q2_the_months_points_and_their_steps(
    points: int, deduction: int, proposal: Proposal | None, published: bool
) -> None:
    found = month(worth(points))["1001"]
    assert (found.points, found.deduction, found.published) == (Decimal(points), Decimal(deduction), published)
    assert (found.step.proposal if found.step else None) is proposal


def test_Q2_the_numbers_are_the_sites_own() -> None:
    rules = Rules(point_value=Decimal(2), steps=(Step(3, Decimal(7)),), publish_from=3)
    found = month(worth(3), rules=rules)["1001"]
    assert (found.deduction, found.published) == (Decimal(13), True)
    assert step_of(Decimal("2.9"), rules.steps) is None


def test_Q2_the_same_fault_three_times_is_on_the_published_list() -> None:
    slips = [worth(1, number=f"20260504-000{n}") for n in (1, 2, 3)]
    assert not month(*slips[:2])["1001"].published
    found = month(*slips)["1001"]
    assert (found.points < 5, found.published, found.repeated) == (True, True, ("record.confirm",))
    different = [*slips[:2], worth(1, "courtesy.please", "20260504-0009")]
    assert not month(*different)["1001"].published


def test_Q3_a_lead_who_shares_the_blame_bears_thirty_percent() -> None:
    shared = share(worth(10), True, None, "没有培训", "3001", after(hours=2))
    found = month(shared)
    assert (found["1001"].points, found["2001"].points) == (Decimal(7), Decimal(3))
    assert (found["1001"].deduction, found["2001"].deduction) == (Decimal(55), Decimal(15))
    back = share(shared, False, None, "弄错了", "3001", after(hours=3))
    assert "2001" not in month(back)
    assert [change.after for change in back.history[1:]] == ["shared with 2001", "not shared"]
    with pytest.raises(InvalidValue, match="which lead"):
        share(slip(lead=None), True, None, "why", "3001", after(hours=1))


def test_Q3_the_same_fault_three_times_always_involves_the_lead() -> None:
    slips = [replace(worth(1, number=f"20260504-000{n}"), issued_at=after(hours=n)) for n in (1, 2, 3, 4)]
    found = month(*slips)
    assert (found["1001"].points, found["2001"].points) == (Decimal("3.4"), Decimal("0.6"))
    assert [(b.slip.number[-1], b.repeated, b.share) for b in found["2001"].burdens] == [
        ("3", 3, Decimal("0.30")),
        ("4", 4, Decimal("0.30")),
    ]
    assert not found["2001"].published
    cleared = [replace(slips[0], state=SlipState.CANCELLED), *slips[1:]]
    assert [b.slip.number[-1] for b in month(*cleared)["2001"].burdens] == ["4"]


def test_Q4_points_under_appeal_dont_count_until_decided() -> None:
    open_ = appealed(worth(6), "1001", after(hours=2))
    found = month(open_)["1001"]
    assert (found.points, found.open_points, found.deduction, found.published) == (Decimal(0), 6, Decimal(0), False)
    kept = stand(open_, 2, "减轻", "2001", after(days=2))
    assert (kept.points, kept.counted_at, month(kept)["1001"].points) == (2, after(days=2), Decimal(2))
    cleared = stand(open_, 0, "成立", "2001", after(days=2))
    assert (cleared.state, month(cleared)) == (SlipState.CANCELLED, {})


def test_Q2_a_slip_is_taken_back_with_a_reason_and_stays_on_record() -> None:
    gone = cancel(slip(), "重复", "3001", after(hours=2))
    assert (gone.state, gone.points, gone.history[-1].reason) == (SlipState.CANCELLED, 2, "重复")
    with pytest.raises(InvalidValue):
        cancel(slip(), "", "3001", after(hours=2))
    with pytest.raises(IllegalTransition, match="appeal"):
        cancel(appealed(slip(), "1001", after(hours=2)), "x", "3001", after(hours=3))
    refusals: tuple[Callable[[], FaultSlip], ...] = (
        lambda: appealed(gone, "1001", after(hours=3)),
        lambda: share(gone, True, None, "x", "3001", after(hours=3)),
        lambda: stand(gone, 1, "x", "3001", after(hours=3)),
    )
    for refused in refusals:
        with pytest.raises(IllegalTransition):
            refused()

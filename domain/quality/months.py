"""The month's sums: who bears how many points, what follows from them, who is on the published list (Q2, Q3, Q5)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from domain.quality.slips import FaultSlip, SlipState


class Proposal(Enum):
    """What a month's points lead to beside money: proposed by the sums, decided by people."""

    NONE = "none"
    SANCTION = "sanction"
    """A formal sanction."""
    DISMISSAL = "dismissal"


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from `points` of a month on, until the next step."""

    points: int
    extra: Decimal = Decimal(0)
    """Money beside that of the points."""
    proposal: Proposal = Proposal.NONE


STEPS: tuple[Step, ...] = (
    Step(5, extra=Decimal(20)),
    Step(11, proposal=Proposal.SANCTION),
    Step(20, proposal=Proposal.DISMISSAL),
)
"""Q2. 16 to 19, of which the handbook says nothing, are as 11 to 15: a step lasts until the next one."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of Q2 and Q3; a site sets its own."""

    point_value: Decimal = Decimal(5)
    """Money a point takes."""
    steps: tuple[Step, ...] = STEPS
    publish_from: int = 5
    """Points of a month from which somebody is on the published list."""
    repeats: int = 3
    """The same fault so often in a month: on the published list, and the lead is involved (Q3)."""
    lead_share: Decimal = Decimal("0.30")
    """The lead's share of the points where the blame is shared; the agent bears the rest."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What somebody bears of one slip."""

    slip: FaultSlip
    points: Decimal
    share: Decimal
    """1: all of it."""
    repeated: int
    """The slip is this agent's so-many-th of the same fault in the month."""


@dataclass(frozen=True, slots=True)
class MonthSum:
    """One person's month."""

    person: str
    burdens: tuple[Burden, ...]
    points: Decimal
    open_points: int
    """Under appeal, not counted (Q4)."""
    deduction: Decimal
    """Points × value of a point + the step's extra."""
    step: Step | None
    published: bool
    repeated: tuple[str, ...] = ()
    """Rules broken `Rules.repeats` times or more."""
    credits: int = 0
    """Good points (Q5)."""


def sums(
    slips: Iterable[FaultSlip], good: Mapping[str, int] | None = None, rules: Rules | None = None
) -> tuple[MonthSum, ...]:
    """Everybody's month, most points first. `slips`: those whose `counted_at` lies in it; `good`: points by person.

    Cancelled slips are left out, slips under appeal are only shown. A lead bears `Rules.lead_share` of a slip whose
    blame is shared, and of each repeat from the `Rules.repeats`-th of the same fault on (Q3).
    """
    rules = rules or Rules()
    good = good or {}
    counted = sorted(
        (slip for slip in slips if slip.state is not SlipState.CANCELLED),
        key=lambda slip: (slip.issued_at, slip.number),
    )
    burdens: dict[str, list[Burden]] = defaultdict(list)
    under_appeal: dict[str, int] = defaultdict(int)
    times: dict[tuple[str, str], int] = defaultdict(int)
    for slip in counted:
        if slip.state is SlipState.UNDER_APPEAL:
            under_appeal[slip.agent] += slip.points
            continue
        times[slip.agent, slip.rule] += 1
        for person, burden in _burdens(slip, times[slip.agent, slip.rule], rules):
            burdens[person].append(burden)
    repeated: dict[str, list[str]] = defaultdict(list)
    for (agent, rule), count in times.items():
        if count >= rules.repeats:
            repeated[agent].append(rule)
    everybody = {*burdens, *under_appeal, *good}
    found = (
        _sum(person, burdens[person], under_appeal[person], repeated[person], good.get(person, 0), rules)
        for person in everybody
    )
    return tuple(sorted(found, key=lambda month: (-month.points, month.person)))


def step_of(points: Decimal, steps: Sequence[Step]) -> Step | None:
    """The highest step that `points` reach."""
    return max((step for step in steps if points >= step.points), key=lambda step: step.points, default=None)


def _burdens(slip: FaultSlip, repeated: int, rules: Rules) -> list[tuple[str, Burden]]:
    if slip.lead is None or not (slip.shared or repeated >= rules.repeats):
        return [(slip.agent, Burden(slip, Decimal(slip.points), Decimal(1), repeated))]
    lead, agent = rules.lead_share, 1 - rules.lead_share
    return [
        (slip.agent, Burden(slip, slip.points * agent, agent, repeated)),
        (slip.lead, Burden(slip, slip.points * lead, lead, repeated)),
    ]


def _sum(
    person: str, burdens: list[Burden], under_appeal: int, repeated: list[str], good: int, rules: Rules
) -> MonthSum:
    points = sum((burden.points for burden in burdens), Decimal(0))
    step = step_of(points, rules.steps)
    return MonthSum(
        person=person,
        burdens=tuple(burdens),
        points=points,
        open_points=under_appeal,
        deduction=points * rules.point_value + (step.extra if step else 0),
        step=step,
        published=points >= rules.publish_from or bool(repeated),
        repeated=tuple(repeated),
        credits=good,
    )

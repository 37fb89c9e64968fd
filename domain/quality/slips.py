"""Fault slips (过失单): what a confirmed card's faults take from whom (handbook Q2, Q3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.quality.cards import CardItem, CardState, ScoreCard
from domain.quality.history import Change, needed
from domain.quality.rules import Section
from domain.scripts import Severity


class SlipState(Enum):
    COUNTED = "counted"
    """Its points count."""
    UNDER_APPEAL = "under_appeal"
    """Its points don't count until decided (Q4)."""
    CANCELLED = "cancelled"
    """It takes nothing; kept all the same."""


class SlipAction(Enum):
    APPEAL = "appeal"
    CONFIRM = "confirm"
    """The appeal is over; the slip stands, perhaps with fewer points."""
    CANCEL = "cancel"
    """The appeal was right, or quality staff takes the slip back."""


_S, _A = SlipState, SlipAction

TRANSITIONS: Mapping[tuple[SlipState, SlipAction], SlipState] = {
    (_S.COUNTED, _A.APPEAL): _S.UNDER_APPEAL,
    (_S.COUNTED, _A.CANCEL): _S.CANCELLED,
    (_S.UNDER_APPEAL, _A.CONFIRM): _S.COUNTED,
    (_S.UNDER_APPEAL, _A.CANCEL): _S.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class FaultSlip:
    """One fault of one call. `start`, `end`: seconds of the recording."""

    number: str
    """``YYYYMMDD-0001``, without gaps within a day of the centre's time zone."""
    agent: str
    rule: str
    section: Section
    points: int
    call_id: str
    issued_at: datetime
    issued_by: str
    counted_at: datetime
    """Whose month it belongs to: when it was issued, or when its appeal was decided. A closed month never changes."""
    state: SlipState = SlipState.COUNTED
    severity: Severity = Severity.MINOR
    start: float | None = None
    end: float | None = None
    words: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
    lead: str | None = None
    """The agent's lead when it was issued: who bears a share where one is due (Q3)."""
    shared: bool = False
    """The lead shares the blame, by quality staff's word (Q3)."""
    history: tuple[Change, ...] = ()


def number(day: date, sequence: int) -> str:
    """The number of the `sequence`-th slip (from 1) of a local day."""
    return f"{day:%Y%m%d}-{sequence:04d}"


def faults(card: ScoreCard) -> tuple[CardItem, ...]:
    """What of a confirmed card becomes slips: whatever takes points. Raises `IllegalTransition` on a draft."""
    if card.state is not CardState.CONFIRMED:
        raise IllegalTransition(f"score card of call {card.call_id}", card.state.value, "issue slips")
    return tuple(item for item in card.items if item.points > 0)


def issue(card: ScoreCard, item: CardItem, slip_number: str, lead: str | None, by: str, now: datetime) -> FaultSlip:
    """The slip for a fault of a confirmed card."""
    return FaultSlip(
        number=slip_number,
        agent=card.agent,
        rule=item.rule,
        section=item.section,
        points=item.points,
        call_id=card.call_id,
        issued_at=now,
        issued_by=by,
        counted_at=now,
        severity=item.severity,
        start=item.start,
        end=item.end,
        words=item.words,
        why=item.why,
        lead=lead if lead != card.agent else None,
        history=(Change(now, by, "issue", None, f"{SlipState.COUNTED.value} {item.points}"),),
    )


def share(slip: FaultSlip, shared: bool, lead: str | None, reason: str, by: str, now: datetime) -> FaultSlip:
    """The lead shares the blame, or does not (Q3). `lead`: who, where it is somebody else than known so far."""
    if slip.state is SlipState.CANCELLED:
        raise IllegalTransition(f"fault slip {slip.number}", slip.state.value, "share")
    because = needed("reason", reason, "say why the lead shares the blame")
    who = lead or slip.lead
    if shared and (who is None or who == slip.agent):
        raise InvalidValue("lead", "say which lead shares the blame", Fault.NEEDED)
    entry = Change(now, by, "share", _bearer(slip.lead, slip.shared), _bearer(who, shared), because)
    return replace(slip, shared=shared, lead=who, history=(*slip.history, entry))


def appealed(slip: FaultSlip, by: str, now: datetime) -> FaultSlip:
    """Its points don't count from now on (Q4)."""
    return _move(slip, SlipAction.APPEAL, slip.points, "", by, now)


def stand(slip: FaultSlip, points: int, reason: str, by: str, now: datetime) -> FaultSlip:
    """The appeal is over: the slip counts again, from now, with `points`; with none it is cancelled."""
    if not 0 <= points <= slip.points:
        raise InvalidValue("points", f"an appeal may leave 0 to {slip.points}")
    return _move(slip, SlipAction.CONFIRM if points else SlipAction.CANCEL, points, reason, by, now)


def cancel(slip: FaultSlip, reason: str, by: str, now: datetime) -> FaultSlip:
    """Taken back by quality staff. Raises `IllegalTransition` unless it counts, `InvalidValue` without a reason."""
    if slip.state is SlipState.UNDER_APPEAL:
        raise IllegalTransition(f"fault slip {slip.number}", slip.state.value, "cancel: decide the appeal")
    return _move(slip, SlipAction.CANCEL, slip.points, needed("reason", reason, "say why"), by, now)


def _move(slip: FaultSlip, action: SlipAction, points: int, reason: str, by: str, now: datetime) -> FaultSlip:
    target = TRANSITIONS.get((slip.state, action))
    if target is None:
        raise IllegalTransition(f"fault slip {slip.number}", slip.state.value, action.value)
    entry = Change(
        now, by, action.value, f"{slip.state.value} {slip.points}", f"{target.value} {points}", reason.strip()
    )
    counted_at = now if action is SlipAction.CONFIRM else slip.counted_at
    return replace(slip, state=target, points=points, counted_at=counted_at, history=(*slip.history, entry))


def _bearer(lead: str | None, shared: bool) -> str:
    return f"shared with {lead}" if shared else "not shared"

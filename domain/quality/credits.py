"""Good points (积分): given for good work, public in the team, summed for payroll (handbook Q5)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.quality.history import needed

MOST = 20
"""Points that can be given at once."""

PAYROLL_LAST = 5
"""Day of the month after until which, from its first on, the month's file goes to payroll (Q5)."""


@dataclass(frozen=True, slots=True)
class Credit:
    id: str
    agent: str
    points: int
    reason: str
    given_by: str
    given_at: datetime
    call_id: str | None = None
    """What it was given for, where that is a call."""
    revoked_by: str | None = None
    revoked_at: datetime | None = None
    revoked_why: str = ""

    @property
    def counts(self) -> bool:
        return self.revoked_at is None


def give(credit: Credit) -> Credit:
    """A new credit, checked. Raises `InvalidValue`; nobody praises themselves."""
    if not 1 <= credit.points <= MOST:
        raise InvalidValue("points", f"may be 1 to {MOST}")
    if credit.given_by == credit.agent:
        raise InvalidValue("agent", "good points are given by somebody else")
    return replace(credit, reason=needed("reason", credit.reason, "say what was done well"))


def revoke(credit: Credit, reason: str, by: str, now: datetime) -> Credit:
    """Given by mistake: it stays on record and counts no more."""
    if not credit.counts:
        raise IllegalTransition(f"credit {credit.id}", "revoked", "revoke")
    return replace(credit, revoked_by=by, revoked_at=now, revoked_why=needed("reason", reason, "say why"))


def totals(given: Iterable[Credit]) -> dict[str, int]:
    """Points by agent, most first."""
    found: dict[str, int] = defaultdict(int)
    for credit in given:
        if credit.counts:
            found[credit.agent] += credit.points
    return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


class Payroll(Enum):
    """Where a month stands."""

    RUNNING = "running"
    """The month is not over; its sums may change."""
    DUE = "due"
    """Between the 1st and the 5th of the month after."""
    LATE = "late"
    """Later than that."""


def payroll(month: date, today: date) -> Payroll:
    """Whether the file of `month` (its first day) may go to payroll today."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    if today < following:
        return Payroll.RUNNING
    return Payroll.DUE if (today - following).days < PAYROLL_LAST else Payroll.LATE


def month_of(text: str) -> date:
    """The first day of ``2026-05``. Raises `InvalidValue`."""
    try:
        year, month = text.split("-")
        if len(year) != 4 or len(month) != 2:
            raise ValueError
        if not 1970 <= int(year) < 2200:
            raise ValueError
        return date(int(year), int(month), 1)
    except ValueError:
        raise InvalidValue("month", "write it as 2026-05", Fault.INVALID) from None

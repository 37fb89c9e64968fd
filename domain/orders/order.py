"""The work order as a value (W1): everything that is known of a customer's matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum

from domain.errors import Fault, InvalidValue
from domain.orders.states import OrderState
from domain.services.service import Stop, TargetKind, Urgency
from domain.services.spans import Unit


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change (W9): who, when, what, from what, to what, why."""

    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: str = ""
    desk: str = ""
    """The group or desk it counts for: who declined, who was told (O5, W7)."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that is to happen by a time (W3)."""

    kind: TargetKind
    due_at: datetime
    near_at: datetime
    unit: Unit
    """What its clock counts in, for when it stands still."""
    met_at: datetime | None = None
    told: tuple[str, ...] = ()
    """What was told of it already: ``near``, ``overdue`` and steps of the ladder."""
    step: str = ""
    """Which step, where it is one."""

    @property
    def name(self) -> str:
        """Tells it from the order's other targets: ``done``, or ``step:contacted``."""
        return f"{self.kind.value}:{self.step}" if self.step else self.kind.value


@dataclass(frozen=True, slots=True)
class Pause:
    """The clocks stand still."""

    reason: Stop
    since: datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """Offered to another; until they accept, it stays with its owner (O1)."""

    at: datetime
    by: str
    until: datetime
    """When it comes back unanswered (O2)."""
    user: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteLine:
    name: str
    unit: str
    fen: int
    """For one unit."""
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """What paid work will cost (W4). Amounts in fen."""

    lines: tuple[QuoteLine, ...]
    by: str
    at: datetime
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
    """Who wrote down that the customer agreed."""

    @property
    def fen(self) -> int:
        return sum(line.fen * line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class Fee:
    """Handed to finance (W4)."""

    fen: int
    at: datetime
    by: str
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The customer signed that the work is done (W5)."""

    how: str
    """``code``, ``signature`` or ``call``."""
    at: datetime
    by: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Ticked:
    """A step that was done."""

    step: str
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateDue:
    """A date of the order (a `DateJob` of its service type) and whether its deed was done."""

    job: str
    at: datetime
    done: bool = False


class WithLead(Enum):
    """Why an order is in the leads' queue."""

    BOUNCED = "bounced"
    """Groups disagree whose it is (O5)."""
    UNANSWERED = "unanswered"
    """The desk it was handed to did not answer (O2)."""
    ESCALATED = "escalated"
    """Its ladder has reached the duty manager (W7)."""


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """A customer's matter (W1)."""

    number: str
    """``YYYYMMDD-0001``, without gaps within a day of the centre's time zone."""
    state: OrderState
    service_type: str
    """Id in the service catalogue, such as S2."""
    customer_name: str
    customer_phone: str
    place: str
    description: str
    created_at: datetime
    created_by: str
    group: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    call_id: str | None = None
    customer_id: str | None = None
    history: tuple[HistoryEntry, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    category: str = ""
    """For repeats and outbreaks (W9)."""
    building: str = ""
    """Key of the building, from the place; empty: not known."""
    spot: str = ""
    """Key of the whole place."""
    owner: str = ""
    """Who answers for it to the customer (O1)."""
    assignee: str | None = None
    """Who of the group does it."""
    handover: Handover | None = None
    bounces: int = 0
    """How often a desk sent it back (O5)."""
    with_lead: WithLead | None = None
    appointment: datetime | None = None
    targets: tuple[Target, ...] = ()
    waiting: Pause | None = None
    quote: Quote | None = None
    fee: Fee | None = None
    code: str = ""
    """Four digits that the customer was told; they sign with it (W5)."""
    wrong_codes: int = 0
    signature: Signature | None = None
    ticked: tuple[Ticked, ...] = ()
    papers: tuple[str, ...] = ()
    """Ids of the papers that were handed in."""
    dates: tuple[DateDue, ...] = ()
    follow_at: datetime | None = None
    """When the next call that keeps the customer informed while it is open is planned (C3)."""
    report: Mapping[str, str] = field(default_factory=dict)
    """The written report (W10)."""
    satisfaction: str | None = None
    """What the last visit found (C7)."""
    repeat_of: str | None = None
    """The order before it of the same place and category within 30 days (W9)."""
    repeats: int = 0
    """How many of these there were."""
    master: str | None = None
    """The order that stands for a whole outbreak."""
    follows: str | None = None
    """The order whose visit found the customer not satisfied (C7)."""
    version: int = 1
    """One more with each change: who edits says which one they saw."""

    def target(self, kind: TargetKind) -> Target | None:
        return next((target for target in self.targets if target.kind is kind), None)

    def has_ticked(self, step: str) -> bool:
        return any(ticked.step == step for ticked in self.ticked)


def number(day: date, sequence: int) -> str:
    """The number of the `sequence`-th order (from 1) of a local day."""
    return f"{day:%Y%m%d}-{sequence:04d}"


def written(
    order: WorkOrder,
    by: str,
    now: datetime,
    action: str,
    before: str | None,
    after: str,
    *,
    note: str = "",
    desk: str = "",
) -> WorkOrder:
    """The order with one more line of history: the only way it changes (W9)."""
    entry = HistoryEntry(at=now, by=by, action=action, before=before, after=after, note=note.strip(), desk=desk)
    return replace(order, history=(*order.history, entry), version=order.version + 1)


def need(name: str, value: str, why: str) -> str:
    """`value`, stripped. Raises `InvalidValue` where nothing is left."""
    if not value.strip():
        raise InvalidValue(name, why, Fault.NEEDED)
    return value.strip()

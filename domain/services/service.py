"""One service type: everything that makes its orders different from others'."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import Enum

from domain.orders.states import Flow, OrderAction, Party
from domain.services.forms import FormField
from domain.services.spans import Span

Words = Mapping[str, str]
"""Language (zh-CN, en) to text."""


class Urgency(Enum):
    NORMAL = "normal"
    URGENT = "urgent"
    EMERGENCY = "emergency"
    """W10: duty desk and supervisors at once, call-out list, report within 24 hours."""


class Dispatch(Enum):
    """When the responsible group is told (W2)."""

    AT_ONCE = "at_once"
    BATCH = "batch"
    """In the hourly batch at the latest."""
    BY_HAND = "by_hand"
    """Never by itself: the desk settles it, or sends it."""


class TargetKind(Enum):
    """What is to happen by a time (W3)."""

    ACCEPT = "accept"
    ON_SITE = "on_site"
    DONE = "done"
    ANSWERED = "answered"
    """The customer has been told the result (W8)."""
    REPORT = "report"
    """The written report of an emergency or a major fault (W10)."""
    STEP = "step"
    """A step of the work that has a time of its own, such as the first call to a lead (S32)."""


class Stop(Enum):
    """Reasons for which an order's clocks stand still."""

    WAITING_FOR_CUSTOMER = "waiting_for_customer"
    WAITING_FOR_PARTS = "waiting_for_parts"
    WAITING_FOR_APPROVAL = "waiting_for_approval"


class SignOff(Enum):
    """How the customer signs that the work is done (W5)."""

    NONE = "none"
    CODE = "code"
    """Four digits that only the customer was told."""
    SIGNATURE = "signature"
    """Drawn on the technician's screen, kept as a file; the code does as well."""
    CALL = "call"
    """The customer tells the centre on the phone."""


class Rung(Enum):
    """The escalation ladder (W7), lowest first."""

    GROUP_LEAD = "group_lead"
    DEPARTMENT_MANAGER = "department_manager"
    DUTY_MANAGER = "duty_manager"
    GENERAL_MANAGER = "general_manager"


class Strain(Enum):
    """What about a target sets off a step of the ladder."""

    NEAR = "near"
    OVERDUE = "overdue"


class FollowWhen(Enum):
    """What a follow-up follows."""

    REGISTERED = "registered"
    WHILE_OPEN = "while_open"
    """Again and again until the order is closed (C3)."""
    DONE = "done"
    CLOSED = "closed"


class FollowPurpose(Enum):
    """Why the customer is called (C2, C3, C6, C8, S16); the purposes of callbacks that catalogue files may name."""

    VISIT = "visit"
    PROGRESS = "progress"
    SURVEY = "survey"
    CARE = "care"
    DUNNING = "dunning"
    PROMISED = "promised"
    """At a time the customer was promised (T12, C4)."""


class DateDeed(Enum):
    """What the scheduler does when a date of an order has come."""

    REMIND = "remind"
    """Tell the group, and the order's owner."""
    ESCALATE = "escalate"
    """Tell the group's lead: the date was missed."""
    CALL = "call"
    """Book a call to the customer (S16: reminder, second reminder, last notice)."""


class Every(Enum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Paper:
    """Something the customer has to bring; all of them are told at once."""

    id: str
    name: Words
    note: Words = field(default_factory=dict)
    """Which kind counts, how many copies, when it may be left out."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One step of the work, ticked off by who does it."""

    id: str
    name: Words
    by: Party = Party.GROUP
    group: str | None = None
    """Another group than the order's, such as finance for a fee."""
    within: Span | None = None
    """Counted from registration; it is chased like a target."""
    required: bool = True
    """The order can't be finished without it."""


@dataclass(frozen=True, slots=True)
class TargetSpec:
    kind: TargetKind
    within: Span
    near: int = 20
    """Percent of the span that is left when the target counts as near."""
    step: str = ""
    """Which step, where it is one."""


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A line of the price list (W4)."""

    id: str
    name: Words
    unit: Words
    fen: int
    """For one unit, in fen (¥0.01)."""
    note: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """Who is told when a target is near or past."""

    to: Rung
    when: Strain
    after: Span | None = None
    """So long after it became near or overdue; None: at once."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A call to the customer that the catalogue promises."""

    id: str
    when: FollowWhen
    purpose: FollowPurpose
    due: Span
    latest: Span | None = None
    """The end of its window; None: `due`."""
    by_machine: bool = False
    """The centre speaks itself (C8)."""
    every: Span | None = None
    """Again after so long, as long as `when` holds."""
    only: Mapping[str, str] = field(default_factory=dict)
    """Form field to value: for orders that say so only; ask `meets`."""


@dataclass(frozen=True, slots=True)
class DateJob:
    """A date of each order on which something is to happen: due back, kept until, permit expires, second reminder."""

    id: str
    name: Words
    do: DateDeed
    of: str | None = None
    """A date field of the form; None: the time of registration."""
    after: Span | None = None
    before: Span | None = None
    """So long before it, in days; one of `after` and `before`, or neither: on it."""
    unless: tuple[str, ...] = ()
    """Steps that make it needless once they are done."""
    purpose: FollowPurpose = FollowPurpose.PROGRESS
    """Of the call, where it is one."""
    only: Mapping[str, str] = field(default_factory=dict)
    """Form field to value: for orders that say so only; ask `meets`."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A matter that opens by itself, such as the daily patrol, or the month's bills by the 10th."""

    id: str
    every: Every
    at: time
    description: Words
    on: int = 1
    """Day of the week (1 is Monday), of the month, or of the quarter's or year's first month."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class CallOut:
    """Somebody who is called in an emergency (W10)."""

    name: Words
    group: str | None = None
    """The phones of this group; None: `phone`."""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ServiceType:
    """What customers can ask for, who does it, by when, for how much, and what follows."""

    id: str
    name: Words
    group: str
    """The responsible group (W2)."""
    category: str = ""
    """What kind of matter it is, for repeats and outbreaks (W9); empty: the id. Fields named `category` refine it."""
    flow: Flow = Flow.GROUP
    urgency: Urgency = Urgency.NORMAL
    dispatch: Dispatch = Dispatch.BATCH
    words: tuple[str, ...] = ()
    """What callers say when they mean it: proposes the type."""
    forms: tuple[FormField, ...] = ()
    papers: tuple[Paper, ...] = ()
    steps: tuple[WorkStep, ...] = ()
    takes: Mapping[OrderAction, frozenset[Party]] = field(default_factory=dict)
    """Who may take an action, where it differs from the flow's table."""
    targets: tuple[TargetSpec, ...] = ()
    stops: frozenset[Stop] = frozenset()
    prices: tuple[PriceLine, ...] = ()
    paid: bool = False
    """A quote must be confirmed before work starts, and the fee handed in before the order is closed (W4)."""
    sign_off: SignOff = SignOff.NONE
    follow_ups: tuple[FollowUp, ...] = ()
    unsatisfied: str | None = None
    """Service type that opens by itself when a visit finds the customer not satisfied (C7); None: it is reopened."""
    escalation: tuple[EscalationStep, ...] = ()
    dates: tuple[DateJob, ...] = ()
    recurring: tuple[Recurrence, ...] = ()
    check_list: tuple[WorkStep, ...] = ()
    """What is gone through in an emergency (W10), shown on top."""
    call_outs: tuple[CallOut, ...] = ()
    report: tuple[FormField, ...] = ()
    """The form of the written report (W10); none: no report."""
    retired: bool = False
    """Not for new orders any more; the old ones go on as they were."""
    version: str = ""
    """Checksum of the file it came from."""

    def target(self, kind: TargetKind) -> TargetSpec | None:
        return next((spec for spec in self.targets if spec.kind is kind), None)

    def step(self, id: str) -> WorkStep | None:  # noqa: A002
        return next((step for step in self.all_steps if step.id == id), None)

    @property
    def all_steps(self) -> tuple[WorkStep, ...]:
        """Of the check-list, then of the work."""
        return (*self.check_list, *self.steps)

    @property
    def timed(self) -> tuple[TargetSpec, ...]:
        """Everything that is to happen by a time: its targets, then the steps that have one."""
        steps = (
            TargetSpec(TargetKind.STEP, step.within, step=step.id) for step in self.all_steps if step.within is not None
        )
        return (*self.targets, *steps)


def meets(only: Mapping[str, str], fields: Mapping[str, str]) -> bool:
    """Whether an order with these form values is one of those that a follow-up or a date is for."""
    return all(fields.get(name) == value for name, value in only.items())

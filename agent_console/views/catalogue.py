"""The service catalogue: its list, and one type with everything that a form and a page need (handbook S)."""

from datetime import time
from typing import Self

from agent_console.views.base import View
from agent_console.views.forms import FormFieldView, SpanView, texts
from domain.orders.states import Flow, OrderAction, Party
from domain.services.service import (
    CallOut,
    DateDeed,
    DateJob,
    Dispatch,
    EscalationStep,
    Every,
    FollowPurpose,
    FollowUp,
    FollowWhen,
    Paper,
    PriceLine,
    Recurrence,
    Rung,
    ServiceType,
    SignOff,
    Stop,
    Strain,
    TargetKind,
    TargetSpec,
    Urgency,
    WorkStep,
)


class ServiceTypeView(View):
    """An entry of the list."""

    id: str
    name: dict[str, str]
    """Language (zh-CN, en) to title."""
    group: str
    urgent: bool
    """Anything but normal urgency."""
    urgency: Urgency
    category: str
    """What kind of matter it is, for repeats and outbreaks; types may share one."""
    flow: Flow
    retired: bool
    """Not for new orders."""

    @classmethod
    def of(cls, entry: ServiceType) -> Self:
        return cls(**_listed(entry))


class PaperView(View):
    id: str
    name: dict[str, str]
    note: dict[str, str]
    """Which kind counts, how many copies, when it may be left out."""
    optional: bool

    @classmethod
    def of(cls, paper: Paper) -> Self:
        return cls(id=paper.id, name=texts(paper.name), note=texts(paper.note), optional=paper.optional)


class WorkStepView(View):
    id: str
    name: dict[str, str]
    by: Party
    group: str | None
    """Another group than the type's."""
    within: SpanView | None
    """Counted from registration."""
    required: bool
    """The order can't be finished without it."""

    @classmethod
    def of(cls, step: WorkStep) -> Self:
        return cls(
            id=step.id,
            name=texts(step.name),
            by=step.by,
            group=step.group,
            within=SpanView.maybe(step.within),
            required=step.required,
        )


class TargetSpecView(View):
    kind: TargetKind
    within: SpanView
    near: int
    """Percent of the span that is left when the target counts as near."""

    @classmethod
    def of(cls, target: TargetSpec) -> Self:
        return cls(kind=target.kind, within=SpanView.of(target.within), near=target.near)


class PriceLineView(View):
    id: str
    name: dict[str, str]
    unit: dict[str, str]
    fen: int
    """For one unit, in fen (¥0.01)."""
    note: dict[str, str]

    @classmethod
    def of(cls, price: PriceLine) -> Self:
        return cls(id=price.id, name=texts(price.name), unit=texts(price.unit), fen=price.fen, note=texts(price.note))


class FollowUpView(View):
    id: str
    when: FollowWhen
    purpose: FollowPurpose
    due: SpanView
    latest: SpanView | None
    """The end of its window; null: `due`."""
    every: SpanView | None
    by_machine: bool
    """The centre speaks itself."""
    only: dict[str, str]
    """Form field to value: for orders that say so only."""

    @classmethod
    def of(cls, follow: FollowUp) -> Self:
        return cls(
            id=follow.id,
            when=follow.when,
            purpose=follow.purpose,
            due=SpanView.of(follow.due),
            latest=SpanView.maybe(follow.latest),
            every=SpanView.maybe(follow.every),
            by_machine=follow.by_machine,
            only=dict(follow.only),
        )


class EscalationStepView(View):
    to: Rung
    when: Strain
    after: SpanView | None
    """So long after the target became near or overdue; null: at once."""

    @classmethod
    def of(cls, step: EscalationStep) -> Self:
        return cls(to=step.to, when=step.when, after=SpanView.maybe(step.after))


class DateJobView(View):
    id: str
    name: dict[str, str]
    do: DateDeed
    of_field: str | None
    """A date field of the form; null: the time of registration."""
    after: SpanView | None
    before: SpanView | None
    unless: list[str]
    """Steps that make it needless once they are done."""
    purpose: FollowPurpose | None
    """Of the call, where it is one."""
    only: dict[str, str]

    @classmethod
    def of(cls, job: DateJob) -> Self:
        return cls(
            id=job.id,
            name=texts(job.name),
            do=job.do,
            of_field=job.of,
            after=SpanView.maybe(job.after),
            before=SpanView.maybe(job.before),
            unless=list(job.unless),
            purpose=job.purpose if job.do is DateDeed.CALL else None,
            only=dict(job.only),
        )


class RecurrenceView(View):
    id: str
    every: Every
    at: time
    """Local time at the centre."""
    on: int
    """Day of the week (1 is Monday), of the month, or of the quarter's or year's first month."""
    description: dict[str, str]
    place: str

    @classmethod
    def of(cls, recurrence: Recurrence) -> Self:
        return cls(
            id=recurrence.id,
            every=recurrence.every,
            at=recurrence.at,
            on=recurrence.on,
            description=texts(recurrence.description),
            place=recurrence.place,
        )


class CallOutView(View):
    name: dict[str, str]
    group: str | None
    """Its phones are in the settings."""
    phone: str

    @classmethod
    def of(cls, call_out: CallOut) -> Self:
        return cls(name=texts(call_out.name), group=call_out.group, phone=call_out.phone)


class WholeServiceTypeView(ServiceTypeView):
    """Everything: a form that renders itself, and the page that people read."""

    version: str
    """Checksum of the file it came from."""
    dispatch: Dispatch
    words: list[str]
    """What callers say when they mean it."""
    fields: list[FormFieldView]
    papers: list[PaperView]
    """What the customer brings, told all at once."""
    steps: list[WorkStepView]
    takes: dict[OrderAction, list[Party]]
    """Who may take an action, where it differs from what holds for all types."""
    targets: list[TargetSpecView]
    stops: list[Stop]
    prices: list[PriceLineView]
    paid: bool
    sign_off: SignOff
    follow_ups: list[FollowUpView]
    unsatisfied: str | None
    """Service type that opens by itself when the customer is not satisfied; null: the order is reopened."""
    escalation: list[EscalationStepView]
    dates: list[DateJobView]
    recurring: list[RecurrenceView]
    """Opens by itself where the site's settings name the type."""
    check_list: list[WorkStepView]
    call_outs: list[CallOutView]
    report: list[FormFieldView]
    """The form of the written report."""

    @classmethod
    def of(cls, entry: ServiceType) -> Self:
        return cls(
            **_listed(entry),
            version=entry.version,
            dispatch=entry.dispatch,
            words=list(entry.words),
            fields=[FormFieldView.of(one) for one in entry.forms],
            papers=[PaperView.of(paper) for paper in entry.papers],
            steps=[WorkStepView.of(step) for step in entry.steps],
            takes={action: sorted(parties, key=list(Party).index) for action, parties in entry.takes.items()},
            targets=[TargetSpecView.of(target) for target in entry.targets],
            stops=sorted(entry.stops, key=list(Stop).index),
            prices=[PriceLineView.of(price) for price in entry.prices],
            paid=entry.paid,
            sign_off=entry.sign_off,
            follow_ups=[FollowUpView.of(follow) for follow in entry.follow_ups],
            unsatisfied=entry.unsatisfied,
            escalation=[EscalationStepView.of(step) for step in entry.escalation],
            dates=[DateJobView.of(job) for job in entry.dates],
            recurring=[RecurrenceView.of(recurrence) for recurrence in entry.recurring],
            check_list=[WorkStepView.of(step) for step in entry.check_list],
            call_outs=[CallOutView.of(call_out) for call_out in entry.call_outs],
            report=[FormFieldView.of(one) for one in entry.report],
        )


class ReloadedView(View):
    changed: list[str]
    """Ids of types that are new, changed or gone."""


def _listed(entry: ServiceType) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": texts(entry.name),
        "group": entry.group,
        "urgent": entry.urgency is not Urgency.NORMAL,
        "urgency": entry.urgency,
        "category": entry.category or entry.id,
        "flow": entry.flow,
        "retired": entry.retired,
    }

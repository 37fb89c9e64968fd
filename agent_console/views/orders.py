"""Work orders with their history, targets, money and links."""

from datetime import datetime
from typing import Any, Self, TypeVar

from agent_console.views.base import Numbered, View
from domain.orders import clocks, states, work
from domain.orders.moves import Actor, possible_for
from domain.orders.order import Handover, HistoryEntry, Quote, Target, WithLead, WorkOrder
from domain.orders.states import SETTLED, OrderAction, OrderState, Party
from domain.people import Person
from domain.privacy import Part, may_see, relation_to_order
from domain.services.service import ServiceType, Stop, TargetKind, Urgency

V = TypeVar("V", bound=View)


class OrderCustomer(View):
    id: str | None
    name: str
    phone: Numbered[str]


class HistoryView(View):
    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: Numbered[str]
    desk: str

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        return cls(
            at=entry.at,
            by=entry.by,
            action=entry.action,
            before=entry.before,
            after=entry.after,
            note=entry.note,
            desk=entry.desk,
        )


class TargetView(View):
    kind: TargetKind
    step: str
    """Id of the step, where it is one; otherwise empty."""
    due_at: datetime
    near_at: datetime
    met_at: datetime | None

    @classmethod
    def of(cls, target: Target) -> Self:
        return cls(
            kind=target.kind, step=target.step, due_at=target.due_at, near_at=target.near_at, met_at=target.met_at
        )


class HandoverView(View):
    at: datetime
    by: str
    until: datetime
    user: str | None
    group: str | None

    @classmethod
    def of(cls, offered: Handover) -> Self:
        return cls(at=offered.at, by=offered.by, until=offered.until, user=offered.user, group=offered.group)


class PauseView(View):
    reason: Stop
    since: datetime


class QuoteLineView(View):
    name: str
    unit: str
    yuan: str
    """For one unit."""
    quantity: int


class QuoteView(View):
    lines: list[QuoteLineView]
    yuan: str
    by: str
    at: datetime
    confirmed_at: datetime | None
    confirmed_by: str | None

    @classmethod
    def of(cls, quote: Quote) -> Self:
        lines = [
            QuoteLineView(name=line.name, unit=line.unit, yuan=yuan(line.fen), quantity=line.quantity)
            for line in quote.lines
        ]
        return cls(
            lines=lines,
            yuan=yuan(quote.fen),
            by=quote.by,
            at=quote.at,
            confirmed_at=quote.confirmed_at,
            confirmed_by=quote.confirmed_by,
        )


class FeeView(View):
    yuan: str
    at: datetime
    by: str
    receipt: str


class SignatureView(View):
    how: str
    """code, signature or call"""
    at: datetime
    by: str
    file: str | None


class TickedView(View):
    step: str
    at: datetime
    by: str
    note: Numbered[str]


class DateView(View):
    job: str
    at: datetime
    done: bool


class OrderView(View):
    """As lists and deltas show it."""

    number: str
    state: OrderState
    service_type: str
    customer: OrderCustomer
    place: str
    description: Numbered[str]
    group: str
    fields: Numbered[dict[str, str]]
    """Of the form. Its secret ones only in one order asked for by its number, by whom they are for (R2)."""
    call_id: str | None
    created_at: datetime
    created_by: str
    history: list[HistoryView]
    actions: list[OrderAction]
    """What can be done to it now; of one order asked for by its number: by who asks."""
    urgency: Urgency
    category: str
    building: str
    owner: str
    assignee: str | None
    handover: HandoverView | None
    bounces: int
    with_lead: WithLead | None
    appointment: datetime | None
    due: TargetView | None
    """The running target that is due first: what the countdown shows."""
    targets: list[TargetView]
    waiting: PauseView | None
    quote: QuoteView | None
    satisfaction: str | None
    repeat_of: str | None
    repeats: int
    master: str | None
    follows: str | None
    version: int

    @classmethod
    def of(cls, order: WorkOrder, service: ServiceType) -> Self:
        facts = _facts(order) | {"fields": _open_fields(order, service)}
        return cls(**facts, actions=list(states.possible(order.state)))

    @classmethod
    def for_reader(cls, order: WorkOrder, service: ServiceType, person: Person) -> Self:
        return as_seen(cls.of(order, service), order, person)


class OrderFull(OrderView):
    """One order, for one person."""

    code: str | None
    """What the customer signs off with; None for who must be given it by the customer (W5)."""
    fee: FeeView | None
    signature: SignatureView | None
    ticked: list[TickedView]
    papers: list[str]
    lacking_papers: list[str]
    dates: list[DateView]
    report: Numbered[dict[str, str]]
    on_time: bool | None
    parties: list[Party]
    """What who asks is to the order."""

    @classmethod
    def for_person(cls, order: WorkOrder, service: ServiceType, actor: Actor, person: Person) -> Self:
        """`actor`: what `person` is to the order. Secret fields of the form are the desk's, and who sees secrets."""
        fee, signed = order.fee, order.signature
        at_desk = bool(actor.parties & {Party.DESK, Party.LEAD})
        facts = _facts(order)
        if not (at_desk or may_see(person, Part.SECRET)):
            facts["fields"] = _open_fields(order, service)
        whole = cls(
            **facts,
            actions=list(possible_for(order, service, actor)),
            code=order.code if at_desk and order.code else None,
            fee=FeeView(yuan=yuan(fee.fen), at=fee.at, by=fee.by, receipt=fee.receipt) if fee else None,
            signature=SignatureView(how=signed.how, at=signed.at, by=signed.by, file=signed.file) if signed else None,
            ticked=[TickedView(step=one.step, at=one.at, by=one.by, note=one.note) for one in order.ticked],
            papers=list(order.papers),
            lacking_papers=list(work.lacking_papers(order, service)),
            dates=[DateView(job=one.job, at=one.at, done=one.done) for one in order.dates],
            report=dict(order.report),
            on_time=clocks.was_on_time(order),
            parties=sorted(actor.parties, key=lambda party: party.value),
        )
        return as_seen(whole, order, person)


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def as_seen(view: V, order: WorkOrder, person: Person) -> V:
    """What is shown of an order, as `person` may see it: its group sees whom to call while there is something to do."""
    relation = relation_to_order(person, order.group, open=order.state not in SETTLED)
    return view if may_see(person, Part.NUMBER, relation) else view.struck()


def _open_fields(order: WorkOrder, service: ServiceType) -> dict[str, str]:
    secret = {one.id for one in service.forms if one.secret}
    return {name: value for name, value in order.fields.items() if name not in secret}


def _facts(order: WorkOrder) -> dict[str, Any]:
    due = clocks.next_due(order)
    return {
        "number": order.number,
        "state": order.state,
        "service_type": order.service_type,
        "customer": OrderCustomer(id=order.customer_id, name=order.customer_name, phone=order.customer_phone),
        "place": order.place,
        "description": order.description,
        "group": order.group,
        "fields": dict(order.fields),
        "call_id": order.call_id,
        "created_at": order.created_at,
        "created_by": order.created_by,
        "history": [HistoryView.of(entry) for entry in order.history],
        "urgency": order.urgency,
        "category": order.category,
        "building": order.building,
        "owner": order.owner,
        "assignee": order.assignee,
        "handover": HandoverView.of(order.handover) if order.handover else None,
        "bounces": order.bounces,
        "with_lead": order.with_lead,
        "appointment": order.appointment,
        "due": TargetView.of(due) if due else None,
        "targets": [TargetView.of(target) for target in order.targets],
        "waiting": PauseView(reason=order.waiting.reason, since=order.waiting.since) if order.waiting else None,
        "quote": QuoteView.of(order.quote) if order.quote else None,
        "satisfaction": order.satisfaction,
        "repeat_of": order.repeat_of,
        "repeats": order.repeats,
        "master": order.master,
        "follows": order.follows,
        "version": order.version,
    }

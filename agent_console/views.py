"""What the API and the WebSocket show: the JSON shapes of calls, agents, orders, callbacks and customers.

Every field is always present (null where there is nothing). Instants are RFC 3339 in UTC; `start`, `end` and
`seconds` count from the start of the call. Each view is made from its domain value by `of`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from domain import callbacks, work_orders
from domain.agents import Agent, AgentState
from domain.callbacks import Attempt, Callback, CallbackState, Outcome
from domain.calls import Call, CallDirection, CallState, EndCause, TimelineEntry
from domain.customers import Customer
from domain.people import PERMISSIONS, Permission, Person, Role
from domain.queues import Queue, Waiting, in_order
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from domain.work_orders import HistoryEntry, OrderAction, OrderState, WorkOrder


class View(BaseModel):
    """Base of everything shown."""

    model_config = ConfigDict(frozen=True)


class PersonView(View):
    user: str
    name: str
    role: Role
    queues: list[str]
    permissions: list[Permission]

    @classmethod
    def of(cls, person: Person) -> Self:
        granted = [p for p in Permission if p in PERMISSIONS[person.role]]
        return cls(
            user=person.user,
            name=person.name,
            role=person.role,
            queues=list(person.queues),
            permissions=granted,
        )


class AgentView(View):
    user: str
    name: str
    queues: list[str]
    state: AgentState
    since: datetime
    idle_since: datetime
    reason: str | None
    call_id: str | None
    phone_registered: bool
    next_state: AgentState | None
    """Asked for during a call; taken after wrap-up."""
    next_reason: str | None

    @classmethod
    def of(cls, agent: Agent) -> Self:
        return cls(
            user=agent.user,
            name=agent.name,
            queues=list(agent.queues),
            state=agent.state,
            since=agent.since,
            idle_since=agent.idle_since,
            reason=agent.reason,
            call_id=agent.call_id,
            phone_registered=agent.phone_registered,
            next_state=agent.next_state,
            next_reason=agent.next_reason,
        )


class MeView(View):
    """Who is logged in; `agent` is null for somebody who takes no calls."""

    person: PersonView
    agent: AgentView | None


class TimelineView(View):
    at: datetime
    seconds: float
    event: str
    detail: dict[str, str]

    @classmethod
    def of(cls, entry: TimelineEntry, call: Call) -> Self:
        return cls(
            at=entry.at,
            seconds=round((entry.at - call.started_at).total_seconds(), 3),
            event=entry.event,
            detail=dict(entry.detail),
        )


class LineView(View):
    """A stretch of speech; with `gap` true nothing was heard between `start` and `end` (overload)."""

    leg: Speaker
    start: float
    end: float
    text: str
    final: bool
    confidence: float
    gap: bool

    @classmethod
    def of(cls, line: Line) -> Self:
        return cls(
            leg=line.leg,
            start=line.start,
            end=line.end,
            text=line.text,
            final=line.final,
            confidence=line.confidence,
            gap=line.gap,
        )


class VerdictView(View):
    rule: str
    kind: RuleKind
    verdict: Verdict
    leg: Speaker
    start: float | None
    end: float | None

    @classmethod
    def of(cls, judgement: Judgement) -> Self:
        return cls(
            rule=judgement.rule,
            kind=judgement.kind,
            verdict=judgement.verdict,
            leg=judgement.leg,
            start=judgement.start,
            end=judgement.end,
        )


class DueLineView(View):
    """A line the agent is to say now (P1), its variables filled in; `verdict` null: not judged yet."""

    rule: str
    stage: str
    text: str
    verdict: Verdict | None


class CallSummary(View):
    """A call in a list."""

    id: str
    direction: CallDirection
    caller: str
    called: str
    customer_number: str
    """Whichever of `caller` and `called` is the person outside."""
    state: CallState
    queue: str | None
    agent: str | None
    customer_id: str | None
    callback_id: str | None
    started_at: datetime
    queued_at: datetime | None
    answered_at: datetime | None
    connected_at: datetime | None
    ended_at: datetime | None
    end_cause: EndCause | None
    recorded: bool
    """There is a recording under /calls/{id}/recording."""

    @classmethod
    def of(cls, call: Call) -> Self:
        return cls(**_facts(call))


class CallView(CallSummary):
    """A call with all that is known of it."""

    timeline: list[TimelineView]
    transcript: list[LineView]
    verdicts: list[VerdictView]

    @classmethod
    def of_all(
        cls,
        call: Call,
        timeline: Iterable[TimelineEntry],
        lines: Iterable[Line],
        judgements: Iterable[Judgement],
    ) -> Self:
        return cls(
            **_facts(call),
            timeline=[TimelineView.of(entry, call) for entry in timeline],
            transcript=[LineView.of(line) for line in lines],
            verdicts=[VerdictView.of(judgement) for judgement in judgements],
        )


def _facts(call: Call) -> dict[str, Any]:
    return {
        "id": call.id,
        "direction": call.direction,
        "caller": call.caller,
        "called": call.called,
        "customer_number": call.customer_number,
        "state": call.state,
        "queue": call.queue,
        "agent": call.agent,
        "customer_id": call.customer_id,
        "callback_id": call.callback_id,
        "started_at": call.started_at,
        "queued_at": call.queued_at,
        "answered_at": call.answered_at,
        "connected_at": call.connected_at,
        "ended_at": call.ended_at,
        "end_cause": call.end_cause,
        "recorded": call.recording is not None,
    }


class OrderCustomer(View):
    id: str | None
    name: str
    phone: str


class HistoryView(View):
    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: str

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        return cls(
            at=entry.at,
            by=entry.by,
            action=entry.action,
            before=entry.before,
            after=entry.after,
            note=entry.note,
        )


class OrderView(View):
    number: str
    state: OrderState
    service_type: str
    customer: OrderCustomer
    place: str
    description: str
    group: str
    fields: dict[str, str]
    call_id: str | None
    created_at: datetime
    created_by: str
    history: list[HistoryView]
    actions: list[OrderAction]
    """What can be done to it now."""

    @classmethod
    def of(cls, order: WorkOrder) -> Self:
        return cls(
            number=order.number,
            state=order.state,
            service_type=order.service_type,
            customer=OrderCustomer(id=order.customer_id, name=order.customer_name, phone=order.customer_phone),
            place=order.place,
            description=order.description,
            group=order.group,
            fields=dict(order.fields),
            call_id=order.call_id,
            created_at=order.created_at,
            created_by=order.created_by,
            history=[HistoryView.of(entry) for entry in order.history],
            actions=list(work_orders.possible_actions(order.state)),
        )


class AttemptView(View):
    started_at: datetime
    ended_at: datetime | None
    agent: str
    call_id: str
    outcome: Outcome | None

    @classmethod
    def of(cls, attempt: Attempt) -> Self:
        return cls(
            started_at=attempt.started_at,
            ended_at=attempt.ended_at,
            agent=attempt.agent,
            call_id=attempt.call_id,
            outcome=attempt.outcome,
        )


class CallbackView(View):
    id: str
    phone: str
    due_at: datetime
    """The promised time (T12)."""
    next_at: datetime
    """When it is dialled next."""
    state: CallbackState
    reason: str
    call_id: str | None
    work_order: str | None
    agent: str | None
    customer_id: str | None
    created_at: datetime
    created_by: str
    tries: int
    """Attempts that reached for the customer's phone."""
    attempts: list[AttemptView]

    @classmethod
    def of(cls, callback: Callback) -> Self:
        return cls(
            id=callback.id,
            phone=callback.phone,
            due_at=callback.due_at,
            next_at=callback.next_at,
            state=callback.state,
            reason=callback.reason,
            call_id=callback.call_id,
            work_order=callback.work_order,
            agent=callback.agent,
            customer_id=callback.customer_id,
            created_at=callback.created_at,
            created_by=callback.created_by,
            tries=callbacks.tries(callback),
            attempts=[AttemptView.of(attempt) for attempt in callback.attempts],
        )


class CustomerView(View):
    id: str
    name: str
    surname: str
    title: str
    phones: list[str]
    place: str
    note: str
    key_customer: bool

    @classmethod
    def of(cls, customer: Customer) -> Self:
        return cls(
            id=customer.id,
            name=customer.name,
            surname=customer.surname,
            title=customer.title,
            phones=list(customer.phones),
            place=customer.place,
            note=customer.note,
            key_customer=customer.key_customer,
        )


class WaitingView(View):
    call_id: str
    since: datetime
    priority: int


class QueueView(View):
    """A queue and who waits in it, first to be served first. Times in seconds."""

    id: str
    name: str
    strategy: str
    ring_timeout_s: float
    service_threshold_s: float
    waiting: list[WaitingView]

    @classmethod
    def of(cls, queue: Queue, waiting: Iterable[Waiting]) -> Self:
        mine = in_order(entry for entry in waiting if entry.queue == queue.id)
        return cls(
            id=queue.id,
            name=queue.name,
            strategy=queue.strategy,
            ring_timeout_s=queue.ring_timeout_s,
            service_threshold_s=queue.service_threshold_s,
            waiting=[WaitingView(call_id=w.call_id, since=w.since, priority=w.priority) for w in mine],
        )


class BoardView(View):
    """The live board (L1). Today is the day of the centre's time zone; `service_level` is 0…1, null without calls."""

    waiting: int
    longest_wait_s: float
    in_progress: int
    agents_by_state: dict[str, int]
    offered: int
    answered: int
    abandoned: int
    service_level: float | None
    callbacks_due: int
    at: datetime
    """When it was counted."""


class LiveCall(View):
    """A call going on, as its agent (and who may see all calls) sees it: the screen pop."""

    call: CallSummary
    customer: CustomerView | None
    orders: list[OrderView]
    """The customer's open orders (O4)."""
    stages: list[DueLineView]
    """Lines due now (P1)."""

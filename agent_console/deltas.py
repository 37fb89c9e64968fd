"""Facts of the bus as the deltas of the console, each with who is to hear of it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from agent_console import audience
from agent_console.audience import Audience
from agent_console.live import live_call, whole_call
from agent_console.protocol import (
    AgentDelta,
    AlertDelta,
    AnswersDelta,
    CallbackDelta,
    CallDelta,
    CallGoneDelta,
    CustomerDelta,
    Delta,
    GuidedDelta,
    HeardDelta,
    JudgedDelta,
    KnowledgeDelta,
    NoticeDelta,
    NoticesSeenDelta,
    OrderDelta,
    OutbreakDelta,
    QualityDelta,
    QueueDelta,
)
from agent_console.views.callbacks import CallbackView
from agent_console.views.calls import LineView, TimelineView, VerdictView
from agent_console.views.customers import CustomerView
from agent_console.views.floor import QueueView
from agent_console.views.guidance import AlertView, Guided
from agent_console.views.knowledge import OfferView
from agent_console.views.notices import NoticeView
from agent_console.views.orders import OrderView
from agent_console.views.outbreaks import OutbreakView
from agent_console.views.people import AgentView
from domain.calls import Call, CallState
from domain.customers import Customer
from domain.orders.order import WorkOrder
from domain.orders.states import SETTLED
from hotline.bus.facts import (
    AgentChanged,
    AlertChanged,
    AnswersOffered,
    CallbackChanged,
    CallChanged,
    CallGuided,
    CallHeard,
    CallJudged,
    CustomerChanged,
    Fact,
    KnowledgeChanged,
    NoticesSeen,
    OrderChanged,
    OutbreakChanged,
    QualityChanged,
    QueueChanged,
    Told,
)
from hotline.centre import Centre

OVER = 500
"""So many calls that have ended are remembered."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A delta and who hears of it; `passing`: soon replaced by a newer one."""

    delta: Delta
    audience: Audience
    passing: bool = False


class Deltas:
    """Remembers who talks in which call, so that speech finds its people. `next_seq` gives the rising number."""

    def __init__(self, centre: Centre, next_seq: Callable[[], int]) -> None:
        self._centre = centre
        self._seq = next_seq
        self._calls: dict[str, Call] = {}
        self._over: OrderedDict[str, str | None] = OrderedDict()
        """Agents of calls that have ended lately: the last verdicts come after the end."""

    def start(self) -> None:
        """Learn the calls that run already; call once the bus is being listened to."""
        self._calls = {call.id: call for call in self._centre.calls.live()}

    async def of(self, fact: Fact) -> list[Addressed]:
        """What consoles are told of `fact`. Reads the database for the customer behind a call."""
        match fact:
            case CallChanged():
                return await self._call(fact)
            case CallHeard():
                heard = HeardDelta(seq=self._seq(), call_id=fact.line.call_id, line=LineView.of(fact.line))
                return self._both(heard, self._talkers(fact.line.call_id), passing=not fact.line.final)
            case CallJudged():
                return self._judged(fact)
            case CallGuided(call_id, guidance):
                guided = GuidedDelta(seq=self._seq(), call_id=call_id, **Guided.parts(guidance))
                return [Addressed(guided, self._talkers(call_id))]
            case AnswersOffered(call_id, offers):
                offered = AnswersDelta(seq=self._seq(), call_id=call_id, answers=[OfferView.of(o) for o in offers])
                return [Addressed(offered, self._talkers(call_id))]
            case KnowledgeChanged(id=answer_id):
                return [Addressed(KnowledgeDelta(seq=self._seq(), id=answer_id), audience.KNOWLEDGE)]
            case AlertChanged(alert):
                alerted = AlertDelta(seq=self._seq(), alert=AlertView.of(alert))
                return self._both(alerted, audience.ALERTS)
            case AgentChanged():
                seen = AgentDelta(seq=self._seq(), agent=AgentView.of(fact.agent))
                return [Addressed(seen, audience.agent(fact.agent.user))]
            case QueueChanged():
                return self._queue(fact)
            case OrderChanged():
                return self._order(fact.order)
            case CallbackChanged(callback):
                told = CallbackDelta(seq=self._seq(), callback=CallbackView.of(callback))
                return self._both(told, audience.callback(callback.agent, callback.created_by, callback.owner))
            case CustomerChanged(customer):
                talking = {c.agent for c in self._calls.values() if _belongs(c, customer) and c.agent}
                changed = CustomerDelta(seq=self._seq(), customer=CustomerView.of(customer))
                return self._both(changed, audience.customer(frozenset(talking)))
            case QualityChanged(what, about, agent):
                work = QualityDelta(seq=self._seq(), what=what, id=about)
                return [Addressed(work, audience.quality(what, agent))]
            case Told(notices):
                return [
                    Addressed(NoticeDelta(seq=self._seq(), notice=NoticeView.of(one)), audience.notice(one.to))
                    for one in notices
                ]
            case NoticesSeen(user):
                return [Addressed(NoticesSeenDelta(seq=self._seq()), audience.reader(user))]
            case OutbreakChanged(outbreak):
                like = OutbreakDelta(seq=self._seq(), outbreak=OutbreakView.of(outbreak))
                return [Addressed(like, audience.OUTBREAKS)]

    def _both(self, delta: Delta, to: Audience, *, passing: bool = False) -> list[Addressed]:
        """`to` as they see numbers: whole, or struck out (A2). One delta for all where there are none in it."""
        struck = delta.struck()
        if struck == delta:
            return [Addressed(delta, to, passing)]
        struck = struck.model_copy(update={"seq": self._seq()})
        return [
            Addressed(delta, replace(to, whole=True), passing),
            Addressed(struck, replace(to, whole=False), passing),
        ]

    def _order(self, order: WorkOrder) -> list[Addressed]:
        """With whole numbers to whoever needs them, struck out to the others who may see it (A2)."""
        service = self._centre.orders.book.service(order.service_type)
        whole = OrderDelta(seq=self._seq(), order=OrderView.of(order, service))
        masked = OrderDelta(seq=self._seq(), order=whole.order.struck())
        group = order.group if order.state not in SETTLED else ""
        return [
            Addressed(whole, audience.order(group)),
            Addressed(masked, audience.masked_order(order.group, group, order.owner, order.assignee)),
        ]

    async def _call(self, fact: CallChanged) -> list[Addressed]:
        call = fact.call
        before = self._calls.get(call.id)
        if call.state is CallState.ENDED:
            self._calls.pop(call.id, None)
            self._over[call.id] = call.agent
            while len(self._over) > OVER:
                self._over.popitem(last=False)
        else:
            self._calls[call.id] = call
        # Whom it comes to now was not told what the caller said to the greeting or while waiting.
        came = call.agent is not None and (before is None or before.agent != call.agent)
        live = await (whole_call if came else live_call)(self._centre, call)
        entry = TimelineView.of(fact.entry, call) if fact.entry else None
        told = self._both(CallDelta(seq=self._seq(), live=live, entry=entry), audience.call(call.agent))
        if before is not None and before.agent is not None and before.agent != call.agent:
            gone = CallGoneDelta(seq=self._seq(), call_id=call.id)
            told.append(Addressed(gone, audience.left_behind(before.agent)))
        return told

    def _judged(self, fact: CallJudged) -> list[Addressed]:
        judgement = fact.judgement
        delta = JudgedDelta(
            seq=self._seq(),
            call_id=judgement.call_id,
            verdict=VerdictView.of(judgement),
            better=self._centre.calls.better(judgement.call_id, judgement.rule),
        )
        return self._both(delta, self._talkers(judgement.call_id))

    def _queue(self, fact: QueueChanged) -> list[Addressed]:
        queue = self._centre.floor.queues.get(fact.queue)
        if queue is None:
            return []
        delta = QueueDelta(seq=self._seq(), queue=QueueView.of(queue, fact.waiting))
        return [Addressed(delta, audience.QUEUES)]

    def _talkers(self, call_id: str) -> Audience:
        call = self._calls.get(call_id)
        return audience.call(call.agent if call else self._over.get(call_id))


def _belongs(call: Call, customer: Customer) -> bool:
    """By the file the call has, or, where it came from a number without one, by that number."""
    return call.customer_id == customer.id or (
        call.customer_id is None and call.customer_number in customer.every_phone
    )

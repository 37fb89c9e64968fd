"""The switchboard: every event of the engine goes to the call it belongs to; new calls begin here."""

import asyncio
from collections.abc import Coroutine
from uuid import uuid4

import structlog

from domain.agents import AgentEvent
from domain.callbacks import Callback, RetryPolicy
from domain.calls import Call, CallDirection, CallState, TimelineEntry
from domain.customers import Customer
from domain.errors import DomainError, IllegalTransition, InvalidValue
from domain.queues import Offer
from domain.scripts import CallKind
from hotline.flows.attempts import Attempts, OnResult, nothing_follows
from hotline.flows.equipment import Equipment
from hotline.flows.group_call import GroupAnswer, GroupCall
from hotline.flows.inbound import InboundCall
from hotline.flows.inputs import CustomerKnown, HangUpAsked, Lines, Offered
from hotline.flows.live_call import LiveCall
from hotline.flows.outbound import CallbackCall
from hotline.flows.survey_call import SurveyCall
from hotline.numbers import normalise
from telephony.engine import Cause, EngineEvent, Incoming, Registered, Unregistered

log = structlog.get_logger(__name__)


class Switchboard:
    """Owns the calls in progress and the task of each."""

    def __init__(self, equipment: Equipment, retry: RetryPolicy, on_result: OnResult = nothing_follows) -> None:
        """`on_result`: what follows from the result of a call in which the centre itself asked (C7)."""
        self._equipment = equipment
        self.attempts = Attempts(equipment.ledger, equipment.centre, equipment.clock, retry, on_result)
        self._calls: dict[str, LiveCall] = {}
        self._lines: Lines = {}
        self._phones: frozenset[str] = frozenset()
        """Users whose phones have registered."""
        self._stopping = False
        self._tasks: set[asyncio.Task[None]] = set()

    def calls(self) -> tuple[LiveCall, ...]:
        return tuple(self._calls.values())

    def call(self, call_id: str) -> LiveCall | None:
        return self._calls.get(call_id)

    def on_the_line(self, phone: str) -> bool:
        """Whether somebody talks to the centre, or waits to, over this number."""
        return any(call.record.customer_number == phone for call in self._calls.values())

    async def run(self) -> None:
        """Read the engine's events until it stops."""
        async for event in self._equipment.engine.events():
            try:
                await self._take(event)
            except Exception:
                log.exception("event could not be handled", event_type=type(event).__name__)

    async def _take(self, event: EngineEvent) -> None:
        match event:
            case Incoming():
                await self._incoming(event)
            case Registered(user=user):
                self._phones |= {user}
                await self._equipment.floor.phone_registered(user, True)
            case Unregistered(user=user):
                await self._equipment.floor.phone_registered(user, False)
            case _:
                inbox = self._lines.get(event.leg)
                if inbox is not None:
                    inbox.put_nowait(event)

    async def _incoming(self, event: Incoming) -> None:
        equipment = self._equipment
        if self._stopping:
            await event.leg.reject(Cause.FAILED)
            return
        if len(self._calls) >= equipment.centre.max_calls:
            log.warning("call refused: the centre is full", max_calls=equipment.centre.max_calls)
            await event.leg.reject(Cause.BUSY)
            return
        caller = self._readable(event.caller)
        queue = equipment.centre.queue_of(event.called)
        record = Call(
            id=uuid4().hex,
            direction=CallDirection.INBOUND,
            caller=caller,
            called=event.called,
            state=CallState.RINGING,
            started_at=equipment.clock(),
            queue=queue,
        )
        rulebook = equipment.rulebooks.current(equipment.centre.script_of(queue))
        # A phone of ours shows its user name (T9).
        kind = CallKind.INTERNAL if event.caller in self._extensions() else CallKind.INBOUND
        to = equipment.floor.queues[queue]
        self._begin(InboundCall(record, event.leg, to, self._lines, equipment, rulebook, kind))

    def _extensions(self) -> frozenset[str]:
        return self._phones | {agent.user for agent in self._equipment.floor.agents()}

    def _readable(self, number: str) -> str:
        """E.164 where it can be read; else as it came: a strange caller id is no reason to lose a call."""
        try:
            return normalise(number, self._equipment.centre.region)
        except InvalidValue:
            return number

    def offer(self, offer: Offer) -> bool:
        """An agent has been reserved for a waiting call; False when it has ended meanwhile."""
        call = self._calls.get(offer.call_id)
        if call is not None:
            call.inbox.put_nowait(Offered(offer.agent))
        return call is not None

    async def call_back(self, callback: Callback, agent: str) -> tuple[Callback, ...]:
        """Begin an attempt at `callback` with `agent`, who is ready; it and what its call carries (C9).

        Raises `DomainError` or `Conflict` when either is not ready.
        """
        equipment = self._equipment
        now = equipment.clock()
        record = Call(
            id=uuid4().hex,
            direction=CallDirection.OUTBOUND,
            caller=equipment.centre.number,
            called=callback.phone,
            state=CallState.OFFERED,
            started_at=now,
            agent=agent,
            customer_id=callback.customer_id,
            callback_id=callback.id,
        )
        await equipment.floor.reserve(agent, record.id)
        entry = TimelineEntry(now, "callback", {"callback": callback.id, "agent": agent})
        try:
            begun = await self.attempts.begin(callback, agent, record, entry)
        except BaseException:
            await equipment.floor.happened(agent, AgentEvent.RELEASED)
            raise
        rulebook = equipment.rulebooks.current(equipment.centre.script_of(None))
        self._begin(CallbackCall(record, begun[0], self.attempts, self._lines, equipment, rulebook))
        return begun

    async def survey(self, callback: Callback) -> None:
        """Begin an attempt at `callback` in which the centre itself speaks (C8). Raises `DomainError`, `Conflict`."""
        equipment = self._equipment
        record = self._dialling(callback.phone, customer_id=callback.customer_id, callback_id=callback.id)
        entry = TimelineEntry(record.started_at, "callback", {"callback": callback.id})
        callback, *_ = await self.attempts.begin(callback, "", record, entry)
        rulebook = equipment.rulebooks.current(equipment.centre.script_of(None))
        self._begin(SurveyCall(record, callback, self.attempts, self._lines, equipment, rulebook))

    async def call_group(self, order: str, phone: str, words: str) -> GroupAnswer:
        """Tell a group by phone of an urgent order (W2); returns when that call is over.

        Raises `IllegalTransition` when the centre stops.
        """
        if self._stopping:
            raise IllegalTransition("the centre", "stopping", "call a group")
        equipment = self._equipment
        record = self._dialling(self._readable(phone))
        rulebook = equipment.rulebooks.current(equipment.centre.script_of(None))
        call = GroupCall(record, order, words, self._lines, equipment, rulebook)
        self._begin(call)
        return await asyncio.shield(call.answer)

    def _dialling(self, phone: str, *, customer_id: str | None = None, callback_id: str | None = None) -> Call:
        """The record of a call that the centre makes without an agent."""
        return Call(
            id=uuid4().hex,
            direction=CallDirection.OUTBOUND,
            caller=self._equipment.centre.number,
            called=phone,
            state=CallState.DIALLING,
            started_at=self._equipment.clock(),
            customer_id=customer_id,
            callback_id=callback_id,
        )

    def customer_known(self, customer: Customer) -> None:
        """Whose file was opened or changed; calls with their number are theirs from now on (R1)."""
        for call in self._calls.values():
            if call.record.customer_number in customer.every_phone:
                call.inbox.put_nowait(CustomerKnown(customer))

    def hang_up(self, call_id: str, by: str) -> bool:
        """Ask a call to end; False when there is none."""
        call = self._calls.get(call_id)
        if call is not None:
            call.inbox.put_nowait(HangUpAsked(by))
        return call is not None

    async def stop(self) -> None:
        """Take no more calls, end every one in progress as interrupted, and wait until that is written down."""
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, call: LiveCall) -> None:
        self._calls[call.record.id] = call
        self._spawn(self._whole_life(call), f"call {call.record.id}")

    async def _whole_life(self, call: LiveCall) -> None:
        try:
            await call.run()
        except DomainError:
            log.exception("call could not be ended", call=call.record.id)
        finally:
            self._calls.pop(call.record.id, None)

    def _spawn(self, work: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

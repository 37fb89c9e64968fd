"""A customer calls: greeting, queue, an agent's phone, the talk (handbook T2, T3, T10, T14).

Who waits may be called back in turn instead (C1), or hear an answer by key (K3).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import structlog

from domain.agents import AgentEvent
from domain.callbacks import Callback, Purpose, Stamp, book
from domain.calls import Call, CallEvent, CallState, EndCause, TimelineEntry
from domain.customers import Customer
from domain.queues import Queue, Waiting
from domain.rules.compile import Rulebook
from domain.scripts import CallKind
from domain.transcripts import Speaker
from hotline.flows.call_over import CallOver
from hotline.flows.callbacks import CENTRE
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Input, Lines, Offered, is_fate_of, is_finished
from hotline.flows.live_call import LiveCall
from hotline.flows.waiting_menu import CALL_BACK, WaitingMenu
from speech.errors import SpeechError
from speech.lines import POSITIONS
from telephony.engine import Answered, CallLeg, Capability, Dtmf, Extension, HungUp, PlayFinished
from telephony.errors import TelephonyError

log = structlog.get_logger(__name__)

AT_ONCE_S = 0.3
"""A caller who gets an agent within this is not told where they stand."""

KEY_CUSTOMER = 1
"""Priority of key customers (T15)."""

REASON = "排队回电"
"""Of the callback that keeps a caller's place."""

OFFERED_BEFORE = 2
"""Priority of a call that already rang at somebody: it goes before those that came later (T2)."""


class InboundCall(LiveCall):
    """One call from outside."""

    def __init__(
        self,
        record: Call,
        leg: CallLeg,
        queue: Queue,
        lines: Lines,
        equipment: Equipment,
        rulebook: Rulebook,
        kind: CallKind,
    ) -> None:
        super().__init__(record, lines, equipment, rulebook, kind)
        self._leg = leg
        self._queue = queue
        self._menu: WaitingMenu
        self._served: tuple[EndCause, datetime] | None = None
        """How it counts when the caller leaves before this moment."""
        self._adopt(leg)

    async def _stages(self) -> None:
        await self._answer()
        customer = await self._recognise()
        await self._greet(customer)
        priority = KEY_CUSTOMER if customer is not None and customer.key_customer else 0
        waiting = Waiting(self.record.id, self._queue.id, self._equipment.clock(), priority)
        self._menu = self._choices()
        agent_leg = None
        while agent_leg is None:
            await self._equipment.floor.enqueue(waiting)
            agent_leg = await self._ring(await self._wait(waiting))
            waiting = replace(waiting, priority=OFFERED_BEFORE)
        await self._talk(agent_leg)

    async def _answer(self) -> None:
        """Ring as long as the ring policy says, then take the call (T2). A caller never waits for the database."""
        if Capability.RING in self._equipment.engine.capabilities:
            await self._leg.ring()
        started = {"caller": self.record.caller, "called": self.record.called}
        delay_ms = self._equipment.centre.answer_after_ms
        if delay_ms:
            await self._write("started", **started)
            await self._until(lambda _: False, timeout_s=delay_ms / 1000)
        else:
            self._note("started", **started)
        await self._leg.answer()
        await self._until(lambda item: isinstance(item, Answered) and item.leg == self._leg.id)
        await self._record(self._leg)
        await self._advance(CallEvent.ANSWERED)
        await self._listen(self._leg, Speaker.CALLER)

    async def _greet(self, customer: Customer | None) -> None:
        """The greeting with the notice that the call is recorded (T3, T14), and what is announced to callers."""
        play = await self._leg.play(await self._equipment.prompts.line("greeting", centre=self._equipment.centre.name))
        announced = await self._announced(customer)
        await self._until(lambda item: is_finished(item, play))
        if announced:
            self._serve(EndCause.INFORMED)
            play = await self._leg.play(announced)
            await self._until(lambda item: is_finished(item, play) or isinstance(item, Dtmf))  # a key goes on
            self._serve(EndCause.INFORMED)
        await self._advance(CallEvent.GREETED, queue=self._queue.id)

    async def _announced(self, customer: Customer | None) -> list[Path]:
        """Made while the greeting is spoken."""
        clips: list[Path] = []
        if self._kind is CallKind.INTERNAL:
            return clips
        for one in self._equipment.announcements.heard_from(customer.place if customer else ""):
            try:
                clips.append(await self._equipment.prompts.clip(one.text))
            except SpeechError as error:
                log.warning("an announcement can't be spoken", announcement=one.id, code=error.code)
            else:
                self._note("announced", announcement=one.id)
        return clips

    # Waiting for an agent

    def _choices(self) -> WaitingMenu:
        equipment, centre = self._equipment, self._equipment.centre
        has_number = self._kind is not CallKind.INTERNAL and self.record.caller.startswith("+")
        return WaitingMenu(
            equipment.prompts, centre.self_service, equipment.menu(), has_number=has_number, dials=bool(centre.trunks)
        )

    async def _wait(self, waiting: Waiting) -> str:
        """Tell the caller where they stand, again and again, until an agent is reserved. Returns who (T10)."""
        agent = _agent_of(await self._until(_is_offer, timeout_s=AT_ONCE_S))
        while agent is None:
            play = await self._leg.play([*await self._where_they_stand(), *await self._menu.told()])
            agent = await self._attend(waiting, play)
            if agent is None:
                await self._leg.play(await self._equipment.prompts.line("music"), loop=True)
                agent = await self._attend(waiting, timeout_s=self._queue.announce_every_s)
        return agent

    async def _attend(self, waiting: Waiting, play: str | None = None, *, timeout_s: float | None = None) -> str | None:
        """Do what the caller's keys ask for, until `play` is over or that time has passed; an agent who is reserved
        meanwhile."""
        while True:
            item = await self._until(partial(_concerns_waiting, play), timeout_s=timeout_s)
            if not isinstance(item, Dtmf):
                return _agent_of(item)
            await self._notice(item)
            clips = await self._chosen(item.digit, waiting)
            if clips:
                play, timeout_s = await self._leg.play(clips), None

    async def _chosen(self, key: str, waiting: Waiting) -> Sequence[Path]:
        """What is said for a key; nothing where it stands for nothing."""
        menu = self._menu
        if key == CALL_BACK and menu.offers_callback:
            if not menu.has_number:
                return await self._equipment.prompts.line("callback_no_number")
            await self._call_back(waiting)
        entry = menu.entry(key)
        if entry is None or not (clips := await menu.spoken(entry.spoken)):
            return ()
        self._serve(EndCause.SELF_SERVED)
        await self._write("self_service", key=key, title=entry.title)
        return clips

    async def _call_back(self, waiting: Waiting) -> NoReturn:
        """They are called back in turn: the callback keeps their place in the queue (C1)."""
        equipment, now = self._equipment, self._equipment.clock()
        await equipment.floor.dequeue(self.record.id)
        await equipment.floor.release(self.record.id)  # whoever was reserved meanwhile
        callback = Callback(
            id=uuid4().hex,
            phone=self.record.caller,
            due_at=now,
            reason=REASON,
            created_at=now,
            created_by=CENTRE,
            next_at=now,
            call_id=self.record.id,
            customer_id=self.record.customer_id,
            purpose=Purpose.QUEUE,
            queue=waiting.queue,
            queued_at=waiting.since,
            key=f"queue:{self.record.id}",
        )
        entry = TimelineEntry(now, "callback_taken", {"callback": callback.id})
        await equipment.ledger.callback(book(callback, now), Stamp(now, CENTRE, "book"), self.record, entry)
        self._served = (EndCause.CALLBACK_TAKEN, datetime.max.replace(tzinfo=UTC))
        play = await self._leg.play(await equipment.prompts.line("callback_taken"))
        await self._until(lambda item: is_finished(item, play))
        raise CallOver(EndCause.CALLBACK_TAKEN)

    def _serve(self, cause: EndCause) -> None:
        """Who leaves soon has what they called for."""
        within = timedelta(seconds=self._equipment.centre.self_service.served_within_s)
        self._served = (cause, self._equipment.clock() + within)

    async def _where_they_stand(self) -> tuple[Path, ...]:
        """Their place, where that is a number worth saying; clips of others would first have to be synthesised."""
        ahead = self._equipment.floor.position(self.record.id)
        if ahead in POSITIONS:
            return await self._equipment.prompts.line("queue_position", ahead=str(ahead))
        return await self._equipment.prompts.line("all_busy")

    async def _ring(self, agent: str) -> CallLeg | None:
        """Ring the agent's phone. None when they did not take it: they get a break, the caller the next agent."""
        equipment = self._equipment
        please_wait = await self._leg.play(await equipment.prompts.line("please_wait"))
        try:
            leg = await equipment.engine.originate(
                Extension(agent), caller=self.record.caller, timeout_s=self._queue.ring_timeout_s
            )
        except TelephonyError as error:
            log.warning("agent's phone can't be rung", agent=agent, code=error.code)
            await self._not_taken(agent)
            return None
        self._adopt(leg)
        await self._meet(agent)
        await self._advance(CallEvent.OFFERED, agent=agent)
        while True:
            item = await self._until(lambda item: is_fate_of(leg, item) or is_finished(item, please_wait))
            match item:
                case Answered():
                    return leg
                case HungUp(cause=cause):
                    await self._advance(CallEvent.OFFER_FAILED, reason=cause.value, missed_by=agent)
                    await self._not_taken(agent)
                    return None
                case PlayFinished():
                    await self._leg.play(await equipment.prompts.line("ringback"), loop=True)

    async def _not_taken(self, agent: str) -> None:
        await self._equipment.floor.happened(agent, AgentEvent.MISSED, reason="missed_call")

    async def _talk(self, agent_leg: CallLeg) -> None:
        """Connect the two, and hear both, until one of them hangs up."""
        agent = self.record.agent
        assert agent is not None
        await self._leg.bridge(agent_leg)
        await self._listen(agent_leg, Speaker.AGENT)
        await self._equipment.floor.dequeue(self.record.id)
        await self._equipment.floor.happened(agent, AgentEvent.CONNECTED)
        await self._advance(CallEvent.AGENT_ANSWERED, agent=agent)
        await self._converse(self._leg, agent_leg)

    def _speaker(self, leg: str) -> Speaker:
        return Speaker.CALLER if leg == self._leg.id else Speaker.AGENT

    async def _leg_ended(self, leg: str, ended: HungUp) -> None:
        if leg == self._leg.id:
            raise CallOver(self._cause_when_asked())

    def _cause_when_asked(self) -> EndCause | None:
        """Whoever ends it, the caller or somebody at a console: who has been served does not count as abandoned."""
        if self._served is None or self.record.state is CallState.TALKING:
            return None
        cause, until = self._served
        return cause if self._equipment.clock() <= until else None


def _is_offer(item: Input) -> bool:
    return isinstance(item, Offered)


def _concerns_waiting(play: str | None, item: Input) -> bool:
    return _is_offer(item) or isinstance(item, Dtmf) or (play is not None and is_finished(item, play))


def _agent_of(item: Input | None) -> str | None:
    return item.agent if isinstance(item, Offered) else None

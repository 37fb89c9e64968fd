"""A customer calls: greeting, queue, an agent's phone, the talk (handbook T2, T3, T10, T14)."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import structlog

from domain.agents import AgentEvent
from domain.calls import Call, CallEvent
from domain.queues import Queue, Waiting
from domain.rules.compile import Rulebook
from domain.scripts import CallKind
from domain.transcripts import Speaker
from hotline.flows.call_over import CallOver
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Input, Lines, Offered, is_fate_of, is_finished
from hotline.flows.live_call import LiveCall
from speech.lines import POSITIONS
from telephony.engine import Answered, CallLeg, Capability, Extension, HungUp, PlayFinished
from telephony.errors import TelephonyError

log = structlog.get_logger(__name__)

AT_ONCE_S = 0.3
"""A caller who gets an agent within this is not told where they stand."""

KEY_CUSTOMER = 1
"""Priority of key customers (T15)."""

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
        self._adopt(leg)

    async def _stages(self) -> None:
        await self._answer()
        customer = await self._recognise()
        await self._greet()
        priority = KEY_CUSTOMER if customer is not None and customer.key_customer else 0
        waiting = Waiting(self.record.id, self._queue.id, self._equipment.clock(), priority)
        agent_leg = None
        while agent_leg is None:
            await self._equipment.floor.enqueue(waiting)
            agent_leg = await self._ring(await self._wait())
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

    async def _greet(self) -> None:
        """The greeting with the notice that the call is recorded (T3, T14)."""
        play = await self._leg.play(await self._equipment.prompts.line("greeting", centre=self._equipment.centre.name))
        await self._until(lambda item: is_finished(item, play))
        await self._advance(CallEvent.GREETED, queue=self._queue.id)

    async def _wait(self) -> str:
        """Tell the caller where they stand, again and again, until an agent is reserved. Returns who (T10)."""
        agent = _agent_of(await self._until(_is_offer, timeout_s=AT_ONCE_S))
        while agent is None:
            play = await self._leg.play(await self._where_they_stand())
            agent = _agent_of(await self._until(partial(_offer_or_end, play)))
            if agent is None:
                await self._leg.play(await self._equipment.prompts.line("music"), loop=True)
                agent = _agent_of(await self._until(_is_offer, timeout_s=self._queue.announce_every_s))
        return agent

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
            raise CallOver


def _is_offer(item: Input) -> bool:
    return isinstance(item, Offered)


def _agent_of(item: Input | None) -> str | None:
    return item.agent if isinstance(item, Offered) else None


def _offer_or_end(play: str, item: Input) -> bool:
    return _is_offer(item) or is_finished(item, play)

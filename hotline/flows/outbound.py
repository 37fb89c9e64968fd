"""The centre keeps a promise: reserve an agent, dial the customer, connect the two (handbook T12, C4, C8, C10)."""

from collections.abc import Mapping

from domain.agents import AgentEvent
from domain.callbacks import Callback, Outcome, RetryPolicy, Stamp, finish_attempt
from domain.calls import Call, CallEvent, CallState, EndCause
from domain.rules.compile import Rulebook
from domain.scripts import CallKind
from domain.transcripts import Speaker
from hotline.flows.call_over import CallOver
from hotline.flows.callbacks import CENTRE
from hotline.flows.dialplan import route
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Lines, is_fate_of, is_finished
from hotline.flows.live_call import LiveCall
from telephony.engine import CallLeg, Cause, Extension, HungUp, PlayFinished
from telephony.errors import TelephonyError

_REACHED: Mapping[Cause, EndCause] = {
    Cause.BUSY: EndCause.BUSY,
    Cause.NO_ANSWER: EndCause.NO_ANSWER,
    Cause.DECLINED: EndCause.DECLINED,
    Cause.CANCELLED: EndCause.NO_ANSWER,
}
"""How a customer who was not reached counts; every other cause is unreachable."""

_OUTCOMES: Mapping[EndCause, Outcome] = {
    EndCause.COMPLETED: Outcome.CONNECTED,
    EndCause.BUSY: Outcome.BUSY,
    EndCause.NO_ANSWER: Outcome.NO_ANSWER,
    EndCause.DECLINED: Outcome.DECLINED,
    EndCause.UNREACHABLE: Outcome.UNREACHABLE,
    EndCause.FAILED: Outcome.UNREACHABLE,
    EndCause.AGENT_UNAVAILABLE: Outcome.AGENT_UNAVAILABLE,
}
"""What a call's end means for its callback; every other end is an interruption."""


class CallbackCall(LiveCall):
    """One attempt at a callback. The agent is reserved and `callback` is DIALLING when this starts."""

    def __init__(
        self,
        record: Call,
        callback: Callback,
        policy: RetryPolicy,
        lines: Lines,
        equipment: Equipment,
        rulebook: Rulebook,
    ) -> None:
        super().__init__(record, lines, equipment, rulebook, CallKind.OUTBOUND)
        self._callback = callback
        self._policy = policy
        self._customer_leg: CallLeg | None = None

    async def _stages(self) -> None:
        await self._recognise()
        agent_leg = await self._fetch_agent()
        customer_leg = await self._dial(agent_leg)
        await self._talk(agent_leg, customer_leg)

    async def _fetch_agent(self) -> CallLeg:
        """The agent first, so that no customer answers into silence."""
        agent = self.record.agent
        assert agent is not None
        try:
            leg = await self._equipment.engine.originate(
                Extension(agent), caller=self.record.called, timeout_s=self._agent_ring_s()
            )
        except TelephonyError:
            await self._no_agent(agent)
            raise CallOver(EndCause.AGENT_UNAVAILABLE) from None
        self._adopt(leg)
        item = await self._until(lambda item: is_fate_of(leg, item))
        if isinstance(item, HungUp):
            await self._no_agent(agent)
            raise CallOver(EndCause.AGENT_UNAVAILABLE)
        await self._meet(agent)
        await self._advance(CallEvent.AGENT_ANSWERED, agent=agent)
        await self._listen(leg, Speaker.AGENT)
        return leg

    def _agent_ring_s(self) -> float:
        return next(iter(self._equipment.floor.queues.values())).ring_timeout_s

    async def _no_agent(self, agent: str) -> None:
        await self._equipment.floor.happened(agent, AgentEvent.MISSED, reason="missed_call")

    async def _dial(self, agent_leg: CallLeg) -> CallLeg:
        centre = self._equipment.centre
        await agent_leg.play(await self._equipment.prompts.line("ringback"), loop=True)
        try:
            to = route(self.record.called, centre.trunks, centre.region)
            leg = await self._equipment.engine.originate(to, caller=self._shown(), timeout_s=centre.callback_ring_s)
        except TelephonyError as error:
            await self._write("no_route", code=error.code, why=str(error))
            raise CallOver(EndCause.UNREACHABLE) from None
        self._adopt(leg)
        self._customer_leg = leg
        await self._write("dialled", to=self.record.called)
        item = await self._until(lambda item: is_fate_of(leg, item))
        if isinstance(item, HungUp):
            raise CallOver(_REACHED.get(item.cause, EndCause.UNREACHABLE))
        return leg

    def _shown(self) -> str:
        trunks = self._equipment.centre.trunks
        return (trunks[0].caller if trunks else None) or self._equipment.centre.number

    async def _talk(self, agent_leg: CallLeg, customer_leg: CallLeg) -> None:
        """Say who calls and that it is recorded (C7, T14), then connect, until one hangs up."""
        equipment = self._equipment
        await agent_leg.stop()  # silence in place of the ringback: the customer has picked up
        await self._record(customer_leg)
        await self._advance(CallEvent.CUSTOMER_ANSWERED)
        agent = self.record.agent
        assert agent is not None
        await equipment.floor.happened(agent, AgentEvent.CONNECTED)
        await self._listen(customer_leg, Speaker.CALLER)
        intro = await customer_leg.play(await equipment.prompts.line("callback_intro", centre=equipment.centre.name))
        item = await self._until(lambda item: isinstance(item, HungUp) or is_finished(item, intro))
        if isinstance(item, PlayFinished):
            await customer_leg.bridge(agent_leg)
            await self._write("connected", agent=agent)
            await self._converse(customer_leg, agent_leg)
        raise CallOver(EndCause.COMPLETED)

    async def _over(self) -> None:
        """Write the attempt down with its outcome, and when the next one is (C8, C10)."""
        cause = self.record.end_cause
        assert cause is not None
        outcome = _OUTCOMES.get(cause, Outcome.INTERRUPTED)
        now = self._equipment.clock()
        self._callback = finish_attempt(self._callback, outcome, now, self._policy)
        self._callback = await self._equipment.ledger.callback(self._callback, Stamp(now, CENTRE, outcome.value))

    def _speaker(self, leg: str) -> Speaker:
        customer = self._customer_leg
        return Speaker.CALLER if customer is not None and leg == customer.id else Speaker.AGENT

    def _cause_when_asked(self) -> EndCause | None:
        """Before the customer has answered, it is the agent's doing, and not one of the customer's tries."""
        return None if self.record.state is CallState.TALKING else EndCause.INTERRUPTED

    async def _leg_ended(self, leg: str, ended: HungUp) -> None:
        """The agent hung up while the customer was being dialled: not one of the customer's tries."""
        raise CallOver(EndCause.INTERRUPTED)

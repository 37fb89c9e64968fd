"""The centre keeps a promise: reserve an agent, dial the customer, connect the two (handbook T12, C4, C8, C10)."""

from domain.agents import AgentEvent
from domain.callbacks import Callback, Outcome
from domain.calls import Call, CallEvent, CallState, EndCause
from domain.rules.compile import Rulebook
from domain.scripts import CallKind
from domain.transcripts import Speaker
from hotline.flows.attempts import OUTCOMES, Attempts
from hotline.flows.call_over import CallOver
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Lines, is_fate_of, is_finished
from hotline.flows.outgoing import OutgoingCall
from telephony.engine import CallLeg, Extension, HungUp, PlayFinished
from telephony.errors import TelephonyError


class CallbackCall(OutgoingCall):
    """One attempt at a callback. The agent is reserved and `callback` is DIALLING when this starts."""

    def __init__(
        self,
        record: Call,
        callback: Callback,
        attempts: Attempts,
        lines: Lines,
        equipment: Equipment,
        rulebook: Rulebook,
    ) -> None:
        super().__init__(record, lines, equipment, rulebook, CallKind.OUTBOUND)
        self._callback = callback
        self._attempts = attempts
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
        await agent_leg.play(await self._equipment.prompts.line("ringback"), loop=True)
        return await self._reach()

    def _outside(self, leg: CallLeg) -> None:
        self._customer_leg = leg

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
        await self._attempts.finish(self._callback.id, OUTCOMES.get(cause, Outcome.INTERRUPTED))

    def _speaker(self, leg: str) -> Speaker:
        customer = self._customer_leg
        return Speaker.CALLER if customer is not None and leg == customer.id else Speaker.AGENT

    def _cause_when_asked(self) -> EndCause | None:
        """Before the customer has answered, it is the agent's doing, and not one of the customer's tries."""
        return None if self.record.state is CallState.TALKING else EndCause.INTERRUPTED

    async def _leg_ended(self, leg: str, ended: HungUp) -> None:
        """The agent hung up while the customer was being dialled: not one of the customer's tries."""
        raise CallOver(EndCause.INTERRUPTED)

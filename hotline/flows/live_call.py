"""What inbound and outbound calls share: the record, the legs, the ears, and one inbox.

A call is one task that reads its own inbox and runs through its stages in order. Whatever ends it, from whichever
side, arrives as an input and is raised as `CallOver`, so that each stage only says what it waits for.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from domain.calls import Call, CallEvent, EndCause, TimelineEntry, advance, end
from domain.customers import Customer
from domain.guidance import Guidance, LineState
from domain.rules.compile import Rulebook
from domain.scripts import CallKind, Moment
from domain.transcripts import Judgement, Speaker
from hotline.errors import HotlineError, NotConnected
from hotline.flows.call_over import CallOver
from hotline.flows.equipment import Equipment
from hotline.flows.excerpts import excerpt
from hotline.flows.inputs import Alerted, CustomerKnown, HangUpAsked, Input, Lines, Tick, told_of
from hotline.flows.line_watch import LineWatch
from hotline.flows.roles import role_of
from hotline.flows.talk import Talk
from hotline.flows.transcription import Transcription
from hotline.flows.variables import addressed
from hotline.flows.wishes import Asked, Wish, Wishes
from telephony.engine import CallLeg, Dtmf, Held, HungUp, PlayFinished, Quality, Resumed
from telephony.errors import TelephonyError

log = structlog.get_logger(__name__)

SETTLE_S = 2.0
"""How long the end of a call waits for its legs: a far end that does not answer our BYE must not hold the agent."""


class LiveCall:
    """A call in progress. Subclasses write `_stages`; `lines` is kept in step with the call's legs."""

    def __init__(
        self, record: Call, lines: Lines, equipment: Equipment, rulebook: Rulebook, kind: CallKind = CallKind.INBOUND
    ) -> None:
        script = rulebook.script
        self.record = replace(record, script_id=script.id, script_version=script.version)
        self.inbox: asyncio.Queue[Input] = asyncio.Queue()
        self.transcription = Transcription(
            record.id,
            hearing=equipment.hearing,
            ledger=equipment.ledger,
            rulebook=rulebook,
            kind=kind,
            variables={"centre": equipment.centre.name},
            now_s=self._now_s,
            excerpt=self._excerpt,
            on_guidance=self._guide,
            on_alert=self._alert,
        )
        self.rulebook = rulebook
        self._kind = kind
        self._equipment = equipment
        self._lines = lines
        self._legs: dict[str, CallLeg] = {}
        self._noted: list[TimelineEntry] = []
        self._watch: LineWatch | None = None
        self._conversation: Talk | None = None
        self._wishes = Wishes(record.id)
        self._closed = False
        self._guided = Guidance()
        self._recorded_from = 0.0

    async def run(self) -> None:
        """The whole life of the call. Returns when it is over and written down."""
        with structlog.contextvars.bound_contextvars(call=self.record.id):
            try:
                await self._stages()
                cause: EndCause | None = None
            except CallOver as over:
                cause = over.cause
            except asyncio.CancelledError:
                await self._close(EndCause.INTERRUPTED)
                raise
            except Exception:
                log.exception("call failed")
                cause = EndCause.FAILED
            await self._close(cause)

    async def _stages(self) -> None:
        raise NotImplementedError

    async def _over(self) -> None:
        """What else has to be told when the call is over."""

    async def _close(self, cause: EndCause | None) -> None:
        self.record = end(self.record, self._equipment.clock(), cause)
        assert self.record.end_cause is not None
        connected = self.record.connected_at if self.record.agent else None  # only an agent's words are judged
        self._closed = True
        self._wishes.close()
        if connected is not None:
            self._equipment.wrap_up.begin(self.record.id)
        try:
            for leg in self._legs.values():
                await leg.hang_up()
            try:
                await self._write("ended", cause=self.record.end_cause.value)
            finally:
                # Whatever the database says: the lines are free, and so is the agent.
                await self._settle()
                await self._equipment.floor.dequeue(self.record.id)
                await self._equipment.floor.release(self.record.id)
            await self._over()
            await self.transcription.finish(talked_from=None if connected is None else self._seconds(connected))
        finally:
            self._equipment.wrap_up.concluded(self.record.id)
        if connected is not None:
            # Nobody talks any more: what is shown last is what was stored.
            await self._equipment.ledger.guided(self.record.id, await self._equipment.wrap_up.guidance(self.record))
            await self._equipment.conclude(self.record.id)

    async def _settle(self) -> None:
        """Wait until every leg has told how its line was and that it is gone."""
        try:
            async with asyncio.timeout(SETTLE_S):
                while self._legs:
                    item = await self._take()
                    if isinstance(item, Quality):
                        await self._notice(item)
        except TimeoutError:
            log.warning("legs did not end in time", legs=len(self._legs))
            for leg in self._legs:
                del self._lines[leg]

    # Waiting

    async def _take(self) -> Input:
        item = await self.inbox.get()
        if isinstance(item, HungUp):
            self._legs.pop(item.leg, None)
            self._lines.pop(item.leg, None)
        return item

    async def _until(self, wanted: Callable[[Input], bool], *, timeout_s: float | None = None) -> Input | None:
        """The next input that is `wanted`; None after `timeout_s`.

        Raises `CallOver` when the customer's leg ends or somebody asks for the end.
        """
        try:
            async with asyncio.timeout(timeout_s):
                while True:
                    item = await self._take()
                    if wanted(item):
                        return item
                    await self._notice(item)
        except TimeoutError:
            return None

    async def _notice(self, item: Input) -> None:
        match item:
            case HangUpAsked(by=by):
                await self._write("hang_up_asked", by=by)
                raise CallOver(self._cause_when_asked())
            case Asked():
                await self._grant(item)
            case Tick() if self._conversation is not None:
                if await self._conversation.tick():
                    raise CallOver(EndCause.COMPLETED)
                await self._guide()
            case Held() | Resumed() | PlayFinished() if self._conversation is not None:
                await self._conversation.notice(item)
                await self._guide()
            case Alerted(judgement=judgement):
                await self._write("alert", **told_of(judgement))
            case CustomerKnown(customer=customer):
                self._know(customer)
                await self._write("customer", customer=customer.id)
            case HungUp(leg=leg):
                await self._leg_ended(leg, item)
            case Dtmf(leg=leg, digit=digit):
                await self._write("dtmf", leg=self._speaker(leg).value, digit=digit)
            case Quality(leg=leg):
                await self._write(
                    "quality",
                    leg=self._speaker(leg).value,
                    received=str(item.packets_received),
                    lost=str(item.packets_lost),
                    late=str(item.packets_late),
                    jitter_ms=f"{item.jitter_ms:.1f}",
                )
            case _:
                log.debug("input without effect", input=type(item).__name__)

    async def _leg_ended(self, leg: str, ended: HungUp) -> None:
        """A leg has ended that no stage was waiting for."""
        raise CallOver

    def _cause_when_asked(self) -> EndCause | None:
        """How a call counts that somebody at a console ends now."""
        return None

    def _speaker(self, leg: str) -> Speaker:
        raise NotImplementedError

    # Talking

    async def ask(self, wish: Wish, by: str) -> None:
        """Something somebody at a console wants of the talk. Raises `NotFound` when the call is over, `Conflict`."""
        await self._wishes.ask(self.inbox.put_nowait, wish, by)

    async def _grant(self, asked: Asked) -> None:
        try:
            if self._conversation is None:
                raise NotConnected("agent and customer are not connected")
            await self._conversation.carry_out(asked.wish, asked.by)
        except HotlineError as error:
            asked.refuse(error)
        else:
            asked.agree()
        await self._guide()

    async def _converse(self, customer: CallLeg, agent: CallLeg) -> None:
        """The two are connected: all that can happen, until one of them hangs up."""
        equipment = self._equipment
        assert self._watch is not None
        self.transcription.happened(Moment.ANSWER, self._now_s())
        self._conversation = Talk(
            customer=customer,
            agent=agent,
            watch=self._watch,
            transcription=self.transcription,
            script=self.rulebook.script,
            kind=self._kind,
            centre=equipment.centre,
            prompts=equipment.prompts,
            voices=equipment.voices,
            write=self._write,
            now_s=self._now_s,
        )
        ticking = asyncio.create_task(self._tick(), name=f"ticks {self.record.id}")
        try:
            await self._guide()
            await self._until(lambda item: isinstance(item, HungUp))
        finally:
            ticking.cancel()
            self._conversation = None
        raise CallOver(EndCause.COMPLETED)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(self._equipment.tick_s)
            self.inbox.put_nowait(Tick())

    @property
    def guidance(self) -> Guidance:
        """What the agent is to see now (P1, P8)."""
        return self.transcription.guidance(self._conversation.state if self._conversation else LineState())

    async def _guide(self) -> None:
        """Tell what the agent sees, where it has changed. After the call `wrap_up` says it."""
        if self.record.agent is None or self._closed:
            return
        guidance = self.guidance
        if guidance != self._guided:
            self._guided = guidance
            await self._equipment.ledger.guided(self.record.id, guidance)

    async def _alert(self, judgement: Judgement) -> None:
        """Supervisors are told at once; the timeline, too (P4)."""
        rule = self.rulebook.rule(judgement.rule)
        words = self.transcription.words(judgement)
        alert = await self._equipment.alerts.sound(judgement, self.record.agent, words, rule.better if rule else "")
        if not self._closed:
            self.inbox.put_nowait(Alerted(judgement))
        else:
            await self._equipment.ledger.call(self.record, TimelineEntry(alert.at, "alert", told_of(judgement)))

    # Acting

    def _adopt(self, leg: CallLeg) -> None:
        """From now on the events of `leg` come here."""
        self._legs[leg.id] = leg
        self._lines[leg.id] = self.inbox

    async def _advance(self, event: CallEvent, *, agent: str | None = None, **detail: str) -> None:
        self.record = advance(self.record, event, self._equipment.clock(), agent=agent)
        await self._write(event.value, **({"agent": agent} if agent else {}), **detail)

    async def _write(self, event: str, **detail: str) -> None:
        """Put an event on the timeline and commit the record as it stands."""
        self._note(event, **detail)
        entries, self._noted = self._noted, []
        await self._equipment.ledger.call(self.record, *entries)

    def _note(self, event: str, **detail: str) -> None:
        """Put an event on the timeline; it is committed with the next that is written."""
        self._noted.append(TimelineEntry(at=self._equipment.clock(), event=event, detail=detail))

    async def _listen(self, leg: CallLeg, speaker: Speaker) -> None:
        """Transcribe what `leg` says, from now on."""
        offset = self._now_s()
        channel = self.transcription.open(speaker, offset)
        if speaker is Speaker.CALLER:
            self._watch = LineWatch(channel, offset)
            await leg.listen(self._watch)
        elif channel is not None:
            await leg.listen(channel)

    def _now_s(self) -> float:
        """Seconds since the start of the call."""
        return self._seconds(self._equipment.clock())

    def _seconds(self, at: datetime) -> float:
        return (at - self.record.started_at).total_seconds()

    async def _recognise(self) -> Customer | None:
        """Whose number it is (R1); the script's lines then address them (P1, T4)."""
        async with self._equipment.ledger.database.reading() as uow:
            customer = await uow.customers.by_phone(self.record.customer_number)
        if customer is not None:
            self._know(customer)
        return customer

    def _know(self, customer: Customer) -> None:
        self.record = replace(self.record, customer_id=customer.id)
        self.transcription.know(**addressed(customer))

    async def _record(self, leg: CallLeg) -> None:
        """Keep the call as sound (T14). Where that can't be done the call goes on, and says so on its timeline."""
        name = f"{self.record.id}.wav"
        try:
            await leg.record(self._equipment.recordings / name)
        except TelephonyError as error:
            log.error("recording failed", code=error.code, why=str(error))
            await self._write("recording_failed", why=str(error))
        else:
            self.record = replace(self.record, recording=name)
            self._recorded_from = self._now_s()

    def _excerpt(self, speaker: Speaker, start_s: float, end_s: float) -> bytes | None:
        if self.record.recording is None:
            return None
        return excerpt(self._equipment.recordings / self.record.recording, self._recorded_from, speaker, start_s, end_s)

    async def _meet(self, agent: str) -> None:
        """The script's lines now speak as this agent, and bind as their role says (P1)."""
        role = await role_of(self._equipment.ledger, agent)
        self.transcription.meet(agent, role)

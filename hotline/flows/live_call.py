"""What inbound and outbound calls share: the record, the legs, the ears, and one inbox.

A call is one task that reads its own inbox and runs through its stages in order. Whatever ends it, from whichever
side, arrives as an input and is raised as `CallOver`, so that each stage only says what it waits for.
"""

import asyncio
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from domain.calls import Call, CallEvent, EndCause, TimelineEntry, advance, end
from domain.customers import Customer
from domain.phrasing import Fold
from domain.scripts import Script
from domain.transcripts import Speaker
from hotline.clock import Clock
from hotline.flows.floor import Floor
from hotline.flows.ledger import Ledger
from hotline.flows.transcription import Transcription
from hotline.settings import CentreConfig
from speech.hearing import Hearing
from speech.prompts import Prompts
from telephony.engine import Answered, CallLeg, Dtmf, Engine, EngineEvent, HungUp, PlayFinished, Quality
from telephony.errors import TelephonyError

log = structlog.get_logger(__name__)


SETTLE_S = 2.0
"""How long the end of a call waits for its legs: a far end that does not answer our BYE must not hold the agent."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What every call works with."""

    engine: Engine
    ledger: Ledger
    floor: Floor
    hearing: Hearing
    prompts: Prompts
    script: Script
    fold: Fold
    centre: CentreConfig
    recordings: Path
    clock: Clock


@dataclass(frozen=True, slots=True)
class Offered:
    """An agent is reserved for this call."""

    agent: str


@dataclass(frozen=True, slots=True)
class HangUpAsked:
    """Somebody at a console ends the call."""

    by: str


@dataclass(frozen=True, slots=True)
class CustomerKnown:
    """The file of whoever is on the line was opened or changed."""

    customer: Customer


Input = EngineEvent | Offered | HangUpAsked | CustomerKnown

Lines = MutableMapping[str, asyncio.Queue[Input]]
"""Id of a leg to the inbox of the call it belongs to."""


def is_finished(item: Input, play: str) -> bool:
    """Whether `item` says that this prompt is over."""
    return isinstance(item, PlayFinished) and item.play == play


def is_fate_of(leg: CallLeg, item: Input) -> bool:
    """Whether `item` says that `leg` was answered, or will not be."""
    return isinstance(item, Answered | HungUp) and item.leg == leg.id


class CallOver(Exception):
    """The call has ended; `cause` None: as it follows from how far it had come."""

    def __init__(self, cause: EndCause | None = None) -> None:
        super().__init__(cause)
        self.cause = cause


class LiveCall:
    """A call in progress. Subclasses write `_stages`; `lines` is kept in step with the call's legs."""

    def __init__(self, record: Call, lines: Lines, equipment: Equipment) -> None:
        self.record = record
        self.inbox: asyncio.Queue[Input] = asyncio.Queue()
        self.transcription = Transcription(
            record.id,
            hearing=equipment.hearing,
            ledger=equipment.ledger,
            script=equipment.script,
            variables={"centre": equipment.centre.name},
            fold=equipment.fold,
        )
        self._equipment = equipment
        self._lines = lines
        self._legs: dict[str, CallLeg] = {}
        self._noted: list[TimelineEntry] = []

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
        talked = self.record.connected_at is not None
        self.record = end(self.record, self._equipment.clock(), cause)
        assert self.record.end_cause is not None
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
        await self.transcription.finish(talked=talked)

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
        offset = (self._equipment.clock() - self.record.started_at).total_seconds()
        channel = self.transcription.open(speaker, offset)
        if channel is not None:
            await leg.listen(channel)

    async def _recognise(self) -> Customer | None:
        """Whose number it is (R1); the script's lines then address them (P1, T4)."""
        async with self._equipment.ledger.database.reading() as uow:
            customer = await uow.customers.by_phone(self.record.customer_number)
        if customer is not None:
            self._know(customer)
        return customer

    def _know(self, customer: Customer) -> None:
        self.record = replace(self.record, customer_id=customer.id)
        self.transcription.variables |= {"surname": customer.surname, "title": customer.title}

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

    def _meet(self, agent: str) -> None:
        """The script's lines now speak as this agent (P1)."""
        self.transcription.variables["agent_no"] = agent

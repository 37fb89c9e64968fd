"""Answers offered by themselves while a caller talks (handbook K1)."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field

import structlog

from domain.knowledge.index import Offer
from domain.transcripts import Line, Speaker
from hotline.bus.base import Bus, Lagged
from hotline.bus.facts import AnswersOffered, CallHeard, Fact, KnowledgeChanged
from hotline.flows.knowledge import KnowledgeDesk

log = structlog.get_logger(__name__)

REMEMBERED = 3
"""Utterances of a caller that are looked at together: a question is often said in two breaths."""

CALLS = 1_000
"""So many calls' offers are remembered."""


@dataclass(slots=True)
class _Call:
    said: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    offered: tuple[Offer, ...] = ()


class AnswerOffers:
    """Listens to the bus: final lines of callers only, a few milliseconds each. For one process of a centre."""

    def __init__(self, desk: KnowledgeDesk, bus: Bus) -> None:
        self._desk = desk
        self._bus = bus
        self._calls: OrderedDict[str, _Call] = OrderedDict()

    def of(self, call_id: str) -> tuple[Offer, ...]:
        """What was offered last in a call."""
        call = self._calls.get(call_id)
        return call.offered if call else ()

    async def run(self) -> None:
        """Ends by cancellation."""
        with self._bus.subscribe() as subscription:
            async for fact in subscription:
                try:
                    await self._take(fact)
                except Exception:
                    log.exception("answers could not be offered")

    async def _take(self, fact: Fact | Lagged) -> None:
        match fact:
            case CallHeard(line) if line.final and line.leg is Speaker.CALLER and line.text:
                await self._heard(line)
            case KnowledgeChanged(id=answer_id):
                await self._desk.refresh(answer_id)

    async def _heard(self, line: Line) -> None:
        call = self._calls.setdefault(line.call_id, _Call())
        self._calls.move_to_end(line.call_id)
        while len(self._calls) > CALLS:
            self._calls.popitem(last=False)
        call.said.append(line.text)
        offers = self._desk.offers(tuple(call.said))
        # What was offered stays until something fits better: it is being read.
        if offers and [o.id for o in offers] != [o.id for o in call.offered]:
            call.offered = offers
            await self._bus.publish(AnswersOffered(line.call_id, offers))

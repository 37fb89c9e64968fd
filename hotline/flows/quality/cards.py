"""Score cards: made when a call has ended, confirmed or changed by quality staff (handbook Q1, T14, P6)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

import structlog

from domain.calls import Call
from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person, Role
from domain.quality import slips as paper
from domain.quality.cards import CardState, ReviewReason, ScoreCard, add, agree, automatic, change, confirm
from domain.quality.corrective import opened
from domain.quality.rules import RuleWeight, weights
from domain.quality.sample import drawn
from domain.quality.slips import FaultSlip
from domain.scripts import Severity
from domain.transcripts import Verdict
from hotline.bus.facts import QualityChanged, QualityThing
from hotline.clock import Clock
from hotline.errors import HotlineError, NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.scripts.reading import Reading
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)


class PastScripts(Protocol):
    """Who knows every version of every script."""

    async def as_it_was(self, script_id: str, version: int) -> Reading:
        """Raises `NotFound` and `ScriptError`."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """What a reviewer puts on a card: a rule that the engine had not, or the solution."""

    rule: str
    fault: bool
    reason: str
    points: int | None = None
    """None: as many as the rule takes."""
    start: float | None = None
    end: float | None = None


class QualityDesk:
    """One method for each thing that is done to a card. Raises `NotFound`, `NotAllowed`, `DomainError`."""

    def __init__(self, ledger: Ledger, scripts: PastScripts, centre: CentreConfig, clock: Clock) -> None:
        self._ledger = ledger
        self._scripts = scripts
        self._centre = centre
        self._clock = clock

    async def call_ended(self, call_id: str) -> ScoreCard | None:
        """Make the card of a call whose verdicts are there; None where nobody talked or no script is known.

        Called again (a reason came in while wrapping up, the call was judged anew), it makes the card anew, unless a
        person has begun with it.
        """
        async with self._ledger.database.reading() as uow:
            call = await uow.calls.get(call_id)
        if call is None or call.agent is None or call.connected_at is None:
            return None
        rules = await self._rules(call.script_id, call.script_version)
        if rules is None or call.script_id is None or call.script_version is None:
            return None
        async with self._ledger.database.unit_of_work() as uow:
            before = await uow.cards.get(call_id)
            if before is not None and not (before.state is CardState.DRAFT and before.untouched):
                return before
            card = automatic(
                call_id,
                call.agent,
                call.started_at,
                (call.script_id, call.script_version),
                rules,
                await uow.transcripts.judgements(call_id),
                self._clock(),
                out_of=self._centre.quality.full_score,
                before=before,
            )
            await uow.cards.save(card)
            await self._draw(uow, call)
            made = await uow.cards.get(call_id)
            await uow.commit()
        await self._tell(card)
        return made

    async def _draw(self, uow: UnitOfWork, call: Call) -> None:
        """Draw the agent's day anew (T14): a call that ends may take the place of an earlier one."""
        assert call.agent is not None
        midnight = self._centre.midnight(call.started_at)
        day = await uow.cards.of_day(call.agent, midnight, midnight + timedelta(days=1))
        sample = drawn((card.call_id for card in day), self._centre.quality.sample_per_day)
        for card in day:
            wanted = card.call_id in sample
            if wanted is not (ReviewReason.SAMPLED in card.review) and not card.at_work:
                await uow.cards.set_review(card.call_id, card.review ^ {ReviewReason.SAMPLED})

    async def agree(self, call_id: str, rule: str, by: Person) -> ScoreCard:
        """An item stays as it is."""
        return await self._change(call_id, by, lambda card, now: agree(card, rule, by.user, now))

    async def change(
        self, call_id: str, rule: str, verdict: Verdict, reason: str, by: Person, points: int | None = None
    ) -> ScoreCard:
        """An item gets another verdict or other points."""
        return await self._change(
            call_id, by, lambda card, now: change(card, rule, verdict, reason, by.user, now, points)
        )

    async def add(self, call_id: str, new: NewItem, by: Person) -> ScoreCard:
        """A fault that the engine had not, or the solution."""
        weight = next((weight for weight in await self.addable(call_id) if weight.rule == new.rule), None)

        def put(card: ScoreCard, now: datetime) -> ScoreCard:
            if weight is None:
                why = f"{new.rule!r} is neither a rule of the call's script nor the solution, or it is on the card"
                raise InvalidValue("rule", why, Fault.UNKNOWN)
            added = add(card, weight, new.reason, by.user, now, fault=new.fault, start=new.start, end=new.end)
            if new.points is None or not new.fault:
                return added
            verdict = added.item(new.rule).verdict
            return change(added, new.rule, verdict, new.reason, by.user, now, new.points)

        return await self._change(call_id, by, put)

    async def addable(self, call_id: str) -> tuple[RuleWeight, ...]:
        """What can still be put on a call's card: the solution first, then rules without a verdict."""
        async with self._ledger.database.reading() as uow:
            card = await uow.cards.get(call_id)
        if card is None:
            raise NotFound("score card of call", call_id)
        rules = await self._rules(card.script_id, card.script_version) or {}
        there = {item.rule for item in card.items}
        return tuple(rule for rule in (self._centre.quality.solution, *rules.values()) if rule.rule not in there)

    async def confirm(self, call_id: str, by: Person) -> tuple[ScoreCard, tuple[FaultSlip, ...]]:
        """The card is right: its faults become slips (Q2), severe ones open a corrective action (Q6)."""
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            card = confirm(await self._get(uow, call_id, by), by.user, now)
            await uow.cards.save(card)
            lead = await self._lead_of(uow, card.agent)
            issued = tuple([await self._issue(uow, card, item.rule, lead, by, now) for item in paper.faults(card)])
            await uow.commit()
        await self._tell(card)
        for slip in issued:
            await self._ledger.bus.publish(QualityChanged(QualityThing.SLIP, slip.number, slip.agent))
        log.info("score card confirmed", call=call_id, total=card.total, slips=len(issued))
        return card, issued

    async def _issue(
        self, uow: UnitOfWork, card: ScoreCard, rule: str, lead: str | None, by: Person, now: datetime
    ) -> FaultSlip:
        today = self._centre.day(now)
        number = paper.number(today, await uow.slips.next_sequence(today))
        slip = paper.issue(card, card.item(rule), number, lead, by.user, now)
        await uow.slips.save(slip)
        if slip.severity is Severity.SEVERE:
            patience = timedelta(days=self._centre.quality.plan_days)
            await uow.corrective.save(opened(uuid4().hex, slip, now, today, patience))
        return slip

    async def _lead_of(self, uow: UnitOfWork, agent: str) -> str | None:
        """Who leads `agent` now: by the settings, else the lead who is in one of their queues."""
        named = self._centre.quality.leads.get(agent)
        if named is not None:
            return named
        people = {person.user: person for person in await uow.people.all() if person.active}
        queues = set(people[agent].queues) if agent in people else set()
        leads = [person for person in people.values() if person.role is Role.LEAD and person.user != agent]
        theirs = [lead for lead in leads if queues & set(lead.queues)]
        return next((lead.user for lead in theirs or (leads if len(leads) == 1 else [])), None)

    async def _rules(self, script_id: str | None, version: int | None) -> dict[str, RuleWeight] | None:
        if script_id is None or version is None:
            return None
        try:
            return weights((await self._scripts.as_it_was(script_id, version)).script)
        except HotlineError as error:
            log.warning("a call's script can't be read", script=script_id, version=version, code=error.code)
            return None

    async def _change(self, call_id: str, by: Person, change: Callable[[ScoreCard, datetime], ScoreCard]) -> ScoreCard:
        async with self._ledger.database.unit_of_work() as uow:
            card = change(await self._get(uow, call_id, by), self._clock())
            await uow.cards.save(card)
            await uow.commit()
        await self._tell(card)
        return card

    async def _tell(self, card: ScoreCard) -> None:
        await self._ledger.bus.publish(QualityChanged(QualityThing.CARD, card.call_id, card.agent))

    async def _get(self, uow: UnitOfWork, call_id: str, by: Person) -> ScoreCard:
        """The card, for somebody who may judge it."""
        if not by.may(Permission.REVIEW_QUALITY):
            raise NotAllowed("only quality staff and leads judge score cards")
        card = await uow.cards.get(call_id)
        if card is None:
            raise NotFound("score card of call", call_id)
        if card.agent == by.user:
            raise NotAllowed("somebody else judges the card of one's own call")
        return card

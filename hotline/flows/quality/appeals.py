"""Appeals: filed by agents, decided rung by rung, closed with their consequences (handbook Q4)."""

from datetime import datetime
from uuid import uuid4

import structlog

from domain.people import Person
from domain.quality.appeals import (
    Appeal,
    AppealAction,
    AppealState,
    Evidence,
    accept,
    decide,
    escalate,
    expire,
    file,
    may_decide,
    withdraw,
)
from domain.quality.cards import revise
from domain.quality.slips import FaultSlip, appealed, stand
from hotline.bus.facts import QualityChanged, QualityThing
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.quality.slips import keep
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)


class AppealDesk:
    """Raises `NotFound`, `NotAllowed`, `DomainError`."""

    def __init__(self, ledger: Ledger, centre: CentreConfig, clock: Clock) -> None:
        self._ledger = ledger
        self._deadlines = centre.quality.deadlines
        self._clock = clock

    async def file(self, slip_number: str, reason: str, evidence: Evidence | None, by: Person) -> Appeal:
        """Against one's own slip; its points don't count from now on."""
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            slip = await _slip(uow, slip_number)
            if slip.agent != by.user:
                raise NotAllowed("only whose slip it is can appeal")
            appeal = file(uuid4().hex, slip, reason, evidence, by.user, now, self._deadlines)
            await uow.slips.save(appealed(slip, by.user, now))
            await uow.appeals.save(appeal)
            await uow.commit()
        await self._tell(appeal)
        return appeal

    async def decide(
        self,
        appeal_id: str,
        action: AppealAction,
        words: str,
        by: Person,
        *,
        points: int | None = None,
        evidence: Evidence | None = None,
    ) -> Appeal:
        """Grant, reduce or reject, in writing."""
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            appeal = await _appeal(uow, appeal_id)
            slip = await _slip(uow, appeal.slip)
            decided = decide(appeal, action, words, by.user, now, self._deadlines, points=points, evidence=evidence)
            if not may_decide(by, appeal, reviewer=slip.issued_by):
                rung = appeal.level.value if appeal.level else appeal.state.value
                raise NotAllowed(f"this appeal is at the {rung}: it is not yours to decide")
            await self._keep(uow, decided, by.user)
            await uow.commit()
        await self._tell(decided)
        return decided

    async def escalate(self, appeal_id: str, reason: str, evidence: Evidence | None, by: Person) -> Appeal:
        """Take a decision to the next rung."""
        async with self._ledger.database.unit_of_work() as uow:
            appeal = await self._own(uow, appeal_id, by)
            return await self._commit(
                uow, escalate(appeal, reason, evidence, by.user, self._clock(), self._deadlines), by
            )

    async def accept(self, appeal_id: str, by: Person) -> Appeal:
        """Take the decision."""
        async with self._ledger.database.unit_of_work() as uow:
            appeal = await self._own(uow, appeal_id, by)
            return await self._commit(uow, accept(appeal, by.user, self._clock(), self._deadlines), by)

    async def withdraw(self, appeal_id: str, by: Person) -> Appeal:
        """Take the appeal back."""
        async with self._ledger.database.unit_of_work() as uow:
            appeal = await self._own(uow, appeal_id, by)
            return await self._commit(uow, withdraw(appeal, by.user, self._clock(), self._deadlines), by)

    async def expire(self, now: datetime) -> int:
        """What follows from deadlines that have passed by `now`; how many appeals moved."""
        moved: list[Appeal] = []
        async with self._ledger.database.unit_of_work() as uow:
            for appeal in await uow.appeals.due(now):
                after = expire(appeal, now, self._deadlines)
                if after is not appeal:
                    await self._keep(uow, after, after.entries[-1].by)
                    moved.append(after)
            await uow.commit()
        for appeal in moved:
            await self._tell(appeal)
        if moved:
            log.info("appeals moved by their deadlines", appeals=len(moved))
        return len(moved)

    async def _own(self, uow: UnitOfWork, appeal_id: str, by: Person) -> Appeal:
        appeal = await _appeal(uow, appeal_id)
        if appeal.agent != by.user:
            raise NotAllowed("only whose appeal it is can do that")
        return appeal

    async def _commit(self, uow: UnitOfWork, appeal: Appeal, by: Person) -> Appeal:
        await self._keep(uow, appeal, by.user)
        await uow.commit()
        await self._tell(appeal)
        return appeal

    async def _tell(self, appeal: Appeal) -> None:
        await self._ledger.bus.publish(QualityChanged(QualityThing.APPEAL, appeal.id, appeal.agent))

    async def _keep(self, uow: UnitOfWork, appeal: Appeal, by: str) -> None:
        """Save the appeal; one that is over takes its slip and its card with it."""
        await uow.appeals.save(appeal)
        if appeal.open:
            return
        now = self._clock()
        slip = await _slip(uow, appeal.slip)
        words = next((entry.words for entry in reversed(appeal.entries) if entry.points is not None), "")
        why = words or AppealState.WITHDRAWN.value
        await keep(uow, stand(slip, appeal.outcome, why, by, now), by, now)
        card = await uow.cards.get(slip.call_id)
        if card is not None and appeal.outcome != appeal.points:
            await uow.cards.save(revise(card, slip.rule, appeal.outcome, why, by, now))


async def _appeal(uow: UnitOfWork, appeal_id: str) -> Appeal:
    appeal = await uow.appeals.get(appeal_id)
    if appeal is None:
        raise NotFound("appeal", appeal_id)
    return appeal


async def _slip(uow: UnitOfWork, number: str) -> FaultSlip:
    slip = await uow.slips.get(number)
    if slip is None:
        raise NotFound("fault slip", number)
    return slip

"""Corrective actions: planned, done, checked (handbook Q6)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person
from domain.quality.corrective import CorrectiveAction, Plan, cancel, finish, judge, plan
from hotline.bus.facts import QualityChanged, QualityThing
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork


class CorrectiveDesk:
    """Raises `NotFound`, `NotAllowed`, `DomainError`."""

    def __init__(self, ledger: Ledger, centre: CentreConfig, clock: Clock) -> None:
        self._ledger = ledger
        self._centre = centre
        self._clock = clock

    @property
    def today(self) -> date:
        return self._centre.day(self._clock())

    async def plan(self, action_id: str, new: Plan, by: Person) -> CorrectiveAction:
        """Name cause, measure, person and date."""
        async with self._ledger.database.unit_of_work() as uow:
            if new.person and await uow.people.get(new.person) is None:
                raise InvalidValue("person", f"there is no {new.person!r}", Fault.UNKNOWN)
            return await self._change(uow, action_id, by, lambda a, now: plan(a, new, by.user, now, self.today))

    async def finish(self, action_id: str, note: str, by: Person) -> CorrectiveAction:
        """The measure is taken: by the person named in the plan, or quality staff."""
        check = timedelta(days=self._centre.quality.check_days)
        async with self._ledger.database.unit_of_work() as uow:
            return await self._change(
                uow, action_id, by, lambda a, now: finish(a, note, by.user, now, self.today, check), person_too=True
            )

    async def check(self, action_id: str, helped: bool, note: str, by: Person) -> CorrectiveAction:
        """Whether it helped."""
        again = timedelta(days=self._centre.quality.plan_days)
        async with self._ledger.database.unit_of_work() as uow:
            return await self._change(
                uow, action_id, by, lambda a, now: judge(a, helped, note, by.user, now, self.today, again)
            )

    async def cancel(self, action_id: str, reason: str, by: Person) -> CorrectiveAction:
        async with self._ledger.database.unit_of_work() as uow:
            return await self._change(uow, action_id, by, lambda a, now: cancel(a, reason, by.user, now))

    async def _change(
        self,
        uow: UnitOfWork,
        action_id: str,
        by: Person,
        change: Callable[[CorrectiveAction, datetime], CorrectiveAction],
        *,
        person_too: bool = False,
    ) -> CorrectiveAction:
        action = await uow.corrective.get(action_id)
        if action is None:
            raise NotFound("corrective action", action_id)
        if not (by.may(Permission.REVIEW_QUALITY) or (person_too and action.person == by.user)):
            raise NotAllowed("only quality staff, leads, and for its measure the person named, may do that")
        action = change(action, self._clock())
        await uow.corrective.save(action)
        await uow.commit()
        await self._ledger.bus.publish(
            QualityChanged(QualityThing.CORRECTIVE, action.id, action.person or action.agent)
        )
        return action

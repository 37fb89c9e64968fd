"""Fault slips after they were issued: shared with the lead, taken back (handbook Q2, Q3)."""

from collections.abc import Callable
from datetime import datetime

from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person, Role
from domain.quality.corrective import cancel as cancel_action
from domain.quality.corrective import is_open
from domain.quality.slips import FaultSlip, SlipState, cancel, share
from hotline.bus.facts import QualityChanged, QualityThing
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.storage.unit_of_work import UnitOfWork


class SlipDesk:
    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def share(self, number: str, shared: bool, lead: str | None, reason: str, by: Person) -> FaultSlip:
        """The lead shares the blame, or not. Raises `InvalidValue` where `lead` leads nobody."""

        async def known(uow: UnitOfWork) -> None:
            person = await uow.people.get(lead) if lead is not None else None
            if lead is not None and (person is None or person.role is not Role.LEAD):
                raise InvalidValue("lead", f"{lead!r} is no lead", Fault.UNKNOWN)

        async with self._ledger.database.unit_of_work() as uow:
            await known(uow)
            return await self._change(uow, number, by, lambda s, now: share(s, shared, lead, reason, by.user, now))

    async def cancel(self, number: str, reason: str, by: Person) -> FaultSlip:
        """Take a slip back; a corrective action that it opened goes with it."""
        async with self._ledger.database.unit_of_work() as uow:
            return await self._change(uow, number, by, lambda s, now: cancel(s, reason, by.user, now))

    async def _change(
        self, uow: UnitOfWork, number: str, by: Person, change: Callable[[FaultSlip, datetime], FaultSlip]
    ) -> FaultSlip:
        if not by.may(Permission.REVIEW_QUALITY):
            raise NotAllowed("only quality staff and leads change fault slips")
        slip = await uow.slips.get(number)
        if slip is None:
            raise NotFound("fault slip", number)
        if by.user in (slip.agent, slip.lead):
            raise NotAllowed("somebody else decides on a slip that one bears")
        slip = change(slip, self._clock())
        await keep(uow, slip, by.user, self._clock())
        await uow.commit()
        await self._ledger.bus.publish(QualityChanged(QualityThing.SLIP, slip.number, slip.agent))
        return slip


async def keep(uow: UnitOfWork, slip: FaultSlip, by: str, now: datetime) -> None:
    """Save a slip; with a cancelled one goes the corrective action that it opened (Q6)."""
    await uow.slips.save(slip)
    if slip.state is not SlipState.CANCELLED:
        return
    for action in await uow.corrective.of_slip(slip.number):
        if is_open(action):
            why = slip.history[-1].reason or f"fault slip {slip.number} was cancelled"
            await uow.corrective.save(cancel_action(action, why, by, now))

"""Matters that open by themselves (S16, S18, S31): the daily patrol, the month's bills, the quarter's survey."""

from datetime import datetime

import structlog

from domain.errors import DomainError
from domain.orders.ladder import CENTRE
from domain.services.recurring import timetable_of
from domain.services.service import Recurrence, ServiceType
from domain.timetable import Occurrence
from hotline.bus.facts import Fact
from hotline.catalogue import Catalogue
from hotline.flows.ledger import Ledger
from hotline.flows.orders import NewOrder, OrderDesk
from hotline.flows.orders.book import Change
from hotline.flows.scheduler import AGAIN_AFTER, begin_in
from hotline.settings import CentreConfig

log = structlog.get_logger(__name__)

LANGUAGE = "zh-CN"
"""Of the descriptions: orders are kept in the language the centre works in."""


class RecurrenceDesk:
    """Opens each recurrence of the catalogue once a period, in the same unit of work that remembers it."""

    def __init__(self, ledger: Ledger, orders: OrderDesk, catalogue: Catalogue, centre: CentreConfig) -> None:
        self._ledger = ledger
        self._orders = orders
        self._catalogue = catalogue
        self._centre = centre

    async def tick(self, now: datetime) -> int:
        """Opens what has come due by `now`; how many orders. One that can't be opened holds up no other."""
        opened = 0
        for service in self._catalogue.values():
            wanted = service.id in self._centre.recurring and not service.retired
            for recurrence in service.recurring if wanted else ():
                try:
                    opened += await self._open(service, recurrence, now)
                except DomainError as error:
                    log.error("a recurrence can't be opened", service=service.id, id=recurrence.id, why=str(error))
        return opened

    async def _open(self, service: ServiceType, recurrence: Recurrence, now: datetime) -> bool:
        job = f"{service.id}:{recurrence.id}"
        occurrence = timetable_of(recurrence).latest(now, self._centre.office)
        async with self._ledger.database.reading() as uow:
            if await uow.job_runs.settled(job, occurrence.period, now, AGAIN_AFTER):
                return False
        facts: list[Fact] = []
        async with self._ledger.database.unit_of_work() as uow:
            begun = await begin_in(uow, job, occurrence, now)
            if begun:
                change = Change(uow, now)
                new = self._new(service, recurrence, occurrence)
                await self._orders.open_in(change, new, CENTRE, self._owner(service))
                await uow.job_runs.done(job, occurrence.period, now)
                facts = change.facts
            await uow.commit()
        await self._ledger.tell(facts)
        return begun

    def _new(self, service: ServiceType, recurrence: Recurrence, occurrence: Occurrence) -> NewOrder:
        words = recurrence.description.get(LANGUAGE) or next(iter(recurrence.description.values()), recurrence.id)
        return NewOrder(
            service_type=service.id,
            customer_name=self._centre.name,
            customer_phone=self._centre.number,
            place=recurrence.place,
            description=f"{words} {occurrence.period}",
        )

    def _owner(self, service: ServiceType) -> str:
        """Who leads the group answers for it; else the centre, until somebody takes it."""
        group = self._centre.group(service.group)
        return group.lead if group is not None and group.lead else CENTRE

"""The morning sheet (D1): what was, what is open, what is due, who does what."""

from datetime import date, datetime, time, timedelta

from domain.morning import Duty, Sheet, Today, groups_open, order_figures
from domain.people import Permission
from hotline.clock import Clock
from hotline.flows.floor import Floor
from hotline.settings import CentreConfig
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery
from hotline.storage.unit_of_work import UnitOfWork


class MorningDesk:
    def __init__(self, database: Database, floor: Floor, centre: CentreConfig, clock: Clock) -> None:
        self._database = database
        self._floor = floor
        self._centre = centre
        self._clock = clock

    async def sheet(self, day: date | None = None) -> Sheet:
        """The sheet of a local day's meeting; today's where none is named.

        Yesterday's figures are the day's before `day`; what is open and who does what is as it stands now.
        """
        now = self._clock()
        day = day or self._centre.day(now)
        begin, end = self._midnight(day), self._midnight(day + timedelta(days=1))
        before = self._midnight(day - timedelta(days=1))
        threshold_s = self._centre.queues[0].service_threshold_s
        async with self._database.reading() as uow:
            calls = await uow.calls.figures(before, begin, threshold_s)
            opened = await uow.morning.opened(before, begin)
            finished = await uow.morning.finished(before, begin)
            open_ = groups_open(
                await uow.orders.open_count(OrderQuery()),
                await uow.orders.open_count(OrderQuery(due_before=now)),
                await uow.orders.open_count(OrderQuery(due_before=end)),
            )
            to_come, overdue = await uow.morning.callbacks_due(now, end)
            today = Today(
                targets=sum(group.due_today for group in open_),
                appointments=await uow.orders.count_open(OrderQuery(appointment_after=begin, appointment_before=end)),
                dates=await uow.orders.count_open(OrderQuery(date_after=begin, date_before=end)),
                callbacks=to_come,
                overdue_callbacks=overdue,
            )
            duties = await self._duties(uow)
        return Sheet(day, calls, order_figures(opened, finished), open_, today, duties)

    async def _duties(self, uow: UnitOfWork) -> tuple[Duty, ...]:
        """Everybody who takes calls or does orders, the busiest first."""
        owned, assigned = await uow.morning.owners(), await uow.morning.assignees()
        duties = []
        for person in await uow.people.all():
            if not (person.may(Permission.TAKE_CALLS) or person.may(Permission.DO_ORDERS)):
                continue
            agent = self._floor.agent(person.user)
            duties.append(
                Duty(
                    user=person.user,
                    name=person.name,
                    groups=person.groups,
                    state=agent.state.value if agent is not None and person.queues else None,
                    owned=owned.get(person.user, 0),
                    assigned=assigned.get(person.user, 0),
                )
            )
        return tuple(sorted(duties, key=lambda duty: (-(duty.owned + duty.assigned), duty.user)))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._centre.zone)

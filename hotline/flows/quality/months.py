"""A month's sums, with the file for payroll (handbook Q2, Q3, Q5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.people import Person
from domain.quality.credits import Payroll, payroll
from domain.quality.months import MonthSum, sums
from hotline.clock import Clock
from hotline.settings import CentreConfig
from hotline.storage.audit import AuditEntry, AuditQuery
from hotline.storage.database import Database

EXPORT = "payroll.export"
"""What the audit log calls it that a month's file was fetched."""


@dataclass(frozen=True, slots=True)
class Month:
    """`first`: its first day."""

    first: date
    state: Payroll
    people: Mapping[str, Person]
    sums: tuple[MonthSum, ...]
    exported: tuple[AuditEntry, ...]
    """When its file was fetched, and by whom; newest first."""

    @property
    def published(self) -> tuple[MonthSum, ...]:
        """The published list (Q2)."""
        return tuple(person for person in self.sums if person.published)


class Months:
    def __init__(self, database: Database, centre: CentreConfig, clock: Clock) -> None:
        self._database = database
        self._centre = centre
        self._clock = clock

    @property
    def current(self) -> date:
        """The first day of the month it is at the centre."""
        return self._centre.day(self._clock()).replace(day=1)

    async def of(self, first: date) -> Month:
        """The sums of the month that begins with `first`, as they stand now."""
        since, until = self.bounds(first)
        async with self._database.reading() as uow:
            slips = await uow.slips.counted(since, until)
            good = await uow.credits.totals(since, until)
            people = {person.user: person for person in await uow.people.all()}
            exported = await uow.audit.find(AuditQuery(action=EXPORT, subject=f"{first:%Y-%m}"))
        today = self._centre.day(self._clock())
        found = sums(slips, good, self._centre.quality.rules)
        return Month(first, payroll(first, today), people, found, exported.items)

    def bounds(self, first: date) -> tuple[datetime, datetime]:
        """The month's beginning and end at the centre."""
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        zone = self._centre.zone
        return datetime.combine(first, time(), zone), datetime.combine(following, time(), zone)

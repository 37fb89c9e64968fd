"""The rhythm of care (C6): customers who are called without a cause, area by area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from domain.callbacks import Callback, Care, Mode, Purpose, area_start, latest_care
from domain.customers import Customer, CustomerKind
from hotline.bus.facts import CallbackChanged, Fact
from hotline.flows.callbacks import CENTRE, book_in
from hotline.flows.ledger import Ledger
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

WITHIN = timedelta(days=7)
"""How long after its day a call of the rhythm may be made, and is still made up for."""
BEGINS = time(9)
AT_ONCE = 100
"""Customers in one unit of work."""


@dataclass(frozen=True, slots=True)
class _Call:
    purpose: Purpose
    mode: Mode
    kinds: frozenset[CustomerKind]


_HOMES = frozenset({CustomerKind.HOUSEHOLD, CustomerKind.PERSON})
_ALL = frozenset(CustomerKind)

CALLS: Mapping[Care, _Call] = {
    Care.PROJECT: _Call(Purpose.CARE, Mode.AGENT, frozenset({CustomerKind.ORGANISATION})),
    Care.HOUSEHOLD: _Call(Purpose.CARE, Mode.AGENT, _HOMES),
    Care.SURVEY: _Call(Purpose.SURVEY, Mode.MACHINE, _ALL),
    Care.BIG_SURVEY: _Call(Purpose.SURVEY, Mode.AGENT, _ALL),
}
"""Whom each rhythm is for and who calls. The warm visit after an installation follows from its order."""


class CareDesk:
    def __init__(self, ledger: Ledger, centre: CentreConfig) -> None:
        self._ledger = ledger
        self._centre = centre

    async def tick(self, now: datetime) -> int:
        """Book what the rhythms have made due; how many calls. Each once, by its key."""
        rhythms = [kind for kind in self._centre.callbacks.care if kind in CALLS]
        cursor, booked = None, 0
        while rhythms:
            async with self._ledger.database.reading() as uow:
                page = await uow.customers.find(None, cursor, AT_ONCE)
            facts: list[Fact] = []
            async with self._ledger.database.unit_of_work() as uow:
                for customer in page.items:
                    for kind in rhythms:
                        facts += await self._book(uow, kind, customer, now)
                await uow.commit()
            await self._ledger.tell(facts)
            booked += len(facts)
            cursor = page.next
            if cursor is None:
                break
        return booked

    async def _book(self, uow: UnitOfWork, kind: Care, customer: Customer, now: datetime) -> list[Fact]:
        call, calendar = CALLS[kind], self._centre.calling
        if customer.kind not in call.kinds or not customer.phones:
            return []
        today = calendar.day(now)
        day = latest_care(kind, await self._since(uow, kind, customer, now), today)
        if day is None or today - day >= WITHIN:
            return []
        key = f"care:{kind.value}:{customer.id}:{day.isoformat()}"
        if await uow.callbacks.by_key(key) is not None:
            return []
        due = calendar.instant(day, BEGINS)
        callback = Callback(
            id=uuid4().hex,
            phone=customer.phones[0],
            due_at=due,
            reason=kind.value,
            created_at=now,
            created_by=CENTRE,
            next_at=due,
            customer_id=customer.id,
            purpose=call.purpose,
            mode=call.mode,
            latest_at=due + WITHIN,
            key=key,
        )
        return [CallbackChanged(await book_in(uow, callback, CENTRE, now, self._centre))]

    async def _since(self, uow: UnitOfWork, kind: Care, customer: Customer, now: datetime) -> date:
        """Projects count from when their file was opened, homes by their area."""
        if kind is Care.PROJECT:
            history = await uow.customers.history(customer.id)
            return self._centre.day(history[0].at if history else now)
        return area_start(customer.home.building, self._centre.day(now).year)

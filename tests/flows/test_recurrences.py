"""Matters that open by themselves, once a period, whatever happens in between."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from domain.orders.order import WorkOrder
from hotline.bus.memory import MemoryBus
from hotline.catalogue import Catalogue
from hotline.flows.ledger import Ledger
from hotline.flows.orders import OrderBook, OrderDesk
from hotline.flows.recurrences import RecurrenceDesk
from hotline.settings import CentreConfig
from hotline.site_settings import GroupConfig, default_groups
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery

SUNDAY = datetime(2026, 5, 10, 3, 0, tzinfo=UTC)  # 11 in the morning there
CONFIG = CentreConfig(
    recurring=("S16", "S18"),
    groups=tuple(GroupConfig(name=g.name, lead="8009" if g.name == "安管" else None) for g in default_groups()),
)


@dataclass
class Office:
    desk: RecurrenceDesk
    database: Database
    now: datetime = SUNDAY

    async def tick(self, **later: float) -> list[str]:
        """Descriptions of what opened."""
        self.now += timedelta(**later)
        before = {order.number for order in await self.orders()}
        await self.desk.tick(self.now)
        return [order.description for order in await self.orders() if order.number not in before]

    async def orders(self) -> tuple[WorkOrder, ...]:
        async with self.database.reading() as uow:
            return (await uow.orders.find(OrderQuery(), limit=200)).items


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    bus = MemoryBus()
    await bus.start()
    opened: list[Office] = []
    ledger, catalogue = Ledger(database, bus), Catalogue()
    orders = OrderDesk(ledger, OrderBook(catalogue, CONFIG), lambda: opened[0].now)
    opened.append(Office(RecurrenceDesk(ledger, orders, catalogue, CONFIG), database))
    yield opened[0]
    await bus.stop()


async def test_S18_the_daily_patrols_open_by_themselves_once(office: Office) -> None:
    assert await office.tick() == []  # a new centre has missed nothing
    assert await office.tick(hours=9) == ["每日安全巡查 2026-05-10"]
    assert await office.tick(minutes=1) == []
    morning = await office.tick(hours=15)
    assert sorted(morning) == ["每日保洁巡查 2026-05-11", "每日空置房巡查 2026-05-11", "每日绿化巡查 2026-05-11"]
    [patrol] = [order for order in await office.orders() if order.description == morning[0]]
    assert (patrol.service_type, patrol.group, patrol.owner, patrol.customer_phone) == ("S18", "安管", "8009", "95001")


async def test_S18_after_a_stop_one_patrol_stands_for_all_that_were_missed(office: Office) -> None:
    await office.tick()
    opened = await office.tick(days=3)
    assert sorted(opened) == [
        "每日保洁巡查 2026-05-13",
        "每日安全巡查 2026-05-12",
        "每日空置房巡查 2026-05-13",
        "每日绿化巡查 2026-05-13",
    ]


async def test_S16_the_bills_of_the_month_open_when_they_are_due(office: Office) -> None:
    await office.tick()
    opened = await office.tick(days=10)
    assert "核对账单已全部送达 2026-05" in opened
    assert "本月账单，10日前出具 2026-06" in await office.tick(days=12)
    assert not [words for words in await office.tick(days=1) if "账单" in words]


async def test_S31_what_the_settings_do_not_name_stays_shut(office: Office) -> None:
    await office.tick()
    opened = [*await office.tick(days=40), *await office.tick(days=40)]
    assert opened
    assert not [words for words in opened if "拜访" in words]

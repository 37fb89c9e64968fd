"""The desk of orders with the real catalogue, a real database and a clock of its own."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import pytest

from domain.callbacks import Callback
from domain.notices import Notice
from domain.orders.moves import Move
from domain.orders.order import WorkOrder
from domain.orders.states import OrderAction
from domain.people import Person, Role
from hotline.bus.memory import MemoryBus
from hotline.catalogue import Catalogue
from hotline.flows.ledger import Ledger
from hotline.flows.orders import NewOrder, OrderBook, OrderDesk, OrderWatch, Visits
from hotline.settings import CentreConfig
from hotline.site_settings import GroupConfig
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.database import Database
from tests.flows.conftest import ManualClock

AGENT = Person("1001", "张敏", Role.AGENT, groups=("客服",))
OTHER = Person("1002", "李强", Role.AGENT, groups=("客服",))
REPAIRMAN = Person("4001", "刘建国", Role.DEPARTMENT, groups=("维修",))
GUARD = Person("4002", "孙志强", Role.DEPARTMENT, groups=("安管", "工程"))
LEAD = Person("2001", "陈静", Role.LEAD)
PEOPLE = (AGENT, OTHER, REPAIRMAN, GUARD, LEAD)

GROUPS = (
    GroupConfig(name="客服"),
    GroupConfig(name="维修", around_the_clock=True, lead="4009", phones=("8001", "8002")),
    GroupConfig(name="工程", around_the_clock=True),
    GroupConfig(name="安管", around_the_clock=True, phones=("8110",)),
)

COMMON = NewOrder("S2", "王先生", "138 0013 8000", "3号楼2单元", "走廊的灯坏了")
COMPLAINT = NewOrder("S6", "王先生", "138 0013 8000", "3号楼2单元", "保安态度差")
ENQUIRY = NewOrder("S1", "王先生", "138 0013 8000", "", "问物业费")


@dataclass
class Desk:
    """What a test works with."""

    database: Database
    bus: MemoryBus
    clock: ManualClock
    ledger: Ledger
    book: OrderBook
    orders: OrderDesk
    watch: OrderWatch
    visits: Visits

    async def pass_by(self, **span: float) -> None:
        """Time passes, and the centre does what that demands, minute by minute where it would."""
        end = self.clock.now + timedelta(**span)
        while self.clock.now < end:
            self.clock.now = min(self.clock.now + timedelta(minutes=30), end)
            await self.watch.tick(self.clock.now)

    async def act(self, order: WorkOrder, person: Person, *actions: OrderAction, **with_it: str) -> WorkOrder:
        for action in actions:
            order = await self.orders.act(order.number, Move(action, **with_it), person)  # type: ignore[arg-type]
        return order

    async def kept(self, number: str) -> WorkOrder:
        async with self.database.reading() as uow:
            order = await uow.orders.get(number)
        assert order is not None
        return order

    async def callbacks(self, number: str) -> Sequence[Callback]:
        async with self.database.reading() as uow:
            return (await uow.callbacks.find(CallbackQuery(work_order=number), None, 100)).items

    async def told(self, number: str) -> Sequence[Notice]:
        async with self.database.reading() as uow:
            return (await uow.notices.about(number, None, 200)).items[::-1]


@cache
def catalogue() -> Catalogue:
    """What ships, read once: it takes longer than most tests."""
    return Catalogue()


async def set_up(database: Database) -> Desk:
    clock, bus = ManualClock(), MemoryBus()
    async with database.unit_of_work() as uow:
        for person in PEOPLE:
            await uow.people.save(person)
        await uow.commit()
    ledger = Ledger(database, bus)
    book = OrderBook(catalogue(), CentreConfig(groups=GROUPS))
    orders = OrderDesk(ledger, book, clock)
    return Desk(database, bus, clock, ledger, book, orders, OrderWatch(ledger, book), Visits(orders, clock))


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    desk = await set_up(database)
    await desk.bus.start()
    yield desk
    await desk.bus.stop()

"""From the third like report to the call that it is over (W9)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from domain.callbacks import Callback, Purpose
from domain.notices import NoticeKind
from domain.orders.moves import Move
from domain.orders.order import WorkOrder
from domain.orders.states import OrderAction, OrderState
from domain.outbreaks import Outbreak, OutbreakState
from domain.people import Person, Role
from hotline.bus.memory import MemoryBus
from hotline.catalogue import Catalogue
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.announcements import Announcements
from hotline.flows.ledger import Ledger
from hotline.flows.orders import NewOrder, OrderBook, OrderDesk
from hotline.flows.outbreaks import OutbreakDesk
from hotline.settings import CentreConfig
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery

NOW = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)
LEAD = Person("2001", "刘洋", Role.LEAD)
AGENT = Person("1001", "李娜", Role.AGENT)
REPAIRS = Person("4001", "赵强", Role.DEPARTMENT, groups=("维修", "工程"))


@dataclass
class Office:
    desk: OutbreakDesk
    orders: OrderDesk
    announcements: Announcements
    database: Database
    bus: MemoryBus
    now: datetime = NOW

    async def report(self, n: int, *, place: str = "3栋2单元", phone: str = "", category: str = "power") -> WorkOrder:
        new = NewOrder(
            service_type="S2",
            customer_name=f"业主{n}",
            customer_phone=phone or f"1380013{n:04d}",
            place=f"{place}{n}01室",
            description="楼里停电了",
            fields={"category": category},
        )
        return await self.orders.open(new, "1001")

    async def look(self, **later: float) -> Outbreak | None:
        self.now += timedelta(**later)
        await self.desk.look(self.now)
        async with self.database.reading() as uow:
            found = await uow.outbreaks.open()
        assert len(found) <= 1
        return found[0] if found else None

    async def proposed(self) -> Outbreak:
        for n in (1, 2, 3):
            await self.report(n)
        found = await self.look(seconds=5)
        assert found is not None
        return found

    async def order(self, number: str) -> WorkOrder:
        async with self.database.reading() as uow:
            order = await uow.orders.get(number)
        assert order is not None
        return order

    async def calls(self) -> list[Callback]:
        async with self.database.reading() as uow:
            page = await uow.callbacks.find(CallbackQuery(), limit=100)
        return [one for one in page.items if one.purpose is Purpose.OUTBREAK]


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    bus = MemoryBus()
    await bus.start()
    async with database.unit_of_work() as uow:
        for person in (LEAD, AGENT, REPAIRS):
            await uow.people.save(person)
        await uow.commit()
    opened: list[Office] = []

    def clock() -> datetime:
        return opened[0].now

    config, ledger = CentreConfig(), Ledger(database, bus)
    orders = OrderDesk(ledger, OrderBook(Catalogue(), config), clock)
    announcements = Announcements(clock)
    desk = OutbreakDesk(ledger, orders, announcements, config, clock)
    opened.append(Office(desk, orders, announcements, database, bus))
    yield opened[0]
    await bus.stop()


async def test_W9_the_third_like_report_of_a_building_is_proposed_to_the_leads_once(office: Office) -> None:
    await office.report(1)
    await office.report(2)
    await office.report(3, place="5栋1单元")
    await office.report(4, category="lift")
    assert await office.look(seconds=5) is None
    await office.report(5)
    found = await office.look(seconds=5)
    assert found is not None
    assert (found.building, found.category, found.state) == ("3栋", "repair:power", OutbreakState.PROPOSED)
    assert len(found.numbers) == 3
    assert await office.look(seconds=5) == found
    async with office.database.reading() as uow:
        told = (await uow.notices.about(found.id)).items
    assert {(str(one.to), one.kind, one.urgent) for one in told} == {
        ("role:lead", NoticeKind.OUTBREAK, True),
        ("role:duty_manager", NoticeKind.OUTBREAK, True),
    }


async def test_W9_one_customer_who_calls_three_times_is_no_outbreak(office: Office) -> None:
    for n in (1, 2, 3):
        await office.report(n, phone="13800138000")
    assert await office.look(seconds=5) is None


async def test_W9_reports_that_a_restart_fell_between_are_seen(office: Office) -> None:
    await office.report(1)
    await office.report(2)
    await office.look(seconds=5)
    await office.report(3)
    again = OutbreakDesk(
        Ledger(office.database, office.bus), office.orders, office.announcements, CentreConfig(), lambda: office.now
    )
    assert await again.look(office.now) == 1


async def test_W9_a_confirmed_outbreak_has_one_order_and_one_word_to_callers(office: Office) -> None:
    found = await office.proposed()
    running = await office.desk.confirm(found.id, "3栋停电，正在抢修。", LEAD)
    assert running.state is OutbreakState.RUNNING
    assert running.master is not None
    master = await office.order(running.master)
    assert (master.service_type, master.building, master.category) == ("S2", "3栋", "repair:power")
    assert master.state is OrderState.DISPATCHED
    for number in running.numbers:
        member = await office.order(number)
        assert member.master == running.master
        assert member.history[-1].action == "outbreak"
    assert [one.text for one in office.announcements.heard_from("3栋1单元101室")] == ["3栋停电，正在抢修。"]
    assert office.announcements.heard_from("5栋101室") == ()
    with pytest.raises(Conflict):
        await office.desk.confirm(found.id, "", LEAD)


async def test_W9_later_like_reports_join_by_themselves(office: Office) -> None:
    found = await office.proposed()
    await office.desk.confirm(found.id, "", LEAD)
    late = await office.report(7)
    running = await office.look(hours=3)
    assert running is not None
    assert running.numbers[-1] == late.number
    assert (await office.order(late.number)).master == running.master
    assert running.master not in running.numbers


async def test_W9_when_it_is_over_each_customer_is_called_once_and_the_orders_are_finished(office: Office) -> None:
    found = await office.proposed()
    await office.report(9, phone="13800130001")
    await office.look(seconds=5)
    running = await office.desk.confirm(found.id, "3栋停电", LEAD)
    await office.desk.announce(running.id, "3栋停电，预计12点恢复", LEAD)
    office.now += timedelta(hours=1)
    over = await office.desk.end(running.id, "已恢复供电", LEAD)
    assert over.state is OutbreakState.OVER
    assert len(over.numbers) == 4
    calls = await office.calls()
    assert sorted(call.phone for call in calls) == ["+8613800130001", "+8613800130002", "+8613800130003"]
    assert {call.reason for call in calls} == {"已恢复供电"}
    assert office.announcements.current() == ()
    for number in (*over.numbers, over.master or ""):
        assert (await office.order(number)).state is OrderState.DONE
    assert await office.look(seconds=5) is None


async def test_W9_what_was_dismissed_is_proposed_again_only_by_further_reports(office: Office) -> None:
    found = await office.proposed()
    await office.desk.dismiss(found.id, "三家各自跳闸", LEAD)
    await office.report(4)
    await office.report(5)
    assert await office.look(minutes=1) is None
    await office.report(6)
    again = await office.look(minutes=1)
    assert again is not None
    assert len(again.numbers) == 3


async def test_W9_a_restart_tells_callers_what_it_told_before(office: Office) -> None:
    found = await office.proposed()
    await office.desk.confirm(found.id, "3栋停电", LEAD)
    fresh = Announcements(lambda: office.now)
    ledger = Ledger(office.database, office.bus)
    await OutbreakDesk(ledger, office.orders, fresh, CentreConfig(), lambda: office.now).start()
    assert [one.text for one in fresh.current()] == ["3栋停电"]


async def test_W9_a_restart_finishes_what_was_over_before_but_nothing_in_other_hands(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await office.proposed()
    await office.desk.confirm(found.id, "3栋停电", LEAD)
    act, acts = office.orders.act, count(1)

    async def stopped(number: str, move: Move, by: Person) -> WorkOrder:
        if next(acts) == 2:
            raise asyncio.CancelledError
        return await act(number, move, by)

    monkeypatch.setattr(office.orders, "act", stopped)
    office.now += timedelta(hours=1)
    with pytest.raises(asyncio.CancelledError):
        await office.desk.end(found.id, "已恢复供电", LEAD)
    monkeypatch.undo()
    half, untouched, waiting = [await office.order(number) for number in found.numbers]
    assert (half.state, untouched.state) == (OrderState.ACCEPTED, OrderState.DISPATCHED)
    office.now += timedelta(minutes=1)
    await office.orders.act(waiting.number, Move(OrderAction.ACCEPT), REPAIRS)
    await OutbreakDesk(
        Ledger(office.database, office.bus), office.orders, office.announcements, CentreConfig(), lambda: office.now
    ).look(office.now)
    states = [(await office.order(number)).state for number in found.numbers]
    assert states == [OrderState.DONE, OrderState.DONE, OrderState.ACCEPTED]
    assert len(await office.calls()) == 3


async def test_W9_only_leads_decide(office: Office) -> None:
    found = await office.proposed()
    with pytest.raises(NotAllowed):
        await office.desk.confirm(found.id, "", AGENT)
    with pytest.raises(NotFound):
        await office.desk.dismiss("nonsense", "no", LEAD)


async def test_W9_three_of_a_kind_at_one_place_in_a_month_are_shown(office: Office) -> None:
    for phone in ("13800138000", "13800138000", "13900139000"):
        await office.report(1, phone=phone)
    await office.report(2)
    async with office.database.reading() as uow:
        found = await uow.outbreaks.repeats(office.now - timedelta(days=30), office.now + timedelta(seconds=1), 3)
        orders = (await uow.orders.find(OrderQuery(), limit=10)).items
    assert [(one.place, one.category, one.orders) for one in found] == [("3栋2单元101室", "repair:power", 3)]
    assert max(order.repeats for order in orders) == 2

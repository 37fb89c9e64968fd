"""Telling people of the centre: once, after the commit, to whom the ladder names."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import InvalidValue
from domain.notices import Notice, NoticeKind, to_group, to_role, to_user
from domain.people import Person, Role
from domain.services.service import Rung
from hotline.bus.base import Subscription
from hotline.bus.facts import NoticesSeen, Told
from hotline.bus.memory import MemoryBus
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.notices import FRESH, NoticeDesk, Unseen, recipients, tell_in
from hotline.site_settings import GroupConfig
from hotline.storage.database import Database

NOW = datetime(2026, 5, 11, 2, 0, tzinfo=UTC)
LEAD = Person("2001", "刘洋", Role.LEAD)
FITTER = Person("8001", "赵师傅", Role.DEPARTMENT, groups=("维修",))
OTHER = Person("8002", "孙师傅", Role.DEPARTMENT, groups=("保洁",))
NEAR = Notice("o1:near", NOW, NoticeKind.TARGET_NEAR, to_group("维修"), "20260511-0001", {"target": "on_site"})
CLIMBED = replace(NEAR, key="o1:lead", kind=NoticeKind.ESCALATED, to=to_role(Role.LEAD))
EMERGENCY = replace(NEAR, key="o2", kind=NoticeKind.EMERGENCY, to=to_user("2001"), urgent=True)


@dataclass
class Office:
    desk: NoticeDesk
    database: Database
    heard: Subscription
    now: datetime = NOW

    async def facts(self) -> list[object]:
        """What was told on the bus until now."""
        self.heard.close()
        return [fact async for fact in self.heard]


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    bus = MemoryBus()
    await bus.start()
    opened: list[Office] = []
    desk = NoticeDesk(Ledger(database, bus), lambda: opened[0].now)
    opened.append(Office(desk, database, bus.subscribe()))
    yield opened[0]
    await bus.stop()


async def test_W7_a_notice_is_told_once_however_often_it_is_decided(office: Office) -> None:
    await office.desk.tell([NEAR])
    await office.desk.tell([NEAR, CLIMBED])
    await office.desk.tell([NEAR, CLIMBED])
    assert await office.facts() == [Told((NEAR,)), Told((CLIMBED,))]


async def test_W7_what_was_interrupted_before_its_commit_was_not_told(office: Office) -> None:
    async with office.database.unit_of_work() as uow:
        assert await tell_in(uow, [NEAR]) == (NEAR,)
    async with office.database.unit_of_work() as uow:
        assert await tell_in(uow, [NEAR]) == (NEAR,)
        await uow.commit()
    assert (await office.desk.of(FITTER)).items == (NEAR,)


async def test_A2_a_notice_with_a_parameter_nobody_knows_is_refused(office: Office) -> None:
    with pytest.raises(InvalidValue):
        await office.desk.tell([replace(NEAR, words={"phone": "+8613800138000"})])


async def test_W2_people_are_told_as_themselves_as_group_and_as_role(office: Office) -> None:
    await office.desk.tell([NEAR, CLIMBED, EMERGENCY])
    assert (await office.desk.of(FITTER)).items == (NEAR,)
    assert {one.key for one in (await office.desk.of(LEAD)).items} == {CLIMBED.key, EMERGENCY.key}
    assert (await office.desk.of(OTHER)).items == ()
    assert await office.desk.unseen(LEAD) == Unseen(2, 1)


async def test_what_is_new_comes_first_and_each_notice_once_page_by_page(office: Office) -> None:
    notices = [replace(NEAR, key=f"o{n}", at=NOW + timedelta(minutes=n)) for n in range(7)]
    await office.desk.tell(notices)
    office.now += timedelta(minutes=9)
    for seen in (2, 5, 6):
        await office.desk.see(notices[seen].id, FITTER)
    for limit in (1, 2, 3, 4, 50):
        found: list[Notice] = []
        page = await office.desk.of(FITTER, limit=limit)
        found += page.items
        while page.next is not None:
            page = await office.desk.of(FITTER, limit=limit, cursor=page.next)
            found += page.items
        assert [notices.index(one) for one in found] == [4, 3, 1, 0, 6, 5, 2]
    assert len((await office.desk.of(FITTER, unseen=True)).items) == 4
    assert len((await office.desk.of(FITTER, unseen=False)).items) == 3


async def test_W10_an_urgent_notice_is_acknowledged_by_each(office: Office) -> None:
    await office.desk.tell([EMERGENCY, CLIMBED])
    assert await office.desk.see_all(LEAD, office.now) == Unseen(1, 1)
    await office.desk.see(EMERGENCY.id, LEAD)
    await office.desk.see(EMERGENCY.id, LEAD)
    assert await office.desk.unseen(LEAD) == Unseen(0, 0)
    assert (await office.facts())[1:] == [NoticesSeen("2001"), NoticesSeen("2001")]


async def test_only_who_was_told_has_seen_it(office: Office) -> None:
    await office.desk.tell([NEAR])
    with pytest.raises(NotAllowed):
        await office.desk.see(NEAR.id, OTHER)
    with pytest.raises(NotFound):
        await office.desk.see("nonsense", FITTER)


async def test_whoever_joins_a_group_is_not_shown_its_past_as_new(office: Office) -> None:
    await office.desk.tell([NEAR])
    office.now += FRESH + timedelta(minutes=1)
    assert await office.desk.unseen(FITTER) == Unseen(0, 0)


@pytest.mark.parametrize(
    ("rung", "group", "to"),
    [
        (Rung.GROUP_LEAD, GroupConfig(name="维修", lead="8009"), to_user("8009")),
        (Rung.GROUP_LEAD, GroupConfig(name="维修"), to_role(Role.LEAD)),
        (Rung.GROUP_LEAD, None, to_role(Role.LEAD)),
        (Rung.DEPARTMENT_MANAGER, GroupConfig(name="维修", manager="5009"), to_user("5009")),
        (Rung.DEPARTMENT_MANAGER, GroupConfig(name="维修"), to_role(Role.DUTY_MANAGER)),
        (Rung.DUTY_MANAGER, GroupConfig(name="维修", lead="8009"), to_role(Role.DUTY_MANAGER)),
        (Rung.GENERAL_MANAGER, None, to_role(Role.MANAGER)),
    ],
)
def test_W7_each_rung_of_the_ladder_has_its_people(rung: Rung, group: GroupConfig | None, to: object) -> None:
    assert recipients(rung, group) == (to,)

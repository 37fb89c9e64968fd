"""Notices are told once, never changed, and seen by each for themselves."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.notices import Notice, NoticeKind, to_group, to_role, to_user
from domain.people import Role
from hotline.storage import address
from hotline.storage.database import Database
from hotline.storage.notices.notices import NoticeQuery
from hotline.storage.notices.tables import APPEND_ONLY
from hotline.storage.page import Page
from tests.storage.values import NOW, after

NOTICE = Notice(
    key="20260511-0001:on_site:near",
    at=NOW,
    kind=NoticeKind.TARGET_NEAR,
    to=to_group("维修"),
    subject="20260511-0001",
    words={"target": "on_site", "place": "3栋2单元501"},
)
ESCALATED = replace(NOTICE, key="k2", at=after(60), kind=NoticeKind.ESCALATED, to=to_role(Role.LEAD))
EMERGENCY = replace(NOTICE, key="k3", at=after(120), kind=NoticeKind.EMERGENCY, to=to_user("2001"), urgent=True)
LEAD = (to_user("2001"), to_group("维修"), to_role(Role.LEAD))


async def _told(database: Database, *notices: Notice) -> tuple[Notice, ...]:
    async with database.unit_of_work() as work:
        new = await work.notices.add(notices)
        await work.commit()
    return new


async def test_W7_what_was_told_is_on_record_and_told_once(database: Database) -> None:
    assert await _told(database, NOTICE, ESCALATED) == (NOTICE, ESCALATED)
    assert await _told(database, replace(NOTICE, at=after(9)), EMERGENCY) == (EMERGENCY,)
    async with database.reading() as work:
        assert await work.notices.get(NOTICE.id) == NOTICE
        page = await work.notices.about(NOTICE.subject, limit=2)
        assert page.items == (EMERGENCY, ESCALATED)
        assert (await work.notices.about(NOTICE.subject, page.next)).items == (NOTICE,)
        find = partial(work.notices.find, LEAD, NoticeQuery(subject=NOTICE.subject))
        page = await find(limit=2)
        assert page.items == (EMERGENCY, ESCALATED)
        assert await find(page.next) == Page((NOTICE,), None)
        assert (await work.notices.find([to_group("维修")], NoticeQuery())).items == (NOTICE,)
        assert (await work.notices.find(LEAD, NoticeQuery(kind=NoticeKind.ESCALATED))).items == (ESCALATED,)
        assert (await work.notices.find(LEAD, NoticeQuery(urgent=True, since=after(60)))).items == (EMERGENCY,)


async def test_W7_each_reader_has_seen_what_they_have_seen(database: Database) -> None:
    await _told(database, NOTICE, ESCALATED, EMERGENCY)
    async with database.unit_of_work() as work:
        assert await work.notices.see("2001", [NOTICE.id], after(200)) == 1
        assert await work.notices.see("2001", [NOTICE.id], after(300)) == 0
        assert await work.notices.see("8001", [NOTICE.id], after(250)) == 1
        await work.commit()
    async with database.reading() as work:
        seen = await work.notices.seen([NOTICE.id, ESCALATED.id])
        assert [(one.user, one.at) for one in seen[NOTICE.id]] == [("2001", after(200)), ("8001", after(250))]
        assert seen[ESCALATED.id] == ()
        assert await work.notices.count_unseen("2001", LEAD, NOW, 99) == 2
        assert await work.notices.count_unseen("2001", LEAD, NOW, 1) == 1
        assert await work.notices.count_unseen("2001", LEAD, after(90), 99) == 1
        assert (await work.notices.find(LEAD, NoticeQuery(unseen_by="2001"))).items == (EMERGENCY, ESCALATED)
        assert (await work.notices.find(LEAD, NoticeQuery(seen_by="2001"))).items == (NOTICE,)


async def test_W10_marking_all_as_seen_leaves_the_urgent_ones(database: Database) -> None:
    await _told(database, NOTICE, ESCALATED, EMERGENCY)
    async with database.unit_of_work() as work:
        assert await work.notices.see_all("2001", LEAD, NOW - timedelta(days=1), after(30), after(200)) == 1
        assert await work.notices.see_all("2001", LEAD, NOW - timedelta(days=1), after(300), after(300)) == 1
        await work.commit()
    async with database.reading() as work:
        assert (await work.notices.find(LEAD, NoticeQuery(unseen_by="2001"))).items == (EMERGENCY,)


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
async def test_W7_what_was_told_and_seen_stays(database: Database, database_url: str, table: str) -> None:
    await _told(database, NOTICE)
    async with database.unit_of_work() as work:
        await work.notices.see("2001", [NOTICE.id], NOW)
        await work.commit()
    engine = create_async_engine(address.read(database_url))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET at = at"):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match=f"{table} is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()

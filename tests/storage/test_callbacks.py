"""Callbacks as they are kept: their history, keys, results, the pick of what is due (handbook C8–C10)."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.callbacks import (
    Callback,
    CallbackState,
    Mode,
    Purpose,
    Satisfaction,
    Stamp,
    Unwanted,
    VisitResult,
    cancel,
    carry,
    start_attempt,
)
from hotline.storage import address
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.callbacks.query import CallbackSort
from hotline.storage.callbacks.tables import APPEND_ONLY
from hotline.storage.database import Database
from tests.storage.values import CALLBACK, NOW, STAMP, after

PLAIN = replace(CALLBACK, attempts=(), next_at=NOW)
RESULT = VisitResult(Satisfaction.DISSATISFIED, after(90), "1001", 5, 4, 1, "快一点", "还在漏")


async def kept(database: Database, *callbacks: Callback) -> None:
    async with database.unit_of_work() as work:
        for callback in callbacks:
            await work.callbacks.save(callback, STAMP)
        await work.commit()


async def test_everything_of_a_callback_comes_back(database: Database) -> None:
    full = replace(
        CALLBACK,
        purpose=Purpose.SURVEY,
        mode=Mode.MACHINE,
        earliest_at=after(5),
        latest_at=after(7200),
        owner="2001",
        priority=1,
        asked=True,
        carried_by="b9",
        queue="service",
        queued_at=after(-60),
        result=RESULT,
        key="visit/1",
        closed_why="do_not_call",
    )
    async with database.unit_of_work() as work:
        stored = await work.callbacks.save(full, STAMP)
        assert stored == replace(full, version=1)
        assert await work.callbacks.get("b1") == stored
        assert await work.callbacks.by_key("visit/1") == stored
        assert await work.callbacks.by_key("visit/2") is None


async def test_C10_each_change_leaves_a_line_of_history(database: Database) -> None:
    async with database.unit_of_work() as work:
        booked = await work.callbacks.save(PLAIN, STAMP)
        dialled = await work.callbacks.save(
            start_attempt(booked, "1001", "c1", NOW), Stamp(after(1), "hotline", "dial")
        )
        why = Stamp(after(9), "2001", "take_over", "on leave")
        await work.callbacks.save(replace(dialled, owner="1002"), why)
        history = await work.callbacks.history("b1")
    assert [(line.at, line.by, line.what, line.why) for line in history] == [
        (NOW, "1001", "book", ""),
        (after(1), "hotline", "dial", ""),
        (after(9), "2001", "take_over", "on leave"),
    ]
    assert (history[0].before, history[0].after["state"]) == ({}, "scheduled")
    assert (history[1].before, history[1].after) == ({"state": "scheduled"}, {"state": "dialling"})
    assert (history[2].before, history[2].after) == ({"owner": "1001"}, {"owner": "1002"})


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
async def test_C10_history_refuses_changes(database: Database, database_url: str, table: str) -> None:
    await kept(database, PLAIN)
    engine = create_async_engine(address.read(database_url))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match=f"{table} is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()


async def test_a_key_books_once_however_many_try(database: Database) -> None:
    async def book(id: str) -> str:  # noqa: A002
        async with database.unit_of_work() as work:
            stored = await work.callbacks.save(replace(PLAIN, id=id, key="visit/1"), STAMP)
            await work.commit()
            return stored.id

    ids = await asyncio.gather(*(book(f"b{n}") for n in range(10)))
    assert len(set(ids)) == 1
    async with database.reading() as work:
        assert len((await work.callbacks.find(CallbackQuery())).items) == 1
        assert len(await work.callbacks.history(ids[0])) == 1


async def test_C8_due_by_priority_then_time_and_mode(database: Database) -> None:
    await kept(
        database,
        replace(PLAIN, id="care", purpose=Purpose.CARE, priority=9),
        replace(PLAIN, id="late visit", purpose=Purpose.VISIT, priority=6),
        replace(PLAIN, id="visit", purpose=Purpose.VISIT, priority=6, next_at=after(-60)),
        replace(PLAIN, id="promised"),
        replace(PLAIN, id="survey", purpose=Purpose.SURVEY, priority=8, mode=Mode.MACHINE),
        replace(PLAIN, id="to come", next_at=after(1)),
        replace(PLAIN, id="carried", state=CallbackState.CARRIED, carried_by="b9"),
    )
    async with database.reading() as work:
        assert [one.id for one in await work.callbacks.due(NOW)] == ["promised", "visit", "late visit", "care"]
        assert [one.id for one in await work.callbacks.due(NOW, limit=2)] == ["promised", "visit"]
        assert [one.id for one in await work.callbacks.due(NOW, mode=Mode.MACHINE)] == ["survey"]


async def test_C5_outside_calling_hours_only_what_they_do_not_bind(database: Database) -> None:
    await kept(
        database,
        replace(PLAIN, id="visit", purpose=Purpose.VISIT, priority=6),
        replace(PLAIN, id="asked", purpose=Purpose.VISIT, priority=6, asked=True),
        replace(PLAIN, id="promised"),
    )
    async with database.reading() as work:
        assert [one.id for one in await work.callbacks.due(NOW, calling=False)] == ["promised", "asked"]


async def test_C9_what_waits_for_the_same_customer(database: Database) -> None:
    lead = replace(PLAIN, id="lead")
    await kept(
        database,
        lead,
        replace(PLAIN, id="number", customer_id=None, purpose=Purpose.VISIT, priority=6),
        replace(PLAIN, id="customer", phone="+861"),
        replace(PLAIN, id="stranger", phone="+861", customer_id="k2"),
        replace(PLAIN, id="later", next_at=after(100)),
        replace(PLAIN, id="done", state=CallbackState.DONE),
        replace(PLAIN, id="machine", mode=Mode.MACHINE),
    )
    async with database.unit_of_work() as work:
        found = await work.callbacks.with_same_customer(lead, after(99))
        assert [one.id for one in found] == ["customer", "number"]
        dialled = await work.callbacks.save(start_attempt(replace(lead, version=1), "1001", "c1", NOW), STAMP)
        await work.callbacks.save(carry(found[1], dialled), STAMP)
        assert [one.id for one in await work.callbacks.tried_by("lead")] == ["lead", "number"]
        assert [one.id for one in await work.callbacks.running()] == ["lead", "number"]
        tried = await work.callbacks.find(CallbackQuery(tried_in="c1"))
        assert sorted(one.id for one in tried.items) == ["lead", "number"]
        assert await work.callbacks.tried_by("number") == ((await work.callbacks.get("number")),)


OTHERS = (
    replace(PLAIN, id="visit", purpose=Purpose.VISIT, priority=6, due_at=after(10), next_at=after(50), owner="2001"),
    replace(PLAIN, id="survey", purpose=Purpose.SURVEY, priority=8, mode=Mode.MACHINE, due_at=after(5)),
    replace(PLAIN, id="closed", due_at=after(1), state=CallbackState.DONE),
    replace(PLAIN, id="promised", due_at=after(20), next_at=after(20), latest_at=after(40), customer_id="k2"),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CallbackQuery(), ["closed", "survey", "visit", "promised"]),
        (CallbackQuery(purpose=Purpose.VISIT), ["visit"]),
        (CallbackQuery(mode=Mode.MACHINE), ["survey"]),
        (CallbackQuery(owner="2001"), ["visit"]),
        (CallbackQuery(customer_id="k2"), ["promised"]),
        (CallbackQuery(overdue_at=after(30)), ["survey", "visit"]),
        (CallbackQuery(overdue_at=after(41)), ["survey", "visit", "promised"]),
        (CallbackQuery(sort=CallbackSort.NEXT), ["survey", "promised", "visit"]),
        (CallbackQuery(sort=CallbackSort.PRIORITY), ["promised", "visit", "survey"]),
        (CallbackQuery(sort=CallbackSort.CREATED), ["closed", "promised", "survey", "visit"]),
    ],
)
async def test_lists_and_their_orders_page_by_page(
    database: Database, query: CallbackQuery, expected: list[str]
) -> None:
    await kept(database, *OTHERS)
    found: list[str] = []
    cursor: str | None = None
    async with database.reading() as work:
        while True:
            page = await work.callbacks.find(query, cursor, 1)
            found += [one.id for one in page.items]
            cursor = page.next
            if cursor is None:
                break
    assert found == expected


async def test_C9_the_list_of_those_who_do_not_want_to_be_called(database: Database) -> None:
    first, second = Unwanted("+861", NOW, "1001", "太吵"), Unwanted("+862", after(5), "1002")
    async with database.unit_of_work() as work:
        await work.do_not_call.add(first)
        await work.do_not_call.add(second)
        assert (await work.do_not_call.find()).items == (second, first)
        oldest = await work.do_not_call.find(None, 1, oldest_first=True)
        assert oldest.items == (first,)
        assert (await work.do_not_call.find(oldest.next, 1, oldest_first=True)).items == (second,)
        assert await work.do_not_call.any_of(["+869", "+861"])
        assert not await work.do_not_call.any_of(["+869"])
        assert await work.do_not_call.get("+861") == first
        assert await work.do_not_call.remove("+861")
        assert not await work.do_not_call.remove("+861")
        assert await work.do_not_call.get("+861") is None


async def test_a_cancelled_one_says_why(database: Database) -> None:
    async with database.unit_of_work() as work:
        booked = await work.callbacks.save(PLAIN, STAMP)
        stored = await work.callbacks.save(cancel(booked, " booked twice "), STAMP)
        assert (stored.closed_why, stored.version) == ("booked twice", 2)

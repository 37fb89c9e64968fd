"""Units of work: all or nothing, many at once, on SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from domain.callbacks import CallbackState, start_attempt
from domain.orders.order import number
from hotline.storage.database import Database
from hotline.storage.errors import Conflict, StorageMisuse
from tests.storage.values import CALL, CALLBACK, CUSTOMER, ENTRY, NOW, ORDER, STAMP

DAY = date(2026, 3, 1)


async def test_leaving_without_commit_keeps_nothing(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.calls.save(CALL, ENTRY)

    async def fail() -> None:
        async with database.unit_of_work() as work:
            await work.calls.save(CALL, ENTRY)
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    async with database.reading() as work:
        assert await work.calls.get("c1") is None
        assert await work.calls.timeline("c1") == ()


async def test_a_unit_of_work_is_over_after_its_commit(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.commit()
        with pytest.raises(StorageMisuse, match="over"):
            await work.calls.get("c1")
        with pytest.raises(StorageMisuse, match="over"):
            await work.commit()
    with pytest.raises(StorageMisuse, match="not entered"):
        await database.unit_of_work().calls.get("c1")


async def test_reading_writes_nothing(database: Database) -> None:
    async with database.reading() as work:
        with pytest.raises(StorageMisuse, match="only reads"):
            await work.calls.save(CALL)
        with pytest.raises(StorageMisuse, match="only reads"):
            await work.orders.next_sequence(DAY)
        with pytest.raises(StorageMisuse, match="only reads"):
            await work.commit()


async def test_reading_sees_one_moment_and_waits_for_no_writer(database: Database) -> None:
    async with database.reading() as reader, asyncio.timeout(10):
        assert await reader.customers.get("k1") is None
        async with database.unit_of_work() as writer:
            await writer.customers.save(CUSTOMER)
            assert await reader.customers.get("k1") is None
            await writer.commit()
        assert await reader.customers.get("k1") is None
    async with database.reading() as later:
        assert await later.customers.get("k1") == CUSTOMER


async def test_W1_fifty_writers_get_numbers_without_gaps_or_doubles(database: Database) -> None:
    given: list[int] = []

    async def register(writer: int) -> None:
        async with database.unit_of_work() as work:
            sequence = await work.orders.next_sequence(DAY)
            await work.orders.save(replace(ORDER, number=number(DAY, sequence), created_by=str(writer)))
            if writer % 5 == 0:
                return  # rolled back: its number is not used up
            await work.commit()
        given.append(sequence)

    await asyncio.gather(*(register(writer) for writer in range(50)))
    assert sorted(given) == list(range(1, 41))
    async with database.unit_of_work() as work:
        assert await work.orders.next_sequence(DAY) == 41


async def test_W1_two_databases_on_the_same_data_share_the_count(database: Database, database_url: str) -> None:
    other = Database(database_url)

    async def take(from_: Database) -> int:
        async with from_.unit_of_work() as work:
            sequence = await work.orders.next_sequence(DAY)
            await work.commit()
            return sequence

    taken = await asyncio.gather(*(take(which) for which in [database, other] * 10))
    await other.stop()
    assert sorted(taken) == list(range(1, 21))


async def test_C8_reading_deciding_and_saving_is_one_step(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.callbacks.save(replace(CALLBACK, attempts=(), next_at=NOW), STAMP)
        await work.commit()

    async def dial(call_id: str) -> bool:
        async with database.unit_of_work() as work:
            callback = await work.callbacks.get("b1")
            assert callback is not None
            if callback.state is not CallbackState.SCHEDULED:
                return False
            await work.callbacks.save(start_attempt(callback, "1001", call_id, NOW), STAMP)
            await work.commit()
            return True

    assert sorted(await asyncio.gather(*(dial(f"c{n}") for n in range(10)))) == [False] * 9 + [True]
    async with database.reading() as work:
        stored = await work.callbacks.get("b1")
        assert stored is not None
        assert len(stored.attempts) == 1


async def test_C8_two_centres_never_pick_the_same_due_callback(postgres_url: str) -> None:
    database = Database(postgres_url)
    async with database.unit_of_work() as work:
        for n in range(4):
            await work.callbacks.save(replace(CALLBACK, id=f"b{n}", attempts=(), next_at=NOW), STAMP)
        await work.commit()
    async with database.unit_of_work() as one, database.unit_of_work() as other, asyncio.timeout(10):
        first = {callback.id for callback in await one.callbacks.due(NOW, limit=2)}
        second = {callback.id for callback in await other.callbacks.due(NOW)}
    await database.stop()
    assert len(first) == len(second) == 2
    assert not first & second


async def test_a_cancelled_command_leaves_nothing_behind(database: Database) -> None:
    for _ in range(25):
        entered = asyncio.Event()

        async def command(entered: asyncio.Event = entered) -> None:
            async with database.unit_of_work() as work:
                await work.calls.save(CALL)
                entered.set()
                await work.calls.save(CALL, ENTRY)
                await asyncio.Event().wait()

        task = asyncio.create_task(command())
        await entered.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with database.unit_of_work() as work, asyncio.timeout(10):
        assert await work.calls.get("c1") is None
        await work.calls.save(CALL)
        await work.commit()


async def test_commands_cancelled_in_the_queue_do_not_block_it(database: Database) -> None:
    async def command() -> None:
        async with database.unit_of_work() as work:
            await work.orders.next_sequence(DAY)

    async with database.unit_of_work() as work:
        await work.orders.next_sequence(DAY)
        waiting = [asyncio.create_task(command()) for _ in range(5)]
        await asyncio.sleep(0)
        for task in waiting[1:]:
            task.cancel()
    async with asyncio.timeout(10):
        await asyncio.gather(*waiting, return_exceptions=True)
        async with database.unit_of_work() as work:
            assert await work.orders.next_sequence(DAY) == 1


async def test_after_a_refused_row_nothing_of_the_unit_is_kept(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(CUSTOMER)
        with pytest.raises(Conflict):
            await work.sessions.add("h", "nobody", NOW)
    async with database.reading() as work:
        assert await work.customers.get("k1") is None

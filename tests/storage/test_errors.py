"""What people read when the database is not as it should be."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from hotline.storage import address
from hotline.storage.database import Database
from hotline.storage.errors import (
    DatabaseBusy,
    DatabaseFailed,
    DatabaseUnreachable,
    InvalidDatabaseUrl,
    StorageError,
)
from tests.servers import free_port
from tests.storage.values import CALL, CUSTOMER

Step = Callable[[Database], Awaitable[None]]


@pytest.fixture
async def late_threads() -> AsyncIterator[None]:
    """Waits for aiosqlite's threads: of a failed connection they tell the loop once more, which must be there yet."""
    yield
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 10)


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite+aiosqlite:////tmp/x.db", "sqlite+aiosqlite:////tmp/x.db"),
        ("postgresql://h/d", "postgresql+asyncpg://h/d"),
        ("postgres://h:1/d", "postgresql+asyncpg://h:1/d"),
        ("postgresql+asyncpg://u:p@h/d", "postgresql+asyncpg://u:***@h/d"),
        ("postgresql://h/d?sslmode=require", "postgresql+asyncpg://h/d?ssl=require"),
        ("postgresql://h/d?user=u&password=p", "postgresql+asyncpg://h/d?password=%2A%2A%2A&user=u"),
    ],
)
def test_urls_are_completed_and_shown_without_their_password(url: str, driver: str) -> None:
    assert address.shown(address.read(url)) == driver


@pytest.mark.parametrize(
    "url",
    ["", "hunter2", "mysql://u:hunter2@h/d", "sqlite://", "sqlite:///:memory:", "sqlite://x.db",
     "postgresql://u:hunter2@h:port/d", "postgresql+psycopg2://u:hunter2@h/d"],
)  # fmt: skip
def test_a_url_that_can_t_be_used_is_not_repeated(url: str) -> None:
    with pytest.raises(InvalidDatabaseUrl, match=r"^HOTLINE_DATABASE_URL: .* use sqlite:///path") as info:
        Database(url)
    assert "hunter2" not in str(info.value)


@pytest.mark.parametrize("step", [Database.start, Database.migrate])
async def test_an_unreachable_postgresql_is_named_without_its_password(
    step: Step,
) -> None:
    database = Database(f"postgresql://hotline:hunter2@127.0.0.1:{free_port()}/centre")
    with pytest.raises(DatabaseUnreachable) as info:
        await step(database)
    assert str(info.value).startswith("HOTLINE_DATABASE_URL=postgresql+asyncpg://hotline:***@127.0.0.1:")
    assert "hunter2" not in str(info.value)
    assert "\n" not in str(info.value)
    assert info.value.code == "storage.unreachable"


async def test_a_postgresql_database_that_is_not_there(postgres_server: str) -> None:
    with pytest.raises(DatabaseUnreachable, match='database "nowhere" does not exist'):
        await Database(f"{postgres_server}/nowhere").start()


@pytest.mark.usefixtures("late_threads")
@pytest.mark.parametrize("step", [Database.start, Database.migrate])
async def test_a_sqlite_file_that_can_t_be_made(
    tmp_path: Path, step: Callable[[Database], asyncio.Future[None]]
) -> None:
    with pytest.raises(DatabaseUnreachable, match=r"HOTLINE_DATABASE_URL=.*unable to open database file"):
        await step(Database(f"sqlite:///{tmp_path}/nowhere/hotline.db"))


@pytest.mark.usefixtures("late_threads")
async def test_a_sqlite_file_that_is_something_else(tmp_path: Path) -> None:
    path = tmp_path / "hotline.db"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(DatabaseUnreachable, match="file is not a database"):
        await Database(f"sqlite:///{path}").start()


async def test_who_holds_the_database_too_long_makes_others_give_up(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.storage.transaction.WRITE_PATIENCE_S", 0.05)
    database = Database(sqlite_url)
    async with database.unit_of_work() as work:
        await work.customers.save(CUSTOMER)
        with pytest.raises(DatabaseBusy, match="another command"):
            await database.unit_of_work().__aenter__()
        await work.commit()
    async with database.unit_of_work() as work:
        await work.commit()
    await database.stop()


async def test_another_process_that_holds_sqlite_too_long_makes_us_give_up(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.storage.database.WRITE_PATIENCE_S", 0.05)
    ours, theirs = Database(sqlite_url), Database(sqlite_url)
    async with theirs.unit_of_work():
        with pytest.raises(DatabaseBusy, match="locked"):
            await ours.unit_of_work().__aenter__()
    async with ours.unit_of_work() as work:
        await work.commit()
    await ours.stop()
    await theirs.stop()


async def test_a_deadlock_is_broken_and_may_be_tried_again(postgres_url: str) -> None:
    database = Database(postgres_url)
    async with database.unit_of_work() as work:
        await work.calls.save(CALL)
        await work.customers.save(CUSTOMER)
        await work.commit()
    both_have_one = asyncio.Barrier(2)

    async def command(call_first: bool) -> None:
        async with database.unit_of_work() as work:
            reads = [lambda: work.calls.get("c1"), lambda: work.customers.get("k1")]
            first, second = reads if call_first else reversed(reads)
            await first()
            await both_have_one.wait()
            await second()
            await work.commit()

    async with asyncio.timeout(20):
        results = await asyncio.gather(command(True), command(False), return_exceptions=True)
    await database.stop()
    assert [type(result) for result in results if result] == [DatabaseBusy]


async def test_a_connection_that_breaks_is_replaced(postgres_url: str) -> None:
    database, killer = Database(postgres_url), Database(postgres_url)
    async with database.unit_of_work() as work:
        await work.customers.save(CUSTOMER)
        async with killer._engine.connect() as connection:
            await connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        with pytest.raises(DatabaseUnreachable, match="HOTLINE_DATABASE_URL"):
            await work.customers.get("k1")
    async with database.unit_of_work() as work:
        assert await work.customers.get("k1") is None
    await database.stop()
    await killer.stop()


async def test_a_full_disk_is_said(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.unit_of_work() as work:
        pages = (await work._transaction.all(text("PRAGMA page_count")))[0][0]
        await work._transaction.all(text(f"PRAGMA max_page_count={pages}"))
        with pytest.raises(DatabaseFailed, match="full"):
            await work.audit.add(CALL.started_at, "1001", "note", "c1", {"long": "x" * 100_000})
    async with database.reading() as work:
        assert (await work.audit.find()).items == ()
    await database.stop()


def test_every_error_has_a_code_of_its_own() -> None:
    errors: list[type[StorageError]] = [StorageError, *StorageError.__subclasses__()]
    codes = [error.code for error in errors]
    assert len(set(codes)) == len(codes)
    assert all(code == "storage" or code.startswith("storage.") for code in codes)


def test_a_process_that_could_not_start_ends(tmp_path: Path) -> None:
    """No thread of a half-opened SQLite holds it up."""
    (tmp_path / "text.db").write_bytes(b"this is no database" * 100)
    program = (
        "import asyncio, sys\n"
        "from hotline.storage.database import Database\n"
        "from hotline.storage.errors import StorageError\n"
        "try:\n"
        "    asyncio.run(Database(sys.argv[1]).start())\n"
        "except StorageError as error:\n"
        "    sys.exit(error.code)\n"
    )
    for name, code in (("text", "storage.unreachable"), ("empty", "storage.schema")):
        command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/{name}.db"]
        root = Path(__file__).parents[2]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=root, check=False)
        assert ended.stderr.strip() == code

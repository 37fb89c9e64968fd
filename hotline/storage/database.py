"""The database: SQLite in a file by default, PostgreSQL for real sites."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from hotline.storage import address, migrations
from hotline.storage.connecting import connected, to_the_end
from hotline.storage.errors import SchemaNotAtHead, translated
from hotline.storage.transaction import WRITE_PATIENCE_S, Transaction
from hotline.storage.unit_of_work import UnitOfWork

CONNECT_TIMEOUT_S = 10.0
ROWS_COUNTED = 1_000
"""SQLite: so many rows of each index tell how its values are spread."""
STATEMENT_TIMEOUT_S = 60.0
"""PostgreSQL: a statement that takes longer is given up, so that a dead link is noticed."""

log = structlog.get_logger(__name__)


class Database:
    """Where truth is kept. Opens nothing until `start` or `migrate`.

    `url`: ``sqlite:///path`` or ``postgresql://user:password@host/database`` (the async drivers may be named, too).
    Raises `InvalidDatabaseUrl`.
    """

    def __init__(self, url: str) -> None:
        self._address = address.read(url)
        self.shown_url = address.shown(self._address)
        """The URL with the password masked: for messages."""
        self._engine = _engine(self._address)
        self._writers = asyncio.Lock() if self._engine.dialect.name == "sqlite" else None

    async def start(self) -> None:
        """Raises `DatabaseUnreachable`, or `SchemaNotAtHead` when `migrate` is due."""
        async with self._opening(), connected(self._engine) as connection:
            found = await to_the_end(connection.run_sync(migrations.current))
            if found != migrations.head():
                raise self._not_at_head(found)
        log.info("database ready", database=self.shown_url, schema=found)

    async def stop(self) -> None:
        """Closes every connection. Units of work that are still open lose what they have not committed."""
        await to_the_end(self._engine.dispose())

    async def migrate(self, revision: str = "head") -> None:
        """Brings the tables to this version: all of the way or not at all. Harmless when they are there already.

        `revision`: an Alembic revision, for tests and for going back ("base": no tables). Raises `SchemaNotAtHead` when
        a newer version of the program made the tables.
        """
        async with self._opening(), connected(self._engine) as connection, connection.begin():
            found = await to_the_end(connection.run_sync(migrations.current))
            if not migrations.known(found):
                raise self._not_at_head(found)
            await to_the_end(connection.run_sync(migrations.move, revision))
        log.info("database migrated", database=self.shown_url, schema=revision)

    async def take_statistics(self, _now: datetime | None = None) -> None:
        """Counts roughly what each of SQLite's indices has, for it to choose by; PostgreSQL does so by itself.

        Others wait meanwhile: half a second over a million orders.
        """
        if self._writers is None:
            return
        async with self._writers, connected(self._engine) as connection:
            await to_the_end(connection.run_sync(_analyse))

    @asynccontextmanager
    async def _opening(self) -> AsyncIterator[None]:
        """What fails in here leaves no connection behind: a thread of SQLite's would keep the process from ending."""
        try:
            with translated(self.shown_url):
                await to_the_end(self._use_wal())
                yield
        except BaseException:
            await self.stop()
            raise

    async def _use_wal(self) -> None:
        """SQLite: readers and the writer don't wait for each other. The file remembers it."""
        if self._engine.dialect.name != "sqlite":
            return
        async with connected(self._engine) as connection, asyncio.timeout(WRITE_PATIENCE_S):
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            # Processes that start together on a new file all want to switch it; SQLite's own waiting deadlocks there.
            await driver.execute("PRAGMA busy_timeout=0")
            while True:
                try:
                    await driver.execute("PRAGMA journal_mode=WAL")
                    break
                except sqlite3.OperationalError as error:
                    if "locked" not in str(error):
                        raise
                await asyncio.sleep(0.02)
            await driver.execute(f"PRAGMA busy_timeout={WRITE_PATIENCE_S * 1000:.0f}")

    def _not_at_head(self, found: str | None) -> SchemaNotAtHead:
        return SchemaNotAtHead(self.shown_url, found, migrations.head(), known=migrations.known(found))

    def unit_of_work(self) -> UnitOfWork:
        """For a command: reads and writes."""
        return UnitOfWork(Transaction(self._engine, self.shown_url, writing=True, writers=self._writers))

    def reading(self) -> UnitOfWork:
        """For a page or a snapshot: reads the database as it was at one moment, and never waits for writers."""
        return UnitOfWork(Transaction(self._engine, self.shown_url, writing=False))


def _engine(url: URL) -> AsyncEngine:
    if url.drivername.startswith("postgresql"):
        return create_async_engine(
            url,
            pool_size=10,
            max_overflow=10,
            pool_pre_ping=True,  # PostgreSQL may have been restarted meanwhile
            connect_args={
                "timeout": CONNECT_TIMEOUT_S,
                "command_timeout": STATEMENT_TIMEOUT_S,
                # Every query finds its rows by an index: starting workers or a compiler takes longer than asking.
                "server_settings": {"jit": "off", "max_parallel_workers_per_gather": "0"},
            },
        )
    engine = create_async_engine(url, connect_args={"timeout": WRITE_PATIENCE_S})
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's own BEGIN comes late and is never IMMEDIATE: we say it ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        # NORMAL: a commit survives kill -9 of this process; a power cut may cost the last moments, never the file.
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()
    except BaseException:
        connection.close()  # it has a thread, which would keep the process from ending
        raise


def _analyse(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA analysis_limit={ROWS_COUNTED}")
    # Made anew, and not only filled: it is that change which other connections notice.
    connection.exec_driver_sql("DROP TABLE IF EXISTS sqlite_stat1")
    connection.exec_driver_sql("ANALYZE")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and then wants to write can't wait its turn in SQLite ("database is locked" at
    # once): whoever may write says so from the beginning.
    reading = connection.get_execution_options().get("hotline_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

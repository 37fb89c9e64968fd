"""One database transaction, as the repositories see it."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Executable, Row, Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.storage.connecting import connect, to_the_end
from hotline.storage.errors import DatabaseBusy, StorageMisuse, translated

T = TypeVar("T")

WRITE_PATIENCE_S = 30.0
"""How long a writer waits for the writers before it."""

_ONLY_READS = "this unit of work only reads; use Database.unit_of_work() to write"


class Transaction:
    """A connection and its transaction, from `open` to `commit` or `close`.

    `writers` is SQLite's: it has one writer at a time, and queueing for it here is fair, where its own waiting is a
    lottery that some lose when many write at once.
    """

    def __init__(
        self, engine: AsyncEngine, shown_url: str, *, writing: bool, writers: asyncio.Lock | None = None
    ) -> None:
        self.writing = writing
        self.sqlite = engine.dialect.name == "sqlite"
        """Whose SQL it is: SQLite's, or PostgreSQL's."""
        self._engine = engine
        self._shown_url = shown_url
        self._writers = writers if writing else None
        self._queued = False
        self._connection: AsyncConnection | None = None

    async def open(self) -> None:
        """Raises `DatabaseUnreachable`, or `DatabaseBusy` after `WRITE_PATIENCE_S`."""
        try:
            if self._writers is not None:
                await self._queue(self._writers)
            with translated(self._shown_url):
                self._connection = await connect(self._engine)
                if not self.writing:
                    await self._read_only(self._connection)
                await self._whole(self._connection.begin().start())
        except BaseException:
            await self.close()
            raise

    async def _queue(self, writers: asyncio.Lock) -> None:
        try:
            async with asyncio.timeout(WRITE_PATIENCE_S):
                await writers.acquire()
        except TimeoutError:
            raise DatabaseBusy(f"another command kept the database for over {WRITE_PATIENCE_S:.0f} s") from None
        self._queued = True

    async def _read_only(self, connection: AsyncConnection) -> None:
        if connection.dialect.name == "postgresql":
            # One snapshot for all statements, as SQLite has it.
            await connection.execution_options(isolation_level="REPEATABLE READ")
        else:
            await connection.execution_options(hotline_reading=True)

    async def commit(self) -> None:
        """Keeps what was written and ends the transaction. Raises `StorageMisuse` on one that only reads."""
        if not self.writing:
            raise StorageMisuse(_ONLY_READS)
        connection = self._open_connection()
        with translated(self._shown_url):
            await self._whole(connection.commit())
        await self.close()

    async def close(self) -> None:
        """Ends the transaction; what was not committed is rolled back. Harmless when it is over already."""
        # A cancelled command, too, gives back its connection and its place in the queue.
        await to_the_end(self._close())

    async def _close(self) -> None:
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                with translated(self._shown_url):
                    await connection.close()
        finally:
            if self._queued and self._writers is not None:
                self._queued = False
                self._writers.release()

    async def execute(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> int:
        """Runs a statement that writes, once for each of `rows`; the number of rows it touched (-1: not known)."""
        if not self.writing:
            raise StorageMisuse(_ONLY_READS)
        if rows is not None and not rows:
            return 0
        with translated(self._shown_url):
            result = await self._whole(self._open_connection().execute(statement, rows))
        return result.rowcount

    async def written(self, statement: Executable) -> Row[Any]:
        """The one row that a writing statement with RETURNING gives."""
        if not self.writing:
            raise StorageMisuse(_ONLY_READS)
        with translated(self._shown_url):
            return (await self._whole(self._open_connection().execute(statement))).one()

    async def all(self, statement: Executable) -> Sequence[Row[Any]]:
        """The rows a statement gives."""
        with translated(self._shown_url):
            return (await self._whole(self._open_connection().execute(statement))).all()

    async def first(self, statement: Executable) -> Row[Any] | None:
        """The first row a statement gives."""
        with translated(self._shown_url):
            return (await self._whole(self._open_connection().execute(statement))).first()

    async def upsert(self, table: Table, values: Mapping[str, Any]) -> None:
        """Inserts a row, or changes the one with the same primary key."""
        await self.execute(_upsert(table, tuple(values), self.sqlite), [values])

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that knows ON CONFLICT, in the dialect of this database."""
        return _insert(table, self.sqlite)

    def locked(self, select: Select[Any], *, skip: bool = False) -> Select[Any]:
        """`select`, its rows kept from other writers until the end, so that read, decide, write is one step.

        `skip`: rows another transaction holds are left out instead of waited for.
        """
        # Weaker than FOR UPDATE, so that rows which belong to this one can be added meanwhile. SQLite has no such
        # clause and needs none: whoever writes there is alone from the first statement on.
        return select.with_for_update(key_share=True, skip_locked=skip) if self.writing else select

    async def _whole(self, work: Coroutine[Any, Any, T]) -> T:
        """SQLite's thread can't be interrupted, and the lock would stay with rows that nobody fetched."""
        return await (to_the_end(work) if self.sqlite else work)

    def _open_connection(self) -> AsyncConnection:
        if self._connection is None:
            raise StorageMisuse("the unit of work is over, or was not entered; use `async with`, one for each command")
        return self._connection


def _insert(table: Table, for_sqlite: bool) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if for_sqlite else postgresql.insert(table)


@cache
def _upsert(table: Table, names: tuple[str, ...], for_sqlite: bool) -> Executable:
    """Kept, for putting it together takes longer than running it."""
    insert = _insert(table, for_sqlite)
    keys = [column.name for column in table.primary_key]
    changes = {name: insert.excluded[name] for name in names if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changes)

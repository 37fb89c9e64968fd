"""Putting the book into an empty database, as fast as it takes it: not measured, and not how the product writes."""

import asyncio
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import asyncpg
from sqlalchemy import Column, Dialect, Index, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateIndex

from bench.orders.book import callbacks as made_callbacks
from bench.orders.book import orders as made_orders
from domain.orders.search_terms import pieces, search_words
from hotline.storage.callbacks.rows import to_row as callback_row
from hotline.storage.database import Database
from hotline.storage.orders.rows import history_row, to_row
from hotline.storage.orders.search_table import PIECES_POSTGRES, month_of, number_of, order_search
from hotline.storage.orders.tables import order_history, work_orders
from hotline.storage.schema import callbacks

BATCH = 5_000

Rows = Mapping[Table, list[dict[str, Any]]]


async def load(url: str, orders: int, still_open: int, open_callbacks: int) -> None:
    database = Database(url)
    await database.migrate()
    await database.stop()
    if url.startswith("sqlite"):
        await asyncio.to_thread(_into_sqlite, url, _batches(orders, still_open, open_callbacks))
        await database.take_statistics()  # as the centre does each night
        await database.stop()
    else:
        await _into_postgres(url, _batches(orders, still_open, open_callbacks))


def _batches(orders: int, still_open: int, open_callbacks: int) -> Iterator[Rows]:
    for some in _some(made_orders(orders, still_open)):
        found: dict[Table, list[dict[str, Any]]] = {work_orders: [], order_search: [], order_history: []}
        for order, watch_at in some:
            row = to_row(order, watch_at, date_at=None)
            words = search_words(
                order.number, order.customer_name, order.customer_phone, order.place, order.description
            )
            found[work_orders].append(row)
            found[order_search].append({"serial": row["serial"], "words": words, "pieces": pieces(words)})
            found[order_history] += (history_row(order.number, i, entry) for i, entry in enumerate(order.history))
        yield found
    for some_callbacks in _some(made_callbacks(open_callbacks)):
        yield {callbacks: [callback_row(one, 1) for one in some_callbacks]}


def _some(things: Iterable[Any]) -> Iterator[list[Any]]:
    all_of_them = iter(things)
    while batch := list(islice(all_of_them, BATCH)):
        yield batch


def _indices() -> list[Index]:
    """Made after the rows; but those that a foreign key stands on."""
    tables = (work_orders, order_history, callbacks)
    return [index for table in tables for index in table.indexes if not index.unique]


def _create(index: Index, dialect: Dialect) -> str:
    return str(CreateIndex(index).compile(dialect=dialect))


def _into_sqlite(url: str, batches: Iterable[Rows]) -> None:
    connection = sqlite3.connect(make_url(url).database or "", isolation_level=None)
    for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for index in _indices():
        connection.execute(f"DROP INDEX {index.name}")
    for rows in batches:
        for table, values in rows.items():
            columns = [column for column in table.columns if column.name != "pieces"]
            marks = ", ".join("?" * len(columns))
            names = ", ".join(f'"{column.name}"' for column in columns)
            connection.executemany(
                f"INSERT INTO {table.name} ({names}) VALUES ({marks})",
                [[_sqlite_value(row.get(column.name)) for column in columns] for row in values],
            )
        filed = ((row["serial"], " ".join(row["pieces"])) for row in rows.get(order_search, ()))
        connection.executemany("INSERT INTO order_pieces (rowid, pieces) VALUES (?, ?)", filed)
    for index in _indices():
        connection.execute(_create(index, sqlite.dialect()))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _sqlite_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, dict | list) else value


async def _into_postgres(url: str, batches: Iterable[Rows]) -> None:
    connection = await asyncpg.connect(url)
    for index in _indices():
        await connection.execute(f"DROP INDEX {index.name}")
    await connection.execute("DROP INDEX ix_order_search_pieces")
    await connection.execute("SET synchronous_commit = off")
    for rows in batches:
        for table, values in rows.items():
            columns: Sequence[Column[Any]] = list(table.columns)
            records = [tuple(_postgres_value(column, row) for column in columns) for row in values]
            names = [column.name for column in columns]
            await connection.copy_records_to_table(table.name, records=records, columns=names)
    await connection.execute("SET maintenance_work_mem = '512MB'")
    for index in _indices():
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        await connection.execute(_create(index, dialect), timeout=600)
    await connection.execute(PIECES_POSTGRES, timeout=1200)
    await connection.execute("VACUUM ANALYZE", timeout=1200)
    await connection.execute("CHECKPOINT", timeout=1200)
    await connection.close()


def _postgres_value(column: Column[Any], row: Mapping[str, Any]) -> Any:
    if column.name == "pieces":
        return [number_of(piece, month_of(row["serial"])) for piece in row["pieces"]]
    value = row.get(column.name)
    return json.dumps(value) if isinstance(value, dict | list) else value

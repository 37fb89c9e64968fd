"""Orders opened as the desk opens them, one after the other and by many at once."""

import asyncio
import json
import multiprocessing
import random
import sqlite3
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any, Self

import asyncpg
import structlog
from sqlalchemy import select
from sqlalchemy.engine import make_url

from bench.orders import book
from bench.orders.book import AGENTS, NOW
from bench.orders.spread import clocked, spread, timed
from hotline.bus.memory import MemoryBus
from hotline.catalogue import Catalogue
from hotline.flows.ledger import Ledger
from hotline.flows.orders import NewOrder, OrderBook, OrderDesk, OrderWatch
from hotline.settings import CentreConfig
from hotline.storage.database import Database
from hotline.storage.errors import DatabaseBusy
from hotline.storage.orders.rows import history_row, to_row
from hotline.storage.orders.tables import order_days, order_history, work_orders

CREATORS = 200


class Desk:
    """The real desk, book and watch over a database, at the book's own time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._began = time.monotonic()
        self._bus = MemoryBus()
        ledger = Ledger(database, self._bus)
        orders = OrderBook(Catalogue(), CentreConfig())
        self.orders = OrderDesk(ledger, orders, lambda: NOW + timedelta(seconds=time.monotonic() - self._began))
        self.watch = OrderWatch(ledger, orders)

    async def __aenter__(self) -> Self:
        await self._bus.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._bus.stop()

    async def open(self, chance: random.Random) -> str:
        new = NewOrder("S2", book.name(chance), book.phone(chance), book.place(chance)[0], book.description(chance))
        return (await self.orders.open(new, by=chance.choice(AGENTS))).number


async def one_by_one(database: Database, times: int, seed: int = 5) -> dict[str, Any]:
    chance = random.Random(seed)
    async with Desk(database) as desk:
        return await timed(lambda _n: desk.open(chance), times)


def bare_sqlite(url: str, times: int) -> dict[str, Any]:
    """The peer: the same rows of an order and its history, by the driver alone, each order in a transaction."""
    connection = sqlite3.connect(make_url(url).database or "", isolation_level=None, timeout=30)
    connection.execute("PRAGMA synchronous=NORMAL")
    taken: list[float] = []
    (there,) = connection.execute(_BARE_ONES).fetchone()
    for order, history in _rows(there, times):
        statements = [_insert("work_orders", order, "?"), *(_insert("order_history", one, "?") for one in history)]
        with clocked(taken):
            connection.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                connection.execute(statement, [str(v) if hasattr(v, "isoformat") else v for v in values])
            connection.execute("COMMIT")
    connection.close()
    return spread(taken)


async def bare_postgres(url: str, times: int) -> dict[str, Any]:
    connection = await asyncpg.connect(url)
    taken: list[float] = []
    there = await connection.fetchval(_BARE_ONES)
    for order, history in _rows(there, times):
        statements = [_insert("work_orders", order, "$"), *(_insert("order_history", one, "$") for one in history)]
        with clocked(taken):
            async with connection.transaction():
                for statement, values in statements:
                    await connection.execute(statement, *values)
    await connection.close()
    return spread(taken)


_BARE_ONES = "SELECT count(*) FROM work_orders WHERE number < '2000'"


def _rows(there: int, times: int) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Of a century that nobody else writes in, after those that are `there` already."""
    found = []
    for n, (order, watch_at) in enumerate(book.orders(times, 0, seed=9), start=there):
        row = to_row(order, watch_at, date_at=None)
        number = f"1999{n // 9999 + 1:04d}-{n % 9999 + 1:04d}"
        row |= {"number": number, "serial": int(number.replace("-", "0"))}
        history = [history_row(number, i, entry) for i, entry in enumerate(order.history[:2])]
        found.append((row, history))
    return found


def _insert(table: str, row: dict[str, Any], mark: str) -> tuple[str, list[Any]]:
    marks = ", ".join(mark if mark == "?" else f"${i}" for i in range(1, len(row) + 1))
    names = ", ".join(f'"{name}"' for name in row)
    values = [json.dumps(value) if isinstance(value, dict) else value for value in row.values()]
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", values


async def at_once(url: str, creators: int, seed: int = 7) -> list[tuple[str, float]]:
    """Everybody opens an order in the same moment: its number, and how long they waited."""
    database = Database(url)
    await database.start()
    try:
        async with Desk(database) as desk:

            async def create(n: int) -> tuple[str, float]:
                began = time.perf_counter()
                while True:
                    with suppress(DatabaseBusy):  # they are told to try again, and do
                        number = await desk.open(random.Random(seed * 10_000 + n))
                        return number, time.perf_counter() - began

            return await asyncio.gather(*(create(n) for n in range(creators)))
    finally:
        await database.stop()


def log_aside() -> None:
    """What the product logs goes to standard error: figures go to standard output."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))


def _at_once(url: str, creators: int, seed: int) -> list[tuple[str, float]]:
    log_aside()
    return asyncio.run(at_once(url, creators, seed))


def from_processes(url: str, processes: int, creators: int) -> list[tuple[str, float]]:
    """The same from several processes, `creators` in all."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn) as pool:
        runs = [pool.submit(_at_once, url, creators // processes, seed) for seed in range(processes)]
        return [one for run in runs for one in run.result()]


async def lost_or_doubled(url: str, opened: Sequence[str]) -> dict[str, int]:
    """What is wrong with the numbers of the day after `opened` were given out; all zero: nothing is."""
    database = Database(url)
    day = f"{NOW:%Y%m%d}-"
    c, h = work_orders.c, order_history.c
    try:
        async with database._engine.connect() as connection:
            kept = set((await connection.execute(select(c.number).where(c.number.like(f"{day}%")))).scalars())
            last = (await connection.execute(select(order_days.c.last).where(order_days.c.day == NOW.date()))).scalar()
            told = set((await connection.execute(select(h.number).where(h.number.like(f"{day}%")))).scalars())
    finally:
        await database.stop()
    return {
        "doubled": len(opened) - len(set(opened)),
        "lost": len(set(opened) - kept),
        "gaps": len({f"{day}{n:04d}" for n in range(1, (last or 0) + 1)} - kept),
        "without_history": len(kept - told),
    }

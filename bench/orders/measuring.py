"""One run over a full book; every figure in milliseconds unless its name says otherwise."""

import asyncio
import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bench.orders import creation
from bench.orders.book import NOW
from bench.orders.questions import LISTS, OTHERS, PAGE, SEARCHES, Pages, cursor_of, next_due
from bench.orders.spread import clocked, spread, timed
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery
from hotline.storage.orders.tables import OPEN_ORDER, work_orders
from hotline.storage.page import containing

c = work_orders.c


async def reading(database: Database, times: int) -> dict[str, Any]:
    """Lists, searches, counts and picks, one after the other."""
    found: dict[str, Any] = {}
    for title, pages in (("lists", LISTS), ("search", SEARCHES)):
        found[title] = {name: await _pages(database, one, times) for name, one in pages.items()}
    for name, ask in OTHERS.items():
        chance = random.Random(3)

        async def once(_n: int, ask: Any = ask, chance: random.Random = chance) -> None:
            async with database.reading() as work:
                await ask(work, chance)

        found["lists"][name] = await timed(once, times)
    found["next due callbacks"] = await timed(lambda n: next_due(database, n), times)
    return found


async def _pages(database: Database, pages: Pages, times: int) -> dict[str, float]:
    chance = random.Random(3)
    asked: list[tuple[OrderQuery, str | None]] = []
    for _ in range(times + 5):
        query = pages.query(chance)
        asked.append((query, await cursor_of(database, query, pages.page)))
    rows = 0

    async def ask(n: int) -> None:
        nonlocal rows
        query, cursor = asked[n]
        async with database.reading() as work:
            rows += len((await work.orders.find(query, cursor, PAGE)).items)

    taken = await timed(ask, times)
    return taken | {"rows": round(rows / (times + 5), 1)}


async def plain_search(database: Database, times: int) -> dict[str, Any]:
    """The peer: the texts of all orders looked through, newest first."""
    found = {}
    for name in ("common, 2 characters", "rare, 2 characters", "8 of a phone"):
        chance = random.Random(3)

        async def ask(_n: int, pages: Pages = SEARCHES[name], chance: random.Random = chance) -> None:
            text = pages.query(chance).text or ""
            has = containing(text, c.number, c.customer_name, c.customer_phone, c.place, c.description)
            async with database.reading() as work:
                await work._transaction.all(select(work_orders).where(has).order_by(c.created_at.desc()).limit(PAGE))

        found[name] = await timed(ask, times, warm_up=1)
    return found


async def ticking(database: Database, times: int, due: int = 10) -> dict[str, Any]:
    """What the clock's side of orders costs: with nothing due, and with some."""
    async with creation.Desk(database) as desk:
        await desk.watch.tick(NOW)

        async def idle(_n: int) -> None:
            assert await desk.watch.tick(NOW) == 0

        nothing = await timed(idle, times)
        taken = [await _tick_with(database, desk, due) for _ in range(times)]
    return {"tick, nothing due": nothing, f"tick, {due} due": spread(taken)}


async def _tick_with(database: Database, desk: creation.Desk, due: int) -> float:
    async with database.unit_of_work() as work:
        some = select(c.number).where(OPEN_ORDER, c.watch_at > NOW).order_by(c.watch_at, c.number).limit(due)
        numbers = [row.number for row in await work._transaction.all(some)]
        at = NOW - timedelta(seconds=1)
        await work._transaction.execute(update(work_orders).where(c.number.in_(numbers)).values(watch_at=at))
        await work.commit()
    taken: list[float] = []
    with clocked(taken):
        looked = await desk.watch.tick(NOW)
    assert looked >= due, looked
    return taken[0]


async def creating(database: Database, url: str, times: int) -> dict[str, Any]:
    """Orders opened by the desk: alone, and while others read lists."""
    found: dict[str, Any] = {"alone": await creation.one_by_one(database, times)}
    done = asyncio.Event()

    async def read(seed: int) -> int:
        chance, count = random.Random(seed), 0
        while not done.is_set():
            pages = chance.choice((LISTS["my open orders"], SEARCHES["name"], LISTS["newest"]))
            async with database.reading() as work:
                await work.orders.find(pages.query(chance), None, PAGE)
            count += 1
        return count

    readers = [asyncio.create_task(read(seed)) for seed in (1, 2)]
    found["while two read lists"] = await creation.one_by_one(database, times, seed=6)
    done.set()
    found["lists read meanwhile"] = sum(await asyncio.gather(*readers))
    sqlite = url.startswith("sqlite")
    bare = creation.bare_sqlite(url, times) if sqlite else await creation.bare_postgres(url, times)
    found["peer: bare insert of its rows"] = bare
    found["ratio to the bare insert, p50"] = round(found["alone"]["p50"] / bare["p50"], 1)
    return found


async def crowd(url: str, creators: int) -> Mapping[str, Any]:
    """So many open an order in the same moment: how long they waited, and what is wrong with the numbers."""
    found: dict[str, Any] = {}
    ways: dict[str, int] = {"one process": 1, "4 processes": 4}
    for name, processes in ways.items():
        began: list[float] = []
        with clocked(began):
            if processes == 1:
                opened = await creation.at_once(url, creators)
            else:
                opened = await asyncio.to_thread(creation.from_processes, url, processes, creators)
        wrong = await creation.lost_or_doubled(url, [number for number, _ in opened])
        found[f"{creators} at once, {name}"] = spread([waited for _, waited in opened]) | wrong
    return found

"""What people and the centre ask of the book."""

import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bench.orders import book
from bench.orders.book import AGENTS, COMMON, GROUPS, NOW, RARE
from domain.callbacks import Mode
from domain.orders.states import OrderState
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery, OrderSort
from hotline.storage.unit_of_work import UnitOfWork

Ask = Callable[[UnitOfWork, random.Random], Awaitable[object]]
PAGE = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """So many pages of a list, one after the other; only the last counts."""

    query: Callable[[random.Random], OrderQuery]
    page: int = 1


def _number(chance: random.Random) -> str:
    return f"{chance.randrange(1, 1000):04d}"


def _day(chance: random.Random) -> str:
    return f"{NOW - timedelta(days=chance.randrange(1, 900)):%Y%m%d}"


def _text(make: Callable[[random.Random], str]) -> Callable[[random.Random], OrderQuery]:
    return lambda chance: OrderQuery(text=make(chance))


LISTS: Mapping[str, Pages] = {
    "my open orders": Pages(lambda r: OrderQuery(owner=r.choice(AGENTS), open_only=True)),
    "group's open orders by due time": Pages(lambda r: OrderQuery(group=r.choice(GROUPS), sort=OrderSort.DUE)),
    "group's open orders": Pages(lambda r: OrderQuery(group=r.choice(GROUPS), open_only=True)),
    "overdue": Pages(lambda r: OrderQuery(due_before=NOW + timedelta(hours=2), sort=OrderSort.DUE)),
    "due soon, of my group": Pages(
        lambda r: OrderQuery(groups=(r.choice(GROUPS),), due_before=NOW + timedelta(days=1), sort=OrderSort.DUE)
    ),
    "newest": Pages(lambda r: OrderQuery()),
    "newest, page 3": Pages(lambda r: OrderQuery(), 3),
    "closed of a group": Pages(lambda r: OrderQuery(group=r.choice(GROUPS), state=OrderState.CLOSED)),
    "mine, for the snapshot": Pages(lambda r: OrderQuery(created_by=r.choice(AGENTS))),
    "a customer's open orders": Pages(lambda r: OrderQuery(customer_id=f"k{r.randrange(100_000)}", open_only=True)),
    "with the lead": Pages(lambda r: OrderQuery(with_lead=True)),
    "a day two years ago": Pages(
        lambda r: OrderQuery(since=NOW - timedelta(days=700), until=NOW - timedelta(days=699), group=r.choice(GROUPS))
    ),
}

SEARCHES: Mapping[str, Pages] = {
    "common, 2 characters": Pages(_text(lambda r: COMMON)),
    "common, 2 characters, page 3": Pages(_text(lambda r: COMMON), 3),
    "rare, 2 characters": Pages(_text(lambda r: RARE)),
    "nowhere, 2 characters": Pages(_text(lambda r: "鲸鱼")),
    "1 character": Pages(_text(lambda r: r.choice("漏灯霉梯涵"))),
    "6 to 9 characters": Pages(_text(lambda r: book.description(r)[:9].rstrip("，"))),
    "name": Pages(_text(book.name)),
    "name, page 3": Pages(_text(book.name), 3),
    "place": Pages(_text(lambda r: book.place(r)[0][:-1])),
    "Latin": Pages(_text(lambda r: r.choice(("wifi", "LOS", "WiFi连")))),
    "sequence, 4 digits": Pages(_text(_number)),
    "sequence, page 3": Pages(_text(_number), 3),
    "whole day, 8 digits": Pages(_text(_day)),
    "whole day, page 3": Pages(_text(_day), 3),
    "last 4 of a phone": Pages(_text(lambda r: f"{r.randrange(10_000):04d}")),
    "8 of a phone": Pages(_text(lambda r: book.phone(r)[4:12])),
    "2 digits": Pages(_text(lambda r: f"{r.randrange(100):02d}")),
    "common, open": Pages(lambda r: OrderQuery(text=COMMON, open_only=True)),
    "rare, open": Pages(lambda r: OrderQuery(text=RARE, open_only=True)),
    "common, in a group's open": Pages(lambda r: OrderQuery(text=COMMON, open_only=True, group=r.choice(GROUPS))),
    "common, of a group": Pages(lambda r: OrderQuery(text=COMMON, group=r.choice(GROUPS))),
    "name, cancelled": Pages(lambda r: OrderQuery(text=book.name(r)[0], state=OrderState.CANCELLED)),
    "common, in a month": Pages(
        lambda r: OrderQuery(text=COMMON, since=NOW - timedelta(days=430), until=NOW - timedelta(days=400))
    ),
}

OTHERS: Mapping[str, Ask] = {
    "board: counts by group and state": lambda work, r: work.orders.open_count(OrderQuery()),
    "board: counts of one group": lambda work, r: work.orders.open_count(OrderQuery(groups=(r.choice(GROUPS),))),
    "repeats of a place": lambda work, r: _alike(work, r),
}


async def _alike(work: UnitOfWork, chance: random.Random) -> object:
    order, _ = next(book.orders(1, 0, chance.randrange(10**6)))
    return await work.orders.alike(order, NOW - timedelta(days=30))


async def next_due(database: Database, n: int) -> None:
    """As the dispatcher asks: what to dial now, kept from others meanwhile."""
    async with database.unit_of_work() as work:
        await work.callbacks.due(NOW, 20, mode=Mode.MACHINE if n % 4 == 0 else Mode.AGENT)


async def cursor_of(database: Database, query: OrderQuery, page: int) -> str | None:
    cursor = None
    async with database.reading() as work:
        for _ in range(page - 1):
            cursor = (await work.orders.find(query, cursor, PAGE)).next
            if cursor is None:
                break
    return cursor

"""Orders are found by any part of their words, exactly, on SQLite and PostgreSQL."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from domain.orders.order import WorkOrder
from domain.orders.search_terms import MOST_NEEDED, folded, needed_pieces, pieces, search_words
from domain.orders.states import OrderState
from hotline.storage.database import Database
from hotline.storage.errors import InvalidCursor
from hotline.storage.orders import OrderQuery, OrderSort, search, search_walk
from hotline.storage.orders.search_table import order_search
from hotline.storage.orders.tables import work_orders
from hotline.storage.unit_of_work import UnitOfWork
from tests.storage.values import NOW, ORDER

LETTERS = "漏水管3栋1 28-aAéÉΣσςİıß\x1f%_\\/'\"\0\ud800，"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=12)


def order(sequence: int, **changes: object) -> WorkOrder:
    at = NOW + timedelta(seconds=sequence)
    values: dict[str, object] = {"number": f"20260301-{sequence:04d}", "created_at": at, "history": ()}
    return replace(ORDER, **values | changes)  # type: ignore[arg-type]


def words_of(one: WorkOrder) -> tuple[str, ...]:
    return one.number, one.customer_name, one.customer_phone, one.place, one.description


async def found(work: UnitOfWork, query: OrderQuery, limit: int = 50) -> list[str]:
    """All pages, put together."""
    numbers: list[str] = []
    cursor = None
    while True:
        page = await work.orders.find(query, cursor, limit)
        numbers += [one.number for one in page.items]
        cursor = page.next
        if cursor is None:
            return numbers


async def store(database: Database, orders: Sequence[WorkOrder]) -> None:
    async with database.unit_of_work() as work:
        for one in orders:
            await work.orders.save(one)
        await work.commit()


@given(words=st.lists(TEXTS, min_size=1, max_size=4), start=st.integers(0, 40), length=st.integers(1, 30))
def test_whatever_is_a_part_of_the_words_needs_only_pieces_they_are_filed_under(
    words: list[str], start: int, length: int
) -> None:
    filed = search_words(*words)
    assert set(needed_pieces(filed[start : start + length])) <= pieces(filed)


@given(TEXTS, TEXTS, TEXTS)
def test_folding_keeps_parts(before: str, part: str, after: str) -> None:
    assert folded(before + part + after) == folded(before) + folded(part) + folded(after)


@pytest.mark.parametrize(
    ("typed", "needed"),
    [
        ("漏", ("漏",)),
        ("漏水了", ("漏水", "水了")),
        ("0001", ("0001",)),
        ("20260", ("2026", "0260")),
        ("138", ("138",)),
        ("3栋2单元", ("3栋", "2单", "单元")),
        ("kitchen", ("kitc", "tche", "chen")),
        ("20260501", ("2026", "2605", "0501")),
        ("27栋3单元1204", ("1204", "7栋", "3单", "元1")),
        ("厨房漏水3栋漏", ("3栋", "厨房", "漏水", "栋漏")),
        ("12", ()),
        ("-，", ()),
    ],
)
def test_the_longest_pieces_are_asked_for(typed: str, needed: tuple[str, ...]) -> None:
    assert needed_pieces(typed) == needed


def test_a_long_text_asks_for_no_more_pieces_than_help() -> None:
    assert len(needed_pieces("".join(map(chr, range(0x4E00, 0x5E00))))) == MOST_NEEDED


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_the_same_is_found_as_by_looking_through_all(kind: str, request: pytest.FixtureRequest) -> None:
    """Random words, random parts of them, any page size."""
    url: str = request.getfixturevalue(f"{kind}_url")
    some = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=5, max_size=5)  # they take the place of those before

    async def compare(rows: list[tuple[str, str, str]], typed: list[str], limit: int) -> None:
        orders = [order(n, customer_name=a, place=b, description=c) for n, (a, b, c) in enumerate(rows, start=1)]
        wanted = [*typed, *(text[len(text) // 3 :] for row in rows for text in row[:2])]
        database = Database(url)
        try:
            await store(database, orders)
            async with database.reading() as work:
                for one in filter(None, wanted):
                    numbers = [
                        o.number for o in orders if any(folded(kept(one)) in folded(kept(w)) for w in words_of(o))
                    ]
                    for sort, expected in ((OrderSort.OLDEST, numbers), (OrderSort.NEWEST, numbers[::-1])):
                        assert await found(work, OrderQuery(text=one, sort=sort), limit) == expected, repr(one)
        finally:
            await database.stop()

    @settings(max_examples=20)
    @given(rows=some, typed=st.lists(TEXTS, max_size=5), limit=st.integers(1, 4))
    def same(rows: list[tuple[str, str, str]], typed: list[str], limit: int) -> None:
        asyncio.run(compare(rows, typed, limit))

    same()


def kept(words: str) -> str:
    return words.replace("\0", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")


async def test_an_order_is_found_by_its_new_words_and_no_more_by_the_old(database: Database) -> None:
    await store(database, [order(1, description="厨房漏水"), order(2, description="电梯异响")])
    await store(database, [order(1, description="卫生间堵塞")])
    async with database.reading() as work:
        assert await found(work, OrderQuery(text="漏水")) == []
        assert await found(work, OrderQuery(text="堵")) == ["20260301-0001"]
        assert await found(work, OrderQuery(text="电梯")) == ["20260301-0002"]


async def test_A2_an_order_whose_words_were_destroyed_is_found_by_none_of_them(database: Database) -> None:
    await store(database, [order(1, customer_name="欧阳娜娜"), order(2, customer_name="欧阳修")])
    async with database.unit_of_work() as work:
        blank = dict.fromkeys(("customer_name", "customer_phone", "place", "description"), "")
        one = work_orders.c.number == "20260301-0001"
        await work._transaction.execute(update(work_orders).where(one).values(blank))
        await work.orders.reindex("20260301-0001")
        await work.commit()
    async with database.reading() as work:
        assert await found(work, OrderQuery(text="欧阳")) == ["20260301-0002"]
        assert await found(work, OrderQuery(text="0001")) == ["20260301-0001"]
        if work._transaction.sqlite:
            count = text("SELECT count(*) FROM order_pieces WHERE order_pieces MATCH '\"欧阳\"'")
            assert (await work._transaction.all(count))[0][0] == 1


async def test_nothing_is_filed_when_the_change_is_not_kept(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.orders.save(order(1))
    async with database.reading() as work:
        assert await work.orders.find(OrderQuery(text="漏水")) == await work.orders.find(OrderQuery(text="没有"))


@pytest.mark.parametrize("most", [search.MOST_AT_ONCE, 3])
async def test_a_text_and_other_conditions_hold_together(
    database: Database, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same whether the text or the other conditions are asked first."""
    monkeypatch.setattr(search, "MOST_AT_ONCE", most)
    monkeypatch.setattr(search_walk, "LOOKED_THROUGH", 4)
    states = (OrderState.CLOSED, OrderState.CLOSED, OrderState.DONE)
    orders = [
        order(n, state=states[n % 3], group="维修" if n % 2 else "工程", description="漏水" if n % 5 else "没电")
        for n in range(1, 41)
    ]
    await store(database, orders)
    async with database.reading() as work:
        for query in (
            OrderQuery(text="漏水", open_only=True),
            OrderQuery(text="漏水", open_only=True, group="维修"),
            OrderQuery(text="漏水", group="维修"),
            OrderQuery(text="漏水", states=(OrderState.CLOSED,), sort=OrderSort.OLDEST),
            OrderQuery(text="漏水", since=orders[9].created_at, until=orders[20].created_at),
            OrderQuery(text="漏水", since=NOW + timedelta(days=9)),
            OrderQuery(text="没电", state=OrderState.DONE),
            OrderQuery(text="03", open_only=True),
        ):
            numbers = [one.number for one in orders if _holds(query, one)]
            expected = numbers if query.sort is OrderSort.OLDEST else numbers[::-1]
            for limit in (1, 3, 50):
                assert await found(work, query, limit) == expected, query


def _holds(query: OrderQuery, one: WorkOrder) -> bool:
    assert query.text is not None
    return (
        any(query.text in words for words in words_of(one))
        and (not query.open_only or one.state is OrderState.DONE)
        and query.group in (None, one.group)
        and query.state in (None, one.state)
        and (not query.states or one.state in query.states)
        and (query.since is None or one.created_at >= query.since)
        and (query.until is None or one.created_at < query.until)
    )


@pytest.mark.parametrize("looked_through", [search_walk.LOOKED_THROUGH, 1])
async def test_what_stands_in_orders_of_many_months_is_found_in_their_order(
    database: Database, looked_through: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL's index is asked month by month; some have none, and the year changes."""
    monkeypatch.setattr(search_walk, "LOOKED_THROUGH", looked_through)
    days = [
        f"{2024 + month // 12}{month % 12 + 1:02d}{day:02d}" for month in (0, 1, 11, 12, 13, 20, 35) for day in (1, 31)
    ]
    orders = [
        order(n, number=f"{day}-{n:04d}", description="漏水" if n % 3 else "没电")
        for n, day in enumerate(days, start=1)
    ]
    await store(database, orders)
    async with database.reading() as work:
        for typed in ("漏水", "没电", "漏水了"):
            numbers = [one.number for one in orders if typed in one.description]
            for sort, expected in ((OrderSort.OLDEST, numbers), (OrderSort.NEWEST, numbers[::-1])):
                for limit in (1, 3, 50):
                    assert await found(work, OrderQuery(text=typed, sort=sort), limit) == expected


async def test_the_board_and_what_is_due_can_be_searched(database: Database) -> None:
    await store(database, [order(1, description="漏水", waiting=None), order(2, description="没电", waiting=None)])
    async with database.reading() as work:
        assert await work.orders.open_count(OrderQuery(text="漏水")) == {("plumbing", "dispatched"): 1}
        assert await found(work, OrderQuery(text="漏水", sort=OrderSort.DUE)) == ["20260301-0001"]


async def test_a_cursor_of_another_list_is_refused(database: Database) -> None:
    await store(database, [order(n, waiting=None) for n in range(1, 4)])
    async with database.reading() as work:
        other = (await work.orders.find(OrderQuery(sort=OrderSort.DUE), limit=1)).next
        assert other is not None
        with pytest.raises(InvalidCursor):
            await work.orders.find(OrderQuery(text="漏水"), other)


async def test_orders_from_before_are_filed(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_walk, "LOOKED_THROUGH", 1)
    database = Database(empty_database_url)
    await database.migrate("0008")
    async with database._engine.begin() as connection:
        for one in (order(1, description="厨房漏水"), order(2, description="No power")):
            await connection.execute(
                text(
                    "INSERT INTO work_orders (number, state, service_type, customer_name, customer_phone, place, "
                    "description, created_at, created_by, group_name, fields, serial) VALUES (:number, 'closed', 'S2', "
                    "'王先生', '+8613800138000', '3栋', :description, '2026-03-01 00:00:00', '1001', '维修', '{}', "
                    ":serial)"
                ),
                {"number": one.number, "description": one.description, "serial": int(one.number.replace("-", "0"))},
            )
    await database.migrate()
    await database.start()
    async with database.reading() as work:
        assert await found(work, OrderQuery(text="漏水")) == ["20260301-0001"]
        assert await found(work, OrderQuery(text="POWER")) == ["20260301-0002"]
        assert await found(work, OrderQuery(text="00138")) == ["20260301-0002", "20260301-0001"]
        assert len(await work._transaction.all(order_search.select())) == 2
    await database.stop()

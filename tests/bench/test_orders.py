"""The measurement of orders makes a plausible book and prints its figures; many who open orders at once lose none."""

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest

from bench.orders import book, creation
from bench.orders.spread import spread
from domain.orders.states import OrderState
from hotline.storage.orders.rows import serial

OVER = {OrderState.CLOSED, OrderState.CANCELLED}


def test_the_book_has_as_many_open_orders_as_asked_for_and_numbers_that_rise() -> None:
    orders = [order for order, _ in book.orders(8_000, 800)]
    serials = [serial(order.number) for order in orders]
    assert serials == sorted(set(serials))
    assert [order.created_at for order in orders] == sorted(order.created_at for order in orders)
    assert sum(order.state not in OVER for order in orders) == pytest.approx(800, rel=0.15)
    assert {order.created_at < book.NOW for order in orders} == {True}


def test_the_same_seed_makes_the_same_book() -> None:
    assert list(book.orders(50, 5)) == list(book.orders(50, 5)) != list(book.orders(50, 5, seed=2))
    assert list(book.callbacks(50)) == list(book.callbacks(50))


def test_some_words_are_common_and_some_are_rare() -> None:
    words = [order.description for order, _ in book.orders(20_000, 0)]
    common, rare = (sum(word in text for text in words) for word in (book.COMMON, book.RARE))
    assert rare < 10 < 500 < common


def test_a_spread_is_in_milliseconds() -> None:
    found = spread([0.001 * n for n in range(1, 101)])
    assert (found["n"], found["p50"], found["p95"], found["max"]) == (100, 51.0, 96.0, 100.0)


async def test_W1_two_hundred_who_open_orders_at_once_get_a_number_each_and_none_is_lost(database_url: str) -> None:
    opened = await creation.at_once(database_url, creation.CREATORS)
    assert len(opened) == creation.CREATORS
    wrong = await creation.lost_or_doubled(database_url, [number for number, _ in opened])
    assert wrong == {"doubled": 0, "lost": 0, "gaps": 0, "without_history": 0}


async def test_W1_nor_is_any_lost_between_processes(postgres_url: str) -> None:
    opened = await asyncio.to_thread(creation.from_processes, postgres_url, 4, 24)
    assert len(opened) == 24
    wrong = await creation.lost_or_doubled(postgres_url, [number for number, _ in opened])
    assert wrong == {"doubled": 0, "lost": 0, "gaps": 0, "without_history": 0}


async def test_a_lost_order_would_be_noticed(sqlite_url: str) -> None:
    opened = [number for number, _ in await creation.at_once(sqlite_url, 3)]
    wrong = await creation.lost_or_doubled(sqlite_url, [*opened, opened[0], "20260501-0009"])
    assert wrong == {"doubled": 1, "lost": 1, "gaps": 0, "without_history": 0}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_short_measurement_prints_json(database: str, request: pytest.FixtureRequest) -> None:
    if database == "postgresql":
        request.getfixturevalue("postgres_server")  # skipped where there is none
    options = ["--database", database, "--orders", "300", "--open", "60", "--callbacks", "50", "--times", "2"]
    command = [sys.executable, "-m", "bench.orders", *options, "--creators", "8"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=240, check=True)
    figures: Any = json.loads(run.stdout)
    assert figures["search"]["common, 2 characters"]["rows"] > 0
    assert figures["lists"]["newest"]["n"] == 2
    assert figures["creation"]["8 at once, 4 processes"]["lost"] == 0
    assert figures["machine"]["cores"] >= 1

"""What every bus promises, in memory and over Redis."""

import asyncio
import signal
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from hotline.bus.base import Bus, Lagged, Subscription
from hotline.bus.errors import BusClosed, BusUnreachable, InvalidRedisUrl
from hotline.bus.facts import CallChanged, Fact
from hotline.bus.memory import MemoryBus
from hotline.bus.redis import CHANNEL, OUTGOING, RedisBus
from tests.require import require
from tests.servers import free_port, start_redis, stop
from tests.storage.values import CALL

CAPACITY = 5


def fact(number: int) -> CallChanged:
    return CallChanged(replace(CALL, id=f"c{number}"))


async def heard(subscription: Subscription, count: int) -> list[Fact | Lagged]:
    async with asyncio.timeout(10):
        return [await anext(subscription) for _ in range(count)]


@pytest.fixture(params=["memory", "redis"])
async def bus(request: pytest.FixtureRequest) -> AsyncIterator[Bus]:
    def over_redis() -> Bus:
        return RedisBus(request.getfixturevalue("redis_url"), CAPACITY)

    bus: Bus = MemoryBus(CAPACITY) if request.param == "memory" else over_redis()
    await bus.start()
    yield bus
    await bus.stop()


async def test_every_subscriber_hears_every_fact_in_order(bus: Bus) -> None:
    with bus.subscribe() as one, bus.subscribe() as other:
        for number in range(3):
            await bus.publish(fact(number))
        expected = [fact(0), fact(1), fact(2)]
        assert await heard(one, 3) == expected
        assert await heard(other, 3) == expected


async def test_a_subscriber_hears_what_is_published_after_it_subscribed(bus: Bus) -> None:
    with bus.subscribe() as early:
        await bus.publish(fact(1))
        assert await heard(early, 1) == [fact(1)]
        async with bus.subscribe() as late:
            await bus.publish(fact(2))
            assert await heard(late, 1) == [fact(2)]


async def test_a_slow_subscriber_is_told_that_it_lagged_and_holds_up_nobody(bus: Bus) -> None:
    with bus.subscribe() as slow, bus.subscribe() as quick:
        for number in range(CAPACITY + 1):
            await bus.publish(fact(number))
            assert await heard(quick, 1) == [fact(number)]
        await bus.publish(fact(100))
        assert await heard(quick, 1) == [fact(100)]
        assert await heard(slow, 2) == [Lagged(), fact(100)]


async def test_a_closed_subscription_ends_after_what_was_waiting(bus: Bus) -> None:
    with bus.subscribe() as witness:
        subscription = bus.subscribe()
        await bus.publish(fact(1))
        await heard(witness, 1)
        subscription.close()
        subscription.close()
        await bus.publish(fact(2))
        await heard(witness, 1)
        assert [told async for told in subscription] == [fact(1)]


async def test_stopping_sends_what_was_published_and_ends_every_subscription(bus: Bus) -> None:
    subscription = bus.subscribe()
    with bus.subscribe() as witness:
        await bus.publish(fact(1))
        await heard(witness, 1)
    waiting = asyncio.create_task(heard(subscription, 2))
    await bus.stop()
    with pytest.raises(StopAsyncIteration):
        await waiting


async def test_publishing_on_a_stopped_bus_is_a_mistake(bus: Bus) -> None:
    await bus.stop()
    with pytest.raises(BusClosed):
        await bus.publish(fact(1))


async def test_redis_facts_cross_from_one_process_to_another(redis_url: str) -> None:
    here, there = RedisBus(redis_url), RedisBus(redis_url)
    await here.start()
    await there.start()
    with there.subscribe() as subscription:
        for number in range(1000):
            await here.publish(fact(number))
        await here.stop()  # sends what waits
        assert await heard(subscription, 1000) == [fact(number) for number in range(1000)]
    await there.stop()


async def test_redis_a_fact_of_another_version_is_skipped(redis_url: str) -> None:
    bus = RedisBus(redis_url)
    await bus.start()
    with bus.subscribe() as subscription:
        for data in (b"\xff", b'{"fact": "Unheard", "data": {}}', b"[]"):
            await bus._redis.publish(CHANNEL, data)
        await bus.publish(fact(1))
        assert await heard(subscription, 1) == [fact(1)]
    await bus.stop()


class Restartable:
    """A Redis that the test kills and starts again."""

    def __init__(self, folder: Path) -> None:
        self.program = require("redis-server")
        self.port = free_port()
        self.log = folder / "redis.log"
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = start_redis(self.program, self.port, self.log)

    def kill(self) -> None:
        if self.process is not None:
            stop(self.process, signal.SIGKILL)
            self.process = None


@pytest.fixture
async def restartable(tmp_path: Path) -> AsyncIterator[Restartable]:
    server = Restartable(tmp_path)
    server.start()
    yield server
    server.kill()


async def test_redis_after_an_outage_everybody_is_told_that_facts_were_lost(restartable: Restartable) -> None:
    here, there = RedisBus(restartable.url), RedisBus(restartable.url)
    await here.start()
    await there.start()
    with there.subscribe() as subscription:
        await here.publish(fact(1))
        assert await heard(subscription, 1) == [fact(1)]
        restartable.kill()
        await here.publish(fact(2))  # does not wait, does not fail
        restartable.start()
        assert await heard(subscription, 1) == [Lagged()]
        await here.publish(fact(3))
        async with asyncio.timeout(20):
            told = [await anext(subscription)]
            while told[-1] != fact(3):
                told.append(await anext(subscription))
    assert set(map(type, told[:-1])) <= {Lagged, CallChanged}
    await here.stop()
    await there.stop()


async def test_redis_what_can_t_be_told_makes_everybody_look(redis_url: str) -> None:
    bus = RedisBus(redis_url)
    await bus.start()
    with bus.subscribe() as subscription:
        await bus.publish(CallChanged(replace(CALL, caller="\ud800")))
        await bus.publish(fact(1))
        assert await heard(subscription, 2) == [Lagged(), fact(1)]
    await bus.stop()


async def test_redis_more_than_can_wait_is_given_up(redis_url: str) -> None:
    bus = RedisBus(redis_url, capacity=OUTGOING * 2)
    await bus.start()
    with bus.subscribe() as subscription:
        for number in range(OUTGOING + 2):  # the sender gets no turn meanwhile
            await bus.publish(fact(number))
        assert await heard(subscription, 2) == [Lagged(), fact(OUTGOING + 1)]
    await bus.stop()


async def test_redis_unreachable_names_the_setting_without_the_password() -> None:
    bus = RedisBus(f"redis://:hunter2@127.0.0.1:{free_port()}/0")
    with pytest.raises(
        BusUnreachable, match=r"HOTLINE_REDIS_URL=redis://:\*\*\*@127\.0\.0\.1:.*can't be reached"
    ) as info:
        await bus.start()
    assert "hunter2" not in str(info.value)
    await bus.stop()


@pytest.mark.parametrize("url", ["", "http://x", "redis://h:port/", "hunter2"])
def test_redis_a_url_that_can_t_be_read_is_not_repeated(url: str) -> None:
    with pytest.raises(InvalidRedisUrl, match="HOTLINE_REDIS_URL") as info:
        RedisBus(url)
    assert "hunter2" not in str(info.value)

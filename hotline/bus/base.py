"""What a bus is, and what a subscriber holds."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from hotline.bus.facts import Fact

CAPACITY = 1024
"""Facts a subscriber may be behind."""


@dataclass(frozen=True, slots=True)
class Lagged:
    """Facts were lost here: take a snapshot from the database. What comes after is newer than what was lost."""


class Subscription:
    """What one subscriber has yet to hear: ``async for fact in subscription``.

    A subscriber that falls `capacity` facts behind loses them all and gets one `Lagged` in their place, so that the
    publisher never waits and memory stays bounded. For one task.
    """

    def __init__(self, forget: Callable[["Subscription"], None], capacity: int = CAPACITY) -> None:
        self._forget = forget
        self._capacity = capacity
        self._waiting: deque[Fact | Lagged] = deque()
        self._news = asyncio.Event()
        self._closed = False

    def offer(self, fact: Fact) -> None:
        """The bus gives it a fact. Never waits."""
        if self._closed:
            return
        if len(self._waiting) >= self._capacity:
            self.lose()
            return
        self._waiting.append(fact)
        self._news.set()

    def lose(self) -> None:
        """The bus has lost facts, or this subscriber is too slow: everything that waits gives way to one `Lagged`."""
        if self._closed:
            return
        self._waiting.clear()
        self._waiting.append(Lagged())
        self._news.set()

    def close(self) -> None:
        """Unsubscribes; who iterates still gets what was waiting, then the end. Harmless when done twice."""
        self._closed = True
        self._news.set()
        self._forget(self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Fact | Lagged:
        while not self._waiting:
            if self._closed:
                raise StopAsyncIteration
            self._news.clear()
            await self._news.wait()
        return self._waiting.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class Subscriptions:
    """The subscribers within this process."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._open: list[Subscription] = []

    def add(self) -> Subscription:
        subscription = Subscription(self._open_no_more, self._capacity)
        self._open.append(subscription)
        return subscription

    def offer(self, fact: Fact) -> None:
        """Gives everybody a fact."""
        for subscription in self._open:
            subscription.offer(fact)

    def lose(self) -> None:
        """Tells everybody that facts were lost."""
        for subscription in self._open:
            subscription.lose()

    def close(self) -> None:
        """Ends every subscription."""
        for subscription in tuple(self._open):
            subscription.close()

    def _open_no_more(self, subscription: Subscription) -> None:
        if subscription in self._open:
            self._open.remove(subscription)


class Bus(Protocol):
    """Tells facts to whoever listens, after the commit. Nothing is kept: truth stays in the database."""

    async def start(self) -> None:
        """Raises `BusUnreachable`."""

    async def stop(self) -> None:
        """Sends what was published, then ends every subscription."""

    async def publish(self, fact: Fact) -> None:
        """Tells a fact to every subscriber in every process, in the order of publishing. Never waits for any of them.

        Raises `BusClosed` on a bus that is not running.
        """

    def subscribe(self) -> Subscription:
        """Everything published from now on. Use it in a `with`, or `close` it."""

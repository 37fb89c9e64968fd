"""The bus of a centre that is one process."""

from hotline.bus.base import CAPACITY, Subscription, Subscriptions
from hotline.bus.errors import BusClosed
from hotline.bus.facts import Fact


class MemoryBus:
    """`Bus` within one process. Subscribers share the published values, which are frozen."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._subscriptions = Subscriptions(capacity)
        self._running = False

    async def start(self) -> None:
        self._running = True

    async def stop(self) -> None:
        self._running = False
        self._subscriptions.close()

    async def publish(self, fact: Fact) -> None:
        if not self._running:
            raise BusClosed
        self._subscriptions.offer(fact)

    def subscribe(self) -> Subscription:
        return self._subscriptions.add()

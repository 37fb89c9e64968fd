"""One queue for the timers of everything alive."""

import heapq
from collections.abc import Iterator
from itertools import count
from typing import Protocol

T1 = 0.5
"""Seconds: the round-trip estimate (RFC 3261 §17.1.1.1)."""

T2 = 4.0
"""Seconds: the longest interval between retransmissions."""

T4 = 5.0
"""Seconds: how long a message may stay in the network."""


class Timed(Protocol):
    """Something with at most one next moment at which it wants to be woken."""

    def next_timer(self) -> float | None: ...

    def handle_timer(self, now: float) -> None: ...


class TimerQueue:
    """Who wants to be woken when. Rescheduling is O(log n); outdated entries are skipped when they come up."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Timed]] = []
        self._due: dict[Timed, float] = {}
        self._order = count()

    def watch(self, item: Timed) -> None:
        """Note the present `next_timer()` of `item`; forgets the item when that is None."""
        when = item.next_timer()
        if when is None:
            self._due.pop(item, None)
        elif self._due.get(item) != when:
            self._due[item] = when
            heapq.heappush(self._heap, (when, next(self._order), item))

    def next(self) -> float | None:
        """The earliest moment anybody waits for."""
        heap = self._heap
        while heap:
            when, _, item = heap[0]
            if self._due.get(item) == when:
                return when
            heapq.heappop(heap)
        return None

    def due(self, now: float) -> Iterator[Timed]:
        """Take out, one by one, the items whose moment has come; the caller handles and watches them again."""
        while (when := self.next()) is not None and when <= now:
            _, _, item = heapq.heappop(self._heap)
            del self._due[item]
            yield item

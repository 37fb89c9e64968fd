"""Things to do later, by a clock that is passed in."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(order=True, slots=True)
class Entry:
    when: float
    number: int
    action: Callable[[float], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        self.cancelled = True


class Schedule:
    """Actions by the moment they are due; those of one moment in the order in which they were given."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._numbers = itertools.count()

    def at(self, when: float, action: Callable[[float], None]) -> Entry:
        """Have `action(now)` done at `when`, unless the entry is cancelled."""
        entry = Entry(when, next(self._numbers), action)
        heapq.heappush(self._entries, entry)
        return entry

    def next_timer(self) -> float | None:
        while self._entries and self._entries[0].cancelled:
            heapq.heappop(self._entries)
        return self._entries[0].when if self._entries else None

    def handle_timer(self, now: float) -> None:
        """Do what is due."""
        while (when := self.next_timer()) is not None and when <= now:
            heapq.heappop(self._entries).action(now)


class Repetition:
    """A datagram sent again and again, ever more slowly, until it is stopped or nobody cares (RFC 3261 §17)."""

    def __init__(
        self,
        schedule: Schedule,
        send: Callable[[], None],
        now: float,
        *,
        first_s: float,
        longest_s: float,
        give_up_s: float,
        on_silence: Callable[[], None],
    ) -> None:
        self._schedule = schedule
        self._send = send
        self._interval = first_s
        self._longest = longest_s
        self._on_silence = on_silence
        self._silence = schedule.at(now + give_up_s, self._give_up)
        self._next = schedule.at(now + first_s, self._again)
        send()

    def stop(self) -> None:
        """Neither send nor wait any more."""
        self._next.cancel()
        self._silence.cancel()

    def _again(self, now: float) -> None:
        self._send()
        self._interval = min(2 * self._interval, self._longest)
        self._next = self._schedule.at(now + self._interval, self._again)

    def _give_up(self, _now: float) -> None:
        self._next.cancel()
        self._on_silence()

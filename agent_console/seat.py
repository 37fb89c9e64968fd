"""Where one console's deltas wait to be sent, and the memory of recent deltas that lets it resume.

Neither reads a clock or blocks whoever puts something in: a console that reads too slowly loses partials first, then
its seat, and comes back with `after`.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from agent_console.audience import Audience
from agent_console.protocol import CloseCode


@dataclass(frozen=True, slots=True)
class Told:
    """A delta, serialised once for all who hear of it."""

    seq: int
    text: str
    audience: Audience
    passing: bool = False
    """Soon replaced by a newer one (partials): not worth keeping, first to go under load."""


@dataclass(frozen=True, slots=True)
class StartOver:
    """Deltas were lost on the way here: this console needs a new snapshot."""


class SeatLost(Exception):
    """The console must go; `code` says why."""

    def __init__(self, code: CloseCode) -> None:
        super().__init__(code.name)
        self.code = code


class Seat:
    """One console's queue of at most `size` deltas."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._waiting: deque[Told | StartOver] = deque()
        self._something = asyncio.Event()
        self._lost: CloseCode | None = None

    def put(self, told: Told) -> None:
        if told.passing and len(self._waiting) >= self._size // 2:
            return
        if len(self._waiting) >= self._size:
            self.drop(CloseCode.TOO_SLOW)
            return
        self._waiting.append(told)
        self._something.set()

    def start_over(self) -> None:
        self._waiting.clear()
        self._waiting.append(StartOver())
        self._something.set()

    def drop(self, code: CloseCode) -> None:
        """End it; what waits is forgotten, the console resumes from what it has."""
        self._lost = self._lost or code
        self._waiting.clear()
        self._something.set()

    async def take(self) -> list[Told | StartOver]:
        """Everything that waits, once there is something. Raises `SeatLost`."""
        await self._something.wait()
        if self._lost is not None:
            raise SeatLost(self._lost)
        self._something.clear()
        taken = list(self._waiting)
        self._waiting.clear()
        return taken


class Recent:
    """The last `size` deltas worth keeping, for consoles that come back."""

    def __init__(self, first: int, size: int) -> None:
        self._kept: deque[Told] = deque()
        self._size = size
        self._floor = first
        """Everything after this is here."""
        self._last = first

    def keep(self, told: Told) -> None:
        self._last = told.seq
        if told.passing:
            return
        self._kept.append(told)
        if len(self._kept) > self._size:
            self._floor = self._kept.popleft().seq

    def forget(self, seq: int) -> None:
        """Something was missed: nobody can resume from before `seq`."""
        self._kept.clear()
        self._floor = self._last = seq

    def after(self, seq: int) -> Iterator[Told] | None:
        """What came after `seq`; None where that is not known any more, or lies in the future."""
        if not self._floor <= seq <= self._last:
            return None
        return (told for told in tuple(self._kept) if told.seq > seq)

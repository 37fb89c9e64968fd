"""The one reader of the bus: makes each fact a delta with a rising number and hands it to every console's seat."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import structlog

from agent_console import audience
from agent_console.board import board_now
from agent_console.deltas import Addressed, Deltas
from agent_console.metrics import Metrics
from agent_console.protocol import BoardDelta, CloseCode
from agent_console.seat import Recent, Seat, Told
from agent_console.views.floor import BoardView
from hotline.bus.base import Lagged, Subscription
from hotline.bus.facts import Fact
from hotline.centre import Centre
from hotline.clock import Clock

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class HubLimits:
    """How much is remembered and how often the board is counted."""

    recent: int = 4096
    """Deltas kept for consoles that come back."""
    seat: int = 512
    """Deltas that may wait for one console."""
    board_every_s: float = 1.0
    board_idle_s: float = 15.0
    """Without a change the board is counted this often, because callbacks fall due by themselves."""


class Hub:
    """`start` listens, `stop` sends every console away (they come back by themselves)."""

    def __init__(self, centre: Centre, clock: Clock, metrics: Metrics, limits: HubLimits | None = None) -> None:
        self._centre = centre
        self._clock = clock
        self._metrics = metrics
        self._limits = limits or HubLimits()
        self._seq = int(clock().timestamp() * 1000)
        self._recent = Recent(self._seq, self._limits.recent)
        self._deltas = Deltas(centre, self._next)
        self._seats: set[Seat] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._changed = asyncio.Event()

    @property
    def seq(self) -> int:
        """Of the latest delta."""
        return self._seq

    async def start(self) -> None:
        subscription = self._centre.bus.subscribe()
        self._deltas.start()
        self._tasks = [
            asyncio.create_task(self._read(subscription), name="console-hub"),
            asyncio.create_task(self._count(), name="console-board"),
        ]

    async def stop(self) -> None:
        for seat in self._seats:
            seat.drop(CloseCode.GOING_AWAY)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def take_seat(self) -> Seat:
        """A console's queue, fed from now on; give it back with `leave`."""
        seat = Seat(self._limits.seat)
        self._seats.add(seat)
        self._changed.set()  # whoever resumes has an old board
        self._metrics.consoles.set(len(self._seats))
        return seat

    def leave(self, seat: Seat) -> None:
        self._seats.discard(seat)
        self._metrics.consoles.set(len(self._seats))

    def after(self, seq: int) -> Iterator[Told] | None:
        """The deltas after `seq`; None where they are no longer known, so that a snapshot is due."""
        return self._recent.after(seq)

    def _next(self) -> int:
        self._seq += 1
        return self._seq

    async def _read(self, subscription: Subscription) -> None:
        with suppress(asyncio.CancelledError):
            try:
                async for fact in subscription:
                    await self._told(fact)
            finally:
                subscription.close()

    async def _told(self, fact: Fact | Lagged) -> None:
        if isinstance(fact, Lagged):
            self._start_over("the bus overflowed")
            return
        try:
            self._metrics.count(fact)
            addressed = await self._deltas.of(fact)
        except Exception:
            log.exception("a fact could not be told", fact=type(fact).__name__)
            self._start_over("a fact could not be told")
            return
        for entry in addressed:
            self._tell(entry)
        self._changed.set()

    def _tell(self, entry: Addressed) -> None:
        told = Told(entry.delta.seq, entry.delta.model_dump_json(), entry.audience, entry.passing)
        self._recent.keep(told)
        for seat in tuple(self._seats):
            seat.put(told)

    def _start_over(self, why: str) -> None:
        log.warning("consoles start over", why=why, consoles=len(self._seats))
        self._recent.forget(self._next())
        for seat in tuple(self._seats):
            seat.start_over()

    async def _count(self) -> None:
        """Tell the board at most every `board_every_s`, while something changes."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._limits.board_idle_s):
                    await self._changed.wait()
            self._changed.clear()
            if self._seats:
                try:
                    board = BoardView.of(await board_now(self._centre, self._clock()))
                except Exception:
                    log.exception("the board could not be counted")
                else:
                    self._tell(Addressed(BoardDelta(seq=self._next(), board=board), audience.BOARD, passing=True))
            await asyncio.sleep(self._limits.board_every_s)

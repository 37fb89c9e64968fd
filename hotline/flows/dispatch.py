"""The dispatcher: brings together who waits and who is free, callers and callbacks in one line (C1, C8, T15)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

import structlog

from domain.callbacks import Callback, CallbackState, Mode, next_pick
from domain.errors import DomainError
from domain.queues import Offer
from hotline.clock import Clock
from hotline.errors import HotlineError
from hotline.flows.floor import Floor
from hotline.flows.switchboard import Switchboard
from hotline.settings import CentreConfig
from hotline.storage.database import Database

log = structlog.get_logger(__name__)

TICK_S = 1.0
"""How often due callbacks are looked for when nothing else happens."""


class Machine(Protocol):
    """Makes calls in which the centre itself speaks."""

    async def survey(self, callback: Callback) -> None:
        """Begin an attempt at `callback`. Raises `DomainError` or `HotlineError` when it can't."""


class Dispatcher:
    def __init__(
        self,
        floor: Floor,
        switchboard: Switchboard,
        database: Database,
        clock: Clock,
        *,
        centre: CentreConfig,
        patience: timedelta,
        machine: Machine | None = None,
        tick_s: float = TICK_S,
    ) -> None:
        """`patience`: how long a due callback waits for its own agent. `machine` None: callbacks that the centre
        itself makes stay due.
        """
        self._floor = floor
        self._switchboard = switchboard
        self._database = database
        self._clock = clock
        self._calling = centre.calling
        self._machine_lines = centre.callbacks.machine_lines
        self._patience = patience
        self._machine = machine
        self._tick_s = tick_s

    async def run(self) -> None:
        """Dispatch whenever the floor changes, and at every tick. Ends by cancellation."""
        while True:
            try:
                await self.dispatch()
            except Exception:
                log.exception("dispatching failed; it is tried again")
            await self._floor.changed(self._tick_s)

    async def dispatch(self) -> None:
        """Make every offer that can be made now (T15), and begin every due callback that can be (C8)."""
        await self._hand_out()
        if self._machine is not None:
            await self._let_speak(self._machine)

    async def _hand_out(self) -> None:
        """Give the free agents to callers and callbacks, in the order of one line."""
        if not self._floor.free_agents():
            return
        due = list(await self._due(Mode.AGENT))
        # One at a time: each reservation is written down, and the floor may look different after it.
        while pick := next_pick(
            self._floor.unoffered(), due, self._floor.free_agents(), self._floor.queues, self._clock(), self._patience
        ):
            if pick.waiting is not None:
                await self._offer(Offer(pick.waiting.call_id, pick.agent))
            elif pick.callback is not None:
                due = [callback for callback in due if callback.id != pick.callback.id]
                carried = await self._begin(pick.callback, pick.agent)
                due = [callback for callback in due if callback.id not in carried]

    async def _offer(self, offer: Offer) -> None:
        await self._floor.reserve(offer.agent, offer.call_id)
        if not self._switchboard.offer(offer):
            await self._floor.dequeue(offer.call_id)
            await self._floor.release(offer.call_id)

    async def _begin(self, callback: Callback, agent: str) -> frozenset[str]:
        """The ids of callbacks that this call is about, too."""
        try:
            if await self._switchboard.attempts.clear(callback):
                return frozenset(one.id for one in await self._switchboard.call_back(callback, agent))
        except (DomainError, HotlineError) as error:
            log.warning("callback not begun", callback=callback.id, code=error.code)
        return frozenset()

    async def _let_speak(self, machine: Machine) -> None:
        """Begin what the centre itself makes, as far as it has lines for it."""
        if self._machine_lines == 0:
            return
        due = await self._due(Mode.MACHINE)
        if not due:
            return
        async with self._database.reading() as uow:
            running = await uow.callbacks.running()
        busy = sum(one.mode is Mode.MACHINE and one.state is CallbackState.DIALLING for one in running)
        for callback in due[: max(0, self._machine_lines - busy)]:
            try:
                if await self._switchboard.attempts.clear(callback):
                    await machine.survey(callback)
            except (DomainError, HotlineError) as error:
                log.warning("callback not begun", callback=callback.id, code=error.code)

    async def _due(self, mode: Mode) -> Sequence[Callback]:
        """Without those whose customers are on the line just now: they would hear busy."""
        now = self._clock()
        async with self._database.reading() as uow:
            due = await uow.callbacks.due(now, mode=mode, calling=self._calling.is_open(now))
        return [callback for callback in due if not self._switchboard.on_the_line(callback.phone)]

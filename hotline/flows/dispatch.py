"""The dispatcher: brings together who waits and who is free; callers first, then callbacks that are due."""

from datetime import timedelta

import structlog

from domain.callbacks import choose_agent
from domain.errors import DomainError
from hotline.clock import Clock
from hotline.flows.floor import Floor
from hotline.flows.switchboard import Switchboard
from hotline.storage.database import Database

log = structlog.get_logger(__name__)

TICK_S = 1.0
"""How often due callbacks are looked for when nothing else happens."""


class Dispatcher:
    def __init__(
        self,
        floor: Floor,
        switchboard: Switchboard,
        database: Database,
        clock: Clock,
        *,
        patience: timedelta,
        tick_s: float = TICK_S,
    ) -> None:
        self._floor = floor
        self._switchboard = switchboard
        self._database = database
        self._clock = clock
        self._patience = patience
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
        """Make every offer that can be made now (T15), and begin every due callback that has its agent (C8)."""
        # One at a time: each reservation is written down, and the floor may look different after it.
        while offers := self._floor.match():
            await self._floor.reserve(offers[0].agent, offers[0].call_id)
            if not self._switchboard.offer(offers[0]):
                await self._floor.dequeue(offers[0].call_id)
                await self._floor.release(offers[0].call_id)
        if not self._floor.free_agents():
            return
        now = self._clock()
        async with self._database.reading() as uow:
            due = await uow.callbacks.due(now)
        for callback in due:
            agent = choose_agent(callback, self._floor.free_agents(), now, self._patience)
            if agent is None:
                continue
            try:
                await self._switchboard.call_back(callback, agent.user)
            except DomainError as error:
                log.warning("callback not begun", callback=callback.id, code=error.code)

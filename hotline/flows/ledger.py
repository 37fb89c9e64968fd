"""Write it down, then tell: the commit comes first, the bus hears only of what is stored."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

import structlog

from domain.agents import Agent
from domain.callbacks import Callback, Stamp
from domain.calls import Call, TimelineEntry
from domain.guidance import Guidance
from domain.transcripts import Judgement, Line, SecondLook
from hotline.bus.base import Bus
from hotline.bus.facts import AgentChanged, CallbackChanged, CallChanged, CallGuided, CallHeard, CallJudged, Fact
from hotline.storage.database import Database
from hotline.storage.errors import DatabaseBusy, DatabaseUnreachable
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

PAUSES_S = (0.2, 1.0, 5.0, 15.0, 30.0)
"""Between the tries to reach a database that is away."""


class Ledger:
    """One method a kind of fact; each is one unit of work.

    A database that is away for a moment (restarted, failed over) is waited for: a call goes on meanwhile, and what
    happened in it is written down when it is back. Raises `StorageError` when it stays away.
    """

    def __init__(self, database: Database, bus: Bus, *, pauses_s: Sequence[float] = PAUSES_S) -> None:
        self.database = database
        self.bus = bus
        self._pauses_s = pauses_s

    async def call(self, call: Call, *entries: TimelineEntry) -> None:
        await self._keep(lambda uow: uow.calls.save(call, *entries))
        await self._tell(call, entries)

    async def callback(
        self, callback: Callback, stamp: Stamp, call: Call | None = None, *entries: TimelineEntry
    ) -> Callback:
        """A callback and, where one goes with it, the call it makes: both or neither. The callback as stored."""

        async def write(uow: UnitOfWork) -> Sequence[Callback]:
            return [await uow.callbacks.save(callback, stamp)]

        return (await self.callbacks(write, call, *entries))[0]

    async def callbacks(
        self,
        change: Callable[[UnitOfWork], Awaitable[Sequence[Callback]]],
        call: Call | None = None,
        *entries: TimelineEntry,
    ) -> Sequence[Callback]:
        """What `change` makes of callbacks and, where one goes with them, the call it is about: all or nothing.

        `change` gives the callbacks as stored; it runs again where the database was away.
        """
        stored: Sequence[Callback] = ()

        async def write(uow: UnitOfWork) -> None:
            nonlocal stored
            stored = await change(uow)
            if call is not None:
                await uow.calls.save(call, *entries)

        await self._keep(write)
        for callback in stored:
            await self.bus.publish(CallbackChanged(callback))
        if call is not None:
            await self._tell(call, entries)
        return stored

    async def tell(self, facts: Iterable[Fact]) -> None:
        """What was written down with something else."""
        for fact in facts:
            await self.bus.publish(fact)

    async def agent(self, agent: Agent) -> None:
        await self._keep(lambda uow: uow.agents.append(agent))
        await self.bus.publish(AgentChanged(agent))

    async def heard(self, line: Line, *judgements: Judgement) -> None:
        """A final line is kept, with what was judged of it; a partial is only told."""

        async def write(uow: UnitOfWork) -> None:
            await uow.transcripts.add(line)
            await _write_verdicts(uow, judgements)

        if line.final:
            await self._keep(write)
        await self.bus.publish(CallHeard(line))
        await self._tell_verdicts(judgements)

    async def judged(self, *judgements: Judgement) -> None:
        if judgements:
            await self._keep(lambda uow: _write_verdicts(uow, judgements))
        await self._tell_verdicts(judgements)

    async def looked(self, look: SecondLook) -> None:
        await self._keep(lambda uow: uow.transcripts.look(look))

    async def guided(self, call_id: str, guidance: Guidance) -> None:
        """Only told: the next replaces it."""
        await self.bus.publish(CallGuided(call_id, guidance))

    async def _tell(self, call: Call, entries: Sequence[TimelineEntry]) -> None:
        for entry in entries or (None,):
            await self.bus.publish(CallChanged(call, entry))

    async def _tell_verdicts(self, judgements: Sequence[Judgement]) -> None:
        for judgement in judgements:
            await self.bus.publish(CallJudged(judgement))

    async def _keep(self, write: Callable[[UnitOfWork], Awaitable[None]]) -> None:
        for pause_s in self._pauses_s:
            try:
                await self._once(write)
            except (DatabaseUnreachable, DatabaseBusy) as error:
                log.warning("the database is waited for", code=error.code, seconds=pause_s)
                await asyncio.sleep(pause_s)
            else:
                return
        await self._once(write)

    async def _once(self, write: Callable[[UnitOfWork], Awaitable[None]]) -> None:
        async with self.database.unit_of_work() as uow:
            await write(uow)
            await uow.commit()


async def _write_verdicts(uow: UnitOfWork, judgements: Sequence[Judgement]) -> None:
    for judgement in judgements:
        await uow.transcripts.judge(judgement)

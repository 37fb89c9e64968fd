"""Write it down, then tell: the commit comes first, the bus hears only of what is stored."""

from domain.agents import Agent
from domain.callbacks import Callback
from domain.calls import Call, TimelineEntry
from domain.transcripts import Judgement, Line
from hotline.bus.base import Bus
from hotline.bus.facts import AgentChanged, CallbackChanged, CallChanged, CallHeard, CallJudged
from hotline.storage.database import Database


class Ledger:
    """One method a kind of fact; each is one unit of work."""

    def __init__(self, database: Database, bus: Bus) -> None:
        self.database = database
        self.bus = bus

    async def call(self, call: Call, *entries: TimelineEntry) -> None:
        async with self.database.unit_of_work() as uow:
            await uow.calls.save(call, *entries)
            await uow.commit()
        for entry in entries or (None,):
            await self.bus.publish(CallChanged(call, entry))

    async def callback(self, callback: Callback, call: Call | None = None, *entries: TimelineEntry) -> None:
        """A callback and, where one goes with it, the call it makes: both or neither."""
        async with self.database.unit_of_work() as uow:
            await uow.callbacks.save(callback)
            if call is not None:
                await uow.calls.save(call, *entries)
            await uow.commit()
        await self.bus.publish(CallbackChanged(callback))
        if call is not None:
            for entry in entries or (None,):
                await self.bus.publish(CallChanged(call, entry))

    async def agent(self, agent: Agent) -> None:
        async with self.database.unit_of_work() as uow:
            await uow.agents.append(agent)
            await uow.commit()
        await self.bus.publish(AgentChanged(agent))

    async def heard(self, line: Line) -> None:
        """A final line is kept; a partial is only told."""
        if line.final:
            async with self.database.unit_of_work() as uow:
                await uow.transcripts.add(line)
                await uow.commit()
        await self.bus.publish(CallHeard(line))

    async def judged(self, *judgements: Judgement) -> None:
        if not judgements:
            return
        async with self.database.unit_of_work() as uow:
            for judgement in judgements:
                await uow.transcripts.judge(judgement)
            await uow.commit()
        for judgement in judgements:
            await self.bus.publish(CallJudged(judgement))

"""Quality desks over a real database, with a script, people and a call that has ended."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from domain.calls import Call, CallDirection, CallState
from domain.people import Person, Role
from domain.quality.slips import FaultSlip
from domain.transcripts import Judgement
from hotline.bus.memory import MemoryBus
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.quality.desks import QualityDesks
from hotline.quality_settings import QualityConfig
from hotline.scripts.reading import Reading
from hotline.settings import CentreConfig
from hotline.storage.database import Database
from tests.domain.quality.values import NOW, SCRIPT

AGENT = Person("1001", "李娜", Role.AGENT, ("service",))
OTHER = Person("1002", "王芳", Role.AGENT, ("service",))
LEAD = Person("2001", "刘洋", Role.LEAD, ("service",))
QUALITY = Person("3001", "陈静", Role.QUALITY)
DIRECTOR = Person("5001", "周强", Role.DUTY_MANAGER)
MANAGER = Person("6001", "吴敏", Role.MANAGER)
PEOPLE = (AGENT, OTHER, LEAD, QUALITY, DIRECTOR, MANAGER)


class Scripts:
    async def as_it_was(self, script_id: str, version: int) -> Reading:
        if (script_id, version) != (SCRIPT.id, SCRIPT.version):
            raise NotFound("version of the script", f"{script_id} {version}")
        return Reading(SCRIPT)


@dataclass
class Office:
    desks: QualityDesks
    database: Database
    now: datetime = NOW

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)

    async def ended(
        self, *judgements: Judgement, call_id: str = "c1", agent: str = AGENT.user, hours: float = 0
    ) -> None:
        """A call has come to its end, judged."""
        at = NOW + timedelta(hours=hours)
        call = Call(
            id=call_id,
            direction=CallDirection.INBOUND,
            caller="+8613800138000",
            called="95001",
            state=CallState.ENDED,
            started_at=at,
            agent=agent,
            connected_at=at,
            ended_at=at + timedelta(minutes=3),
            script_id=SCRIPT.id,
            script_version=SCRIPT.version,
        )
        async with self.database.unit_of_work() as uow:
            await uow.calls.save(call)
            for judgement in judgements:
                await uow.transcripts.judge(replace(judgement, call_id=call_id))
            await uow.commit()
        await self.desks.cards.call_ended(call_id)

    async def slip(self, *judgements: Judgement, call_id: str = "c1") -> FaultSlip:
        """The slip of a confirmed card with one fault."""
        await self.ended(*judgements, call_id=call_id)
        _, [slip] = await self.desks.cards.confirm(call_id, QUALITY)
        return slip

    async def stored(self, number: str) -> FaultSlip:
        async with self.database.reading() as uow:
            slip = await uow.slips.get(number)
        assert slip is not None
        return slip


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    bus = MemoryBus()
    await bus.start()
    async with database.unit_of_work() as uow:
        for person in PEOPLE:
            await uow.people.save(person)
        await uow.commit()
    opened: list[Office] = []
    config = CentreConfig(quality=QualityConfig(sample_per_day=2))
    desks = QualityDesks.of(Ledger(database, bus), Scripts(), config, lambda: opened[0].now)
    opened.append(Office(desks, database))
    yield opened[0]
    await bus.stop()

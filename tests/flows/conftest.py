"""A centre on a fake engine: real rules, real flows, real database, real bus."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.agents import AgentState
from domain.callbacks import RetryPolicy
from domain.calls import Call, CallState, TimelineEntry
from domain.people import Person, Role
from domain.queues import Queue
from hotline import catalogue, scripts
from hotline.bus.memory import MemoryBus
from hotline.flows.callbacks import CallbackDesk
from hotline.flows.calls import CallDesk
from hotline.flows.customers import CustomerDesk
from hotline.flows.dispatch import Dispatcher
from hotline.flows.floor import Floor
from hotline.flows.ledger import Ledger
from hotline.flows.live_call import Equipment
from hotline.flows.orders import OrderDesk
from hotline.flows.switchboard import Switchboard
from hotline.settings import CentreConfig, TrunkConfig
from hotline.storage.database import Database
from speech.hearing import Hearing
from speech.prompts import Prompts
from speech.text import fold
from telephony.engine import Registered
from tests.flows.fake_engine import WITHIN_S, FakeEngine

START = datetime(2026, 5, 1, 4, tzinfo=UTC)
RETRY = RetryPolicy()


class ManualClock:
    """Time moves when a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Site:
    """What a test works with."""

    engine: FakeEngine
    clock: ManualClock
    database: Database
    bus: MemoryBus
    ledger: Ledger
    floor: Floor
    switchboard: Switchboard
    dispatcher: Dispatcher
    calls: CallDesk
    orders: OrderDesk
    callbacks: CallbackDesk
    customers: CustomerDesk

    async def staff(self, *users: str, ready: bool = True) -> None:
        """People log in, with a phone, and go ready."""
        people = [Person(user, f"坐席{user}", Role.AGENT, ("service",)) for user in users]
        await self.floor.restore(people, ())
        for person in people:
            self.engine.tell(Registered(person.user, f"sip:{person.user}@127.0.0.1", 60))
            await self.floor.log_in(person)
            if ready:
                await self.floor.request_state(person.user, AgentState.READY, None, by=person.user)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the centre work until `condition` holds. Fails after a bound."""
        async with asyncio.timeout(WITHIN_S):
            while not condition():  # noqa: ASYNC110 - any part of the centre may fulfil it
                await asyncio.sleep(0.005)

    async def agent_is(self, user: str, state: AgentState) -> None:
        await self.until(lambda: (agent := self.floor.agent(user)) is not None and agent.state is state)

    async def call_is(self, state: CallState) -> Call:
        """The one call in progress, when it has come to `state`."""
        await self.until(lambda: [call.state for call in self.calls.live()] == [state])
        return self.calls.live()[0]

    async def over(self) -> None:
        await self.until(lambda: not self.calls.live())

    async def stored(self, call_id: str) -> tuple[Call, tuple[TimelineEntry, ...]]:
        async with self.database.reading() as uow:
            call = await uow.calls.get(call_id)
            assert call is not None
            return call, await uow.calls.timeline(call_id)


@asynccontextmanager
async def open_site(folder: Path, url: str, *, answer_after_ms: int = 0) -> AsyncIterator[Site]:
    trunk = TrunkConfig(uri="sip:trunk.example:5060")
    centre = CentreConfig(trunks=(trunk,), answer_after_ms=answer_after_ms)
    engine, now, bus = FakeEngine(), ManualClock(), MemoryBus()
    database = Database(url)
    await database.start()
    await bus.start()
    ledger = Ledger(database, bus)
    floor = Floor(ledger, now, [Queue("service", "客户服务")], console_grace_s=0.01)
    equipment = Equipment(
        engine=engine,
        ledger=ledger,
        floor=floor,
        hearing=Hearing(None),
        prompts=Prompts(folder / "prompts", folder / "cache"),
        script=scripts.load()["property"],
        fold=fold,
        centre=centre,
        recordings=folder,
        clock=now,
    )
    switchboard = Switchboard(equipment, RETRY)
    dispatcher = Dispatcher(floor, switchboard, database, now, patience=timedelta(seconds=60), tick_s=0.02)
    tasks = [asyncio.create_task(switchboard.run()), asyncio.create_task(dispatcher.run())]
    try:
        yield Site(
            engine,
            now,
            database,
            bus,
            ledger,
            floor,
            switchboard,
            dispatcher,
            CallDesk(switchboard),
            OrderDesk(ledger, catalogue.load(), centre, now),
            CallbackDesk(ledger, centre, now),
            CustomerDesk(ledger, centre, now, on_known=switchboard.customer_known),
        )
    finally:
        await switchboard.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await bus.stop()
        await database.stop()


@pytest.fixture
async def site(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Site]:
    async with open_site(tmp_path, sqlite_url) as opened:
        yield opened


@pytest.fixture
async def slow_site(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Site]:
    """A centre that lets calls ring for a moment."""
    async with open_site(tmp_path, sqlite_url, answer_after_ms=100) as opened:
        yield opened

"""A centre on a fake engine: real rules, real flows, real database, real bus."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.agents import AgentState
from domain.callbacks import Callback, RetryPolicy, VisitResult
from domain.calls import Call, CallState, TimelineEntry
from domain.guidance import Guidance
from domain.knowledge.menu import MenuEntry
from domain.people import Person, Role
from domain.scripts import DueState, Script
from hotline import catalogue, scripts
from hotline.bus.facts import Fact
from hotline.bus.memory import MemoryBus
from hotline.flows.alerts import AlertDesk
from hotline.flows.announcements import Announcements
from hotline.flows.callbacks import CallbackDesk
from hotline.flows.calls import CallDesk
from hotline.flows.customers import CustomerDesk
from hotline.flows.dispatch import Dispatcher
from hotline.flows.equipment import Equipment
from hotline.flows.floor import Floor
from hotline.flows.ledger import Ledger
from hotline.flows.orders import OrderBook, OrderDesk
from hotline.flows.rulebooks import Rulebooks
from hotline.flows.switchboard import Switchboard
from hotline.flows.voices import Voices
from hotline.flows.wrap_up import WrapUp
from hotline.settings import CentreConfig, TrunkConfig
from hotline.storage.database import Database
from hotline.storage.unit_of_work import UnitOfWork
from speech.hearing import Hearing
from speech.language import Mandarin
from speech.prompts import Prompts
from telephony.engine import Registered
from tests.flows.fake_engine import WITHIN_S, FakeEngine, FakeLeg

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
    alerts: AlertDesk
    wrap_up: WrapUp
    voices: Voices
    concluded: list[str]
    """Calls whose verdicts are all kept."""
    results: list[Callback]
    """Callbacks whose customers have answered the centre's question."""
    announcements: Announcements
    menu: list[MenuEntry]
    """What waiting callers may hear by key."""

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

    def guidance(self, call_id: str) -> Guidance:
        guidance = self.calls.guidance(call_id)
        assert guidance is not None
        return guidance

    async def talking(self, user: str = "1001", number: str = "13800138000") -> tuple[Call, FakeLeg, FakeLeg]:
        """A caller connected to `user`, who logs in for it: the call, the caller's leg, the agent's."""
        await self.staff(user)
        caller = self.engine.call_in(number)
        agent = await self.engine.rung(user)
        agent.peer_answers()
        call = await self.call_is(CallState.TALKING)
        await self.agent_is(user, AgentState.TALKING)
        await self.until(lambda: any(line.state is DueState.DUE for line in self.guidance(call.id).lines))
        return call, caller, agent

    async def over(self) -> None:
        await self.until(lambda: not self.calls.live())

    async def stored(self, call_id: str) -> tuple[Call, tuple[TimelineEntry, ...]]:
        async with self.database.reading() as uow:
            call = await uow.calls.get(call_id)
            assert call is not None
            return call, await uow.calls.timeline(call_id)


@asynccontextmanager
async def open_site(
    folder: Path, url: str, *known: Script, hearing: Hearing | None = None, **configured: Any
) -> AsyncIterator[Site]:
    """`known` scripts, the first of them the centre's; without any the property hotline's. `configured`: as in
    `CentreConfig`.
    """
    trunk = TrunkConfig(uri="sip:trunk.example:5060")
    by_id = {script.id: script for script in known} or scripts.load()
    script = next(iter(by_id)) if known else "property"
    centre = CentreConfig(**({"trunks": (trunk,), "script": script} | configured))
    engine, now, bus = FakeEngine(), ManualClock(), MemoryBus()
    database = Database(url)
    await database.start()
    await bus.start()
    ledger = Ledger(database, bus)
    rulebooks = Rulebooks(by_id.__getitem__, Mandarin())
    wrap_up = WrapUp(ledger, by_id.__getitem__, centre.name, now)
    queues = [queue.queue() for queue in centre.queues]
    floor = Floor(ledger, now, queues, console_grace_s=0.01, wrap_up=wrap_up)
    prompts = Prompts(folder / "prompts", folder / "cache")
    voices = Voices(folder / "voices", prompts, centre.name)
    alerts = AlertDesk(bus, now)
    concluded: list[str] = []

    async def conclude(call_id: str) -> None:
        concluded.append(call_id)

    results: list[Callback] = []

    async def keep_result(_uow: UnitOfWork, callback: Callback, _result: VisitResult, _by: str) -> Sequence[Fact]:
        results.append(callback)
        return ()

    announcements, menu = Announcements(now), list[MenuEntry]()
    equipment = Equipment(
        engine=engine,
        ledger=ledger,
        floor=floor,
        hearing=hearing or Hearing(None),
        prompts=prompts,
        rulebooks=rulebooks,
        voices=voices,
        alerts=alerts,
        wrap_up=wrap_up,
        centre=centre,
        recordings=folder,
        clock=now,
        announcements=announcements,
        concluded=conclude,
        tick_s=0.01,
        menu=lambda: menu,
    )
    switchboard = Switchboard(equipment, RETRY, on_result=keep_result)
    dispatcher = Dispatcher(
        floor, switchboard, database, now, centre=centre, patience=timedelta(seconds=60), tick_s=0.02
    )
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
            CallDesk(switchboard, voices),
            OrderDesk(ledger, OrderBook(catalogue.load(), centre), now),
            CallbackDesk(ledger, centre, now),
            CustomerDesk(ledger, centre, now, on_known=switchboard.customer_known),
            alerts,
            wrap_up,
            voices,
            concluded,
            results,
            announcements,
            menu,
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

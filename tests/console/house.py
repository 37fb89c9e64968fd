"""A centre for the console's tests: real storage, bus, floor and desks; only the lines are make-believe."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from agent_console.app import create_app
from agent_console.hub import HubLimits
from agent_console.wiring import Wiring
from domain.calls import Call, CallDirection, CallState, TimelineEntry
from domain.guidance import Guidance
from domain.people import Person, Role
from domain.rules.compile import Rulebook
from domain.transcripts import Line
from hotline import knowledge, scripts
from hotline.bus.memory import MemoryBus
from hotline.catalogue import Catalogue
from hotline.centre import Centre
from hotline.flows import people as people_flow
from hotline.flows.alerts import AlertDesk
from hotline.flows.announcements import Announcements
from hotline.flows.answer_offers import AnswerOffers
from hotline.flows.callbacks import CallbackDesk
from hotline.flows.calls import CallDesk
from hotline.flows.catalogue import CatalogueDesk
from hotline.flows.customers import CustomerDesk
from hotline.flows.floor import Floor
from hotline.flows.knowledge import KnowledgeDesk
from hotline.flows.ledger import Ledger
from hotline.flows.live_call import LiveCall
from hotline.flows.morning import MorningDesk
from hotline.flows.notices import NoticeDesk
from hotline.flows.orders import OrderBook, OrderDesk
from hotline.flows.outbreaks import OutbreakDesk
from hotline.flows.people import PeopleDesk
from hotline.flows.proposals import ProposalDesk
from hotline.flows.quality.desks import QualityDesks
from hotline.flows.record_desks import RecordDesks
from hotline.flows.scheduler import Scheduler
from hotline.flows.scripts import ScriptDesk
from hotline.flows.shifts import ShiftDesk
from hotline.flows.switchboard import Switchboard
from hotline.flows.voices import Voices
from hotline.flows.wishes import Wish
from hotline.flows.wrap_up import WrapUp
from hotline.settings import CentreConfig, Settings
from hotline.storage.database import Database
from speech.hearing import Hearing
from speech.language import Mandarin
from speech.prompts import Prompts
from telephony.accounts import MemoryAccounts
from tests.flows.talk_script import SCRIPT

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
PASSWORD = "correct horse"
RULEBOOK = Rulebook(SCRIPT, Mandarin())

PEOPLE = (
    Person("1001", "李娜", Role.AGENT, ("service",)),
    Person("1002", "王芳", Role.AGENT, ("service",)),
    Person("1900", "赵敏", Role.SENIOR, ("service",)),
    Person("2001", "刘洋", Role.LEAD, ("service",)),
    Person("3001", "陈静", Role.QUALITY),
    Person("4001", "工程部", Role.DEPARTMENT),
    Person("9001", "管理员", Role.ADMINISTRATOR),
)


@dataclass
class Speech:
    partials: tuple[Line, ...] = ()
    variables: Mapping[str, str] = field(default_factory=lambda: {"centre": "阳光物业服务中心", "agent_no": "1001"})


@dataclass
class RunningCall:
    record: Call
    transcription: Speech = field(default_factory=Speech)
    guidance: Guidance = field(default_factory=Guidance)
    rulebook: Rulebook = RULEBOOK
    wishes: list[tuple[Wish, str]] = field(default_factory=list)

    async def ask(self, wish: Wish, by: str) -> None:
        self.wishes.append((wish, by))


class Lines(Switchboard):
    """A switchboard whose calls the test sets."""

    def __init__(self) -> None:
        self.running: dict[str, RunningCall] = {}
        self.hung_up: list[tuple[str, str]] = []

    def calls(self) -> tuple[LiveCall, ...]:
        return cast(tuple[LiveCall, ...], tuple(self.running.values()))

    def call(self, call_id: str) -> LiveCall | None:
        return cast(LiveCall | None, self.running.get(call_id))

    def hang_up(self, call_id: str, by: str) -> bool:
        self.hung_up.append((call_id, by))
        return call_id in self.running


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class House:
    centre: Centre
    app: FastAPI
    lines: Lines
    ledger: Ledger
    clock: Clock
    bus: MemoryBus
    health: dict[str, str]
    http: AsyncClient
    tokens: Mapping[str, str]

    @property
    def wiring(self) -> Wiring:
        wiring: Wiring = self.app.state.wiring
        return wiring

    def as_(self, user: str) -> dict[str, str]:
        """Headers of somebody logged in."""
        return {"Authorization": f"Bearer {self.tokens[user]}"}

    async def call(self, call: Call, *entries: TimelineEntry) -> None:
        """A call came so far: stored, told, and running unless it has ended."""
        if call.state is CallState.ENDED:
            self.lines.running.pop(call.id, None)
        elif call.id in self.lines.running:
            self.lines.running[call.id].record = call
        else:
            self.lines.running[call.id] = RunningCall(call)
        await self.ledger.call(call, *entries)


def inbound(id: str = "c1", *, state: CallState = CallState.TALKING, agent: str | None = "1001") -> Call:  # noqa: A002
    call = Call(
        id=id,
        direction=CallDirection.INBOUND,
        caller="+8613800138000",
        called="95001",
        state=state,
        started_at=NOW - timedelta(seconds=60),
        queue="service",
        agent=agent,
        queued_at=NOW - timedelta(seconds=55),
        answered_at=NOW - timedelta(seconds=58),
    )
    return call if state is not CallState.TALKING else replace(call, connected_at=NOW - timedelta(seconds=45))


@contextmanager
def _cheap_passwords() -> Iterator[None]:
    """Hashing is slow on purpose; here it would only be slow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people_flow, "PasswordHasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


async def _tables(database: Database, file: Path) -> None:
    """Migrated once, then copied."""
    if _migrated:
        await asyncio.to_thread(file.write_bytes, _migrated[0])
        return
    await database.migrate()
    await database.stop()
    _migrated.append(await asyncio.to_thread(file.read_bytes))


_migrated: list[bytes] = []


@asynccontextmanager
async def house(folder: Path, *, static: Path | None = None, limits: HubLimits | None = None) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        stack.enter_context(_cheap_passwords())
        clock = Clock()
        config = CentreConfig()
        settings = Settings(data=folder, centre=config)
        settings.recordings.mkdir(parents=True)
        bus = MemoryBus()
        await bus.start()
        stack.push_async_callback(bus.stop)
        database = Database(settings.database)
        await _tables(database, folder / "hotline.db")
        await database.start()
        stack.push_async_callback(database.stop)
        ledger = Ledger(database, bus)
        people = PeopleDesk(ledger, MemoryAccounts(), clock, realm="hotline", session=timedelta(hours=12))
        async with database.unit_of_work() as uow:
            for person in PEOPLE:
                await uow.people.save(person)
            await uow.commit()
        await people.set_password("1001", PASSWORD)
        lines = Lines()
        health = {"sip": "ok", "database": "ok", "bus": "ok", "speech": "deaf"}

        async def well() -> Mapping[str, str]:
            return health

        services = Catalogue(folder / "catalogue", groups=[group.name for group in config.groups])
        hearing, language = Hearing(None), Mandarin()
        script_desk = ScriptDesk(ledger, clock, language, hearing, shipped=scripts.sources(), centre=config.name)
        await script_desk.start()
        answers = KnowledgeDesk(ledger, config, clock, language, shipped=knowledge.load())
        await answers.start()
        wrap_up = WrapUp(ledger, script_desk.current, config.name, clock)
        floor = Floor(ledger, clock, [queue.queue() for queue in config.queues], console_grace_s=30, wrap_up=wrap_up)
        await floor.restore(PEOPLE, ())
        voices = Voices(folder / "voices", Prompts(folder / "prompts", folder / "cache"), config.name)
        orders, announcements = OrderDesk(ledger, OrderBook(services, config), clock), Announcements(clock)
        centre = Centre(
            settings=settings,
            clock=clock,
            database=database,
            bus=bus,
            floor=floor,
            calls=CallDesk(lines, voices),
            wrap_up=wrap_up,
            alerts=AlertDesk(bus, clock),
            voices=voices,
            orders=orders,
            callbacks=CallbackDesk(ledger, config, clock),
            customers=CustomerDesk(ledger, config, clock),
            records=RecordDesks.of(ledger, settings, clock),
            quality=QualityDesks.of(ledger, script_desk, config, clock),
            people=people,
            notices=NoticeDesk(ledger, clock),
            scheduler=Scheduler(database, config.office, clock, ()),
            outbreaks=OutbreakDesk(ledger, orders, announcements, config, clock),
            shifts=ShiftDesk(ledger, clock),
            morning=MorningDesk(database, floor, config, clock),
            scripts=script_desk,
            knowledge=answers,
            announcements=announcements,
            offers=AnswerOffers(answers, bus),
            proposals=ProposalDesk(database, services, config, language),
            catalogue=services,
            catalogue_desk=CatalogueDesk(services, database, clock),
            hearing=hearing,
            health=well,
        )
        app = create_app(centre, static=static or folder / "static", limits=limits)
        await stack.enter_async_context(app.router.lifespan_context(app))
        http = AsyncClient(transport=ASGITransport(app), base_url="http://console")
        await stack.enter_async_context(http)
        tokens = {person.user: await people.open_session(person.user) for person in PEOPLE}
        yield House(centre, app, lines, ledger, clock, bus, health, http, tokens)

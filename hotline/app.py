"""The composition root: the one place where the parts of a centre are constructed, started and stopped in order."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

import structlog

from hotline import engines, jobs, knowledge, scripts
from hotline.bus.base import Bus
from hotline.bus.memory import MemoryBus
from hotline.bus.redis import RedisBus
from hotline.catalogue import Catalogue
from hotline.centre import Centre
from hotline.clock import Clock, utc_now
from hotline.errors import SettingError
from hotline.flows.alerts import AlertDesk
from hotline.flows.announcements import Announcements
from hotline.flows.answer_offers import AnswerOffers
from hotline.flows.attempts import Attempts
from hotline.flows.callbacks import CallbackDesk
from hotline.flows.calls import CallDesk
from hotline.flows.care import CareDesk
from hotline.flows.catalogue import CatalogueDesk
from hotline.flows.customers import CustomerDesk
from hotline.flows.dispatch import Dispatcher
from hotline.flows.equipment import Equipment
from hotline.flows.floor import Floor
from hotline.flows.group_call import GroupCalls
from hotline.flows.knowledge import KnowledgeDesk
from hotline.flows.ledger import Ledger
from hotline.flows.morning import MorningDesk
from hotline.flows.notices import NoticeDesk
from hotline.flows.orders import OrderBook, OrderDesk, OrderWatch, UrgentCalls, Visits
from hotline.flows.outbreaks import OutbreakDesk
from hotline.flows.people import PeopleDesk
from hotline.flows.proposals import ProposalDesk
from hotline.flows.quality.desks import QualityDesks
from hotline.flows.record_desks import RecordDesks
from hotline.flows.recovery import recover
from hotline.flows.recurrences import RecurrenceDesk
from hotline.flows.rulebooks import Rulebooks
from hotline.flows.scheduler import Scheduler
from hotline.flows.scripts import ScriptDesk
from hotline.flows.shifts import ShiftDesk
from hotline.flows.switchboard import Switchboard
from hotline.flows.voices import Voices
from hotline.flows.wrap_up import WrapUp
from hotline.settings import Settings
from hotline.storage.database import Database
from hotline.storage.errors import StorageError
from speech.hearing import Hearing
from speech.language import Mandarin
from speech.model import find
from speech.prompts import Prompts
from telephony.accounts import MemoryAccounts
from telephony.engine import Capability, Engine

log = structlog.get_logger(__name__)


@asynccontextmanager
async def running(
    settings: Settings, *, open_numbers: frozenset[str] = frozenset(), clock: Clock = utc_now
) -> AsyncIterator[Centre]:
    """A centre that takes calls until the block is left.

    `open_numbers` may be called from this machine without proof (the demo). Raises `SettingError`, `StorageError`,
    `SpeechError` or `TelephonyError` with a message that names the setting; whatever was started is stopped again.
    """
    _folders(settings)
    async with AsyncExitStack() as stack:
        bus: Bus = RedisBus(settings.redis_url) if settings.redis_url else MemoryBus()
        await bus.start()
        stack.push_async_callback(bus.stop)
        database = await _database(settings)
        stack.push_async_callback(database.stop)
        hearing = Hearing(find(settings.vosk_model, settings.data))
        await hearing.start()
        stack.push_async_callback(hearing.stop)
        prompts = Prompts(settings.data / "prompts", settings.data / "cache" / "prompts", centre=settings.centre.name)
        for warning in await prompts.prepare():
            log.warning("prompt", why=warning)

        ledger = Ledger(database, bus)
        accounts = MemoryAccounts()
        people = PeopleDesk(
            ledger, accounts, clock, realm=engines.REALM, session=timedelta(hours=settings.centre.session_hours)
        )
        await people.load_accounts()
        services = Catalogue(settings.data / "catalogue", groups=[group.name for group in settings.centre.groups])
        _check_recurring(settings, services)
        book = OrderBook(services, settings.centre)
        orders = OrderDesk(ledger, book, clock)
        visits = Visits(orders, clock)
        retry = settings.centre.retry.policy()
        attempts = Attempts(ledger, settings.centre, clock, retry, visits.found)
        await recover(ledger, settings.recordings, attempts, clock)

        language = Mandarin()
        script_desk = ScriptDesk(
            ledger, clock, language, hearing, shipped=scripts.sources(), centre=settings.centre.name
        )
        await script_desk.start()
        _check_scripts(settings, [in_use.script.id for in_use in script_desk.all()])
        rulebooks = Rulebooks(script_desk.current, language)
        answers = KnowledgeDesk(ledger, settings.centre, clock, language, shipped=knowledge.load())
        await answers.start()
        offers = AnswerOffers(answers, bus)
        quality = QualityDesks.of(ledger, script_desk, settings.centre, clock)
        wrap_up = WrapUp(ledger, script_desk.current, settings.centre.name, clock, excused=quality.cards.call_ended)
        voices = Voices(settings.data / "voices", prompts, settings.centre.name)
        alerts = AlertDesk(bus, clock)
        queues = [queue.queue() for queue in settings.centre.queues]
        engine = await engines.build(settings, accounts, open_numbers, clock)
        floor = Floor(
            ledger,
            clock,
            queues,
            console_grace_s=settings.centre.console_grace_s,
            phones_register=Capability.REGISTRAR in engine.capabilities,
            wrap_up=wrap_up,
        )
        await _take_up(floor, database)
        announcements = Announcements(clock)
        equipment = Equipment(
            engine=engine,
            ledger=ledger,
            floor=floor,
            hearing=hearing,
            prompts=prompts,
            rulebooks=rulebooks,
            voices=voices,
            alerts=alerts,
            wrap_up=wrap_up,
            centre=settings.centre,
            recordings=settings.recordings,
            clock=clock,
            announcements=announcements,
            concluded=quality.cards.call_ended,
            menu=answers.menu,
        )
        switchboard = Switchboard(equipment, retry, on_result=visits.found)
        dispatcher = Dispatcher(
            floor,
            switchboard,
            database,
            clock,
            centre=settings.centre,
            patience=timedelta(seconds=settings.centre.callback_patience_s),
            machine=switchboard,
        )
        records = RecordDesks.of(ledger, settings, clock)
        await engine.start()
        recurrences = RecurrenceDesk(ledger, orders, services, settings.centre)
        urgent = UrgentCalls(ledger, book, clock)
        urgent.over(GroupCalls(switchboard, settings.centre.self_service.group_calls, on_answer=urgent.answered))
        outbreaks = OutbreakDesk(ledger, orders, announcements, settings.centre, clock)
        await outbreaks.start()
        todo = jobs.table(
            database=database,
            watch=OrderWatch(ledger, book),
            orders=orders,
            recurrences=recurrences,
            urgent=urgent,
            outbreaks=outbreaks,
            care=CareDesk(ledger, settings.centre),
            answers=answers,
            appeals=quality.appeals,
            retention=records.retention,
        )
        scheduler = Scheduler(database, settings.centre.office, clock, todo)
        tasks = [
            asyncio.create_task(switchboard.run(), name="switchboard"),
            asyncio.create_task(dispatcher.run(), name="dispatcher"),
            asyncio.create_task(scheduler.run(), name="scheduler"),
            asyncio.create_task(offers.run(), name="answers"),
        ]
        stack.push_async_callback(_stop, engine, switchboard, tasks)
        log.info("centre ready", engine=engine.name, sip=str(settings.sip), speech="ok" if hearing.ready else "deaf")

        async def health() -> Mapping[str, str]:
            state = {
                "sip": _lines(engine, tasks),
                "database": "ok",
                "bus": "ok",
                "speech": "ok" if hearing.ready else "deaf",
            }
            try:
                async with database.reading() as uow:
                    await uow.sessions.user_of("", clock())
            except StorageError as error:
                state["database"] = error.code
            return state

        yield Centre(
            settings=settings,
            clock=clock,
            database=database,
            bus=bus,
            floor=floor,
            calls=CallDesk(switchboard, voices),
            wrap_up=wrap_up,
            alerts=alerts,
            voices=voices,
            orders=orders,
            callbacks=CallbackDesk(ledger, settings.centre, clock, visits.found),
            customers=CustomerDesk(ledger, settings.centre, clock, on_known=switchboard.customer_known),
            records=records,
            quality=quality,
            notices=NoticeDesk(ledger, clock),
            scheduler=scheduler,
            outbreaks=outbreaks,
            shifts=ShiftDesk(ledger, clock),
            morning=MorningDesk(database, floor, settings.centre, clock),
            people=people,
            scripts=script_desk,
            knowledge=answers,
            announcements=announcements,
            offers=offers,
            proposals=ProposalDesk(database, services, settings.centre, language),
            catalogue=services,
            catalogue_desk=CatalogueDesk(services, database, clock),
            hearing=hearing,
            health=health,
        )


def _lines(engine: Engine, tasks: Iterable[asyncio.Task[None]]) -> str:
    """In one word, whether calls come in and are taken."""
    if any(task.done() for task in tasks):
        return "stopped"
    return "ok" if engine.reachable else "unregistered"


def _check_scripts(settings: Settings, known: Collection[str]) -> None:
    """Every script that the settings name must be there."""
    centre = settings.centre
    named = {"script": centre.script, "callback_script": centre.callback_script}
    named |= {f"queues.{queue.id}.script": queue.script for queue in centre.queues}
    for setting, script in named.items():
        if script is not None and script not in known:
            raise SettingError(f"HOTLINE_CONFIG {setting}", script, f"may be one of {', '.join(known)}")


def _check_recurring(settings: Settings, services: Catalogue) -> None:
    known = [service.id for service in services.offered() if service.recurring]
    for service_type in settings.centre.recurring:
        if service_type not in known:
            raise SettingError("HOTLINE_CONFIG recurring", service_type, f"may be one of {', '.join(known)}")


def _folders(settings: Settings) -> None:
    for folder in (settings.data, settings.recordings):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = f"it must be a folder that can be written ({error.strerror})"
            raise SettingError("HOTLINE_DATA", str(settings.data), why) from None


async def _database(settings: Settings) -> Database:
    """Brought to this version's tables: an upgrade is a start, unless the site keeps its own PostgreSQL schedule."""
    database = Database(settings.database)
    await database.migrate()
    await database.start()
    return database


async def _take_up(floor: Floor, database: Database) -> None:
    async with database.reading() as uow:
        everybody, last_known = await uow.people.all(), await uow.agents.latest()
    await floor.restore(everybody, last_known)


async def _stop(engine: Engine, switchboard: Switchboard, tasks: list[asyncio.Task[None]]) -> None:
    """Calls first, so that each is written down as interrupted; then the lines."""
    for task in tasks[1:]:
        task.cancel()
    await switchboard.stop()
    await engine.stop()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

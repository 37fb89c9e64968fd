"""People, from the command line: straight on the database, whether or not the centre runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from domain.people import Person
from hotline.bus.memory import MemoryBus
from hotline.clock import utc_now
from hotline.engines import REALM
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.people import PeopleDesk
from hotline.settings import Settings
from hotline.storage.database import Database
from telephony.accounts import MemoryAccounts


async def add(settings: Settings, person: Person, password: str) -> None:
    async with _desk(settings) as (desk, _):
        await desk.add(person, password)


async def set_password(settings: Settings, user: str, password: str) -> None:
    async with _desk(settings) as (desk, _):
        await desk.set_password(user, password)


async def everybody(settings: Settings) -> tuple[Person, ...]:
    async with _desk(settings) as (_, database), database.reading() as uow:
        return tuple(await uow.people.all())


async def deactivate(settings: Settings, user: str) -> None:
    """Raises `NotFound`."""
    async with _desk(settings) as (_, database), database.unit_of_work() as uow:
        person = await uow.people.get(user)
        if person is None:
            raise NotFound("person", user)
        await uow.people.save(replace(person, active=False))
        await uow.commit()


@asynccontextmanager
async def _desk(settings: Settings) -> AsyncIterator[tuple[PeopleDesk, Database]]:
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    await database.migrate()
    try:
        ledger = Ledger(database, MemoryBus())
        session = timedelta(hours=settings.centre.session_hours)
        yield PeopleDesk(ledger, MemoryAccounts(), utc_now, realm=REALM, session=session), database
    finally:
        await database.stop()

"""The service catalogue while the centre runs: taken up anew from its files."""

import asyncio

import structlog

from domain.people import Permission, Person
from hotline.catalogue import Catalogue, CatalogueError
from hotline.clock import Clock
from hotline.errors import NotAllowed
from hotline.storage.database import Database

log = structlog.get_logger(__name__)

OPERATOR = "hotline"
"""Who reloads by a signal: somebody at the machine."""


class CatalogueDesk:
    def __init__(self, catalogue: Catalogue, database: Database, clock: Clock) -> None:
        self._catalogue = catalogue
        self._database = database
        self._clock = clock
        self._reading = asyncio.Lock()

    async def reload(self, by: Person) -> list[str]:
        """Read the files again; the ids of types that are new, changed or gone.

        Raises `NotAllowed`, and `CatalogueError` with all that is wrong: then the types in use stay as they are.
        """
        if not by.may(Permission.EDIT_CATALOGUE):
            raise NotAllowed(f"your role ({by.role.value}) does not include {Permission.EDIT_CATALOGUE.value}")
        return await self._reload(by.user)

    async def reload_by_signal(self) -> None:
        """The same for who sends SIGHUP; what is wrong is logged."""
        try:
            await self._reload(OPERATOR)
        except CatalogueError as error:
            for problem in error.problems:
                log.error("the catalogue stays as it was", file=problem.file, line=problem.line, why=str(problem))

    async def _reload(self, by: str) -> list[str]:
        async with self._reading:
            changed = await asyncio.to_thread(self._catalogue.reload)
            async with self._database.unit_of_work() as uow:
                detail = {"changed": ",".join(changed)}
                await uow.audit.add(self._clock(), by, "catalogue.reload", "catalogue", detail)
                await uow.commit()
        log.info("catalogue taken up", by=by, changed=changed)
        return changed

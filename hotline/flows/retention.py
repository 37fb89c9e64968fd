"""What has been kept long enough: proposed every night, destroyed once two people have said yes (handbook R3)."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import structlog

from domain.notices import Notice, NoticeKind, to_each, to_role
from domain.people import PERMISSIONS, Permission, Person
from domain.retention import (
    Destruction,
    DestructionState,
    RecordClass,
    confirm,
    finish,
    may_propose,
    months_before,
    propose,
    refuse,
)
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.files import FileStore
from hotline.flows.ledger import Ledger
from hotline.flows.notices import tell_in, told
from hotline.settings import CentreConfig
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

CENTRE = "hotline"
"""Who proposes, and carries out."""
LONGEST_LIST = 10_000
"""Things on a list; what is left comes with the next."""
AT_ONCE = 200
"""Things destroyed in one transaction."""


def _waiting(listed: Destruction, now: datetime) -> tuple[Notice, ...]:
    """Two of those who may say yes are asked to."""
    deciders = [to_role(role) for role, may in PERMISSIONS.items() if Permission.DESTROY_FILES in may]
    return to_each(
        deciders,
        key=f"destruction:{listed.id}",
        at=now,
        kind=NoticeKind.RETENTION,
        subject=listed.id,
        words={"count": str(listed.count)},
    )


class RetentionDesk:
    """Raises `NotFound`, `NotAllowed`, `DomainError`."""

    def __init__(self, ledger: Ledger, centre: CentreConfig, recordings: Path, store: FileStore, clock: Clock) -> None:
        self._ledger = ledger
        self._centre = centre
        self._recordings = recordings
        self._store = store
        self._clock = clock

    async def propose(self, now: datetime) -> tuple[Destruction, ...]:
        """A list of each class in which something is older than its period. Harmless when asked again."""
        made = []
        for what in RecordClass:
            months = self._centre.retention.months(what)
            if months is None:
                continue
            listed = await self._propose(what, months_before(now, months), now)
            if listed is not None:
                made.append(listed)
                log.info("destruction proposed", what=what.value, things=listed.count)
        return tuple(made)

    async def _propose(self, what: RecordClass, cutoff: datetime, now: datetime) -> Destruction | None:
        async with self._ledger.database.unit_of_work() as uow:
            last = await uow.destructions.last(what)
            if not may_propose(last, now):
                return None
            found = await uow.expired.older(what, cutoff, LONGEST_LIST)
            if not found:
                return None
            listed = propose(uuid4().hex, what, cutoff, len(found), CENTRE, now)
            await uow.destructions.save(listed, [thing.subject for thing in found])
            new = await tell_in(uow, _waiting(listed, now))
            await uow.commit()
        await told(self._ledger.bus, new)
        return listed

    async def confirm(self, id: str, by: Person) -> Destruction:  # noqa: A002
        """The first yes, or the second by somebody else: then it is carried out."""
        return await self._decide(id, by, "confirm", lambda d: confirm(d, by.user, self._clock()))

    async def refuse(self, id: str, why: str, by: Person) -> Destruction:  # noqa: A002
        return await self._decide(id, by, "refuse", lambda d: refuse(d, by.user, why, self._clock()))

    async def _decide(
        self,
        id: str,  # noqa: A002
        by: Person,
        what: str,
        decide: Callable[[Destruction], Destruction],
    ) -> Destruction:
        if not by.may(Permission.DESTROY_FILES):
            raise NotAllowed(f"your role ({by.role.value}) does not include {Permission.DESTROY_FILES.value}")
        async with self._ledger.database.unit_of_work() as uow:
            listed = await uow.destructions.get(id)
            if listed is None:
                raise NotFound("destruction", id)
            listed = decide(listed)
            await uow.destructions.save(listed)
            await uow.audit.add(self._clock(), by.user, f"destruction.{what}", id, {"what": listed.what.value})
            await uow.commit()
        return listed

    async def carry_out(self, now: datetime) -> int:
        """Destroy what two have confirmed; how many things went. What a crash cut off goes on where it was."""
        async with self._ledger.database.reading() as uow:
            approved = await uow.destructions.approved()
        return sum([await self._carry_out(listed, now) for listed in approved])

    async def _carry_out(self, listed: Destruction, now: datetime) -> int:
        went = 0
        while True:
            async with self._ledger.database.unit_of_work() as uow:
                items = await uow.destructions.left(listed.id, AT_ONCE)
                if not items:
                    return await self._finish(uow, listed, went, now)
                ids = [item.subject for item in items]
                recordings = await uow.expired.recordings(ids) if listed.what is RecordClass.RECORDINGS else ()
                # The sound goes before the record of where it is: what is cut off in between is simply done again.
                for name in recordings:
                    await asyncio.to_thread(self._erase, name)
                hashes = await uow.expired.hashes(listed.what, ids)
                await uow.expired.blank(listed.what, ids, now)
                for sha256 in hashes:
                    if not await uow.files.in_use(sha256):
                        await asyncio.to_thread(self._store.forget, sha256)
                await uow.destructions.gone(listed.id, [item.position for item in items])
                await uow.commit()
            went += len(items)

    async def _finish(self, uow: UnitOfWork, listed: Destruction, went: int, now: datetime) -> int:
        stored = await uow.destructions.get(listed.id)
        if stored is not None and stored.state is DestructionState.APPROVED:
            await uow.destructions.save(finish(stored, CENTRE, now))
            detail = {"what": listed.what.value, "things": str(listed.count), "by": " ".join(listed.confirmed_by)}
            await uow.audit.add(now, CENTRE, "destruction.done", listed.id, detail)
            await uow.commit()
            log.info("destroyed", what=listed.what.value, things=listed.count)
        return went

    def _erase(self, name: str) -> None:
        folder = self._recordings.resolve()
        path = (folder / name).resolve()
        if path.is_relative_to(folder):
            path.unlink(missing_ok=True)

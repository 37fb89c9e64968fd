"""Photos and papers of orders and customers: added, shown, taken away (handbook R1, S10, W5)."""

import asyncio
from dataclasses import dataclass, replace
from uuid import uuid4

from domain.attachments import READERS, SECRET_KINDS, WRITERS, Attachment, AttachmentKind, SubjectKind
from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person
from domain.privacy import Part, may_see
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.files import FileStore, clean_name
from hotline.flows.ledger import Ledger
from hotline.storage.page import Page
from hotline.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewFile:
    subject_kind: SubjectKind
    subject: str
    kind: AttachmentKind
    name: str
    data: bytes


class FileDesk:
    """Raises `NotFound`, `NotAllowed`, `InvalidValue`."""

    def __init__(self, ledger: Ledger, store: FileStore, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self.store = store

    async def check(self, kind: SubjectKind, subject: str, by: Person) -> None:
        """May they add files to it, and is it there? Ask before the bytes are taken in."""
        _require(by, kind, writing=True)
        async with self._ledger.database.reading() as uow:
            await _require_subject(uow, kind, subject, by)

    async def add(self, new: NewFile, by: Person) -> Attachment:
        """Keep a file: the bytes first, so that no record is ever without them."""
        await self.check(new.subject_kind, new.subject, by)
        stored = await asyncio.to_thread(self.store.keep, new.data)
        file = Attachment(
            id=uuid4().hex,
            subject_kind=new.subject_kind,
            subject=new.subject,
            kind=new.kind,
            name=clean_name(new.name, stored.type),
            type=stored.type,
            size=stored.size,
            sha256=stored.sha256,
            at=self._clock(),
            by=by.user,
        )
        async with self._ledger.database.unit_of_work() as uow:
            await uow.files.save(file)
            await uow.audit.add(file.at, by.user, "file.add", file.subject, {"file": file.id, "kind": file.kind.value})
            await uow.commit()
        if not self.store.path(file.sha256).exists():  # another with the same bytes was destroyed meanwhile
            await asyncio.to_thread(self.store.keep, new.data)
        return file

    async def of(
        self, kind: SubjectKind, subject: str, by: Person, cursor: str | None = None, limit: int = 50
    ) -> Page[Attachment]:
        """Those of one thing that `by` may see, newest first."""
        _require(by, kind)
        async with self._ledger.database.reading() as uow:
            await _require_subject(uow, kind, subject, by)
            page = await uow.files.of(kind, subject, cursor, limit)
        return Page(tuple(file for file in page.items if _may_open(by, file)), page.next)

    async def get(self, id: str, by: Person) -> Attachment:  # noqa: A002
        """One that is still shown."""
        async with self._ledger.database.reading() as uow:
            file = await uow.files.get(id)
            if file is None or file.removed_at is not None or file.destroyed:
                raise NotFound("file", id)
            _require(by, file.subject_kind)
            await _require_subject(uow, file.subject_kind, file.subject, by)
        if not _may_open(by, file):
            raise NotAllowed("this is one of the secret parts of the file (R2)")
        return file

    async def opened(self, file: Attachment, by: Person) -> None:
        """Looking at what belongs to a customer is written down (R2)."""
        async with self._ledger.database.unit_of_work() as uow:
            await uow.audit.add(self._clock(), by.user, "file.look", file.subject, {"file": file.id})
            await uow.commit()

    async def remove(self, id: str, why: str, by: Person) -> Attachment:  # noqa: A002
        """It is no longer shown; record and bytes stay until their period is over."""
        if not why.strip():
            raise InvalidValue("reason", "say why", Fault.NEEDED)
        file = await self.get(id, by)
        _require(by, file.subject_kind, writing=True)
        if file.by != by.user and not by.may(Permission.STEER_ORDERS):
            raise NotAllowed("who added it, or a lead, takes it away")
        removed = replace(file, removed_at=self._clock(), removed_by=by.user, removed_why=why.strip())
        async with self._ledger.database.unit_of_work() as uow:
            await uow.files.save(removed)
            await uow.audit.add(self._clock(), by.user, "file.remove", file.subject, {"file": file.id})
            await uow.commit()
        return removed


def _may_open(by: Person, file: Attachment) -> bool:
    return file.kind not in SECRET_KINDS or file.by == by.user or may_see(by, Part.SECRET)


def _require(by: Person, kind: SubjectKind, *, writing: bool = False) -> None:
    granting = (WRITERS if writing else READERS)[kind]
    if not any(by.may(permission) for permission in granting):
        raise NotAllowed(f"your role ({by.role.value}) has nothing to do with files of this kind")


async def _require_subject(uow: UnitOfWork, kind: SubjectKind, subject: str, by: Person) -> None:
    """It is there, and where somebody only does the orders of their groups, it is one of those."""
    match kind:
        case SubjectKind.ORDER:
            order = await uow.orders.get(subject)
            if order is None:
                raise NotFound("work order", subject)
            everything = by.may(Permission.WRITE_ORDERS) or by.may(Permission.SEE_ALL_CALLS)
            if not everything and order.group not in by.groups:
                raise NotAllowed("this order is not your group's")
        case SubjectKind.CUSTOMER:
            if await uow.customers.get(subject) is None:
                raise NotFound("customer", subject)
        case _:
            return

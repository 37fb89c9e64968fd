"""What is known of the files that belong to orders, customers and the rest; their bytes are on disk."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select, update

from domain.attachments import Attachment, AttachmentKind, SubjectKind
from hotline.storage.customers.tables import KEPT_FILE, files
from hotline.storage.page import Page, page_of_rows
from hotline.storage.transaction import Transaction

c = files.c


class Files:
    """The files; one that was removed or destroyed keeps its record."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, file: Attachment) -> None:
        row = {
            "id": file.id,
            "subject_kind": file.subject_kind.value,
            "subject": file.subject,
            "kind": file.kind.value,
            "name": file.name,
            "type": file.type,
            "size": file.size,
            "sha256": file.sha256,
            "at": file.at,
            "by": file.by,
            "removed_at": file.removed_at,
            "removed_by": file.removed_by,
            "removed_why": file.removed_why,
            "destroyed": file.destroyed,
        }
        await self._transaction.upsert(files, row)

    async def get(self, id: str) -> Attachment | None:  # noqa: A002
        row = await self._transaction.first(self._transaction.locked(select(files).where(c.id == id)))
        return _file(row) if row else None

    async def of(self, kind: SubjectKind, subject: str, cursor: str | None = None, limit: int = 50) -> Page[Attachment]:
        """Those of one thing that are shown, newest first. Raises `InvalidCursor`."""
        statement = select(files).where(c.subject_kind == kind.value, c.subject == subject, c.removed_at.is_(None))
        rows, following = await page_of_rows(self._transaction, statement, (c.at, c.id), cursor, limit, descending=True)
        return Page(tuple(map(_file, rows)), following)

    async def in_use(self, sha256: str) -> bool:
        """Whether some file that is not destroyed has these bytes."""
        row = await self._transaction.first(
            select(func.count()).select_from(files).where(c.sha256 == sha256, c.destroyed.is_(False))
        )
        return bool(row and row[0])

    async def destroy(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take out their names; the hashes whose bytes nobody uses any more."""
        rows = await self._transaction.all(select(c.sha256).where(c.id.in_(ids), KEPT_FILE).distinct())
        await self._transaction.execute(update(files).where(c.id.in_(ids)).values(destroyed=True, name=""))
        return tuple([row.sha256 for row in rows if not await self.in_use(row.sha256)])

    async def hashes_of(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The bytes of those files, whether destroyed or not."""
        return tuple(r.sha256 for r in await self._transaction.all(select(c.sha256).where(c.id.in_(ids)).distinct()))


def _file(row: Row[Any]) -> Attachment:
    return Attachment(
        id=row.id,
        subject_kind=SubjectKind(row.subject_kind),
        subject=row.subject,
        kind=AttachmentKind(row.kind),
        name=row.name,
        type=row.type,
        size=row.size,
        sha256=row.sha256,
        at=row.at,
        by=row.by,
        removed_at=row.removed_at,
        removed_by=row.removed_by,
        removed_why=row.removed_why,
        destroyed=row.destroyed,
    )

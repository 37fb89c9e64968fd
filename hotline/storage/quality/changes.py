"""The append-only histories of cards, slips and corrective actions."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from domain.quality.history import Change
from hotline.storage.errors import Conflict
from hotline.storage.quality.tables import quality_changes
from hotline.storage.transaction import Transaction

c = quality_changes.c


class Changes:
    """The histories of one `kind` of thing, each thing by its key."""

    def __init__(self, transaction: Transaction, kind: str) -> None:
        self._transaction = transaction
        self._kind = kind

    async def save(self, subject: str, history: tuple[Change, ...]) -> None:
        """Adds what is new. Raises `Conflict` when somebody else has changed the thing since it was read."""
        stored = (await self.of([subject]))[subject]
        if history[: len(stored)] != stored:
            raise Conflict(f"{self._kind} {subject} was changed meanwhile; read it again")
        rows = [
            {
                "kind": self._kind,
                "subject": subject,
                "position": position,
                "at": change.at,
                "by": change.by,
                "action": change.action,
                "before": change.before,
                "after": change.after,
                "reason": change.reason,
                "part": change.part,
            }
            for position, change in enumerate(history)
        ]
        await self._transaction.execute(quality_changes.insert(), rows[len(stored) :])

    async def of(self, subjects: Iterable[str]) -> dict[str, tuple[Change, ...]]:
        """The whole history of each of `subjects`, in order."""
        found: dict[str, list[Change]] = defaultdict(list)
        wanted = list(subjects)
        statement = select(quality_changes).where(c.kind == self._kind, c.subject.in_(wanted))
        for row in await self._transaction.all(statement.order_by(c.subject, c.position)):
            found[row.subject].append(Change(row.at, row.by, row.action, row.before, row.after, row.reason, row.part))
        return {subject: tuple(found[subject]) for subject in wanted}

"""What the morning sheet counts (D1). Open orders and one day's; what was closed before costs nothing."""

from datetime import datetime

from sqlalchemy import func, select

from domain.orders.order import WorkOrder
from hotline.storage.orders.rows import from_row
from hotline.storage.orders.tables import OPEN_ORDER, work_orders
from hotline.storage.schema import OPEN_CALLBACK, callbacks
from hotline.storage.transaction import Transaction

o, b = work_orders.c, callbacks.c


class Morning:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def opened(self, since: datetime, until: datetime) -> int:
        """Orders that were registered from `since` to before `until`."""
        row = await self._transaction.first(
            select(func.count()).select_from(work_orders).where(o.created_at >= since, o.created_at < until)
        )
        return int(row[0]) if row else 0

    async def finished(self, since: datetime, until: datetime) -> tuple[WorkOrder, ...]:
        """Orders whose work was done then, without their history."""
        statement = select(work_orders).where(o.finished_at.is_not(None), o.finished_at >= since, o.finished_at < until)
        return tuple(from_row(row, ()) for row in await self._transaction.all(statement))

    async def callbacks_due(self, now: datetime, until: datetime) -> tuple[int, int]:
        """Open callbacks due before `until`: later than now, and since before it."""
        late = func.count().filter(b.due_at < now).label("late")
        counted = select(func.count().label("due"), late).select_from(callbacks)
        row = await self._transaction.first(counted.where(OPEN_CALLBACK, b.due_at < until))
        return (row.due - row.late, row.late) if row else (0, 0)

    async def owners(self) -> dict[str, int]:
        """How many open orders each answers for."""
        return await self._by(o.owner)

    async def assignees(self) -> dict[str, int]:
        """How many open orders each does."""
        return await self._by(o.assignee)

    async def _by(self, column: object) -> dict[str, int]:
        statement = select(column, func.count().label("orders")).where(OPEN_ORDER).group_by(column)  # type: ignore[call-overload]
        return {row[0]: int(row.orders) for row in await self._transaction.all(statement) if row[0]}

"""How many of the calls that were due were made, and in time (handbook C2, C10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select

from domain.callbacks import CallbackState, Outcome, Purpose, Satisfaction
from hotline.storage.callbacks.tables import visit_results
from hotline.storage.orders.tables import work_orders
from hotline.storage.schema import callback_attempts, callbacks
from hotline.storage.transaction import Transaction

c, a, r, o = callbacks.c, callback_attempts.c, visit_results.c, work_orders.c

PUNCTUAL = timedelta(minutes=1)
"""A promised call without a window is in time when it begins within the minute."""


@dataclass(frozen=True, slots=True)
class PurposeRate:
    """The callbacks of one purpose that were due in a period; cancelled ones weren't."""

    purpose: Purpose
    due: int
    reached: int
    """Done: called, or settled by a person another way."""
    in_time: int
    """Reached by a call that began before the end of the window."""
    handed_over: int
    """A task for a person: the limit of tries was reached (C8)."""


@dataclass(frozen=True, slots=True)
class CallbackRates:
    purposes: tuple[PurposeRate, ...]
    """Those with callbacks due in the period, in the order of their names."""
    satisfied: int
    neutral: int
    dissatisfied: int
    """Answers of the period's visits and surveys (C7, C8)."""
    orders: int
    """Work orders registered in the period…"""
    complaints: int
    """…and those among them that are complaints and were not cancelled: effective ones."""


class Rates:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, since: datetime, until: datetime, complaint_types: Sequence[str]) -> CallbackRates:
        """The rates of a period, `until` not included."""
        answers = await self._answers(since, until)
        orders, complaints = await self._orders(since, until, complaint_types)
        return CallbackRates(
            purposes=await self._purposes(since, until),
            satisfied=answers.get(Satisfaction.SATISFIED, 0),
            neutral=answers.get(Satisfaction.NEUTRAL, 0),
            dissatisfied=answers.get(Satisfaction.DISSATISFIED, 0),
            orders=orders,
            complaints=complaints,
        )

    async def _purposes(self, since: datetime, until: datetime) -> tuple[PurposeRate, ...]:
        called = (
            select(a.callback_id, func.min(a.started_at).label("at"))
            .join(callbacks, c.id == a.callback_id)
            .where(a.outcome == Outcome.CONNECTED.value, c.due_at >= since, c.due_at < until)
            .group_by(a.callback_id)
            .subquery()
        )
        statement = (
            select(c.purpose, c.state, c.due_at, c.latest_at, called.c.at.label("called_at"))
            .outerjoin(called, called.c.callback_id == c.id)
            .where(c.due_at >= since, c.due_at < until, c.state != CallbackState.CANCELLED.value)
        )
        counts: dict[str, list[int]] = {}
        for row in await self._transaction.all(statement):
            found = counts.setdefault(row.purpose, [0, 0, 0, 0])
            done = row.state == CallbackState.DONE.value
            found[0] += 1
            found[1] += done
            found[2] += done and row.called_at is not None and row.called_at <= (row.latest_at or row.due_at + PUNCTUAL)
            found[3] += row.state == CallbackState.HANDED_OVER.value
        return tuple(PurposeRate(Purpose(purpose), *counts[purpose]) for purpose in sorted(counts))

    async def _answers(self, since: datetime, until: datetime) -> dict[Satisfaction, int]:
        statement = (
            select(r.satisfaction, func.count().label("answers"))
            .where(r.at >= since, r.at < until)
            .group_by(r.satisfaction)
        )
        rows = await self._transaction.all(statement)
        return {Satisfaction(row.satisfaction): row.answers for row in rows}

    async def _orders(self, since: datetime, until: datetime, complaint_types: Sequence[str]) -> tuple[int, int]:
        effective = o.service_type.in_(complaint_types) & (o.state != "cancelled")
        statement = select(func.count().label("orders"), func.sum(case((effective, 1), else_=0)).label("complaints"))
        row = await self._transaction.first(statement.where(o.created_at >= since, o.created_at < until))
        return (row.orders, row.complaints or 0) if row is not None else (0, 0)

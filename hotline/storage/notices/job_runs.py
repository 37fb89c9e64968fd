"""What is done once a period: who began it, and whether it is done."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from hotline.storage.notices.tables import job_runs
from hotline.storage.transaction import Transaction

c = job_runs.c


class JobRuns:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def begin(self, job: str, period: str, now: datetime, again_after: timedelta) -> bool:
        """Whether `job` is to be done for `period` now, by whoever asks: of several who ask, one.

        What was begun and not done within `again_after` (a crash, a failure) is given out again.
        """
        insert = self._transaction.insert(job_runs).values(job=job, period=period, started_at=now, tries=1)
        if await self._transaction.execute(insert.on_conflict_do_nothing(index_elements=[c.job, c.period])) == 1:
            return True
        again = (
            update(job_runs)
            .where(c.job == job, c.period == period, c.done_at.is_(None), c.started_at <= now - again_after)
            .values(started_at=now, tries=c.tries + 1)
        )
        return await self._transaction.execute(again) == 1

    async def done(self, job: str, period: str, now: datetime) -> None:
        """It is: never again for this period. One that nobody began is marked as well."""
        insert = self._transaction.insert(job_runs).values(job=job, period=period, started_at=now, done_at=now, tries=1)
        await self._transaction.execute(
            insert.on_conflict_do_update(index_elements=[c.job, c.period], set_={"done_at": insert.excluded.done_at})
        )

    async def settled(self, job: str, period: str, now: datetime, again_after: timedelta) -> bool:
        """Whether there is nothing to begin: it is done, or somebody is at it."""
        busy = or_(c.done_at.is_not(None), c.started_at > now - again_after)
        found = select(c.job).where(c.job == job, c.period == period, busy)
        return await self._transaction.first(found) is not None

    async def known(self, job: str) -> bool:
        """Whether it has ever been begun."""
        return await self._transaction.first(select(c.job).where(c.job == job).limit(1)) is not None

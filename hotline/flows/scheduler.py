"""What the centre does by itself as time passes: one table of jobs, each in its own rhythm.

A job that fails is logged and comes again; it never holds up the others. What is done once a period (an hour, a local
day) is remembered in the database, so that neither a restart nor a second process does it again, and a period that
passed while the centre was down is made up for, once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from domain.calendar import Calendar
from domain.timetable import Occurrence, Timetable
from hotline.clock import Clock
from hotline.storage.database import Database
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

AGAIN_AFTER = timedelta(minutes=5)
"""What is done once a period and failed, or was interrupted, comes again after so long."""
LONGEST_PAUSE_S = 30.0
"""The wall clock may be set meanwhile: nobody sleeps longer."""


@dataclass(frozen=True, slots=True)
class Job:
    """`run` is given the time. Done twice it must do nothing twice: it may be interrupted anywhere."""

    name: str
    run: Callable[[datetime], Awaitable[object]]
    when: timedelta | Timetable
    """So often, or once a period."""


@dataclass(slots=True)
class JobState:
    """How a job has gone in this process."""

    next_at: datetime | None = None
    last_at: datetime | None = None
    last_s: float = 0.0
    """How long the last run took, in seconds of the centre's clock."""
    runs: int = 0
    failures: int = 0
    failed: bool = False
    """The last run did."""


async def begin_in(uow: UnitOfWork, job: str, occurrence: Occurrence, now: datetime) -> bool:
    """Whether `job` is to be done for this period by whoever asks; of several who ask, one is told so.

    A job that is new here begins with the next period: a new centre has missed nothing.
    """
    if occurrence.at < now and not await uow.job_runs.known(job):
        await uow.job_runs.done(job, occurrence.period, now)
        return False
    return await uow.job_runs.begin(job, occurrence.period, now, AGAIN_AFTER)


class Scheduler:
    """`calendar` says what a local day is."""

    def __init__(self, database: Database, calendar: Calendar, clock: Clock, jobs: Sequence[Job]) -> None:
        names = [job.name for job in jobs]
        if len(set(names)) != len(names):
            raise ValueError("two jobs have the same name")
        self._database = database
        self._calendar = calendar
        self._clock = clock
        self._jobs = tuple(jobs)
        self.states = {job.name: JobState() for job in jobs}

    async def run(self) -> None:
        """Every job in its rhythm, side by side. Ends by cancellation."""
        async with asyncio.TaskGroup() as group:
            for job in self._jobs:
                group.create_task(self._keep(job), name=f"job {job.name}")

    async def turn(self) -> None:
        """Whatever is due now, one after the other."""
        for job in self._jobs:
            await self._step(job)

    async def _keep(self, job: Job) -> None:
        while True:
            next_at = await self._step(job)
            pause_s = (next_at - self._clock()).total_seconds()
            await asyncio.sleep(min(max(pause_s, 0.0), LONGEST_PAUSE_S))

    async def _step(self, job: Job) -> datetime:
        """Does the job where it is due; when to look again."""
        state, now = self.states[job.name], self._clock()
        if state.next_at is None or state.next_at <= now:
            try:
                if isinstance(job.when, timedelta):
                    state.next_at = now + job.when
                    await self._do(job, now)
                else:
                    state.next_at = await self._once(job, job.when, now)
            except Exception:
                state.failures += 1
                state.failed = True
                log.exception("a job failed; it comes again", job=job.name)
                if not isinstance(job.when, timedelta):
                    state.next_at = now + AGAIN_AFTER
        assert state.next_at is not None
        return state.next_at

    async def _once(self, job: Job, table: Timetable, now: datetime) -> datetime:
        occurrence = table.latest(now, self._calendar)
        if await self._begun(job.name, occurrence, now):
            await self._do(job, now)
            async with self._database.unit_of_work() as uow:
                await uow.job_runs.done(job.name, occurrence.period, self._clock())
                await uow.commit()
        return table.following(now, self._calendar)

    async def _begun(self, name: str, occurrence: Occurrence, now: datetime) -> bool:
        async with self._database.reading() as uow:
            if await uow.job_runs.settled(name, occurrence.period, now, AGAIN_AFTER):
                return False
        async with self._database.unit_of_work() as uow:
            begun = await begin_in(uow, name, occurrence, now)
            await uow.commit()
        return begun

    async def _do(self, job: Job, now: datetime) -> None:
        state = self.states[job.name]
        state.runs += 1
        state.last_at = now
        await job.run(now)
        state.last_s = (self._clock() - now).total_seconds()
        state.failed = False

"""Jobs come when they are due, once a period, and one that fails holds up nobody."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import Calendar
from domain.timetable import Beat, Timetable
from hotline.flows.scheduler import AGAIN_AFTER, Job, Scheduler
from hotline.storage.database import Database

SHANGHAI = Calendar.always(ZoneInfo("Asia/Shanghai"))
MORNING = Timetable(Beat.DAY, time(8))


class Clockwork:
    """A clock that is set by hand, and jobs that say when they ran."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)  # 9 in the morning there
        self.ran: list[tuple[str, datetime]] = []
        self.broken: set[str] = set()

    def job(self, name: str, when: timedelta | Timetable) -> Job:
        async def run(now: datetime) -> None:
            self.ran.append((name, now))
            if name in self.broken:
                raise RuntimeError("it broke")

        return Job(name, run, when)

    async def known(self, *jobs: Job) -> None:
        """The centre has been up before: the day before these were done."""
        async with self.database.unit_of_work() as uow:
            for job in jobs:
                await uow.job_runs.done(job.name, "2026-05-10", self.now - timedelta(days=1))
            await uow.commit()

    def scheduler(self, *jobs: Job) -> Scheduler:
        return Scheduler(self.database, SHANGHAI, lambda: self.now, jobs)

    def times(self, name: str) -> int:
        return sum(one == name for one, _ in self.ran)


@pytest.fixture
def clockwork(database: Database) -> Clockwork:
    return Clockwork(database)


async def test_a_tick_comes_again_after_its_time(clockwork: Clockwork) -> None:
    scheduler = clockwork.scheduler(clockwork.job("watch", timedelta(seconds=5)))
    for seconds in (0, 2, 2, 2):
        clockwork.now += timedelta(seconds=seconds)
        await scheduler.turn()
    assert clockwork.times("watch") == 2
    state = scheduler.states["watch"]
    assert (state.runs, state.failures, state.failed) == (2, 0, False)
    assert state.next_at == clockwork.now + timedelta(seconds=5)


async def test_a_job_that_fails_is_tried_again_and_holds_up_nobody(clockwork: Clockwork) -> None:
    clockwork.broken = {"bad", "bad morning"}
    morning = clockwork.job("bad morning", MORNING)
    await clockwork.known(morning)
    scheduler = clockwork.scheduler(
        clockwork.job("bad", timedelta(seconds=5)), morning, clockwork.job("good", timedelta(seconds=5))
    )
    await scheduler.turn()
    assert [clockwork.times(name) for name in ("bad", "bad morning", "good")] == [1, 1, 1]
    assert scheduler.states["bad"].failed
    clockwork.now += timedelta(seconds=5)
    await scheduler.turn()
    assert [clockwork.times(name) for name in ("bad", "bad morning", "good")] == [2, 1, 2]
    clockwork.broken.clear()
    clockwork.now += AGAIN_AFTER
    await scheduler.turn()
    assert clockwork.times("bad morning") == 2
    assert not scheduler.states["bad morning"].failed
    assert scheduler.states["bad morning"].next_at == datetime(2026, 5, 12, 0, 0, tzinfo=UTC)


async def test_D1_what_is_done_once_a_day_is_not_done_again_by_a_restart_or_a_second_process(
    clockwork: Clockwork,
) -> None:
    job = clockwork.job("morning", MORNING)
    await clockwork.known(job)
    await asyncio.gather(*(clockwork.scheduler(job).turn() for _ in range(3)))
    await clockwork.scheduler(job).turn()
    assert clockwork.times("morning") == 1
    clockwork.now += timedelta(days=1)
    await clockwork.scheduler(job).turn()
    assert clockwork.times("morning") == 2


async def test_a_day_that_passed_while_the_centre_was_down_is_made_up_for_once(clockwork: Clockwork) -> None:
    job = clockwork.job("morning", MORNING)
    await clockwork.known(job)
    await clockwork.scheduler(job).turn()
    clockwork.now += timedelta(days=3, hours=-4)  # 5 in the morning: yesterday's was missed
    scheduler = clockwork.scheduler(job)
    await scheduler.turn()
    await scheduler.turn()
    assert clockwork.times("morning") == 2


async def test_a_new_centre_has_missed_nothing(clockwork: Clockwork) -> None:
    scheduler = clockwork.scheduler(clockwork.job("morning", MORNING))
    await scheduler.turn()
    assert clockwork.ran == []
    assert scheduler.states["morning"].next_at == clockwork.now + timedelta(hours=23)
    clockwork.now += timedelta(hours=23)
    await scheduler.turn()
    assert clockwork.times("morning") == 1


async def test_what_was_interrupted_comes_again_after_a_while(clockwork: Clockwork) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def slow(now: datetime) -> None:
        clockwork.ran.append(("slow", now))
        entered.set()
        await go_on.wait()

    job = Job("slow", slow, MORNING)
    await clockwork.known(job)
    killed = asyncio.create_task(clockwork.scheduler(job).turn())
    await asyncio.wait_for(entered.wait(), 10)
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    go_on.set()
    await clockwork.scheduler(job).turn()
    assert clockwork.times("slow") == 1
    clockwork.now += AGAIN_AFTER
    await clockwork.scheduler(job).turn()
    assert clockwork.times("slow") == 2


async def test_it_runs_until_it_is_cancelled(clockwork: Clockwork) -> None:
    ran = asyncio.Event()

    async def run(_: datetime) -> None:
        ran.set()

    task = asyncio.create_task(clockwork.scheduler(Job("once", run, timedelta(hours=1))).run())
    await asyncio.wait_for(ran.wait(), 10)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()


def test_two_jobs_of_one_name_are_refused(clockwork: Clockwork) -> None:
    with pytest.raises(ValueError, match="same name"):
        clockwork.scheduler(clockwork.job("a", MORNING), clockwork.job("a", MORNING))

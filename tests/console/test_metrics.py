"""What the scheduler did, as Prometheus reads it."""

from dataclasses import replace
from datetime import datetime, timedelta

from agent_console.metrics import Metrics
from hotline.flows.scheduler import Job, Scheduler
from tests.console.house import NOW, House


async def test_jobs_are_counted_with_their_failures_and_next_times(open_house: House) -> None:
    async def well(_: datetime) -> None: ...

    async def badly(_: datetime) -> None:
        raise RuntimeError("it broke")

    every = timedelta(seconds=5)
    centre = open_house.centre
    scheduler = Scheduler(
        centre.database,
        centre.settings.centre.office,
        open_house.clock,
        (Job("orders", well, every), Job("dispatch", badly, every)),
    )
    await scheduler.turn()
    figures = Metrics(replace(centre, scheduler=scheduler), open_house.clock).text().decode()
    for line in (
        'hotline_job_runs_total{job="orders"} 1.0',
        'hotline_job_failures_total{job="orders"} 0.0',
        'hotline_job_failures_total{job="dispatch"} 1.0',
        f'hotline_job_next_run_timestamp_seconds{{job="orders"}} {(NOW + every).timestamp()}',
    ):
        assert line.replace("1777856405.0", "1.777856405e+09") in figures, figures

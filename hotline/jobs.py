"""What the running centre does by itself: one entry a job."""

from datetime import time, timedelta

from domain.timetable import Beat, Timetable
from hotline.flows.care import CareDesk
from hotline.flows.knowledge import KnowledgeDesk
from hotline.flows.orders import OrderDesk, OrderWatch, UrgentCalls
from hotline.flows.outbreaks import OutbreakDesk
from hotline.flows.quality.appeals import AppealDesk
from hotline.flows.recurrences import RecurrenceDesk
from hotline.flows.retention import RetentionDesk
from hotline.flows.scheduler import Job
from hotline.storage.database import Database

EVERY_HOUR = Timetable(Beat.HOUR)
EVERY_NIGHT = Timetable(Beat.DAY, time(3, 30))
EVERY_MORNING = Timetable(Beat.DAY, time(8, 30))


def table(
    *,
    database: Database,
    watch: OrderWatch,
    orders: OrderDesk,
    recurrences: RecurrenceDesk,
    urgent: UrgentCalls,
    outbreaks: OutbreakDesk,
    care: CareDesk,
    answers: KnowledgeDesk,
    appeals: AppealDesk,
    retention: RetentionDesk,
) -> tuple[Job, ...]:
    return (
        Job("orders", watch.tick, timedelta(seconds=2)),  # targets, ladder, hand-overs, dates (W3, W7, O2)
        Job("urgent", urgent.tick, timedelta(seconds=3)),  # groups' phones are rung with urgent orders (W2)
        Job("dispatch", orders.dispatch_batch, EVERY_HOUR),  # the hourly batch (W2)
        Job("recurrences", recurrences.tick, timedelta(seconds=30)),  # patrols, bills, visits (S16, S18, S31)
        Job("care", care.tick, EVERY_MORNING),  # customers who are called in a rhythm (C6)
        Job("answers", answers.remind, EVERY_MORNING),  # owners of answers that expire (K1)
        Job("readings", answers.go_live, timedelta(seconds=30)),  # answers that all have signed for, at their time (K2)
        Job("appeals", appeals.expire, timedelta(minutes=1)),  # deadlines of whoever is to decide (Q4)
        Job("retention", retention.propose, EVERY_NIGHT),  # what has been kept long enough is listed (R3)
        Job("destruction", retention.carry_out, timedelta(seconds=5)),  # and goes once two have said yes (R3)
        Job("outbreaks", outbreaks.look, timedelta(seconds=5)),  # like reports from one building (W9)
        Job("statistics", database.take_statistics, EVERY_NIGHT),  # what SQLite chooses its indices by
    )

"""What people are told is found by an index, however much others were told."""

import pytest

from domain.notices import to_group, to_user
from hotline.storage.database import Database
from hotline.storage.notices.notices import NoticeQuery
from hotline.storage.orders import OrderQuery
from tests.storage.test_indices import Ask, _plan
from tests.storage.values import NOW, after

MINE = (to_user("1001"), to_group("维修"))

QUERIES: dict[str, tuple[Ask, str]] = {
    "mine": (lambda w: w.notices.find(MINE, NoticeQuery()), "ix_notices_recipient_at_id"),
    "mine unseen": (lambda w: w.notices.find(MINE, NoticeQuery(unseen_by="1001")), "ix_notices_recipient_at_id"),
    "unseen": (lambda w: w.notices.count_unseen("1001", MINE, NOW, 99), "ix_notices_recipient_at_id"),
    "about": (lambda w: w.notices.about("20260511-0001"), "ix_notices_subject_at_id"),
    "seen": (lambda w: w.notices.seen(["a"]), "notice_seen"),
    "jobs": (lambda w: w.job_runs.known("watch"), "job_runs"),
    "outbreaks": (lambda w: w.outbreaks.find(), "ix_outbreaks_opened_at_id"),
    "outbreaks open": (lambda w: w.outbreaks.open(), "ix_outbreaks_open"),
    "outbreak of a building": (
        lambda w: w.outbreaks.latest("3栋", "repair:power"),
        "ix_outbreaks_building_category_opened_at",
    ),
    "reports": (
        lambda w: w.outbreaks.reports("3栋", "repair:power", NOW),
        "ix_work_orders_building_serial",
    ),
    "buildings lately": (lambda w: w.outbreaks.touched(NOW), "ix_work_orders_created_at_number"),
    "repeats": (lambda w: w.outbreaks.repeats(NOW, after(9), 3), "ix_work_orders_created_at_number"),
    "shifts": (lambda w: w.shifts.find(), "ix_shift_handovers_at_id"),
    "opened": (lambda w: w.morning.opened(NOW, after(9)), "ix_work_orders_created_at_number"),
    "finished": (lambda w: w.morning.finished(NOW, after(9)), "ix_work_orders_finished_at_number"),
    "appointments": (
        lambda w: w.orders.count_open(OrderQuery(appointment_after=NOW, appointment_before=after(9))),
        "ix_work_orders_",
    ),
    "dates": (
        lambda w: w.orders.count_open(OrderQuery(date_after=NOW, date_before=after(9))),
        "ix_work_orders_",
    ),
    "owners": (lambda w: w.morning.owners(), "ix_work_orders_"),
    "assignees": (lambda w: w.morning.assignees(), "ix_work_orders_"),
}
SORTED = {"seen", "repeats"}
"""By hand: a notice is seen by few, and a month is grouped."""


@pytest.mark.parametrize("name", QUERIES)
async def test_queries_go_by_an_index(database: Database, name: str) -> None:
    ask, index = QUERIES[name]
    plan = await _plan(database, ask)
    assert index in plan, plan
    assert "Seq Scan" not in plan, plan
    if name not in SORTED:
        assert "Sort" not in plan, plan
        assert "TEMP B-TREE" not in plan, plan

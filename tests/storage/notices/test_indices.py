"""What people are told is found by an index, however much others were told."""

import pytest

from domain.notices import to_group, to_user
from hotline.storage.database import Database
from hotline.storage.notices.notices import NoticeQuery
from tests.storage.test_indices import Ask, _plan
from tests.storage.values import NOW

MINE = (to_user("1001"), to_group("维修"))

QUERIES: dict[str, tuple[Ask, str]] = {
    "mine": (lambda w: w.notices.find(MINE, NoticeQuery()), "ix_notices_recipient_at_id"),
    "mine unseen": (lambda w: w.notices.find(MINE, NoticeQuery(unseen_by="1001")), "ix_notices_recipient_at_id"),
    "unseen": (lambda w: w.notices.count_unseen("1001", MINE, NOW, 99), "ix_notices_recipient_at_id"),
    "about": (lambda w: w.notices.about("20260511-0001"), "ix_notices_subject_at_id"),
    "seen": (lambda w: w.notices.seen(["a"]), "notice_seen"),
    "jobs": (lambda w: w.job_runs.known("watch"), "job_runs"),
}


@pytest.mark.parametrize("name", QUERIES)
async def test_queries_go_by_an_index(database: Database, name: str) -> None:
    ask, index = QUERIES[name]
    plan = await _plan(database, ask)
    assert index in plan, plan
    assert "Seq Scan" not in plan, plan
    if name != "seen":  # a notice is seen by few
        assert "Sort" not in plan, plan
        assert "TEMP B-TREE" not in plan, plan

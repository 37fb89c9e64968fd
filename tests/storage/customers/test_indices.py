"""Every query on customer files and records goes by an index, and the hot ones need no sorting."""

import pytest

from domain.attachments import SubjectKind
from domain.copies import CopyState
from domain.customers import Customer
from domain.retention import RecordClass
from hotline.storage.customers.copies import CopyQuery
from hotline.storage.database import Database
from tests.storage.test_indices import Ask, _plan
from tests.storage.values import NOW

QUERIES: dict[str, tuple[Ask, str]] = {
    "merged files": (lambda w: w.customers.merged_into("k1"), "ix_customers_merged_into_id"),
    "history": (lambda w: w.customers.history("k1"), "customer_history"),
    "merges": (lambda w: w.merges.into("k1"), "ix_customer_merges_kept_at_id"),
    "last merge": (lambda w: w.merges.last_of("k1"), "ix_customer_merges_other_at_id"),
    "files": (lambda w: w.files.of(SubjectKind.ORDER, "1"), "ix_files_subject_kind_subject_at_id"),
    "bytes in use": (lambda w: w.files.in_use("a"), "ix_files_sha256"),
    "copies": (lambda w: w.copies.find(CopyQuery()), "ix_copies_at_id"),
    "copies of who": (lambda w: w.copies.find(CopyQuery(by="1")), "ix_copies_by_at_id"),
    "copies in state": (lambda w: w.copies.find(CopyQuery(state=CopyState.LENT)), "ix_copies_state_at_id"),
    "late loans": (lambda w: w.copies.find(CopyQuery(overdue_at=NOW)), "ix_copies_state_at_id"),
    "loans of customer": (lambda w: w.copies.find(CopyQuery(subject="k1")), "ix_copies_subject_at_id"),
    "lists": (lambda w: w.destructions.find(), "ix_destructions_proposed_at_id"),
    "last list": (lambda w: w.destructions.last(RecordClass.CALLS), "ix_destructions_what_proposed_at_id"),
    "to be carried out": (lambda w: w.destructions.approved(), "ix_destructions_approved"),
    "items": (lambda w: w.destructions.items("d1"), "destruction_items"),
    "items left": (lambda w: w.destructions.left("d1", 9), "destruction_items"),
    "old recordings": (lambda w: w.expired.older(RecordClass.RECORDINGS, NOW, 9), "ix_calls_started_at_id"),
    "old calls": (lambda w: w.expired.older(RecordClass.CALLS, NOW, 9), "ix_calls_started_at_id"),
    "old callbacks": (lambda w: w.expired.older(RecordClass.CALLBACKS, NOW, 9), "ix_callbacks_due_at_id"),
    "old orders": (lambda w: w.expired.older(RecordClass.ORDERS, NOW, 9), "ix_work_orders_created_at_number"),
    "old papers": (lambda w: w.expired.older(RecordClass.PAPERS, NOW, 9), "ix_files_kept"),
}
LIKE = Customer("k1", "李雷", ("1",), place="3栋501")
FEW: dict[str, tuple[Ask, str]] = {
    "holder": (lambda w: w.customers.holder_of("1"), "ix_customer_phones_phone"),
    "same place": (lambda w: w.customers.resembling(LIKE), "ix_customers_place_key_id"),
    "same name": (lambda w: w.customers.resembling(LIKE), "ix_customers_name_id"),
    "forgotten": (lambda w: w.expired.older(RecordClass.CUSTOMERS, NOW, 9), "ix_calls_customer_id_started_at_id"),
}


@pytest.mark.parametrize("name", QUERIES)
async def test_queries_go_by_an_index_in_its_order(database: Database, name: str) -> None:
    ask, index = QUERIES[name]
    plan = await _plan(database, ask)
    assert index in plan, plan
    assert "Seq Scan" not in plan, plan
    assert "Sort" not in plan, plan
    assert "TEMP B-TREE" not in plan, plan


@pytest.mark.parametrize("name", FEW)
async def test_queries_for_a_few_rows_find_them(sqlite_url: str, name: str) -> None:
    ask, index = FEW[name]
    database = Database(sqlite_url)
    plan = await _plan(database, ask)
    await database.stop()
    assert index in plan, plan

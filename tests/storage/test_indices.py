"""Every query of the repositories goes by an index, and the hot ones need no sorting."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from domain.callbacks import CallbackState, Purpose
from domain.calls import CallState
from domain.orders.states import OrderState
from domain.services.service import Urgency
from hotline.storage.audit import AuditQuery
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.callbacks.query import CallbackSort
from hotline.storage.calls import CallQuery
from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery, OrderSort
from hotline.storage.schema import metadata
from hotline.storage.unit_of_work import UnitOfWork
from tests.storage.values import CALLBACK, NOW, ORDER, after

Ask = Callable[[UnitOfWork], Awaitable[object]]

QUERIES: dict[str, tuple[Ask, str]] = {
    "due": (lambda w: w.callbacks.due(NOW), "ix_callbacks_scheduled"),
    "open calls": (lambda w: w.calls.unfinished(), "ix_calls_open"),
    "talking": (lambda w: w.calls.find(CallQuery(states=(CallState.TALKING,))), "ix_calls_open"),
    "calls": (lambda w: w.calls.find(CallQuery()), "ix_calls_started_at_id"),
    "calls since": (lambda w: w.calls.find(CallQuery(since=NOW, until=after(9))), "ix_calls_started_at_id"),
    "calls of agent": (lambda w: w.calls.find(CallQuery(agent="1001")), "ix_calls_agent_started_at_id"),
    "calls of queue": (lambda w: w.calls.find(CallQuery(queue="q")), "ix_calls_queue_started_at_id"),
    "calls of customer": (lambda w: w.calls.find(CallQuery(customer_id="k")), "ix_calls_customer_id_started_at_id"),
    "figures": (lambda w: w.calls.figures(NOW, after(9), 15.0), "ix_calls_started_at_id"),
    "timeline": (lambda w: w.calls.timeline("c1"), "ix_call_timeline_call_id_id"),
    "transcript": (lambda w: w.transcripts.of("c1"), "ix_transcript_lines_call_id_start_s_id"),
    "judgements": (lambda w: w.transcripts.judgements("c1"), "judgements"),
    "second looks": (lambda w: w.transcripts.looks("c1"), "ix_second_looks_call_id_start_s_id"),
    "script": (lambda w: w.scripts.last("property"), "script_versions"),
    "versions": (lambda w: w.scripts.versions("property", before=9), "script_versions"),
    "retired rules": (lambda w: w.scripts.retired("property"), "retired_rules"),
    "phone": (lambda w: w.customers.by_phone("1"), "ix_customer_phones_phone"),
    "customers": (lambda w: w.customers.find(None), "ix_customers_name_id"),
    "orders": (lambda w: w.orders.find(OrderQuery()), "ix_work_orders_serial"),
    "orders open": (lambda w: w.orders.find(OrderQuery(open_only=True)), "ix_work_orders_open"),
    "orders in state": (
        lambda w: w.orders.find(OrderQuery(state=OrderState.DONE)),
        "ix_work_orders_state_serial",
    ),
    "orders of group": (lambda w: w.orders.find(OrderQuery(group="g")), "ix_work_orders_group_name_serial"),
    "orders of type": (
        lambda w: w.orders.find(OrderQuery(service_type="S2")),
        "ix_work_orders_service_type_serial",
    ),
    "orders by": (lambda w: w.orders.find(OrderQuery(created_by="1")), "ix_work_orders_created_by_serial"),
    "orders of customer": (
        lambda w: w.orders.find(OrderQuery(customer_id="k")),
        "ix_work_orders_customer_id_serial",
    ),
    "orders by urgency": (
        lambda w: w.orders.find(OrderQuery(urgency=Urgency.EMERGENCY)),
        "ix_work_orders_urgency_serial",
    ),
    "orders of building": (lambda w: w.orders.find(OrderQuery(building="3栋")), "ix_work_orders_building_serial"),
    "all orders of owner": (lambda w: w.orders.find(OrderQuery(owner="1")), "ix_work_orders_owner_serial"),
    "all orders of assignee": (lambda w: w.orders.find(OrderQuery(assignee="1")), "ix_work_orders_assignee_serial"),
    "orders of owner": (
        lambda w: w.orders.find(OrderQuery(owner="1", open_only=True)),
        "ix_work_orders_owner_open",
    ),
    "orders of assignee": (
        lambda w: w.orders.find(OrderQuery(assignee="1", open_only=True)),
        "ix_work_orders_assignee_open",
    ),
    "open orders of group": (
        lambda w: w.orders.find(OrderQuery(group="g", open_only=True)),
        "ix_work_orders_group_open",
    ),
    "orders by what is due": (lambda w: w.orders.find(OrderQuery(sort=OrderSort.DUE)), "ix_work_orders_due"),
    "orders to watch": (lambda w: w.orders.to_watch(NOW), "ix_work_orders_watch_at_number"),
    "orders of group by what is due": (
        lambda w: w.orders.find(OrderQuery(group="g", sort=OrderSort.DUE)),
        "ix_work_orders_group_due",
    ),
    "orders with the lead": (lambda w: w.orders.find(OrderQuery(with_lead=True)), "ix_work_orders_with_lead"),
    "orders on the board": (lambda w: w.orders.open_count(OrderQuery()), "ix_work_orders_board"),
    "orders alike": (
        lambda w: w.orders.alike(replace(ORDER, spot="x"), NOW),
        "ix_work_orders_spot_category_created_at",
    ),
    "callbacks": (lambda w: w.callbacks.find(CallbackQuery()), "ix_callbacks_due_at_id"),
    "callbacks open": (lambda w: w.callbacks.find(CallbackQuery(open_only=True)), "ix_callbacks_open"),
    "callbacks in state": (
        lambda w: w.callbacks.find(CallbackQuery(state=CallbackState.HANDED_OVER)),
        "ix_callbacks_state_due_at_id",
    ),
    "callbacks of agent": (lambda w: w.callbacks.find(CallbackQuery(agent="1")), "ix_callbacks_agent_due_at_id"),
    "callbacks to phone": (lambda w: w.callbacks.find(CallbackQuery(phone="1")), "ix_callbacks_phone_due_at_id"),
    "agents": (lambda w: w.agents.latest(), "ix_agent_log_user_name_id"),
    "session": (lambda w: w.sessions.user_of("h", NOW), "sessions"),
    "audit": (lambda w: w.audit.find(), "ix_audit_at_id"),
    "audit of who": (lambda w: w.audit.find(AuditQuery(who="1")), "ix_audit_who_at_id"),
    "audit of subject": (lambda w: w.audit.find(AuditQuery(subject="1")), "ix_audit_subject_at_id"),
}
QUERIES |= {
    f"callbacks of {name}": (lambda w, q=query: w.callbacks.find(q), index)  # type: ignore[misc]
    for name, query, index in (
        ("purpose", CallbackQuery(purpose=Purpose.VISIT), "ix_callbacks_purpose_due_at_id"),
        ("owner", CallbackQuery(owner="1"), "ix_callbacks_owner_due_at_id"),
        ("person", CallbackQuery(customer_id="1"), "ix_callbacks_customer_id_due_at_id"),
        ("late windows", CallbackQuery(overdue_at=NOW), "ix_callbacks_open"),
        ("next dialling", CallbackQuery(sort=CallbackSort.NEXT), "ix_callbacks_open_next"),
        ("urgency", CallbackQuery(sort=CallbackSort.PRIORITY), "ix_callbacks_open_priority"),
        ("age", CallbackQuery(sort=CallbackSort.CREATED), "ix_callbacks_created_at_id"),
    )
}
FEW_ROWS_OF_ONE_THING: dict[str, tuple[Ask, str]] = {
    "running": (lambda w: w.callbacks.running(), "ix_callbacks_state_due_at_id"),
    "rules with history": (lambda w: w.transcripts.judged({"a", "b"}, "property"), "ix_judgements_rule_call_id"),
    "orders of call": (lambda w: w.orders.find(OrderQuery(call_id="c1")), "ix_work_orders_call_id"),
    "callbacks tried in call": (
        lambda w: w.callbacks.find(CallbackQuery(tried_in="c1")),
        "ix_callback_attempts_call_id",
    ),
    "callbacks to customer": (lambda w: w.callbacks.with_same_customer(CALLBACK, NOW), "callbacks_scheduled_customer"),
    "callbacks to number": (lambda w: w.callbacks.with_same_customer(CALLBACK, NOW), "ix_callbacks_scheduled_phone"),
    "waiting for number": (lambda w: w.callbacks.scheduled_to("1"), "ix_callbacks_scheduled_phone"),
    "callback with key": (lambda w: w.callbacks.by_key("k"), "ix_callbacks_booking_key"),
    "history of callback": (lambda w: w.callbacks.history("b1"), "ix_callback_history_callback_id_id"),
    "callbacks of call": (lambda w: w.callbacks.find(CallbackQuery(call_id="c1")), "ix_callbacks_call_id"),
    "callbacks of order": (lambda w: w.callbacks.find(CallbackQuery(work_order="1")), "ix_callbacks_work_order"),
}
"""Sorted by hand, for they are few: a call has one order or two."""


async def _plan(database: Database, ask: Ask) -> str:
    """How the database would answer the first query of `ask`."""
    asked: list[tuple[str, Any]] = []

    def remember(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            asked.append((statement, parameters))

    engine = database._engine.sync_engine
    async with database.reading() as work:
        event.listen(engine, "before_cursor_execute", remember)
        await ask(work)
        event.remove(engine, "before_cursor_execute", remember)
    statement, parameters = asked[0]
    async with database._engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            # The tables are empty: what is asked is whether the index can serve, not whether it pays. And emptied once
            # more: what tests before have left behind makes one index look bigger than another.
            names = ", ".join(table.name for table in metadata.sorted_tables)
            await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            await connection.exec_driver_sql(f"TRUNCATE {names}")
            for way in ("seqscan", "sort", "bitmapscan"):
                await connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
            rows = (await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)).all()
        else:
            rows = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
        return "\n".join(str(row[-1]) for row in rows)


@pytest.mark.parametrize("name", QUERIES)
async def test_queries_go_by_an_index_in_its_order(database: Database, name: str) -> None:
    ask, index = QUERIES[name]
    plan = await _plan(database, ask)
    assert index in plan, plan
    assert "Seq Scan" not in plan, plan
    if name not in {"phone", "agents", "due"}:  # a number is shared by few, agents are few, and so is a pick
        assert "Sort" not in plan, plan
        assert "TEMP B-TREE" not in plan, plan


@pytest.mark.parametrize("name", FEW_ROWS_OF_ONE_THING)
async def test_queries_for_a_few_rows_find_them(sqlite_url: str, name: str) -> None:
    ask, index = FEW_ROWS_OF_ONE_THING[name]
    database = Database(sqlite_url)
    plan = await _plan(database, ask)
    await database.stop()
    assert index in plan, plan

"""The migrated tables are those of the schema, there and back, on SQLite and PostgreSQL."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

import hotline.storage
from hotline.storage import address, migrations
from hotline.storage.database import Database
from hotline.storage.errors import SchemaNotAtHead
from hotline.storage.orders import tables as orders
from hotline.storage.schema import APPEND_ONLY, metadata
from tests.storage.values import AGENT, CALL, ENTRY, JUDGEMENT, LINE, NOW, ORDER, VERSION

c = orders.work_orders.c

_SQLITE_CATALOGUE = (
    """
    SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master t, pragma_table_xinfo(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'alembic_version'
    """,
    """
    SELECT t.name, f."from", f."table", f."to", f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table'
    """,
    "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'",
)
_POSTGRES_CATALOGUE = """
    SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, is_identity
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef, '', '', '' FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    UNION ALL
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', '' FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> 'alembic_version'::regclass
"""


def _catalogue(connection: Connection) -> set[tuple[str, ...]]:
    """Everything the database knows of our tables; SQLite does not tell its constraints' names."""
    asked = (_POSTGRES_CATALOGUE,) if connection.dialect.name == "postgresql" else _SQLITE_CATALOGUE
    return {tuple(map(str, row)) for query in asked for row in connection.execute(text(query))}


async def _read(engine: AsyncEngine) -> set[tuple[str, ...]]:
    async with engine.connect() as connection:
        return await connection.run_sync(_catalogue)


def _described(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """What only one of the databases has is made by statements of its own; the catalogues tell of it."""
    return not (name or "").startswith(("order_pieces", "ix_order_search_pieces"))


_COMPARED = {"compare_type": True, "include_object": _described}


async def test_the_migrated_tables_are_those_of_the_schema(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    engine = create_async_engine(address.read(empty_database_url))
    await database.migrate()
    migrated = await _read(engine)
    async with engine.connect() as connection:
        differences = await connection.run_sync(
            lambda c: compare_metadata(MigrationContext.configure(c, opts=_COMPARED), metadata)
        )
    await database.migrate("base")
    after_downgrade = await _read(engine)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    described = await _read(engine)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.drop_all)
    await database.migrate()
    again = await _read(engine)
    await engine.dispose()
    await database.stop()
    assert differences == []
    assert len(described) > 50
    assert migrated == described
    assert after_downgrade == set()
    assert again == migrated


_OLD_ROWS = (
    """
    INSERT INTO calls (id, direction, caller, called, customer_number, state, started_at)
    VALUES ('c1', 'inbound', '1', '95001', '1', 'ended', '2026-03-01 02:30:15.123456')
    """,
    """
    INSERT INTO transcript_lines (call_id, leg, start_s, end_s, words, confidence, gap)
    VALUES ('c1', 'caller', 1.5, 3.25, '我家漏水了', 0.875, false)
    """,
    """
    INSERT INTO judgements (call_id, rule, kind, verdict, leg, start_s, end_s)
    VALUES ('c1', 'opening', 'required', 'said', 'agent', 0.25, 2.5)
    """,
)


async def test_rows_of_an_older_version_stay_readable(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    await database.migrate("0001")
    engine = create_async_engine(address.read(empty_database_url))
    async with engine.begin() as connection:
        for statement in _OLD_ROWS:
            await connection.execute(text(statement))
    await engine.dispose()
    await database.migrate()
    await database.start()
    async with database.reading() as work:
        call = await work.calls.get("c1")
        assert call is not None
        assert (call.script_id, call.script_version) == (None, None)
        assert await work.transcripts.of("c1") == (LINE,)
        assert await work.transcripts.judgements("c1") == (JUDGEMENT,)
        assert await work.transcripts.looks("c1") == ()
        assert await work.transcripts.judged({"opening"}, "property") == {"opening"}
    await database.stop()


_ORDERS_OF_0011 = """
    INSERT INTO work_orders (number, state, service_type, customer_name, customer_phone, place, description, created_at,
      created_by, group_name, fields, serial, detail)
    VALUES (:number, :state, 'S14', '', '', '', '', '2026-03-01 02:30:15.123456', '1001', '', '{}', :serial, :detail)
"""
_TARGETS = [
    {"due_at": "2026-03-01T12:00:00+08:00", "met_at": "2026-03-01T04:00:00.001+00:00"},
    {"due_at": "2026-03-01T12:00:00+08:00", "met_at": None},
]
_DATES = [
    {"job": "due_back", "at": "2026-03-01T12:00:00+08:00", "done": True},
    {"job": "overdue", "at": "2026-03-01T18:00:00+08:00", "done": False},
    {"job": "lost", "at": "2026-03-01T11:00:00.5+00:00", "done": False},
]


async def test_D1_orders_from_before_have_their_dates_and_their_lateness(empty_database_url: str) -> None:
    in_time = [{"due_at": "2026-03-01T12:00:00+08:00", "met_at": "2026-03-01T04:00:00+00:00"}]
    before: tuple[tuple[str, dict[str, object]], ...] = (
        ("accepted", {"targets": _TARGETS, "dates": _DATES}),
        ("closed", {"targets": in_time, "dates": _DATES}),
        ("accepted", {}),
    )
    database = Database(empty_database_url)
    await database.migrate("0011")
    engine = create_async_engine(address.read(empty_database_url))
    async with engine.begin() as connection:
        for n, (state, detail) in enumerate(before):
            values = {"number": f"20260301-000{n}", "state": state, "serial": n, "detail": json.dumps(detail)}
            await connection.execute(text(_ORDERS_OF_0011), values)
    await database.migrate()
    async with engine.connect() as connection:
        kept = select(c.date_at, c.late).order_by(c.number)
        rows = [tuple(row) for row in await connection.execute(kept)]
    await engine.dispose()
    await database.stop()
    assert rows == [(datetime(2026, 3, 1, 10, tzinfo=UTC), True), (None, False), (None, None)]


async def test_start_says_that_the_tables_are_missing(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    with pytest.raises(SchemaNotAtHead, match=r"HOTLINE_DATABASE_URL.*holds no tables yet; run `hotline migrate`"):
        await database.start()
    await database.migrate()
    await database.start()
    await database.stop()


async def test_tables_of_a_newer_version_are_refused(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    await database.migrate()
    engine = create_async_engine(address.read(empty_database_url))
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    with pytest.raises(SchemaNotAtHead, match=r"is at schema 9999, which this version \(0012\) does not know"):
        await database.start()
    with pytest.raises(SchemaNotAtHead, match="9999"):
        await database.migrate()
    await database.stop()


async def test_processes_that_migrate_together_do_not_collide(empty_database_url: str) -> None:
    databases = [Database(empty_database_url) for _ in range(4)]
    await asyncio.gather(*(database.migrate() for database in databases))
    for database in databases:
        await database.start()
        await database.stop()


@pytest.mark.parametrize("table", [table.name for table in (*APPEND_ONLY, *orders.APPEND_ONLY)])
async def test_W9_append_only_tables_refuse_changes(database: Database, database_url: str, table: str) -> None:
    async with database.unit_of_work() as work:
        await work.calls.save(CALL, ENTRY)
        await work.orders.save(ORDER)
        await work.agents.append(AGENT)
        await work.audit.add(NOW, "1001", "read", "call c1", {})
        await work.scripts.add(VERSION)
        await work.commit()
    engine = create_async_engine(address.read(database_url))
    change = {"order_history": "action = 'x'", "script_versions": "version = version"}.get(table, "id = id")
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {change}"):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match=f"{table} is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()


def test_there_is_one_head() -> None:
    assert migrations.head() == "0012"


def test_no_repository_changes_an_append_only_table() -> None:
    for path in Path(hotline.storage.__file__).parent.rglob("*.py"):
        source = path.read_text()
        for table in APPEND_ONLY:
            for change in ("delete", "update"):
                assert f"{table.name}.{change}(" not in source, path.name
            assert f"upsert({table.name}" not in source, path.name

"""What goes in comes out, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.knowledge.answers import Answer, AnswerDeed, AnswerState, Words, act, draft, save
from domain.knowledge.marks import Mark, MarkKind, Marks
from domain.knowledge.reading import Reading, Signature
from domain.people import Role
from hotline.storage import address
from hotline.storage.database import Database
from hotline.storage.errors import Conflict
from hotline.storage.knowledge.tables import APPEND_ONLY
from tests.storage.test_indices import _plan

NOW = datetime(2026, 3, 1, 2, 30, 15, 123456, tzinfo=UTC)
WORDS = Words(
    title="物业费怎么交",
    text="公众号里交。\n也可以到柜台。",
    questions=("物业费怎么交",),
    keywords=("物业费", "缴费"),
    spoken="请在公众号里交。",
    key=1,
    category="费用",
    service_types=("S16", "S1"),
    owner="2001",
    expires_on=date(2027, 1, 1),
    live_from=NOW + timedelta(days=1),
    reading=Reading((Role.AGENT,), ("service",)),
)


async def stored(database: Database, words: Words = WORDS) -> Answer:
    answer, made = draft("fees", words, "2001", NOW, "neu")
    async with database.unit_of_work() as work:
        await work.answers.save(answer, made)
        for deed in (AnswerDeed.PUBLISH, AnswerDeed.GO_LIVE):
            answer, change = act(answer, deed, "2001", NOW)
            await work.answers.save(answer, change)
        await work.commit()
    return answer


async def test_K1_an_answer_comes_back_as_it_was_saved(database: Database) -> None:
    answer = await stored(database)
    async with database.reading() as work:
        assert await work.answers.get("fees") == answer
        assert await work.answers.all() == (answer,)
        assert await work.answers.get("other") is None


async def test_K1_versions_are_kept_and_history_is_told(database: Database) -> None:
    before = await stored(database, replace(WORDS, expires_on=None, reading=None, key=None, live_from=None))
    answer, change = save(before, WORDS, "9001", NOW + timedelta(hours=1), "Frist")
    async with database.unit_of_work() as work:
        await work.answers.save(answer, change)
        await work.commit()
    async with database.reading() as work:
        found = await work.answers.get("fees")
        assert found == answer
        assert found.live == before.newest
        assert await work.answers.all() == (answer,)
        assert [one.version for one in await work.answers.versions("fees")] == [2, 1]
        assert await work.answers.versions("fees", before=2) == (before.newest,)
        history = await work.answers.history("fees")
        assert [(one.deed, one.after, one.version) for one in history] == [
            (AnswerDeed.SAVE, AnswerState.DRAFT, 1),
            (AnswerDeed.PUBLISH, AnswerState.WAITING, 1),
            (AnswerDeed.GO_LIVE, AnswerState.IN_FORCE, 1),
            (AnswerDeed.SAVE, AnswerState.DRAFT, 2),
        ]
        assert history[-1] == change


async def test_K1_the_same_version_twice_is_a_conflict(database: Database) -> None:
    answer, change = draft("fees", WORDS, "2001", NOW)
    await stored(database)
    with pytest.raises(Conflict):
        async with database.unit_of_work() as work:
            await work.answers.save(answer, change)


async def test_K2_who_signs_twice_has_signed_once(database: Database) -> None:
    await stored(database)
    signature = Signature("fees", 1, "1001", NOW)
    async with database.unit_of_work() as work:
        assert await work.answers.sign(signature)
        assert not await work.answers.sign(replace(signature, at=NOW + timedelta(hours=1)))
        await work.commit()
    async with database.reading() as work:
        assert await work.answers.signatures("fees", 1) == (signature,)
        assert await work.answers.signatures("fees", 2) == ()
        assert await work.answers.signed_by("1001") == {("fees", 1)}
        assert await work.answers.signed_by("1002") == frozenset()


async def test_K1_a_call_and_an_agent_count_once(database: Database) -> None:
    await stored(database)
    async with database.unit_of_work() as work:
        for call, user, kind in (
            ("c1", "1001", MarkKind.NOT_HELPFUL),
            ("c1", "1001", MarkKind.USED),
            ("c2", "1001", MarkKind.USED),
            ("c2", "1002", MarkKind.NOT_HELPFUL),
        ):
            await work.answers.mark(Mark("fees", call, user, kind, NOW))
        await work.commit()
    async with database.reading() as work:
        assert await work.answers.marks(["fees", "other"]) == {"fees": Marks(used=2, not_helpful=1)}
        assert await work.answers.marks([]) == {}


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
async def test_K1_append_only_tables_refuse_changes(database: Database, database_url: str, table: str) -> None:
    await stored(database)
    async with database.unit_of_work() as work:
        await work.answers.sign(Signature("fees", 1, "1001", NOW))
        await work.commit()
    engine = create_async_engine(address.read(database_url))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET version = version"):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match=f"{table} is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()


QUERIES = {
    "answer": "answers",
    "versions": "answer_versions",
    "history": "ix_answer_changes_answer_id_id",
    "signatures": "answer_signatures",
    "signed by": "ix_answer_signatures_user_name_answer_id_version",
    "marks": "answer_marks",
}


@pytest.mark.parametrize("name", QUERIES)
async def test_queries_go_by_an_index(database: Database, name: str) -> None:
    ask = {
        "answer": lambda w: w.answers.get("a"),
        "versions": lambda w: w.answers.versions("a", before=9),
        "history": lambda w: w.answers.history("a"),
        "signatures": lambda w: w.answers.signatures("a", 1),
        "signed by": lambda w: w.answers.signed_by("1001"),
        "marks": lambda w: w.answers.marks(["a"]),
    }[name]
    plan = await _plan(database, ask)
    assert QUERIES[name] in plan, plan
    assert "Seq Scan" not in plan, plan

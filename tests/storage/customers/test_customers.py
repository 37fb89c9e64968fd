"""Customer files, their histories, merges, files, copies and destructions, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.attachments import Attachment, AttachmentKind, SubjectKind
from domain.copies import Copy, CopyAction, CopyKind, CopyState, act
from domain.customers import Customer, CustomerKind, DoNotCall, Home, Member
from domain.customers.changes import FileChange, differences
from domain.retention import DestructionState, RecordClass, confirm, propose
from hotline.storage import address
from hotline.storage.customers.copies import CopyQuery
from hotline.storage.customers.merges import Merge
from hotline.storage.database import Database
from hotline.storage.errors import Conflict
from tests.storage.values import CALL, CALLBACK, CUSTOMER, NOW, ORDER, STAMP, after

WHOLE = replace(
    CUSTOMER,
    kind=CustomerKind.ORGANISATION,
    people=(Member("韩梅梅", "女士", "妻子", ("+8613900139000", "7"), "晚上在家"), Member("李小", relation="女儿")),
    emergency_phones=("+8613700137000",),
    home=Home("3", "2", "501"),
    grade="key",
    do_not_call=DoNotCall(NOW, "1001", "不要推销"),
    secret={"identity": "110101"},
    version=3,
)
OTHER = Customer("k2", "欧阳娜", ("5",), place="3栋2单元", version=1)


async def test_R1_a_household_s_file_comes_back_whole(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(WHOLE)
        assert await work.customers.get("k1") == WHOLE
        for phone in ("+8613812345678", "+8613700137000", "+8613900139000", "7"):
            assert await work.customers.by_phone(phone) == WHOLE
        for words in ("韩梅梅", "139001", "有狗", "3栋"):
            assert (await work.customers.find(words)).items == (WHOLE,)


async def test_R3_history_is_kept_in_order_and_by_version(database: Database) -> None:
    changes = differences(WHOLE, replace(WHOLE, place="4栋", title="先生", version=4), "1001", NOW)
    more = (FileChange(5, after(1), "2001", "note", "", "x"),)
    async with database.unit_of_work() as work:
        await work.customers.save(WHOLE)
        await work.customers.save(replace(WHOLE, version=4), changes)
        await work.customers.save(replace(WHOLE, version=5), more)
        assert await work.customers.history("k1") == (*changes, *more)
        assert await work.customers.history("k1", since_version=4) == more


async def test_R3_of_history_only_the_words_may_be_taken_out(database: Database, database_url: str) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(WHOLE, (FileChange(3, NOW, "1001", "note", "有猫", "有狗"),))
        await work.commit()
    engine = create_async_engine(address.read(database_url))
    for statement in (
        "DELETE FROM customer_history",
        "UPDATE customer_history SET after = '别的'",
        "UPDATE customer_history SET before = '', after = '', \"by\" = 'nobody'",
    ):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match="customer_history is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()
    async with database.unit_of_work() as work:
        await work.customers.blank(["k1"], after(9))
        blank = await work.customers.get("k1")
        assert blank is not None
        assert (blank.name, blank.place, blank.note, blank.phones, blank.secret) == ("", "", "", ("", ""), {})
        assert [member.name for member in blank.people] == ["", ""]
        assert blank.destroyed_at == after(9)
        assert await work.customers.history("k1") == (FileChange(3, NOW, "1001", "note", "", ""),)
        assert (await work.customers.find(None)).items == ()
        assert await work.customers.by_phone("+8613812345678") is None


async def test_R1_what_a_merged_file_had_moves_and_moves_back(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(OTHER)
        await work.customers.save(WHOLE)
        await work.calls.save(CALL)
        await work.calls.save(replace(CALL, id="c2", customer_id="k2"))
        await work.orders.save(ORDER)
        await work.callbacks.save(replace(CALLBACK, attempts=()), STAMP)
        await work.files.save(PAPER)
        moved = await work.merges.move("k1", "k2")
        merge = Merge("m1", "k2", "k1", NOW, "2001", moved)
        await work.merges.save(merge)
        await work.customers.save(replace(WHOLE, merged_into="k2"))
        await work.commit()
    assert moved == {"calls": ("c1",), "orders": (ORDER.number,), "callbacks": ("b1",), "files": ("f1",)}
    async with database.unit_of_work() as work:
        assert await work.customers.resolve("k1") == OTHER
        assert await work.customers.by_phone("+8613812345678") is None
        assert [customer.id for customer in await work.customers.merged_into("k2")] == ["k1"]
        assert await work.merges.last_of("k1") == merge
        assert await work.merges.into("k2") == (merge,)
        assert (await work.files.of(SubjectKind.CUSTOMER, "k2")).items == (replace(PAPER, subject="k2"),)
        await work.merges.move_back(merge)
        calls = [await work.calls.get("c1"), await work.calls.get("c2")]
        assert [call.customer_id for call in calls if call] == ["k1", "k2"]
        order = await work.orders.get(ORDER.number)
        assert order is not None
        assert order.customer_id == "k1"
        assert (await work.files.of(SubjectKind.CUSTOMER, "k1")).items == (PAPER,)


async def test_R1_files_that_may_be_the_same_are_found(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(WHOLE)
        await work.customers.save(OTHER)
        await work.customers.save(replace(OTHER, id="k3", place="", name="别人"))
        await work.customers.save(replace(OTHER, id="k4", place="", phones=("8",), name="别人"))
        assert {customer.id for customer in await work.customers.resembling(WHOLE)} == {"k2"}
        assert {customer.id for customer in await work.customers.resembling(OTHER)} == {"k1", "k3"}


PAPER = Attachment(
    "f1", SubjectKind.CUSTOMER, "k1", AttachmentKind.PAPER, "房产证.pdf", "application/pdf", 9, "a" * 64, NOW, "1001"
)


async def test_files_are_listed_until_they_are_removed_and_share_their_bytes(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.files.save(PAPER)
        await work.files.save(replace(PAPER, id="f2", at=after(1)))
        await work.files.save(replace(PAPER, id="f3", subject_kind=SubjectKind.ORDER))
        assert [file.id for file in (await work.files.of(SubjectKind.CUSTOMER, "k1")).items] == ["f2", "f1"]
        await work.files.save(replace(PAPER, removed_at=after(2), removed_by="1001", removed_why="重复"))
        assert [file.id for file in (await work.files.of(SubjectKind.CUSTOMER, "k1")).items] == ["f2"]
        assert await work.files.destroy(["f1", "f2"]) == ()
        assert await work.files.in_use("a" * 64)
        assert await work.files.destroy(["f3"]) == ("a" * 64,)
        gone = await work.files.get("f3")
        assert gone is not None
        assert (gone.name, gone.destroyed) == ("", True)


COPY = Copy("p1", CopyKind.LOAN, "", {}, "k1", "收楼档案", "办证", "1001", NOW, after(3600))


async def test_R2_copies_are_kept_with_every_step(database: Database, database_url: str) -> None:
    lent = act(act(COPY, CopyAction.APPROVE, "2001", after(1), "可以"), CopyAction.HAND_OUT, "1001", after(2))
    async with database.unit_of_work() as work:
        await work.copies.save(COPY)
        await work.copies.save(lent)
        await work.copies.save(replace(COPY, id="p2", by="1002", at=after(5)))
        await work.commit()
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict):
            await work.copies.save(COPY if not COPY.steps else replace(lent, steps=()))
    async with database.reading() as work:
        assert await work.copies.get("p1") == lent

        async def ids(query: CopyQuery) -> list[str]:
            return [copy.id for copy in (await work.copies.find(query)).items]

        assert await ids(CopyQuery()) == ["p2", "p1"]
        assert await ids(CopyQuery(by="1001", subject="k1")) == ["p1"]
        assert await ids(CopyQuery(state=CopyState.REQUESTED)) == ["p2"]
        assert await ids(CopyQuery(overdue_at=after(3601))) == ["p1"]
        assert await ids(CopyQuery(overdue_at=after(3599))) == []
    await _refused(database_url, "copy_steps")


async def test_R3_lists_are_kept_with_what_is_on_them(database: Database, database_url: str) -> None:
    listed = propose("d1", RecordClass.CALLS, NOW, 3, "hotline", after(1))
    async with database.unit_of_work() as work:
        await work.destructions.save(listed, ["c1", "c2", "c3"])
        approved = confirm(confirm(listed, "6001", after(2)), "7001", after(3))
        await work.destructions.save(approved)
        await work.destructions.gone("d1", [0, 2])
        await work.commit()
    async with database.reading() as work:
        assert await work.destructions.get("d1") == approved
        assert await work.destructions.last(RecordClass.CALLS) == approved
        assert await work.destructions.last(RecordClass.ORDERS) is None
        assert await work.destructions.approved() == (approved,)
        assert (await work.destructions.find()).items == (approved,)
        assert [item.subject for item in await work.destructions.left("d1", 9)] == ["c2"]
        assert [item.done for item in (await work.destructions.items("d1")).items] == [True, False, True]
    await _refused(database_url, "destruction_entries")
    assert approved.state is DestructionState.APPROVED


async def _refused(database_url: str, table: str) -> None:
    engine = create_async_engine(address.read(database_url))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET position = position"):
        async with engine.connect() as connection:
            with pytest.raises(Exception, match=f"{table} is append-only"):
                await connection.execute(text(statement))
    await engine.dispose()


async def test_R3_what_is_older_than_its_period_is_found_and_blanked(database: Database) -> None:
    old, cutoff = replace(CALL, recording="c1.wav"), after(100)
    async with database.unit_of_work() as work:
        await work.calls.save(old)
        await work.calls.save(replace(old, id="c2", started_at=after(200)))
        await work.customers.save(WHOLE, at=NOW)
        await work.customers.save(OTHER, at=NOW)
        assert [e.subject for e in await work.expired.older(RecordClass.RECORDINGS, cutoff, 9)] == ["c1"]
        assert await work.expired.older(RecordClass.RECORDINGS, cutoff, 9, since=after(1)) == ()
        assert [e.subject for e in await work.expired.older(RecordClass.CUSTOMERS, cutoff, 9)] == ["k2"]
        assert await work.expired.recordings(["c1", "c2"]) == ("c1.wav", "c1.wav")
        for what in (RecordClass.RECORDINGS, RecordClass.TRANSCRIPTS, RecordClass.CALLS):
            await work.expired.blank(what, ["c1"], after(300))
            assert await work.expired.older(what, cutoff, 9) == ()
        call = await work.calls.get("c1")
        assert call is not None
        assert (call.caller, call.called, call.recording, call.agent) == ("", "95001", None, "1001")


async def test_R3_customers_with_something_going_on_are_not_forgotten(database: Database) -> None:
    far = after(timedelta(days=900).total_seconds())
    async with database.unit_of_work() as work:
        await work.customers.save(WHOLE, at=NOW)
        await work.orders.save(ORDER)  # open
        assert await work.expired.older(RecordClass.CUSTOMERS, far, 9) == ()

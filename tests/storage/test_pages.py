"""Lists: their filters, their order, their pages."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from domain.callbacks import CallbackState
from domain.calls import CallDirection, CallState, EndCause
from domain.orders.order import Handover, HistoryEntry, Target, WithLead
from domain.orders.states import OrderState
from domain.services.service import TargetKind, Urgency
from domain.services.spans import Unit
from hotline.storage.audit import AuditEntry, AuditQuery
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.calls import Answering, CallQuery
from hotline.storage.database import Database
from hotline.storage.errors import InvalidCursor, StorageMisuse
from hotline.storage.orders import OrderQuery, OrderSort
from hotline.storage.page import Page
from tests.storage.values import CALL, CALLBACK, CUSTOMER, NOW, ORDER, STAMP, after

T = TypeVar("T")


async def all_pages(find: Callable[[str | None], Awaitable[Page[T]]]) -> list[T]:
    page = await find(None)
    items = list(page.items)
    while page.next:
        page = await find(page.next)
        assert page.items
        items += page.items
    return items


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CallQuery(), ["out", "talk", "lost", "c1"]),
        (CallQuery(agent="1002"), ["talk"]),
        (CallQuery(queue="repairs"), ["lost"]),
        (CallQuery(states=(CallState.TALKING,)), ["talk"]),
        (CallQuery(states=(CallState.ENDED,)), ["out", "lost", "c1"]),
        (CallQuery(states=(CallState.TALKING, CallState.ENDED)), ["out", "talk", "lost", "c1"]),
        (CallQuery(answering=(Answering.ABANDONED,)), ["lost"]),
        (CallQuery(direction=CallDirection.OUTBOUND), ["out"]),
        (CallQuery(number="138-1234"), ["talk", "lost", "c1"]),
        (CallQuery(number="5001"), ["out"]),  # not the inbound ones: there it is the centre's own number
        (CallQuery(number="anonymous"), []),
        (CallQuery(customer_id="k2"), ["talk"]),
        (CallQuery(since=after(1)), ["out", "talk", "lost"]),
        (CallQuery(until=after(1)), ["c1"]),
        (CallQuery(end_cause=EndCause.ABANDONED), ["lost"]),
        (CallQuery(agent="1001", since=after(1), number="95001"), ["out"]),
    ],
)
async def test_calls_newest_first(database: Database, query: CallQuery, expected: list[str]) -> None:
    talking = replace(CALL, id="talk", agent="1002", customer_id="k2", state=CallState.TALKING, end_cause=None)
    async with database.unit_of_work() as work:
        await work.calls.save(CALL)
        await work.calls.save(replace(talking, started_at=after(2), ended_at=None))
        await work.calls.save(
            replace(CALL, id="lost", queue="repairs", started_at=after(1), end_cause=EndCause.ABANDONED)
        )
        await work.calls.save(replace(CALL, id="out", direction=CallDirection.OUTBOUND, started_at=after(3)))
        assert [call.id for call in (await work.calls.find(query)).items] == expected


FINISHED = HistoryEntry(after(600), "4001", "finish", OrderState.IN_PROGRESS.value, OrderState.DONE.value)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (OrderQuery(), ["3", "2", "1"]),
        (OrderQuery(state=OrderState.DONE), ["2"]),
        (OrderQuery(group="electric"), ["3"]),
        (OrderQuery(service_type="S9"), ["2"]),
        (OrderQuery(text="漏水"), ["3", "1"]),
        (OrderQuery(text="wang"), ["2"]),
        (OrderQuery(text="100%"), ["2"]),
        (OrderQuery(text="%"), ["2"]),
        (OrderQuery(text="_"), []),
        (OrderQuery(text="345678"), ["3", "2", "1"]),
        (OrderQuery(call_id="c9"), ["3"]),
        (OrderQuery(customer_id="k2"), ["2"]),
        (OrderQuery(created_by="1002"), ["3"]),
        (OrderQuery(since=after(1)), ["3", "2"]),
        (OrderQuery(until=after(1)), ["1"]),
        (OrderQuery(open_only=True), ["2", "1"]),
        (OrderQuery(groups=("electric", "gas")), ["3"]),
        (OrderQuery(groups=()), []),
        (OrderQuery(urgency=Urgency.EMERGENCY), ["2"]),
        (OrderQuery(owner="1003"), ["2"]),
        (OrderQuery(assignee="4001"), ["3", "1"]),
        (OrderQuery(offered_to="1002"), ["3", "1"]),
        (OrderQuery(offered_to="9", offered_groups=("gas",)), ["2"]),
        (OrderQuery(with_lead=True), ["3", "1"]),
        (OrderQuery(with_lead=False), ["2"]),
        (OrderQuery(with_lead=WithLead.BOUNCED), []),
        (OrderQuery(building="5栋"), ["2"]),
        (OrderQuery(master="20260228-0001"), ["3", "2", "1"]),
        (OrderQuery(due_before=after(901)), ["2"]),
        (OrderQuery(finished_after=after(600)), ["2"]),
        (OrderQuery(finished_before=after(600)), []),
        (OrderQuery(appointment_after=after(9000), appointment_before=after(9001)), ["2"]),
        (OrderQuery(date_after=after(50), date_before=after(51)), ["3"]),
        (OrderQuery(date_after=after(51)), []),
        (OrderQuery(late=True), ["2"]),
        (OrderQuery(late=False), ["3", "1"]),
        (OrderQuery(sort=OrderSort.DUE), ["2"]),
        (OrderQuery(sort=OrderSort.OLDEST), ["1", "2", "3"]),
    ],
)
async def test_orders_newest_first(database: Database, query: OrderQuery, expected: list[str]) -> None:
    done = replace(ORDER, number="20260301-0002", state=OrderState.DONE, service_type="S9", customer_id="k2")
    done = replace(done, created_at=after(1), urgency=Urgency.EMERGENCY, owner="1003", assignee=None, with_lead=None)
    done = replace(done, handover=Handover(NOW, "1003", NOW, group="gas"), building="5栋", waiting=None)
    late = Target(TargetKind.DONE, after(500), after(400), Unit.MINUTES, met_at=after(501))
    done = replace(done, targets=(Target(TargetKind.ANSWERED, after(900), after(800), Unit.MINUTES), late))
    done = replace(done, appointment=after(9000), history=(*ORDER.history, FINISHED))
    closed = replace(ORDER, number="20260301-0003", state=OrderState.CLOSED, group="electric", call_id="c9")
    in_time = Target(TargetKind.DONE, after(500), after(400), Unit.MINUTES, met_at=after(500))
    closed = replace(closed, created_by="1002", targets=(in_time,))
    async with database.unit_of_work() as work:
        await work.orders.save(ORDER)
        await work.orders.save(replace(done, customer_name="Wang", description="100% dark"))
        await work.orders.save(replace(closed, created_at=after(2)), date_at=after(50))
        assert [order.number[-1] for order in (await work.orders.find(query)).items] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CallbackQuery(), ["first", "b1", "last"]),
        (CallbackQuery(state=CallbackState.DONE), ["last"]),
        (CallbackQuery(agent="1002"), ["first"]),
        (CallbackQuery(phone="+1"), ["last"]),
        (CallbackQuery(call_id="c9"), ["first"]),
        (CallbackQuery(work_order="20260301-0009"), ["last"]),
        (CallbackQuery(due_before=after(3600)), ["first"]),
        (CallbackQuery(due_after=after(3600)), ["b1", "last"]),
        (CallbackQuery(open_only=True), ["first", "b1"]),
    ],
)
async def test_callbacks_by_promised_time(database: Database, query: CallbackQuery, expected: list[str]) -> None:
    last = replace(CALLBACK, id="last", phone="+1", work_order="20260301-0009", due_at=after(9999))
    async with database.unit_of_work() as work:
        await work.callbacks.save(replace(last, state=CallbackState.DONE), STAMP)
        await work.callbacks.save(CALLBACK, STAMP)
        await work.callbacks.save(replace(CALLBACK, id="first", agent="1002", call_id="c9", due_at=NOW), STAMP)
        assert [callback.id for callback in (await work.callbacks.find(query)).items] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, ["Bo", "Zoe", "欧阳娜娜"]), ("", ["Bo", "Zoe", "欧阳娜娜"]), ("zo", ["Zoe"]), ("8675512", ["欧阳娜娜"]),
     ("单元", ["欧阳娜娜"]), ("狗", ["Bo", "欧阳娜娜"]), ("nobody", [])],
)  # fmt: skip
async def test_customers_by_name(database: Database, text: str | None, expected: list[str]) -> None:
    async with database.unit_of_work() as work:
        await work.customers.save(CUSTOMER)
        await work.customers.save(replace(CUSTOMER, id="k2", name="Zoe", phones=(), place="", note=""))
        await work.customers.save(replace(CUSTOMER, id="k3", name="Bo", phones=("7",), place="", note="狗"))
        assert [customer.name for customer in (await work.customers.find(text)).items] == expected


async def test_audit_newest_first(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.audit.add(NOW, "1001", "read", "customer k1", {"why": "call c1"})
        await work.audit.add(NOW, "2001", "play", "call c1", {})
        first = AuditEntry(NOW, "1001", "read", "customer k1", {"why": "call c1"})
        second = AuditEntry(NOW, "2001", "play", "call c1")
        assert (await work.audit.find()).items == (second, first)
        assert (await work.audit.find(AuditQuery(who="1001"))).items == (first,)
        assert (await work.audit.find(AuditQuery(action="play", since=NOW))).items == (second,)
        assert (await work.audit.find(AuditQuery(subject="call c1", until=NOW))).items == ()
        assert await all_pages(lambda cursor: work.audit.find(None, cursor, 1)) == [second, first]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
async def test_pages_hold_everything_once(database: Database, limit: int) -> None:
    async with database.unit_of_work() as work:
        for n in range(7):
            await work.calls.save(replace(CALL, id=f"c{n}", started_at=after(n // 3)))  # several at the same moment
            await work.orders.save(replace(ORDER, number=f"20260301-{n:04d}", created_at=after(n // 3)))
            await work.callbacks.save(replace(CALLBACK, id=f"b{n}", due_at=after(n // 3)), STAMP)
            await work.customers.save(replace(CUSTOMER, id=f"k{n}", name=f"'{n // 3}"))
        calls = await all_pages(lambda cursor: work.calls.find(CallQuery(agent="1001"), cursor, limit))
        assert [call.id for call in calls] == [f"c{n}" for n in reversed(range(7))]
        orders = await all_pages(lambda cursor: work.orders.find(OrderQuery(), cursor, limit))
        assert [order.number for order in orders] == [f"20260301-{n:04d}" for n in reversed(range(7))]
        callbacks = await all_pages(lambda cursor: work.callbacks.find(CallbackQuery(), cursor, limit))
        assert [callback.id for callback in callbacks] == [f"b{n}" for n in range(7)]
        customers = await all_pages(lambda cursor: work.customers.find("1234", cursor, limit))
        assert [customer.id for customer in customers] == [f"k{n}" for n in range(7)]


async def test_a_page_is_not_upset_by_what_comes_in_meanwhile(database: Database) -> None:
    async with database.unit_of_work() as work:
        for n in range(4):
            await work.calls.save(replace(CALL, id=f"c{n}", started_at=after(n)))
        page = await work.calls.find(CallQuery(), None, 2)
        await work.calls.save(replace(CALL, id="new", started_at=after(99)))
        rest = await work.calls.find(CallQuery(), page.next, 2)
        assert [call.id for call in (*page.items, *rest.items)] == ["c3", "c2", "c1", "c0"]


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "💥", "bnVsbA", "W10", "WzEsMl0", "WyIyMDI2LTAzLTAxVDAwOjAwOjAwIiwieCJd", "WyJ4IiwieSJd", "[" * 5000,
     "WyIyMDI2LTAzLTAxVDAwOjAwOjAwKzAwOjAwIiwgMV0", "WyI5OTk5LTEyLTMxVDIzOjU5OjU5LTE0OjAwIiwgIngiXQ"],
)  # fmt: skip
async def test_a_foreign_cursor_is_refused(database: Database, cursor: str) -> None:
    async with database.reading() as work:
        with pytest.raises(InvalidCursor):
            await work.calls.find(CallQuery(), cursor)


async def test_a_page_holds_at_least_one(database: Database) -> None:
    async with database.reading() as work:
        with pytest.raises(StorageMisuse, match="at least one"):
            await work.calls.find(CallQuery(), None, 0)

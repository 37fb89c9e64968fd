"""Orders in the database (handbook W1, W9, R3)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.orders.order import written
from domain.orders.states import OrderState
from domain.orders.work import amend
from hotline.storage.database import Database
from hotline.storage.errors import Conflict
from hotline.storage.orders import OrderQuery
from tests.storage.values import NOW, ORDER, after


async def test_W9_an_order_comes_back_with_its_whole_history(database: Database) -> None:
    accepted = written(replace(ORDER, assignee="4002"), "4002", after(5), "accept", "dispatched", "accepted")
    amended = amend(accepted, {"place": "4栋", "group": "electric"}, "2001", after(9))
    async with database.unit_of_work() as work:
        await work.orders.save(ORDER)
        assert await work.orders.get(ORDER.number) == ORDER
        await work.orders.save(accepted)
        await work.orders.save(amended)
        await work.orders.save(amended)
        stored = await work.orders.get(ORDER.number)
        assert stored == amended
        assert stored is not None
        assert list(stored.fields) == ["z", "a"]  # a form's fields keep their order
        assert (await work.orders.find(OrderQuery())).items == (amended,)
        assert await work.orders.get("20260301-9999") is None


async def test_W9_an_order_changed_meanwhile_is_not_overwritten(database: Database) -> None:
    async with database.unit_of_work() as work:
        await work.orders.save(written(ORDER, "1001", after(5), "accept", "dispatched", "accepted"))
        await work.commit()
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict, match="changed meanwhile"):
            await work.orders.save(written(ORDER, "1002", after(6), "cancel", "dispatched", "cancelled"))
    async with database.unit_of_work() as work:
        with pytest.raises(Conflict, match="changed meanwhile"):
            await work.orders.save(ORDER)
    async with database.reading() as work:
        stored = await work.orders.get(ORDER.number)
        assert stored is not None
        assert stored.history[-1].action == "accept"


async def test_R3_what_is_destroyed_of_an_order_are_its_words(database: Database) -> None:
    spoken = amend(replace(ORDER, state=OrderState.CLOSED), {"place": "4栋"}, "1001", after(9))
    async with database.unit_of_work() as work:
        await work.orders.save(spoken)
        await work.orders.blank([ORDER.number])
        await work.commit()
    async with database.reading() as work:
        blank = await work.orders.get(ORDER.number)
        assert blank is not None
        assert (blank.customer_name, blank.place, blank.fields, blank.report, blank.code) == ("", "", {}, {}, "")
        assert (blank.targets, blank.satisfaction, blank.repeats) == (ORDER.targets, "satisfied", 2)
        assert [(h.at, h.by, h.action, h.after, h.note) for h in blank.history] == [
            (NOW, "1001", "register", "registered", ""),
            (after(1), "hotline", "dispatch", "dispatched", ""),
            (after(9), "1001", "amend place", "", ""),
        ]
        assert (await work.orders.find(OrderQuery(text="漏水"))).items == ()


async def test_W1_sequences_count_from_one_each_day(database: Database) -> None:
    async with database.unit_of_work() as work:
        assert [await work.orders.next_sequence(date(2026, 3, 1)) for _ in range(3)] == [1, 2, 3]
        assert await work.orders.next_sequence(date(2026, 3, 2)) == 1

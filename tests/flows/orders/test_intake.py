"""Work orders from the desk (handbook W1, W9)."""

import asyncio
from dataclasses import replace

import pytest

from domain.errors import IllegalTransition, InvalidValue
from domain.orders.moves import Move
from domain.orders.states import OrderAction, OrderState
from domain.people import Person, Role
from hotline.errors import NotFound
from hotline.flows.orders import NewOrder
from tests.flows.conftest import Site

AGENT = Person("1001", "张敏", Role.AGENT, groups=("客服",))
NEW = NewOrder("S2", "王先生", "138 0013 8000", "3号楼2单元", "走廊的灯坏了")


async def test_W1_an_order_is_numbered_at_once_and_linked_to_its_call(site: Site) -> None:
    site.engine.call_in()
    await site.until(lambda: bool(site.calls.live()))
    call = site.calls.live()[0]
    await site.until(lambda: bool(site.floor.waiting()))
    order = await site.orders.open(replace(NEW, call_id=call.id), by="1001")
    assert (order.number, order.group, order.customer_phone) == ("20260501-0001", "维修", "+8613800138000")
    async with site.database.reading() as uow:
        assert await uow.orders.get(order.number) == order
    assert order.call_id == call.id


async def test_W1_numbers_have_no_gaps_though_many_are_opened_at_once(site: Site) -> None:
    refused = site.orders.open(replace(NEW, description=" "), by="1001")
    orders = await asyncio.gather(
        refused, *(site.orders.open(NEW, by=f"100{n}") for n in range(20)), return_exceptions=True
    )
    assert isinstance(orders[0], InvalidValue)
    assert sorted(order.number for order in orders[1:] if not isinstance(order, BaseException)) == [
        f"20260501-{n:04d}" for n in range(1, 21)
    ]


async def test_W1_the_number_carries_the_centres_own_day(site: Site) -> None:
    site.clock.forward(13 * 3600)  # 17:00 UTC is the next day in Shanghai
    assert (await site.orders.open(NEW, by="1001")).number == "20260502-0001"


async def test_W9_every_change_is_kept_and_an_illegal_one_changes_nothing(site: Site) -> None:
    order = await site.orders.open(NEW, by="1001")
    await site.orders.act(order.number, Move(OrderAction.DISPATCH, "请尽快"), AGENT)
    with pytest.raises(IllegalTransition):
        await site.orders.act(order.number, Move(OrderAction.CLOSE), AGENT)
    await site.orders.amend(order.number, {"place": "5号楼"}, replace(AGENT, user="1002"))
    async with site.database.reading() as uow:
        kept = await uow.orders.get(order.number)
    assert kept is not None
    assert kept.state is OrderState.DISPATCHED
    assert [(h.by, h.action, h.before, h.after) for h in kept.history] == [
        ("1001", "register", None, "registered"),
        ("hotline", "dispatch", "registered", "dispatched"),
        ("1001", "dispatch", "dispatched", "dispatched"),
        ("1002", "amend place", "3号楼2单元", "5号楼"),
    ]


async def test_what_can_not_be_right_is_refused_and_nothing_is_written(site: Site) -> None:
    with pytest.raises(InvalidValue, match="service_type"):
        await site.orders.open(replace(NEW, service_type="S99"), by="1001")
    with pytest.raises(NotFound):
        await site.orders.open(replace(NEW, call_id="nobody"), by="1001")
    assert (await site.orders.open(NEW, by="1001")).number == "20260501-0001"

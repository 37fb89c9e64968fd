from dataclasses import replace
from datetime import timedelta
from typing import Any

from agent_console import audience
from domain.people import Person, Role
from tests.console.house import NOW, House, inbound

ORDERS = "/api/v1/work-orders"
REPAIR = {
    "service_type": "S3",
    "customer": {"name": "王芳", "phone": "138 0013 8000"},
    "place": "3栋2单元501",
    "description": "厨房漏水",
    "fields": {"category": "water"},
}


async def _open(house: House, **changes: Any) -> dict[str, Any]:
    answer = await house.http.post(ORDERS, json={**REPAIR, **changes}, headers=house.as_("1001"))
    assert answer.status_code == 201, answer.text
    opened: dict[str, Any] = answer.json()
    return opened


async def _get(house: House, user: str, path: str, **query: str) -> Any:
    answer = await house.http.get(f"/api/v1{path}", params=query, headers=house.as_(user))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _in_group(house: House, user: str, *groups: str) -> None:
    async with house.centre.database.unit_of_work() as uow:
        person = await uow.people.get(user)
        assert person is not None
        await uow.people.save(replace(person, groups=groups))
        await uow.commit()


async def test_W7_the_leads_board_counts_by_group_state_and_what_is_due(open_house: House) -> None:
    await _open(open_house)
    await _open(open_house, service_type="S2", fields={})
    board = await _get(open_house, "2001", "/order-board")
    cells = {(cell["group"], cell["state"], cell["due"]): cell["orders"] for cell in board["cells"]}
    assert cells[("维修", "dispatched", "soon")] == 2
    assert board["with_lead"] == {"bounced": 0, "unanswered": 0, "escalated": 0}
    open_house.clock.now = NOW + timedelta(minutes=6)
    board = await _get(open_house, "2001", "/order-board")
    assert {"group": "维修", "state": "dispatched", "due": "overdue", "orders": 2} in board["cells"]
    refused = await open_house.http.get("/api/v1/order-board", headers=open_house.as_("1001"))
    assert refused.status_code == 403


async def test_O5_sending_back_is_counted_against_the_desk(open_house: House) -> None:
    await _in_group(open_house, "4001", "维修")
    number = (await _open(open_house))["number"]
    declined = await open_house.http.patch(
        f"{ORDERS}/{number}", json={"action": "decline", "note": "不归我们"}, headers=open_house.as_("4001")
    )
    assert declined.status_code == 200, declined.text
    board = await _get(open_house, "2001", "/order-board")
    assert board["bounces"] == [{"group": "维修", "bounces": 1}]


async def test_what_each_view_of_the_list_has_is_counted(open_house: House) -> None:
    await _in_group(open_house, "4001", "维修")
    number = (await _open(open_house))["number"]
    handed = await open_house.http.post(
        f"{ORDERS}/{number}/handover", json={"user": "1002"}, headers=open_house.as_("1001")
    )
    assert handed.status_code == 200
    mine = await _get(open_house, "1001", "/order-counts")
    assert (mine["mine"], mine["offered"], mine["soon"], mine["overdue"], mine["open"]) == (1, 0, 1, 0, 1)
    assert (await _get(open_house, "1002", "/order-counts"))["offered"] == 1
    assert (await _get(open_house, "4001", "/order-counts"))["my_groups"] == 1
    open_house.clock.now = NOW + timedelta(hours=5)
    late = await _get(open_house, "1001", "/order-counts")
    assert (late["soon"], late["overdue"]) == (0, 1)
    listed = await _get(open_house, "1001", "/work-orders", due_after=(NOW + timedelta(hours=5)).isoformat())
    assert listed["items"] == []


async def test_W9_repeats_are_shown_before_and_after_an_order_is_registered(open_house: House) -> None:
    first = (await _open(open_house))["number"]
    asked = {"service_type": "S3", "place": "3栋 2单元 501室", "category": "water"}
    assert [one["number"] for one in (await _get(open_house, "1001", "/order-repeats", **asked))["items"]] == [first]
    other = {**asked, "category": "power"}
    assert (await _get(open_house, "1001", "/order-repeats", **other))["items"] == []
    second = (await _open(open_house))["number"]
    related = await _get(open_house, "1001", f"/work-orders/{second}/related")
    assert [one["number"] for one in related["repeats"]] == [first]


async def test_O4_an_orders_call_belongs_to_it_and_other_groups_learn_nothing(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    number = (await _open(open_house, call_id="c1"))["number"]
    related = await _get(open_house, "1001", f"/work-orders/{number}/related")
    assert related["calls"] == ["c1"]
    assert (related["follows"], related["master"], related["members"], related["callbacks"]) == (None, None, [], [])
    await _in_group(open_house, "4001", "保洁")
    hidden = await open_house.http.get(f"{ORDERS}/{number}/related", headers=open_house.as_("4001"))
    assert hidden.status_code == 404


async def test_orders_can_go_to_people_and_groups_by_name(open_house: House) -> None:
    desks = await _get(open_house, "4001", "/order-desks")
    assert {"user": "1001", "name": "李娜", "role": "agent", "groups": []} in desks["people"]
    assert {"name": "维修", "outside": False} in desks["groups"]


def test_W2_a_group_hears_of_its_orders_and_of_no_others() -> None:
    repairer = Person("4001", "刘建国", Role.DEPARTMENT, groups=("维修",))
    assert audience.order("维修").includes(repairer)
    assert not audience.masked_order("维修", "维修", "1001", "4001").includes(repairer), "not twice"
    assert audience.masked_order("维修", "", None).includes(repairer), "of what is over without the number (A2)"
    assert not audience.order("保洁").includes(repairer)
    assert audience.masked_order("保洁", "保洁", "1001", "4001").includes(repairer)

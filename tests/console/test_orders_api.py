from typing import Any

import pytest
from httpx import Response

from tests.console.house import House, inbound

ORDERS = "/api/v1/work-orders"


def body(**changes: Any) -> dict[str, Any]:
    return {
        "service_type": "S2",
        "customer": {"name": "王芳", "phone": "138 0013 8000"},
        "place": "3栋2单元",
        "description": "厨房漏水",
        **changes,
    }


async def post(open_house: House, user: str = "1001", **changes: Any) -> Response:
    return await open_house.http.post(ORDERS, json=body(**changes), headers=open_house.as_(user))


async def test_W1_an_order_is_numbered_at_once(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    answer = await post(open_house, call_id="c1", fields={"spot": "5楼走廊"})
    assert answer.status_code == 201
    order = answer.json()
    assert order["number"] == "20260504-0001"
    assert answer.headers["location"] == f"{ORDERS}/20260504-0001"
    assert order["state"] == "dispatched", "the group of a repair is told at once (W2)"
    assert order["customer"] == {"id": None, "name": "王芳", "phone": "+8613800138000"}
    assert order["call_id"] == "c1"
    assert order["fields"] == {"spot": "5楼走廊"}
    assert order["actions"] == ["dispatch", "accept", "cancel"]
    assert [(entry["by"], entry["action"], entry["after"]) for entry in order["history"]] == [
        ("1001", "register", "registered"),
        ("hotline", "dispatch", "dispatched"),
    ]
    got = await open_house.http.get(f"{ORDERS}/20260504-0001", headers=open_house.as_("1001"))
    assert got.json() == order
    assert got.headers["etag"] == f'"{order["version"]}"'


async def test_W9_every_change_is_kept(open_house: House) -> None:
    await post(open_house)
    url, headers = f"{ORDERS}/20260504-0001", open_house.as_("1001")
    done = await open_house.http.patch(url, json={"action": "dispatch", "note": "请尽快"}, headers=headers)
    assert done.json()["state"] == "dispatched", "told again"
    changed = await open_house.http.patch(url, json={"place": "4栋"}, headers=headers)
    assert [
        (entry["action"], entry["before"], entry["after"], entry["note"]) for entry in changed.json()["history"]
    ] == [
        ("register", None, "registered", ""),
        ("dispatch", "registered", "dispatched", ""),
        ("dispatch", "dispatched", "dispatched", "请尽快"),
        ("amend place", "3栋2单元", "4栋", ""),
    ]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({}, 422, "domain.invalid_value"),
        ({"action": "close"}, 409, "domain.illegal_transition"),
        ({"action": "cancel"}, 422, "domain.invalid_value"),
        ({"action": "explode"}, 422, "request.invalid"),
        ({"action": "dispatch", "place": "4栋"}, 422, "domain.invalid_value"),
        ({"number": "1"}, 422, "request.invalid"),
    ],
)
async def test_a_refused_change_changes_nothing(
    open_house: House, change: dict[str, str], status: int, code: str
) -> None:
    before = (await post(open_house)).json()
    url, headers = f"{ORDERS}/20260504-0001", open_house.as_("1001")
    answer = await open_house.http.patch(url, json=change, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await open_house.http.get(url, headers=headers)).json() == before


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"service_type": "S999"}, 422, "service_type"),
        ({"customer": {"name": "王", "phone": "abc"}}, 422, "customer.phone"),
        ({"description": "  "}, 422, "description"),
        ({"description": "x" * 5001}, 422, "description"),
        ({"description": "a\x00b"}, 422, "description"),
        ({"fields": {"a": "\x00"}}, 422, "fields"),
        ({"call_id": "none"}, 404, None),
        ({"fields": {"a": 1}}, 422, "fields.a"),
    ],
)
async def test_a_refused_order_writes_nothing(
    open_house: House, changes: dict[str, Any], status: int, field: str | None
) -> None:
    answer = await post(open_house, **changes)
    assert answer.status_code == status
    assert [entry["field"] for entry in answer.json().get("errors", [])] == ([field] if field else [])
    listed = await open_house.http.get(ORDERS, headers=open_house.as_("1001"))
    assert listed.json() == {"items": [], "next": None}
    assert (await post(open_house)).json()["number"] == "20260504-0001", "no number is used up"


async def test_orders_are_found(open_house: House) -> None:
    await post(open_house)
    await post(open_house, user="1002", description="电梯停了")
    url, headers = f"{ORDERS}/20260504-0001", open_house.as_("1001")
    await open_house.http.patch(url, json={"action": "cancel", "note": "重复"}, headers=headers)
    for query, found in (
        ("", ["20260504-0002", "20260504-0001"]),
        ("open=true", ["20260504-0002"]),
        ("state=cancelled", ["20260504-0001"]),
        ("text=电梯", ["20260504-0002"]),
        ("created_by=1001", ["20260504-0001"]),
    ):
        listed = (await open_house.http.get(f"{ORDERS}?{query}", headers=headers)).json()
        assert [order["number"] for order in listed["items"]] == found, query


async def test_orders_as_csv_never_run_as_formulas(open_house: House) -> None:
    await post(open_house, description='=HYPERLINK("http://x")')
    answer = await open_house.http.get(f"{ORDERS}?format=csv", headers=open_house.as_("2001"))
    assert "'=HYPERLINK" in answer.text

from typing import Any

import pytest

from tests.console.house import House

CALLBACKS = "/api/v1/callbacks"


def body(**changes: Any) -> dict[str, Any]:
    return {"phone": "13800138000", "due_at": "2026-05-04T10:00:00+08:00", "reason": "告知进度", **changes}


async def booked(open_house: House, **changes: Any) -> dict[str, Any]:
    answer = await open_house.http.post(CALLBACKS, json=body(**changes), headers=open_house.as_("1001"))
    assert answer.status_code == 201, answer.text
    callback: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"{CALLBACKS}/{callback['id']}"
    return callback


async def test_T12_a_callback_is_promised_for_a_time(open_house: House) -> None:
    callback = await booked(open_house, agent="1002")
    assert callback["phone"] == "+8613800138000"
    assert callback["due_at"] == callback["next_at"] == "2026-05-04T02:00:00Z"
    assert (callback["state"], callback["attempts"], callback["tries"]) == ("scheduled", [], 0)
    assert (callback["agent"], callback["created_by"]) == ("1002", "1001")
    got = await open_house.http.get(f"{CALLBACKS}/{callback['id']}", headers=open_house.as_("1001"))
    assert got.json() == callback


async def test_a_sip_address_can_be_called_back(open_house: House) -> None:
    assert (await booked(open_house, phone="sip:wang@127.0.0.1:5099"))["phone"] == "sip:wang@127.0.0.1:5099"


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"due_at": "2026-05-04T08:00:00+08:00"}, 422, "due_at"),
        ({"due_at": "2026-05-04T10:00:00"}, 422, "due_at"),
        ({"due_at": "tomorrow"}, 422, "due_at"),
        ({"due_at": "9999-12-31T23:59:59-14:00"}, 422, "due_at"),
        ({"phone": ""}, 422, "phone"),
        ({"phone": "abc"}, 422, "phone"),
        ({"agent": "nobody"}, 422, "agent"),
        ({"work_order": "none"}, 404, None),
        ({"call_id": "none"}, 404, None),
    ],
)
async def test_a_refused_callback_writes_nothing(
    open_house: House, changes: dict[str, Any], status: int, field: str | None
) -> None:
    headers = open_house.as_("1001")
    answer = await open_house.http.post(CALLBACKS, json=body(**changes), headers=headers)
    assert answer.status_code == status
    assert [entry["field"] for entry in answer.json().get("errors", [])] == ([field] if field else [])
    assert (await open_house.http.get(CALLBACKS, headers=headers)).json()["items"] == []


async def test_C5_another_time_can_be_agreed(open_house: House) -> None:
    url, headers = f"{CALLBACKS}/{(await booked(open_house))['id']}", open_house.as_("1001")
    change = {"action": "reschedule", "due_at": "2026-05-05T10:00:00+08:00"}
    assert (await open_house.http.patch(url, json=change, headers=headers)).json()["next_at"] == "2026-05-05T02:00:00Z"


@pytest.mark.parametrize(("action", "state"), [("cancel", "cancelled"), ("settle", "done")])
async def test_a_callback_ends_once(open_house: House, action: str, state: str) -> None:
    url, headers = f"{CALLBACKS}/{(await booked(open_house))['id']}", open_house.as_("1001")
    assert (await open_house.http.patch(url, json={"action": action}, headers=headers)).json()["state"] == state
    again = await open_house.http.patch(url, json={"action": action}, headers=headers)
    assert (again.status_code, again.json()["code"]) == (409, "domain.illegal_transition")


@pytest.mark.parametrize("change", [{}, {"action": "dial"}, {"action": "reschedule"}, {"action": "cancel", "x": ""}])
async def test_a_change_that_is_none_is_refused(open_house: House, change: dict[str, str]) -> None:
    url = f"{CALLBACKS}/{(await booked(open_house))['id']}"
    answer = await open_house.http.patch(url, json=change, headers=open_house.as_("1001"))
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")


async def test_callbacks_come_by_when_they_are_due(open_house: House) -> None:
    late = await booked(open_house, due_at="2026-05-06T10:00:00Z")
    soon = await booked(open_house, due_at="2026-05-05T10:00:00Z", agent="1002")
    for query, found in (
        ("", [soon, late]),
        ("open=true&due_before=2026-05-06T00:00:00Z", [soon]),
        ("agent=1002", [soon]),
        ("state=done", []),
        ("phone=138-0013-8000", [soon, late]),
        ("phone=13900139000", []),
    ):
        listed = await open_house.http.get(f"{CALLBACKS}?{query}", headers=open_house.as_("1001"))
        assert listed.json()["items"] == found, query

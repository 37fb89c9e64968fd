"""Callbacks over REST beside booking: filters, versions, results, many at once, do-not-call, rates (C1–C10)."""

from datetime import timedelta
from typing import Any

import pytest

from domain.callbacks import (
    PURPOSES,
    Outcome,
    Purpose,
    Stamp,
    finish_attempt,
    start_attempt,
)
from domain.callbacks import RetryPolicy as Policy
from tests.console.house import House
from tests.console.test_callbacks_api import CALLBACKS, body

DO_NOT_CALL = "/api/v1/do-not-call"


async def booked(house: House, user: str = "1001", **changes: Any) -> dict[str, Any]:
    answer = await house.http.post(CALLBACKS, json=body(**changes), headers=house.as_(user))
    assert answer.status_code == 201, answer.text
    callback: dict[str, Any] = answer.json()
    return callback


async def patch(house: House, id: str, user: str = "1001", seen: str | None = None, **change: Any) -> Any:  # noqa: A002
    headers = house.as_(user) | ({"if-match": seen} if seen else {})
    return await house.http.patch(f"{CALLBACKS}/{id}", json=change, headers=headers)


async def called(house: House, id: str) -> None:  # noqa: A002
    """As if an agent had reached the customer."""
    async with house.centre.database.unit_of_work() as uow:
        callback = await uow.callbacks.get(id)
        assert callback is not None
        at = callback.due_at
        stamp = Stamp(at, "hotline", "dial")
        callback = await uow.callbacks.save(start_attempt(callback, "1001", f"call {id}", at), stamp)
        done = finish_attempt(callback, Outcome.CONNECTED, at + timedelta(minutes=1), Policy())
        await uow.callbacks.save(done, stamp)
        await uow.commit()


async def test_lists_by_purpose_owner_mode_and_order(open_house: House) -> None:
    visit = await booked(open_house, purpose="visit", due_at="2026-05-04T15:00:00+08:00")
    survey = await booked(open_house, "2001", purpose="survey", mode="machine", due_at="2026-05-05T15:00:00+08:00")
    promised = await booked(open_house, "1002", due_at="2026-05-06T15:00:00+08:00", priority=1)

    async def ids(query: str, user: str = "1001") -> list[str]:
        answer = await open_house.http.get(f"{CALLBACKS}?{query}", headers=open_house.as_(user))
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["items"]]

    assert await ids("purpose=visit") == [visit["id"]]
    assert await ids("mode=machine") == [survey["id"]]
    assert await ids("owner=1002") == [promised["id"]]
    assert await ids("mine=true", "2001") == [survey["id"]]
    assert await ids("sort=priority") == [promised["id"], visit["id"], survey["id"]]
    assert sorted(await ids("sort=created")) == sorted(one["id"] for one in (visit, survey, promised))
    assert await ids("overdue=true") == []
    page = (await open_house.http.get(f"{CALLBACKS}?sort=priority&limit=1", headers=open_house.as_("1001"))).json()
    assert await ids(f"sort=priority&limit=1&cursor={page['next']}") == [visit["id"]]
    odd = await open_house.http.get(f"{CALLBACKS}?sort=shoe", headers=open_house.as_("1001"))
    assert odd.status_code == 422


async def test_the_second_of_two_is_told_what_the_first_did(open_house: House) -> None:
    callback = await booked(open_house, purpose="visit")
    url = f"{CALLBACKS}/{callback['id']}"
    tag = (await open_house.http.get(url, headers=open_house.as_("1001"))).headers["etag"]
    assert tag == '"1"'
    change: dict[str, Any] = {"action": "reschedule", "due_at": "2026-05-05T15:00:00+08:00"}
    assert (await patch(open_house, callback["id"], seen=tag, **change)).headers["etag"] == '"2"'
    refused = await patch(open_house, callback["id"], "2001", seen=tag, action="cancel")
    assert (refused.status_code, refused.json()["code"]) == (409, "callback.changed")
    assert [(one["by"], one["action"]) for one in refused.json()["changes"]] == [("1001", "reschedule")]
    assert (await patch(open_house, callback["id"], seen="shoe", action="cancel")).status_code == 422
    assert (await patch(open_house, callback["id"], seen='"2"', action="cancel", why="不需要")).status_code == 200
    history = (await open_house.http.get(f"{url}/history", headers=open_house.as_("1001"))).json()
    assert [(one["by"], one["what"], one["why"]) for one in history] == [
        ("1001", "book", ""),
        ("1001", "reschedule", ""),
        ("1001", "cancel", "不需要"),
    ]
    assert history[2]["after"]["state"] == "cancelled"


async def test_C7_what_a_visit_found_is_kept(open_house: House) -> None:
    callback = await booked(open_house, purpose="visit")
    found: dict[str, Any] = {"action": "result", "satisfaction": "satisfied", "attitude": 5, "advice": "更快"}
    assert (await patch(open_house, callback["id"], **found)).status_code == 409
    await called(open_house, callback["id"])
    kept = (await patch(open_house, callback["id"], **found)).json()
    assert (kept["state"], kept["result"]["satisfaction"], kept["result"]["by"]) == ("done", "satisfied", "1001")
    assert kept["result"]["attitude"] == 5
    for wrong in ({"attitude": 6}, {"satisfaction": "shoe"}, {"advice": "长" * 2001}):
        assert (await patch(open_house, callback["id"], **(found | wrong))).status_code == 422


async def test_C5_not_convenient_and_who_answers_for_it(open_house: House) -> None:
    callback = await booked(open_house, purpose="visit")
    early = await patch(open_house, callback["id"], action="not_convenient", due_at="2026-05-09T21:00:00+08:00")
    assert early.status_code == 409
    await called(open_house, callback["id"])
    agreed = await patch(open_house, callback["id"], action="not_convenient", due_at="2026-05-09T21:00:00+08:00")
    assert (agreed.json()["state"], agreed.json()["next_at"]) == ("scheduled", "2026-05-09T13:00:00Z")
    assert (await patch(open_house, callback["id"], "1002", action="take_over")).json()["owner"] == "1002"
    other: dict[str, Any] = {"action": "take_over", "owner": "1001"}
    assert (await patch(open_house, callback["id"], "1002", **other)).status_code == 403
    assert (await patch(open_house, callback["id"], "2001", **other)).json()["owner"] == "1001"
    assert (await patch(open_house, callback["id"], action="assign", agent="1002")).json()["agent"] == "1002"
    assert (await patch(open_house, callback["id"], action="assign", agent="nobody")).status_code == 422


async def test_leads_do_the_same_to_many_each_for_itself(open_house: House) -> None:
    first, second = await booked(open_house), await booked(open_house)
    await patch(open_house, second["id"], action="cancel")
    asked = {"ids": [first["id"], second["id"], "none"], "change": {"action": "cancel", "why": "误登记"}}
    refused = await open_house.http.post(f"{CALLBACKS}/bulk", json=asked, headers=open_house.as_("1001"))
    assert refused.status_code == 403
    outcomes = (await open_house.http.post(f"{CALLBACKS}/bulk", json=asked, headers=open_house.as_("2001"))).json()
    assert [(one["done"], one["code"]) for one in outcomes] == [
        (True, None),
        (False, "domain.illegal_transition"),
        (False, "not_found"),
    ]


async def test_W8_news_for_many_are_booked_together(open_house: House) -> None:
    news = [body(phone=phone, purpose="outbreak") for phone in ("13800138000", "13900139000", "13800138000")]
    many, lead = f"{CALLBACKS}/many", open_house.as_("2001")
    answer = await open_house.http.post(many, json={"callbacks": news}, headers=lead)
    assert answer.status_code == 201
    assert [one["phone"] for one in answer.json()] == ["+8613800138000", "+8613900139000"]
    bad = await open_house.http.post(many, json={"callbacks": [*news, body(phone="abc")]}, headers=lead)
    assert bad.status_code == 422
    assert len((await open_house.http.get(CALLBACKS, headers=lead)).json()["items"]) == 2


async def test_C5_C9_the_purposes_say_what_is_made_at_any_hour_and_despite_a_wish(open_house: House) -> None:
    answer = await open_house.http.get(f"{CALLBACKS}/purposes", headers=open_house.as_("1001"))
    purposes = answer.json()["items"]
    assert [Purpose(one["purpose"]) for one in purposes] == sorted(Purpose, key=lambda one: PURPOSES[one].priority)
    assert [one["priority"] for one in purposes] == list(range(1, 10))
    for exempt in ("any_hour", "despite_wish"):
        assert {one["purpose"] for one in purposes if one[exempt]} == {"emergency", "queue", "promised"}


async def test_C9_the_do_not_call_list(open_house: House) -> None:
    care = await booked(open_house, purpose="care")
    headers = open_house.as_("1001")
    asked = {"phone": "138 0013 8000", "reason": "太打扰"}
    added = await open_house.http.post(DO_NOT_CALL, json=asked, headers=headers)
    assert (added.status_code, added.json()["phone"]) == (201, "+8613800138000")
    cancelled = (await open_house.http.get(f"{CALLBACKS}/{care['id']}", headers=headers)).json()
    assert (cancelled["state"], cancelled["closed_why"]) == ("cancelled", "do_not_call")
    assert (await booked(open_house, purpose="survey"))["state"] == "cancelled"
    assert (await booked(open_house))["state"] == "scheduled"
    listed = (await open_house.http.get(f"{DO_NOT_CALL}?phone=13800138000", headers=headers)).json()["items"]
    assert [one["reason"] for one in listed] == ["太打扰"]
    assert len((await open_house.http.get(DO_NOT_CALL, headers=headers)).json()["items"]) == 1
    await open_house.http.post(DO_NOT_CALL, json={"phone": "13900139000"}, headers=headers)
    for sort, phones in (
        ("latest", ["+8613900139000", "+8613800138000"]),
        ("oldest", ["+8613800138000", "+8613900139000"]),
    ):
        page = (await open_house.http.get(f"{DO_NOT_CALL}?sort={sort}", headers=headers)).json()
        assert [one["phone"] for one in page["items"]] == phones
    gone = await open_house.http.delete(f"{DO_NOT_CALL}/+8613800138000", headers=headers)
    assert gone.status_code == 204
    assert (await open_house.http.delete(f"{DO_NOT_CALL}/+8613800138000", headers=headers)).status_code == 404
    assert (await open_house.http.post(DO_NOT_CALL, json={"phone": "x"}, headers=headers)).status_code == 422


async def test_A2_the_do_not_call_list_leaves_with_a_reason_or_an_approval(open_house: House) -> None:
    await open_house.http.post(
        DO_NOT_CALL, json={"phone": "13800138000", "reason": "=太打扰"}, headers=open_house.as_("1001")
    )
    url = f"{DO_NOT_CALL}?format=csv"
    assert (await open_house.http.get(url, headers=open_house.as_("1001"))).status_code == 403
    taken = await open_house.http.get(f"{url}&reason=核对", headers=open_house.as_("2001"))
    header, row = taken.text.removeprefix("\ufeff").splitlines()
    assert (header, row.split(",")[0], row.split(",")[2:]) == (
        "phone,since,by,reason",
        "+8613800138000",
        ["1001", "'=太打扰"],
    )


async def test_C10_rates_count_what_was_due(open_house: House) -> None:
    visits = [await booked(open_house, purpose="visit") for _ in range(3)]
    await called(open_house, visits[0]["id"])
    await patch(open_house, visits[0]["id"], action="result", satisfaction="satisfied")
    await patch(open_house, visits[2]["id"], action="cancel")
    url = "/api/v1/reports/callbacks?since=2026-05-04T00:00:00%2B08:00&until=2026-05-05T00:00:00%2B08:00"
    rates = (await open_house.http.get(url, headers=open_house.as_("2001"))).json()
    assert rates["purposes"] == [{"purpose": "visit", "due": 2, "reached": 1, "in_time": 1, "handed_over": 0}]
    assert (rates["visited"], rates["satisfied"], rates["complaint_share"]) == (0.5, 1, None)
    assert (await open_house.http.get(url, headers=open_house.as_("1001"))).status_code == 403
    back = url.replace("2026-05-05", "2026-05-03")
    assert (await open_house.http.get(back, headers=open_house.as_("2001"))).status_code == 422


@pytest.mark.parametrize("purpose", list(Purpose))
async def test_C9_the_desk_asks_what_a_call_is_about(open_house: House, purpose: Purpose) -> None:
    callback = await booked(open_house, purpose=purpose.value)
    await called(open_house, callback["id"])
    url = f"{CALLBACKS}?tried_in=call {callback['id']}"
    about = (await open_house.http.get(url, headers=open_house.as_("1001"))).json()["items"]
    assert [(one["purpose"], one["reason"]) for one in about] == [(purpose.value, "告知进度")]

"""Whole customer files over REST: editing side by side, secrets, masks, merging."""

from dataclasses import replace
from typing import Any

from agent_console.deltas import Deltas
from hotline.bus.facts import CustomerChanged
from tests.console.house import PEOPLE, House, inbound
from tests.console.test_customers_api import CUSTOMERS, opened


async def ask(house: House, method: str, path: str, user: str = "1001", **more: Any) -> Any:
    headers = {**house.as_(user), **more.pop("headers", {})}
    return await house.http.request(method, path, headers=headers, **more)


async def test_R1_a_household_is_kept_with_people_and_emergency_numbers(open_house: House) -> None:
    wife = {"name": "韩梅梅", "title": "女士", "relation": "妻子", "phones": ["13900139000"], "note": ""}
    customer = await opened(open_house, place="3栋2单元501室", people=[wife], emergency_phones=["010-65521234"])
    assert customer["home"] == {"building": "3", "unit": "2", "room": "501"}
    assert customer["people"] == [{**wife, "phones": ["+8613900139000"]}]
    assert customer["emergency_phones"] == ["+861065521234"]
    found = await ask(open_house, "GET", CUSTOMERS, params={"phone": "13900139000"})
    assert [one["id"] for one in found.json()["items"]] == [customer["id"]]


async def test_R3_the_second_editor_is_shown_what_changed_and_may_go_on(open_house: House) -> None:
    customer = await opened(open_house)
    url = f"{CUSTOMERS}/{customer['id']}"
    read = await ask(open_house, "GET", url)
    assert read.headers["etag"] == '"1"'
    first = await ask(open_house, "PATCH", url, json={"note": "养狗"}, headers={"if-match": '"1"'})
    assert (first.status_code, first.headers["etag"]) == (200, '"2"')
    second = await ask(open_house, "PATCH", url, "1002", json={"place": "5栋"}, headers={"if-match": '"1"'})
    problem = second.json()
    assert (second.status_code, problem["code"]) == (409, "customer.changed")
    assert [(c["by"], c["action"], c["before"], c["after"]) for c in problem["changes"]] == [
        ("1001", "note", "", "养狗")
    ]
    third = await ask(open_house, "PATCH", url, "1002", json={"place": "5栋"}, headers={"if-match": '"2"'})
    assert (third.json()["note"], third.json()["place"]) == ("养狗", "5栋")
    wrong = await ask(open_house, "PATCH", url, json={"note": "x"}, headers={"if-match": "yesterday"})
    assert wrong.status_code == 422
    history = (await ask(open_house, "GET", f"{url}/history")).json()["items"]
    assert [change["field"] for change in history] == ["home", "place", "note", "opened"]


async def test_R2_secret_parts_are_for_some_roles_and_each_look_is_logged(open_house: House) -> None:
    customer = await opened(open_house, secret={"identity": "11010119900101"})
    assert customer["secret_parts"] == ["identity"]
    assert "11010119900101" not in str(customer)
    url = f"{CUSTOMERS}/{customer['id']}/secret"
    for user in ("1001", "1900", "3001", "4001"):
        assert (await ask(open_house, "GET", url, user)).status_code == 403
    assert (await ask(open_house, "GET", url, "2001")).json() == {"identity": "11010119900101"}
    looks = (await ask(open_house, "GET", f"{CUSTOMERS}/{customer['id']}/looks", "2001")).json()["items"]
    assert [(look["by"], look["action"]) for look in looks] == [("2001", "customer.secret"), ("1001", "customer.open")]
    assert (await ask(open_house, "GET", f"{CUSTOMERS}/{customer['id']}/looks")).status_code == 403


async def test_A2_quality_staff_see_numbers_struck_out(open_house: House) -> None:
    customer = await opened(open_house, note="女儿 13700137000", emergency_phones=["13600136000"])
    url = f"{CUSTOMERS}/{customer['id']}"
    for answer in (
        await ask(open_house, "GET", url, "3001"),
        await ask(open_house, "GET", f"{url}/file", "3001"),
        await ask(open_house, "GET", CUSTOMERS, "3001"),
        await ask(open_house, "GET", f"{url}/history", "3001"),
    ):
        assert answer.status_code == 200
        for number in ("13800138000", "13700137000", "13600136000"):
            assert number not in answer.text
    assert (await ask(open_house, "GET", url, "3001")).json()["phones"] == ["+86138****8000"]


async def test_R1_everything_of_a_customer_in_one(open_house: House) -> None:
    customer = await opened(open_house, grade="key")
    assert customer["key_customer"] is True
    order = {
        "service_type": "S2",
        "customer": {"name": "欧阳娜娜", "phone": "13800138000"},
        "place": "3栋",
        "description": "漏水",
    }
    await ask(open_house, "POST", "/api/v1/work-orders", json=order)
    callback = {"phone": "13800138000", "due_at": "2026-05-04T02:00:00Z", "reason": "告知进度"}
    await ask(open_house, "POST", "/api/v1/callbacks", json=callback)
    await open_house.call(replace(inbound("c9"), customer_id=customer["id"]))
    whole = (await ask(open_house, "GET", f"{CUSTOMERS}/{customer['id']}/file")).json()
    assert whole["customer"]["id"] == customer["id"]
    assert (whole["rules"]["key"], whole["rules"]["callback_within_minutes"]) == ("key", 30)
    assert [call["id"] for call in whole["calls"]["items"]] == ["c9"]
    assert [one["description"] for one in whole["orders"]["items"]] == ["漏水"]
    assert [one["reason"] for one in whole["callbacks"]["items"]] == ["告知进度"]
    assert (whole["files"]["items"], whole["loans"], whole["merged"], whole["duplicates"]) == ([], [], [], 0)
    grades = (await ask(open_house, "GET", "/api/v1/grades")).json()
    assert [grade["key"] for grade in grades] == ["key", "care"]


async def test_R1_two_files_are_merged_by_who_serves_and_taken_apart_by_leads(open_house: House) -> None:
    first = await opened(open_house, place="3栋2单元501室")
    second = await opened(open_house, name="欧阳明", phones=["13900139000"], place="3号楼2单元501")
    url = f"{CUSTOMERS}/{first['id']}"
    proposed = (await ask(open_house, "GET", f"{url}/duplicates")).json()["items"]
    assert [(one["customer"]["id"], one["reasons"]) for one in proposed] == [(second["id"], ["same_place_and_surname"])]
    merged = (await ask(open_house, "POST", f"{url}/merge", json={"other": second["id"]})).json()
    assert merged["phones"] == ["+8613800138000", "+8613900139000"]
    gone = (await ask(open_house, "GET", f"{CUSTOMERS}/{second['id']}")).json()
    assert gone["merged_into"] == first["id"]
    again = await ask(open_house, "POST", f"{url}/merge", json={"other": second["id"]})
    assert (again.status_code, again.json()["code"]) == (409, "domain.illegal_transition")
    whole = (await ask(open_house, "GET", f"{url}/file")).json()
    assert [one["name"] for one in whole["merged"]] == ["欧阳明"]
    unmerge = f"{CUSTOMERS}/{second['id']}/unmerge"
    assert (await ask(open_house, "POST", unmerge)).status_code == 403
    assert (await ask(open_house, "POST", unmerge, "2001")).json()["phones"] == ["+8613900139000"]
    assert (await ask(open_house, "GET", url)).json()["phones"] == ["+8613800138000"]


async def test_C9_a_wish_not_to_be_called_is_kept_and_taken_back(open_house: House) -> None:
    customer = await opened(open_house)
    url = f"{CUSTOMERS}/{customer['id']}/do-not-call"
    wished = (await ask(open_house, "PUT", url, json={"reason": "不要推销"})).json()
    assert (wished["do_not_call"]["by"], wished["do_not_call"]["reason"]) == ("1001", "不要推销")
    assert (await ask(open_house, "DELETE", url)).json()["do_not_call"] is None
    assert (await ask(open_house, "PUT", url, "3001", json={})).status_code == 403


async def test_A2_calls_show_quality_staff_no_whole_numbers(open_house: House) -> None:
    await open_house.call(inbound("c9"))
    for path in ("/api/v1/calls", "/api/v1/calls/c9"):
        assert "+86138****8000" in (await ask(open_house, "GET", path, "3001")).text
        assert "13800138000" not in (await ask(open_house, "GET", path, "3001")).text
        assert "13800138000" in (await ask(open_house, "GET", path, "2001")).text
        assert "13800138000" in (await ask(open_house, "GET", path, "1001")).text


async def test_R1_a_member_s_number_brings_up_the_household_while_they_call(open_house: House) -> None:
    await open_house.call(replace(inbound("c9"), caller="+8613900139000"))
    wife = {"name": "韩梅梅", "phones": ["13900139000"]}
    customer = await opened(open_house, people=[wife])
    deltas = Deltas(open_house.centre, lambda: 1)
    deltas.start()
    async with open_house.centre.database.reading() as uow:
        known = await uow.customers.get(customer["id"])
    assert known is not None
    whole, struck = await deltas.of(CustomerChanged(known))
    people = {person.user: person for person in PEOPLE}
    assert whole.audience.includes(people["1001"])
    assert not whole.audience.includes(people["3001"])
    assert struck.audience.includes(people["3001"])
    assert not struck.audience.includes(people["2001"])
    assert "13900139000" in whole.delta.model_dump_json()
    assert "13900139000" not in struck.delta.model_dump_json()

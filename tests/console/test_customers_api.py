from typing import Any

from hotline.storage.audit import AuditQuery
from tests.console.house import House

CUSTOMERS = "/api/v1/customers"


async def opened(open_house: House, **changes: Any) -> dict[str, Any]:
    body = {"name": "欧阳娜娜", "phones": ["138 0013 8000"], **changes}
    answer = await open_house.http.post(CUSTOMERS, json=body, headers=open_house.as_("1001"))
    assert answer.status_code == 201, answer.text
    customer: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"{CUSTOMERS}/{customer['id']}"
    return customer


async def test_R1_a_file_is_found_by_number_however_it_is_written(open_house: House) -> None:
    customer = await opened(open_house)
    assert customer["surname"] == "欧阳"
    assert customer["phones"] == ["+8613800138000"]
    for phone in ("13800138000", "+86 138 0013 8000", "0086-138-0013-8000"):
        found = await open_house.http.get(CUSTOMERS, params={"phone": phone}, headers=open_house.as_("1002"))
        assert found.json() == {"items": [customer], "next": None}
    other = await open_house.http.get(CUSTOMERS, params={"phone": "13900139000"}, headers=open_house.as_("1002"))
    assert other.json() == {"items": [], "next": None}
    text = await open_house.http.get(CUSTOMERS, params={"text": "娜娜"}, headers=open_house.as_("1002"))
    assert text.json()["items"] == [customer]


async def test_R1_one_household_one_file(open_house: House) -> None:
    await opened(open_house)
    body = {"name": "王芳", "phones": ["13800138000"]}
    answer = await open_house.http.post(CUSTOMERS, json=body, headers=open_house.as_("1001"))
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert [(fault["field"], fault["code"]) for fault in answer.json()["errors"]] == [("phones", "taken")]


async def test_what_is_left_out_of_a_change_stays(open_house: House) -> None:
    customer = await opened(open_house, title="女士", place="3栋")
    url, headers = f"{CUSTOMERS}/{customer['id']}", open_house.as_("1001")
    changed = await open_house.http.patch(url, json={"place": "4栋", "key_customer": True}, headers=headers)
    home = {"building": "4", "unit": "", "room": ""}
    expected = {**customer, "place": "4栋", "home": home, "key_customer": True, "version": 2}
    assert changed.json() == expected
    assert (await open_house.http.get(url, headers=headers)).json() == changed.json()


async def test_R2_looking_is_logged(open_house: House) -> None:
    customer = await opened(open_house)
    await open_house.http.get(f"{CUSTOMERS}/{customer['id']}", headers=open_house.as_("3001"))
    async with open_house.centre.database.reading() as uow:
        entries = await uow.audit.find(AuditQuery(action="customer.look"))
    assert [(entry.who, entry.subject) for entry in entries.items] == [("3001", customer["id"])]


async def test_R2_searching_is_logged_where_it_finds_files(open_house: House) -> None:
    await opened(open_house)
    for params in ({"phone": "13800138000"}, {"text": "1380013"}, {"text": "娜娜"}, {"text": "nobody"}, {}):
        await open_house.http.get(CUSTOMERS, params=params, headers=open_house.as_("1002"))
    async with open_house.centre.database.reading() as uow:
        entries = (await uow.audit.find(AuditQuery(action="customer.search"))).items
    assert {entry.who for entry in entries} == {"1002"}
    told = {(entry.detail.get("phone"), entry.detail.get("text"), entry.detail["found"]) for entry in entries}
    assert told == {
        ("+86138****8000", None, "1"),
        (None, "***0013", "1"),
        (None, "娜娜", "1"),
        (None, None, "1"),
    }

"""Who sees whose number on an order (handbook A1, A2, W5)."""

from dataclasses import replace

import pytest

from domain.people import Person, Role
from hotline.flows.customers import CustomerDraft
from tests.console.house import House, inbound
from tests.console.test_socket import snapshot
from tests.console.wire import connect

ORDERS = "/api/v1/work-orders"
ORDER = {
    "service_type": "S3",
    "customer": {"name": "王芳", "phone": "138 0013 8000"},
    "place": "3栋2单元",
    "description": "漏水，另一个电话13900139000",
    "fields": {"contact": "13700137000"},
}


async def opened(house: House) -> str:
    async with house.centre.database.unit_of_work() as uow:
        await uow.people.save(Person("4001", "刘建国", Role.DEPARTMENT, groups=("维修",)))
        await uow.commit()
    answer = await house.http.post(ORDERS, json=ORDER, headers=house.as_("1001"))
    assert answer.status_code == 201
    number: str = answer.json()["number"]
    return number


@pytest.mark.parametrize(
    ("user", "phone", "words", "contact"),
    [
        ("1001", "+8613800138000", "漏水，另一个电话13900139000", "+8613700137000"),
        ("4001", "+8613800138000", "漏水，另一个电话13900139000", "+8613700137000"),
        ("3001", "+86138****8000", "漏水，另一个电话139****9000", "+86137****7000"),
    ],
)
async def test_A2_numbers_are_whole_for_those_whose_work_they_are(
    open_house: House, user: str, phone: str, words: str, contact: str
) -> None:
    number = await opened(open_house)
    one = (await open_house.http.get(f"{ORDERS}/{number}", headers=open_house.as_(user))).json()
    (listed,) = (await open_house.http.get(ORDERS, headers=open_house.as_(user))).json()["items"]
    for order in (one, listed):
        assert (order["customer"]["phone"], order["description"], order["fields"]["contact"]) == (phone, words, contact)


async def test_A2_what_is_over_is_no_longer_the_group_s(open_house: House) -> None:
    number = await opened(open_house)
    cancel = {"action": "cancel", "note": "重复"}
    await open_house.http.patch(f"{ORDERS}/{number}", json=cancel, headers=open_house.as_("1001"))
    order = (await open_house.http.get(f"{ORDERS}/{number}", headers=open_house.as_("4001"))).json()
    assert order["customer"]["phone"] == "+86138****8000"


async def test_W5_the_code_is_the_customer_s_and_the_desk_s(open_house: House) -> None:
    number = await opened(open_house)
    codes = {}
    for user in ("1001", "2001", "3001", "4001"):
        answer = await open_house.http.get(f"{ORDERS}/{number}", headers=open_house.as_(user))
        codes[user] = answer.json()["code"]
        assert user in ("1001", "2001") or codes["1001"] not in answer.text.replace(number, "")
    assert len(codes["1001"]) == 4
    assert (codes["2001"], codes["3001"], codes["4001"]) == (codes["1001"], None, None)


async def test_R2_secret_fields_are_not_for_the_group(open_house: House) -> None:
    complaint = ORDER | {"service_type": "S6", "fields": {"about": "保安队长"}}
    number = (await open_house.http.post(ORDERS, json=complaint, headers=open_house.as_("1001"))).json()["number"]
    async with open_house.centre.database.unit_of_work() as uow:
        await uow.people.save(Person("4001", "刘建国", Role.DEPARTMENT, groups=("客服",)))
        await uow.commit()
    seen = (await open_house.http.get(f"{ORDERS}/{number}", headers=open_house.as_("4001"))).json()
    assert seen["fields"] == {}
    whole = (await open_house.http.get(f"{ORDERS}/{number}", headers=open_house.as_("1001"))).json()
    assert whole["fields"] == {"about": "保安队长"}


@pytest.mark.parametrize("user", ["1001", "2001", "3001", "4001"])
async def test_R2_secret_fields_are_neither_listed_nor_told(open_house: House, user: str) -> None:
    async with open_house.centre.database.unit_of_work() as uow:
        await uow.people.save(Person("4001", "刘建国", Role.DEPARTMENT, groups=("客服",)))
        await uow.commit()
    customer = await open_house.centre.customers.save(CustomerDraft(name="王芳", phones=("13800138000",)), "1001")
    complaint = ORDER | {"service_type": "S6", "fields": {"about": "保安队长"}}
    async with connect(open_house.app) as wire:
        await snapshot(wire, open_house, user)
        await open_house.http.post(ORDERS, json=complaint, headers=open_house.as_("1001"))
        seen = [await wire.until("order")]
        await open_house.call(replace(inbound("c1"), customer_id=customer.id))
        if user != "4001":
            seen.append(await wire.until("call"))
            assert seen[-1]["live"]["orders"]
    async with connect(open_house.app) as wire:
        seen.append(await snapshot(wire, open_house, user))
    listed = (await open_house.http.get(ORDERS, headers=open_house.as_(user))).json()
    assert listed["items"]
    assert "保安队长" not in str([*seen, listed])

"""Files, copies, destruction and people over REST."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from hotline.storage.audit import AuditQuery
from tests.console.house import NOW, House
from tests.console.records.test_households import ask
from tests.console.test_customers_api import CUSTOMERS, opened
from tests.hotline.pictures import JPEG, PDF, PNG, office

FILES = "/api/v1/files"
COPIES = "/api/v1/copies"


async def added(house: House, subject: str, data: bytes = PNG, user: str = "1001", **params: str) -> Any:
    query = {"subject_kind": "customer", "subject": subject, "name": "../<b>房产证.html", **params}
    return await ask(house, "POST", FILES, user, params=query, content=data)


async def test_R1_a_paper_comes_back_as_what_it_is_and_never_as_a_page(open_house: House) -> None:
    customer = await opened(open_house)
    for data, type_, name, shown in (
        (PNG, "image/png", "_b_房产证.png", "inline"),
        (PDF, "application/pdf", "_b_房产证.pdf", "attachment"),
    ):
        answer = await added(open_house, customer["id"], data)
        assert answer.status_code == 201, answer.text
        file = answer.json()
        assert (file["type"], file["name"], file["by"]) == (type_, name, "1001")
        content = await ask(open_house, "GET", f"{FILES}/{file['id']}/content", "1002")
        assert content.content == data
        assert content.headers["content-type"] == type_
        assert content.headers["content-disposition"].startswith(f"{shown}; filename*=UTF-8''_b_%E6%88%BF")
        assert content.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in content.headers["content-security-policy"]
        assert "default-src 'none'" in content.headers["content-security-policy"]
    listed = await ask(open_house, "GET", FILES, params={"subject_kind": "customer", "subject": customer["id"]})
    assert len(listed.json()["items"]) == 2
    looks = (await ask(open_house, "GET", f"{CUSTOMERS}/{customer['id']}/looks", "2001")).json()["items"]
    assert [look["action"] for look in looks] == ["file.look", "file.add", "file.look", "file.add", "customer.open"]


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        office("evil.html"),
        b"",
    ],
)
async def test_a_page_disguised_as_a_picture_is_refused(open_house: House, data: bytes) -> None:
    customer = await opened(open_house)
    answer = await added(open_house, customer["id"], data, name="photo.png")
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["errors"]] == ["file"]


async def test_a_file_may_be_larger_than_other_bodies_but_not_than_the_settings_say(open_house: House) -> None:
    customer = await opened(open_house)
    large = PDF[:-6] + b" " * 3_000_000 + b"%%EOF\n"
    assert (await added(open_house, customer["id"], large)).status_code == 201
    answer = await added(open_house, customer["id"], PDF + bytes(20 * 1_048_576))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "too_long")
    other = await ask(open_house, "POST", CUSTOMERS, content=b" " * 1_048_577)
    assert other.status_code == 413


async def test_A1_files_are_for_whose_work_they_are(open_house: House) -> None:
    customer = await opened(open_house)
    assert (await added(open_house, customer["id"], user="3001")).status_code == 403
    assert (await added(open_house, customer["id"], user="4001")).status_code == 403
    assert (await added(open_house, "nobody")).status_code == 404
    identity = (await added(open_house, customer["id"], JPEG, kind="identity")).json()
    for user, status in (("1001", 200), ("1002", 403), ("3001", 403), ("4001", 403), ("2001", 200)):
        answer = await ask(open_house, "GET", f"{FILES}/{identity['id']}/content", user)
        assert answer.status_code == status, user
    gone = await ask(open_house, "DELETE", f"{FILES}/{identity['id']}", json={"reason": "重复"})
    assert gone.status_code == 204
    assert (await ask(open_house, "GET", f"{FILES}/{identity['id']}")).status_code == 404


def wanted(**changes: Any) -> dict[str, Any]:
    until = (NOW + timedelta(days=1)).isoformat()
    body = {"kind": "export", "resource": "customers", "filters": {"text": "娜娜"}, "until": until}
    return {**body, "what": "客户名单", "why": "停水通知", **changes}


async def test_A2_an_agent_exports_once_with_an_approval(open_house: House) -> None:
    await opened(open_house)
    params = {"text": "娜娜", "format": "csv"}
    refused = await ask(open_house, "GET", CUSTOMERS, params=params)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    copy = (await ask(open_house, "POST", COPIES, json=wanted())).json()
    assert copy["actions"] == ["withdraw"]
    params["approval"] = copy["id"]
    assert (await ask(open_house, "GET", CUSTOMERS, params=params)).status_code == 403
    own = await ask(open_house, "PATCH", f"{COPIES}/{copy['id']}", json={"action": "approve"})
    assert own.status_code == 403
    approved = await ask(open_house, "PATCH", f"{COPIES}/{copy['id']}", "2001", json={"action": "approve"})
    assert approved.json()["state"] == "approved"
    other = await ask(open_house, "GET", CUSTOMERS, params={**params, "text": ""})
    assert other.status_code == 403
    assert (await ask(open_house, "GET", CUSTOMERS, "1002", params=params)).status_code == 404
    fetched = await ask(open_house, "GET", CUSTOMERS, params=params)
    assert "+8613800138000" in fetched.text
    assert (await ask(open_house, "GET", CUSTOMERS, params=params)).status_code == 409
    async with open_house.centre.database.reading() as uow:
        (entry,) = (await uow.audit.find(AuditQuery(action="export"))).items
    assert (entry.who, entry.detail) == ("1001", {"text": "娜娜", "as": "csv", "approval": copy["id"]})


async def test_A2_who_approves_exports_with_a_reason_that_is_logged(open_house: House) -> None:
    await opened(open_house)
    answer = await ask(open_house, "GET", CUSTOMERS, "2001", params={"format": "csv", "reason": "年度回访"})
    assert answer.status_code == 200
    async with open_house.centre.database.reading() as uow:
        (entry,) = (await uow.audit.find(AuditQuery(action="export"))).items
    assert entry.detail == {"as": "csv", "reason": "年度回访"}


CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(data: bytes) -> list[list[str]]:
    """Rows of a workbook's sheet, as text."""
    with ZipFile(BytesIO(data)) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert root.find(f".//{CELL}f") is None, "a formula"
    return [
        ["".join(part.text or "" for part in cell.iter() if part.tag in (f"{CELL}t", f"{CELL}v")) for cell in row]
        for row in root.iter(f"{CELL}row")
    ]


@pytest.mark.parametrize(("language", "header"), [("en-GB,en", "Name"), ("zh-CN,zh;q=0.9", "姓名"), ("fr", "姓名")])
async def test_R2_a_workbook_has_headers_in_its_language_and_never_a_formula(
    open_house: House, language: str, header: str
) -> None:
    await opened(open_house, note='=HYPERLINK("http://evil")', place="http://evil")
    answer = await ask(
        open_house, "GET", CUSTOMERS, "2001", params={"format": "xlsx"}, headers={"accept-language": language}
    )
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert answer.headers["content-disposition"] == 'attachment; filename="customers.xlsx"'
    headers, row = cells(answer.content)
    assert headers[1] == header
    assert {"欧阳娜娜", "+8613800138000", '=HYPERLINK("http://evil")', "http://evil"} <= set(row)


async def test_moments_in_a_workbook_are_those_of_the_centre(open_house: House) -> None:
    order = {
        "service_type": "S2",
        "customer": {"name": "王芳", "phone": "13800138000"},
        "place": "3栋",
        "description": "漏水",
    }
    await ask(open_house, "POST", "/api/v1/work-orders", json=order)
    answer = await ask(open_house, "GET", "/api/v1/work-orders", "2001", params={"format": "xlsx"})
    headers, row = cells(answer.content)
    assert "登记时间" in headers
    assert any(cell.startswith("46146.375") for cell in row)  # 2026-05-04 09:00 in Shanghai, as workbooks count days


async def test_R2_a_paper_file_is_lent_with_a_return_date(open_house: House) -> None:
    customer = await opened(open_house)
    until = (NOW + timedelta(hours=1)).isoformat()
    body = wanted(kind="loan", resource="", filters={}, subject=customer["id"], what="收楼档案", until=until)
    copy = (await ask(open_house, "POST", COPIES, json=body)).json()
    for user, action, state in (("2001", "approve", "approved"), ("1001", "hand_out", "lent")):
        answer = await ask(open_house, "PATCH", f"{COPIES}/{copy['id']}", user, json={"action": action})
        assert answer.json()["state"] == state
    open_house.clock.now = NOW + timedelta(hours=2)
    (late,) = (await ask(open_house, "GET", COPIES, "2001", params={"overdue": "true"})).json()["items"]
    assert (late["id"], late["overdue"], late["actions"]) == (copy["id"], True, ["give_back"])
    assert (await ask(open_house, "GET", COPIES, "1002")).json()["items"] == []
    assert (await ask(open_house, "GET", f"{COPIES}/{copy['id']}", "1002")).status_code == 404
    back = await ask(open_house, "PATCH", f"{COPIES}/{copy['id']}", json={"action": "give_back"})
    assert (back.json()["state"], back.json()["overdue"]) == ("returned", False)


async def test_R3_two_people_confirm_over_the_api(open_house: House) -> None:
    await opened(open_house)
    await ask(open_house, "POST", "/api/v1/people", "9001", json=NEWCOMER)
    later = NOW + timedelta(days=1000)
    (listed,) = await open_house.centre.records.retention.propose(later)
    url = f"/api/v1/destructions/{listed.id}"
    assert (await ask(open_house, "POST", f"{url}/confirmation", "2001")).status_code == 403
    once = (await ask(open_house, "POST", f"{url}/confirmation", "9001")).json()
    assert (once["state"], once["may_confirm"], once["may_refuse"]) == ("confirmed", False, True)
    twice = await ask(open_house, "POST", f"{url}/confirmation", "9001")
    assert (twice.status_code, twice.json()["errors"][0]["code"]) == (422, "taken")
    items = (await ask(open_house, "GET", f"{url}/items", "2001")).json()["items"]
    assert [item["gone"] for item in items] == [False]
    refused = await ask(open_house, "POST", f"{url}/refusal", "9001", json={"reason": "诉讼中"})
    assert refused.json()["state"] == "refused"
    periods = (await ask(open_house, "GET", "/api/v1/destructions/periods", "9001")).json()
    assert periods["recordings"] == 24


NEWCOMER = {"user": "7001", "name": "林总", "role": "manager", "password": "long enough", "groups": ["客服"]}


async def test_A1_people_are_named_for_everybody_and_kept_by_the_administrator(open_house: House) -> None:
    people = (await ask(open_house, "GET", "/api/v1/people", "4001")).json()["items"]
    assert {one["user"]: one["name"] for one in people}["2001"] == "刘洋"
    assert "password" not in str(people)
    assert (await ask(open_house, "POST", "/api/v1/people", "2001", json=NEWCOMER)).status_code == 403
    assert (await ask(open_house, "POST", "/api/v1/people", "9001", json=NEWCOMER)).status_code == 201
    again = await ask(open_house, "POST", "/api/v1/people", "9001", json=NEWCOMER)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "user")
    wrong = await ask(open_house, "PATCH", "/api/v1/people/7001", "9001", json={"groups": ["nobody"]})
    assert wrong.status_code == 422
    left = await ask(open_house, "PATCH", "/api/v1/people/7001", "9001", json={"active": False, "groups": []})
    assert (left.json()["active"], left.json()["groups"], left.json()["name"]) == (False, [], "林总")
    own = await ask(open_house, "PATCH", "/api/v1/people/9001", "9001", json={"active": False})
    assert own.status_code == 422

"""The bell: what I was told, what I have seen; and who was told what about an order."""

from dataclasses import replace

from domain.notices import Notice, NoticeKind, to_role, to_user
from domain.people import Role
from tests.console.house import NOW, House

CLIMBED = Notice(
    "k1", NOW, NoticeKind.ESCALATED, to_role(Role.LEAD), "20260504-0001", {"target": "on_site", "rung": "group_lead"}
)
EMERGENCY = replace(CLIMBED, key="k2", kind=NoticeKind.EMERGENCY, urgent=True)
MINE = replace(CLIMBED, key="k3", kind=NoticeKind.HANDOVER, to=to_user("1001"))


async def test_W7_people_see_what_they_were_told(open_house: House) -> None:
    await open_house.centre.notices.tell([CLIMBED, EMERGENCY, MINE])
    http, lead = open_house.http, open_house.as_("2001")
    page = (await http.get("/api/v1/notices", headers=lead)).json()
    assert {item["kind"] for item in page["items"]} == {"escalated", "emergency"}
    assert page["next"] is None
    assert (await http.get("/api/v1/notices/unseen", headers=lead)).json() == {"count": 2, "urgent": 1}
    answer = await http.post("/api/v1/notices/seen", json={"until": NOW.isoformat()}, headers=lead)
    assert answer.json() == {"count": 1, "urgent": 1}
    answer = await http.post(f"/api/v1/notices/{EMERGENCY.id}/seen", headers=lead)
    assert [seen["user"] for seen in answer.json()["seen"]] == ["2001"]
    assert (await http.get("/api/v1/notices?unseen=true", headers=lead)).json()["items"] == []
    mine = (await http.get("/api/v1/notices?kind=handover", headers=open_house.as_("1001"))).json()["items"]
    assert [(item["to"], item["words"]["rung"], item["seen"]) for item in mine] == [("user:1001", "group_lead", [])]


async def test_W7_who_was_told_about_an_order_and_who_saw_it(open_house: House) -> None:
    customer = {"name": "王芳", "phone": "13800138000"}
    body = {"service_type": "S1", "customer": customer, "place": "3栋", "description": "问收费"}
    answer = await open_house.http.post("/api/v1/work-orders", json=body, headers=open_house.as_("1001"))
    assert answer.json()["number"] == CLIMBED.subject
    await open_house.centre.notices.tell([CLIMBED, MINE])
    await open_house.http.post(f"/api/v1/notices/{CLIMBED.id}/seen", headers=open_house.as_("2001"))
    answer = await open_house.http.get("/api/v1/work-orders/20260504-0001/notices", headers=open_house.as_("1002"))
    told = {item["to"]: [seen["user"] for seen in item["seen"]] for item in answer.json()["items"]}
    assert told == {"role:lead": ["2001"], "user:1001": []}
    path = "/api/v1/work-orders/20260504-0001/notices"
    assert (await open_house.http.get(path, headers=open_house.as_("4001"))).status_code == 404


async def test_nobody_acknowledges_for_others(open_house: House) -> None:
    await open_house.centre.notices.tell([CLIMBED])
    answer = await open_house.http.post(f"/api/v1/notices/{CLIMBED.id}/seen", headers=open_house.as_("1001"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    answer = await open_house.http.post("/api/v1/notices/nonsense/seen", headers=open_house.as_("1001"))
    assert answer.status_code == 404
    answer = await open_house.http.get("/api/v1/notices?cursor=nonsense", headers=open_house.as_("1001"))
    assert (answer.status_code, answer.json()["code"]) == (400, "storage.invalid_cursor")

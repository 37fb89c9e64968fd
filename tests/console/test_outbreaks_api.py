"""Outbreaks as leads and the desk see them (W9)."""

from datetime import timedelta

from tests.console.house import House


async def _report(house: House, n: int, user: str = "1001") -> str:
    body = {
        "service_type": "S2",
        "customer": {"name": f"业主{n}", "phone": f"1380013{n:04d}"},
        "place": f"3栋2单元{n}01室",
        "description": "楼里停电了",
        "fields": {"category": "power"},
    }
    answer = await house.http.post("/api/v1/work-orders", json=body, headers=house.as_(user))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["number"])


async def test_W9_a_lead_confirms_and_ends_an_outbreak(open_house: House) -> None:
    http, lead, agent = open_house.http, open_house.as_("2001"), open_house.as_("1001")
    numbers = [await _report(open_house, n) for n in (1, 2, 3)]
    open_house.clock.now += timedelta(seconds=5)
    await open_house.centre.outbreaks.look(open_house.clock.now)
    [found] = (await http.get("/api/v1/outbreaks?open=true", headers=agent)).json()["items"]
    assert (found["building"], found["state"], found["numbers"]) == ("3栋", "proposed", numbers)
    path = f"/api/v1/outbreaks/{found['id']}"
    page = (await http.get(path, headers=lead)).json()
    assert [report["place"] for report in page["reports"]] == [f"3栋2单元{n}01室" for n in (1, 2, 3)]
    assert page["steps"] == ["confirm", "dismiss"]
    assert (await http.get(path, headers=agent)).json()["steps"] == []
    answer = await http.post(f"{path}/confirmation", json={"announcement": "3栋停电"}, headers=agent)
    assert answer.status_code == 403
    answer = await http.post(f"{path}/confirmation", json={"announcement": "3栋停电"}, headers=lead)
    assert (answer.json()["state"], answer.json()["steps"]) == ("running", ["announce", "end"])
    assert (await http.post(f"{path}/dismissal", json={"reason": "x"}, headers=lead)).status_code == 409
    answer = await http.put(f"{path}/announcement", json={"announcement": "12点恢复"}, headers=lead)
    assert answer.json()["announcement"] == "12点恢复"
    assert (await http.post(f"{path}/end", json={"note": " "}, headers=lead)).status_code == 422
    answer = await http.post(f"{path}/end", json={"note": "已恢复"}, headers=lead)
    assert (answer.json()["state"], answer.json()["steps"]) == ("over", [])
    assert {report["state"] for report in answer.json()["reports"]} == {"done"}
    assert (await http.get("/api/v1/outbreaks?open=true", headers=agent)).json()["items"] == []
    assert len((await http.get("/api/v1/outbreaks", headers=agent)).json()["items"]) == 1
    assert (await http.get("/api/v1/outbreaks/nonsense", headers=agent)).status_code == 404


async def test_W9_what_keeps_coming_back_is_shown(open_house: House) -> None:
    for _ in range(3):
        await _report(open_house, 1)
    open_house.clock.now += timedelta(seconds=5)
    answer = await open_house.http.get("/api/v1/reports/repeats", headers=open_house.as_("2001"))
    assert [(item["place"], item["orders"]) for item in answer.json()["items"]] == [("3栋2单元101室", 3)]
    assert (await open_house.http.get("/api/v1/reports/repeats", headers=open_house.as_("1001"))).status_code == 403

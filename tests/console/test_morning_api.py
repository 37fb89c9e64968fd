"""The morning meeting (D1) and the end of a shift (W11)."""

from dataclasses import replace
from datetime import timedelta

from domain.calls import CallState, EndCause
from tests.console.house import House, inbound


async def _order(house: House, n: int = 1) -> str:
    body = {
        "service_type": "S2",
        "customer": {"name": f"业主{n}", "phone": f"1380013{n:04d}"},
        "place": f"3栋2单元{n}01室",
        "description": "路灯不亮",
        "fields": {"category": "power"},
    }
    answer = await house.http.post("/api/v1/work-orders", json=body, headers=house.as_("1001"))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["number"])


async def test_D1_the_sheet_shows_yesterday_what_is_open_and_what_is_due(open_house: House) -> None:
    http, lead = open_house.http, open_house.as_("2001")
    ended = replace(inbound("c1"), state=CallState.ENDED, ended_at=open_house.clock.now, end_cause=EndCause.COMPLETED)
    await open_house.call(ended)
    done, left = await _order(open_house, 1), await _order(open_house, 2)
    for action in ("accept", "arrive", "finish"):
        answer = await http.patch(f"/api/v1/work-orders/{done}", json={"action": action}, headers=lead)
        assert answer.status_code == 200, answer.text
    open_house.clock.now += timedelta(days=1)
    lead = {"Authorization": f"Bearer {await open_house.centre.people.open_session('2001')}"}
    answer = await http.get("/api/v1/reports/morning", headers=lead)
    assert answer.status_code == 200, answer.text
    sheet = answer.json()
    assert sheet["day"] == "2026-05-05"
    assert (sheet["calls"]["offered"], sheet["calls"]["answered"]) == (1, 1)
    assert (sheet["orders"]["opened"], sheet["orders"]["finished"], sheet["orders"]["on_time_rate"]) == (2, 1, 1.0)
    [repairs] = sheet["open"]
    assert (repairs["group"], repairs["open"], repairs["overdue"]) == ("维修", 2, 1)
    assert repairs["by_state"] == {"dispatched": 1, "done": 1}
    assert sheet["today"]["callbacks"] + sheet["today"]["overdue_callbacks"] == 1
    owned = {duty["user"]: duty["owned"] for duty in sheet["duties"]}
    assert owned["1001"] == 2
    before = (await http.get("/api/v1/reports/morning?day=2026-05-04", headers=lead)).json()
    assert before["orders"]["opened"] == 0
    answer = await http.get("/api/v1/reports/morning/rows?format=csv", headers=lead)
    assert "open,维修,dispatched,1" in answer.text
    assert left


async def test_D1_what_was_late_and_which_dates_come_lead_to_their_orders(open_house: House) -> None:
    http, clock = open_house.http, open_house.clock
    late = await _order(open_house)
    clock.now += timedelta(hours=8)
    for action in ("accept", "arrive", "finish"):
        path = f"/api/v1/work-orders/{late}"
        assert (await http.patch(path, json={"action": action}, headers=open_house.as_("2001"))).status_code == 200
    clock.now += timedelta(hours=16)
    lead = {"Authorization": f"Bearer {await open_house.centre.people.open_session('2001')}"}
    loan = {
        "service_type": "S14",
        "customer": {"name": "装修队", "phone": "13800138000"},
        "place": "3栋",
        "description": "借配电房钥匙",
        "fields": {
            "key_label": "B3-配电房-02",
            "borrower": "李工",
            "due_back": (clock.now + timedelta(minutes=5)).isoformat(),
        },
    }
    answer = await http.post("/api/v1/work-orders", json=loan, headers=lead)
    assert answer.status_code == 201, answer.text
    borrowed = answer.json()["number"]
    sheet = (await http.get("/api/v1/reports/morning", headers=lead)).json()
    assert (sheet["orders"]["late"], sheet["today"]["dates"]) == (1, 1)

    async def listed(asked: str) -> list[str]:
        found = (await http.get(f"/api/v1/work-orders?{asked}", headers=lead)).json()
        return [one["number"] for one in found["items"]]

    day = f"{clock.now:%Y-%m-%d}"
    assert await listed("late=true") == [late]
    assert await listed("late=false") == []
    assert await listed(f"date_after={day}T00:00:00%2B08:00&date_before={day}T23:59:59%2B08:00") == [borrowed]


async def test_W11_the_next_shift_signs_for_what_is_open(open_house: House) -> None:
    http, number = open_house.http, await _order(open_house)
    first, second = open_house.as_("1001"), open_house.as_("1002")
    answer = await http.post("/api/v1/handovers/shift", json={"note": "3栋停电，电工在路上"}, headers=first)
    assert answer.status_code == 201
    left = answer.json()
    assert [(order["number"], order["owner"]) for order in left["orders"]] == [(number, "1001")]
    path = f"/api/v1/handovers/shift/{left['id']}/signature"
    assert (await http.post(path, json={}, headers=first)).status_code == 422
    answer = await http.post(path, json={"note": "已了解"}, headers=second)
    assert (answer.json()["signed_by"], answer.json()["signed_note"]) == ("1002", "已了解")
    assert (await http.post(path, json={}, headers=open_house.as_("2001"))).status_code == 409
    [listed] = (await http.get("/api/v1/handovers/shift", headers=second)).json()["items"]
    assert listed["signed_by"] == "1002"
    told = (await http.get("/api/v1/notices?kind=shift", headers=second)).json()["items"]
    assert [notice["words"]["by"] for notice in told] == ["1001"]
    assert (await http.post("/api/v1/handovers/shift/nonsense/signature", json={}, headers=second)).status_code == 404


async def test_W11_what_was_left_stays_as_it_was_handed_over(open_house: House) -> None:
    number = await _order(open_house)
    await open_house.http.post("/api/v1/handovers/shift", json={}, headers=open_house.as_("1001"))
    cancel = {"action": "cancel", "note": "客户撤回"}
    await open_house.http.patch(f"/api/v1/work-orders/{number}", json=cancel, headers=open_house.as_("1001"))
    [kept] = (await open_house.http.get("/api/v1/handovers/shift", headers=open_house.as_("1002"))).json()["items"]
    assert [order["state"] for order in kept["orders"]] == ["dispatched"]

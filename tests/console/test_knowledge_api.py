"""The knowledge base over REST and on the console's wire (K1–K3)."""

from typing import Any

import pytest
from httpx import Response

from domain.knowledge.index import Offer
from domain.transcripts import Line, Speaker
from hotline.bus.facts import AnswersOffered, CallHeard, KnowledgeChanged
from tests.console.house import House, inbound
from tests.console.test_socket import snapshot
from tests.console.wire import connect

API = "/api/v1"
ANSWER = {
    "title": "会所开放时间",
    "text": "每天九点到二十一点。",
    "keywords": ["会所开放"],
    "questions": ["会所几点开门"],
    "category": "生活",
    "note": "新开",
}


async def ask(house: House, user: str, method: str, path: str, body: Any = None) -> Response:
    return await house.http.request(method, f"{API}{path}", json=body, headers=house.as_(user))


async def published(house: House, **changes: Any) -> dict[str, Any]:
    made = (await ask(house, "2001", "POST", "/knowledge", ANSWER | changes)).json()
    answer: dict[str, Any] = (await ask(house, "2001", "POST", f"/knowledge/{made['id']}/publication")).json()
    return answer


async def test_K1_an_answer_is_written_published_changed_and_retired(open_house: House) -> None:
    made = await ask(open_house, "2001", "POST", "/knowledge", ANSWER)
    assert made.status_code == 201
    answer = made.json()
    assert (answer["state"], answer["live"], answer["newest"]["words"]["owner"]) == ("draft", None, "2001")
    path = f"/knowledge/{answer['id']}"
    assert (await ask(open_house, "1001", "GET", path)).status_code == 404
    live = (await ask(open_house, "2001", "POST", f"{path}/publication")).json()
    assert (live["state"], live["live"]["version"]) == ("in_force", 1)
    changed = await ask(open_house, "2001", "PUT", path, ANSWER | {"text": "八点。", "base_version": 1})
    assert (changed.json()["state"], changed.json()["live"]["version"]) == ("draft", 1)
    late = await ask(open_house, "2001", "PUT", path, ANSWER | {"text": "七点。", "base_version": 1})
    assert (late.status_code, late.json()["errors"][0]["field"]) == (409, "base_version")
    versions = (await ask(open_house, "2001", "GET", f"{path}/versions")).json()["items"]
    assert [v["version"] for v in versions] == [2, 1]
    gone = await ask(open_house, "2001", "POST", f"{path}/retirement", {"reason": "会所关了"})
    assert gone.json()["state"] == "retired"
    history = (await ask(open_house, "2001", "GET", f"{path}/history")).json()["items"]
    assert [h["deed"] for h in history] == ["save", "publish", "go_live", "save", "retire"]


async def test_K1_search_filters_pages_and_file(open_house: House) -> None:
    found = (await ask(open_house, "1001", "GET", "/knowledge?q=wyf")).json()["items"]
    assert found[0]["id"] == "fees-pay"
    assert not found[0]["expired"]
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await ask(open_house, "1001", "GET", f"/knowledge?limit=20{cursor}")).json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(seen) == len(set(seen)) >= 40
    parking = (await ask(open_house, "1001", "GET", "/knowledge?category=停车")).json()["items"]
    assert {item["category"] for item in parking} == {"停车"}
    fees = (await ask(open_house, "1001", "GET", "/knowledge?service_type=S16&q=发票")).json()["items"]
    assert fees[0]["id"] == "fees-invoice"
    categories = (await ask(open_house, "1001", "GET", "/knowledge/categories")).json()["items"]
    assert "停车" in {category["name"] for category in categories}
    file = await ask(open_house, "2001", "GET", "/knowledge?format=csv")
    assert "物业费怎么交" in file.text


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        (ANSWER | {"title": ""}, "title", "needed"),
        (ANSWER | {"key": 3}, "spoken", "needed"),
        (ANSWER | {"key": 33, "spoken": "x"}, "key", "invalid"),
        (ANSWER | {"live_from": "2026-05-05T08:00:00"}, "live_from", "no_zone"),
        (ANSWER | {"reading": {"roles": ["boss"]}}, "reading.roles.0", "unknown"),
    ],
)
async def test_K1_what_is_wrong_is_said_at_its_field(
    open_house: House, body: dict[str, Any], field: str, code: str
) -> None:
    refused = await ask(open_house, "2001", "POST", "/knowledge", body)
    assert refused.status_code == 422
    assert [(e["field"], e["code"]) for e in refused.json()["errors"]] == [(field, code)]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/knowledge", ANSWER),
        ("PUT", "/knowledge/fees-pay", ANSWER | {"base_version": 1}),
        ("POST", "/knowledge/fees-pay/publication", None),
        ("POST", "/knowledge/fees-pay/release", {"reason": "x"}),
        ("POST", "/knowledge/fees-pay/retirement", {"reason": "x"}),
        ("GET", "/knowledge/fees-pay/versions", None),
        ("GET", "/knowledge/fees-pay/history", None),
        ("GET", "/knowledge/fees-pay/readers", None),
    ],
)
async def test_A1_agents_read_answers_and_leads_write_them(
    open_house: House, method: str, path: str, body: Any
) -> None:
    assert (await ask(open_house, "1001", method, path, body)).status_code == 403
    assert (await ask(open_house, "1001", "GET", "/knowledge/fees-pay")).status_code == 200


async def test_K2_required_reading_is_signed_and_supervisors_see_by_whom(open_house: House) -> None:
    answer = await published(open_house, reading={"roles": ["agent"], "queues": ["service"]})
    assert answer["state"] == "waiting"
    path = f"/knowledge/{answer['id']}"
    (unread,) = (await ask(open_house, "1001", "GET", "/knowledge/unread")).json()["items"]
    assert (unread["answer_id"], unread["words"]["title"]) == (answer["id"], "会所开放时间")
    assert (await ask(open_house, "1001", "POST", f"{path}/signatures", {"version": 1})).status_code == 204
    assert (await ask(open_house, "1001", "POST", f"{path}/signatures", {"version": 2})).status_code == 409
    assert (await ask(open_house, "2001", "POST", f"{path}/signatures", {"version": 1})).status_code == 403
    assert (await ask(open_house, "1001", "GET", "/knowledge/unread")).json()["items"] == []
    readers = await ask(open_house, "1900", "GET", f"{path}/readers")
    assert readers.status_code == 404  # nothing of it is live, and a senior is not asked
    readers = (await ask(open_house, "2001", "GET", f"{path}/readers")).json()
    assert [(r["user"], r["signed_at"] is not None) for r in readers["readers"]] == [("1001", True), ("1002", False)]
    assert readers["missing"] == 1
    empty = await ask(open_house, "2001", "POST", f"{path}/release", {"reason": " "})
    assert (empty.status_code, empty.json()["errors"][0]["field"]) == (422, "reason")
    live = (await ask(open_house, "2001", "POST", f"{path}/release", {"reason": "1002 休假"})).json()
    assert live["state"] == "in_force"


async def test_K3_the_menu_that_ships(open_house: House) -> None:
    menu = (await ask(open_house, "1001", "GET", "/knowledge/menu")).json()["items"]
    keys = [entry["key"] for entry in menu]
    assert len(keys) >= 5
    assert keys == sorted(set(keys))
    assert all(entry["spoken"] for entry in menu)
    second = await ask(open_house, "2001", "POST", "/knowledge", ANSWER | {"key": keys[0], "spoken": "会所。"})
    taken = await ask(open_house, "2001", "POST", f"/knowledge/{second.json()['id']}/publication")
    assert (taken.status_code, taken.json()["errors"][0]["code"]) == (409, "taken")


async def test_K1_offered_answers_reach_the_agent_who_marks_them(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    offer = Offer("fees-pay", "物业费怎么交", 0.6, ("物业费",))
    async with connect(open_house.app) as wire, connect(open_house.app) as other:
        await snapshot(wire, open_house, "1001")
        await snapshot(other, open_house, "1002")
        await open_house.bus.publish(AnswersOffered("c1", (offer,)))
        told = await wire.until("answers")
        assert told["call_id"] == "c1"
        assert told["answers"] == [
            {"id": "fees-pay", "title": "物业费怎么交", "score": 0.6, "why": ["物业费"]},
        ]
        await open_house.bus.publish(KnowledgeChanged("fees-pay"))
        assert (await wire.until("knowledge"))["id"] == "fees-pay"
        assert (await other.receive())["type"] != "answers"
    said = Line("c1", Speaker.CALLER, 1.0, 2.0, "物业费怎么交", final=True, confidence=0.9)
    await open_house.centre.offers._take(CallHeard(said))
    found = await ask(open_house, "1001", "GET", "/calls/c1/answers")
    assert found.json()["items"][0]["id"] == "fees-pay"
    assert (await ask(open_house, "1002", "GET", "/calls/c1/answers")).status_code == 403
    assert (await ask(open_house, "1001", "GET", "/calls/no/answers")).status_code == 404
    mark = {"call_id": "c1", "mark": "used"}
    assert (await ask(open_house, "1002", "POST", "/knowledge/fees-pay/marks", mark)).status_code == 403
    assert (await ask(open_house, "1001", "POST", "/knowledge/fees-pay/marks", mark)).status_code == 204
    assert (await ask(open_house, "1001", "GET", "/knowledge/fees-pay")).json()["marks"]["used"] == 1

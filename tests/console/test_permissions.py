"""What each role may do (A1), as a table; every refusal is a 403 problem."""

from typing import Any

import pytest

from tests.console.house import PEOPLE, House, inbound

EVERYBODY = {person.user for person in PEOPLE}
AGENTS = {"1001", "1002", "1900"}
LEADS = {"2001", "9001"}
OVERSEERS = LEADS | {"3001"}

ORDER = {
    "service_type": "S2",
    "customer": {"name": "王芳", "phone": "13800138000"},
    "place": "3栋",
    "description": "漏水",
}
CALLBACK = {"phone": "13800138000", "due_at": "2026-05-04T02:00:00Z", "reason": "告知进度"}
CUSTOMER = {"name": "王芳", "phones": ["13900139000"]}


@pytest.mark.parametrize(
    ("method", "path", "body", "allowed"),
    [
        ("GET", "/api/v1/me", None, EVERYBODY),
        ("GET", "/api/v1/calls", None, AGENTS | OVERSEERS),
        ("GET", "/api/v1/calls?agent=1001", None, {"1001"} | OVERSEERS),
        ("GET", "/api/v1/calls?customer_id=k1", None, AGENTS | OVERSEERS),
        ("GET", "/api/v1/calls/c1", None, {"1001"} | OVERSEERS),
        ("POST", "/api/v1/calls/c1/hangup", None, {"1001"} | LEADS),
        ("GET", "/api/v1/calls?format=csv", None, LEADS),
        ("GET", "/api/v1/work-orders", None, EVERYBODY),
        ("GET", "/api/v1/work-orders?format=csv", None, LEADS),
        ("POST", "/api/v1/work-orders", ORDER, EVERYBODY - {"3001", "4001"}),
        ("GET", "/api/v1/callbacks", None, EVERYBODY - {"4001"}),
        ("GET", "/api/v1/callbacks?format=csv", None, LEADS),
        ("GET", "/api/v1/callbacks/purposes", None, EVERYBODY - {"4001"}),
        ("POST", "/api/v1/callbacks", CALLBACK, AGENTS | LEADS),
        ("GET", "/api/v1/customers", None, EVERYBODY - {"4001"}),
        ("GET", "/api/v1/customers?format=csv", None, LEADS),
        ("GET", "/api/v1/score-cards?format=xlsx", None, OVERSEERS),
        ("GET", "/api/v1/copies", None, EVERYBODY - {"4001"}),
        ("GET", "/api/v1/destructions", None, LEADS),
        ("GET", "/api/v1/people", None, EVERYBODY),
        ("GET", "/api/v1/grades", None, EVERYBODY),
        ("POST", "/api/v1/customers", CUSTOMER, AGENTS | LEADS),
        ("GET", "/api/v1/agents", None, EVERYBODY),
        ("GET", "/api/v1/agents/1001", None, {"1001", "1900"} | OVERSEERS),
        ("PUT", "/api/v1/agents/1001/state", {"state": "ready"}, {"1001"} | LEADS),
        ("GET", "/api/v1/queues", None, EVERYBODY),
        ("GET", "/api/v1/scripts", None, EVERYBODY),
        ("GET", "/api/v1/scripts/property", None, EVERYBODY),
        ("GET", "/api/v1/scripts/property/versions", None, EVERYBODY),
        ("GET", "/api/v1/scripts/property/source", None, EVERYBODY),
        ("POST", "/api/v1/scripts/property/validation", {"source": "id: property"}, OVERSEERS),
        ("POST", "/api/v1/scripts/property/restoration", {"base_version": 9}, OVERSEERS),
        ("GET", "/api/v1/catalogue", None, EVERYBODY),
        ("GET", "/api/v1/catalogue/S2", None, EVERYBODY),
        ("POST", "/api/v1/catalogue/reload", None, LEADS),
        ("GET", "/api/v1/reports/board", None, {"1900"} | OVERSEERS),
        ("GET", "/api/v1/notices", None, EVERYBODY),
        ("GET", "/api/v1/notices/unseen", None, EVERYBODY),
        ("GET", "/api/v1/outbreaks", None, EVERYBODY - {"4001"}),
        ("GET", "/api/v1/reports/repeats", None, {"1900"} | OVERSEERS),
        ("GET", "/api/v1/reports/morning", None, EVERYBODY - {"4001"}),
        ("GET", "/api/v1/reports/morning/rows?format=csv", None, OVERSEERS),
        ("POST", "/api/v1/handovers/shift", {}, AGENTS | LEADS),
    ],
)
async def test_A1_each_role_does_what_it_needs(
    open_house: House, method: str, path: str, body: dict[str, Any] | None, allowed: set[str]
) -> None:
    await open_house.call(inbound("c1", agent="1001"))
    passed = set()
    for person in PEOPLE:
        answer = await open_house.http.request(method, path, json=body, headers=open_house.as_(person.user))
        if answer.status_code == 403:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["code"] == "not_allowed"
        else:
            assert answer.status_code < 300 or answer.status_code == 409, answer.text
            passed.add(person.user)
    assert passed == allowed


@pytest.mark.parametrize(
    "path",
    ["/me", "/calls", "/work-orders", "/callbacks", "/customers", "/agents", "/queues", "/scripts", "/catalogue"],
)
async def test_nothing_is_shown_without_a_login(open_house: House, path: str) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic MTAwMTp4"}):
        answer = await open_house.http.get(f"/api/v1{path}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "login.required")

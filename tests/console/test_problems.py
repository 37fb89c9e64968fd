"""Every refusal is problem+json with a stable code, and tells nothing of the inside."""

from collections.abc import AsyncIterator

import pytest

from agent_console.middleware import LARGEST_BODY
from agent_console.problems import problem_of
from domain.errors import DomainError, IllegalTransition, InvalidValue
from hotline.errors import Conflict, HotlineError, NotAllowed, NotFound
from hotline.storage.errors import DatabaseBusy, DatabaseFailed, InvalidCursor
from tests.console.house import House

ORDERS = "/api/v1/work-orders"
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "content", "status", "code"),
    [
        ("GET", "/api/v1/nothing", None, 404, "not_found"),
        ("POST", "/api/v1/nothing", "{}", 404, "not_found"),
        ("GET", "/api", None, 404, "not_found"),
        ("GET", "/api/v1/calls/none", None, 404, "not_found"),
        ("GET", "/api/v1/calls/none/recording", None, 404, "not_found"),
        ("GET", "/api/v1/work-orders/none", None, 404, "not_found"),
        ("GET", "/api/v1/callbacks/none", None, 404, "not_found"),
        ("GET", "/api/v1/customers/none", None, 404, "not_found"),
        ("GET", "/api/v1/agents/none", None, 404, "not_found"),
        ("GET", "/api/v1/scripts/none", None, 404, "not_found"),
        ("GET", "/api/v1/catalogue/none", None, 404, "not_found"),
        ("POST", "/api/v1/calls/none/hangup", None, 404, "not_found"),
        ("DELETE", ORDERS, None, 405, "request.method"),
        ("POST", "/", None, 405, "request.method"),
        ("POST", ORDERS, "{not json", 400, "request.malformed"),
        ("POST", ORDERS, "[]", 422, "request.invalid"),
        ("POST", ORDERS, None, 422, "request.invalid"),
        ("POST", ORDERS, "\x00\xff", 400, "request.malformed"),
        ("POST", ORDERS, '{"description": "\\ud800"}', 422, "request.invalid"),
        ("GET", "/api/v1/calls/%00", None, 400, "request.malformed"),
        ("GET", "/api/v1/customers?text=%00", None, 400, "request.malformed"),
        ("GET", "/api/v1/calls?since=2026-05-04T00:00:00", None, 422, "request.invalid"),
        ("GET", "/api/v1/calls?since=0001-01-01T00:00:00%2B14:00", None, 422, "request.invalid"),
        ("GET", f"{ORDERS}?limit=0", None, 422, "request.invalid"),
        ("GET", f"{ORDERS}?limit=201", None, 422, "request.invalid"),
        ("GET", f"{ORDERS}?state=lost", None, 422, "request.invalid"),
        ("GET", f"{ORDERS}?cursor=nonsense", None, 400, "storage.invalid_cursor"),
        ("GET", "/api/v1/calls?since=yesterday", None, 422, "request.invalid"),
        ("GET", "/api/v1/customers?phone=abc", None, 422, "domain.invalid_value"),
        ("POST", ORDERS, '"' + "x" * LARGEST_BODY + '"', 413, "request.too_large"),
    ],
)
async def test_every_refusal_is_a_problem(
    open_house: House, method: str, path: str, content: str | None, status: int, code: str
) -> None:
    headers = {**open_house.as_("9001"), **JSON}
    answer = await open_house.http.request(method, path, content=content, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == code
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    assert problem["detail"]


async def test_a_body_without_a_length_is_limited_too(open_house: House) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * (LARGEST_BODY // 20)

    headers = {**open_house.as_("9001"), **JSON}
    answer = await open_house.http.post(ORDERS, content=endless(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


async def test_the_fields_at_fault_are_named(open_house: House) -> None:
    body = {"service_type": "S2", "customer": {"name": "王"}, "place": "", "description": 5, "colour": "red"}
    answer = await open_house.http.post(ORDERS, json=body, headers=open_house.as_("1001"))
    assert answer.status_code == 422
    assert {(entry["field"], entry["code"]) for entry in answer.json()["errors"]} == {
        ("customer.phone", "needed"),
        ("description", "invalid"),
        ("colour", "unknown"),
    }


async def test_what_is_wrong_with_a_field_has_a_code(open_house: House) -> None:
    good = {"phone": "13800138000", "due_at": "2026-05-04T12:00:00+08:00", "reason": "水费"}
    wrong = {
        ("phone", "no_phone"): {"phone": "王女士"},
        ("due_at", "past"): {"due_at": "2020-05-04T12:00:00+08:00"},
        ("due_at", "no_zone"): {"due_at": "2026-05-04T12:00:00"},
        ("agent", "unknown"): {"agent": "3001"},
        ("reason", "too_long"): {"reason": "水" * 1001},
    }
    for fault, body in wrong.items():
        answer = await open_house.http.post("/api/v1/callbacks", json={**good, **body}, headers=open_house.as_("1001"))
        assert answer.status_code == 422
        assert [(entry["field"], entry["code"]) for entry in answer.json()["errors"]] == [fault]


async def test_405_says_what_is_allowed(open_house: House) -> None:
    answer = await open_house.http.delete("/api/v1/me", headers=open_house.as_("1001"))
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (InvalidValue("phone", "no"), 422, "domain.invalid_value"),
        (IllegalTransition("call", "ended", "answered"), 409, "domain.illegal_transition"),
        (DomainError("x"), 422, "domain"),
        (NotFound("call", "c1"), 404, "not_found"),
        (NotAllowed("no"), 403, "not_allowed"),
        (Conflict("no"), 409, "conflict"),
        (InvalidCursor(), 400, "storage.invalid_cursor"),
        (DatabaseBusy("secret"), 503, "storage.busy"),
        (DatabaseFailed("secret"), 500, "internal"),
        (HotlineError("secret"), 500, "internal"),
        (ZeroDivisionError("secret"), 500, "internal"),
    ],
)
def test_each_error_has_its_status(error: Exception, status: int, code: str) -> None:
    problem = problem_of(error)
    assert (problem.status, problem.code) == (status, code)
    assert "secret" not in problem.model_dump_json()


async def test_an_unforeseen_error_is_a_500_that_tells_nothing(
    open_house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken() -> None:
        raise ZeroDivisionError("the secret of the house")

    open_house.app.add_api_route("/api/v1/broken", broken)
    answer = await open_house.http.get("/api/v1/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "internal"
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "the secret of the house" in capsys.readouterr().out, "the log has it"


async def test_requests_are_logged_without_numbers(open_house: House, capsys: pytest.CaptureFixture[str]) -> None:
    await open_house.http.get("/api/v1/customers?phone=13800138000", headers=open_house.as_("1001"))
    line = next(line for line in capsys.readouterr().out.splitlines() if "request" in line)
    assert "/api/v1/customers" in line
    assert "1001" in line
    assert "13800138000" not in line


async def test_security_headers_are_everywhere(open_house: House) -> None:
    for path in ("/", "/api/v1/me", "/healthz", "/nothing"):
        headers = (await open_house.http.get(path)).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"

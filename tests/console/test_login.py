from datetime import timedelta

from httpx import Response

from agent_console.access import COOKIE
from tests.console.house import PASSWORD, House


async def log_in(open_house: House, password: str = PASSWORD, user: str = "1001") -> Response:
    return await open_house.http.post("/api/v1/login", json={"user": user, "password": password})


async def test_a_login_gives_a_token_and_a_cookie(open_house: House) -> None:
    answer = await log_in(open_house)
    assert answer.status_code == 200
    token = answer.json()["token"]
    assert answer.json()["me"]["person"]["permissions"] == [
        "take_calls",
        "write_orders",
        "do_orders",
        "book_callbacks",
        "see_customers",
    ]
    cookie = answer.headers["set-cookie"]
    assert f"{COOKIE}={token}" in cookie
    for attribute in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"):
        assert attribute in cookie
    open_house.http.cookies.clear()
    me = await open_house.http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert me.json()["person"]["user"] == "1001"
    assert me.json()["agent"]["state"] == "offline"


async def test_the_cookie_alone_is_enough_for_the_consoles_own_page(open_house: House) -> None:
    await log_in(open_house)
    http = open_house.http
    assert (await http.get("/api/v1/me")).status_code == 200
    change = {"state": "ready"}
    own = await http.put("/api/v1/agents/1001/state", json=change, headers={"Origin": "http://console"})
    assert own.status_code == 200
    foreign = await http.put("/api/v1/agents/1001/state", json=change, headers={"Origin": "http://console:8081"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "not_allowed")


async def test_wrong_passwords_and_unknown_users_look_alike(open_house: House) -> None:
    wrong = await log_in(open_house, "wrong password")
    unknown = await log_in(open_house, user="nobody")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.json()["code"] == "login.refused"


async def test_failed_tries_are_limited_by_user_and_address(open_house: House) -> None:
    for _ in range(10):
        assert (await log_in(open_house, "wrong password")).status_code == 401
    limited = await log_in(open_house)
    assert (limited.status_code, limited.json()["code"]) == (429, "login.too_often")
    assert limited.headers["retry-after"] == "300"
    open_house.clock.now += timedelta(seconds=301)
    assert (await log_in(open_house)).status_code == 200


async def test_after_the_logout_the_token_is_worthless(open_house: House) -> None:
    token = (await log_in(open_house)).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert (await open_house.http.post("/api/v1/logout", headers=headers)).status_code == 204
    open_house.http.cookies.clear()
    refused = await open_house.http.get("/api/v1/me", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (401, "login.required")
    assert refused.headers["www-authenticate"] == "Bearer"
    assert (await open_house.http.post("/api/v1/logout")).status_code == 204, "without a login nothing happens"


async def test_a_login_ends_by_itself(open_house: House) -> None:
    open_house.clock.now += timedelta(hours=12, seconds=1)
    assert (await open_house.http.get("/api/v1/me", headers=open_house.as_("1001"))).status_code == 401

"""Scripts over HTTP: read by all, changed by who may, a wrong one refused with every line."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response

from domain.calls import CallState
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from tests.console.house import NOW, House, inbound

URL = "/api/v1/scripts/own"

OWN = """\
id: own
name: {zh-CN: 我的热线}
stages:
  - id: opening
    name: {zh-CN: 开场}
    lines:
      - {id: opening.greeting, text: 您好请问有什么可以帮您, due: {within_s: 10}}
      - {id: opening.number, text: "{agent_no}号为您服务", when: {not: {said: [打错了]}}}
forbidden:
  - {id: forbidden.wei, phrases: [喂], better: 您好}
checks:
  - id: check.room
    kind: required
    name: {zh-CN: 问了房号}
    condition: {any: [{mentions: {entity: address}}, {said: {phrases: [几栋几号], scope: {stage: opening}}}]}
replies:
  - {id: reply.dear, name: {zh-CN: 太贵}, heard: [太贵了], say: [我理解您的想法。]}
"""
CHANGED = OWN.replace("您好请问有什么可以帮您", "早上好请讲")


async def save(house: House, source: str = OWN, base: int = 0, user: str = "2001", note: str = "") -> Response:
    body = {"source": source, "note": note, "base_version": base}
    return await house.http.put(URL, json=body, headers=house.as_(user))


async def get(house: House, path: str = "", user: str = "1001") -> Response:
    return await house.http.get(URL + path, headers=house.as_(user))


async def post(house: House, path: str, body: dict[str, Any], user: str = "2001") -> Response:
    return await house.http.post(URL + path, json=body, headers=house.as_(user))


async def test_P1_what_ships_is_listed(open_house: House) -> None:
    items = (await open_house.http.get("/api/v1/scripts", headers=open_house.as_("1001"))).json()["items"]
    (shipped,) = [item for item in items if item["id"] == "property"]
    assert (shipped["version"], shipped["origin"], shipped["by"]) == (1, "product", "hotline")
    assert shipped["stages"][0]["lines"][0]["text"]


async def test_a_script_is_shown_with_its_lines_in_the_file(open_house: House) -> None:
    answer = await save(open_house, note="我们自己的")
    assert answer.status_code == 201, answer.text
    script = (await get(open_house)).json()
    assert script == answer.json()
    assert (script["version"], script["by"], script["note"], script["origin"]) == (1, "2001", "我们自己的", "site")
    greeting, number = script["stages"][0]["lines"]
    assert (greeting["line"], greeting["due"]) == (7, {"moment": "answer", "within_s": 10.0})
    assert number["when"]["kind"] == "not"
    assert number["when"]["of"][0]["phrases"] == ["打错了"]
    assert (script["forbidden"][0]["line"], script["checks"][0]["line"], script["replies"][0]["line"]) == (10, 12, 17)
    condition = script["checks"][0]["condition"]
    assert (condition["kind"], condition["least"]) == ("at_least", 1)
    assert condition["of"][0] == {
        "kind": "mentions",
        "entity": "address",
        "times": 1,
        "scope": {
            "leg": "agent", "stage": None, "anchor": None, "from_s": None, "until_s": None, "first": None, "last": None,
        },
    }  # fmt: skip
    assert condition["of"][1]["scope"]["stage"] == "opening"


async def test_every_version_stays(open_house: House) -> None:
    await save(open_house)
    await save(open_house, CHANGED, 1, "3001", "换个说法")
    versions = (await get(open_house, "/versions?limit=1")).json()
    assert [(v["version"], v["by"], v["note"]) for v in versions["items"]] == [(2, "3001", "换个说法")]
    older = (await get(open_house, f"/versions?limit=1&cursor={versions['next']}")).json()
    assert ([v["version"] for v in older["items"]], older["next"]) == ([1], None)
    was = (await get(open_house, "?version=1")).json()
    assert was["stages"][0]["lines"][0]["text"] == "您好请问有什么可以帮您"
    file = await get(open_house, "/source?version=1")
    assert file.text == OWN
    assert file.headers["content-disposition"] == 'attachment; filename="own.yaml"'
    assert (await get(open_house, "/source")).text == CHANGED
    for missing in ("?version=3", "/source?version=3", "/source?version=shipped"):
        assert (await get(open_house, missing)).status_code == 404


async def test_an_earlier_version_is_restored_as_a_new_one(open_house: House) -> None:
    await save(open_house)
    await save(open_house, CHANGED, 1)
    answer = await post(open_house, "/restoration", {"version": 1, "base_version": 2, "note": "还是原来的"})
    assert (answer.status_code, answer.json()["version"], answer.json()["note"]) == (200, 3, "还是原来的")
    assert (await get(open_house, "/source")).text == OWN


async def test_two_editors_do_not_overwrite_each_other(open_house: House) -> None:
    await save(open_house)
    await save(open_house, CHANGED, 1)
    late = await save(open_house, OWN, 1, "3001")
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    assert late.json()["errors"][0]["field"] == "base_version"


async def test_a_wrong_script_is_refused_with_line_and_rule(open_house: House) -> None:
    await save(open_house)
    wrong = CHANGED.replace("within_s: 10", "within_s: x").replace("[喂]", "['…']")
    answer = await save(open_house, wrong, 1)
    assert (answer.status_code, answer.json()["code"]) == (422, "script.invalid")
    assert answer.headers["content-type"] == "application/problem+json"
    assert [(e["field"], e["line"], e["rule"]) for e in answer.json()["errors"]] == [
        ("source", 7, "opening.greeting"),
        ("source", 10, "forbidden.wei"),
    ]
    assert (await get(open_house)).json()["version"] == 1


async def test_a_source_is_tried_without_saving(open_house: House) -> None:
    await save(open_house)
    fine = await post(open_house, "/validation", {"source": CHANGED})
    assert fine.json() == {"problems": [], "warnings": []}
    wrong = (await post(open_house, "/validation", {"source": CHANGED.replace("within_s: 10", "within_s: x")})).json()
    assert wrong["problems"] == [
        {
            "line": 7,
            "rule": "opening.greeting",
            "entry": "within_s",
            "code": "no_number",
            "values": {},
            "reason": "must be a number",
        }
    ]
    assert (await get(open_house)).json()["version"] == 1


async def test_a_rehearsal_links_flips_to_calls_and_seconds(open_house: House) -> None:
    await save(open_house)
    call = replace(inbound("c1"), state=CallState.ENDED, ended_at=NOW)
    await open_house.call(call)
    async with open_house.centre.database.unit_of_work() as uow:
        await uow.transcripts.add(Line("c1", Speaker.AGENT, 20.0, 22.0, "早上好请讲", True, 0.99))
        await uow.commit()
    span = {"since": (NOW - timedelta(days=1)).isoformat(), "until": NOW.isoformat()}
    answer = await post(open_house, "/rehearsal", {"source": CHANGED, "agent": "1001", **span})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["seen"], found["judged"], found["total"], found["next"]) == (1, 1, 1, None)
    (flipped,) = found["calls"]
    assert (flipped["id"], flipped["agent"]) == ("c1", "1001")
    (flip,) = flipped["flips"]
    assert (flip["rule"], flip["before"]["verdict"], flip["after"]["verdict"]) == (
        "opening.greeting",
        "not_said",
        "said",
    )
    assert (flip["after"]["start"], flip["after"]["end"]) == (20.0, 22.0)
    for bad, status in (({"source": "id: own"}, 422), ({"cursor": "x"}, 400), ({"since": "2026-05-04"}, 422)):
        refused = await post(open_house, "/rehearsal", {"source": CHANGED, **span, **bad})
        assert refused.status_code == status, refused.text


async def test_retired_rules_keep_their_words(open_house: House) -> None:
    await save(open_house)
    call = replace(inbound("c1"), state=CallState.ENDED, ended_at=NOW, script_id="own", script_version=1)
    await open_house.call(call)
    async with open_house.centre.database.unit_of_work() as uow:
        await uow.transcripts.judge(Judgement("c1", "forbidden.wei", RuleKind.FORBIDDEN, Verdict.SAID, Speaker.AGENT))
        await uow.commit()
    await save(open_house, OWN.replace("forbidden:\n  - {id: forbidden.wei, phrases: [喂], better: 您好}\n", ""), 1)
    editing = (await get(open_house, "/editing")).json()
    assert editing["version"] == 2
    (retired,) = editing["retired"]
    assert (retired["rule"], retired["version"], retired["by"], retired["text"]) == ("forbidden.wei", 1, "2001", "喂")


@pytest.mark.parametrize("path", ["/validation", "/rehearsal", "/restoration"])
async def test_A1_agents_only_read(open_house: House, path: str) -> None:
    for user in ("1001", "1900", "4001"):
        assert (await post(open_house, path, {"source": OWN, "base_version": 1}, user)).status_code in (403, 422)
        refused = await save(open_house, user=user)
        assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")

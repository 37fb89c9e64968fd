"""Quality work over REST, from the card to payroll (Q1–Q6)."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from httpx import Response

from agent_console import audience
from domain.calls import CallState
from domain.people import Person, Role
from domain.scripts import Severity, Strength
from domain.transcripts import Judgement, RuleKind, Speaker, Verdict
from hotline.bus.facts import QualityChanged, QualityThing
from tests.console.house import NOW, PEOPLE, House, inbound

API = "/api/v1"


async def ended(house: House, *rules: str, call_id: str = "c1", agent: str = "1001") -> None:
    """A call has ended in which these lines of the shipped script were not said."""
    script = house.centre.scripts.current("property")
    call = replace(
        inbound(call_id, state=CallState.ENDED, agent=agent),
        connected_at=NOW,
        ended_at=NOW,
        script_id=script.id,
        script_version=script.version,
    )
    await house.call(call)
    judgements = [
        Judgement(call_id, line.id, RuleKind.REQUIRED, verdict, Speaker.AGENT, 4.0, 6.5)
        for _, line in script.lines()
        for verdict in [Verdict.NOT_SAID if line.id in rules else Verdict.SAID]
    ]
    judgements += [
        Judgement(call_id, rule.id, RuleKind.FORBIDDEN, Verdict.SAID, Speaker.AGENT, 9.0, 10.0)
        for rule in script.forbidden
        if rule.id in rules
    ]
    await house.ledger.judged(*judgements)
    await house.centre.quality.cards.call_ended(call_id)


def lines(house: House) -> list[str]:
    """Lines of the shipped script that take points, lightest first."""
    found = [
        line
        for _, line in house.centre.scripts.current("property").lines()
        if line.points and line.strength is not Strength.HINT and line.severity is not Severity.SEVERE
    ]
    return [line.id for line in sorted(found, key=lambda line: line.points)]


async def ask(house: House, user: str, method: str, path: str, **body: Any) -> Response:
    return await house.http.request(method, f"{API}{path}", json=body or None, headers=house.as_(user))


async def slip_of(house: House, call_id: str = "c1") -> dict[str, Any]:
    rule = lines(house)[0]
    await ended(house, rule, call_id=call_id)
    confirmed = await ask(house, "3001", "POST", f"/score-cards/{call_id}/confirm")
    assert confirmed.status_code == 200, confirmed.text
    found: dict[str, Any] = confirmed.json()["slips"][0]
    return found


async def test_Q1_quality_staff_changes_and_confirms_a_card_item_by_item(open_house: House) -> None:
    first, second = lines(open_house)[:2]
    await ended(open_house, first, second)
    card = (await ask(open_house, "3001", "GET", "/score-cards/c1")).json()
    assert (card["state"], card["reviewable"], card["agent"]) == ("draft", True, "1001")
    item = next(item for item in card["items"] if item["rule"] == first)
    assert (item["verdict"], item["fault"], item["start"], item["end"]) == ("not_said", True, 4.0, 6.5)
    assert card["addable"][0]["rule"] == "solution.settled"
    looked = await ask(open_house, "3001", "PATCH", f"/score-cards/c1/items/{second}")
    assert looked.status_code == 422 or looked.json()["items"]
    await open_house.http.patch(f"{API}/score-cards/c1/items/{second}", json={}, headers=open_house.as_("3001"))
    await ask(open_house, "3001", "PATCH", f"/score-cards/c1/items/{first}", verdict="said", reason="0:05 说了")
    added = await ask(
        open_house,
        "3001",
        "POST",
        "/score-cards/c1/items",
        rule="solution.settled",
        fault=True,
        reason="没解决",
        points=4,
    )
    assert added.status_code == 201
    done = (await ask(open_house, "3001", "POST", "/score-cards/c1/confirm")).json()
    assert (done["state"], done["confirmed_by"], done["reviewable"]) == ("confirmed", "3001", False)
    assert {slip["rule"]: slip["points"] for slip in done["slips"]}.keys() == {second, "solution.settled"}
    assert [(c["action"], c["part"]) for c in done["history"]] == [
        ("make", ""),
        ("agree", second),
        ("change", first),
        ("add", "solution.settled"),
        ("change", "solution.settled"),
        ("confirm", ""),
    ]
    assert done["total"] == done["out_of"] - done["points"]


async def test_Q1_an_agent_sees_their_own_card_and_changes_nothing(open_house: House) -> None:
    rule = lines(open_house)[0]
    await ended(open_house, rule)
    own = await ask(open_house, "1001", "GET", "/score-cards/c1")
    assert (own.status_code, own.json()["reviewable"], own.json()["addable"]) == (200, False, [])
    for refused in (
        await ask(open_house, "1002", "GET", "/score-cards/c1"),
        await ask(open_house, "1001", "PATCH", f"/score-cards/c1/items/{rule}", verdict="said", reason="我说了"),
        await ask(open_house, "1001", "POST", "/score-cards/c1/confirm"),
        await ask(open_house, "1001", "GET", "/score-cards?agent=1002"),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert [card["call_id"] for card in (await ask(open_house, "1001", "GET", "/score-cards")).json()["items"]] == [
        "c1"
    ]
    assert (await ask(open_house, "1002", "GET", "/score-cards")).json()["items"] == []
    assert (await ask(open_house, "3001", "GET", "/score-cards/none")).status_code == 404


async def test_T14_the_review_queue_filters_sorts_and_exports(open_house: House) -> None:
    rule = lines(open_house)[-1]
    for n in range(4):
        await ended(open_house, *([rule] if n == 2 else []), call_id=f"c{n}")
    waiting = (await ask(open_house, "3001", "GET", "/score-cards?waiting=true&review=sampled")).json()["items"]
    assert len(waiting) == 2
    worst = (await ask(open_house, "3001", "GET", "/score-cards?sort=lowest&limit=1")).json()
    assert [card["call_id"] for card in worst["items"]] == ["c2"]
    more = (await ask(open_house, "3001", "GET", f"/score-cards?sort=lowest&cursor={worst['next']}")).json()["items"]
    assert len(more) == 3
    by_rule = (await ask(open_house, "3001", "GET", f"/score-cards?rule={rule}")).json()["items"]
    assert [card["call_id"] for card in by_rule] == ["c2"]
    sheet = await ask(open_house, "3001", "GET", "/score-cards?format=csv")
    rows = list(csv.DictReader(io.StringIO(sheet.text.removeprefix("\ufeff"))))
    assert {row["call_id"] for row in rows} == {"c0", "c1", "c2", "c3"}
    assert (await ask(open_house, "1001", "GET", "/score-cards?format=csv")).status_code == 403


async def test_Q2_slips_are_listed_shared_and_taken_back(open_house: House) -> None:
    slip = await slip_of(open_house)
    number = slip["number"]
    assert number == "20260504-0001"
    listed = (await ask(open_house, "1001", "GET", "/fault-slips")).json()["items"]
    assert [(one["number"], one["appealable"]) for one in listed] == [(number, True)]
    assert (await ask(open_house, "1002", "GET", f"/fault-slips/{number}")).status_code == 403
    assert (await ask(open_house, "2001", "GET", f"/fault-slips/{number}")).json()["lead"] == "2001"
    shared = await ask(open_house, "3001", "PATCH", f"/fault-slips/{number}", action="share", reason="没有培训")
    assert shared.json()["shared"]
    own = await ask(open_house, "2001", "PATCH", f"/fault-slips/{number}", action="unshare", reason="不是我")
    assert own.status_code == 403
    gone = await ask(open_house, "3001", "PATCH", f"/fault-slips/{number}", action="cancel", reason="弄错了")
    assert gone.json()["state"] == "cancelled"
    assert (
        await ask(open_house, "3001", "PATCH", f"/fault-slips/{number}", action="cancel", reason="x")
    ).status_code == 409


async def test_Q4_an_appeal_from_the_agent_to_the_decision(open_house: House) -> None:
    slip = await slip_of(open_house)
    filed = await ask(
        open_house, "1001", "POST", "/appeals", slip=slip["number"], reason="我说了", evidence={"start": 4.5, "end": 6}
    )
    assert filed.status_code == 201, filed.text
    appeal = filed.json()
    assert (appeal["state"], appeal["level"], appeal["actions"]) == ("at_lead", "lead", ["withdraw"])
    assert appeal["slip"]["state"] == "under_appeal"
    inbox = (await ask(open_house, "2001", "GET", "/appeals?level=lead")).json()["items"]
    assert [one["id"] for one in inbox] == [appeal["id"]]
    assert "reject" in inbox[0]["actions"]
    where = f"/appeals/{appeal['id']}"
    refused = await ask(open_house, "3001", "POST", f"{where}/decision", decision="reject", words="听了")
    assert refused.status_code == 403
    rejected = await ask(open_house, "2001", "POST", f"{where}/decision", decision="reject", words="没有听到")
    assert (rejected.json()["state"], rejected.json()["actions"]) == ("decided_by_lead", [])
    own = (await ask(open_house, "1001", "GET", where)).json()
    assert own["actions"] == ["escalate", "accept"]
    assert own["entries"][0]["evidence"] == {"start": 4.5, "end": 6.0}
    await ask(open_house, "1001", "POST", f"{where}/escalation", reason="请再听")
    granted = await ask(open_house, "9001", "POST", f"{where}/decision", decision="grant", words="听到了")
    assert (granted.json()["state"], granted.json()["outcome"]) == ("closed", 0)
    assert granted.json()["slip"]["state"] == "cancelled"
    card = (await ask(open_house, "1001", "GET", "/score-cards/c1")).json()
    assert (card["points"], card["history"][-1]["action"]) == (0, "revise")
    rules = (await ask(open_house, "3001", "GET", "/reports/quality/rules")).json()["items"]
    found = next(rule for rule in rules if rule["rule"] == slip["rule"])
    assert (found["true_positive"], found["false_positive"], found["precision"]) == (0, 1, 0.0)
    detail = (await ask(open_house, "3001", "GET", f"/reports/quality/rules/{slip['rule']}")).json()
    assert [(call["call_id"], call["outcome"]) for call in detail["calls"]] == [("c1", "false_positive")]


async def test_Q4_an_appeal_is_accepted_or_taken_back_by_whose_it_is(open_house: House) -> None:
    slip = await slip_of(open_house)
    first = (await ask(open_house, "1001", "POST", "/appeals", slip=slip["number"], reason="我说了")).json()
    where = f"/appeals/{first['id']}"
    assert (await ask(open_house, "1002", "GET", where)).status_code == 403
    assert (await ask(open_house, "1002", "POST", f"{where}/withdrawal")).status_code == 403
    assert (await ask(open_house, "1001", "POST", f"{where}/withdrawal")).json()["state"] == "withdrawn"
    assert (await ask(open_house, "1001", "POST", f"{where}/acceptance")).status_code == 409
    again = await ask(open_house, "1001", "POST", "/appeals", slip=slip["number"], reason="我说了")
    assert again.status_code == 409
    listed = (await ask(open_house, "3001", "GET", "/appeals?format=csv")).text
    assert "withdrawn" in listed


async def test_Q5_the_board_is_public_in_the_team(open_house: House) -> None:
    given = await ask(open_house, "2001", "POST", "/credits", agent="1001", points=3, reason="客户表扬")
    assert given.status_code == 201
    await ask(open_house, "3001", "POST", "/credits", agent="1002", points=5, reason="耐心")
    board = (await ask(open_house, "1001", "GET", "/credits/board")).json()
    assert (board["day"], [(r["agent"], r["name"], r["day"], r["month"]) for r in board["ranks"]]) == (
        "2026-05-04",
        [("1002", "王芳", 5, 5), ("1001", "李娜", 3, 3)],
    )
    assert (await ask(open_house, "1001", "POST", "/credits", agent="1002", points=1, reason="x")).status_code == 403
    assert (await ask(open_house, "2001", "POST", "/credits", agent="1001", points=99, reason="x")).status_code == 422
    gone = await ask(open_house, "2001", "POST", f"/credits/{given.json()['id']}/revocation", reason="给错人")
    assert gone.json()["revoked_why"] == "给错人"
    assert [r["agent"] for r in (await ask(open_house, "1001", "GET", "/credits/board")).json()["ranks"]] == ["1002"]
    assert len((await ask(open_house, "1001", "GET", "/credits")).json()["items"]) == 2
    assert (await ask(open_house, "4001", "GET", "/credits/board")).status_code == 403


async def test_Q2_Q5_the_months_sums_and_the_file_for_payroll(open_house: House) -> None:
    slip = await slip_of(open_house)
    await ask(open_house, "2001", "POST", "/credits", agent="1002", points=2, reason="耐心")
    month = (await ask(open_house, "3001", "GET", "/reports/quality/month")).json()
    assert (month["month"], month["payroll"]) == ("2026-05", "running")
    assert {found["person"]: (found["points"], found["credits"]) for found in month["sums"]} == {
        "1001": (slip["points"], 0),
        "1002": (0, 2),
    }
    assert month["rules"]["steps"][0] == {"points": 5, "extra": 20.0, "proposal": "none"}
    own = (await ask(open_house, "1002", "GET", "/reports/quality/month?month=2026-05")).json()
    assert [found["person"] for found in own["sums"]] == ["1002"]
    sheet = await ask(open_house, "3001", "GET", "/reports/quality/payroll?month=2026-05")
    rows = list(csv.DictReader(io.StringIO(sheet.text.removeprefix("\ufeff"))))
    assert [
        (row["user"], row["name"], row["fault_points"], row["deduction"], row["credit_points"]) for row in rows
    ] == [
        ("1001", "李娜", str(slip["points"]), f"{slip['points'] * 5:.2f}", "0"),
        ("1002", "王芳", "0", "0.00", "2"),
    ]
    assert "payroll-2026-05.csv" in sheet.headers["content-disposition"]
    again = (await ask(open_house, "3001", "GET", "/reports/quality/month")).json()
    assert [entry["by"] for entry in again["exported"]] == ["3001"]
    assert (await ask(open_house, "1001", "GET", "/reports/quality/payroll")).status_code == 403
    assert (await ask(open_house, "3001", "GET", "/reports/quality/month?month=2026-13")).status_code == 422


async def test_Q6_corrective_actions_from_the_fault_to_the_check(open_house: House) -> None:
    severe = next(
        rule.id for rule in open_house.centre.scripts.current("property").forbidden if rule.severity is Severity.SEVERE
    )
    await ended(open_house, severe)
    await ask(open_house, "3001", "POST", "/score-cards/c1/confirm")
    [action] = (await ask(open_house, "3001", "GET", "/corrective-actions?open=true")).json()["items"]
    assert (action["state"], action["rule"], action["steps"], action["overdue"]) == (
        "open",
        severe,
        ["plan", "cancel"],
        False,
    )
    where = f"/corrective-actions/{action['id']}"
    plan = {"cause": "不熟悉规定", "measure": "跟班三天", "person": "1002", "due": "2026-05-09"}
    for field, fault in (("cause", ""), ("due", "2026-05-01"), ("person", "7777")):
        wrong = await ask(open_house, "3001", "PATCH", where, step="plan", **{**plan, field: fault})
        assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, field)
    planned = await ask(open_house, "3001", "PATCH", where, step="plan", **plan)
    assert planned.json()["state"] == "planned"
    [mine] = (await ask(open_house, "1002", "GET", "/corrective-actions")).json()["items"]
    assert mine["steps"] == ["finish"]
    assert (await ask(open_house, "1001", "GET", "/corrective-actions")).json()["items"] == []
    assert (await ask(open_house, "1001", "GET", where)).status_code == 403
    await ask(open_house, "1002", "PATCH", where, step="finish", note="跟了三天")
    closed = await ask(open_house, "3001", "PATCH", where, step="pass", note="没有再犯")
    assert (closed.json()["state"], closed.json()["steps"]) == ("closed", [])
    assert [change["action"] for change in closed.json()["history"]] == ["open", "plan", "finish", "pass"]


async def test_Q4_the_ladder_in_a_centre_with_all_its_people(open_house: House) -> None:
    async with open_house.centre.database.unit_of_work() as uow:
        await uow.people.save(Person("5001", "周强", Role.DUTY_MANAGER))
        await uow.people.save(Person("6001", "吴敏", Role.MANAGER))
        await uow.commit()
    tokens = {user: await open_house.centre.people.open_session(user) for user in ("5001", "6001")}
    open_house.tokens = {**open_house.tokens, **tokens}
    slip = await slip_of(open_house)
    appeal = (await ask(open_house, "1001", "POST", "/appeals", slip=slip["number"], reason="我说了")).json()
    where = f"/appeals/{appeal['id']}"
    for user, state in (("2001", "decided_by_lead"), ("5001", "decided_by_director"), ("6001", "closed")):
        decided = await ask(open_house, user, "POST", f"{where}/decision", decision="reject", words="没有听到")
        assert decided.json()["state"] == state, decided.text
        if state != "closed":
            await ask(open_house, "1001", "POST", f"{where}/escalation", reason="请再听")
    assert decided.json()["slip"]["state"] == "counted"


@pytest.mark.parametrize(
    ("path", "users"),
    [
        ("/score-cards", {"1001", "1002", "1900", "2001", "3001", "9001"}),
        ("/fault-slips", {"1001", "1002", "1900", "2001", "3001", "9001"}),
        ("/appeals", {"1001", "1002", "1900", "2001", "3001", "9001"}),
        ("/corrective-actions", {"1001", "1002", "1900", "2001", "3001", "9001"}),
        ("/reports/quality/month", {"1001", "1002", "1900", "2001", "3001", "9001"}),
        ("/reports/quality/rules", {"2001", "3001", "9001"}),
        ("/reports/quality/payroll", {"2001", "3001", "9001"}),
    ],
)
async def test_A1_quality_work_is_seen_by_who_needs_it(open_house: House, path: str, users: set[str]) -> None:
    seen = {user for user in open_house.tokens if (await ask(open_house, user, "GET", path)).status_code == 200}
    assert seen == users


async def test_whoever_shows_quality_work_is_told_that_it_changed(open_house: House) -> None:
    with open_house.bus.subscribe() as heard:
        slip = await slip_of(open_house)
        appeal = (await ask(open_house, "1001", "POST", "/appeals", slip=slip["number"], reason="我说了")).json()
        await ask(open_house, "2001", "POST", "/credits", agent="1002", points=1, reason="耐心")
    told = [fact async for fact in heard if isinstance(fact, QualityChanged)]
    assert [(fact.what, fact.agent) for fact in told[:2]] == [(QualityThing.CARD, "1001")] * 2
    assert QualityChanged(QualityThing.SLIP, slip["number"], "1001") in told
    assert QualityChanged(QualityThing.APPEAL, appeal["id"], "1001") in told
    assert told[-1].what is QualityThing.CREDIT
    people = {person.user: person for person in PEOPLE}
    assert [user for user in people if audience.quality(QualityThing.APPEAL, "1001").includes(people[user])] == [
        "1001",
        "2001",
        "3001",
        "9001",
    ]
    assert audience.quality(QualityThing.CREDIT, "1001").includes(people["1002"])

"""From the call to the month's sum: card, confirmation, fault slip, appeal, decision (Q1–Q4)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import log_in
from tests.e2e.centre import Api, Centre
from tests.e2e.listening import likeness
from tests.e2e.media import RATE, read_stereo
from tests.e2e.talking import Agent, brisk_centre, talking, wrapped_up
from tests.e2e.voices import agent_says
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

RULE = "never.dont_know"


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with brisk_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


@pytest.fixture(scope="module")
def call(centre: Centre, agent: Agent, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A call in which the agent says 我不知道, and not goodbye."""
    with talking(centre, agent, tmp_path_factory.mktemp("call"), "13800138601") as conversation:
        agent.phone.say(agent_says("dont_know"))
        conversation.judged(RULE)
        agent.phone.hang_up()
        conversation.signalling.finish()
        kept = conversation.over()
    wrapped_up(conversation)
    return kept


def month(api: Api, person: str) -> dict[str, Any] | None:
    """Somebody's sums of this month, as `api` is shown them."""
    sums: list[dict[str, Any]] = api.get("/reports/quality/month")["sums"]
    return next((one for one in sums if one["person"] == person), None)


def counted(api: Api, person: str) -> tuple[float, int, float]:
    """Points that count, points under appeal, money taken."""
    found = month(api, person)
    return (found["points"], found["open_points"], found["deduction"]) if found else (0, 0, 0)


def test_Q1_a_click_on_an_item_plays_its_second_of_the_recording(
    centre: Centre, call: dict[str, Any], browser: Browser
) -> None:
    page = log_in(browser, centre, "3001")
    page.goto(f"{centre.url}/quality/cards/{call['id']}")
    expect(page.get_by_test_id("score-card")).to_have_attribute("data-state", "draft")
    item = page.locator(f'[data-testid="card-item"][data-rule="{RULE}"]')
    expect(item).to_have_attribute("data-verdict", "said")
    expect(item).to_have_attribute("data-points", "2")
    (start,) = [verdict["start"] for verdict in call["verdicts"] if verdict["rule"] == RULE]
    item.click()
    recording = page.get_by_test_id("recording")
    page.wait_for_function("audio => !audio.paused && audio.currentTime > 0", arg=recording.element_handle())
    at = recording.evaluate("audio => audio.currentTime")
    assert start <= at < start + 5, "it plays from the second in question on"
    expect(page.locator(".line-marked")).to_contain_text("不知道")


def test_Q1_Q2_Q4_from_the_automatic_card_to_the_decided_appeal(
    centre: Centre, call: dict[str, Any], tmp_path: Path
) -> None:
    agent, lead, quality = (centre.api(user) for user in ("1001", "2001", "3001"))
    path = f"/score-cards/{call['id']}"

    # Q1: made by itself, with evidence that can be played.
    card = eventually(lambda: quality.request("GET", path).status_code == 200 and quality.get(path), "the card is made")
    assert (card["state"], card["agent"], card["reviewable"]) == ("draft", "1001", True)
    items = {item["rule"]: item for item in card["items"]}
    fault = items[RULE]
    assert (fault["verdict"], fault["engine"], fault["fault"], fault["points"]) == ("said", "said", True, 2)
    assert card["total"] == card["out_of"] - card["points"]
    recording = tmp_path / "recording.wav"
    recording.write_bytes(quality.request("GET", f"/calls/{call['id']}/recording").content)
    start, end = int((fault["start"] - 1) * RATE), int((fault["end"] + 1) * RATE)
    evidence = read_stereo(recording)[1][max(0, start) : end]
    assert likeness(agent_says("dont_know"), evidence) > 0.9, "the seconds of the verdict are those of the words"
    assert agent.get(path)["reviewable"] is False
    assert agent.request("POST", f"{path}/confirm").status_code == 403

    # A person changes one item, with a reason, and confirms the rest.
    said = {"verdict": "said", "reason": "客户先挂机，来不及道别"}
    assert items["close.goodbye"]["fault"]
    quality.do("PATCH", f"{path}/items/close.goodbye", said, 200)
    others = {rule for rule, item in items.items() if item["points"]} - {RULE, "close.goodbye"}
    for rule in sorted(others):
        quality.do("PATCH", f"{path}/items/{rule}", {**said, "reason": "不计"}, 200)
    confirmed = quality.do("POST", f"{path}/confirm", None, 200)
    assert (confirmed["state"], confirmed["confirmed_by"], confirmed["points"]) == ("confirmed", "3001", 2)
    history = [(change["action"], change["part"], change["by"]) for change in confirmed["history"]]
    assert ("change", "close.goodbye", "3001") in history
    assert history[-1] == ("confirm", "", "3001")

    # Q2: its fault is a slip that counts.
    (slip,) = agent.items("/fault-slips")
    assert (slip["rule"], slip["points"], slip["state"], slip["appealable"]) == (RULE, 2, "counted", True)
    assert (slip["start"], slip["end"]) == (fault["start"], fault["end"])
    assert counted(agent, "1001") == (2, 0, 10)

    # Q4: under appeal it does not, until it is decided in writing.
    appeal = agent.do(
        "POST",
        "/appeals",
        {
            "slip": slip["number"],
            "reason": "我马上帮客户查了",
            "evidence": {"start": fault["start"], "end": fault["end"]},
        },
        201,
    )
    assert (appeal["state"], appeal["level"], appeal["open"]) == ("at_lead", "lead", True)
    assert counted(quality, "1001") == (0, 2, 0)
    decision = f"/appeals/{appeal['id']}/decision"
    reduced = {"decision": "reduce", "points": 1, "words": "情有可原，减为一分"}
    assert agent.request("POST", decision, reduced).status_code == 403
    decided = lead.do("POST", decision, reduced, 200)
    assert (decided["state"], decided["outcome"], decided["open"]) == ("decided_by_lead", 1, True)
    assert counted(quality, "1001") == (0, 2, 0)
    closed = agent.do("POST", f"/appeals/{appeal['id']}/acceptance", None, 200)
    assert (closed["state"], closed["open"]) == ("closed", False)
    assert [entry["by"] for entry in closed["entries"]] == ["1001", "2001", "1001"]

    # The month's sum, as the agent and as quality staff see it; the card says it, too.
    assert counted(agent, "1001") == counted(quality, "1001") == (1, 0, 5)
    assert quality.get(path)["points"] == 1
    figures = {rule["rule"]: rule for rule in quality.items("/reports/quality/rules")}
    assert (figures[RULE]["true_positive"], figures[RULE]["precision"]) == (1, 1.0)
    assert figures["close.goodbye"]["false_positive"] == 1

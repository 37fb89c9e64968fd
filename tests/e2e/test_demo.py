"""`hotline demo`: simulated calls become orders; a call's card is confirmed by keyboard, and its agent appeals."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import log_in
from tests.e2e.calls import ended
from tests.e2e.centre import Centre
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

CALLS_S = 150.0
"""Until the simulated residents have had a call with a fault."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """With simulated residents and agents."""
    with Centre(tmp_path_factory.mktemp("busy"), quiet=False) as running:
        yield running


def test_the_demo_shows_calls_that_turn_into_orders(centre: Centre) -> None:
    shown = centre.log.read_text()
    assert centre.url in shown
    assert f"95001@127.0.0.1:{centre.sip_port}" in shown
    assert "hotline-demo" in shown
    lead = centre.api("2001")
    orders = eventually(lambda: lead.items("/work-orders"), "a call turned into an order", within=CALLS_S)
    call = ended(lead, orders[-1]["call_id"], within=60)
    assert {line["leg"] for line in call["transcript"]} == {"caller", "agent"}
    assert {v["rule"]: v["verdict"] for v in call["verdicts"]}["opening.greeting"] == "said"


def test_Q1_Q2_Q4_a_card_is_confirmed_and_its_slip_appealed(centre: Centre, browser: Browser) -> None:
    quality = centre.api("3001")
    found = eventually(
        lambda: next((card for card in quality.items("/score-cards", state="draft") if card["faults"]), None),
        "a call with a fault has its card",
        within=CALLS_S,
    )
    call, agent = found["call_id"], found["agent"]
    page = log_in(browser, centre, "3001")
    page.goto(f"{centre.url}/quality/cards/{call}")
    card = page.get_by_test_id("score-card")
    expect(card).to_have_attribute("data-total", str(found["total"]))

    # The item plays the seconds it rests on, the words beside it.
    heard = page.get_by_test_id("card-item-play").first
    heard.click()
    page.wait_for_function("document.querySelector('audio').currentTime > 0")

    # Everything by keyboard: look at each item, then confirm.
    for rule in quality.get(f"/score-cards/{call}")["undecided"]:
        page.locator(f'[data-testid="card-item"][data-rule="{rule}"]').click(position={"x": 5, "y": 5})
        page.keyboard.press("e")
        page.get_by_test_id("card-decision-reason").fill("听了录音，理由不成立")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_test_id("card-decision")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="确认评分").click()
    expect(card).to_have_attribute("data-state", "confirmed")
    slip = quality.items("/fault-slips", call_id=call)[0]
    assert slip["agent"] == agent

    # The agent finds the slip, and says what is wrong with it; its points don't count from then on.
    own = log_in(browser, centre, agent)
    own.goto(f"{centre.url}/quality/slips/{slip['number']}")
    own.get_by_test_id("slip-appeal").click()
    own.get_by_test_id("appeal-reason").fill("我说了，请听录音")
    own.get_by_test_id("appeal-submit").click()
    expect(own.get_by_test_id("appeal-detail")).to_have_attribute("data-state", "at_lead")
    assert quality.get(f"/fault-slips/{slip['number']}")["state"] == "under_appeal"

    # The lead decides in writing; the agent's page hears of it by itself.
    lead = log_in(browser, centre, "2001")
    lead.goto(f"{centre.url}/quality/appeals")
    lead.get_by_role("row").filter(has_text=slip["number"]).click()
    lead.get_by_test_id("appeal-words").fill("录音里听得到")
    lead.get_by_test_id("appeal-grant").click()
    expect(own.get_by_test_id("appeal-detail")).to_have_attribute("data-state", "closed")
    assert quality.get(f"/fault-slips/{slip['number']}")["state"] == "cancelled"
    rules = {rule["rule"]: rule for rule in quality.items("/reports/quality/rules")}
    assert rules[slip["rule"]]["false_positive"] == 1

"""From a simulated call to the last word: quality staff confirms its card by keyboard, the agent appeals."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import log_in
from tests.e2e.centre import Centre
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

CALLS_S = 150.0
"""Until the simulated residents have had a call with a fault."""


@pytest.fixture
def busy_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with Centre(tmp_path_factory.mktemp("busy"), quiet=False) as centre:
        yield centre


def test_Q1_Q2_Q4_a_card_is_confirmed_and_its_slip_appealed(busy_centre: Centre, browser: Browser) -> None:
    quality = busy_centre.api("3001")
    found = eventually(
        lambda: next((card for card in quality.items("/score-cards", state="draft") if card["faults"]), None),
        "a call with a fault has its card",
        within=CALLS_S,
    )
    call, agent = found["call_id"], found["agent"]
    page = log_in(browser, busy_centre, "3001")
    page.goto(f"{busy_centre.url}/quality/cards/{call}")
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
    own = log_in(browser, busy_centre, agent)
    own.goto(f"{busy_centre.url}/quality/slips/{slip['number']}")
    own.get_by_test_id("slip-appeal").click()
    own.get_by_test_id("appeal-reason").fill("我说了，请听录音")
    own.get_by_test_id("appeal-submit").click()
    expect(own.get_by_test_id("appeal-detail")).to_have_attribute("data-state", "at_lead")
    assert quality.get(f"/fault-slips/{slip['number']}")["state"] == "under_appeal"

    # The lead decides in writing; the agent's page hears of it by itself.
    lead = log_in(browser, busy_centre, "2001")
    lead.goto(f"{busy_centre.url}/quality/appeals")
    lead.get_by_role("row").filter(has_text=slip["number"]).click()
    lead.get_by_test_id("appeal-words").fill("录音里听得到")
    lead.get_by_test_id("appeal-grant").click()
    expect(own.get_by_test_id("appeal-detail")).to_have_attribute("data-state", "closed")
    assert quality.get(f"/fault-slips/{slip['number']}")["state"] == "cancelled"
    rules = {rule["rule"]: rule for rule in quality.items("/reports/quality/rules")}
    assert rules[slip["rule"]]["false_positive"] == 1

"""The first call, all the way through, as people see it: an agent and a lead at their pages, in Chromium."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import log_in
from tests.e2e.calls import MOST_ERRORS, ended, in_state
from tests.e2e.centre import PASSWORD, Centre
from tests.e2e.deskphone import DeskPhone
from tests.e2e.listening import error_rate
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp
from tests.e2e.voices import ADDRESS, MATTER, OPENING, pause
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

CUSTOMER = "13800138001"
"""A resident whose file the demo has."""


def finals(page: Page, leg: str) -> str:
    """What the page shows as said by one side, partials left out."""
    lines = page.locator(f'[data-testid="transcript-line"][data-leg="{leg}"][data-final="true"]')
    return "".join(lines.locator(".line-text").all_inner_texts())


def test_O4_P1_W1_C4_L1_the_first_call_on_the_agents_and_the_leads_page(
    centre: Centre, browser: Browser, trunk_port: int, tmp_path: Path
) -> None:
    lead_api = centre.api("2001")
    (file,) = lead_api.items("/customers", phone=CUSTOMER)
    board = log_in(browser, centre, "2001")
    desk = log_in(browser, centre, "1001")
    agent_row = board.locator('[data-testid="agent-row"][data-user="1001"]')
    call_card = desk.get_by_test_id("call-card")
    say = np.concatenate([pause(2.0), OPENING.audio])
    with ExitStack() as stack:
        stack.enter_context(DeskPhone(tmp_path / "1001", "1001", PASSWORD, centre.sip_port, say))
        caller = stack.enter_context(Handset())
        expect(desk.get_by_test_id("phone-state")).to_have_attribute("data-registered", "true")
        signalling = stack.enter_context(
            Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller=CUSTOMER, audio_port=caller.port)
        )
        call_id = in_state(lead_api, "waiting", CUSTOMER)["id"]
        expect(board.get_by_test_id("board-waiting")).to_have_text("1")
        expect(board.get_by_test_id("waiting-call")).to_contain_text("138")

        # Ready: the phone rings, the file pops up, the lead sees who talks.
        desk.get_by_test_id("go-ready").click()
        expect(call_card).to_have_attribute("data-state", "talking")
        expect(desk.get_by_test_id("customer-name")).to_have_text(file["name"])
        expect(desk.get_by_test_id("customer-card")).to_contain_text(file["place"])
        expect(board.get_by_test_id("board-in-progress")).to_have_text("1")
        expect(board.get_by_test_id("board-waiting")).to_have_text("0")
        expect(board.get_by_test_id("running-call")).to_have_attribute("data-state", "talking")
        expect(agent_row).to_have_attribute("data-state", "talking")

        # The line that is due turns to said, by the agent's own voice.
        due = desk.locator('[data-testid="due-line"][data-rule="opening.greeting"]')
        expect(due).to_contain_text("1001")
        expect(due).to_have_attribute("data-verdict", "said")

        # The words come while they are spoken.
        for utterance in (MATTER, ADDRESS):
            caller.say(np.concatenate([utterance.audio, pause(1.2)]))
        eventually(lambda: ADDRESS.text[-2:] in finals(desk, "caller"), "the page shows the words", within=25)
        assert error_rate(MATTER.text + ADDRESS.text, finals(desk, "caller")) <= MOST_ERRORS
        assert error_rate(OPENING.text, finals(desk, "agent")) <= MOST_ERRORS

        # An order from the call, with what is known already filled in.
        expect(desk.get_by_test_id("order-phone")).to_have_value("138 0013 8001")
        desk.get_by_test_id("order-service-type").click()
        desk.keyboard.type("S3")
        desk.keyboard.press("Enter")
        desk.get_by_test_id("order-description").fill("管道漏水，请派水工")
        desk.get_by_test_id("order-submit").click()
        number = desk.get_by_test_id("order-number").get_attribute("data-number")

        # A promise: the current minute is due as soon as the agent is free.
        desk.get_by_role("tab").nth(1).click()
        now = datetime.now(ZoneInfo("Asia/Shanghai"))
        desk.get_by_test_id("callback-due").fill(f"{now:%Y-%m-%dT%H:%M}")
        desk.get_by_test_id("callback-reason").fill("告知维修进度")
        desk.get_by_test_id("callback-submit").click()
        expect(desk.get_by_test_id("callback-booked")).to_be_visible()

        desk.get_by_test_id("hang-up").click()
        signalling.finish()
        expect(call_card).to_have_attribute("data-state", "ended")
        expect(agent_row).to_have_attribute("data-state", "wrap_up")

        # Wrapped up: the callback rings at the customer's phone.
        customer = stack.enter_context(Handset())
        trunk = stack.enter_context(Sipp(tmp_path, "answer", port=trunk_port, audio_port=customer.port))
        desk.get_by_test_id("finish-wrap-up").click()
        trunk.wait_for(f"INVITE sip:{CUSTOMER}@")
        expect(call_card).to_have_attribute("data-state", "talking")
        expect(desk.get_by_test_id("customer-name")).to_have_text(file["name"])
        desk.get_by_test_id("hang-up").click()
        trunk.finish()

    # All of it is on record, for programs …
    call = ended(lead_api, call_id)
    order = lead_api.get(f"/work-orders/{number}")
    assert (order["call_id"], order["customer"]["id"], order["service_type"]) == (call_id, file["id"], "S3")
    assert [entry["by"] for entry in order["history"]] == ["1001", "hotline"]  # registered, and the group told at once
    (callback,) = lead_api.items("/callbacks", call_id=call_id)
    done = eventually(lambda: lead_api.items("/callbacks", call_id=call_id, state="done"), "the callback is done")
    assert [attempt["outcome"] for attempt in done[0]["attempts"]] == ["connected"]
    assert callback["phone"] == "+8613800138001"

    # … and for people.
    desk.goto(f"{centre.url}/orders")
    desk.get_by_role("link", name=str(number)).click()
    expect(desk.get_by_test_id("order-detail")).to_have_attribute("data-state", order["state"])
    expect(desk.get_by_test_id("order-history-entry")).to_have_count(len(order["history"]))
    board.goto(f"{centre.url}/calls/{call['id']}")
    expect(board.get_by_test_id("call-detail")).to_have_attribute("data-state", "ended")
    expect(board.get_by_test_id("recording")).to_be_visible()
    opening = board.locator('[data-testid="verdict"][data-rule="opening.greeting"]')
    expect(opening).to_have_attribute("data-verdict", "said")
    assert error_rate(MATTER.text + ADDRESS.text, finals(board, "caller")) <= MOST_ERRORS

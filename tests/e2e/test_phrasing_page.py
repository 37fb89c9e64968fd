"""Due lines, better lines, alerts and open rules as an agent and a lead see them, in Chromium."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import log_in
from tests.e2e.calls import in_state
from tests.e2e.centre import PASSWORD, Centre
from tests.e2e.deskphone import DeskPhone
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp
from tests.e2e.talking import brisk_centre
from tests.e2e.voices import ADDRESS, MATTER, OPENING, agent_says, pause

pytestmark = pytest.mark.e2e

SPOKEN_MS = 30_000
"""Bound for words to be heard, on a busy machine."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with brisk_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


def test_P1_P2_P4_P5_P6_the_script_in_the_call_on_the_agents_and_the_leads_page(
    centre: Centre, browser: Browser, tmp_path: Path
) -> None:
    board = log_in(browser, centre, "2001")
    desk = log_in(browser, centre, "1001")
    now = desk.get_by_test_id("due-now")
    with ExitStack() as stack:
        phone = stack.enter_context(DeskPhone(tmp_path / "1001", "1001", PASSWORD, centre.sip_port, pause(1.0)))
        caller = stack.enter_context(Handset())
        expect(desk.get_by_test_id("phone-state")).to_have_attribute("data-registered", "true")
        desk.get_by_test_id("go-ready").click()
        signalling = stack.enter_context(
            Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138701", audio_port=caller.port)
        )
        api = centre.api("1001")
        call_id = in_state(api, "talking", "13800138701")["id"]

        # P1, P5: what is due, with its countdown, and the tick.
        expect(now).to_have_attribute("data-rule", "opening.greeting")
        expect(now.get_by_role("timer")).to_have_text(re.compile(r"\d+ 秒"))
        expect(now).to_contain_text("1001号为您服务")
        phone.say(OPENING.audio)
        opening = desk.locator('[data-testid="due-line"][data-rule="opening.greeting"]')
        expect(opening).to_have_attribute("data-state", "done", timeout=SPOKEN_MS)
        expect(now).not_to_have_attribute("data-rule", "opening.greeting")

        # P2: the better line. P4: the lead is told, and looks after it.
        phone.say(agent_says("dont_know"))
        warning = desk.get_by_test_id("coach-warning")
        expect(warning).to_contain_text("我帮您查一下，请您稍等", timeout=SPOKEN_MS)
        phone.say(agent_says("guarantee"))
        alert = board.get_by_test_id("alert").first
        expect(alert).to_contain_text("保证", timeout=SPOKEN_MS)
        alert.get_by_test_id("take-alert").click()

        # T10: on hold and back.
        desk.get_by_test_id("hold").click()
        expect(desk.get_by_test_id("hold")).to_have_attribute("aria-pressed", "true")
        desk.get_by_test_id("hold").click()
        expect(desk.get_by_test_id("hold")).to_have_attribute("aria-pressed", "false")

        # P6: something was taken down, and never read back.
        caller.say(np.concatenate([MATTER.audio, pause(1.2), ADDRESS.audio]))
        phone.say(np.concatenate([pause(4.0), agent_says("dispatch")]))
        dispatch = desk.locator('[data-testid="due-line"][data-rule="record.dispatch"]')
        expect(dispatch).to_have_attribute("data-state", "done", timeout=SPOKEN_MS)
        desk.get_by_test_id("hang-up").click()
        signalling.finish()
        expect(desk.get_by_test_id("agent-state")).to_have_attribute("data-state", "wrap_up")
        desk.get_by_test_id("finish-wrap-up").click()
        form = desk.get_by_test_id("excuse-form")
        expect(form).to_be_visible()
        expect(desk.get_by_test_id("agent-state")).to_have_attribute("data-state", "wrap_up")
        form.locator('[data-testid="excuse-reason"][data-rule="record.confirm"]').fill("客户先挂机了")
        desk.get_by_test_id("send-excuses").click()
        expect(desk.get_by_test_id("agent-state")).to_have_attribute("data-state", "ready")

    kept = {verdict["rule"]: verdict for verdict in api.get(f"/calls/{call_id}")["verdicts"]}
    assert kept["record.confirm"]["reason"] == "客户先挂机了"
    assert kept["opening.greeting"]["verdict"] == "said"

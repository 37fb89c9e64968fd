"""Answers offered and fields proposed while a caller talks, and required reading, in Chromium (K1, K2)."""

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
from tests.e2e.voices import ADDRESS, MATTER, pause

pytestmark = pytest.mark.e2e

SPOKEN_MS = 30_000
"""Bound for words to be heard, on a busy machine."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with brisk_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


def test_K1_K2_answers_and_proposals_on_the_desk(centre: Centre, browser: Browser, tmp_path: Path) -> None:
    lead = centre.api("2001")
    reading = {"title": "新服务", "text": "请知悉。", "reading": {"roles": [], "queues": []}}
    answer = lead.do("POST", "/knowledge", reading, 201)
    lead.do("POST", f"/knowledge/{answer['id']}/publication", None, 200)
    desk = log_in(browser, centre, "1001")

    # K2: told on the desk, read and signed.
    desk.get_by_test_id("reading-open").click()
    expect(desk.get_by_test_id("reading")).to_contain_text("请知悉。")
    desk.get_by_test_id("reading-sign").click()
    expect(desk.get_by_test_id("reading")).to_be_hidden()
    desk.keyboard.press("Escape")
    expect(desk.get_by_test_id("reading-due")).to_be_hidden()
    readers = lead.get(f"/knowledge/{answer['id']}/readers")["readers"]
    assert [reader["user"] for reader in readers if reader["signed_at"]] == ["1001"]

    with ExitStack() as stack:
        stack.enter_context(DeskPhone(tmp_path / "1001", "1001", PASSWORD, centre.sip_port, pause(1.0)))
        caller = stack.enter_context(Handset())
        expect(desk.get_by_test_id("phone-state")).to_have_attribute("data-registered", "true")
        desk.get_by_test_id("go-ready").click()
        signalling = stack.enter_context(
            Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138711", audio_port=caller.port)
        )
        api = centre.api("1001")
        call_id = in_state(api, "talking", "13800138711")["id"]
        caller.say(np.concatenate([MATTER.audio, pause(1.2), ADDRESS.audio]))

        # K1: offered by itself; Alt+A lays it over the transcript.
        offer = desk.get_by_test_id("answer-offer").first
        expect(offer).to_be_visible(timeout=SPOKEN_MS)
        desk.keyboard.press("Alt+KeyA")
        expect(desk.get_by_test_id("answer-text")).to_be_visible()
        desk.get_by_test_id("answer-used").click()
        offered = api.get(f"/calls/{call_id}/answers")["items"][0]["id"]

        # Proposed, and filled in only when it is taken.
        place = desk.locator('[data-testid="proposal"][data-field="place"][data-source="words"]')
        expect(place).to_be_visible(timeout=SPOKEN_MS)
        expect(desk.get_by_test_id("order-place")).to_have_value("")
        place.click()
        expect(desk.get_by_test_id("order-place")).to_have_value(place.get_attribute("data-value") or "?")

        # W9: what kind of matter it is, with the type where none is chosen yet.
        expect(desk.get_by_test_id("field-category")).to_be_hidden()
        choice = desk.locator('[data-testid="proposal"][data-field="choice"][data-value="water"]')
        choice.click()
        expect(desk.get_by_test_id("order-service-type")).to_contain_text("户内有偿维修")
        expect(desk.get_by_test_id("field-category")).to_contain_text("给排水")
        desk.get_by_test_id("hang-up").click()
        signalling.finish()
    assert lead.get(f"/knowledge/{offered}")["marks"]["used"] == 1

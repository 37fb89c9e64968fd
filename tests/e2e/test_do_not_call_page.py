"""Who doesn't want to be called, noted where it is heard and seen wherever the number stands (C9), in Chromium."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browser import DESK_SCREEN, PHONE_SCREEN, fits, log_in
from tests.e2e.calls import in_state
from tests.e2e.centre import PASSWORD, Api, Centre
from tests.e2e.deskphone import DeskPhone
from tests.e2e.media import Handset
from tests.e2e.sipp import Sipp
from tests.e2e.talking import brisk_centre
from tests.e2e.voices import pause

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with brisk_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


def tomorrow(hour: int) -> str:
    """As a field holds it; the centre of the tests is in China."""
    day = datetime.now(UTC) + timedelta(hours=8, days=1)
    return f"{day:%Y-%m-%d}T{hour:02}:00"


def booked(api: Api, phone: str, purpose: str) -> dict[str, Any]:
    asked = {"phone": phone, "due_at": f"{tomorrow(10)}:00+08:00", "reason": "回访", "purpose": purpose}
    callback: dict[str, Any] = api.do("POST", "/callbacks", asked, 201)
    return callback


def wish_at(page: Page, phone: str) -> Locator:
    return page.locator(f'[data-testid="number-wish"][data-phone="+86{phone}"]')


def test_C9_a_wish_heard_in_a_call_is_noted_by_keys_and_keeps_others_from_calling(
    centre: Centre, browser: Browser, tmp_path: Path
) -> None:
    api = centre.api("1001")
    visit, promised = booked(api, "13800138721", "visit"), booked(api, "13800138721", "promised")
    desk = log_in(browser, centre, "1001")
    desk.set_viewport_size(DESK_SCREEN)
    with ExitStack() as stack:
        stack.enter_context(DeskPhone(tmp_path / "1001", "1001", PASSWORD, centre.sip_port, pause(1.0)))
        caller = stack.enter_context(Handset())
        expect(desk.get_by_test_id("phone-state")).to_have_attribute("data-registered", "true")
        desk.get_by_test_id("go-ready").click()
        stack.enter_context(
            Sipp(tmp_path, "call_until_bye", server=centre.sip_port, caller="13800138721", audio_port=caller.port)
        )
        call_id = in_state(api, "talking", "13800138721")["id"]
        expect(wish_at(desk, "13800138721")).to_have_attribute("data-wish", "none")
        desk.keyboard.press("Alt+q")
        expect(desk.get_by_test_id("wish-reason")).to_be_focused()
        desk.keyboard.type("不要再打来")
        desk.keyboard.press("Control+Enter")
        noted = wish_at(desk, "13800138721")
        expect(noted).to_have_attribute("data-wish", "noted")
        expect(noted).to_contain_text("请勿致电（约定、紧急回电除外）")
        expect(noted).to_contain_text("不要再打来 · 张敏 1001 · 今天")
        api.request("POST", f"/calls/{call_id}/hangup")
    states = [api.get(f"/callbacks/{one['id']}")["state"] for one in (visit, promised)]
    assert states == ["cancelled", "scheduled"]


def test_C9_a_wish_in_the_file_is_listed_and_taken_back(centre: Centre, browser: Browser) -> None:
    api = centre.api("1001")
    phones = ["13800138731", "13800138732"]
    file = api.do("POST", "/customers", {"name": "欧阳娜娜", "phones": phones}, 201)
    agent, lead = log_in(browser, centre, "1001"), log_in(browser, centre, "2001")
    agent.goto(f"{centre.url}/customers/{file['id']}")
    wish_at(agent, phones[0]).get_by_test_id("wish-note").click()
    agent.get_by_test_id("wish-reason").fill("换了号码")
    agent.keyboard.press("Control+Enter")
    expect(wish_at(agent, phones[0])).to_contain_text("换了号码 · 张敏 1001")
    expect(wish_at(agent, phones[1])).to_have_attribute("data-wish", "none")

    lead.set_viewport_size(PHONE_SCREEN)
    lead.goto(f"{centre.url}/callbacks")
    lead.get_by_test_id("to-wishes").click()
    row = lead.get_by_role("article").filter(has_text="138 0013 8731")
    expect(row).to_contain_text("张敏 1001")
    expect(row).to_contain_text("换了号码")
    assert fits(lead), "nothing scrolls sideways on a phone"
    row.get_by_test_id("wish-take-back").click()
    lead.get_by_role("dialog").get_by_role("button", name="可以再致电").click()
    expect(row).to_have_count(0)
    assert api.items("/do-not-call", phone=phones[0]) == []

    # What is no number is said at its field.
    lead.get_by_test_id("wish-add").click()
    lead.get_by_test_id("wish-phone").fill("王先生")
    lead.keyboard.press("Control+Enter")
    expect(lead.get_by_test_id("wish-form").locator(".ant-form-item-explain-error")).to_be_visible()


def test_a_callback_is_booked_with_purpose_and_window_or_refused_for_a_wish(centre: Centre, browser: Browser) -> None:
    api = centre.api("1001")
    page = log_in(browser, centre, "1001")
    page.set_viewport_size(DESK_SCREEN)
    page.goto(f"{centre.url}/callbacks")

    # The quick way: number, time, reason.
    def begin(phone: str, reason: str) -> None:
        page.get_by_test_id("callback-new").click()
        page.get_by_test_id("callback-phone").fill(phone)
        page.get_by_test_id("callback-due").fill(tomorrow(15))
        page.get_by_test_id("callback-reason").fill(reason)

    def choose(purpose: str) -> None:
        page.get_by_role("button", name="类别、时限、方式、优先级").press("Enter")
        page.get_by_test_id("callback-purpose").click()
        page.locator(".ant-select-item-option").get_by_text(purpose, exact=True).click()

    begin("13800138741", "告知进度")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("callback-form")).to_have_count(0)
    (promised,) = api.items("/callbacks", phone="13800138741")
    assert (promised["purpose"], promised["latest_at"], promised["priority"]) == ("promised", None, 3)

    begin("13800138742", "回访维修")
    choose("服务回访")
    page.get_by_test_id("callback-latest").fill(tomorrow(14))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("不能早于回访时间和“不早于”的时间")).to_be_visible()
    page.get_by_test_id("callback-latest").fill(tomorrow(18))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("callback-form")).to_have_count(0)
    (visit,) = api.items("/callbacks", phone="13800138742")
    assert visit["purpose"] == "visit"
    assert visit["latest_at"] == f"{(datetime.now(UTC) + timedelta(hours=8, days=1)):%Y-%m-%d}T10:00:00Z"

    api.do("POST", "/do-not-call", {"phone": "13800138743", "reason": "太打扰"}, 201)
    begin("13800138743", "客户关怀")
    expect(page.get_by_test_id("callback-wish")).to_contain_text("太打扰")
    choose("客户关怀")
    expect(page.get_by_test_id("callback-wish")).to_contain_text("预约后会直接取消")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("callback-not-booked")).to_contain_text("没有预约成：客户要求不再致电")
    expect(page.get_by_test_id("callback-reason")).to_have_value("客户关怀")
    (refused,) = api.items("/callbacks", phone="13800138743")
    assert (refused["state"], refused["closed_why"]) == ("cancelled", "do_not_call")

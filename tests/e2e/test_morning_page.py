"""The sheet of the morning meeting, in Chromium: every figure leads to the orders behind it (D1)."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import DESK_SCREEN, PHONE_SCREEN, cut_off, fits, log_in
from tests.e2e.centre import Centre
from tests.e2e.on_record import opened, set_appointment, set_date, set_due, set_finished, set_opened

pytestmark = pytest.mark.e2e

ZONE = ZoneInfo("Asia/Shanghai")


def expect_listed(page: Page, *numbers: str) -> None:
    """The list has these orders and no others."""
    rows = page.locator("tr[data-row-key]")
    expect(rows).to_have_count(len(numbers))
    assert {row.get_attribute("data-row-key") for row in rows.all()} == set(numbers)


def test_D1_the_sheet_shows_the_day_and_leads_to_the_orders_behind_it(centre: Centre, browser: Browser) -> None:
    agent = centre.api("1001")
    late, due, old = (
        opened(agent, "S2", f"{n}栋1单元", f"1380013870{n}", "路灯不亮", fields={"category": "power"})
        for n in (6, 7, 8)
    )
    now = datetime.now(ZONE)
    set_due(centre, late, now - timedelta(hours=2))
    set_due(centre, due, datetime.combine(now, time.max, ZONE))
    set_date(centre, due, datetime.combine(now, time(12), ZONE))
    set_due(centre, old, now + timedelta(days=3))
    set_opened(centre, old, now - timedelta(days=1))
    set_finished(centre, old, now - timedelta(days=1))
    visited = opened(agent, "S2", "9栋1单元", "13800138709", "灯不亮", fields={"category": "power"})
    set_appointment(centre, visited, datetime.combine(now, time(12), ZONE))
    set_due(centre, visited, now + timedelta(days=3))

    centre.api("9001").do("PATCH", "/people/2001", {"queues": ["service"]}, 200)
    page = log_in(browser, centre, "2001")
    page.set_viewport_size(DESK_SCREEN)
    page.goto(f"{centre.url}/morning")
    expect(page.get_by_label("日期")).to_have_value(f"{now:%Y-%m-%d}")
    wanted = [
        (re.compile("^昨日"), "新开工单", old),
        (re.compile("^昨日"), "完成工单", old),
        (re.compile("^今日到期$"), "今日预约", visited),
        (re.compile("^今日到期$"), "今日到期事项", due),
        (re.compile("^今日到期$"), "已超时工单", late),
        (re.compile("^今日到期$"), "今日到时限", due),
    ]
    for section, label, number in wanted:
        link = page.get_by_role("region", name=section).get_by_role("link", name=label)
        expect(link.locator(".figure-value")).to_have_text("1")
        link.click()
        expect_listed(page, number)
        page.go_back()
    page.get_by_role("link", name="完成工单").click()
    page.get_by_test_id("of-day-finished").click()
    expect_listed(page, late, due, old, visited)
    page.go_back()
    groups = page.get_by_role("region", name="未结工单")
    groups.get_by_role("link", name="维修 4").click()
    expect_listed(page, late, due, old, visited)
    page.go_back()
    groups.get_by_role("link", name="超时 1").click()
    expect_listed(page, late)
    page.go_back()

    # Who does what, on a phone as well.
    page.set_viewport_size(PHONE_SCREEN)
    duty = page.get_by_role("region", name="人员与分工").get_by_role("listitem").filter(has_text="张敏")
    expect(duty).to_contain_text("负责 4")
    assert fits(page), "nothing scrolls sideways on a phone"

    # A lead who takes calls as well has the most places to go to; in the longer language they are all seen.
    page.set_viewport_size(DESK_SCREEN)
    page.get_by_test_id("person-menu").click()
    page.get_by_role("menuitem", name="English").click()
    expect(page.locator(".shell-nav").get_by_role("link")).to_have_count(12)
    expect(page.locator(".shell-nav").get_by_role("link", name="Callbacks")).to_be_visible()
    assert cut_off(page) == []


def test_W11_a_shift_hands_over_and_the_next_one_signs(centre: Centre, browser: Browser) -> None:
    first, second = log_in(browser, centre, "1001"), log_in(browser, centre, "1002")
    for page in (first, second):
        page.set_viewport_size(DESK_SCREEN)
        page.goto(f"{centre.url}/morning")
    number = opened(centre.api("1003"), "S9", "8栋1单元", "13800138801", "大堂积水")
    set_due(centre, number, datetime.now(ZONE) + timedelta(days=3))
    first.get_by_test_id("shift-note").fill("8栋大堂积水，保洁在路上")
    first.get_by_test_id("hand-over-shift").click()
    shift = first.get_by_test_id("shift").filter(has_text="8栋大堂积水，保洁在路上")
    expect(shift.get_by_role("link", name=number)).to_be_visible()
    expect(shift.get_by_test_id("sign-shift")).to_have_count(0)

    second.reload()
    left = second.get_by_test_id("shift").filter(has_text="8栋大堂积水，保洁在路上")
    left.get_by_test_id("sign-shift").click()
    expect(left).to_contain_text("李强 1002")
    assert centre.api("1001").items("/handovers/shift")[0]["signed_by"] == "1002"

"""What is out of the ordinary, in Chromium: an emergency and its report (W10), many like reports of one house (W9)."""

import re
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.browser import DESK_SCREEN, PHONE_SCREEN, fits, log_in
from tests.e2e.centre import Centre
from tests.e2e.on_record import opened

pytestmark = pytest.mark.e2e

REPORT = {
    "place": "5栋1单元电梯",
    "happened": "两名乘客被困约二十分钟",
    "effect": "无人受伤",
    "handling": "维保单位放人，电梯停用",
    "cause": "门锁触点松动",
    "prevention": "本周检查全部门锁",
}
THE_REST = re.compile(r"/work-orders\?.*urgency=emergency.*cursor=")
WORDS = "3栋停电，正在抢修，预计十二点恢复。"
OVER = "3栋已恢复供电，给您添麻烦了。"


def acknowledge(page: Page, kind: str) -> None:
    """Urgent notices lie over the page until whoever is told has acknowledged them."""
    urgent = page.get_by_test_id("urgent")
    expect(urgent.locator(f'[data-kind="{kind}"]').first).to_be_visible()
    open_ = urgent.locator("[data-testid=acknowledge]:enabled")
    for left in reversed(range(open_.count())):
        open_.first.click()
        expect(open_).to_have_count(left)
    page.mouse.move(0, 0)
    expect(urgent).to_have_count(0)


def test_W10_an_emergency_is_worked_off_and_reported(centre: Centre, browser: Browser) -> None:
    lead, agent = log_in(browser, centre, "2001"), log_in(browser, centre, "1001")
    lead.set_viewport_size(DESK_SCREEN)
    agent.set_viewport_size(PHONE_SCREEN)
    for page in (lead, agent):
        page.goto(f"{centre.url}/incidents")
        expect(page.get_by_text("没有未归档的突发事件")).to_be_visible()
    api = centre.api("1001")
    number = opened(api, "S26", "5栋1单元", "13800138501", "电梯困人", fields={"category": "lift"})

    # It is there without anybody reloading, and what one ticks the others see.
    card = f'[data-testid="emergency"][data-number="{number}"]'
    expect(lead.locator(card)).to_contain_text("处置清单 0/8")
    expect(lead.locator(card).get_by_role("link", name="急救 120")).to_have_attribute("href", "tel:120")
    expect(lead.locator(card)).to_contain_text("尚无人确认")
    acknowledge(lead, "emergency")
    expect(lead.locator(card)).to_contain_text("已确认：陈静 2001")
    box = lead.locator(card).get_by_role("checkbox", name="通知值班室和主管")
    box.click()
    expect(lead.locator(card)).to_contain_text("处置清单 1/8")
    expect(lead.locator(card).get_by_role("listitem").filter(has_text="通知值班室和主管")).to_contain_text("陈静 2001")
    expect(box).to_be_disabled()
    expect(agent.locator(card).get_by_role("checkbox", name="通知值班室和主管")).to_be_checked()
    assert fits(agent), "nothing scrolls sideways on a phone"
    (ticked,) = api.get(f"/work-orders/{number}")["ticked"]
    assert (ticked["step"], ticked["by"]) == ("duty_desk", "2001")

    # The report lacks a field, is filed, and its clock stops.
    report = lead.locator(card).locator('[data-testid="order-target"][data-kind="report"]')
    expect(report).to_have_attribute("data-standing", "running")
    lead.locator(card).get_by_role("link", name=number).click()
    form = lead.get_by_test_id("order-report-form")
    form.get_by_test_id("field-time").locator("input").fill("2026-05-04T09:30")
    for field, words in REPORT.items():
        form.get_by_test_id(f"field-{field}").locator("input, textarea").first.fill(words)
    cause = form.get_by_test_id("field-cause")
    cause.locator("textarea").first.clear()
    form.get_by_role("button", name="提交报告").click()
    expect(cause.locator(".ant-form-item-explain-error")).to_be_visible()
    assert api.get(f"/work-orders/{number}")["report"] == {}
    cause.locator("textarea").first.fill(REPORT["cause"])
    form.get_by_role("button", name="提交报告").click()
    expect(form).to_have_count(0)
    expect(lead.get_by_test_id("order-report")).to_contain_text(REPORT["prevention"])
    assert api.get(f"/work-orders/{number}")["report"].items() >= REPORT.items()
    lead.goto(f"{centre.url}/incidents")
    expect(report).to_have_attribute("data-standing", "met")
    api.do("PATCH", f"/work-orders/{number}", {"action": "cancel", "note": "演练"}, 200)
    expect(lead.locator(card)).to_have_count(0)


def test_W9_many_like_reports_become_one_and_end_together(centre: Centre, browser: Browser) -> None:
    lead = log_in(browser, centre, "2001")
    lead.set_viewport_size(DESK_SCREEN)
    lead.goto(f"{centre.url}/incidents")
    expect(lead.get_by_text("没有正在发生的群体事件")).to_be_visible()
    api = centre.api("2001")

    def report(n: int) -> str:
        fields = {"category": "power"}
        return opened(api, "S2", f"3栋2单元{n}01室", f"1380013860{n}", "楼里停电了", fields=fields)

    numbers = [report(n) for n in (1, 2, 3)]
    outbreak = lead.get_by_test_id("outbreak")
    expect(outbreak).to_have_attribute("data-state", "proposed")
    expect(outbreak).to_contain_text("3 起报修")
    for number in numbers:
        expect(outbreak.get_by_role("link", name=number)).to_be_visible()

    acknowledge(lead, "outbreak")

    # It is one: callers will hear the words, one order stands for all, and what comes now joins by itself.
    lead.get_by_test_id("outbreak-confirm").click()
    dialog = lead.get_by_role("dialog")
    expect(dialog.get_by_test_id("outbreak-words")).to_have_value(
        "您好，3栋的供电照明问题我们已经知道，正在抢修，给您带来不便，非常抱歉。"
    )
    dialog.get_by_test_id("outbreak-words").fill(WORDS)
    dialog.get_by_role("button", name="确认并开总单").click()
    expect(outbreak).to_have_attribute("data-state", "running")
    expect(outbreak).to_contain_text(WORDS)
    (running,) = api.items("/outbreaks", open="true")
    assert {api.get(f"/work-orders/{number}")["master"] for number in numbers} == {running["master"]}
    expect(outbreak.get_by_role("link", name=running["master"])).to_be_visible()
    numbers.append(report(4))
    expect(outbreak).to_contain_text("4 起报修")

    # It is over only with words for the customers; each of them is called once.
    lead.get_by_test_id("outbreak-end").click()
    dialog.get_by_test_id("outbreak-words").fill(" ")
    dialog.get_by_role("button", name="结束并回访").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_test_id("outbreak-words").fill(OVER)
    dialog.get_by_role("button", name="结束并回访").click()
    expect(outbreak).to_have_count(0)
    lead.get_by_text("已结束", exact=True).click()
    past = lead.get_by_role("listitem").filter(has_text="3栋").filter(has_text="4 起报修")
    expect(past).to_contain_text(OVER)
    expect(past).to_contain_text(running["master"])
    calls = [one for one in api.items("/callbacks", limit=200) if one["purpose"] == "outbreak"]
    assert sorted(one["phone"][-3:] for one in calls) == ["601", "602", "603", "604"]
    assert {one["reason"] for one in calls} == {OVER}
    assert {api.get(f"/work-orders/{number}")["state"] for number in numbers} == {"done"}


def test_W10_the_latest_emergency_is_never_behind_the_others(centre: Centre, browser: Browser) -> None:
    api, page = centre.api("1001"), log_in(browser, centre, "3001")
    page.set_viewport_size(DESK_SCREEN)
    fields = {"category": "injury"}
    numbers = [opened(api, "S26", f"{n}栋大堂", "13800138502", "有人摔倒", fields=fields) for n in range(1, 22)]
    page.goto(f"{centre.url}/incidents")
    cards = page.get_by_test_id("emergency")
    expect(cards).to_have_count(20)
    expect(cards.first).to_have_attribute("data-number", numbers[-1])
    expect(page.get_by_role("heading", name="突发事件 20+")).to_be_visible()

    # Another comes in while the rest is on its way: the list is asked for anew, and the rest is not forgotten.
    held: list[Route] = []
    released = Event()
    page.route(THE_REST, lambda route: route.continue_() if released.is_set() else held.append(route))
    with page.expect_request(THE_REST):
        page.get_by_test_id("more-emergencies").click()
    numbers.append(opened(api, "S26", "22栋大堂", "13800138502", "有人摔倒", fields=fields))
    expect(cards.first).to_have_attribute("data-number", numbers[-1])
    released.set()
    for route in held:
        route.continue_()
    expect(cards).to_have_count(22)
    expect(cards.last).to_have_attribute("data-number", numbers[0])
    expect(page.get_by_role("heading", name="突发事件 22")).to_be_visible()
    api.do("POST", "/work-orders/bulk", {"action": "cancel", "note": "演练", "numbers": numbers}, 200)
    expect(page.get_by_text("没有未归档的突发事件")).to_be_visible()

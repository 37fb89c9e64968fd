"""An order from the desk to the technician's phone and back, as people see it, in Chromium."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e.browser import PHONE_SCREEN, fits, log_in
from tests.e2e.centre import Centre
from tests.e2e.on_record import opened
from tests.e2e.waiting import eventually

pytestmark = pytest.mark.e2e

STEPS = ["register", "dispatch", "accept", "arrive", "quote", "quote confirmed", "start", "step", "finish"]


def pick(box: Locator, words: str) -> None:
    """Choose from a list as people at a keyboard do."""
    box.click()
    box.page.keyboard.type(words)
    box.page.keyboard.press("Enter")


def register(desk: Page, centre: Centre, service_type: str, description: str) -> tuple[str, str]:
    """Number and sign-off code of an order written at the desk's page."""
    desk.goto(f"{centre.url}/orders")
    expect(desk.get_by_test_id("order-new")).to_be_visible()
    desk.keyboard.press("n")
    pick(desk.get_by_test_id("order-service-type"), service_type)
    desk.get_by_test_id("order-phone").fill("13800138001")
    desk.get_by_test_id("order-place").fill("3栋2单元501")
    desk.get_by_test_id("order-description").fill(description)
    pick(desk.get_by_test_id("field-category").locator(".ant-select"), "给排水")
    desk.get_by_test_id("order-submit").click()
    number = desk.get_by_test_id("order-number").get_attribute("data-number")
    assert number is not None
    return number, desk.get_by_test_id("order-code-told").inner_text().strip()


def test_W1_W3_W4_W5_an_order_from_the_desk_to_the_technicians_phone_and_back(centre: Centre, browser: Browser) -> None:
    desk = log_in(browser, centre, "1001")
    technician = log_in(browser, centre, "4001")
    technician.set_viewport_size(PHONE_SCREEN)
    lead = log_in(browser, centre, "2001")
    number, code = register(desk, centre, "S3", "厨房水管漏水")
    assert re.fullmatch(r"\d{4}", code)

    # Where a technician lands are the group's orders; the new one is there without anybody reloading.
    assert technician.url.endswith("/work")
    technician.get_by_test_id("work-shelf-new").click()
    technician.locator(f'[data-testid="work-card"][data-number="{number}"]').click()
    order = technician.get_by_test_id("work-order")
    expect(technician.get_by_test_id("work-call")).to_have_attribute("href", re.compile(r"^tel:\+?\d+$"))
    technician.get_by_test_id("work-accept").click()
    expect(order).to_have_attribute("data-state", "accepted")
    technician.get_by_test_id("work-arrive").click()
    expect(order).to_have_attribute("data-state", "on_site")

    # No work before the customer has agreed to the price (W4).
    technician.get_by_test_id("work-start").click()
    expect(technician.get_by_text("开工前要先报价并经客户确认")).to_be_visible()
    technician.get_by_test_id("quote-edit").click()
    pick(technician.get_by_test_id("quote-pick"), "tap")
    technician.get_by_test_id("quote-save").click()
    expect(technician.get_by_test_id("quote-total")).to_have_text("¥30.00")
    technician.get_by_test_id("quote-confirm").click()
    expect(technician.get_by_test_id("quote-confirm")).to_have_count(0)
    technician.get_by_test_id("work-start").click()
    expect(order).to_have_attribute("data-state", "in_progress")
    technician.get_by_test_id("step-cleaned").click()
    expect(technician.get_by_test_id("step-cleaned")).to_be_checked()

    # The customer signs with the code they were told (W5); another one is refused at its field.
    technician.get_by_test_id("work-finish").click()
    technician.get_by_test_id("order-code").fill("0000" if code != "0000" else "1111")
    technician.get_by_test_id("order-ask-submit").click()
    expect(technician.get_by_test_id("order-ask").locator(".ant-form-item-explain-error")).to_be_visible()
    technician.get_by_test_id("order-code").fill(code)
    technician.get_by_test_id("order-ask-submit").click()
    expect(order).to_have_attribute("data-state", "done")
    assert fits(technician), "nothing scrolls sideways on a phone"

    # The lead sees what was done, by whom, in words.
    lead.goto(f"{centre.url}/orders/{number}")
    detail = lead.get_by_test_id("order-detail")
    expect(detail).to_have_attribute("data-state", "done")
    entries = lead.get_by_test_id("order-history-entry")
    actions = [entry.get_attribute("data-action") for entry in entries.all()][::-1]
    assert [action for action in actions if action != "wrong code"] == STEPS
    expect(entries.first).to_contain_text("刘建国 4001")
    lead.goto(f"{centre.url}/orders/board")
    expect(lead.locator('[data-testid="matrix-row"][data-group="维修"]')).to_contain_text("1")


def test_two_people_at_one_order_lose_nothing_typed(centre: Centre, browser: Browser) -> None:
    first, second = log_in(browser, centre, "1001"), log_in(browser, centre, "1002")
    number, _ = register(first, centre, "S3", "卫生间漏水")
    for page in (first, second):
        page.goto(f"{centre.url}/orders/{number}")
        page.get_by_test_id("order-edit").click()
    first.get_by_label("地点").fill("3栋2单元502")
    first.get_by_test_id("order-edit-save").click()
    expect(first.get_by_test_id("order-edit-form")).to_have_count(0)

    second.get_by_label("事项说明").fill("卫生间漏水，漏到楼下")
    second.get_by_test_id("order-edit-save").click()
    moved = second.get_by_test_id("order-moved")
    expect(moved).to_contain_text("3栋2单元502")
    expect(moved).to_contain_text("张敏 1001")
    expect(second.get_by_label("事项说明")).to_have_value("卫生间漏水，漏到楼下")
    second.get_by_role("button", name="仍要提交").click()
    expect(second.get_by_test_id("order-edit-form")).to_have_count(0)

    api = centre.api("2001")
    kept = eventually(lambda: _words(api.get(f"/work-orders/{number}")), "both changes are kept")
    assert kept == ("3栋2单元502", "卫生间漏水，漏到楼下")


def _words(order: dict[str, str]) -> tuple[str, str]:
    return order["place"], order["description"]


def test_a_line_that_breaks_loses_nothing_and_does_nothing_twice(centre: Centre, browser: Browser) -> None:
    desk, technician = log_in(browser, centre, "1001"), log_in(browser, centre, "4001")
    technician.set_viewport_size(PHONE_SCREEN)
    number, _ = register(desk, centre, "S3", "阳台漏水")
    technician.goto(f"{centre.url}/work/{number}")
    accept = technician.get_by_test_id("work-accept")
    expect(accept).to_be_visible()

    # The first request arrives, its answer doesn't.
    address = f"**/api/v1/work-orders/{number}"
    lost: list[str] = []

    def lose_the_answer(route: Route) -> None:
        if route.request.method != "PATCH" or lost:
            route.continue_()
            return
        lost.append(route.request.url)
        route.fetch()
        route.abort()

    technician.route(address, lose_the_answer)
    accept.click()
    expect(technician.get_by_test_id("work-line")).to_have_attribute("data-state", "waiting")
    expect(technician.get_by_test_id("work-order")).to_have_attribute("data-state", "accepted")
    technician.unroute(address)
    history = centre.api("2001").get(f"/work-orders/{number}")["history"]
    assert [entry["action"] for entry in history].count("accept") == 1


def test_a_groups_orders_come_page_by_page_what_is_due_first_on_top(centre: Centre, browser: Browser) -> None:
    api, cleaner = centre.api("1001"), log_in(browser, centre, "4002")
    cleaner.set_viewport_size(PHONE_SCREEN)
    numbers = [opened(api, "S9", f"{n}栋1单元", "13800138101", "楼道积水") for n in range(1, 56)]
    api.do("POST", "/work-orders/bulk", {"action": "dispatch", "numbers": numbers}, 200)
    cleaner.goto(f"{centre.url}/work?shelf=new")
    cards, count, shelf = (cleaner.get_by_test_id(one) for one in ("work-card", "work-count", "work-shelf-new"))
    expect(cards).to_have_count(50)
    expect(cards.first).to_have_attribute("data-number", numbers[0])
    expect(shelf).to_contain_text("50+")
    expect(count).to_contain_text("50 张，后面还有")
    cleaner.get_by_test_id("work-more").click()
    expect(cards).to_have_count(55)
    expect(count).to_have_text("各栏共 55 张工单")
    expect(cleaner.get_by_test_id("work-more")).to_have_count(0)
    assert fits(cleaner), "nothing scrolls sideways on a phone"

    # What comes in and what is taken is right at once, on a further page as well.
    another = opened(api, "S9", "56栋1单元", "13800138101", "楼道积水")
    api.do("PATCH", f"/work-orders/{another}", {"action": "dispatch"}, 200)
    expect(cards.last).to_have_attribute("data-number", another)
    api.do("PATCH", f"/work-orders/{numbers[-1]}", {"action": "accept", "assignee": "4002"}, 200)
    expect(shelf).to_have_text("待接单 55")
    expect(cleaner.get_by_test_id("work-shelf-doing")).to_have_text("在做 1")

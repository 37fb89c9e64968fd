"""Personal data, in Chromium: it goes when two people say so (R3), and leaves with a lead's approval (A2)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browser import DESK_SCREEN, PHONE_SCREEN, fits, log_in, opened_up
from tests.e2e.centre import Centre
from tests.e2e.on_record import opened, set_last_run, set_opened

pytestmark = pytest.mark.e2e

LONG_AGO = datetime(2015, 1, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def old_order(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Centre, str]]:
    """A centre with an order that has been kept long enough."""
    with Centre(tmp_path_factory.mktemp("centre")) as centre:
        agent = centre.api("1001")
        number = opened(agent, "S3", "9栋1单元101室", "13800138901", "水龙头漏水", fields={"category": "water"})
        agent.do("PATCH", f"/work-orders/{number}", {"action": "cancel", "note": "客户撤回"}, 200)
        centre.stop()
        set_opened(centre, number, LONG_AGO)
        set_last_run(centre, "retention", f"{LONG_AGO:%Y-%m-%d}")
        centre.start()
        yield centre, number


@pytest.fixture(scope="module")
def centre(old_order: tuple[Centre, str]) -> Centre:
    return old_order[0]


def at_retention(browser: Browser, centre: Centre, user: str) -> tuple[Page, Locator]:
    """The page of what has been kept long enough, and the row of the orders."""
    page = log_in(browser, centre, user)
    page.set_viewport_size(DESK_SCREEN)
    page.goto(f"{centre.url}/admin/retention")
    row = page.get_by_role("row").filter(has=page.get_by_test_id("destruction")).filter(has_text="工单")
    expect(row).to_have_count(1)
    return page, row


def confirm(page: Page, row: Locator) -> None:
    row.get_by_test_id("destruction-confirm").click()
    opened_up(page)
    page.get_by_role("tooltip").get_by_role("button", name="确认", exact=False).click()


def test_R3_what_is_old_goes_when_two_people_say_so(old_order: tuple[Centre, str], browser: Browser) -> None:
    centre, number = old_order
    lead = centre.api("2001")
    state = "[data-testid=destruction]"

    # A lead sees the list, and has no say.
    page, row = at_retention(browser, centre, "2001")
    expect(row.locator(state)).to_have_attribute("data-state", "proposed")
    expect(row.get_by_role("button")).to_have_count(0)
    row.click()
    expect(page.get_by_role("dialog")).to_contain_text(number)

    # One yes is not enough, and whoever said it can't say it again.
    page, row = at_retention(browser, centre, "6001")
    confirm(page, row)
    expect(row.locator(state)).to_have_attribute("data-state", "confirmed")
    expect(row.get_by_test_id("destruction-confirm")).to_have_count(0)
    expect(row).to_contain_text("郑凯")
    (listed,) = lead.items("/destructions")
    again = centre.api("6001").request("POST", f"/destructions/{listed['id']}/confirmation")
    assert again.status_code == 422
    assert lead.get(f"/work-orders/{number}")["customer"]["name"] == "住户901"

    # Another's is the second: it goes at once, and the page says so by itself.
    page, row = at_retention(browser, centre, "7001")
    confirm(page, row)
    expect(row.locator(state)).to_have_attribute("data-state", "done")
    gone = lead.get(f"/work-orders/{number}")
    assert (gone["customer"]["name"], gone["customer"]["phone"], gone["place"]) == ("", "", "")
    page.set_viewport_size(PHONE_SCREEN)
    expect(page.get_by_role("article").locator(state)).to_have_attribute("data-state", "done")
    assert fits(page), "nothing scrolls sideways on a phone"


def test_A2_a_list_leaves_with_a_leads_approval_once(centre: Centre, browser: Browser) -> None:
    api = centre.api("1001")
    for name, phone in (("欧阳娜娜", "13800138911"), ("司马光", "13800138912")):
        api.do("POST", "/customers", {"name": name, "phones": [phone]}, 201)
    agent, lead = log_in(browser, centre, "1001"), log_in(browser, centre, "2001")
    for page in (agent, lead):
        page.set_viewport_size(DESK_SCREEN)
    agent.goto(f"{centre.url}/customers?text=欧阳")
    expect(agent.locator("tr[data-row-key]")).to_have_count(1)
    dialog = agent.get_by_role("dialog")

    def wish() -> None:
        agent.get_by_test_id("export").click()
        agent.get_by_role("menuitem", name="CSV 文件").click()

    # Asked for, with a reason; nothing is to be had yet.
    wish()
    expect(dialog.get_by_role("button", name="提交申请")).to_be_disabled()
    dialog.get_by_test_id("export-reason").fill("停水通知")
    dialog.get_by_role("button", name="提交申请").click()
    expect(dialog.get_by_test_id("export-state")).to_contain_text("等待主管批准")
    expect(dialog.get_by_role("button", name="提交申请")).to_be_disabled()

    # A lead reads what and why, and approves; who asked sees it come, and downloads.
    lead.goto(f"{centre.url}/admin/copies")
    asked = lead.get_by_role("row").filter(has_text="停水通知")
    expect(asked).to_contain_text("text=欧阳")
    expect(asked).to_contain_text("张敏")
    asked.get_by_test_id("copy-approve").click()
    expect(asked.get_by_test_id("copy")).to_have_attribute("data-state", "approved")
    expect(dialog.get_by_test_id("export-state")).to_contain_text("已获批准")
    with agent.expect_download() as download:
        dialog.get_by_role("button", name="下载").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "+8613800138911" in text
    assert "13800138912" not in text

    # It was for once.
    lead.reload()
    expect(asked.get_by_test_id("copy")).to_have_attribute("data-state", "fetched")
    wish()
    expect(dialog.get_by_test_id("export-reason")).to_be_visible()
    approval = lead.request.get(f"{centre.url}/api/v1/copies").json()["items"][0]["id"]
    refused = api.request("GET", f"/customers?text=欧阳&format=csv&approval={approval}")
    assert refused.status_code == 409

"""A lead changes a script on the page: problems at their line, a new version in use at once, agents only read."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import log_in
from tests.e2e.centre import Centre

pytestmark = pytest.mark.e2e

GREETING = "早上好，{centre}，{agent_no}号为您服务。"


def write(page: Page, source: str) -> None:
    """Put `source` in the place of what the editor holds."""
    editor = page.get_by_test_id("script-editor")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def test_P1_a_script_is_changed_on_the_page(centre: Centre, browser: Browser) -> None:
    api = centre.api("2001")
    before = api.get("/scripts/property")
    source = api.get("/scripts/property/editing")["source"]
    page = log_in(browser, centre, "2001")
    page.goto(f"{centre.url}/scripts/property?tab=edit")

    write(page, source.replace("- id: opening.greeting\n", "- id: opening.greeting\n        points: many\n", 1))
    (line,) = [stage["lines"][0]["line"] for stage in before["stages"] if stage["id"] == "opening"]
    problem = page.locator(f'[data-testid="script-problems"] [data-severity="error"][data-line="{line + 1}"]')
    expect(problem).to_contain_text("应是整数")
    expect(page.get_by_test_id("script-save")).to_be_disabled()

    old = before["stages"][0]["lines"][0]["text"]
    write(page, source.replace(f"text: {old}", f"text: {GREETING}", 1))
    page.get_by_test_id("script-note").fill("早上好更亲切")
    page.get_by_test_id("script-save").click()
    expect(page.get_by_test_id("script")).to_have_attribute("data-version", str(before["version"] + 1))
    after = api.get("/scripts/property")
    assert (after["by"], after["note"]) == ("2001", "早上好更亲切")
    assert after["stages"][0]["lines"][0]["text"] == GREETING

    page.goto(f"{centre.url}/scripts/property?tab=versions")
    expect(page.get_by_test_id("script-diff")).to_contain_text(GREETING)
    expect(page.get_by_test_id("script-version")).to_have_count(2)
    api.close()


def test_A1_agents_read_scripts_and_change_none(centre: Centre, browser: Browser) -> None:
    page = log_in(browser, centre, "1001")
    page.goto(f"{centre.url}/scripts/property")
    expect(page.get_by_test_id("script-stage").first).to_be_visible()
    expect(page.get_by_role("tab")).to_have_count(2)
    page.goto(f"{centre.url}/scripts/property?tab=edit")
    expect(page.get_by_test_id("script-editor")).to_have_count(0)

"""Headless Chromium with a new profile: people at the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.e2e.centre import PASSWORD, Centre
from tests.require import require

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 20_000
DESK_SCREEN: ViewportSize = {"width": 1366, "height": 768}
PHONE_SCREEN: ViewportSize = {"width": 390, "height": 844}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; its profile is new and goes with it."""
    program = require("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS, headless=True)
        try:
            yield browser
        finally:
            browser.close()


def log_in(browser: Browser, centre: Centre, user: str) -> Page:
    """A window of `browser` in which `user` is logged in, and nobody else."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(centre.url)
    page.get_by_test_id("login-user").fill(user)
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()
    page.get_by_test_id("person-menu").wait_for()
    return page


def opened_up(page: Page) -> None:
    """Nothing is just opening: a click is faster here than anybody's, and would fall where it was a moment before."""
    expect(page.locator("[class*='-enter'], [class*='-appear']")).to_have_count(0)


def cut_off(page: Page) -> list[str]:
    """The places of the menu on top that can't be seen whole."""
    names: list[str] = page.locator(".shell-nav a").evaluate_all(_CUT_OFF)
    return names


_CUT_OFF = """\
places => places.filter(place => {
    const {left, right, top, height} = place.getBoundingClientRect()
    return [left + 1, right - 1].some(x => !place.contains(document.elementFromPoint(x, top + height / 2)))
}).map(place => place.textContent)
"""


def fits(page: Page) -> bool:
    """Nothing scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

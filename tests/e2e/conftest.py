"""A running centre and the people around it. One centre for each file of tests, on ports of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import PATIENCE_MS, chromium
from tests.e2e.centre import Centre
from tests.e2e.ports import free_port
from tests.e2e.talking import Agent, at_work

CONFIG = """\
answer_after_ms: 300
callback_ring_s: 4
retry: {limit: 3, busy_s: 1, no_answer_s: 1, declined_s: 1, unreachable_s: 1, agent_unavailable_s: 1, interrupted_s: 1}
queues:
  - {id: service, name: 客户服务, ring_timeout_s: 6, announce_every_s: 5}
"""


@pytest.fixture(scope="module")
def trunk_port() -> int:
    """Where the trunk is: who answers there is the customer that the centre calls."""
    return free_port()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory, trunk_port: int) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("centre")
    config = folder / "centre.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    with Centre(folder, HOTLINE_CONFIG=str(config), HOTLINE_TRUNK=f"sip:127.0.0.1:{trunk_port}") as running:
        yield running


@pytest.fixture(scope="module")
def agent(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    """1001, ready."""
    with at_work(centre, tmp_path_factory.mktemp("agent")) as somebody:
        yield somebody


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with chromium() as running:
        yield running


@pytest.fixture(autouse=True)
def _show_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the centre logged during a test goes to pytest's report of it."""
    if "centre" not in request.fixturenames:
        yield
        return
    log: Path = request.getfixturevalue("centre").log
    start = log.stat().st_size
    yield
    with log.open("rb") as lines:
        lines.seek(start)
        told = [line for line in lines.read().decode(errors="replace").splitlines() if '"event": "request"' not in line]
    print("\n".join(told))  # noqa: T201 - pytest shows it for failed tests

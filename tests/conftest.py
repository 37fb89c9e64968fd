"""Fixtures that every folder of tests may use: real databases and servers, see `tests.servers`."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from hotline.storage.database import Database
from tests.servers import (
    _migrated_postgres,
    _sqlite_template,
    database_url,
    empty_database_url,
    empty_postgres_url,
    empty_sqlite_url,
    postgres_server,
    postgres_url,
    redis_url,
    sqlite_url,
)

__all__ = [
    "_migrated_postgres",
    "_sqlite_template",
    "database_url",
    "empty_database_url",
    "empty_postgres_url",
    "empty_sqlite_url",
    "postgres_server",
    "postgres_url",
    "redis_url",
    "sqlite_url",
]

# How long one example takes says more of the machine than of the code.
settings.register_profile("hotline", deadline=None)
settings.load_profile("hotline")


PEERS = "tests/e2e/"
"""Where tests with real peers lie."""
LANES = 2
"""So many processes run those: calls pass in real time and leave the machine idle meanwhile, but more of them at once
would disturb each other."""

LONGEST = ("tests/e2e/test_self_service.py", "tests/e2e/test_demo.py", "tests/e2e/test_orders_page.py")
"""Of those come first, so that all processes end at about one time."""


class BesideCalls(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist has no types
    """With several processes (``-n``): a file stays in one; the first few take those with real peers, while there are
    any, the others the rest.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0]

    def _assign_work_unit(self, node: WorkerController) -> None:
        with_peers = node in self.nodes[:LANES]
        mine = next((file for file in (*LONGEST, *self.workqueue) if self._may_take(file, with_peers)), None)
        if mine is not None:
            self.workqueue.move_to_end(mine, last=False)
        super()._assign_work_unit(node)

    def _may_take(self, file: str, with_peers: bool) -> bool:
        return file in self.workqueue and file.startswith(PEERS) is with_peers


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BesideCalls:
    config.option.loadscopereorder = False  # as they were collected
    return BesideCalls(config, log)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A started, empty database of this test's own; the test runs once on SQLite and once on PostgreSQL."""
    database = Database(database_url)
    await database.start()
    yield database
    await database.stop()

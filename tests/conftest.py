"""Fixtures that every folder of tests may use: real databases and servers, see `tests.servers`."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

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


class BesideCalls(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist has no types
    """With several processes (``-n``): a file stays in one, and everything with real peers in one of its own, first.

    Calls pass in real time and leave the machine idle meanwhile; two of such tests at once would disturb each other.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "e2e" if file.startswith(PEERS) else file


PEERS = "tests/e2e/"
"""Where tests with real peers lie."""


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BesideCalls:
    config.option.loadscopereorder = False  # as they were collected: sorted below
    return BesideCalls(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.nodeid.startswith(PEERS))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A started, empty database of this test's own; the test runs once on SQLite and once on PostgreSQL."""
    database = Database(database_url)
    await database.start()
    yield database
    await database.stop()

"""Fixtures that every folder of tests may use: real databases and servers, see `tests.servers`."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With several processes (``-n``): a file stays in one, and everything with real peers in one of its own, first.

    Calls pass in real time and leave the machine idle meanwhile; two of such tests at once would disturb each other.
    """
    if not hasattr(config, "workerinput"):
        return
    for item in items:
        item.add_marker(pytest.mark.xdist_group("e2e" if _has_real_peers(item) else item.path.name))
    items.sort(key=lambda item: not _has_real_peers(item))


def _has_real_peers(item: pytest.Item) -> bool:
    return "e2e" in item.path.parts


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A started, empty database of this test's own; the test runs once on SQLite and once on PostgreSQL."""
    database = Database(database_url)
    await database.start()
    yield database
    await database.stop()

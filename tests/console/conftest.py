from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.console.house import House, house


@pytest_asyncio.fixture
async def open_house(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as running:
        yield running

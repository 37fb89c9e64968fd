"""What happened is kept, though the database is away for a moment."""

from datetime import UTC, datetime

import pytest

from domain.calls import Call, CallDirection, CallState, TimelineEntry
from hotline.bus.facts import CallChanged
from hotline.bus.memory import MemoryBus
from hotline.flows.ledger import Ledger
from hotline.storage.database import Database
from hotline.storage.errors import DatabaseUnreachable
from hotline.storage.unit_of_work import UnitOfWork

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
CALL = Call("c1", CallDirection.INBOUND, "+8613800138000", "95001", CallState.RINGING, NOON)
STARTED = TimelineEntry(NOON, "started")


class AwayDatabase(Database):
    """Can't be reached the first `away` times."""

    def __init__(self, url: str, away: int) -> None:
        super().__init__(url)
        self.away = away

    def unit_of_work(self) -> UnitOfWork:
        self.away -= 1
        if self.away >= 0:
            raise DatabaseUnreachable("test", "away")
        return super().unit_of_work()


async def test_a_database_that_comes_back_is_waited_for_and_then_the_fact_is_told(sqlite_url: str) -> None:
    database, bus = AwayDatabase(sqlite_url, away=2), MemoryBus()
    await bus.start()
    with bus.subscribe() as told:
        await Ledger(database, bus, pauses_s=(0.0, 0.0)).call(CALL, STARTED)
        assert await anext(aiter(told)) == CallChanged(CALL, STARTED)
    async with database.reading() as uow:
        assert await uow.calls.timeline("c1") == (STARTED,)
    await database.stop()


async def test_a_database_that_stays_away_is_an_error_and_nothing_is_told(sqlite_url: str) -> None:
    database, bus = AwayDatabase(sqlite_url, away=3), MemoryBus()
    await bus.start()
    with pytest.raises(DatabaseUnreachable):
        await Ledger(database, bus, pauses_s=(0.0, 0.0)).call(CALL, STARTED)
    async with database.reading() as uow:
        assert await uow.calls.get("c1") is None
    await database.stop()

"""SQLite chooses its indices by what they hold, once that was counted."""

from dataclasses import replace

from hotline.storage.database import Database
from hotline.storage.orders import OrderQuery
from tests.storage.test_indices import _plan
from tests.storage.values import ORDER, after

ASKED = OrderQuery(customer_id=ORDER.customer_id, service_type="S7")


async def test_of_two_indices_the_one_that_leaves_fewer_is_taken(sqlite_url: str) -> None:
    """All orders are of one customer, and each is of another type."""
    database, other = Database(sqlite_url), Database(sqlite_url)
    async with database.unit_of_work() as work:
        for n in range(1, 31):
            one = replace(ORDER, number=f"20260301-{n:04d}", created_at=after(n), history=(), service_type=f"S{n}")
            await work.orders.save(one)
        await work.commit()
    before = await _plan(database, lambda work: work.orders.find(ASKED))
    async with other.reading() as work:
        await work.orders.find(ASKED)
    for _ in range(2):
        await database.take_statistics()
    afterwards = await _plan(other, lambda work: work.orders.find(ASKED))
    async with other.reading() as work:
        assert [one.number for one in (await work.orders.find(ASKED)).items] == ["20260301-0007"]
    await database.stop()
    await other.stop()
    assert "ix_work_orders_customer_id" in before, "there is nothing to show any more"
    assert "ix_work_orders_service_type" in afterwards, "the connections that were there notice it"


async def test_postgresql_counts_by_itself(postgres_url: str) -> None:
    database = Database(postgres_url)
    await database.take_statistics()
    await database.stop()

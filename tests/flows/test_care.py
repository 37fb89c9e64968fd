"""The rhythm of care (handbook C6)."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.callbacks import Callback, CallbackState, Care, Mode, Purpose
from domain.customers import Customer, CustomerKind, DoNotCall, Home
from hotline.bus.memory import MemoryBus
from hotline.callback_settings import CallbackConfig
from hotline.flows.care import CareDesk
from hotline.flows.ledger import Ledger
from hotline.settings import CentreConfig
from hotline.storage.callbacks import CallbackQuery
from hotline.storage.database import Database

START = datetime(2026, 1, 1, 1, tzinfo=UTC)
HOMES = [Customer(f"h{n}", f"王{n}", (f"+861380013800{n}",), home=Home(building=str(n % 2))) for n in range(4)]
PROJECT = Customer("p", "大厦", ("+8675512345678",), kind=CustomerKind.ORGANISATION)


async def booked(database: Database, *rhythms: Care, days: int, customers: list[Customer]) -> list[Callback]:
    """What was booked, when the job ran each morning of so many days."""
    bus = MemoryBus()
    await bus.start()
    desk = CareDesk(Ledger(database, bus), CentreConfig(callbacks=CallbackConfig(care=rhythms)))
    async with database.unit_of_work() as uow:
        for customer in customers:
            await uow.customers.save(customer)
        await uow.commit()
    for day in range(days):
        await desk.tick(START + timedelta(days=day))
    await bus.stop()
    async with database.reading() as uow:
        return list((await uow.callbacks.find(CallbackQuery(), None, 200)).items)


async def test_C6_homes_are_called_each_quarter_area_by_area(database: Database) -> None:
    calls = await booked(database, Care.HOUSEHOLD, days=91, customers=[*HOMES, PROJECT])
    by_home = {call.customer_id: call.due_at.date() for call in calls}
    assert len(calls) == len(by_home) == 4, "each home once, no project"
    assert by_home["h0"] == by_home["h2"] != by_home["h1"] == by_home["h3"], "one area after the other"
    assert {(call.purpose, call.mode) for call in calls} == {(Purpose.CARE, Mode.AGENT)}


async def test_C6_the_centre_itself_asks_how_satisfied_customers_are(database: Database) -> None:
    calls = await booked(database, Care.SURVEY, days=91, customers=HOMES[:1])
    assert [(call.purpose, call.mode) for call in calls] == [(Purpose.SURVEY, Mode.MACHINE)]


async def test_C6_a_rhythm_that_the_site_has_not_asked_for_calls_nobody(database: Database) -> None:
    assert await booked(database, days=9, customers=HOMES) == []


async def test_C9_who_wants_no_calls_gets_none(database: Database) -> None:
    wish = DoNotCall(START, "1001")
    silent = Customer("s", "李", ("+8613900139000",), do_not_call=wish)
    calls = await booked(database, Care.HOUSEHOLD, days=91, customers=[silent])
    assert {call.state for call in calls} == {CallbackState.CANCELLED}


async def test_C6_after_a_stop_only_the_last_week_is_made_up_for(database: Database) -> None:
    calls = await booked(database, Care.HOUSEHOLD, days=1, customers=HOMES)
    assert all(START - call.due_at < timedelta(days=7) for call in calls)


@pytest.mark.parametrize("rhythm", [kind.value for kind in Care])
def test_settings_know_every_rhythm(rhythm: str) -> None:
    assert CallbackConfig.model_validate({"care": [rhythm]}).care == (Care(rhythm),)

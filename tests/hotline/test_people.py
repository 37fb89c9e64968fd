"""Passwords, sessions, and phones' digests (handbook A1)."""

from datetime import timedelta

import pytest

from domain.errors import InvalidValue
from domain.people import Person, Role
from hotline.bus.memory import MemoryBus
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.people import PeopleDesk
from hotline.storage.database import Database
from telephony.accounts import MemoryAccounts
from tests.flows.conftest import ManualClock

ZHANG = Person("1001", "张敏", Role.AGENT, ("service",))
SECRET = "correct horse"


def desk(database: Database, clock: ManualClock, accounts: MemoryAccounts) -> PeopleDesk:
    return PeopleDesk(Ledger(database, MemoryBus()), accounts, clock, realm="hotline", session=timedelta(hours=1))


async def test_A1_only_the_right_password_of_an_active_person_lets_in(database: Database) -> None:
    people = desk(database, ManualClock(), MemoryAccounts())
    await people.add(ZHANG, SECRET)
    assert await people.check_password("1001", SECRET) == ZHANG
    assert await people.check_password("1001", "wrong") is None
    assert await people.check_password("nobody", SECRET) is None
    await people.add(Person("1001", "张敏", Role.AGENT, ("service",), active=False), SECRET)
    assert await people.check_password("1001", SECRET) is None


async def test_A1_a_session_ends_by_itself_and_by_logging_out(database: Database) -> None:
    clock = ManualClock()
    people = desk(database, clock, MemoryAccounts())
    await people.add(ZHANG, SECRET)
    token, other = await people.open_session("1001"), await people.open_session("1001")
    assert await people.person_of(token) == ZHANG
    await people.close_session(other)
    assert await people.person_of(other) is None
    clock.forward(3601)
    assert await people.person_of(token) is None
    assert await people.person_of("forged") is None


async def test_a_phone_registers_with_its_owners_password_after_a_restart_too(database: Database) -> None:
    accounts = MemoryAccounts()
    await desk(database, ManualClock(), accounts).add(ZHANG, SECRET)
    md5 = accounts.ha1("1001", "MD5")
    assert md5 is not None
    restarted = MemoryAccounts()
    await desk(database, ManualClock(), restarted).load_accounts()
    assert restarted.ha1("1001", "MD5") == md5
    assert restarted.ha1("1001", "SHA-256") == accounts.ha1("1001", "SHA-256")


async def test_who_was_added_meanwhile_has_a_phone_as_soon_as_they_log_in(database: Database) -> None:
    await desk(database, ManualClock(), MemoryAccounts()).add(ZHANG, SECRET)
    accounts = MemoryAccounts()
    running = desk(database, ManualClock(), accounts)
    assert accounts.ha1("1001", "MD5") is None
    await running.check_password("1001", SECRET)
    assert accounts.ha1("1001", "MD5") is not None


async def test_short_passwords_and_unknown_people_are_refused(database: Database) -> None:
    people = desk(database, ManualClock(), MemoryAccounts())
    with pytest.raises(InvalidValue, match="password"):
        await people.add(ZHANG, "short")
    with pytest.raises(NotFound):
        await people.set_password("nobody", SECRET)

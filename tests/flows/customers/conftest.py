"""Customer and record desks over a real database."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.customers import Customer
from domain.people import Person, Role
from hotline.bus.memory import MemoryBus
from hotline.flows.customers import CustomerDesk
from hotline.flows.ledger import Ledger
from hotline.flows.record_desks import RecordDesks
from hotline.settings import CentreConfig, Settings
from hotline.storage.database import Database

START = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
AGENT = Person("1001", "李娜", Role.AGENT, ("service",))
OTHER = Person("1002", "王芳", Role.AGENT, ("service",))
LEAD = Person("2001", "刘洋", Role.LEAD, ("service",))
QUALITY = Person("3001", "陈静", Role.QUALITY)
REPAIRER = Person("4001", "工程部", Role.DEPARTMENT, groups=("维修",))
DUTY = Person("6001", "郑凯", Role.DUTY_MANAGER)
MANAGER = Person("7001", "林总", Role.MANAGER)


@dataclass
class Records:
    database: Database
    folder: Path
    now: datetime = START
    known: list[Customer] = field(default_factory=list)

    def __post_init__(self) -> None:
        settings = Settings(data=self.folder, centre=CentreConfig())
        settings.recordings.mkdir(parents=True, exist_ok=True)
        self.recordings = settings.recordings
        self.bus = MemoryBus()
        ledger = Ledger(self.database, self.bus)
        self.customers = CustomerDesk(ledger, settings.centre, lambda: self.now, on_known=self.known.append)
        desks = RecordDesks.of(ledger, settings, lambda: self.now)
        self.files, self.copies, self.retention = desks.files, desks.copies, desks.retention


@pytest.fixture
async def records(database: Database, tmp_path: Path) -> AsyncIterator[Records]:
    records = Records(database, tmp_path / "data")
    await records.bus.start()
    yield records
    await records.bus.stop()

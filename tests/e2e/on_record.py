"""Orders on record, and their times set in the centre's database: for what else takes days or years."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

from tests.e2e.centre import Api, Centre


def opened(api: Api, service_type: str, place: str, phone: str, description: str, **more: Any) -> str:
    """The number of another order."""
    customer = {"name": f"住户{phone[-3:]}", "phone": phone}
    order = {"service_type": service_type, "customer": customer, "place": place, "description": description, **more}
    number: str = api.do("POST", "/work-orders", order, 201)["number"]
    return number


def set_opened(centre: Centre, number: str, at: datetime) -> None:
    """As if the order had been opened then."""
    with _database(centre) as database:
        database.execute("UPDATE work_orders SET created_at = ? WHERE number = ?", (_stored(at), number))


def set_finished(centre: Centre, number: str, at: datetime) -> None:
    """As if its work had been done then."""
    with _database(centre) as database:
        database.execute("UPDATE work_orders SET finished_at = ? WHERE number = ?", (_stored(at), number))


def set_last_run(centre: Centre, job: str, day: str) -> None:
    """As if what is done once a day had last been done then."""
    with _database(centre) as database:
        database.execute("UPDATE job_runs SET period = ? WHERE job = ?", (day, job))


def set_date(centre: Centre, number: str, at: datetime) -> None:
    """As if one of its dates came then."""
    with _database(centre) as database:
        database.execute("UPDATE work_orders SET date_at = ? WHERE number = ?", (_stored(at), number))


def set_appointment(centre: Centre, number: str, at: datetime) -> None:
    """As if the customer expected somebody then."""
    with _database(centre) as database:
        database.execute("UPDATE work_orders SET appointment = ? WHERE number = ?", (_stored(at), number))


def set_due(centre: Centre, number: str, at: datetime) -> None:
    """As if all that is to happen with the order were due then."""
    with _database(centre) as database:
        (text,) = database.execute("SELECT detail FROM work_orders WHERE number = ?", (number,)).fetchone()
        detail = json.loads(text)
        for target in detail["targets"]:
            target |= {"near_at": at.isoformat(), "due_at": at.isoformat()}
        changed = (_stored(at), json.dumps(detail), number)
        database.execute("UPDATE work_orders SET due_at = ?, detail = ? WHERE number = ?", changed)


@contextmanager
def _database(centre: Centre) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(centre.data / "hotline.db", timeout=10)) as database, database:
        yield database


def _stored(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

"""The one place that reads the wall clock. Flows are given a `Clock`; tests give them another."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now, aware, UTC."""
    return datetime.now(UTC)

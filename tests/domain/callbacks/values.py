"""Callbacks to work with, and a calendar: calling hours 9–12 and 14–20 in Shanghai, the first days of October off."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import Block, Calendar
from domain.callbacks import Callback

ZONE = ZoneInfo("Asia/Shanghai")
HOLIDAYS = frozenset(date(2026, 10, day) for day in range(1, 8))
CALLING = Calendar(ZONE, dict.fromkeys(range(7), (Block(540, 720), Block(840, 1200))), HOLIDAYS)


def at(text: str) -> datetime:
    """``05-01 10:00``, local."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


def callback(due: str = "05-01 10:00", **changes: object) -> Callback:
    values: dict[str, object] = {
        "id": "b1",
        "phone": "+8613800138000",
        "due_at": at(due),
        "reason": "回访",
        "created_at": at("04-30 09:00"),
        "created_by": "1001",
        "next_at": at(due),
    }
    return Callback(**(values | changes))  # type: ignore[arg-type]


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)

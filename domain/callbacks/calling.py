"""When a customer may be called (handbook C5)."""

from datetime import datetime

from domain.calendar import Calendar
from domain.callbacks.callback import Callback, any_hour


def next_call_time(callback: Callback, at: datetime, calling: Calendar | None) -> datetime:
    """`at`, or the next calling hours after it; promised and urgent calls, and those the customer asked for, keep
    their time to the minute. Never before `earliest_at`. `calling` None: no hours are kept.
    """
    at = max(at, callback.earliest_at) if callback.earliest_at else at
    return at if calling is None or any_hour(callback) else calling.next_open(at)


def may_be_called(callback: Callback, now: datetime, calling: Calendar) -> bool:
    return any_hour(callback) or calling.is_open(now)

"""What people do to a callback: book, put off, settle, cancel, take over (handbook T12, C4, C5)."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.calendar import Calendar
from domain.callbacks.callback import Callback, CallbackState
from domain.callbacks.calling import next_call_time
from domain.callbacks.purposes import PRIORITIES, Purpose
from domain.callbacks.results import VisitResult
from domain.callbacks.visits import VisitPolicy, visit_window
from domain.errors import Fault, IllegalTransition, InvalidValue

_WAITS = frozenset({CallbackState.SCHEDULED, CallbackState.HANDED_OVER})
"""Nothing is under way, and it isn't over."""


def book(callback: Callback, now: datetime, calling: Calendar | None = None) -> Callback:
    """A new callback, checked, its first try within the `calling` hours (C5).

    Raises `InvalidValue` when it lies in the past, has no number, or its window ends before it begins.
    """
    if not callback.phone:
        raise InvalidValue("phone", "a number or SIP address to call is needed", Fault.NEEDED)
    if callback.due_at < now - timedelta(minutes=1):
        raise InvalidValue("due_at", "lies in the past", Fault.PAST)
    if callback.latest_at is not None and callback.latest_at < max(callback.due_at, callback.earliest_at or now):
        raise InvalidValue("latest_at", "lies before the window begins")
    if callback.priority not in PRIORITIES:
        raise InvalidValue("priority", "must lie between 1 and 9")
    return replace(callback, next_at=next_call_time(callback, callback.due_at, calling))


def plan(callback: Callback, now: datetime, calling: Calendar, visits: VisitPolicy) -> Callback:
    """A new callback that the centre itself finds due; never refused for its time.

    Visits wait for the day's batch (C2), unless their window is shorter than a visit's is: those after a complaint
    follow right upon it (C3). What should have been made before is due at once. Raises `InvalidValue` where there is
    no number to call.
    """
    if not callback.phone:
        raise InvalidValue("phone", "a number or SIP address to call is needed", Fault.NEEDED)
    by = callback.latest_at if callback.latest_at != callback.due_at else None
    waits = callback.purpose is Purpose.VISIT and not callback.asked
    if waits and (by is None or by - callback.due_at >= visits.within):
        window = visit_window(max(callback.due_at, now), visits, calling, by)
        callback = replace(callback, due_at=window.due_at, latest_at=window.latest_at)
    elif callback.latest_at is not None:
        callback = replace(callback, latest_at=max(callback.latest_at, callback.due_at))
    return replace(callback, next_at=next_call_time(callback, max(callback.due_at, now), calling))


def cancel(callback: Callback, why: str = "") -> Callback:
    _require_waiting(callback, "cancel")
    return replace(callback, state=CallbackState.CANCELLED, closed_why=why.strip())


def settle(callback: Callback, why: str = "") -> Callback:
    """A person has reached the customer another way."""
    _require_waiting(callback, "settle")
    return replace(callback, state=CallbackState.DONE, closed_why=why.strip())


def reschedule(
    callback: Callback, due_at: datetime, now: datetime, calling: Calendar | None = None, *, asked: bool = False
) -> Callback:
    """Another time was agreed (C5), or a person gives a handed-over one another try.

    `asked`: the customer asked for that time. A window that ends before it moves along.
    """
    _require_waiting(callback, "reschedule")
    latest = callback.latest_at if callback.latest_at is None or callback.latest_at >= due_at else due_at
    moved = replace(callback, due_at=due_at, latest_at=latest, asked=asked, state=CallbackState.SCHEDULED)
    return book(moved, now, calling)


def assign(callback: Callback, agent: str | None) -> Callback:
    """Who is to make it; None: whoever is free."""
    _require_waiting(callback, "assign")
    return replace(callback, agent=agent)


def take_over(callback: Callback, owner: str) -> Callback:
    """Somebody else answers for it from now on."""
    if callback.state in (CallbackState.DONE, CallbackState.CANCELLED):
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "take_over")
    return replace(callback, owner=owner)


def with_result(callback: Callback, result: VisitResult) -> Callback:
    """What the customer said in the call, or what a person found out who reached them another way, which settles it.

    Given again, it replaces what was written before; of a cancelled one, or one not tried yet, there is none.
    """
    if callback.state in (CallbackState.CANCELLED, CallbackState.SCHEDULED):
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "result")
    settled = callback.state is CallbackState.HANDED_OVER
    return replace(callback, result=result, state=CallbackState.DONE if settled else callback.state)


def _require_waiting(callback: Callback, event: str) -> None:
    if callback.state not in _WAITS:
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, event)

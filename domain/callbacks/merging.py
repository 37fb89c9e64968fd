"""One customer isn't called twice for two reasons (handbook C9)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.callbacks.callback import Callback, CallbackState, window_end
from domain.callbacks.purposes import Purpose
from domain.errors import IllegalTransition

PUNCTUAL = timedelta(minutes=5)
"""A promised call may be made this much early, where the customer is on the line anyway."""

_AT_ONCE = frozenset({Purpose.EMERGENCY, Purpose.QUEUE})
"""These wait for nothing."""


def is_promised(callback: Callback) -> bool:
    """The customer was told when: nothing else decides its time."""
    return callback.asked or callback.purpose is Purpose.PROMISED


def decides(callback: Callback, others: Iterable[Callback], until: datetime) -> Callback | None:
    """The promised call to the same customer that `callback` waits for, to be told in it: the next one by `until`.

    None where there is none, where `callback` can't wait, or where its own window ends before.
    """
    if is_promised(callback) or callback.purpose in _AT_ONCE:
        return None
    by = min(until, max(window_end(callback), callback.next_at)) if callback.latest_at else until
    later = [other for other in others if is_promised(other) and callback.next_at < other.next_at <= by]
    return min(later, key=lambda other: (other.next_at, other.id), default=None)


def wait_for(callback: Callback, promised: Callback) -> Callback:
    """The callback put off until `promised` is due, which then carries it."""
    if callback.state is not CallbackState.SCHEDULED:
        raise IllegalTransition(f"callback {callback.id}", callback.state.value, "wait_for")
    return replace(callback, next_at=promised.next_at)


def carried_with(lead: Callback, others: Iterable[Callback], now: datetime, until: datetime) -> tuple[Callback, ...]:
    """Which of the `others` to the same customer one call for `lead` tries, too: what falls due by `until`; of the
    promised ones those whose time has come.
    """
    return tuple(
        other
        for other in others
        if other.id != lead.id
        and other.state is CallbackState.SCHEDULED
        and other.mode is lead.mode
        and (other.phone == lead.phone or (lead.customer_id is not None and other.customer_id == lead.customer_id))
        and other.next_at <= (now + PUNCTUAL if is_promised(other) else until)
        and (other.earliest_at is None or other.earliest_at <= now)
    )

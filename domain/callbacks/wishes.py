"""Who doesn't want to be called, and which calls are made all the same (handbook C9)."""

from dataclasses import dataclass
from datetime import datetime

from domain.callbacks.callback import DO_NOT_CALL, Callback
from domain.callbacks.changes import cancel
from domain.callbacks.purposes import PURPOSES


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A number that isn't to be called."""

    phone: str
    since: datetime
    by: str
    """Who wrote it down."""
    reason: str = ""


def heeds_wish(callback: Callback) -> bool:
    """Whether it isn't made to somebody who doesn't want to be called: promised, asked for and urgent ones are."""
    return not (callback.asked or PURPOSES[callback.purpose].despite_wish)


def unwanted(callback: Callback) -> Callback:
    """Cancelled, because the customer doesn't want to be called."""
    return cancel(callback, DO_NOT_CALL)

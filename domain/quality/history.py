"""One change of a card, a slip or a corrective action: kept for ever, never changed."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import Fault, InvalidValue


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what, when, from what to what, why."""

    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    reason: str = ""
    part: str = ""
    """What of the thing was changed: the rule of a card's item; empty where it is all of it."""


CENTRE = "centre"
"""Who did what nobody did: the rule engine, and deadlines that passed."""


def needed(field: str, words: str, why: str) -> str:
    """`words` without blanks around them. Raises `InvalidValue` where nothing is left."""
    if not words.strip():
        raise InvalidValue(field, why, Fault.NEEDED)
    return words.strip()

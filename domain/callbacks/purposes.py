"""What a callback is for, and what follows from it: who goes first, at which hours, against whose wish (C1–C9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Purpose(Enum):
    PROMISED = "promised"
    """At a time the customer was promised (T12, C4)."""
    QUEUE = "queue"
    """A caller who gave up waiting on the line, not their place (C1)."""
    VISIT = "visit"
    """After a repair or paid service (C2, C7)."""
    PROGRESS = "progress"
    """Where a complaint stands (C3)."""
    CARE = "care"
    """The rhythm of care (C6)."""
    SURVEY = "survey"
    """Satisfaction, asked by the centre itself (C6, C8)."""
    OUTBREAK = "outbreak"
    """News for everybody a trouble reached (W8)."""
    DUNNING = "dunning"
    """Fees that are open (S16)."""
    EMERGENCY = "emergency"


class Mode(Enum):
    """Who speaks (C8)."""

    AGENT = "agent"
    """An agent, who is reserved before the customer is dialled."""
    MACHINE = "machine"
    """The centre itself."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds of the callbacks of one purpose."""

    priority: int
    """1 goes first."""
    any_hour: bool = False
    """Calling hours don't apply (C5)."""
    despite_wish: bool = False
    """Kept although the customer doesn't want to be called (C9)."""


PURPOSES: Mapping[Purpose, Rules] = {
    Purpose.EMERGENCY: Rules(1, any_hour=True, despite_wish=True),
    Purpose.QUEUE: Rules(2, any_hour=True, despite_wish=True),
    Purpose.PROMISED: Rules(3, any_hour=True, despite_wish=True),
    Purpose.PROGRESS: Rules(4),
    Purpose.OUTBREAK: Rules(5),
    Purpose.VISIT: Rules(6),
    Purpose.DUNNING: Rules(7),
    Purpose.SURVEY: Rules(8),
    Purpose.CARE: Rules(9),
}

PRIORITIES = range(1, 10)
"""The priorities there are: so few that the next of each can be looked up."""

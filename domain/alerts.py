"""Words of which supervisors hear at once: promises beyond one's authority (handbook P4)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """Somebody said what needs a supervisor's eye. Open until one of them has seen it."""

    id: str
    call_id: str
    rule: str
    agent: str | None
    words: str
    """The utterance in which it was said."""
    better: str
    """What to say in its place; empty where the script has nothing."""
    start: float | None
    """Where in the call, in seconds from its start."""
    at: datetime
    seen_by: str | None = None
    seen_at: datetime | None = None

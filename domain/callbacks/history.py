"""What happened to a callback: who, when, what, from, to (handbook C10)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.callbacks.callback import Callback


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes a callback, when, and by doing what."""

    at: datetime
    by: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the history. `before` and `after` hold what differs, as text; a missing name had or has no value."""

    at: datetime
    by: str
    what: str
    why: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


TOLD = (
    *("state", "due_at", "next_at", "earliest_at", "latest_at", "agent", "owner", "priority", "asked"),
    *("carried_by", "closed_why", "satisfaction"),
)
"""What the history tells; the rest of a callback never changes, or has its own record (attempts, result)."""


def change(before: Callback | None, after: Callback, stamp: Stamp) -> Change:
    """What `stamp` did: made `after` of `before`, or made it at all."""
    was = _facts(before) if before else {}
    now = _facts(after)
    differing = {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
    return Change(
        stamp.at,
        stamp.by,
        stamp.what,
        stamp.why,
        {name: was[name] for name in TOLD if name in differing and name in was},
        {name: now[name] for name in TOLD if name in differing and name in now},
    )


def _facts(callback: Callback) -> dict[str, str]:
    values = {
        "state": callback.state.value,
        "due_at": callback.due_at,
        "next_at": callback.next_at,
        "earliest_at": callback.earliest_at,
        "latest_at": callback.latest_at,
        "agent": callback.agent,
        "owner": callback.owner,
        "priority": callback.priority,
        "asked": "yes" if callback.asked else None,
        "carried_by": callback.carried_by,
        "closed_why": callback.closed_why or None,
        "satisfaction": callback.result.satisfaction.value if callback.result else None,
    }
    return {
        name: value.isoformat() if isinstance(value, datetime) else str(value)
        for name, value in values.items()
        if value is not None
    }

"""What an agent sees of the rules while they talk, and a supervisor at a glance (handbook P1, P5, P8, L1)."""

from dataclasses import dataclass, field

from domain.line_trouble import Trouble
from domain.rules.due import Compliance
from domain.scripts import DueLine, Reply


@dataclass(frozen=True, slots=True)
class LineState:
    """How the customer's line stands."""

    on_hold: bool = False
    """They hear music (T10)."""
    speaking: str | None = None
    """The rule of the line that the centre plays to them now."""
    automatic: str | None = None
    """The stage that runs by itself, until the agent steps in (T5, T6)."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Guidance:
    """Replaced as a whole whenever something of it changes."""

    lines: tuple[DueLine, ...] = ()
    replies: tuple[Reply, ...] = ()
    """Answers that fit what the caller said last (P8, K1)."""
    compliance: Compliance | None = None
    line: LineState = field(default=LineState())

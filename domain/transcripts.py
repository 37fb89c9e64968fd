"""What was said in a call, and what was judged of it."""

from dataclasses import dataclass
from enum import Enum


class Speaker(Enum):
    """Which leg spoke: agent and caller are separate channels, so who spoke is known."""

    CALLER = "caller"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of speech. Times in seconds from the start of the call."""

    call_id: str
    leg: Speaker
    start: float
    end: float
    text: str
    final: bool
    confidence: float
    """0…1; 0 on partials, which change."""
    gap: bool = False
    """True: this stretch was not heard (overload); `text` is empty."""
    normal: str = ""
    """`text` with its numbers, rooms and units as they are written: 一零零一号 is 1001号."""
    alternatives: tuple[str, ...] = ()
    """Other readings of a final, best first, where the recogniser gave any."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A doubtful stretch, listened to again with one question: was `phrase` in it?"""

    call_id: str
    leg: Speaker
    start: float
    end: float
    phrase: str
    score: float
    """0…1: how much of the phrase was heard."""


class RuleKind(Enum):
    REQUIRED = "required"
    FORBIDDEN = "forbidden"


class Verdict(Enum):
    SAID = "said"
    NOT_SAID = "not_said"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule's verdict in a call, with the seconds it rests on (from the start of the call; None: no audio)."""

    call_id: str
    rule: str
    kind: RuleKind
    verdict: Verdict
    leg: Speaker
    start: float | None = None
    end: float | None = None
    late: bool = False
    """Said, but after its deadline."""
    played: bool = False
    """Said by the centre's voice or a recording, at the agent's key (P5)."""
    certainty: float = 1.0
    """0…1: how sure the hearing is of what the verdict rests on."""
    reason: str | None = None
    """Why a hard rule was left open, in the agent's words (P6)."""

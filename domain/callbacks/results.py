"""What a customer says when they are asked how it was (handbook C7, C8, Q7)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from domain.errors import Fault, InvalidValue


class Satisfaction(Enum):
    SATISFIED = "satisfied"
    """满意"""
    NEUTRAL = "neutral"
    """一般"""
    DISSATISFIED = "dissatisfied"
    """不满意: opens an order by itself (C7)."""


GRADES = range(1, 6)
"""1 is worst, 5 best."""

LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class VisitResult:
    """The outcome of a visit call or survey. Grades are 1 to 5, None where they were not given."""

    satisfaction: Satisfaction
    at: datetime
    by: str
    """The agent; the centre itself in a survey."""
    attitude: int | None = None
    speed: int | None = None
    outcome: int | None = None
    advice: str = ""
    complaint: str = ""
    """With what they are not satisfied."""


def satisfaction_of(grade: int) -> Satisfaction:
    """What a key from 1 to 5 says (C8)."""
    if grade not in GRADES:
        raise InvalidValue("grade", "must lie between 1 and 5")
    return Satisfaction.DISSATISFIED if grade <= 2 else Satisfaction.NEUTRAL if grade == 3 else Satisfaction.SATISFIED


def checked(result: VisitResult) -> VisitResult:
    """The result, its words trimmed. Raises `InvalidValue` for a grade out of range or words that are too long."""
    for name in ("attitude", "speed", "outcome"):
        grade = getattr(result, name)
        if grade is not None and grade not in GRADES:
            raise InvalidValue(name, "must lie between 1 and 5")
    for name in ("advice", "complaint"):
        if len(getattr(result, name)) > LONGEST_WORDS:
            raise InvalidValue(name, f"may have {LONGEST_WORDS} characters", Fault.TOO_LONG)
    return replace(result, advice=result.advice.strip(), complaint=result.complaint.strip())

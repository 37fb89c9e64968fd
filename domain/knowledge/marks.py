"""What agents made of an answer that they were offered (handbook K1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class MarkKind(Enum):
    USED = "used"
    NOT_HELPFUL = "not_helpful"


@dataclass(frozen=True, slots=True)
class Mark:
    answer_id: str
    call_id: str
    user: str
    kind: MarkKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """How often: a call and an agent count once."""

    used: int = 0
    not_helpful: int = 0

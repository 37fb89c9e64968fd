"""Three values, and what a condition came to."""

from dataclasses import dataclass
from enum import IntEnum


class Truth(IntEnum):
    """Kleene's logic: *or* is the greatest, *and* the least."""

    NO = 0
    UNSURE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition's value and the seconds of the call it rests on (None: no particular ones)."""

    truth: Truth
    start: float | None = None
    end: float | None = None
    certainty: float = 1.0

    @property
    def holds(self) -> bool:
        return self.truth is Truth.YES


def opposite(finding: Finding) -> Finding:
    """*Not*: what is unsure stays so."""
    truth = Truth(Truth.YES - finding.truth)
    return Finding(truth, finding.start, finding.end, finding.certainty)

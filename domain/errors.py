"""What the rules refuse. Every refusal has a stable `code`, which the web edge shows, and changes nothing."""

from collections.abc import Sequence
from enum import Enum


class Fault(Enum):
    """What is wrong with a field, for programs and for words in any language."""

    INVALID = "invalid"
    """None of the others: the reason says it."""
    NEEDED = "needed"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN = "unknown"
    """Not one of those there are."""
    PAST = "past"
    NO_ZONE = "no_zone"
    NO_PHONE = "no_phone"
    """Can't be read as a telephone number."""
    EXTENSION = "extension"
    """A telephone number with an extension."""
    AREA_CODE = "area_code"
    """A telephone number that most likely lacks its area code."""
    TAKEN = "taken"
    """Belongs to somebody else."""


class DomainError(Exception):
    """Base of everything this package raises."""

    code = "domain"


class IllegalTransition(DomainError):
    """The event can't happen to a thing in this state."""

    code = "domain.illegal_transition"

    def __init__(self, what: str, state: str, event: str) -> None:
        super().__init__(f"{what} is {state}: {event} is not possible now")
        self.what = what
        self.state = state
        self.event = event


class InvalidValue(DomainError):
    """A value breaks a rule; `field` names it."""

    code = "domain.invalid_value"

    def __init__(self, field: str, reason: str, fault: Fault = Fault.INVALID) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
        self.fault = fault


class InvalidForm(DomainError):
    """Several values break rules, each in its own entry."""

    code = "domain.invalid_form"

    def __init__(self, faults: Sequence[InvalidValue]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = tuple(faults)

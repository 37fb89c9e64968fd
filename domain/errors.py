"""What the rules refuse. Every refusal has a stable `code`, which the web edge shows, and changes nothing."""


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

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason

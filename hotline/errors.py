"""What the running service refuses, with stable codes that the web edge shows."""

from domain.errors import Fault


class HotlineError(Exception):
    """Base of this package's errors."""

    code = "hotline"


class SettingError(HotlineError):
    """A setting can't be used. One line: which, what it was, what it may be. Stops the start with exit code 2."""

    code = "setting"

    def __init__(self, name: str, value: str, may_be: str) -> None:
        super().__init__(f"{name}: {value!r} can't be used; {may_be}")
        self.name = name


class NotFound(HotlineError):
    """There is no such thing."""

    code = "not_found"

    def __init__(self, what: str, id: str) -> None:  # noqa: A002 - the word the reader knows
        super().__init__(f"there is no {what} {id}")
        self.what = what
        self.id = id


class NotAllowed(HotlineError):
    """The person's role does not include this (A1)."""

    code = "not_allowed"


class Conflict(HotlineError):
    """It does not fit how things stand now; `field` and `fault` say where that is one field's doing."""

    code = "conflict"

    def __init__(self, reason: str, field: str | None = None, fault: Fault = Fault.INVALID) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.fault = fault

"""What the web edge itself refuses; everything else is the flows' or the domain's word."""


class ConsoleError(Exception):
    """Base of this package's errors; each has the HTTP status it is answered with."""

    code = "console"
    status = 500


class LoginRequired(ConsoleError):
    """Nobody is logged in, or the login is over."""

    code = "login.required"
    status = 401

    def __init__(self) -> None:
        super().__init__("log in at /api/v1/login and send the token as Bearer")


class LoginRefused(ConsoleError):
    """User or password is wrong; which of them is not told."""

    code = "login.refused"
    status = 401

    def __init__(self) -> None:
        super().__init__("user or password is wrong")


class LoginTooOften(ConsoleError):
    """Too many failed tries of a user from an address."""

    code = "login.too_often"
    status = 429

    def __init__(self, retry_after_s: float) -> None:
        super().__init__("too many failed tries; wait before the next one")
        self.retry_after_s = retry_after_s


class RangeNotSatisfiable(ConsoleError):
    """The range lies outside the recording."""

    code = "request.range"
    status = 416

    def __init__(self, size: int) -> None:
        super().__init__(f"the recording has {size} bytes")
        self.size = size


class IllegalSessionEvent(ConsoleError):
    """Our own code drove a console session where it can't go."""

    code = "console.illegal_session_event"

    def __init__(self, state: str, event: str) -> None:
        super().__init__(f"the session is {state}: {event} is not possible now")

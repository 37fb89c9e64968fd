"""What can go wrong with the bus.

    BusError
    ├── InvalidRedisUrl     the setting can't be read
    ├── BusUnreachable      no Redis answers there
    ├── BusClosed           published before `start` or after `stop`
    └── InvalidFact         can't be told as bytes, or another version told what this one does not know

Every class has a stable `code`, which logs show.
"""

SETTING = "HOTLINE_REDIS_URL"


class BusError(Exception):
    """Base of every error this package raises."""

    code = "bus"


class InvalidRedisUrl(BusError):
    """The setting can't be read; the message never repeats it, for it may hold a password."""

    code = "bus.invalid_url"

    def __init__(self) -> None:
        super().__init__(f"{SETTING}: is not a Redis URL; use redis://:password@host:6379/0, rediss:// or unix://")


class BusUnreachable(BusError):
    """No Redis answers at the address."""

    code = "bus.unreachable"

    def __init__(self, shown_url: str, reason: str) -> None:
        super().__init__(f"{SETTING}={shown_url}: Redis can't be reached: {reason}")


class BusClosed(BusError):
    """Our own code published before `start` or after `stop`."""

    code = "bus.closed"

    def __init__(self) -> None:
        super().__init__("the bus is not running; start it before publishing")


class InvalidFact(BusError):
    """The bytes are no fact this version of the program knows, or the fact can't be put into bytes."""

    code = "bus.invalid_fact"

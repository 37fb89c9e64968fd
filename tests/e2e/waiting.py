"""Waiting for what other processes do, with a bound."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T | None], what: str, within: float = 10.0, every: float = 0.2) -> T:
    """What `look` returns as soon as that is true. Fails after `within` seconds, saying what was waited for."""
    deadline = time.monotonic() + within
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {within} s; last seen: {seen!r}")
        time.sleep(every)

"""Waiting for a moment, and being on time although another thread keeps the interpreter busy."""

import time
from typing import Final

now = time.monotonic
"""Seconds; the media thread's clock."""

SWITCH_INTERVAL_S: Final = 0.0003
"""How long another thread may keep the interpreter when the media thread wants it (`sys.setswitchinterval`)."""


def sleep_until(moment: float) -> None:
    """Sleep; others run. Whoever computes when it is over delays the return by `SWITCH_INTERVAL_S` or so."""
    wait = moment - now()
    if wait > 0:
        time.sleep(wait)

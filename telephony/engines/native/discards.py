"""The log of what was not granted: one line now and then, however many ask."""

import structlog

from telephony.engines.native.sip.agent import Discarded

_log = structlog.get_logger(__name__)

EVERY_S = 5.0
"""Seconds between two lines: a scanner sends thousands of requests."""


class DiscardLog:
    """Writes the first of a rush, and with the next line how many went unwritten."""

    def __init__(self) -> None:
        self._written_at = float("-inf")
        self._unwritten = 0

    def note(self, event: Discarded, now: float) -> None:
        if now - self._written_at < EVERY_S:
            self._unwritten += 1
            return
        _log.warning("sip.discarded", source=event.source[0], reason=event.reason, unwritten=self._unwritten)
        self._written_at, self._unwritten = now, 0

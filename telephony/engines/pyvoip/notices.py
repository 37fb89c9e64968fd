"""What the engine's threads tell: the one way out of them."""

from typing import Protocol

from telephony.engine import EngineEvent
from telephony.engines.pyvoip.media import Line


class Notices(Protocol):
    """Who wants to know. Methods are called from the engine's threads, return at once and never raise."""

    def incoming(self, line: Line, caller: str, called: str) -> None: ...

    def happened(self, event: EngineEvent) -> None:
        """Everything else. `HungUp` is the last of its leg."""

"""Symmetric RTP: sending to where the far end's packets come from (RFC 4961; RFC 7362 on latching)."""

from collections.abc import Hashable
from typing import Final

_PROBATION: Final = 3
"""Packets in a row that somebody not named in the SDP has to send before we believe in a NAT."""
_SILENT_S: Final = 1.0
"""While the present source sends, nobody takes its place."""


class Latch:
    """Decides whose packets are heard, and where ours go. Addresses are opaque."""

    def __init__(self, signalled: Hashable) -> None:
        self._signalled = signalled
        self.target = signalled
        """Where packets are sent."""
        self._heard_at = -_SILENT_S
        self._stranger: Hashable = None
        self._count = 0

    def signal(self, address: Hashable) -> None:
        """A new offer or answer names an address; the same one again changes nothing."""
        if address != self._signalled:
            self._signalled = self.target = address
            self._heard_at = -_SILENT_S
            self._stranger = None

    def accepts(self, source: Hashable, now: float) -> bool:
        """Whether a packet from `source` counts. The address of the SDP does always, a stranger after probation."""
        if source != self.target:
            if source == self._signalled:
                self.target = source
            elif not self._convinced(source, now):
                return False
        self._heard_at = now
        return True

    def _convinced(self, source: Hashable, now: float) -> bool:
        self._count = self._count + 1 if source == self._stranger else 1
        self._stranger = source
        if self._count < _PROBATION or now - self._heard_at < _SILENT_S:
            return False
        self.target = source
        self._stranger = None
        return True

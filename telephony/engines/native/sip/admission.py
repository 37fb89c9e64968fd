"""Who may call."""

from dataclasses import dataclass
from enum import Enum
from ipaddress import ip_address
from typing import Protocol

from telephony.engines.native.sip.message import Peer


class Decision(Enum):
    ACCEPT = "accept"
    CHALLENGE = "challenge"
    """Ask for digest credentials (401)."""
    REFUSE = "refuse"
    """403."""
    IGNORE = "ignore"
    """Silence: a scanner learns nothing, not even that somebody is here."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An INVITE that asks to come in."""

    source: Peer
    caller: str
    """User part of From; "" when withheld."""
    called: str
    """User part of the Request-URI."""
    user: str | None
    """Who proved by digest to be who they are, if somebody did."""


class Admission(Protocol):
    def __call__(self, attempt: Attempt, /) -> Decision: ...


@dataclass(frozen=True, slots=True)
class SiteAdmission:
    """The policy of an ordinary site; a caller that fits no line of it is `otherwise`."""

    trunks: frozenset[str] = frozenset()
    """IP addresses that may call everybody without proof."""
    open_numbers: frozenset[str] = frozenset()
    """Numbers that programs on this machine may call without proof (the demo's)."""
    otherwise: Decision = Decision.CHALLENGE

    def __call__(self, attempt: Attempt) -> Decision:
        if attempt.user is not None:
            # A registered phone calls under its own name only.
            return Decision.ACCEPT if attempt.caller == attempt.user else Decision.REFUSE
        if attempt.source[0] in self.trunks:
            return Decision.ACCEPT
        if attempt.called in self.open_numbers and ip_address(attempt.source[0]).is_loopback:
            return Decision.ACCEPT
        return self.otherwise

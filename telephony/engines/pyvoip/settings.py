"""What the engine is told at its making."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Registrar:
    """The PBX of which the hotline is an extension."""

    host: str
    user: str
    password: str
    port: int = 5060
    expires_s: int = 120


@dataclass(frozen=True, slots=True)
class Settings:
    host: str
    """IPv4 address to listen on, for SIP and RTP."""
    port: int
    """Of SIP; 0 for any free one."""
    rtp_ports: range
    advertised: str
    """IPv4 address that far ends are told."""
    registrar: Registrar | None = None
    extensions: Mapping[str, str] = field(default_factory=dict)
    """Without a registrar: the SIP URI at which each `Extension` is found."""
    media_timeout_s: float = 60.0
    """A call without any audio packet for so long is ended as MEDIA_LOST."""

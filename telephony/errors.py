"""What can go wrong with a phone line.

    TelephonyError
    ├── MisuseError          our own code asked for something impossible
    │   ├── CapabilityMissing    this engine can't do that, and says so in `Engine.capabilities`
    │   └── IllegalCommand       the command does not fit the leg's state
    ├── PeerError            the other side broke a protocol; nothing of ours changed
    └── ResourceError        no port, no file, no route: the machine or the settings are at fault

Every class has a stable `code`, which logs and the web edge show.
"""


class TelephonyError(Exception):
    """Base of every error this package raises."""

    code = "telephony"


class MisuseError(TelephonyError):
    """Our own code asked for something that can't be done."""

    code = "telephony.misuse"


class CapabilityMissing(MisuseError):
    """The engine in use has no such capability; it is absent from `Engine.capabilities`."""

    code = "telephony.capability_missing"

    def __init__(self, engine: str, capability: str) -> None:
        super().__init__(f"the {engine} engine has no {capability}; choose another HOTLINE_ENGINE")
        self.engine = engine
        self.capability = capability


class IllegalCommand(MisuseError):
    """The command does not fit the state the leg is in (answering twice, say)."""

    code = "telephony.illegal_command"


class PeerError(TelephonyError):
    """The other side sent something that breaks the protocol."""

    code = "telephony.peer"


class ResourceError(TelephonyError):
    """A port, file, address or route that is needed can't be had."""

    code = "telephony.resource"

"""What the media plane tells its owner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DtmfReceived:
    """The far end pressed a key (once, however often the network repeated it)."""

    stream_id: str
    digit: str
    """One of ``0-9*#A-D``."""
    duration_ms: int


@dataclass(frozen=True, slots=True)
class PlayEnded:
    """A `play` is over: its last frame was sent, or (``completed=False``) it was stopped or replaced."""

    stream_id: str
    play_id: str
    completed: bool


@dataclass(frozen=True, slots=True)
class MediaLost:
    """Nothing has come from the far end for the silence timeout. Told once a connection."""

    stream_id: str


MediaEvent = DtmfReceived | PlayEnded | MediaLost

"""The seam between phone lines and everything else.

An `Engine` owns phone lines; a `CallLeg` is one line to one phone. Flows give legs commands (coroutines, in the
imperative) and read events (frozen dataclasses, in the past tense) from `Engine.events()`, in the order in which
they happened. Audio never crosses the seam: whoever wants to hear a leg hands it an `AudioSink`, which is fed on
the media side.

An ended leg ignores commands: its `HungUp` is already in the event stream, and that is the one place where the end
of a call is handled. A command that can never be right (answering an outbound leg) raises `IllegalCommand`; one that
the engine does not have raises `CapabilityMissing`.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

SAMPLE_RATE = 8_000
"""Hz. What sinks are fed and clips are stored in: telephone audio, 16-bit signed, mono."""

FRAME_SAMPLES = 160
"""Samples in one frame of 20 ms."""


class Capability(Enum):
    """What an engine may or may not be able to do. Answer, play, stop, listen, hang up every engine can."""

    REGISTRAR = "registrar"
    """Phones register with the engine itself, and `Extension` finds them."""
    RING = "ring"
    """180 can be sent, and the moment of the 200 chosen by the flow (T2)."""
    ORIGINATE = "originate"
    BRIDGE = "bridge"
    RECORD = "record"
    RECEIVE_DTMF = "receive_dtmf"
    SEND_DTMF = "send_dtmf"
    HOLD = "hold"
    """A bridged leg can be given music while its peer goes on without it (T10)."""
    ANNOUNCE = "announce"
    """Clips can be spoken into a bridged call so that both ends hear them."""
    TRANSFER = "transfer"
    SUPERVISE = "supervise"
    REJECT_CAUSE = "reject_cause"
    """A call that is not taken can be refused with a chosen cause."""
    QUALITY = "quality"


class Direction(Enum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Cause(Enum):
    """Why a leg ended. Values are stored and shown: they stay."""

    NORMAL = "normal"
    """Answered, then one side hung up."""
    CANCELLED = "cancelled"
    """Whoever called gave up before the answer."""
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    """No such number, phone not registered, network or peer silent."""
    REFUSED = "refused"
    """Not authorised, or we have no use for the call."""
    MEDIA_LOST = "media_lost"
    """No audio packet for longer than the engine waits."""
    FAILED = "failed"


class SuperviseMode(Enum):
    """L2: what a supervisor's leg does in somebody's call."""

    LISTEN = "listen"
    WHISPER = "whisper"
    JOIN = "join"


class AudioSink(Protocol):
    """Something that hears a leg: the recogniser, a test's ear."""

    def feed(self, pcm: bytes) -> None:
        """Take the next 20 ms that the far end said (320 bytes, 16-bit little-endian, 8 kHz, mono).

        Called from the media side without a break, silence and concealed losses included, so that samples count
        time. Must return at once and never raise.
        """

    def close(self) -> None:
        """No more audio comes. Called once, from the media side."""


@dataclass(frozen=True, slots=True)
class Extension:
    """A phone that registers with us (or sits at the PBX we hang on), by its user name."""

    user: str


@dataclass(frozen=True, slots=True)
class Address:
    """Any SIP address, such as ``sip:13800138000@trunk.example:5060``.

    `user` and `password` answer the far end's digest challenge, where it has one.
    """

    uri: str
    user: str | None = None
    password: str | None = None


Destination = Extension | Address


class CallLeg(Protocol):
    """One line to one phone."""

    @property
    def id(self) -> str:
        """Unique over all engines and restarts."""

    @property
    def direction(self) -> Direction: ...

    async def ring(self) -> None:
        """Tell an inbound caller that it rings (180)."""

    async def answer(self) -> None:
        """Take an inbound call (200). `Answered` follows when the caller has acknowledged."""

    async def reject(self, cause: Cause) -> None:
        """Refuse an inbound call that was not answered: BUSY, DECLINED, UNREACHABLE, REFUSED or FAILED."""

    async def play(self, clips: Sequence[Path], *, loop: bool = False) -> str:
        """Speak WAV files (8 kHz, 16-bit, mono) one after the other, in place of what was playing.

        Returns the id that the `PlayFinished` to come carries. A loop ends only by `stop`, another `play`, or the
        end of the leg. Playing to a bridged leg is heard over the peer's voice, to a held one in place of the music.
        Raises `ResourceError` when a file is missing or of another format; nothing is played then.
        """

    async def announce(self, clips: Sequence[Path]) -> str:
        """Speak WAV files into the call of this bridged leg, in place of what was playing to it.

        The far end of this leg hears the clips alone; that of the other leg hears them together with this far end's
        voice, so that whoever talks there knows what is being said. Then both hear each other as before. Recordings
        hold what each leg was sent. `PlayFinished` follows as for `play`, and `stop` or another `play` ends it early;
        an announcement that has begun goes on to its end, to this leg alone, when the bridge is held or ends.

        Raises `IllegalCommand` when the leg is not bridged or is held (use `play`), `ResourceError` as `play` does.
        """

    async def stop(self) -> None:
        """Stop what is playing; its `PlayFinished` comes with ``completed=False``."""

    async def listen(self, sink: AudioSink) -> None:
        """Feed what the far end says to `sink`, from now until the leg ends. One sink a leg."""

    async def record(self, path: Path) -> None:
        """Write a stereo WAV (8 kHz, 16-bit) from now on: left what the far end says, right what it hears.

        The file is readable at any moment: the header is kept in step, so a crash loses at most a second.
        """

    async def bridge(self, other: "CallLeg") -> None:
        """Connect two answered legs of this engine both ways. Playing on either stops, and earlier bridges end.

        Of two that are bridged already nothing changes: one that is held stays held.
        """

    async def unbridge(self) -> None:
        """End the bridge of this leg, and the hold of either end. A leg without one stays as it is."""

    async def hold(self, music: Sequence[Path]) -> None:
        """Keep the bridge, and let this leg's far end hear `music` (as for `play`, repeated; silence if empty).

        The other leg's far end hears silence: neither voice is passed on. Recordings, sinks and keys of both legs go
        on; the music is in this leg's recording, on the side of what it hears. What is played to the held leg is
        heard in place of the music. Music is no play: no `PlayFinished` tells of it. `resume`, `unbridge`, another
        `bridge`, or the end of either leg ends the hold.

        Done in the media, with no re-INVITE to the far end: that is a customer's phone behind a trunk, where a
        re-INVITE may fail or bring another tone than ours, while packets that go on both ways keep NAT bindings
        open and the far end's silence timers quiet.

        Raises `IllegalCommand` when the leg is not bridged or is held already, `ResourceError` as `play` does;
        nothing changes then. Where the other leg has just ended (its `HungUp` is on its way) nothing is done.
        """

    async def resume(self) -> None:
        """End the hold of this leg: both ends hear each other again. Raises `IllegalCommand` when it is not held."""

    async def transfer(self, to: Destination) -> None: ...

    async def send_dtmf(self, digits: str) -> None:
        """Press keys, each one of ``0-9*#A-D``, one after the other; the far end hears nothing else meanwhile.

        Raises `IllegalCommand` for what is no key; nothing is pressed then.
        """

    async def supervise(self, target: "CallLeg", mode: SuperviseMode) -> None:
        """Let this answered leg listen to, whisper into, or join the call of `target`."""

    async def hang_up(self) -> None:
        """End the leg, whatever state it is in (BYE, CANCEL, or a final answer). `HungUp` follows."""


class Engine(Protocol):
    """Everything that can be asked of a phone system."""

    @property
    def name(self) -> str: ...

    @property
    def capabilities(self) -> frozenset[Capability]: ...

    @property
    def reachable(self) -> bool:
        """Whether callers find us: always, once started, unless we are the extension of a PBX that has lost us."""

    async def start(self) -> None:
        """Open the lines. Raises `ResourceError` naming the setting when an address or port can't be had."""

    async def stop(self) -> None:
        """Hang up what is left, close the lines, end `events()`."""

    def events(self) -> AsyncIterator["EngineEvent"]:
        """All events of all legs, in order. One reader."""

    async def originate(self, to: Destination, *, caller: str, timeout_s: float) -> CallLeg:
        """Call somebody, showing `caller`, and return the leg at once.

        `Ringing`, `Answered` or `HungUp` follow: `HungUp` with NO_ANSWER when nobody answered within `timeout_s`,
        with UNREACHABLE when there is no route.
        """


@dataclass(frozen=True, slots=True)
class Incoming:
    """A call has come in; it waits for `ring`, `answer` or `reject`."""

    leg: CallLeg
    caller: str
    """As the far end gave it: a number or a user name; "" when withheld."""
    called: str


@dataclass(frozen=True, slots=True)
class Ringing:
    leg: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Both sides can talk now."""

    leg: str


@dataclass(frozen=True, slots=True)
class Dtmf:
    leg: str
    digit: str
    """One of ``0-9*#A-D``."""
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Held:
    """The far end put us on hold (RFC 3264 §8.4): an agent pressed the key on the phone, say.

    It hears nothing until `Resumed`; what it sends (its own music, or silence) is still heard. Comes after
    `Answered`. No event tells of our own `CallLeg.hold`.
    """

    leg: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The far end took us back. A leg that ends on hold tells no `Resumed`."""

    leg: str


@dataclass(frozen=True, slots=True)
class PlayFinished:
    """A `play` or `announce` is over."""

    leg: str
    play: str
    completed: bool
    """False when it was stopped or replaced."""


@dataclass(frozen=True, slots=True)
class HungUp:
    """The leg is over; no further event of it comes."""

    leg: str
    cause: Cause
    by_peer: bool
    status: int | None = None
    """The SIP status behind the cause, where there was one."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How the line was, told once, before `HungUp`."""

    leg: str
    packets_received: int
    packets_lost: int
    packets_late: int
    jitter_ms: float


@dataclass(frozen=True, slots=True)
class Registered:
    """A phone can be reached from now on, for `expires_s` unless it registers again."""

    user: str
    contact: str
    expires_s: int


@dataclass(frozen=True, slots=True)
class Unregistered:
    """No phone of this user is left: it said so, or its time ran out."""

    user: str


EngineEvent = (
    Incoming | Ringing | Answered | Dtmf | Held | Resumed | PlayFinished | HungUp | Quality | Registered | Unregistered
)

"""A leg of the pyVoIP engine, as flows see it. Lives on the event loop."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from telephony.engine import AudioSink, CallLeg, Capability, Cause, Destination, Direction, SuperviseMode
from telephony.engines.native.media.playback import Playback, load
from telephony.engines.native.media.recording import Recording
from telephony.engines.native.sip.causes import REFUSALS
from telephony.engines.pairing import Pairing
from telephony.engines.pyvoip.media import Line
from telephony.errors import IllegalCommand
from telephony.wav import StereoWriter

if TYPE_CHECKING:
    from telephony.engines.pyvoip.engine import PyVoIPEngine


class LegState(Enum):
    """What the loop knows; the threads may be a step ahead."""

    WAITING = "waiting"
    """Came in, or dialled: nobody has answered."""
    TALKING = "talking"
    """Answered, by them or by us."""
    ENDED = "ended"


class PyVoIPLeg:
    """`telephony.engine.CallLeg`: each command becomes one for the SIP or the media thread."""

    def __init__(self, engine: "PyVoIPEngine", line: Line, direction: Direction) -> None:
        self.line = line
        self.state = LegState.WAITING
        self.pairing = Pairing()
        self._engine = engine
        self._direction = direction

    @property
    def id(self) -> str:
        return self.line.leg

    @property
    def direction(self) -> Direction:
        return self._direction

    @property
    def ended(self) -> bool:
        return self.state is LegState.ENDED

    def end(self) -> None:
        """Its `HungUp` is told now."""
        self.state = LegState.ENDED
        self.pairing.end()

    async def ring(self) -> None:
        if not self.ended:
            self._unanswered("ring")
            self._engine.inbound(self.id, lambda call: call.ring())

    async def answer(self) -> None:
        if not self.ended:
            self._unanswered("answer")
            self.state = LegState.TALKING
            self._engine.inbound(self.id, lambda call: call.answer())

    async def reject(self, cause: Cause) -> None:
        if self.ended:
            return
        self._unanswered("reject")
        if cause not in REFUSALS:
            names = ", ".join(sorted(allowed.name for allowed in REFUSALS))
            raise IllegalCommand(f"a call can't be rejected as {cause.name}; use one of {names}")
        self._engine.inbound(self.id, lambda call: call.reject(cause))

    async def play(self, clips: Sequence[Path], *, loop: bool = False) -> str:
        playback = Playback(uuid4().hex, load(clips), loop=loop)
        if not self.ended:
            self._engine.media(lambda: self.line.play(playback))
        return playback.id

    async def announce(self, clips: Sequence[Path]) -> str:
        playback = Playback(uuid4().hex, load(clips), loop=False)
        if not self.ended:
            self.pairing.announce()
            self._engine.media(lambda: self.line.announce(playback))
        return playback.id

    async def stop(self) -> None:
        if not self.ended:
            self._engine.media(self.line.stop_playing)

    async def listen(self, sink: AudioSink) -> None:
        if not self.ended:
            self._engine.media(lambda: self.line.listen(sink))

    async def record(self, path: Path) -> None:
        if not self.ended:
            recording = Recording(StereoWriter(path), self._engine.disk)
            self._engine.media(lambda: self.line.record(recording))

    async def bridge(self, other: CallLeg) -> None:
        if not isinstance(other, PyVoIPLeg) or other._engine is not self._engine or other is self:
            raise IllegalCommand("only two different legs of one engine can be bridged")
        if self.ended or other.ended:
            return
        if LegState.WAITING in (self.state, other.state):
            raise IllegalCommand("a leg that was not answered can't be bridged")
        self.pairing.join(other.pairing)
        self._engine.media(lambda: self.line.bridge(other.line))

    async def unbridge(self) -> None:
        if not self.ended:
            self.pairing.part()
            self._engine.media(self.line.unbridge)

    async def hold(self, music: Sequence[Path]) -> None:
        if not self.ended:
            playback = Playback("music on hold", load(music), loop=True)
            if self.pairing.hold():
                self._engine.media(lambda: self.line.hold(playback))

    async def resume(self) -> None:
        if not self.ended:
            self.pairing.resume()
            self._engine.media(self.line.resume)

    async def transfer(self, to: Destination) -> None:
        self._engine.lack(Capability.TRANSFER)

    async def send_dtmf(self, digits: str) -> None:
        self._engine.lack(Capability.SEND_DTMF)

    async def supervise(self, target: CallLeg, mode: SuperviseMode) -> None:
        self._engine.lack(Capability.SUPERVISE)

    async def hang_up(self) -> None:
        if not self.ended:
            self._engine.hang_up(self.id)

    def _unanswered(self, command: str) -> None:
        if self._direction is Direction.OUTBOUND:
            raise IllegalCommand(f"{command} is for calls that came in")
        if self.state is not LegState.WAITING:
            raise IllegalCommand(f"{command} comes too late: the call was answered")

"""One call: its SIP half and its audio half."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from telephony.engine import AudioSink, CallLeg, Capability, Cause, Destination, Direction, SuperviseMode
from telephony.engines.native.media.dtmf import is_key
from telephony.engines.native.media.plane import MediaStream
from telephony.engines.native.media.playback import load
from telephony.engines.native.sip.call import Call, CallState
from telephony.engines.native.sip.causes import REFUSALS
from telephony.engines.native.sip.inbound import InboundCall
from telephony.engines.native.sip.sdp import Agreement
from telephony.engines.pairing import Pairing
from telephony.errors import IllegalCommand

if TYPE_CHECKING:
    from telephony.engines.native.engine import NativeEngine


class NativeLeg:
    """`telephony.engine.CallLeg` of the native engine. Lives on the event loop."""

    def __init__(self, engine: "NativeEngine", leg_id: str, direction: Direction) -> None:
        self.ended = False
        self.call: Call | None = None
        self.stream: MediaStream | None = None
        self.plays: set[str] = set()
        """Begun, and not yet reported as finished."""
        self.pairing = Pairing()
        self.answered = False
        """Whether flows know that it is."""
        self.held_by_peer = False
        """What flows know of the far end's hold."""
        self._remote: tuple[str, int] | None = None
        self._engine = engine
        self._id = leg_id
        self._direction = direction

    @property
    def id(self) -> str:
        return self._id

    @property
    def connected(self) -> bool:
        """Whether audio was ever agreed on."""
        return self._remote is not None

    @property
    def direction(self) -> Direction:
        return self._direction

    async def ring(self) -> None:
        if not self.ended:
            call = self._inbound("ring")
            self._engine.command(call.ring)

    async def answer(self) -> None:
        if not self.ended:
            call, stream = self._inbound("answer"), self._stream()
            self._engine.command(lambda now: call.accept(self._engine.advertised, stream.port, now))

    async def reject(self, cause: Cause) -> None:
        if self.ended:
            return
        call = self._inbound("reject")
        if cause not in REFUSALS:
            names = ", ".join(sorted(allowed.name for allowed in REFUSALS))
            raise IllegalCommand(f"a call can't be rejected as {cause.name}; use one of {names}")
        self._engine.command(lambda now: call.refuse(cause, now))

    async def play(self, clips: Sequence[Path], *, loop: bool = False) -> str:
        play = uuid4().hex
        if not self.ended:
            self._stream().play(play, clips, loop=loop)
            self.plays.add(play)
        return play

    async def announce(self, clips: Sequence[Path]) -> str:
        play = uuid4().hex
        if not self.ended:
            self.pairing.announce()
            self._stream().announce(play, clips)
            self.plays.add(play)
        return play

    async def stop(self) -> None:
        if not self.ended:
            self._stream().stop()

    async def listen(self, sink: AudioSink) -> None:
        if not self.ended:
            self._stream().listen(sink)

    async def record(self, path: Path) -> None:
        if not self.ended:
            self._stream().record(path)

    async def bridge(self, other: CallLeg) -> None:
        if not isinstance(other, NativeLeg) or other._engine is not self._engine or other is self:
            raise IllegalCommand("only two different legs of one engine can be bridged")
        if self.ended or other.ended:
            return
        for leg in (self, other):
            if leg.call is None or leg.call.state not in (CallState.ACCEPTED, CallState.ESTABLISHED):
                raise IllegalCommand("a leg that was not answered can't be bridged")
        self.pairing.join(other.pairing)
        self._stream().bridge(other._stream())

    async def unbridge(self) -> None:
        if not self.ended:
            self.pairing.part()
            self._stream().unbridge()

    async def hold(self, music: Sequence[Path]) -> None:
        if not self.ended:
            frames = load(music)  # a bad file is refused before anything changes
            if self.pairing.hold():
                self._stream().hold(frames)

    async def resume(self) -> None:
        if not self.ended:
            self.pairing.resume()
            self._stream().resume()

    async def transfer(self, to: Destination) -> None:
        self._engine.lack(Capability.TRANSFER)

    async def send_dtmf(self, digits: str) -> None:
        if wrong := [digit for digit in digits if not is_key(digit)]:
            raise IllegalCommand(f"there is no key {wrong[0]!r}; there are 0-9, *, # and A-D")
        if not self.ended:
            self._stream().press(digits)

    async def supervise(self, target: CallLeg, mode: SuperviseMode) -> None:
        self._engine.lack(Capability.SUPERVISE)

    async def hang_up(self) -> None:
        self.end(Cause.NORMAL)

    def end(self, cause: Cause) -> None:
        call = self.call
        if not self.ended and call is not None:
            self._engine.command(lambda now: call.hang_up(now, cause))

    def connect(self, agreement: Agreement) -> None:
        """Let the audio follow what was agreed. Raises `PeerError` when it can't."""
        remote = agreement.remote
        if remote[0] == "0.0.0.0" and self._remote is not None:
            remote = self._remote  # RFC 3264 §8.4: an old way to hold us; there is no new place to send to
        self._stream().connect(
            remote,
            agreement.codec,
            agreement.dtmf_payload_type,
            send=agreement.sends,
            receive=agreement.receives and agreement.sends,
        )
        self._remote = remote

    def _inbound(self, command: str) -> InboundCall:
        if not isinstance(self.call, InboundCall):
            raise IllegalCommand(f"{command} is for calls that came in")
        return self.call

    def _stream(self) -> MediaStream:
        assert self.stream is not None, "a live leg has its stream"
        return self.stream

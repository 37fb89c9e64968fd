"""The media plane: all streams of an engine, moved by one thread in ticks of 20 ms."""

import random
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from telephony.engine import AudioSink
from telephony.engines.native.media import clock
from telephony.engines.native.media.codec import Codec
from telephony.engines.native.media.events import DtmfReceived, MediaEvent, MediaLost, PlayEnded
from telephony.engines.native.media.mixer import Mixer, Outgoing
from telephony.engines.native.media.pacer import LEAD_S, Pacer
from telephony.engines.native.media.playback import Frames, Playback, load
from telephony.engines.native.media.priority import hurry
from telephony.engines.native.media.reception import Statistics
from telephony.engines.native.media.recording import Disk, Recording
from telephony.engines.native.media.sockets import HOLD_S, Ports, Receiver, UdpSocket, address, send_at
from telephony.engines.native.media.stream import StreamState
from telephony.wav import StereoWriter

__all__ = [
    "Codec",
    "DtmfReceived",
    "MediaEvent",
    "MediaLost",
    "MediaPlane",
    "MediaStream",
    "PlayEnded",
    "Statistics",
]

_log = structlog.get_logger(__name__)


COMPLAIN_EVERY_S = 60.0
"""Between two lines about packets that the kernel does not take (a firewall, a route that is gone)."""


class MediaPlane:
    """Opens streams and keeps them running.

    Each tick has two halves. 12 ms before packets are due, commands are carried out, what has arrived is read, and all
    streams are mixed; at the deadline all packets leave in one tight loop; then recordings, sinks and the owner get
    what concerns them. So the time between two packets does not depend on how much there was to do.
    """

    def __init__(
        self,
        *,
        host: str,
        ports: range,
        on_event: Callable[[MediaEvent], None],
        silence_timeout_s: float = 60.0,
    ) -> None:
        """`on_event` is called from the media thread, must return at once and not raise."""
        self._host = host
        self._on_event = on_event
        self._silence_timeout_s = silence_timeout_s
        self._ports = Ports(host, ports)
        self._ports_lock = threading.Lock()
        self._mixer = Mixer()
        self._sockets: dict[StreamState, UdpSocket] = {}
        self._receiver = Receiver()
        self._disk = Disk()
        self._commands: deque[Callable[[], None]] = deque()
        self._running = False
        self._wanted = threading.Event()
        """Set with each command: without streams the thread sleeps until there is one."""
        self._complain_at = 0.0
        self._thread = threading.Thread(target=self._run, name="media", daemon=True)

    def start(self) -> None:
        # Of the whole process, and for good: another plane may still need it when this one stops.
        sys.setswitchinterval(min(sys.getswitchinterval(), clock.SWITCH_INTERVAL_S))
        self._running = True
        self._disk.start()
        self._thread.start()

    def stop(self) -> None:
        """Close all streams (recordings are finished, sinks closed) and end the thread. Waits a tick."""
        self._running = False
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(5.0)
        self._obey()
        for state in list(self._mixer.streams):
            self._close(state)
        self._disk.stop()

    def open(self, stream_id: str) -> "MediaStream":
        """A new stream with a port of its own. Raises `ResourceError` naming HOTLINE_RTP_PORTS when none is free."""
        with self._ports_lock:
            udp = self._ports.open(clock.now())
        state = StreamState(
            stream_id,
            ssrc=random.getrandbits(32),
            sequence=random.getrandbits(15),  # room to rise before the first wrap
            timestamp=random.getrandbits(31),
            silence_timeout_s=self._silence_timeout_s,
        )

        def add() -> None:
            self._sockets[state] = udp
            self._mixer.add(state)

        self.command(add)
        return MediaStream(self, state, self._host, udp.port)

    # --- for the streams of this plane

    def command(self, command: Callable[[], None]) -> None:
        """Have something done by the media thread, at the next tick. Commands keep their order."""
        self._commands.append(command)
        self._wanted.set()

    def has(self, state: StreamState) -> bool:
        """Whether a stream is open, for the media thread."""
        return state in self._sockets

    def recording(self, path: Path) -> Recording:
        return Recording(StereoWriter(path), self._disk)

    def close(self, state: StreamState) -> None:
        self.command(lambda: self._close(state))

    def _close(self, state: StreamState) -> None:
        udp = self._sockets.pop(state, None)
        if udp is None:
            return
        self._mixer.remove(state)
        self._tell(state.events)
        state.events = []
        udp.close()
        with self._ports_lock:
            self._ports.release(udp.port, clock.now())

    # --- the thread

    def _run(self) -> None:
        hurry()
        pacer = Pacer(clock.now())
        send = True
        while self._running:
            if not self._sockets and not self._commands:
                self._wanted.wait()
                pacer, send = Pacer(clock.now()), True
            self._wanted.clear()
            clock.sleep_until(pacer.deadline - LEAD_S)
            try:
                self._obey()
                self._receive()
                packets = self._mixer.mix(clock.now(), send=send)
                self._send(packets, pacer.deadline)
                self._tell(self._mixer.deliver())
            except Exception:
                # One tick is 20 ms of audio; the thread is all calls.
                _log.exception("media.tick_failed")
            send = pacer.advance(clock.now())

    def _obey(self) -> None:
        while self._commands:
            try:
                self._commands.popleft()()
            except Exception:
                _log.exception("media.command_failed")

    def _receive(self) -> None:
        now = clock.now()
        receive = self._receiver.receive
        for state, udp in self._sockets.items():
            for data, source, arrived in receive(udp.fileno):
                state.receive(data, source, now, arrived)

    def _send(self, packets: list[Outgoing], deadline: float) -> None:
        if not packets:
            return
        sockets = self._sockets
        clock.sleep_until(deadline - HOLD_S)
        unsent = send_at(deadline, [(sockets[state].fileno, data, target) for state, data, target in packets])
        if unsent and deadline >= self._complain_at:
            self._complain_at = deadline + COMPLAIN_EVERY_S
            _log.warning("media.packets_not_sent", packets=unsent, of=len(packets))

    def _tell(self, events: Sequence[MediaEvent]) -> None:
        for event in events:
            try:
                self._on_event(event)
            except Exception:
                _log.exception("media.listener_failed")


class MediaStream:
    """One call's audio. All methods may be called from any thread; they return at once and act at the next tick."""

    def __init__(self, plane: MediaPlane, state: StreamState, host: str, port: int) -> None:
        self._plane = plane
        self._state = state
        self.id = state.id
        self.host = host
        self.port = port
        """The RTP port, even."""

    def connect(
        self,
        remote: tuple[str, int],
        codec: Codec,
        dtmf_payload_type: int | None,
        *,
        send: bool = True,
        receive: bool = True,
    ) -> None:
        """Exchange audio with the far end, as agreed in SDP; again after each new agreement.

        Packets go to `remote` until the far end's own come from elsewhere (NAT); then to there. ``send=False``: we
        are silent (they hold us, or are sendonly to us). ``receive=False``: nothing is expected, so its absence is
        no `MediaLost`. Raises `PeerError` when `remote` is no IPv4 address and port.
        """
        target = address(*remote)
        state = self._state
        self._command(lambda: state.connect(target, codec, dtmf_payload_type, clock.now(), send=send, receive=receive))

    def play(self, play_id: str, clips: Sequence[Path], *, loop: bool = False) -> None:
        """Speak WAV files one after the other in place of what was playing; `PlayEnded` follows.

        Raises `ResourceError` when one is missing or not 8 kHz, 16-bit, mono; then nothing changes.
        """
        playback = Playback(play_id, load(clips), loop=loop)
        self._command(lambda: self._state.play(playback))

    def announce(self, play_id: str, clips: Sequence[Path]) -> None:
        """As `play`, heard by both ends of the bridge; the peer's voice is not passed to this one meanwhile."""
        playback = Playback(play_id, load(clips), loop=False)
        self._command(lambda: self._state.announce(playback))

    def stop(self) -> None:
        """Stop what is playing."""
        self._command(self._state.stop)

    def press(self, digits: str) -> None:
        """Press keys of the telephone, one after the other (RFC 4733); none where the far end takes none."""
        self._command(lambda: self._state.press(digits))

    def bridge(self, other: "MediaStream") -> None:
        """Let both far ends hear each other; what plays on them stops, and earlier bridges of either end."""

        def begin() -> None:
            if self._plane.has(other._state):
                self._state.bridge(other._state)

        self._command(begin)

    def unbridge(self) -> None:
        """End the bridge, and the hold of either end."""
        self._command(self._state.unbridge)

    def hold(self, music: list[Frames]) -> None:
        """Pass no voice over the bridge; the far end hears `music` (from `load`), again and again."""
        self._command(lambda: self._state.hold(music))

    def resume(self) -> None:
        """Let both ends of the bridge hear each other again."""
        self._command(self._state.resume)

    def record(self, path: Path) -> None:
        """Write a stereo WAV from now on: left what the far end says, right what it hears.

        Raises `ResourceError` when the file can't be made. A recording under way is finished first.
        """
        recording = self._plane.recording(path)

        def begin() -> None:
            if self._state.recording is not None:
                self._state.recording.close()
            self._state.recording = recording

        self._command(begin, otherwise=recording.close)

    def listen(self, sink: AudioSink) -> None:
        """Feed `sink` with what the far end says, 20 ms at a time without a break, until `close`.

        One sink a stream: an earlier one is closed.
        """

        def begin() -> None:
            self._state.close_sink()
            self._state.sink = sink

        self._command(begin, otherwise=sink.close)

    def statistics(self) -> Statistics:
        return self._state.statistics()

    def close(self) -> None:
        """End the stream: its recording is finished, its sink closed, its port free again after a rest."""
        self._plane.close(self._state)

    def _command(self, command: Callable[[], None], otherwise: Callable[[], None] | None = None) -> None:
        """Have the media thread carry out a command, or undo what was prepared where the stream is closed by then."""

        def carry_out() -> None:
            if self._plane.has(self._state):
                command()
            elif otherwise is not None:
                otherwise()

        self._plane.command(carry_out)

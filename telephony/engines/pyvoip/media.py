"""The media thread: all lines move on by 20 ms together.

Nothing here knows pyVoIP: a line has a `Stream`, which reads and sends 16-bit frames.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

import numpy as np
import structlog
from numpy.typing import NDArray

from telephony.engine import FRAME_SAMPLES, AudioSink, Dtmf, EngineEvent, PlayFinished
from telephony.engines.native.media.pacer import LEAD_S, Pacer
from telephony.engines.native.media.playback import Playback
from telephony.engines.native.media.recording import Disk, Recording

_log = structlog.get_logger(__name__)

Frame = NDArray[np.int16]
SILENT = np.zeros(FRAME_SAMPLES, np.int16)


class Stream(Protocol):
    """The far end's audio and the way there."""

    heard_at: float
    receives: bool

    def recv(self) -> None: ...
    def read_frame(self) -> Frame: ...
    def packet(self, said: Frame) -> bytes | None: ...
    def write(self, data: bytes) -> None: ...
    def stop(self) -> None: ...


class Line:
    """One leg's audio. All but `leg` belongs to the media thread."""

    def __init__(self, leg: str, tell: Callable[[EngineEvent], None]) -> None:
        self.leg = leg
        self._tell = tell
        self.stream: Stream | None = None
        self.peer: Line | None = None
        self.closed = False
        self._playback: Playback | None = None
        self._announcing = False
        self._music: Playback | None = None
        self._clip: Frame | None = None
        self._sink: AudioSink | None = None
        self._recording: Recording | None = None
        self._heard: Frame = SILENT
        self._said: Frame = SILENT

    # --- commands

    def play(self, playback: Playback) -> None:
        self.stop_playing()
        if self.closed:
            return
        self._playback = playback

    def announce(self, playback: Playback) -> None:
        """Play to both ends of the bridge; the peer's voice is not passed to this one meanwhile."""
        self.play(playback)
        self._announcing = self._playback is playback

    def stop_playing(self) -> None:
        self._end_play(completed=False)

    def listen(self, sink: AudioSink) -> None:
        self._close_sink()
        self._sink = sink
        if self.closed:
            self._close_sink()

    def record(self, recording: Recording) -> None:
        if self._recording is not None:
            self._recording.close()
        self._recording = recording
        if self.closed:
            self._close_recording()

    def bridge(self, other: "Line") -> None:
        if self.closed or other.closed or other is self.peer:
            return
        for line in (self, other):
            line.unbridge()
            line.stop_playing()
        self.peer, other.peer = other, self

    def unbridge(self) -> None:
        if self.peer is not None:
            self.peer.peer = self.peer._music = None
            self.peer = self._music = None

    def hold(self, music: Playback) -> None:
        """Pass no voice over the bridge; the far end hears `music`. Nothing, if the peer has ended just now."""
        if self.peer is not None:
            self._music = music

    def resume(self) -> None:
        self._music = None

    def key(self, digit: str, duration_ms: int) -> None:
        self._tell(Dtmf(self.leg, digit, duration_ms))

    def close(self) -> None:
        self.closed = True
        self.stop_playing()
        self.unbridge()
        self._close_recording()
        self._close_sink()
        if self.stream is not None:
            self.stream.stop()
            self.stream = None

    # --- a tick, in four steps

    def hear(self) -> None:
        """Take the far end's next 20 ms."""
        if self.stream is not None:
            self.stream.recv()
            self._heard = self.stream.read_frame()

    def draw(self) -> None:
        """Take the next 20 ms of what plays, or else of the music."""
        self._clip = None
        if self._playback is not None:
            self._clip = self._playback.next_frame()
            if self._clip is None:
                self._end_play(completed=True)
        if self._clip is None and self._music is not None:
            self._clip = self._music.next_frame()

    def say(self) -> bytes | None:
        """Mix what the far end hears next; returns the packet to send."""
        said = SILENT if self._clip is None else self._clip
        peer = self.peer
        if peer is not None and not self._announcing and self._music is None and peer._music is None:
            voices = said.astype(np.int32) + peer._heard
            if peer._announcing and peer._clip is not None:
                voices += peer._clip
            said = np.clip(voices, -32_768, 32_767).astype(np.int16)
        self._said = said
        return self.stream.packet(said) if self.stream is not None else None

    def deliver(self) -> None:
        """Hand the tick to the recording and the sink."""
        if self.stream is None:
            return
        if self._recording is not None:
            self._recording.add(self._heard, self._said)
        if self._sink is not None:
            try:
                self._sink.feed(self._heard.tobytes())
            except Exception:
                # A deaf recogniser is a fault of one call; it must not silence all the others.
                _log.exception("media.sink_failed", leg=self.leg)
                self._close_sink()

    def _end_play(self, *, completed: bool) -> None:
        playback, self._playback = self._playback, None
        self._announcing = False
        if playback is not None:
            self._tell(PlayFinished(self.leg, playback.id, completed))

    def _close_sink(self) -> None:
        sink, self._sink = self._sink, None
        if sink is not None:
            try:
                sink.close()
            except Exception:
                _log.exception("media.sink_failed", leg=self.leg)

    def _close_recording(self) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:
            recording.close()


class MediaThread:
    """Turns all lines that have a stream, and carries out commands between ticks, in order."""

    def __init__(self, *, silence_timeout_s: float, on_lost: Callable[[str], None]) -> None:
        """`on_lost` is told, from this thread, the leg that had no packet for so long."""
        self.disk = Disk()
        self._silence_timeout_s = silence_timeout_s
        self._on_lost = on_lost
        self._lines: dict[str, Line] = {}
        self._commands: deque[Callable[[], None]] = deque()
        self._running = False
        self._thread = threading.Thread(target=self._run, name="pyvoip-media", daemon=True)

    def start(self) -> None:
        self._running = True
        self.disk.start()
        self._thread.start()

    def stop(self) -> None:
        """Carry out what waits, close all lines, end the thread. Waits a tick."""
        self._running = False
        if self._thread.is_alive():
            self._thread.join(5.0)
        self._obey()
        for line in self._lines.values():
            line.close()
        self._lines.clear()
        self.disk.stop()

    def command(self, command: Callable[[], None]) -> None:
        """Have something done by this thread; from any thread."""
        self._commands.append(command)

    def connect(self, line: Line, stream: Stream) -> None:
        """Let a line speak and hear by `stream`, from the next tick."""

        def begin() -> None:
            line.stream = stream
            if line.closed:
                stream.stop()
            else:
                self._lines[line.leg] = line

        self.command(begin)

    def close(self, line: Line, then: Callable[[], None]) -> None:
        """End a line, and do `then` when it has told all it had to tell."""

        def end() -> None:
            self._lines.pop(line.leg, None)
            line.close()
            then()

        self.command(end)

    def _run(self) -> None:
        pacer = Pacer(time.monotonic())
        send = True
        while self._running:
            _sleep_until(pacer.deadline - LEAD_S)
            try:
                self._obey()
                self._tick(pacer.deadline, send=send)
            except Exception:
                # One tick is 20 ms of audio; the thread is all calls.
                _log.exception("media.tick_failed")
            send = pacer.advance(time.monotonic())

    def _obey(self) -> None:
        while self._commands:
            try:
                self._commands.popleft()()
            except Exception:
                _log.exception("media.command_failed")

    def _tick(self, deadline: float, *, send: bool) -> None:
        lines = list(self._lines.values())
        for line in lines:
            line.hear()
        for line in lines:
            line.draw()
        due = [(line.stream, line.say()) for line in lines]
        _sleep_until(deadline)
        for stream, packet in due:
            if send and stream is not None and packet is not None:
                stream.write(packet)
        for line in lines:
            line.deliver()
            stream = line.stream
            if stream is not None and stream.receives and deadline - stream.heard_at > self._silence_timeout_s:
                stream.heard_at = deadline  # told once
                self._on_lost(line.leg)


def _sleep_until(moment: float) -> None:
    wait = moment - time.monotonic()
    if wait > 0:
        time.sleep(wait)

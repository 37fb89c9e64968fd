"""One tick of all streams: 20 ms from every far end in, 20 ms to every far end out.

The work is done for all streams at once, on arrays of (streams × 160) samples; a stream costs a few steps of Python.
"""

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
import structlog
from numpy.typing import NDArray

from telephony.engine import FRAME_SAMPLES
from telephony.engines.native.media import codec
from telephony.engines.native.media.events import MediaEvent
from telephony.engines.native.media.stream import StreamState

_log = structlog.get_logger(__name__)

Samples = NDArray[np.int16]


class Outgoing(NamedTuple):
    """A packet that is due."""

    stream: StreamState
    data: bytes
    target: Hashable


class Mixer:
    """All open streams. Per tick: `mix`, send what it returns, `deliver`."""

    def __init__(self) -> None:
        self.streams: list[StreamState] = []
        self._heard: Samples = np.zeros((0, FRAME_SAMPLES), np.int16)
        self._said = self._heard
        self._mixed: list[StreamState] = []

    def add(self, stream: StreamState) -> None:
        self.streams.append(stream)

    def remove(self, stream: StreamState) -> None:
        """End a stream: what it plays, its bridge, its recording, its sink."""
        stream.stop()
        stream.unbridge()
        if stream.recording is not None:
            stream.recording.close()
            stream.recording = None
        stream.close_sink()
        self.streams.remove(stream)

    def mix(self, now: float, *, send: bool = True) -> list[Outgoing]:
        """Move all streams on by 20 ms; returns the packets that are due now.

        With ``send=False`` the far ends are heard but nothing is said: the tick is being made up for, too late.
        """
        streams = self._mixed = list(self.streams)
        if not streams:
            return []
        rows = np.array([stream.codec_row for stream in streams], np.intp)
        self._heard = heard = self._hear(streams, rows)
        self._said = said = np.zeros_like(heard)
        if send:
            announcing = self._play(streams, said)
            _bridge(streams, heard, said, announcing)
        outgoing: list[Outgoing] = []
        payloads = codec.encode(said, rows) if send else b""
        at = 0
        for stream in streams:
            if send and stream.sending:
                outgoing.append(Outgoing(stream, stream.packet(payloads[at : at + FRAME_SAMPLES]), stream.target))
            else:
                stream.pause()
            if now >= stream.watch_at:
                stream.watch(now)
            at += FRAME_SAMPLES
        return outgoing

    def deliver(self) -> list[MediaEvent]:
        """Hand the tick's audio to recordings and sinks; returns what happened. To be done after sending."""
        heard, said = self._heard, self._said
        events: list[MediaEvent] = []
        for row, stream in enumerate(self._mixed):
            if stream.recording is not None:
                stream.recording.add(heard[row], said[row])
            if stream.sink is not None:
                try:
                    stream.sink.feed(heard[row].tobytes())
                except Exception:
                    # A deaf recogniser is a fault of one call; it must not silence all the others.
                    _log.exception("media.sink_failed", stream=stream.id)
                    stream.close_sink()
            if stream.events:
                events += stream.events
                stream.events.clear()
        return events

    def _hear(self, streams: list[StreamState], rows: NDArray[np.intp]) -> Samples:
        frames = [stream.take() or stream.silence for stream in streams]
        heard = codec.decode(b"".join(frames), rows)
        for frame, stream, samples in zip(frames, streams, heard, strict=True):
            concealment = stream.concealment
            if frame is stream.silence:
                samples[:] = concealment.conceal()
                continue
            if concealment.broken:
                concealment.resume(samples)
            concealment.keep(samples)
        return heard

    def _play(self, streams: list[StreamState], said: Samples) -> list[int]:
        """Say what plays; returns the rows in which it is for the peer, too."""
        announcing = []
        for row, stream in enumerate(streams):
            if stream.playback is not None or stream.music is not None:
                frame = stream.next_frame()
                if frame is not None:
                    said[row] = frame
                    if stream.announcing:
                        announcing.append(row)
        return announcing


def _bridge(streams: list[StreamState], heard: Samples, said: Samples, announcing: list[int]) -> None:
    """Add each peer's voice, and what is announced to the peer, to what is said."""
    row_of = {id(stream): row for row, stream in enumerate(streams) if stream.peer is not None}
    if not row_of:
        return
    rows = [row for row in row_of.values() if streams[row].voice is not None]
    peers = [row_of[id(streams[row].voice)] for row in rows]
    voices = said[rows].astype(np.int32) + heard[peers]
    for row in announcing:
        if row in peers:
            voices[peers.index(row)] += said[row]  # nothing but the clip: no voice is passed to who announces
    said[rows] = np.clip(voices, -32_768, 32_767)

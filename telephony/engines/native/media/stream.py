"""One call's media, without sockets and threads: what came from the far end, and what goes to it."""

from collections.abc import Hashable
from typing import Final

import structlog

from telephony.engine import FRAME_SAMPLES, AudioSink
from telephony.engines.native.media.codec import Codec
from telephony.engines.native.media.concealment import Concealment
from telephony.engines.native.media.dtmf import DtmfReceiver, DtmfSender, Key
from telephony.engines.native.media.events import DtmfReceived, MediaEvent, MediaLost, PlayEnded
from telephony.engines.native.media.jitter import JitterBuffer
from telephony.engines.native.media.latch import Latch
from telephony.engines.native.media.packet import HEADER, MalformedPacket, RtpPacket
from telephony.engines.native.media.playback import Frames, Playback
from telephony.engines.native.media.reception import Reception, Statistics
from telephony.engines.native.media.recording import Frame, Recording

_log = structlog.get_logger(__name__)

_NEVER: Final = float("inf")


class StreamState:
    """Everything the media plane knows of one stream. Belongs to the media thread."""

    # The mixer asks every stream at each tick, and instances with more than 30 names no longer share CPython's quick
    # dictionaries: without this a tick of 400 bridged streams took an eighth longer.
    __slots__ = (
        "_dtmf",
        "_dtmf_payload_type",
        "_expecting",
        "_heard_at",
        "_jitter",
        "_keys",
        "_latch",
        "_marker",
        "_payload_type",
        "_reception",
        "_sequence",
        "_silence_timeout_s",
        "_source",
        "_ssrc",
        "_timestamp",
        "announcing",
        "codec",
        "codec_row",
        "concealment",
        "events",
        "id",
        "malformed",
        "music",
        "peer",
        "playback",
        "recording",
        "refused",
        "sending",
        "silence",
        "sink",
        "take",
        "voice",
        "watch_at",
    )

    def __init__(self, stream_id: str, *, ssrc: int, sequence: int, timestamp: int, silence_timeout_s: float) -> None:
        self.id = stream_id
        self._speak(Codec.PCMA)
        self.sending = False
        self.peer: StreamState | None = None
        """The other end of the bridge."""
        self.voice: StreamState | None = None
        """The same, while its voice is passed to this one."""
        self.playback: Playback | None = None
        self.announcing = False
        """Whether the peer's far end hears what plays, too."""
        self.music: Playback | None = None
        """What the far end is held with."""
        self.sink: AudioSink | None = None
        self.recording: Recording | None = None
        self.events: list[MediaEvent] = []
        """What happened since the owner last looked."""
        self.concealment = Concealment()
        self.malformed = 0
        self.refused = 0
        """Packets from strangers, or of a payload type that was not agreed."""
        self._jitter = JitterBuffer(self.concealment.skip)
        self._reception = Reception()
        self._dtmf = DtmfReceiver()
        self._dtmf_payload_type: int | None = None
        self._keys: DtmfSender | None = None  # while there are any to press
        self._latch: Latch | None = None
        self._source: int | None = None  # the far end's SSRC
        self._silence_timeout_s = silence_timeout_s
        self._heard_at = 0.0
        self._expecting = False
        self.watch_at = _NEVER
        """When `watch` has something to look for."""
        self._ssrc = ssrc
        self._sequence = sequence
        self._timestamp = timestamp
        self._marker = True
        self.take = self._jitter.take
        """The next 160 octets from the far end, None when they are missing: called once a tick."""

    # --- what the owner asks for

    def connect(
        self, remote: Hashable, codec: Codec, dtmf_payload_type: int | None, now: float, *, send: bool, receive: bool
    ) -> None:
        """The far end's address and formats, from each offer and answer."""
        if self._latch is None:
            self._latch = Latch(remote)
        else:
            self._latch.signal(remote)
        if codec is not self.codec:
            self._speak(codec)
            self._jitter.reset()
        self._dtmf_payload_type = dtmf_payload_type
        self.sending = send
        self._heard_at = now
        self._expecting = receive
        self._watch_again()

    def _speak(self, codec: Codec) -> None:
        # Copied out of the Enum, whose attributes cost too much to ask for 50 times a second and call.
        self.codec = codec
        self.codec_row = codec.row
        self.silence = codec.silence
        self._payload_type: int = codec.value

    def play(self, playback: Playback) -> None:
        self.stop()
        self.playback = playback

    def announce(self, playback: Playback) -> None:
        """Play to both ends of the bridge; the peer's voice is not passed to this one meanwhile."""
        self.play(playback)
        self.announcing = True
        self._route()

    def stop(self) -> None:
        if self.playback is not None:
            self._end_play(completed=False)

    def bridge(self, other: "StreamState") -> None:
        """Let two streams hear each other, and only each other; what plays on them stops, and holds end."""
        if other is self or other is self.peer:
            return
        for stream in (self, other):
            stream.unbridge()
            stream.stop()
        self.peer, other.peer = other, self
        self._route()

    def unbridge(self) -> None:
        if self.peer is not None:
            for stream in (self.peer, self):
                stream.peer = stream.voice = stream.music = None

    def hold(self, music: list[Frames]) -> None:
        """Pass no voice over the bridge; the far end hears `music`, again and again."""
        self.music = Playback("music on hold", music, loop=True)
        self._route()

    def resume(self) -> None:
        self.music = None
        self._route()

    def _route(self) -> None:
        """Settle whose voice is heard at either end of the bridge. Kept, for the mixer asks 50 times a second."""
        peer = self.peer
        if peer is not None:
            held = self.music is not None or peer.music is not None
            self.voice = None if held or self.announcing else peer
            peer.voice = None if held or peer.announcing else self

    def press(self, digits: str) -> None:
        """Press keys, in place of what is said meanwhile."""
        if self._dtmf_payload_type is None:
            _log.warning("media.no_keys", stream=self.id)  # the far end takes no telephone events
            return
        if self._keys is None:
            self._keys = DtmfSender()
        self._keys.press(digits)

    def close_sink(self) -> None:
        """Tell the sink, where there is one, that no more audio comes."""
        sink, self.sink = self.sink, None
        if sink is not None:
            try:
                sink.close()
            except Exception:
                _log.exception("media.sink_failed", stream=self.id)

    def statistics(self) -> Statistics:
        reception = self._reception
        return Statistics(reception.received, reception.lost, self._jitter.late, reception.jitter_ms)

    # --- what comes in

    def receive(self, data: bytes, source: Hashable, now: float, arrived: float) -> None:
        """Take one datagram. `arrived` (seconds) may be of another clock than `now`, and exacter."""
        latch = self._latch
        if latch is None:
            self.refused += 1
            return
        try:
            packet = RtpPacket.parse(data)
            audio = packet.payload_type == self._payload_type
            if not audio and packet.payload_type != self._dtmf_payload_type:
                self.refused += 1
                return
            if not latch.accepts(source, now):
                self.refused += 1
                return
            self._heard_at = now
            if audio:
                self._receive_audio(packet, arrived)
            else:
                self._receive_event(packet, now)
        except MalformedPacket:
            self.malformed += 1

    def _receive_audio(self, packet: RtpPacket, arrived: float) -> None:
        if packet.ssrc != self._source:
            self._source = packet.ssrc
            self._reception.restart()
            self._jitter.reset()
        if self._reception.sequence(packet.sequence):
            self._reception.arrival(packet.timestamp, arrived)
            self._jitter.put(packet.timestamp, packet.payload, marker=packet.marker)

    def _receive_event(self, packet: RtpPacket, now: float) -> None:
        if packet.ssrc == self._source:  # some far ends send events as a source of their own
            self._reception.sequence(packet.sequence)
        self._tell(self._dtmf.receive(packet.payload, packet.timestamp, now))
        self._watch_again()

    def watch(self, now: float) -> None:
        """Notice what did not come: the end of a key, or anything at all. To be called from `watch_at` on."""
        self._tell(self._dtmf.expire(now))
        if self._expecting and now >= self._heard_at + self._silence_timeout_s:
            self._expecting = False
            self.events.append(MediaLost(self.id))
        self._watch_again()

    def _watch_again(self) -> None:
        silent_at = self._heard_at + self._silence_timeout_s if self._expecting else _NEVER
        self.watch_at = min(silent_at, self._dtmf.expires_at)

    def _tell(self, keys: list[Key]) -> None:
        for key in keys:
            self.events.append(DtmfReceived(self.id, key.digit, key.duration_ms))

    # --- what goes out

    @property
    def target(self) -> Hashable:
        """Where packets go; None before `connect`."""
        return self._latch.target if self._latch is not None else None

    def next_frame(self) -> Frame | None:
        """The next 160 samples of what plays, or else of the music; None when there is neither."""
        if self.playback is not None:
            frame = self.playback.next_frame()
            if frame is not None:
                return frame
            self._end_play(completed=True)
        return self.music.next_frame() if self.music is not None else None

    def _end_play(self, *, completed: bool) -> None:
        assert self.playback is not None
        self.events.append(PlayEnded(self.id, self.playback.id, completed))
        self.playback = None
        if self.announcing:
            self.announcing = False
            self._route()

    def packet(self, payload: bytes) -> bytes:
        """The next packet; the first after a pause carries the marker (RFC 3551 §4.1)."""
        if self._keys is not None and (key := self._key(self._keys)) is not None:
            return key
        packet = HEADER.pack(
            0x80,  # version 2, nothing optional
            self._payload_type | (0x80 if self._marker else 0),
            self._sequence,
            self._timestamp,
            self._ssrc,
        )
        self._marker = False
        self._sequence = (self._sequence + 1) & 0xFFFF
        self._timestamp = (self._timestamp + FRAME_SAMPLES) & 0xFFFFFFFF
        return packet + payload

    def _key(self, keys: DtmfSender) -> bytes | None:
        """The next packet of a key that is pressed; None between keys, and when there are none left."""
        event = keys.next(self._timestamp)
        kind = self._dtmf_payload_type
        if keys.done or kind is None:
            self._keys = None
        if event is None or kind is None:
            return None
        payload, began, begins = event
        packet = HEADER.pack(0x80, kind | (0x80 if begins else 0), self._sequence, began, self._ssrc)
        self._sequence = (self._sequence + 1) & 0xFFFF
        self._timestamp = (self._timestamp + FRAME_SAMPLES) & 0xFFFFFFFF
        return packet + payload

    def pause(self) -> None:
        """20 ms in which nothing is sent."""
        self._marker = True
        self._timestamp = (self._timestamp + FRAME_SAMPLES) & 0xFFFFFFFF

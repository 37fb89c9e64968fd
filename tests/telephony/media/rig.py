"""Streams without sockets: a mixer, far ends that talk to it, and a clock that only moves when told."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from telephony import g711
from telephony.engines.native.media.codec import Codec
from telephony.engines.native.media.events import MediaEvent
from telephony.engines.native.media.mixer import Mixer
from telephony.engines.native.media.packet import RtpPacket
from telephony.engines.native.media.stream import StreamState
from telephony.wav import write_clip

Samples = NDArray[np.int16]


def level(value: int, frames: int = 1) -> Samples:
    """Frames of one value: easy to recognise, and exact in both laws when `value` is one of their outputs."""
    return np.full((frames, 160), value, np.int16)


def clip(path: Path, *values: int) -> Path:
    """A clip with one frame of each value."""
    write_clip(path, np.concatenate([level(value)[0] for value in values]))
    return path


class Ear:
    """A sink that keeps what it hears."""

    def __init__(self) -> None:
        self.pcm = b""
        self.fed = 0
        self.closed = 0

    def feed(self, pcm: bytes) -> None:
        self.pcm += pcm
        self.fed += 1

    def close(self) -> None:
        self.closed += 1

    @property
    def samples(self) -> Samples:
        return np.frombuffer(self.pcm, "<i2")


@dataclass
class FarEnd:
    """One phone: its address, and the RTP it sends and gets."""

    stream: StreamState
    codec: Codec
    address: str
    got: list[RtpPacket] = field(default_factory=list)
    sequence: int = 7
    timestamp: int = 0xFFFFFF00

    def say(self, samples: Samples, now: float, *, source: str | None = None) -> None:
        law = g711.encode_ulaw if self.codec is Codec.PCMU else g711.encode_alaw
        self.send(self.codec.value, law(samples.reshape(-1)), now, source=source)
        self.timestamp = (self.timestamp + samples.size) & 0xFFFFFFFF

    def send(self, payload_type: int, payload: bytes, now: float, *, source: str | None = None) -> None:
        packet = RtpPacket(payload_type, self.sequence, self.timestamp, 99, payload)
        self.sequence = (self.sequence + 1) & 0xFFFF
        self.stream.receive(bytes(packet), source or self.address, now, now)

    def heard(self, packet: RtpPacket) -> Samples:
        law = g711.decode_ulaw if packet.payload_type == 0 else g711.decode_alaw
        return law(packet.payload)

    @property
    def levels(self) -> list[int]:
        """The first sample of each packet it got."""
        return [int(self.heard(packet)[0]) for packet in self.got]


class Rig:
    def __init__(self) -> None:
        self.mixer = Mixer()
        self.now = 100.0
        self.events: list[MediaEvent] = []
        self.ends: dict[StreamState, FarEnd] = {}

    def connect(self, name: str, codec: Codec = Codec.PCMA, *, send: bool = True, receive: bool = True) -> FarEnd:
        stream = StreamState(name, ssrc=1, sequence=0xFFFE, timestamp=0xFFFFFF60, silence_timeout_s=60.0)
        self.mixer.add(stream)
        stream.connect(f"{name}:5000", codec, 101, self.now, send=send, receive=receive)
        self.ends[stream] = FarEnd(stream, codec, f"{name}:5000")
        return self.ends[stream]

    def tick(self, count: int = 1, *, send: bool = True) -> None:
        for _ in range(count):
            for stream, data, target in self.mixer.mix(self.now, send=send):
                end = self.ends[stream]
                assert target == end.address
                end.got.append(RtpPacket.parse(data))
            self.events += self.mixer.deliver()
            self.now += 0.020

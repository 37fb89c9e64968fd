"""pyVoIP's RTP client at 16 bits."""

import random
import socket
import struct
import time
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from pyVoIP import RTP

from telephony.engine import FRAME_SAMPLES
from telephony.engines.native.media.dtmf import DtmfReceiver, Key
from telephony.engines.native.media.jitter import JitterBuffer
from telephony.engines.native.media.packet import MalformedPacket
from telephony.g711 import decode_alaw, decode_ulaw, encode_alaw, encode_ulaw

Frame = NDArray[np.int16]
"""160 samples."""
SILENT = np.zeros(FRAME_SAMPLES, np.int16)

_HEADER = struct.Struct("!BBHII")


class Packet(RTP.RTPMessage):
    """Overridden: pyVoIP takes header extensions and padding for audio, and reads bits as text."""

    def parse(self, packet: bytes) -> None:
        if len(packet) < _HEADER.size:
            raise RTP.RTPParseError("the packet is shorter than an RTP header")
        flags, kind, self.sequence, self.timestamp, self.SSRC = _HEADER.unpack_from(packet)
        self.version = flags >> 6
        if self.version not in self.RTPCompatibleVersions:
            raise RTP.RTPParseError(f"RTP version {self.version}")
        self.padding = bool(flags & 0x20)
        self.extension = bool(flags & 0x10)
        self.CC = flags & 0x0F
        self.marker = bool(kind & 0x80)
        self.payload_type = self.assoc.get(kind & 0x7F, RTP.PayloadType.UNKNOWN)
        start = _HEADER.size + 4 * self.CC
        if self.extension:
            if len(packet) < start + 4:
                raise RTP.RTPParseError("the header extension is cut off")
            start += 4 + 4 * int.from_bytes(packet[start + 2 : start + 4], "big")
        end = len(packet) - (packet[-1] if self.padding else 0)
        self.payload = packet[start : max(start, end)]


class Playout(RTP.RTPPacketManager):
    """Overridden: pyVoIP keeps all audio it ever received, in 8 bits. This one is a bounded jitter buffer of octets."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.jitter = JitterBuffer()

    def write(self, offset: int, data: bytes) -> None:
        self.jitter.put(offset, data)

    def read(self, length: int = FRAME_SAMPLES) -> bytes:
        """The next frame; b"" where there is none."""
        return self.jitter.take() or b""


class Stream(RTP.RTPClient):
    """One call's audio.

    Overridden: pyVoIP runs two threads a stream, passes audio through 8 bits, sends PCMA as µ-law, and sleeps between
    packets. Here `recv`, `read` and `write` each move one tick's worth for the media thread, in 16-bit samples.
    """

    assoc: dict[int, RTP.PayloadType]

    def __init__(
        self,
        assoc: Mapping[int, RTP.PayloadType],
        out_ip: str,
        out_port: int,
        *,
        own: socket.socket,
        on_key: Callable[[Key], None],
    ) -> None:
        """`own` is bound and non-blocking; the stream closes it."""
        in_ip, in_port = own.getsockname()
        super().__init__(dict(assoc), in_ip, in_port, out_ip, out_port, RTP.TransmitType.SENDRECV)
        self.sin = self.sout = own
        self.pmin = self._playout = Playout()
        self.sends = True
        self.receives = True
        self.heard_at = time.monotonic()
        self._on_key = on_key
        self._keys = DtmfReceiver()
        self._source: int | None = None
        self._talking = False
        self.outSequence = random.getrandbits(15)
        self.outTimestamp = random.getrandbits(32)
        self.outSSRC = random.getrandbits(32)

    def agree(
        self, codecs: Mapping[int, RTP.PayloadType], remote: tuple[str, int], *, sends: bool, receives: bool
    ) -> None:
        """Follow what was agreed: at the beginning, and at each re-INVITE."""
        self.assoc = dict(codecs)
        self.preference = next(codec for codec in codecs.values() if codec is not RTP.PayloadType.EVENT)
        self.outIP, self.outPort = remote
        self.sends = sends and remote[0] != "0.0.0.0"
        self.receives = sends and receives
        self.heard_at = time.monotonic()

    def start(self) -> None:
        """The socket is open and the media thread turns the wheel: nothing is left to start."""

    def stop(self) -> None:
        self.NSD = False
        self.sin.close()

    def recv(self) -> None:
        """Take what has arrived. Never waits."""
        while True:
            try:
                packet = self.sin.recv(2048)
            except BlockingIOError:
                break
            except ConnectionError:  # an ICMP answer to what we sent
                continue
            except OSError:
                break
            try:
                self.parse_packet(packet)
            except (RTP.RTPParseError, MalformedPacket):
                continue
        for key in self._keys.expire(time.monotonic()):
            self._on_key(key)

    def parse_packet(self, packet: bytes) -> None:
        message = Packet(packet, self.assoc)
        if message.payload_type is RTP.PayloadType.EVENT:
            self.parse_telephone_event(message)
        elif message.payload_type is self.preference:
            if self._source != message.SSRC:
                self._source = message.SSRC
                self._playout.jitter.reset()
            self.pmin.write(message.timestamp, message.payload)
        else:
            return
        self.heard_at = time.monotonic()

    def parse_telephone_event(self, packet: RTP.RTPMessage) -> None:
        """Overridden: pyVoIP looks at the marked packet alone, which may be lost, and knows no duration."""
        for key in self._keys.receive(packet.payload, packet.timestamp, time.monotonic()):
            self._on_key(key)

    def read_frame(self) -> Frame:
        """The next 20 ms of the far end, gaps silent. In place of `read`, which waits where there is silence."""
        octets = self.pmin.read()
        if not octets:
            return SILENT
        return decode_alaw(octets) if self.preference is RTP.PayloadType.PCMA else decode_ulaw(octets)

    def encode_packet(self, payload: bytes) -> bytes:
        """16-bit samples to the codec's octets."""
        if self.preference is RTP.PayloadType.PCMA:
            return self.encode_pcma(payload)
        return self.encode_pcmu(payload)

    def encode_pcmu(self, packet: bytes) -> bytes:
        return encode_ulaw(np.frombuffer(packet, np.int16))

    def encode_pcma(self, packet: bytes) -> bytes:
        return encode_alaw(np.frombuffer(packet, np.int16))

    def packet(self, said: Frame) -> bytes | None:
        """The next packet, to be sent when it is due; None when the far end wants none (hold)."""
        self.outSequence = (self.outSequence + 1) % (1 << 16)
        self.outTimestamp = (self.outTimestamp + FRAME_SAMPLES) % (1 << 32)
        if not self.sends:
            self._talking = False
            return None
        marker = 0 if self._talking else 0x80
        self._talking = True
        kind = int(self.preference) | marker
        header = _HEADER.pack(0x80, kind, self.outSequence, self.outTimestamp, self.outSSRC)
        return header + self.encode_packet(said.tobytes())

    def write(self, data: bytes) -> None:
        """Send a packet now."""
        try:
            self.sout.sendto(data, (self.outIP, self.outPort))
        except OSError:
            return  # a lost packet: the next is 20 ms away

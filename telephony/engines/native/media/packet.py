"""RTP packets on the wire (RFC 3550 §5.1)."""

import struct
from typing import Final, NamedTuple, Self

from telephony.errors import PeerError

HEADER: Final = struct.Struct("!BBHII")
"""Version and flags, marker and payload type, sequence number, timestamp, SSRC."""
_EXTENSION: Final = struct.Struct("!HH")
HEADER_BYTES: Final = HEADER.size
_VERSION: Final = 2


class MalformedPacket(PeerError):
    """The datagram is no RTP packet; drop it."""

    code = "telephony.media.malformed_packet"


class RtpPacket(NamedTuple):
    """One packet. (A named tuple: 50 are made a second and call, and a frozen dataclass costs four times as much.)"""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes
    marker: bool = False

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a datagram; contributing sources, header extension and padding are skipped.

        Raises `MalformedPacket`.
        """
        size = len(data)
        if size < HEADER_BYTES:
            raise MalformedPacket(f"{size} bytes are too few for an RTP header")
        first, second, sequence, timestamp, ssrc = HEADER.unpack_from(data)
        if first == 0x80:  # the usual packet: version 2, nothing optional
            return cls(second & 0x7F, sequence, timestamp, ssrc, data[HEADER_BYTES:], second > 0x7F)
        if first >> 6 != _VERSION:
            raise MalformedPacket(f"RTP version {first >> 6} instead of 2")
        start = HEADER_BYTES + 4 * (first & 0x0F)
        if first & 0x10:
            if size < start + _EXTENSION.size:
                raise MalformedPacket("the header extension is cut off")
            start += _EXTENSION.size + 4 * _EXTENSION.unpack_from(data, start)[1]
        end = size
        if first & 0x20:
            padding = data[-1]
            if padding == 0:
                raise MalformedPacket("padding of 0 bytes")
            end -= padding
        if start > end:
            raise MalformedPacket("header and padding are longer than the packet")
        return cls(second & 0x7F, sequence, timestamp, ssrc, data[start:end], second > 0x7F)

    def __bytes__(self) -> bytes:
        second = self.payload_type | (0x80 if self.marker else 0)
        return HEADER.pack(0x80, second, self.sequence, self.timestamp, self.ssrc) + self.payload

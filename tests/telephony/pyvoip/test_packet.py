"""RTP packets as real senders write them."""

import struct

import pytest

from tests.telephony.pyvoip.rig import require_pyvoip

AUDIO = bytes(range(160))


def header(first: int, payload_type: int = 8, *, marker: bool = False) -> bytes:
    return struct.pack("!BBHII", first, payload_type | (0x80 if marker else 0), 0xFFFF, 0xFFFFFFF0, 0xCA11)


@pytest.mark.parametrize(
    ("packet", "payload"),
    [
        (header(0x80) + AUDIO, AUDIO),
        (header(0x82) + bytes(8) + AUDIO, AUDIO),
        (header(0x90) + struct.pack("!HH", 0xBEDE, 2) + bytes(8) + AUDIO, AUDIO),
        (header(0xA0) + AUDIO + b"\0\0\0\4", AUDIO),
        (header(0xA0) + b"\xff", b""),
        (header(0x80), b""),
    ],
    ids=["plain", "contributors", "extension", "padding", "more padding than packet", "empty"],
)
def test_only_audio_is_taken_for_audio(packet: bytes, payload: bytes) -> None:
    require_pyvoip()
    from pyVoIP.RTP import PayloadType

    from telephony.engines.pyvoip.rtp import Packet

    read = Packet(packet, {8: PayloadType.PCMA})
    assert read.payload == payload
    assert (read.payload_type, read.sequence, read.timestamp) == (PayloadType.PCMA, 0xFFFF, 0xFFFFFFF0)


@pytest.mark.parametrize("packet", [b"", header(0x80)[:11], header(0x40) + AUDIO, header(0x90) + b"\xbe"])
def test_what_is_no_packet_is_refused(packet: bytes) -> None:
    require_pyvoip()
    from pyVoIP.RTP import PayloadType, RTPParseError

    from telephony.engines.pyvoip.rtp import Packet

    with pytest.raises(RTPParseError):
        Packet(packet, {8: PayloadType.PCMA})


def test_an_unknown_payload_type_is_no_audio() -> None:
    require_pyvoip()
    from pyVoIP.RTP import PayloadType

    from telephony.engines.pyvoip.rtp import Packet

    assert Packet(header(0x80, 13) + AUDIO, {8: PayloadType.PCMA}).payload_type is PayloadType.UNKNOWN

"""RTP packets: what is sent can be read, and what can't be read says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.engines.native.media.packet import MalformedPacket, RtpPacket

packets = st.builds(
    RtpPacket,
    payload_type=st.integers(0, 127),
    sequence=st.integers(0, 0xFFFF),
    timestamp=st.integers(0, 0xFFFFFFFF),
    ssrc=st.integers(0, 0xFFFFFFFF),
    payload=st.binary(max_size=400),
    marker=st.booleans(),
)


@given(packets)
def test_a_written_packet_is_read_back(packet: RtpPacket) -> None:
    assert RtpPacket.parse(bytes(packet)) == packet


@given(st.binary(max_size=200))
def test_any_datagram_is_a_packet_or_malformed(data: bytes) -> None:
    try:
        packet = RtpPacket.parse(data)
    except MalformedPacket:
        return
    assert data[0] >> 6 == 2
    assert len(packet.payload) <= len(data) - 12


@given(packets, st.integers(0, 15), st.none() | st.integers(0, 4), st.integers(0, 255))
def test_optional_parts_are_skipped(packet: RtpPacket, sources: int, extension: int | None, padding: int) -> None:
    data = bytearray(bytes(packet)[:12])
    data[0] |= sources
    data += b"CSRC" * sources
    if extension is not None:
        data[0] |= 0x10
        data += b"\xbe\xde" + extension.to_bytes(2, "big") + b"EXTN" * extension
    data += packet.payload
    if padding:
        data[0] |= 0x20
        data += bytes(padding - 1) + bytes([padding])
    assert RtpPacket.parse(bytes(data)) == packet


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "too few"),
        (bytes([0x80]) * 11, "too few"),
        (bytes([0x40]) + bytes(11), "version 1"),
        (bytes([0x90]) + bytes(13), "extension is cut off"),
        (bytes([0x8F]) + bytes(30), "longer than the packet"),
        (bytes([0xA0]) + bytes(20), "padding of 0"),
        (bytes([0xA0]) + bytes(11) + b"\x09", "longer than the packet"),
    ],
)
def test_malformed_packets_name_their_fault(data: bytes, reason: str) -> None:
    with pytest.raises(MalformedPacket, match=reason):
        RtpPacket.parse(data)

"""What one stream makes of the packets that reach it."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.engines.native.media.codec import Codec
from telephony.engines.native.media.events import DtmfReceived, MediaLost

from .rig import Ear, Rig, level

A = 1_056


def test_quality_counts_losses_and_late_packets() -> None:
    rig = Rig()
    end = rig.connect("a")
    for number in range(100):
        if number % 10 == 5:
            end.sequence += 1
            end.timestamp = (end.timestamp + 160) & 0xFFFFFFFF
        else:
            end.say(level(A), rig.now)
        rig.tick()
    statistics = end.stream.statistics()
    assert (statistics.packets_received, statistics.packets_lost, statistics.packets_late) == (90, 10, 0)
    assert statistics.jitter_ms == pytest.approx(0, abs=0.1)


def test_a_lost_packet_is_concealed() -> None:
    rig = Rig()
    end = rig.connect("a")
    ear = end.stream.sink = Ear()
    for number in range(20):
        if number == 10:
            end.sequence += 1
            end.timestamp = (end.timestamp + 160) & 0xFFFFFFFF
        else:
            end.say(level(A), rig.now)
        rig.tick()
    frames = ear.samples.reshape(-1, 160)
    assert abs(int(frames[12, 40]) - A) < 20
    assert frames[13, 159] == A


def test_a_key_is_told_once() -> None:
    rig = Rig()
    end = rig.connect("a")
    for duration in (160, 320, 480, 640, 640, 640):
        flags = 0x8A if duration == 640 else 0x0A
        end.send(101, struct.pack("!BBH", 11, flags, duration), rig.now)
        rig.tick()
    assert rig.events == [DtmfReceived("a", "#", 80)]


def test_a_key_whose_end_is_lost_is_told_by_time() -> None:
    rig = Rig()
    end = rig.connect("a")
    end.send(101, struct.pack("!BBH", 1, 0x0A, 480), rig.now)
    rig.tick(9)
    assert rig.events == []
    rig.tick(3)
    assert rig.events == [DtmfReceived("a", "1", 60)]


def test_silence_of_the_far_end_is_told_once() -> None:
    rig = Rig()
    end = rig.connect("a")
    rig.connect("b", receive=False)
    rig.tick(2_000)
    end.say(level(A), rig.now)
    rig.tick(2_999)
    assert rig.events == []
    rig.tick(3_000)
    assert rig.events == [MediaLost("a")]


def test_a_new_agreement_gives_the_far_end_time_again() -> None:
    rig = Rig()
    end = rig.connect("a")
    rig.tick(2_990)
    end.stream.connect(end.address, Codec.PCMA, 101, rig.now, send=True, receive=True)
    rig.tick(2_990)
    assert rig.events == []


def test_packets_of_another_format_are_refused() -> None:
    rig = Rig()
    end = rig.connect("a", Codec.PCMA)
    end.send(Codec.PCMU.value, bytes(160), rig.now)
    end.send(72, bytes(20), rig.now)  # an RTCP sender report
    assert end.stream.refused == 2
    assert end.stream.statistics().packets_received == 0


def test_a_codec_can_change_in_a_call() -> None:
    rig = Rig()
    end = rig.connect("a", Codec.PCMA)
    ear = end.stream.sink = Ear()
    for _ in range(5):
        end.say(level(A), rig.now)
        rig.tick()
    end.codec = Codec.PCMU
    end.stream.connect(end.address, Codec.PCMU, None, rig.now, send=True, receive=True)
    for _ in range(6):
        end.say(level(924), rig.now)
        rig.tick()
    assert ear.samples[-1] == 924
    assert end.got[-1].payload_type == 0


def test_another_source_is_heard_at_once() -> None:
    """A transfer behind the far end: new SSRC, sequence and timestamps."""
    rig = Rig()
    end = rig.connect("a")
    ear = end.stream.sink = Ear()
    for _ in range(5):
        end.say(level(A), rig.now)
        rig.tick()
    payload = bytes([0x95]) * 160
    for number in range(6):
        packet = struct.pack("!BBHII", 0x80, 8, 30_000 + number, 5_000_000 + number * 160, 4_711) + payload
        end.stream.receive(packet, end.address, rig.now, rig.now)
        rig.tick()
    assert ear.samples[-1] == 2_112
    statistics = end.stream.statistics()
    assert (statistics.packets_received, statistics.packets_lost) == (11, 0)


@given(st.lists(st.binary(max_size=200), max_size=30))
def test_no_datagram_breaks_a_stream(datagrams: list[bytes]) -> None:
    rig = Rig()
    end = rig.connect("a")
    ear = end.stream.sink = Ear()
    for data in datagrams:
        end.stream.receive(data, end.address, rig.now, rig.now)
        end.stream.receive(b"\x80\x08" + data, end.address, rig.now, rig.now)
        end.stream.receive(b"\x80\x65" + data, end.address, rig.now, rig.now)
        rig.tick()
    assert ear.fed == len(datagrams)


def test_a_key_that_we_press_goes_in_place_of_audio() -> None:
    rig = Rig()
    end = rig.connect("a")
    rig.tick()
    end.stream.press("5")
    rig.tick(16)
    kinds = [packet.payload_type for packet in end.got]
    assert kinds == [8] + 10 * [101] + 6 * [8]
    sequence = [packet.sequence for packet in end.got]
    assert sequence == [(sequence[0] + n) & 0xFFFF for n in range(17)]
    event = end.got[1:11]
    assert {packet.timestamp for packet in event} == {(end.got[0].timestamp + 160) & 0xFFFFFFFF}
    assert [packet.marker for packet in event] == [True] + 9 * [False]
    assert event[-1].payload == struct.pack("!BBH", 5, 0x80 | 10, 1280)
    assert end.got[11].timestamp == (end.got[0].timestamp + 11 * 160) & 0xFFFFFFFF


def test_who_takes_no_keys_is_sent_none() -> None:
    rig = Rig()
    end = rig.connect("a")
    end.stream.connect(end.address, end.codec, None, rig.now, send=True, receive=True)
    end.stream.press("5")
    rig.tick(3)
    assert {packet.payload_type for packet in end.got} == {8}

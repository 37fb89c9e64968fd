"""Telephone events: one key each, whatever the network does to the packets."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.engines.native.media.dtmf import DtmfReceiver, DtmfSender, Key, is_key
from telephony.engines.native.media.packet import MalformedPacket


def event(code: int, duration: int, *, end: bool = False) -> bytes:
    return struct.pack("!BBH", code, 0x8A if end else 0x0A, duration)


def press(code: int, ticks: int = 4) -> list[bytes]:
    """What a phone sends: updates every 20 ms, and the end three times."""
    updates = [event(code, 160 * (tick + 1)) for tick in range(ticks)]
    return [*updates, *[event(code, 160 * (ticks + 1), end=True)] * 3]


def receive(receiver: DtmfReceiver, payloads: list[bytes], timestamp: int, now: float = 0.0) -> list[Key]:
    return [key for payload in payloads for key in receiver.receive(payload, timestamp, now)]


@pytest.mark.parametrize(("code", "digit"), list(enumerate("0123456789*#ABCD")))
def test_a_key_is_told_once_with_its_duration(code: int, digit: str) -> None:
    assert receive(DtmfReceiver(), press(code), 1_000) == [Key(digit, 100)]


def test_the_same_key_twice_is_two_keys() -> None:
    receiver = DtmfReceiver()
    assert receive(receiver, press(5), 1_000) + receive(receiver, press(5), 3_000) == [Key("5", 100)] * 2


@given(st.sets(st.integers(0, 6), max_size=6))
def test_losses_never_double_or_lose_a_key(lost: set[int]) -> None:
    receiver = DtmfReceiver()
    kept = [payload for index, payload in enumerate(press(1)) if index not in lost]
    keys = receive(receiver, kept, 1_000, now=10.0) + receiver.expire(10.5) + receiver.expire(11.0)
    assert [key.digit for key in keys] == ["1"]


def test_a_key_without_end_is_told_by_the_next_one() -> None:
    receiver = DtmfReceiver()
    assert receive(receiver, press(1)[:3], 1_000) == []
    assert receive(receiver, press(2)[:1], 3_000) == [Key("1", 60)]


def test_a_key_without_end_expires() -> None:
    receiver = DtmfReceiver()
    receive(receiver, press(1)[:3], 1_000, now=5.0)
    assert receiver.expire(5.1) == []
    assert receiver.expire(5.21) == [Key("1", 60)]
    assert receiver.expire(9.0) == []


def test_delayed_packets_of_the_key_before_are_ignored() -> None:
    receiver = DtmfReceiver()
    receive(receiver, press(1), 1_000)
    receive(receiver, press(2)[:2], 3_000)
    assert receive(receiver, press(1)[-1:], 1_000) == []
    assert receive(receiver, press(2)[2:], 3_000) == [Key("2", 100)]


def test_a_key_held_longer_than_a_segment_is_one_key() -> None:
    receiver = DtmfReceiver()
    assert receive(receiver, [event(9, 0xFFFF)], 100) == []
    assert receive(receiver, [event(9, 800), event(9, 1_600, end=True)], 100 + 0xFFFF) == [Key("9", 8_391)]


def test_events_that_are_no_keys_are_ignored() -> None:
    assert receive(DtmfReceiver(), press(16), 1_000) == []


def test_a_short_event_is_malformed() -> None:
    with pytest.raises(MalformedPacket):
        DtmfReceiver().receive(b"\x01\x0a", 0, 0.0)


@given(st.text("0123456789*#ABCD", min_size=1, max_size=8), st.integers(0, 0xFFFFFFFF))
def test_keys_that_we_press_are_received_one_by_one(digits: str, timestamp: int) -> None:
    sender, receiver, keys, begins, tick = DtmfSender(), DtmfReceiver(), list[Key](), 0, 0
    sender.press(digits)
    while not sender.done:
        event = sender.next((timestamp + tick * 160) & 0xFFFFFFFF)
        tick += 1
        if event is not None:
            keys += receiver.receive(event[0], event[1], tick * 0.02)
            begins += event[2]
    assert keys == [Key(digit, 160) for digit in digits]
    assert begins == len(digits)
    assert tick == 15 * len(digits), "160 ms down, the end told twice more, 100 ms of rest"
    assert sender.next(0) is None


def test_there_are_sixteen_keys() -> None:
    assert all(map(is_key, "0123456789*#ABCD"))
    assert not any(map(is_key, ["", "E", "12", " "]))

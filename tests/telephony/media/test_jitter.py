"""The jitter buffer under orderly and disorderly networks."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.engines.native.media.jitter import LONGEST, TARGET, JitterBuffer

START = 0xFFFFF000  # wraps soon


def frame(number: int) -> bytes:
    return bytes([1 + number % 250]) * 160


def stamp(number: int) -> int:
    return (START + number * 160) & 0xFFFFFFFF


def put(buffer: JitterBuffer, number: int, *, marker: bool = False) -> None:
    buffer.put(stamp(number), frame(number), marker=marker)


def test_nothing_is_there_before_the_first_packet() -> None:
    assert JitterBuffer().take() is None


def test_frames_come_out_in_order_after_the_target_delay() -> None:
    buffer = JitterBuffer()
    heard = []
    for number in range(200):
        put(buffer, number)
        heard.append(buffer.take())
    assert heard == [None, None, *(frame(number) for number in range(198))]


@given(st.permutations(range(4)), st.integers(0, 0xFFFFFFFF))
def test_reordering_within_the_delay_is_healed(order: list[int], first: int) -> None:
    buffer = JitterBuffer()
    buffer.put(first, frame(0))
    for number in order:
        buffer.put((first + (number + 1) * 160) & 0xFFFFFFFF, frame(number + 1))
    assert [buffer.take() for _ in range(8)] == [None, None, *(frame(number) for number in range(5)), None]


@pytest.mark.parametrize("samples", [40, 80, 160, 240, 320, 480])
def test_packets_of_any_length_fit(samples: int) -> None:
    buffer = JitterBuffer()
    octets = bytes(random.Random(samples).randbytes(9_600))
    out = b""
    sent = 0
    for tick in range(60):
        while sent < len(octets) and sent <= tick * 160:
            buffer.put((START + sent) & 0xFFFFFFFF, octets[sent : sent + samples])
            sent += samples
        out += buffer.take() or b""
    assert octets.startswith(out)
    assert len(out) >= 9_600 - 3 * 160


def test_a_lost_packet_is_missed_once() -> None:
    buffer = JitterBuffer()
    heard = []
    for number in range(20):
        if number != 7:
            put(buffer, number)
        heard.append(buffer.take())
    assert [number - 2 for number, got in enumerate(heard) if got is None] == [-2, -1, 7]


def test_a_single_late_packet_is_counted_and_changes_nothing() -> None:
    buffer = JitterBuffer()
    for number in range(10):
        if number != 5:
            put(buffer, number)
        buffer.take()
    put(buffer, 5)
    assert buffer.late == 1
    assert buffer.take() == frame(8)


def test_late_packets_lengthen_the_delay_until_they_fit() -> None:
    """Every fourth packet comes 100 ms after the others."""
    buffer = JitterBuffer()
    missing = []
    for tick in range(400):
        if tick % 4:
            put(buffer, tick)
        if tick >= 5 and (tick - 5) % 4 == 0:
            put(buffer, tick - 5)
        missing.append(buffer.take() is None)
    assert buffer.late <= 6
    assert not any(missing[40:])


def test_the_delay_shrinks_when_the_line_is_calm_again() -> None:
    skips: list[None] = []
    buffer = JitterBuffer(lambda: skips.append(None))
    for tick in range(100):
        if tick % 4:
            put(buffer, tick)
        if tick >= 5 and (tick - 5) % 4 == 0:
            put(buffer, tick - 5)
        buffer.take()
    grown = buffer.buffered
    for tick in range(100, 3_000):
        put(buffer, tick)
        buffer.take()
    assert grown > 2 * TARGET
    assert buffer.buffered <= TARGET
    assert len(skips) == (grown - buffer.buffered) // 160


def test_the_delay_never_exceeds_the_longest() -> None:
    buffer = JitterBuffer()
    chance = random.Random(4)
    waiting: list[tuple[int, int]] = []
    for tick in range(3_000):
        waiting.append((tick + chance.randrange(0, 40), tick))
        for due in sorted(entry for entry in waiting if entry[0] <= tick):
            waiting.remove(due)
            put(buffer, due[1])
        buffer.take()
        assert buffer.buffered <= LONGEST + 41 * 160


def test_a_sender_whose_clock_is_fast_does_not_pile_up() -> None:
    """500 ppm: an hour gains 1.8 s."""
    buffer = JitterBuffer()
    number = 0
    for tick in range(180_000):
        while number <= tick * 1.0005:
            put(buffer, number)
            number += 1
        buffer.take()
    assert buffer.buffered <= TARGET + 2 * 160


def test_a_sender_whose_clock_is_slow_is_heard_with_rare_gaps() -> None:
    buffer = JitterBuffer()
    number, gaps = 0, 0
    for tick in range(60_000):
        while number <= tick * 0.9995:
            put(buffer, number)
            number += 1
        gaps += buffer.take() is None
    assert gaps <= 2 + 2 * 60_000 * 0.0005 + 5


def test_a_talkspurt_after_silence_gets_its_delay_anew() -> None:
    buffer = JitterBuffer()
    for number in range(10):
        put(buffer, number)
        buffer.take()
    for _ in range(100):
        buffer.take()
    put(buffer, 111, marker=True)  # its timestamps went on while it was silent
    assert [buffer.take(), buffer.take(), buffer.take()] == [None, None, frame(111)]


@pytest.mark.parametrize("jump", [-1_000_000, -8_000, 20_000, 1_000_000, 0x7FFFFFF0])
def test_timestamps_that_start_anew_are_followed(jump: int) -> None:
    buffer = JitterBuffer()
    for number in range(50):
        put(buffer, number)
        buffer.take()
    heard = []
    for number in range(50, 70):
        buffer.put((stamp(number) + jump) & 0xFFFFFFFF, frame(number))
        heard.append(buffer.take())
    assert frame(60) in heard


def test_one_stray_packet_does_not_move_the_present() -> None:
    buffer = JitterBuffer()
    for number in range(20):
        put(buffer, number)
        if number == 10:
            buffer.put(stamp(500_000), frame(9))
        got = buffer.take()
        assert got == (None if number < 2 else frame(number - 2))


@given(st.lists(st.tuples(st.integers(0, 0xFFFFFFFF), st.binary(max_size=1_500), st.booleans()), max_size=60))
def test_any_input_yields_frames_or_nothing(packets: list[tuple[int, bytes, bool]]) -> None:
    buffer = JitterBuffer()
    for timestamp, payload, marker in packets:
        buffer.put(timestamp, payload, marker=marker)
        taken = buffer.take()
        assert taken is None or len(taken) == 160

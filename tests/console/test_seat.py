"""Queues of consoles and the memory that lets them resume."""

import asyncio

import pytest

from agent_console import audience
from agent_console.protocol import CloseCode
from agent_console.seat import Recent, Seat, SeatLost, StartOver, Told


def told(seq: int, *, passing: bool = False) -> Told:
    return Told(seq, f"{seq}", audience.BOARD, passing)


def seqs(found: object) -> list[int]:
    assert found is not None
    return [entry.seq for entry in found]  # type: ignore[attr-defined]


async def test_a_seat_gives_what_waits_in_order() -> None:
    seat = Seat(4)
    seat.put(told(1))
    seat.put(told(2))
    assert await seat.take() == [told(1), told(2)]
    waiting = asyncio.create_task(seat.take())
    seat.put(told(3))
    assert await waiting == [told(3)]


async def test_a_console_that_reads_too_slowly_loses_partials_then_its_seat() -> None:
    seat = Seat(4)
    for seq in (1, 2):
        seat.put(told(seq))
    seat.put(told(3, passing=True))
    for seq in (4, 5):
        seat.put(told(seq))
    assert seqs(await seat.take()) == [1, 2, 4, 5]
    for seq in range(6, 11):
        seat.put(told(seq))
    with pytest.raises(SeatLost) as lost:
        await seat.take()
    assert lost.value.code is CloseCode.TOO_SLOW
    seat.drop(CloseCode.GOING_AWAY)
    with pytest.raises(SeatLost) as lost:
        await seat.take()
    assert lost.value.code is CloseCode.TOO_SLOW


async def test_starting_over_replaces_what_waits() -> None:
    seat = Seat(4)
    seat.put(told(1))
    seat.start_over()
    seat.put(told(2))
    assert await seat.take() == [StartOver(), told(2)]


def test_recent_knows_what_came_after() -> None:
    recent = Recent(100, size=3)
    assert seqs(recent.after(100)) == []
    for seq in (101, 102, 103):
        recent.keep(told(seq))
    assert seqs(recent.after(100)) == [101, 102, 103]
    assert seqs(recent.after(102)) == [103]
    assert seqs(recent.after(103)) == []


def test_recent_says_when_it_does_not_know() -> None:
    recent = Recent(100, size=2)
    assert recent.after(99) is None, "from before the start"
    assert recent.after(101) is None, "from the future"
    for seq in (101, 102, 103):
        recent.keep(told(seq))
    assert recent.after(100) is None, "pushed out"
    assert seqs(recent.after(101)) == [102, 103]


def test_partials_are_not_kept() -> None:
    recent = Recent(100, size=2)
    recent.keep(told(101))
    for seq in range(102, 200):
        recent.keep(told(seq, passing=True))
    assert seqs(recent.after(100)) == [101]
    assert seqs(recent.after(199)) == []


def test_after_a_loss_nobody_resumes_from_before() -> None:
    recent = Recent(100, size=10)
    recent.keep(told(101))
    recent.forget(102)
    assert recent.after(100) is None
    assert recent.after(101) is None
    assert seqs(recent.after(102)) == []
    recent.keep(told(103))
    assert seqs(recent.after(102)) == [103]

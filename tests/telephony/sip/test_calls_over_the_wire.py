"""Whole calls between two cores, on a wire that may lose anything, in a time that jumps."""

import random

import pytest

from telephony.engine import Cause
from telephony.engines.native.media.codec import Codec
from telephony.engines.native.sip.call import CallEnded, CallState, MediaAgreed
from telephony.engines.native.sip.message import Peer
from telephony.errors import IllegalCommand
from tests.telephony.sip.wire import A, B, Wire


def ended(wire: Wire, address: Peer) -> CallEnded:
    (event,) = [event for event in wire.events[address] if isinstance(event, CallEnded)]
    return event


def established(wire: Wire) -> None:
    wire.call()
    wire.run(wire.now + 0.1)
    wire.offered().accept(B[0], 4002, wire.now)
    wire.run(wire.now + 0.1)


def test_call_is_set_up_and_ended_without_a_superfluous_message() -> None:
    wire = Wire()
    call = wire.call()
    wire.run(0.1)
    wire.offered().ring(wire.now)
    wire.run(0.2)
    wire.offered().accept(B[0], 4002, wire.now)
    wire.run(0.3)
    assert call.state is wire.offered().state is CallState.ESTABLISHED
    call.hang_up(wire.now)
    wire.run(100.0)
    assert [line.split(" ", 1)[0 if not line.startswith("SIP") else 1].split()[0] for _, _, line in wire.sent] == [
        "INVITE",
        "100",
        "180",
        "200",
        "ACK",
        "BYE",
        "200",
    ]
    assert wire.told(A) == ["CallRinging", "MediaAgreed", "CallAnswered", "CallEnded"]
    assert wire.told(B) == ["CallOffered", "MediaAgreed", "CallAnswered", "CallEnded"]
    assert ended(wire, B).by_peer
    assert not ended(wire, A).by_peer
    assert wire.a.idle
    assert wire.a.next_timer() is wire.b.next_timer() is None, "nothing is left behind"


def test_both_sides_agree_on_the_audio() -> None:
    wire = Wire()
    established(wire)
    for address, port in ((A, 4002), (B, 4000)):
        (agreed,) = [event.agreement for event in wire.events[address] if isinstance(event, MediaAgreed)]
        assert agreed.remote == ({A: B, B: A}[address][0], port)
        assert (agreed.codec, agreed.dtmf_payload_type) == (Codec.PCMA, 101)


@pytest.mark.parametrize("lost", range(7))
def test_any_one_datagram_may_be_lost(lost: int) -> None:
    wire = Wire(lose=lambda n, _data: n == lost)
    call = wire.call()
    wire.run(2.0)
    wire.offered().ring(wire.now)
    wire.run(3.0)
    wire.offered().accept(B[0], 4002, wire.now)
    wire.run(10.0)
    assert call.state is wire.offered().state is CallState.ESTABLISHED
    call.hang_up(wire.now)
    wire.run(200.0)
    assert ended(wire, A).cause is ended(wire, B).cause is Cause.NORMAL
    assert wire.a.next_timer() is wire.b.next_timer() is None


@pytest.mark.parametrize("seed", range(25))
def test_a_wire_that_loses_a_third_of_everything_still_carries_the_call(seed: int) -> None:
    luck = random.Random(seed)
    wire = Wire(lose=lambda _n, _data: luck.random() < 0.33)
    call = wire.call()
    wire.run(16.0)
    wire.offered().accept(B[0], 4002, wire.now)
    wire.run(40.0)
    assert call.state is wire.offered().state is CallState.ESTABLISHED
    wire.offered().hang_up(wire.now)
    wire.run(200.0)
    assert ended(wire, A).by_peer
    assert wire.a.next_timer() is wire.b.next_timer() is None


def test_invite_that_nobody_hears_is_repeated_ever_slower_and_given_up() -> None:
    wire = Wire(lose=lambda _n, _data: True)
    wire.call()
    wire.run(100.0)
    assert wire.starts("INVITE") == [0.0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5]  # RFC 3261 §17.1.1.2, timer A
    assert (ended(wire, A).cause, ended(wire, A).status) == (Cause.UNREACHABLE, None)


def test_T2_answer_is_repeated_until_it_is_acknowledged() -> None:
    wire = Wire(lose=lambda _n, data: data.startswith(b"ACK"))
    wire.call()
    wire.run(0.1)
    wire.offered().accept(B[0], 4002, wire.now)
    wire.run(100.0)
    again = [round(when - 0.1, 3) for when in wire.starts("SIP/2.0 200")]
    assert again[:6] == [0.0, 0.5, 1.5, 3.5, 7.5, 11.5]  # RFC 3261 §13.3.1.4
    assert ended(wire, B).cause is Cause.UNREACHABLE
    assert ended(wire, A).by_peer, "the caller is released by a BYE"


def test_caller_who_gives_up_gets_487() -> None:
    wire = Wire()
    call = wire.call()
    wire.run(0.1)
    wire.offered().ring(wire.now)
    wire.run(0.2)
    call.hang_up(wire.now)
    wire.run(100.0)
    assert (ended(wire, B).cause, ended(wire, B).by_peer) == (Cause.CANCELLED, True)
    assert ended(wire, A).cause is Cause.CANCELLED
    assert wire.starts("SIP/2.0 487")
    assert wire.a.next_timer() is wire.b.next_timer() is None


def test_cancel_waits_for_the_first_answer() -> None:
    lossy = True
    wire = Wire(lose=lambda _n, _data: lossy)
    call = wire.call()
    call.hang_up(wire.now)
    wire.run(1.0)
    assert not wire.starts("CANCEL")  # RFC 3261 §9.1
    lossy = False
    wire.run(3.0)
    assert wire.starts("CANCEL")
    assert ended(wire, B).cause is Cause.CANCELLED


def test_answer_that_crosses_the_cancel_is_let_go() -> None:
    wire = Wire()
    call = wire.call()
    wire.run(0.1)
    wire.offered().accept(B[0], 4002, wire.now)
    call.hang_up(wire.now)
    wire.run(100.0)
    assert wire.starts("BYE")
    assert ended(wire, A).cause is Cause.CANCELLED
    assert (ended(wire, B).cause, ended(wire, B).by_peer) == (Cause.NORMAL, True)
    assert wire.a.next_timer() is wire.b.next_timer() is None


def test_C8_nobody_answers_in_time() -> None:
    wire = Wire()
    wire.call(timeout_s=20.0)
    wire.run(0.1)
    wire.offered().ring(wire.now)
    wire.run(100.0)
    assert ended(wire, A).cause is Cause.NO_ANSWER
    assert ended(wire, B).cause is Cause.CANCELLED


def test_C8_somebody_who_never_says_a_word_is_unreachable() -> None:
    wire = Wire(lose=lambda _n, _data: True)
    wire.call(timeout_s=20.0)
    wire.run(100.0)
    assert ended(wire, A).cause is Cause.UNREACHABLE
    assert not wire.starts("CANCEL")


def test_hanging_up_before_the_ack_waits_with_the_bye() -> None:
    wire = Wire()
    wire.call()
    wire.run(0.1)
    wire.offered().accept(B[0], 4002, wire.now)
    wire.offered().hang_up(wire.now)
    assert not wire.starts("BYE")
    wire.run(100.0)
    assert wire.starts("BYE") > wire.starts("ACK")
    assert ended(wire, A).by_peer
    assert wire.a.next_timer() is wire.b.next_timer() is None


def test_answering_twice_is_illegal_and_changes_nothing() -> None:
    wire = Wire()
    established(wire)
    with pytest.raises(IllegalCommand):
        wire.offered().accept(B[0], 4002, wire.now)
    with pytest.raises(IllegalCommand):
        wire.offered().ring(wire.now)
    with pytest.raises(IllegalCommand):
        wire.offered().refuse(Cause.BUSY, wire.now)
    assert wire.offered().state is CallState.ESTABLISHED
    assert "CallEnded" not in wire.told(B)


def test_both_hang_up_at_once() -> None:
    wire = Wire()
    established(wire)
    wire.offered().hang_up(wire.now)
    call = next(event.call for event in wire.events[A] if isinstance(event, MediaAgreed))
    call.hang_up(wire.now)
    wire.run(100.0)
    assert not ended(wire, A).by_peer
    assert not ended(wire, B).by_peer
    assert wire.a.next_timer() is wire.b.next_timer() is None

"""The four transaction machines against RFC 3261 §17, figure by figure, timer by timer."""

from typing import cast

import pytest

from telephony.engines.native.sip.message import (
    IncomingRequest,
    IncomingResponse,
    OutgoingRequest,
    parse,
    response,
)
from telephony.engines.native.sip.transaction import (
    CLIENT_INVITE,
    CLIENT_OTHER,
    FIRST,
    SERVER_INVITE,
    SERVER_OTHER,
    Action,
    ClientTransaction,
    Machine,
    ServerTransaction,
    Signal,
    State,
    Transaction,
)
from telephony.errors import IllegalCommand
from tests.telephony.sip.wire import A, B, request

MACHINES = [CLIENT_INVITE, CLIENT_OTHER, SERVER_INVITE, SERVER_OTHER]


def incoming(method: str) -> IncomingRequest:
    return cast(IncomingRequest, parse(request(method), A))


def outgoing(method: str) -> OutgoingRequest:
    names = ("Via", "From", "To", "Call-ID", "CSeq")
    message = incoming(method)
    headers = tuple((name, message.headers[name]) for name in names)
    return OutgoingRequest(method, "sip:95001@192.0.2.2", "z9hG4bK-1", headers)


def reply(method: str, status: int) -> IncomingResponse:
    return cast(IncomingResponse, parse(response(incoming(method), status, to_tag="t"), B))


def pass_time(transaction: Transaction, until: float) -> list[float]:
    """Moments at which something was sent."""
    sent = []
    while (timer := transaction.next_timer()) is not None and timer <= until:
        transaction.handle_timer(timer)
        sent += [timer] * len(transaction.datagrams_to_send())
    return sent


@pytest.mark.parametrize("machine", MACHINES)
def test_every_state_can_be_reached_and_left(machine: Machine) -> None:
    states = {state for state, _ in machine.table} | {machine.initial}
    assert {to for to, _ in machine.table.values()} - {State.TERMINATED} <= states
    assert not any(state is State.TERMINATED for state, _ in machine.table)
    reached = {machine.initial}
    for _ in states:
        reached |= {to for (state, _), (to, _) in machine.table.items() if state in reached}
    assert reached == states | {State.TERMINATED}


@pytest.mark.parametrize("machine", MACHINES)
def test_every_timer_runs_where_it_means_something(machine: Machine) -> None:
    for state, timers in machine.timers.items():
        for timer in timers:
            assert (state, timer) in machine.table
    fired = {(state, signal) for state, signal in machine.table if signal in FIRST}
    assert fired == {(state, timer) for state, timers in machine.timers.items() for timer in timers}


def test_all_timers_of_table_4_are_here() -> None:
    names = {signal.name[-1] for machine in MACHINES for _, signal in machine.table if signal in FIRST}
    assert names == set("ABDEFGHIJKLM")  # C is a proxy's


# --- client


def test_invite_is_repeated_by_timer_a_until_timer_b() -> None:
    transaction = ClientTransaction(outgoing("INVITE"), B, 0.0)
    assert len(transaction.datagrams_to_send()) == 1
    assert pass_time(transaction, 100.0) == [0.5, 1.5, 3.5, 7.5, 15.5, 31.5]
    assert transaction.timed_out
    assert transaction.terminated


def test_invite_rests_after_a_provisional() -> None:
    transaction = ClientTransaction(outgoing("INVITE"), B, 0.0)
    transaction.datagrams_to_send()
    assert transaction.receive(reply("INVITE", 180), 0.1)
    assert transaction.next_timer() is None
    assert transaction.receive(reply("INVITE", 180), 0.2)


def test_invite_refused_is_acknowledged_as_often_as_it_is_refused() -> None:
    transaction = ClientTransaction(outgoing("INVITE"), B, 0.0)
    transaction.datagrams_to_send()
    assert transaction.receive(reply("INVITE", 486), 0.1)
    ((ack, to),) = transaction.datagrams_to_send()
    assert ack.startswith(b"ACK sip:95001@192.0.2.2 SIP/2.0\r\n")
    assert b"To: <sip:95001@192.0.2.2>;tag=t\r\n" in ack
    assert b"branch=z9hG4bK-1" in ack
    assert to == B
    assert not transaction.receive(reply("INVITE", 486), 0.2), "the user is told once"
    assert len(transaction.datagrams_to_send()) == 1
    assert transaction.next_timer() == pytest.approx(32.1)  # timer D
    transaction.handle_timer(32.1)
    assert transaction.terminated


def test_invite_accepted_hands_every_200_up_until_timer_m() -> None:
    transaction = ClientTransaction(outgoing("INVITE"), B, 0.0)
    transaction.datagrams_to_send()
    assert transaction.receive(reply("INVITE", 200), 0.1)
    assert transaction.receive(reply("INVITE", 200), 0.6)
    assert transaction.datagrams_to_send() == []
    transaction.handle_timer(32.1)
    assert transaction.terminated


def test_other_requests_are_repeated_by_timer_e_until_timer_f() -> None:
    transaction = ClientTransaction(outgoing("BYE"), B, 0.0)
    transaction.datagrams_to_send()
    assert pass_time(transaction, 100.0) == [0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]
    assert transaction.timed_out


def test_other_requests_go_on_slowly_after_a_provisional() -> None:
    transaction = ClientTransaction(outgoing("BYE"), B, 0.0)
    transaction.datagrams_to_send()
    transaction.receive(reply("BYE", 100), 0.1)
    assert pass_time(transaction, 100.0) == [0.5, 4.5, 8.5, 12.5, 16.5, 20.5, 24.5, 28.5]
    assert transaction.timed_out, "timer F is not begun anew"


def test_other_requests_answered_swallow_repetitions_until_timer_k() -> None:
    transaction = ClientTransaction(outgoing("BYE"), B, 0.0)
    transaction.datagrams_to_send()
    assert transaction.receive(reply("BYE", 200), 0.1)
    assert not transaction.receive(reply("BYE", 200), 0.2)
    transaction.handle_timer(5.1)
    assert transaction.terminated


# --- server


def test_refusal_is_repeated_by_timer_g_until_timer_h() -> None:
    transaction = ServerTransaction(incoming("INVITE"), 0.0)
    transaction.send(486, b"486", 0.0)
    assert len(transaction.datagrams_to_send()) == 1
    assert pass_time(transaction, 100.0) == [0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]
    assert transaction.terminated


def test_refusal_acknowledged_rests_until_timer_i() -> None:
    transaction = ServerTransaction(incoming("INVITE"), 0.0)
    transaction.send(486, b"486", 0.0)
    transaction.datagrams_to_send()
    transaction.receive(incoming("ACK"), 0.1)
    assert transaction.state is State.CONFIRMED
    transaction.receive(incoming("ACK"), 0.2)
    transaction.receive(incoming("INVITE"), 0.3)
    assert pass_time(transaction, 100.0) == []
    assert transaction.terminated


def test_invite_again_gets_the_last_answer_again() -> None:
    transaction = ServerTransaction(incoming("INVITE"), 0.0)
    transaction.receive(incoming("INVITE"), 0.0)
    assert transaction.datagrams_to_send() == [], "there is none yet"
    transaction.send(100, b"100", 0.0)
    transaction.send(180, b"180", 0.0)
    transaction.receive(incoming("INVITE"), 0.5)
    assert [data for data, _ in transaction.datagrams_to_send()] == [b"100", b"180", b"180"]


def test_invite_accepted_swallows_repetitions_until_timer_l() -> None:
    transaction = ServerTransaction(incoming("INVITE"), 0.0)
    transaction.send(200, b"200", 0.0)
    transaction.datagrams_to_send()
    transaction.receive(incoming("INVITE"), 0.5)
    assert transaction.datagrams_to_send() == []
    transaction.handle_timer(32.0)
    assert transaction.terminated


def test_other_answers_are_repeated_when_asked_until_timer_j() -> None:
    transaction = ServerTransaction(incoming("BYE"), 0.0)
    transaction.receive(incoming("BYE"), 0.0)
    transaction.send(200, b"200", 0.0)
    transaction.receive(incoming("BYE"), 0.5)
    assert len(transaction.datagrams_to_send()) == 2
    transaction.handle_timer(32.0)
    assert transaction.terminated


@pytest.mark.parametrize("method", ["INVITE", "BYE"])
@pytest.mark.parametrize("status", [180, 200, 486])
def test_answering_after_the_final_answer_is_illegal_and_changes_nothing(method: str, status: int) -> None:
    transaction = ServerTransaction(incoming(method), 0.0)
    transaction.send(486, b"486", 0.0)
    transaction.datagrams_to_send()
    before = (transaction.state, transaction.message, transaction.next_timer())
    with pytest.raises(IllegalCommand):
        transaction.send(status, b"again", 0.1)
    assert (transaction.state, transaction.message, transaction.next_timer()) == before
    assert transaction.datagrams_to_send() == []


def test_no_machine_acknowledges_a_2xx_by_itself() -> None:
    for machine in MACHINES:
        for (_, signal), (_, actions) in machine.table.items():
            assert not (signal is Signal.GOT_2XX and Action.ACK in actions)

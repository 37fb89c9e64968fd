"""Transactions over UDP (RFC 3261 §17, with the Accepted state of RFC 6026).

Four machines, each a table: what happens in which state leads where and does what. A pair that is not in the table
is no fault when it comes from the network (a late retransmission): nothing changes. When it comes from our own
code, it raises `IllegalCommand`.
"""

from dataclasses import dataclass
from enum import Enum, auto

from telephony.engines.native.sip.message import (
    MAGIC_COOKIE,
    IncomingRequest,
    IncomingResponse,
    OutgoingRequest,
    Peer,
)
from telephony.engines.native.sip.timers import T1, T2, T4
from telephony.errors import IllegalCommand


class State(Enum):
    CALLING = auto()
    TRYING = auto()
    PROCEEDING = auto()
    COMPLETED = auto()
    CONFIRMED = auto()
    ACCEPTED = auto()
    TERMINATED = auto()


class Signal(Enum):
    """What a transaction is told: by the network, by its user, or by a timer."""

    GOT_1XX = auto()
    GOT_2XX = auto()
    GOT_FINAL = auto()
    """3xx to 6xx."""
    GOT_REQUEST = auto()
    GOT_ACK = auto()
    SEND_1XX = auto()
    SEND_2XX = auto()
    SEND_FINAL = auto()
    TIMER_A = auto()
    TIMER_B = auto()
    TIMER_D = auto()
    TIMER_E = auto()
    TIMER_F = auto()
    TIMER_G = auto()
    TIMER_H = auto()
    TIMER_I = auto()
    TIMER_J = auto()
    TIMER_K = auto()
    TIMER_L = auto()
    TIMER_M = auto()


class Action(Enum):
    SEND = auto()
    """Send our last message, for the first time or again."""
    ACK = auto()
    DELIVER = auto()
    """Hand the response to the user."""
    TIME_OUT = auto()
    """Tell the user that nobody answers."""


Table = dict[tuple[State, Signal], tuple[State, tuple[Action, ...]]]

CALLING, TRYING, PROCEEDING = State.CALLING, State.TRYING, State.PROCEEDING
COMPLETED, CONFIRMED, ACCEPTED, TERMINATED = State.COMPLETED, State.CONFIRMED, State.ACCEPTED, State.TERMINATED
SEND, ACK, DELIVER, TIME_OUT = Action.SEND, Action.ACK, Action.DELIVER, Action.TIME_OUT


@dataclass(frozen=True, slots=True)
class Machine:
    initial: State
    table: Table
    timers: dict[State, tuple[Signal, ...]]
    """Which timers run in a state. One that runs in the next state as well goes on; the others stop."""


CLIENT_INVITE = Machine(
    CALLING,
    {
        (CALLING, Signal.TIMER_A): (CALLING, (SEND,)),
        (CALLING, Signal.TIMER_B): (TERMINATED, (TIME_OUT,)),
        (CALLING, Signal.GOT_1XX): (PROCEEDING, (DELIVER,)),
        (CALLING, Signal.GOT_2XX): (ACCEPTED, (DELIVER,)),
        (CALLING, Signal.GOT_FINAL): (COMPLETED, (ACK, DELIVER)),
        (PROCEEDING, Signal.GOT_1XX): (PROCEEDING, (DELIVER,)),
        (PROCEEDING, Signal.GOT_2XX): (ACCEPTED, (DELIVER,)),
        (PROCEEDING, Signal.GOT_FINAL): (COMPLETED, (ACK, DELIVER)),
        (COMPLETED, Signal.GOT_FINAL): (COMPLETED, (ACK,)),
        (COMPLETED, Signal.TIMER_D): (TERMINATED, ()),
        # RFC 6026 §7.2: further 2xx, of this branch or of another one of a fork, are for the user, who sends the ACK.
        (ACCEPTED, Signal.GOT_2XX): (ACCEPTED, (DELIVER,)),
        (ACCEPTED, Signal.TIMER_M): (TERMINATED, ()),
    },
    {
        CALLING: (Signal.TIMER_A, Signal.TIMER_B),
        COMPLETED: (Signal.TIMER_D,),
        ACCEPTED: (Signal.TIMER_M,),
    },
)

CLIENT_OTHER = Machine(
    TRYING,
    {
        (TRYING, Signal.TIMER_E): (TRYING, (SEND,)),
        (TRYING, Signal.TIMER_F): (TERMINATED, (TIME_OUT,)),
        (TRYING, Signal.GOT_1XX): (PROCEEDING, (DELIVER,)),
        (TRYING, Signal.GOT_2XX): (COMPLETED, (DELIVER,)),
        (TRYING, Signal.GOT_FINAL): (COMPLETED, (DELIVER,)),
        (PROCEEDING, Signal.TIMER_E): (PROCEEDING, (SEND,)),
        (PROCEEDING, Signal.TIMER_F): (TERMINATED, (TIME_OUT,)),
        (PROCEEDING, Signal.GOT_1XX): (PROCEEDING, (DELIVER,)),
        (PROCEEDING, Signal.GOT_2XX): (COMPLETED, (DELIVER,)),
        (PROCEEDING, Signal.GOT_FINAL): (COMPLETED, (DELIVER,)),
        (COMPLETED, Signal.TIMER_K): (TERMINATED, ()),
    },
    {
        TRYING: (Signal.TIMER_E, Signal.TIMER_F),
        PROCEEDING: (Signal.TIMER_E, Signal.TIMER_F),
        COMPLETED: (Signal.TIMER_K,),
    },
)

SERVER_INVITE = Machine(
    PROCEEDING,
    {
        (PROCEEDING, Signal.GOT_REQUEST): (PROCEEDING, (SEND,)),
        (PROCEEDING, Signal.SEND_1XX): (PROCEEDING, (SEND,)),
        (PROCEEDING, Signal.SEND_2XX): (ACCEPTED, (SEND,)),
        (PROCEEDING, Signal.SEND_FINAL): (COMPLETED, (SEND,)),
        (COMPLETED, Signal.GOT_REQUEST): (COMPLETED, (SEND,)),
        (COMPLETED, Signal.TIMER_G): (COMPLETED, (SEND,)),
        (COMPLETED, Signal.GOT_ACK): (CONFIRMED, ()),
        (COMPLETED, Signal.TIMER_H): (TERMINATED, (TIME_OUT,)),
        (CONFIRMED, Signal.TIMER_I): (TERMINATED, ()),
        # RFC 6026 §7.1: the user retransmits the 2xx until its ACK comes; requests that come again are swallowed.
        (ACCEPTED, Signal.TIMER_L): (TERMINATED, ()),
    },
    {
        COMPLETED: (Signal.TIMER_G, Signal.TIMER_H),
        CONFIRMED: (Signal.TIMER_I,),
        ACCEPTED: (Signal.TIMER_L,),
    },
)

SERVER_OTHER = Machine(
    TRYING,
    {
        (TRYING, Signal.SEND_1XX): (PROCEEDING, (SEND,)),
        (TRYING, Signal.SEND_2XX): (COMPLETED, (SEND,)),
        (TRYING, Signal.SEND_FINAL): (COMPLETED, (SEND,)),
        (PROCEEDING, Signal.GOT_REQUEST): (PROCEEDING, (SEND,)),
        (PROCEEDING, Signal.SEND_1XX): (PROCEEDING, (SEND,)),
        (PROCEEDING, Signal.SEND_2XX): (COMPLETED, (SEND,)),
        (PROCEEDING, Signal.SEND_FINAL): (COMPLETED, (SEND,)),
        (COMPLETED, Signal.GOT_REQUEST): (COMPLETED, (SEND,)),
        (COMPLETED, Signal.TIMER_J): (TERMINATED, ()),
    },
    {COMPLETED: (Signal.TIMER_J,)},
)

FIRST: dict[Signal, float] = {
    Signal.TIMER_A: T1,
    Signal.TIMER_B: 64 * T1,
    Signal.TIMER_D: 32.0,
    Signal.TIMER_E: T1,
    Signal.TIMER_F: 64 * T1,
    Signal.TIMER_G: T1,
    Signal.TIMER_H: 64 * T1,
    Signal.TIMER_I: T4,
    Signal.TIMER_J: 64 * T1,
    Signal.TIMER_K: T4,
    Signal.TIMER_L: 64 * T1,
    Signal.TIMER_M: 64 * T1,
}
"""Seconds until a timer first fires, over UDP (RFC 3261 table 4)."""

LONGEST: dict[Signal, float] = {Signal.TIMER_A: 64 * T1, Signal.TIMER_E: T2, Signal.TIMER_G: T2}
"""The timers that fire again, each time after twice as long, up to this."""


class Transaction:
    """What a client and a server transaction have in common: the state, the timers, what is to be sent.

    It outlives its call by half a minute, so it keeps little: thousands are alive at a time.
    """

    __slots__ = ("_datagrams", "_machine", "_timers", "destination", "message", "state", "timed_out")

    def __init__(self, machine: Machine, destination: Peer, now: float) -> None:
        self.state = machine.initial
        self.destination = destination
        self.message = b""
        self.timed_out = False
        self._machine = machine
        self._timers: dict[Signal, tuple[float, float]] = {}
        self._datagrams: list[bytes] = []
        self._enter(machine.initial, now)

    @property
    def terminated(self) -> bool:
        return self.state is TERMINATED

    def next_timer(self) -> float | None:
        return min((when for when, _ in self._timers.values()), default=None)

    def handle_timer(self, now: float) -> None:
        for timer, (when, interval) in list(self._timers.items()):
            # An earlier timer may have ended the transaction, and with it the later ones.
            if when <= now and timer in self._timers:
                if timer in LONGEST:
                    again = LONGEST[timer] if self.state is PROCEEDING else min(2 * interval, LONGEST[timer])
                    self._timers[timer] = (now + again, again)
                else:
                    del self._timers[timer]
                self._signal(timer, now)

    def datagrams_to_send(self) -> list[tuple[bytes, Peer]]:
        datagrams, self._datagrams = self._datagrams, []
        return [(data, self.destination) for data in datagrams]

    def _signal(self, signal: Signal, now: float) -> tuple[Action, ...] | None:
        """Follow the table; returns what was done, or None when the signal means nothing in this state."""
        row = self._machine.table.get((self.state, signal))
        if row is None:
            return None
        state, actions = row
        if SEND in actions and self.message:
            self._datagrams.append(self.message)
        if TIME_OUT in actions:
            self.timed_out = True
        if state is not self.state:
            self._enter(state, now)
        return actions

    def _enter(self, state: State, now: float) -> None:
        self.state = state
        wanted = self._machine.timers.get(state, ())
        self._timers = {timer: self._timers.get(timer) or (now + FIRST[timer], FIRST[timer]) for timer in wanted}


class ClientTransaction(Transaction):
    """A request of ours, sent until it is answered."""

    __slots__ = ("key", "request")

    def __init__(self, request: OutgoingRequest, destination: Peer, now: float) -> None:
        super().__init__(CLIENT_INVITE if request.method == "INVITE" else CLIENT_OTHER, destination, now)
        self.request = request
        self.key = (request.branch, request.method)
        self.message = bytes(request)
        self._datagrams.append(self.message)

    @property
    def answered(self) -> bool:
        """Whether the final response came, or nobody waits for it any longer."""
        return self.state in (COMPLETED, ACCEPTED, TERMINATED)

    def receive(self, response: IncomingResponse, now: float) -> bool:
        """Take a response that belongs here; True when the user is to see it."""
        signal = (
            Signal.GOT_1XX if response.status < 200 else Signal.GOT_2XX if response.status < 300 else Signal.GOT_FINAL
        )
        actions = self._signal(signal, now) or ()
        if ACK in actions:
            self._datagrams.append(self.request.ack(response))
        return DELIVER in actions


class ServerTransaction(Transaction):
    """A request of the peer, answered once, and again whenever it comes again."""

    __slots__ = ("key",)

    def __init__(self, request: IncomingRequest, now: float) -> None:
        super().__init__(SERVER_INVITE if request.method == "INVITE" else SERVER_OTHER, request.reply_to, now)
        self.key = server_key(request)

    def receive(self, request: IncomingRequest, now: float) -> None:
        """Take the same request again, or the ACK of a refused INVITE."""
        self._signal(Signal.GOT_ACK if request.method == "ACK" else Signal.GOT_REQUEST, now)

    def send(self, status: int, message: bytes, now: float) -> None:
        """Answer. Raises `IllegalCommand` after a final answer, and changes nothing then."""
        signal = Signal.SEND_1XX if status < 200 else Signal.SEND_2XX if status < 300 else Signal.SEND_FINAL
        if (self.state, signal) not in self._machine.table:
            raise IllegalCommand(f"a transaction that is {self.state.name.lower()} can't be answered {status}")
        self.message = message
        self._signal(signal, now)


def server_key(request: IncomingRequest, method: str | None = None) -> tuple[str, ...]:
    """What a request and its retransmissions have in common (RFC 3261 §17.2.3).

    An ACK has the key of its INVITE; `method` names the request that a CANCEL is after. Branches without the
    magic cookie (RFC 2543) are told apart by Call-ID, CSeq, From tag and top Via.
    """
    method = method or ("INVITE" if request.method == "ACK" else request.method)
    if request.branch.startswith(MAGIC_COOKIE):
        return (request.branch, request.sent_by, method)
    return (request.call_id, str(request.sequence), request.from_tag, request.sent_by, method)

"""A request of ours and what comes back (RFC 3261 §17.1)."""

from collections.abc import Callable
from typing import Protocol

from telephony.engines.native.sip.message import IncomingResponse, OutgoingRequest, Peer
from telephony.engines.native.sip.timers import T1, T2
from telephony.engines.pyvoip.schedule import Repetition, Schedule

LIFETIME_S = 64 * T1
"""How long a transaction is worth waiting for (timers B, F, H), and remembered."""


class Wire(Protocol):
    """What a transaction needs of the client it belongs to."""

    schedule: Schedule
    now: Callable[[], float]
    """Monotonic seconds."""

    def send(self, data: bytes, peer: Peer) -> None: ...

    def forget_later(self, key: tuple[str, str]) -> None:
        """A transaction is over; what still comes for it is understood for a while."""


class Transaction:
    """Sends a request until it is answered or `LIFETIME_S` is over; acknowledges refusals of an INVITE."""

    def __init__(
        self,
        wire: Wire,
        request: OutgoingRequest,
        peer: Peer,
        on_response: Callable[[IncomingResponse], None],
        on_silence: Callable[[], None],
    ) -> None:
        self.request = request
        self.key = (request.branch, request.method)
        self._wire = wire
        self._peer = peer
        self._on_response = on_response
        self._on_silence = on_silence
        self._final: int | None = None
        self._repetition = Repetition(
            wire.schedule,
            lambda: wire.send(bytes(request), peer),
            wire.now(),
            first_s=T1,
            longest_s=LIFETIME_S if request.method == "INVITE" else T2,
            give_up_s=LIFETIME_S,
            on_silence=self._silence,
        )

    def receive(self, message: IncomingResponse) -> None:
        """Take a response that carries this transaction's branch."""
        invite, final = self.request.method == "INVITE", message.status >= 200
        if invite or final:
            self._repetition.stop()
        if invite and message.status >= 300:
            self._wire.send(self.request.ack(message), self._peer)
        if self._final is None:
            if final:
                self._final = message.status
                self._wire.forget_later(self.key)
            self._on_response(message)
        elif invite and self._final < 300 and 200 <= message.status < 300:
            # Each repetition of a 2xx wants its ACK, which is the dialog's (§13.2.2.4).
            self._on_response(message)

    def _silence(self) -> None:
        self._wire.forget_later(self.key)
        self._on_silence()

"""A call that came in."""

from telephony.engine import Cause, Direction
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.call import Call, CallAnswered, Calls, CallSignal, CallState
from telephony.engines.native.sip.causes import REFUSALS
from telephony.engines.native.sip.dialog import Dialog
from telephony.engines.native.sip.message import IncomingRequest, response
from telephony.engines.native.sip.station import Station
from telephony.engines.native.sip.transaction import ServerTransaction


class InboundCall(Call):
    """Offered, then accepted by a 200, then established by its ACK."""

    direction = Direction.INBOUND

    def __init__(
        self,
        station: Station,
        calls: Calls,
        request: IncomingRequest,
        transaction: ServerTransaction,
        now: float,
    ) -> None:
        """Raises ValueError when the INVITE can't make a dialog."""
        super().__init__(station, calls, CallState.OFFERED, None)
        self.request = request
        self.caller = request.from_address.uri.user or ""
        self.called = request.uri.user or ""
        self._transaction = transaction
        self._bye_due = False
        self._join(Dialog.of_request(request, station.token()))
        self._calls.offered[request.from_tag, request.call_id, request.sequence] = self
        # §17.2.1: at once, so that the caller stops to retransmit whatever is decided and when.
        station.layer.respond(transaction, 100, response(request, 100), now)

    def ring(self, now: float) -> None:
        """180. Raises `IllegalCommand` once it is answered."""
        assert self._dialog is not None
        message = response(
            self.request,
            180,
            to_tag=self._dialog.local_tag,
            headers=[
                *(("Record-Route", route) for route in self.request.values("Record-Route")),
                ("Contact", self._station.contact()),
            ],
        )
        self._station.layer.respond(self._transaction, 180, message, now)

    def accept(self, host: str, port: int, now: float) -> None:
        """200, with our audio at `host` and `port`. Raises `IllegalCommand` when it was answered before."""
        self._advance(CallSignal.ACCEPT)
        self._settled()
        local = sdp.Local(host, port, int(now * 1000) & 0xFFFFFFFF)
        self._local = local
        if self.request.body:
            body, agreement = sdp.answer(self.request.body, local)
            self._agreed(agreement)
        else:
            body = sdp.offer(local)
        self._accept(self.request, self._transaction, body, now, wants_answer=not self.request.body)

    def refuse(self, cause: Cause, now: float, *, by_peer: bool = False, status: int | None = None) -> None:
        """Turn it away. Raises `IllegalCommand` when it was answered before."""
        status = status or REFUSALS[cause]
        self._end(cause, by_peer=by_peer, status=status, signal=CallSignal.REFUSE)
        self._settled()
        self._respond(self.request, self._transaction, status, now)
        self._leave()

    def cancel(self, now: float) -> None:
        """The caller gave up (§9.2). After the answer that has no effect."""
        if self.state is CallState.OFFERED:
            self.refuse(Cause.CANCELLED, now, by_peer=True, status=487)

    def receive(self, request: IncomingRequest, transaction: ServerTransaction, now: float) -> None:
        if request.method == "BYE" and self.state is CallState.OFFERED:
            # §15.1.2: a BYE on the early dialog ends the INVITE as a CANCEL does.
            self._respond(request, transaction, 200, now)
            self.cancel(now)
            return
        super().receive(request, transaction, now)

    def hang_up(self, now: float, cause: Cause = Cause.NORMAL) -> None:
        if self.state is CallState.OFFERED:
            self.refuse(Cause.DECLINED if cause is Cause.NORMAL else cause, now)
        elif self.state is CallState.ACCEPTED:
            # §15: no BYE before the ACK.
            self._bye_due = True
            self._end(cause, by_peer=False)
        elif self.state is CallState.ESTABLISHED:
            self._bye(now)
            self._end(cause, by_peer=False)

    def _acknowledged(self, now: float) -> None:
        if self._bye_due:
            self._bye_due = False
            self._bye(now)
        elif self.state is CallState.ACCEPTED:
            self._advance(CallSignal.ACKNOWLEDGED)
            self._calls.emit(CallAnswered(self))

    def _settled(self) -> None:
        self._calls.offered.pop((self.request.from_tag, self.request.call_id, self.request.sequence), None)

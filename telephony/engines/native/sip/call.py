"""A call, as both its ends have it once it is set up (RFC 3261 §13 to §15)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from telephony.engine import Cause, Direction
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.dialog import Answer, Dialog
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.info import dtmf_of
from telephony.engines.native.sip.message import IncomingRequest, OutgoingRequest, response
from telephony.engines.native.sip.station import ACCEPT, ALLOW, SUPPORTED, Exchange, Header, Station
from telephony.engines.native.sip.transaction import ServerTransaction
from telephony.errors import IllegalCommand

SDP_TYPE = ("Content-Type", "application/sdp")


class CallState(Enum):
    OFFERED = "offered"
    """Inbound, not answered."""
    ACCEPTED = "accepted"
    """Inbound, our 200 waits for its ACK."""
    CALLING = "calling"
    """Outbound, not answered."""
    ESTABLISHED = "established"
    ENDED = "ended"
    """Over, for whoever uses the call; a CANCEL or BYE may still be on its way."""


class CallSignal(Enum):
    ACCEPT = "accept"
    REFUSE = "refuse"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    END = "end"


NEXT: dict[tuple[CallState, CallSignal], CallState] = {
    (CallState.OFFERED, CallSignal.ACCEPT): CallState.ACCEPTED,
    (CallState.OFFERED, CallSignal.REFUSE): CallState.ENDED,
    (CallState.ACCEPTED, CallSignal.ACKNOWLEDGED): CallState.ESTABLISHED,
    (CallState.ACCEPTED, CallSignal.END): CallState.ENDED,
    (CallState.CALLING, CallSignal.ANSWERED): CallState.ESTABLISHED,
    (CallState.CALLING, CallSignal.END): CallState.ENDED,
    (CallState.ESTABLISHED, CallSignal.END): CallState.ENDED,
}


@dataclass(frozen=True, slots=True)
class CallOffered:
    call: "Call"


@dataclass(frozen=True, slots=True)
class CallRinging:
    call: "Call"


@dataclass(frozen=True, slots=True)
class MediaAgreed:
    """Audio may flow, or flows otherwise than before (a re-INVITE)."""

    call: "Call"
    agreement: sdp.Agreement


@dataclass(frozen=True, slots=True)
class CallAnswered:
    call: "Call"


@dataclass(frozen=True, slots=True)
class DtmfInfo:
    """A key, told by INFO."""

    call: "Call"
    digit: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class CallEnded:
    call: "Call"
    cause: Cause
    by_peer: bool
    status: int | None


CallEvent = CallOffered | CallRinging | MediaAgreed | CallAnswered | DtmfInfo | CallEnded


class Calls:
    """The calls that are alive, by their dialogs; and what they tell."""

    def __init__(self, emit: Callable[[CallEvent], None]) -> None:
        self.emit = emit
        self.by_dialog: dict[tuple[str, str, str], Call] = {}
        self.offered: dict[tuple[str, str, int], Call] = {}
        """By From tag, Call-ID and CSeq of the INVITE, until it is answered."""


class Call:
    """The part that is the same whoever called. `InboundCall` and `OutboundCall` set it up."""

    direction: Direction

    def __init__(self, station: Station, calls: Calls, state: CallState, local: sdp.Local | None) -> None:
        self.id = station.token()
        self.state = state
        self.agreement: sdp.Agreement | None = None
        self._station = station
        self._calls = calls
        self._local = local
        self._dialog: Dialog | None = None
        self._credentials: Credentials | None = None
        self._answer: Answer | None = None
        self._answer_sequence = 0
        self._answer_wanted = False
        """Our 200 carried an offer; the ACK brings the answer to it."""

    def hang_up(self, now: float, cause: Cause = Cause.NORMAL) -> None:
        """End the call from our side, in whatever state it is."""
        raise NotImplementedError

    def _advance(self, signal: CallSignal) -> None:
        state = NEXT.get((self.state, signal))
        if state is None:
            raise IllegalCommand(f"a call that is {self.state.value} can't take {signal.value}")
        self.state = state

    def _end(
        self,
        cause: Cause,
        *,
        by_peer: bool,
        status: int | None = None,
        signal: CallSignal = CallSignal.END,
    ) -> None:
        self._advance(signal)
        self._calls.emit(CallEnded(self, cause, by_peer, status))

    def _agreed(self, agreement: sdp.Agreement) -> None:
        if agreement != self.agreement:
            self.agreement = agreement
            self._calls.emit(MediaAgreed(self, agreement))

    def _join(self, dialog: Dialog) -> None:
        self._dialog = dialog
        self._calls.by_dialog[dialog.key] = self

    def _leave(self) -> None:
        if self._dialog is not None:
            self._calls.by_dialog.pop(self._dialog.key, None)
        if self._answer is not None:
            self._answer.acknowledged()
            self._station.layer.attend(self._answer)

    # What the peer asks for within the dialog

    def receive(self, request: IncomingRequest, transaction: ServerTransaction, now: float) -> None:
        """Answer a request of the peer within the dialog (§12.2.2)."""
        dialog = self._dialog
        if dialog is None or not dialog.in_order(request):
            self._respond(request, transaction, 500, now)
            return
        method = request.method
        if method == "BYE":
            self._respond(request, transaction, 200, now)
            self._leave()
            if self.state is not CallState.ENDED:
                self._end(Cause.NORMAL, by_peer=True)
        elif method == "INVITE":
            self._renegotiate(request, transaction, dialog, now)
        elif method == "INFO":
            self._info(request, transaction, now)
        elif method == "OPTIONS":
            self._respond(request, transaction, 200, now, [ALLOW, ACCEPT, SUPPORTED])
        else:
            self._respond(request, transaction, 405, now, [ALLOW])

    def acknowledge(self, ack: IncomingRequest, now: float) -> None:
        """The ACK of our 200 came (again)."""
        if self._answer is None or ack.sequence != self._answer_sequence:
            return
        self._answer.acknowledged()
        self._station.layer.attend(self._answer)
        self._answer = None
        if self._answer_wanted:
            self._answer_wanted = False
            try:
                self._agreed(sdp.accept(ack.body))
            except sdp.SdpError:
                self._abandon(Cause.FAILED, now)
                return
        self._acknowledged(now)

    def _acknowledged(self, now: float) -> None:
        """The 200 arrived: set up, or renegotiated."""

    def _renegotiate(
        self, request: IncomingRequest, transaction: ServerTransaction, dialog: Dialog, now: float
    ) -> None:
        """re-INVITE: a refresh, a hold, another address for the audio (§14.2)."""
        if self._answer is not None or self.state is not CallState.ESTABLISHED or self._local is None:
            # §14.2: the INVITE before it isn't through yet.
            self._respond(request, transaction, 500, now, [("Retry-After", "2")])
            return
        local = sdp.Local(self._local.host, self._local.port, self._local.session, self._local.version + 1)
        try:
            agreement = self.agreement
            if request.body:
                body, agreement = sdp.answer(request.body, local)
            else:
                body = sdp.offer(local, agreement)
            dialog.retarget(request)
        except (sdp.SdpError, ValueError):
            self._respond(request, transaction, 488, now)
            return
        self._local = local
        if agreement is not None:
            self._agreed(agreement)
        self._accept(request, transaction, body, now, wants_answer=not request.body)

    def _accept(
        self,
        request: IncomingRequest,
        transaction: ServerTransaction,
        body: bytes,
        now: float,
        *,
        wants_answer: bool,
    ) -> None:
        """Send the 200 to an INVITE, until it is acknowledged."""
        assert self._dialog is not None
        message = response(
            request,
            200,
            to_tag=self._dialog.local_tag,
            headers=[
                *(("Record-Route", route) for route in request.values("Record-Route")),
                ("Contact", self._station.contact()),
                ALLOW,
                SUPPORTED,
                SDP_TYPE,
            ],
            body=body,
        )
        self._station.layer.respond(transaction, 200, message, now)
        self._answer_wanted = wants_answer
        self._answer_sequence = request.sequence
        self._answer = Answer(message, request.reply_to, now, on_silence=self._unacknowledged)
        self._station.layer.attend(self._answer)

    def _unacknowledged(self, now: float) -> None:
        """§13.3.1.4: a peer that never sends the ACK gets a BYE."""
        self._answer = None
        self._abandon(Cause.UNREACHABLE, now)

    def _abandon(self, cause: Cause, now: float) -> None:
        self._bye(now)
        if self.state is not CallState.ENDED:
            self._end(cause, by_peer=False)

    def _info(self, request: IncomingRequest, transaction: ServerTransaction, now: float) -> None:
        if request.body and request.content_type not in ("application/dtmf-relay", "application/dtmf"):
            self._respond(request, transaction, 415, now, [ACCEPT])
            return
        self._respond(request, transaction, 200, now)
        key = dtmf_of(request)
        if key is not None and self.state is CallState.ESTABLISHED:
            self._calls.emit(DtmfInfo(self, *key))

    # What we ask of the peer

    def _bye(self, now: float) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._leave()

        def build(branch: str, headers: list[Header]) -> OutgoingRequest:
            return dialog.request(
                "BYE",
                via=self._station.via(branch),
                branch=branch,
                contact=self._station.contact(),
                headers=headers,
            )

        Exchange(self._station, dialog.destination(), self._credentials, build, lambda _response, _now: None).send(now)

    def _respond(
        self,
        request: IncomingRequest,
        transaction: ServerTransaction,
        status: int,
        now: float,
        headers: list[Header] | None = None,
    ) -> None:
        tag = self._dialog.local_tag if self._dialog else ""
        message = response(request, status, to_tag=tag, headers=headers or [])
        self._station.layer.respond(transaction, status, message, now)

"""A call that we make."""

from dataclasses import dataclass

from telephony.engine import Cause, Direction
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.call import (
    SDP_TYPE,
    Call,
    CallAnswered,
    CallRinging,
    Calls,
    CallSignal,
    CallState,
)
from telephony.engines.native.sip.causes import cause_of
from telephony.engines.native.sip.dialog import Dialog
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import IncomingResponse, OutgoingRequest, Peer
from telephony.engines.native.sip.station import ALLOW, SUPPORTED, USER_AGENT, Exchange, Header, Station


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to call, and the way there."""

    uri: str
    destination: Peer
    credentials: Credentials | None = None
    behind_nat: bool = False
    """The URI is no way there: what comes later in the call goes where this went, too."""


class OutboundCall(Call):
    """Calling until somebody answers, refuses, or the time is up."""

    direction = Direction.OUTBOUND

    def __init__(
        self,
        station: Station,
        calls: Calls,
        target: Target,
        *,
        caller: str,
        host: str,
        port: int,
        timeout_s: float,
        now: float,
    ) -> None:
        super().__init__(station, calls, CallState.CALLING, sdp.Local(host, port, int(now * 1000) & 0xFFFFFFFF))
        self._target = target
        self._credentials = target.credentials
        self._from = f"<sip:{caller}@{station.host}:{station.port}>;tag={station.token()}"
        self._call_id = station.token()
        self._sequence = 0
        self._heard = False
        self._ringing = False
        self._cancelled = False
        self._deadline: float | None = now + timeout_s
        self._ack: tuple[bytes, Peer] | None = None
        self._exchange = Exchange(station, target.destination, target.credentials, self._invite, self._receive_response)
        self._exchange.send(now)
        station.layer.watch(self)

    # The time that somebody has to answer

    def next_timer(self) -> float | None:
        return self._deadline

    def handle_timer(self, now: float) -> None:
        self._deadline = None
        if self.state is CallState.CALLING:
            self.hang_up(now, Cause.NO_ANSWER if self._heard else Cause.UNREACHABLE)

    def hang_up(self, now: float, cause: Cause = Cause.NORMAL) -> None:
        if self.state is CallState.CALLING:
            self._end(Cause.CANCELLED if cause is Cause.NORMAL else cause, by_peer=False)
            self._stop_waiting()
            # §9.1: no CANCEL before the peer has answered anything at all.
            if self._heard:
                self._cancel(now)
        elif self.state is CallState.ESTABLISHED:
            self._bye(now)
            self._end(cause, by_peer=False)

    def _invite(self, branch: str, headers: list[Header]) -> OutgoingRequest:
        assert self._local is not None
        self._sequence += 1
        return OutgoingRequest(
            "INVITE",
            self._target.uri,
            branch,
            (
                ("Via", self._station.via(branch)),
                ("Max-Forwards", "70"),
                ("From", self._from),
                ("To", f"<{self._target.uri}>"),
                ("Call-ID", self._call_id),
                ("CSeq", f"{self._sequence} INVITE"),
                ("Contact", self._station.contact()),
                ALLOW,
                SUPPORTED,
                USER_AGENT,
                *headers,
                SDP_TYPE,
            ),
            sdp.offer(self._local),
        )

    def _cancel(self, now: float) -> None:
        transaction = self._exchange.transaction
        if transaction is not None and not self._cancelled:
            self._cancelled = True
            self._station.layer.request(
                transaction.request.cancel(), self._target.destination, now, lambda _response, _now: None
            )

    def _receive_response(self, response: IncomingResponse | None, now: float) -> None:
        if response is None:
            self._fail(Cause.UNREACHABLE, None)
        elif response.status < 200:
            self._heard = True
            if self.state is CallState.ENDED:
                self._cancel(now)
            elif response.status in (180, 183) and not self._ringing:
                self._ringing = True
                self._calls.emit(CallRinging(self))
        elif response.status < 300:
            self._answered(response, now)
        else:
            self._fail(cause_of(response.status), response.status)

    def _fail(self, cause: Cause, status: int | None) -> None:
        if self.state is CallState.CALLING:
            self._stop_waiting()
            self._end(cause, by_peer=status is not None, status=status)

    def _answered(self, response: IncomingResponse, now: float) -> None:
        if self._dialog is not None and self._dialog.remote_tag == response.to_tag:
            if self._ack is not None:  # the peer missed it
                self._station.layer.send(*self._ack)
            return
        try:
            dialog = Dialog.of_response(response, behind_nat=self._target.behind_nat)
        except ValueError:
            self._fail(Cause.FAILED, response.status)
            return
        ack = self._acknowledgement(dialog, response.sequence)
        self._station.layer.send(*ack)
        if self.state is not CallState.CALLING:
            self._release(dialog, ack, now)
            return
        self._stop_waiting()
        self._join(dialog)
        self._ack = ack
        try:
            agreement = sdp.accept(response.body)
        except sdp.SdpError:
            self._abandon(Cause.FAILED, now)
            return
        self._agreed(agreement)
        self._advance(CallSignal.ANSWERED)
        self._calls.emit(CallAnswered(self))

    def _acknowledgement(self, dialog: Dialog, sequence: int) -> tuple[bytes, Peer]:
        branch = self._station.branch()
        ack = dialog.request(
            "ACK",
            via=self._station.via(branch),
            branch=branch,
            contact=self._station.contact(),
            sequence=sequence,
        )
        return bytes(ack), dialog.destination()

    def _release(self, dialog: Dialog, ack: tuple[bytes, Peer], now: float) -> None:
        """A 200 that crossed our CANCEL, or a second phone of a fork: acknowledged, and let go (§13.2.2.4)."""
        kept, self._dialog = self._dialog, dialog
        self._bye(now)
        if kept is not None:
            self._dialog = kept
        else:
            self._ack = ack

    def _stop_waiting(self) -> None:
        self._deadline = None
        self._station.layer.watch(self)

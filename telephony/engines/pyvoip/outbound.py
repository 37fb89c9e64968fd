"""A call that we make."""

from typing import TYPE_CHECKING

from pyVoIP import RTP
from pyVoIP.VoIP.VoIP import CallState

from telephony.engine import Cause, Ringing
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.causes import cause_of
from telephony.engines.native.sip.dialog import Dialog
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import IncomingResponse, OutgoingRequest, Peer
from telephony.engines.pyvoip.call import ALLOW, SDP, Call, shown, usable
from telephony.engines.pyvoip.media import Line
from telephony.engines.pyvoip.registration import prove
from telephony.engines.pyvoip.schedule import Entry
from telephony.engines.pyvoip.transaction import Transaction
from telephony.errors import PeerError

if TYPE_CHECKING:
    from telephony.engines.pyvoip.phone import Phone


class OutboundCall(Call):
    def __init__(
        self,
        phone: "Phone",
        line: Line,
        *,
        uri: str,
        peer: Peer,
        caller: str,
        credentials: Credentials | None,
    ) -> None:
        """Raises `NoPortsAvailableError`."""
        self._uri = uri
        self._peer = peer
        self._caller = caller
        self._credentials = credentials
        self._sequence = 0
        self._rang = False
        self._forks: set[str] = set()
        self._provisional = False
        self._given_up = False
        self._invite: Transaction | None = None
        self._deadline: Entry | None = None
        port = phone.request_port()
        call_id = phone.sip.gen_call_id()
        super().__init__(
            phone,
            CallState.DIALING,
            shown("INVITE sip:far@invalid SIP/2.0", call_id, None),
            line,
            phone.sip.gen_tag(),
            ms={port: RTP.PayloadType.PCMA},
        )
        self.own_port = port

    def dial(self, timeout_s: float) -> None:
        self._deadline = self.phone.sip.schedule.at(self.phone.sip.now() + timeout_s, lambda _now: self._unanswered())
        self._ask()

    def _ask(self, *proof: tuple[str, str]) -> None:
        self._sequence += 1
        branch, via = self.phone.sip.via()
        request = OutgoingRequest(
            "INVITE",
            self._uri,
            branch,
            (
                ("Via", via),
                ("Max-Forwards", "70"),
                ("From", f"{self._caller};tag={self.tag}"),
                ("To", f"<{self._uri}>"),
                ("Call-ID", self.call_id),
                ("CSeq", f"{self._sequence} INVITE"),
                ("Contact", self.phone.contact),
                ALLOW,
                *proof,
                SDP,
            ),
            sdp.offer(self.local),
        )
        self._invite = self.phone.sip.ask(request, self._peer, self._responded, self._silent)

    def _responded(self, message: IncomingResponse) -> None:
        if message.status < 200:
            self._provisional = True
            if self._given_up:
                self._cancel()
            elif message.status > 100 and not self._rang and self.state is CallState.DIALING:
                self._rang = True
                self.phone.notices.happened(Ringing(self.leg))
        elif message.status < 300:
            self._accepted(message)
        else:
            self._refused(message)

    def _accepted(self, message: IncomingResponse) -> None:
        try:
            dialog = self._dialog or Dialog.of_response(message, behind_nat=message.source != self._peer)
        except ValueError:
            self.end(Cause.FAILED, by_peer=True, status=message.status)
            return
        if message.to_tag != dialog.remote_tag:
            self._decline_fork(message)
            return
        self._dialog = dialog
        self._acknowledge(dialog, message)
        if self.state is CallState.ENDED:
            if not self._given_up:
                return
            # It was answered while we gave up: taken back at once.
            self._given_up = False
            self._say_bye()
        elif self.state is CallState.DIALING:
            self._establish(message)

    def _acknowledge(self, dialog: Dialog, message: IncomingResponse) -> None:
        self.phone.sip.send(bytes(self._within(dialog, "ACK", message.sequence)), dialog.destination())

    def _decline_fork(self, message: IncomingResponse) -> None:
        """A second phone answered the same INVITE (RFC 3261 §13.2.2.4): it is acknowledged and let go."""
        try:
            fork = Dialog.of_response(message, behind_nat=message.source != self._peer)
        except ValueError:
            return
        self._acknowledge(fork, message)
        if message.to_tag not in self._forks:
            self._forks.add(message.to_tag)
            self.phone.sip.ask(self._within(fork, "BYE"), fork.destination(), lambda _response: None)

    def _establish(self, message: IncomingResponse) -> None:
        try:
            self.agreement = usable(sdp.accept(message.body))
        except PeerError:
            self._say_bye()
            self.end(Cause.FAILED, by_peer=False, status=message.status)
            return
        self.answered(shown("SIP/2.0 200 OK", self.call_id, self.agreement))
        self._stop_waiting()
        self._connect()
        self._tell_answered()

    def _refused(self, message: IncomingResponse) -> None:
        if self._given_up or self.state is not CallState.DIALING:
            return
        if self._credentials is not None and self._invite is not None:
            proof = prove(self._invite.request, message, self._credentials)
            if proof is not None:
                self._provisional = False
                self._ask(proof)
                return
        self._stop_waiting()
        self.end(cause_of(message.status), by_peer=True, status=message.status)

    def _silent(self) -> None:
        if self.state is CallState.DIALING:
            self._stop_waiting()
            self.end(Cause.UNREACHABLE, by_peer=False)

    def _unanswered(self) -> None:
        if self.state is CallState.DIALING:
            self._give_up(Cause.NO_ANSWER if self._provisional else Cause.UNREACHABLE)

    def _give_up(self, cause: Cause) -> None:
        self._given_up = True
        self._stop_waiting()
        if self._provisional:
            self._cancel()
        self.end(cause, by_peer=False)

    def _cancel(self) -> None:
        """RFC 3261 §9.1: only once the far end has shown itself."""
        assert self._invite is not None
        self.phone.sip.ask(self._invite.request.cancel(), self._peer, lambda _response: None)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()

    def hang_up(self, cause: Cause = Cause.NORMAL) -> None:
        if self.state is CallState.DIALING:
            self._give_up(Cause.CANCELLED)
        elif self.state is CallState.ANSWERED:
            self._say_bye()
            self.end(cause, by_peer=False)

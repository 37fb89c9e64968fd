"""A call that came in."""

from typing import TYPE_CHECKING

from pyVoIP.VoIP.VoIP import CallState

from telephony.engine import Cause
from telephony.engines.native.media.codec import Codec
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.causes import REFUSALS
from telephony.engines.native.sip.dialog import Dialog
from telephony.engines.native.sip.message import IncomingRequest
from telephony.engines.pyvoip.call import Call, shown, usable
from telephony.engines.pyvoip.media import Line

if TYPE_CHECKING:
    from telephony.engines.pyvoip.phone import Phone


NOT_YET = sdp.Agreement(("0.0.0.0", 9), Codec.PCMA, sdp.DTMF_PAYLOAD_TYPE, sdp.Direction.INACTIVE)
"""With a caller who leaves the offer to us: its ACK brings the answer."""


class InboundCall(Call):
    def __init__(self, phone: "Phone", invite: IncomingRequest, line: Line, tag: str) -> None:
        """Raises `PeerError` or `ValueError` for an INVITE that can't make a call, `NoPortsAvailableError`."""
        self.invite = invite
        agreement = NOT_YET
        if invite.body:
            _, agreement = sdp.answer(invite.body, sdp.Local(phone.myIP, 9, 0))
        dialog = Dialog.of_request(invite, tag)
        super().__init__(
            phone,
            CallState.RINGING,
            shown("INVITE sip:near@invalid SIP/2.0", invite.call_id, usable(agreement)),
            line,
            tag,
        )
        self.agreement = agreement
        self._dialog = dialog

    def ring(self) -> None:
        if self.state is CallState.RINGING:
            headers = [("Record-Route", route) for route in self.invite.values("Record-Route")]
            headers.append(("Contact", self.phone.contact))
            self.phone.sip.reply(self.invite, 180, to_tag=self.tag, headers=headers)

    def answer(self) -> None:
        if self.state is not CallState.RINGING:
            return
        self.state = CallState.ANSWERED
        body = sdp.answer(self.invite.body, self.local)[0] if self.invite.body else sdp.offer(self.local)
        self._send_ok(self.invite, body)
        self._connect()

    def reject(self, cause: Cause) -> None:
        if self.state is CallState.RINGING:
            status = REFUSALS[cause]
            self.phone.sip.reply(self.invite, status, to_tag=self.tag)
            self.end(cause, by_peer=False, status=status)

    def cancelled(self, request: IncomingRequest) -> None:
        """RFC 3261 §9.2: 200 to the CANCEL; 487 to the INVITE, unless it has its answer already."""
        self.phone.sip.reply(request, 200, to_tag=self.tag)
        if self.state is CallState.RINGING:
            self.phone.sip.reply(self.invite, 487, to_tag=self.tag)
            self.end(Cause.CANCELLED, by_peer=True, status=487)

    def received_bye(self, request: IncomingRequest) -> None:
        if self.state is CallState.RINGING:
            self.cancelled(request)  # §15.1.2: it ends the INVITE as a CANCEL does
        else:
            super().received_bye(request)

    def hang_up(self, cause: Cause = Cause.NORMAL) -> None:
        if self.state is CallState.RINGING:
            self.reject(Cause.DECLINED)
        elif self.state is CallState.ANSWERED:
            if self._repetition is None:
                self._say_bye()
            else:
                self._bye_due = True  # RFC 3261 §15: no BYE before the ACK
            self.end(cause, by_peer=False)

"""A call that came in."""

from typing import TYPE_CHECKING

from pyVoIP.VoIP.VoIP import CallState

from telephony.engine import Cause
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.causes import REFUSALS
from telephony.engines.native.sip.dialog import Dialog
from telephony.engines.native.sip.message import IncomingRequest
from telephony.engines.pyvoip.call import Call, shown
from telephony.engines.pyvoip.media import Line

if TYPE_CHECKING:
    from telephony.engines.pyvoip.phone import Phone


class InboundCall(Call):
    def __init__(self, phone: "Phone", invite: IncomingRequest, line: Line, tag: str) -> None:
        """Raises `SdpError` where there is no audio in common, `NoPortsAvailableError` where there is no port."""
        self.invite = invite
        _, agreement = sdp.answer(invite.body, sdp.Local(phone.myIP, 9, 0))
        super().__init__(
            phone,
            CallState.RINGING,
            shown("INVITE sip:near@invalid SIP/2.0", invite.call_id, agreement),
            line,
            tag,
        )
        self.agreement = agreement
        self._dialog = Dialog.of_request(invite, tag)

    def ring(self) -> None:
        if self.state is CallState.RINGING:
            self.phone.sip.reply(self.invite, 180, to_tag=self.tag, headers=[("Contact", self.phone.contact)])

    def answer(self) -> None:
        if self.state is not CallState.RINGING:
            return
        self.state = CallState.ANSWERED
        body, _ = sdp.answer(self.invite.body, self.local)
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

    def hang_up(self, cause: Cause = Cause.NORMAL) -> None:
        if self.state is CallState.RINGING:
            self.reject(Cause.DECLINED)
        elif self.state is CallState.ANSWERED:
            if self._repetition is None:
                self._say_bye()
            else:
                self._bye_due = True  # RFC 3261 §15: no BYE before the ACK
            self.end(cause, by_peer=False)

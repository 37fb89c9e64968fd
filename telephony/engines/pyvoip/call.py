"""pyVoIP's call with a dialog that is kept, a CANCEL that cancels, and an ACK that is waited for."""

from typing import TYPE_CHECKING

import pyVoIP.VoIP  # noqa: F401 - pyVoIP.SIP can only be imported after it
from pyVoIP import RTP, SIP
from pyVoIP.VoIP.VoIP import CallState, VoIPCall

from telephony.engine import Answered, Cause, Held, Resumed
from telephony.engines.native.media.sockets import address
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.dialog import Dialog
from telephony.engines.native.sip.info import dtmf_of
from telephony.engines.native.sip.message import IncomingRequest, OutgoingRequest, response
from telephony.engines.pyvoip.media import Line
from telephony.engines.pyvoip.rtp import Stream
from telephony.engines.pyvoip.schedule import Repetition
from telephony.errors import PeerError

if TYPE_CHECKING:
    from telephony.engines.pyvoip.phone import Phone

ALLOW = ("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO")
SDP = ("Content-Type", "application/sdp")


def codecs_of(agreement: sdp.Agreement) -> dict[int, RTP.PayloadType]:
    """pyVoIP's form of the codecs agreed on: by payload type, the one we send first."""
    codecs = {agreement.codec.value: RTP.PayloadType(agreement.codec.value)}
    if agreement.dtmf_payload_type is not None:
        codecs[agreement.dtmf_payload_type] = RTP.PayloadType.EVENT
    return codecs


def usable(agreement: sdp.Agreement) -> sdp.Agreement:
    """The agreement, when packets can be sent to its address. Raises `PeerError`: a name must not be looked up."""
    address(*agreement.remote)
    return agreement


def shown(start: str, call_id: str, agreement: sdp.Agreement | None) -> SIP.SIPMessage:
    """What pyVoIP's call is given to read: the message reduced to what both sides agreed on.

    Its own reader breaks on much that real peers write: URIs other than sip:, codecs it does not know, lines with
    two equals signs, profiles other than RTP/AVP. It never sees those.
    """
    lines = [
        start,
        f"Call-ID: {call_id}",
        "CSeq: 1 INVITE",
        "From: <sip:far@invalid>;tag=far",
        "To: <sip:near@invalid>;tag=near",
        "Contact: <sip:far@invalid>",
        "Content-Type: application/sdp",
        "",
    ]
    if agreement is not None:
        host, port = agreement.remote
        formats = codecs_of(agreement)
        lines += ["v=0", f"c=IN IP4 {host}", f"m=audio {port} RTP/AVP {' '.join(map(str, formats))}"]
        lines += [f"a=rtpmap:{number} {name}/8000" for number, name in formats.items()]
    else:
        lines.append("")
    return SIP.SIPMessage("\r\n".join(lines).encode())


class Call(VoIPCall):
    """One leg's signalling; lives in the SIP thread.

    Overridden: pyVoIP answers a cancelled call, starts two more threads at every re-INVITE, writes its own Via, tags
    and targets wrongly within a dialog, tells nobody of a busy or declined call, and believes a call established
    before its ACK.
    """

    phone: "Phone"
    state: CallState

    def __init__(
        self,
        phone: "Phone",
        state: CallState,
        request: SIP.SIPMessage,
        line: Line,
        tag: str,
        ms: dict[int, RTP.PayloadType] | None = None,
    ) -> None:
        self.line = line
        self.tag = tag
        self.stream: Stream | None = None
        self.agreement: sdp.Agreement | None = None
        self.own_port = 0
        self._dialog: Dialog | None = None
        self._version = 1
        self._repetition: Repetition | None = None
        self._acknowledged = False
        self._held = False
        self._bye_due = False
        super().__init__(phone, state, request, phone.next_session(), phone.myIP, ms, "sendrecv")

    def __del__(self) -> None:
        """Overridden: ports go back when their call ends, not when memory is swept."""

    @property
    def leg(self) -> str:
        return self.line.leg

    @property
    def local(self) -> sdp.Local:
        return sdp.Local(self.phone.myIP, self.own_port, int(self.session_id), self._version)

    def create_rtp_clients(self, codecs: object, ip: str, port: int, request: SIP.SIPMessage, baseport: int) -> None:
        """Called by pyVoIP's constructor (inbound) and by its `answered` (outbound)."""
        assert isinstance(codecs, dict)
        self.own_port = port
        self.stream = Stream(
            codecs,
            request.body["c"][0]["address"],
            baseport,
            own=self.phone.take_socket(port),
            on_key=lambda key: self.line.key(key.digit, key.duration_ms),
        )
        self.RTPClients.append(self.stream)

    def take_stream(self) -> Stream | None:
        """The call is over, and remembered for a while: without its buffers."""
        stream, self.stream = self.stream, None
        self.RTPClients.clear()
        return stream

    # --- both directions

    def hang_up(self, cause: Cause = Cause.NORMAL) -> None:
        raise NotImplementedError

    def received_bye(self, request: IncomingRequest) -> None:
        self.phone.sip.reply(request, 200)
        self.end(Cause.NORMAL, by_peer=True)

    def received_info(self, request: IncomingRequest) -> None:
        """Keys may come as SIP INFO; any other INFO is taken and of no effect."""
        self.phone.sip.reply(request, 200)
        key = dtmf_of(request) if request.content_type.startswith("application/dtmf") else None
        if key is not None and self.state is CallState.ANSWERED:
            self.phone.media.command(lambda: self.line.key(*key))

    def acknowledge(self, request: IncomingRequest) -> None:
        """The ACK to our 2xx."""
        if self._repetition is not None:
            self._repetition.stop()
            self._repetition = None
        if request.body and self.state is CallState.ANSWERED:
            self._agreed_late(request)
        if self._bye_due:
            self._bye_due = False
            self._say_bye()
        elif not self._acknowledged and self.state is CallState.ANSWERED:
            self._tell_answered()

    def _tell_answered(self) -> None:
        self._acknowledged = True
        self.phone.notices.happened(Answered(self.leg))
        self._tell_hold()

    def _tell_hold(self) -> None:
        """Tell whether the far end has put us on hold, where that is news: it wants nothing sent (RFC 3264 §8.4)."""
        held = self.agreement is not None and not self.agreement.sends
        if self._acknowledged and held != self._held:
            self._held = held
            self.phone.notices.happened(Held(self.leg) if held else Resumed(self.leg))

    def _agreed_late(self, request: IncomingRequest) -> None:
        """The ACK to a 2xx that held our offer brings the answer (RFC 3261 §13.2.2.4)."""
        try:
            self._adopt(usable(sdp.accept(request.body)))
        except PeerError:
            self.hang_up(Cause.FAILED)

    def reinvited(self, request: IncomingRequest) -> None:
        """A re-INVITE: hold, resume, or another address. No thread is started; the stream is told."""
        phone, dialog = self.phone, self._dialog
        if dialog is None or self.state is not CallState.ANSWERED:
            phone.sip.reply(request, 481)
            return
        if self._repetition is not None:
            phone.sip.reply(request, 491)
            return
        if not dialog.in_order(request):
            phone.sip.reply(request, 500)
            return
        self._version += 1
        try:
            body = sdp.offer(self.local, self.agreement)
            if request.body:
                body, agreement = sdp.answer(request.body, self.local)
                self._adopt(usable(agreement))
            dialog.retarget(request)
        except (PeerError, ValueError):
            phone.sip.reply(request, 488)
            return
        self._send_ok(request, body)

    def _adopt(self, agreement: sdp.Agreement) -> None:
        stream = self.stream
        assert stream is not None
        self.agreement = agreement
        codecs = codecs_of(agreement)
        self.phone.media.command(
            lambda: stream.agree(codecs, agreement.remote, sends=agreement.sends, receives=agreement.receives)
        )
        self._tell_hold()

    def _send_ok(self, request: IncomingRequest, body: bytes) -> None:
        headers = [("Record-Route", route) for route in request.values("Record-Route")]
        headers += [("Contact", self.phone.contact), ALLOW, SDP]
        data = response(request, 200, to_tag=self.tag, headers=headers, body=body)
        self.phone.sip.remember(request, data)
        self._repetition = self.phone.sip.until_quiet(data, request.reply_to, self._unacknowledged)

    def _unacknowledged(self) -> None:
        self._repetition = None
        if self.state is CallState.ANSWERED or self._bye_due:
            self._bye_due = False
            self._say_bye()
            self.end(Cause.FAILED, by_peer=False)

    def _say_bye(self) -> None:
        assert self._dialog is not None
        self.phone.sip.ask(self._within(self._dialog, "BYE"), self._dialog.destination(), lambda _response: None)

    def _within(self, dialog: Dialog, method: str, sequence: int | None = None) -> OutgoingRequest:
        branch, via = self.phone.sip.via()
        return dialog.request(method, via=via, branch=branch, contact=self.phone.contact, sequence=sequence)

    def _connect(self) -> None:
        """Begin to speak and hear."""
        assert self.stream is not None
        assert self.agreement is not None
        self.phone.media.connect(self.line, self.stream)
        self._adopt(self.agreement)

    def end(self, cause: Cause, *, by_peer: bool, status: int | None = None) -> None:
        """The one way out of a call: told once, its port given back."""
        if self.state is CallState.ENDED:
            return
        self.state = CallState.ENDED
        if self._repetition is not None and not self._bye_due:
            self._repetition.stop()
            self._repetition = None
        self.phone.ended(self, cause, by_peer=by_peer, status=status)

"""pyVoIP's phone: the calls, the ports, and what each request means."""

import itertools
import socket
import urllib.parse
from collections import deque
from dataclasses import dataclass

import structlog
from pyVoIP.VoIP.VoIP import NoPortsAvailableError, VoIPPhone

from telephony.engine import Cause, HungUp
from telephony.engines.native.sip.admission import Admission, Attempt, Decision
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import IncomingRequest, Peer
from telephony.engines.native.sip.station import ACCEPT
from telephony.engines.pyvoip.call import ALLOW, Call
from telephony.engines.pyvoip.inbound import InboundCall
from telephony.engines.pyvoip.media import Line, MediaThread
from telephony.engines.pyvoip.notices import Notices
from telephony.engines.pyvoip.outbound import OutboundCall
from telephony.engines.pyvoip.settings import Settings
from telephony.engines.pyvoip.sip import Client
from telephony.errors import PeerError

_log = structlog.get_logger(__name__)

_KNOWN = {"REGISTER", "SUBSCRIBE", "NOTIFY", "REFER", "MESSAGE", "UPDATE", "PRACK", "PUBLISH"}
"""Methods that exist, which we do not do: 405. What nobody knows is 501."""


@dataclass(frozen=True, slots=True)
class Dial:
    """A call to be made."""

    uri: str
    peer: Peer
    caller: str
    timeout_s: float
    credentials: Credentials | None = None


class Phone(VoIPPhone):
    """Overridden: pyVoIP makes its own client (so that it can't be had without a registrar), finds a free port by
    listing all that were ever used, and hands each call to a new thread a second after it came."""

    def __init__(self, settings: Settings, admit: Admission, notices: Notices) -> None:
        ports = settings.rtp_ports
        registrar = settings.registrar
        user = registrar.user if registrar else "hotline"
        super().__init__(
            registrar.host if registrar else settings.advertised,
            registrar.port if registrar else settings.port,
            user,
            registrar.password if registrar else "",
            myIP=settings.advertised,
            sipPort=settings.port,
            rtpPortLow=ports.start,
            rtpPortHigh=ports.stop - 1,
        )
        self.sip: Client = Client(self, self, settings)
        self.media = MediaThread(silence_timeout_s=settings.media_timeout_s, on_lost=self._lost)
        self.notices = notices
        self.trusted: set[str] = set()
        """IP addresses of the PBX: its calls are taken."""
        self._admit = admit
        self._bind_to = settings.host
        self._free = deque(range(ports.start + ports.start % 2, ports.stop, 2))
        self._sockets: dict[int, socket.socket] = {}
        self._sessions = itertools.count(1)
        self._by_leg: dict[str, Call] = {}
        self._by_dialog: dict[tuple[str, str], Call] = {}
        """By Call-ID and our tag: a call from us to us has one Call-ID and two ends."""
        self._by_invite: dict[tuple[str, str], InboundCall] = {}

    @property
    def contact(self) -> str:
        return f"<sip:{self.username}@{self.myIP}:{self.sip.myPort}>"

    # --- commands, in the SIP thread

    def call_of(self, leg: str) -> Call | None:
        """The call of a leg, while it lives."""
        return self._by_leg.get(leg)

    def dial(self, line: Line, dial: Dial) -> None:
        try:
            call = OutboundCall(
                self,
                line,
                uri=dial.uri,
                peer=dial.peer,
                caller=self._from(dial.caller),
                credentials=dial.credentials,
            )
        except NoPortsAvailableError as error:
            _log.error("call.no_rtp_port", reason=str(error))
            self.notices.happened(HungUp(line.leg, Cause.FAILED, by_peer=False))
            return
        self._keep(call)
        call.dial(dial.timeout_s)

    def hang_up_all(self) -> None:
        for call in list(self._by_leg.values()):
            call.hang_up()

    def _from(self, caller: str) -> str:
        """The From of our calls, without its tag. At a PBX we are our extension, and the number is its name."""
        number = urllib.parse.quote(caller, safe="+*-_.")
        if self.password:
            return f'"{number}" <sip:{self.username}@{self.server}>'
        return f"<sip:{number or 'anonymous'}@{self.myIP}>"

    def _lost(self, leg: str) -> None:
        def hang_up() -> None:
            if (call := self._by_leg.get(leg)) is not None:
                call.hang_up(Cause.MEDIA_LOST)

        self.sip.command(hang_up)

    # --- requests, in the SIP thread

    def requested(self, request: IncomingRequest) -> None:
        match request.method:
            case "INVITE" if request.to_tag:
                if (call := self._call(request)) is not None:
                    call.reinvited(request)
            case "INVITE":
                self._invited(request)
            case "ACK":
                if (call := self._by_dialog.get((request.call_id, request.to_tag))) is not None:
                    call.acknowledge(request)
            case "CANCEL":
                inbound = self._by_invite.get((request.branch, request.sent_by))
                if inbound is None:
                    self.sip.reply(request, 481)
                else:
                    inbound.cancelled(request)
            case "BYE":
                if (call := self._call(request)) is not None:
                    call.received_bye(request)
            case "OPTIONS":
                self.sip.reply(request, 200, to_tag=self.sip.gen_tag(), headers=[ALLOW, ACCEPT])
            case "INFO":
                if (call := self._call(request)) is not None:
                    call.received_info(request)
            case method:
                self.sip.reply(request, 405 if method in _KNOWN else 501, to_tag=self.sip.gen_tag(), headers=[ALLOW])

    def _call(self, request: IncomingRequest) -> Call | None:
        """The call a request belongs to; answers 481 when there is none."""
        call = self._by_dialog.get((request.call_id, request.to_tag))
        if call is None:
            self.sip.reply(request, 481)
        return call

    def _invited(self, request: IncomingRequest) -> None:
        caller, called = request.from_address.uri.user or "", request.uri.user or ""
        if request.source[0] not in self.trusted:
            match self._admit(Attempt(request.source, caller, called, None)):
                case Decision.IGNORE:
                    return
                case Decision.CHALLENGE | Decision.REFUSE:  # there is nobody here whose password could be asked
                    self.sip.reply(request, 403, to_tag=self.sip.gen_tag())
                    return
                case Decision.ACCEPT:
                    pass
        tag = self.sip.gen_tag()
        if required := request.values("Require"):
            self.sip.reply(request, 420, to_tag=tag, headers=[("Unsupported", option) for option in required])
            return
        self.sip.reply(request, 100)
        line = Line(self.sip.gen_tag(), self.notices.happened)
        try:
            call = InboundCall(self, request, line, tag)
        except PeerError:
            self.sip.reply(request, 488, to_tag=tag)
            return
        except ValueError:
            self.sip.reply(request, 400, to_tag=tag)
            return
        except NoPortsAvailableError as error:
            _log.error("call.no_rtp_port", reason=str(error))
            self.sip.reply(request, 503, to_tag=tag)
            return
        self._keep(call)
        self._by_invite[request.branch, request.sent_by] = call
        self.notices.incoming(line, caller, called)

    # --- for calls

    def _keep(self, call: Call) -> None:
        self._by_dialog[call.call_id, call.tag] = call
        self._by_leg[call.leg] = call

    def ended(self, call: Call, cause: Cause, *, by_peer: bool, status: int | None) -> None:
        """A call is over: its line is closed, its port is free, and that is told last."""
        self._by_leg.pop(call.leg, None)
        if isinstance(call, InboundCall):
            self._by_invite.pop((call.invite.branch, call.invite.sent_by), None)
        self.sip.later(lambda: self._by_dialog.pop((call.call_id, call.tag), None))

        def told() -> None:
            self._release(call.own_port)
            self.notices.happened(HungUp(call.leg, cause, by_peer, status))

        if (stream := call.take_stream()) is not None and call.line.stream is None:
            self.media.command(stream.stop)
        self.media.close(call.line, told)

    def next_session(self) -> int:
        return next(self._sessions)

    # --- ports

    def request_port(self, blocking: bool = True) -> int:
        """An even port, bound. The one that has rested longest comes first."""
        for _ in range(len(self._free)):
            port = self._free.popleft()
            own = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            own.setblocking(False)
            try:
                own.bind((self._bind_to, port))
            except OSError:
                own.close()
                self._free.append(port)
                continue
            self._sockets[port] = own
            return port
        raise NoPortsAvailableError("no RTP port is free; widen HOTLINE_RTP_PORTS")

    def take_socket(self, port: int) -> socket.socket:
        """The socket of a requested port; its taker closes it."""
        return self._sockets.pop(port)

    def release_ports(self, call: object = None) -> None:
        """Overridden: a port is given back by the end of its call, which knows when its socket is closed."""

    def _release(self, port: int) -> None:
        unused = self._sockets.pop(port, None)
        if unused is not None:
            unused.close()
        self._free.append(port)

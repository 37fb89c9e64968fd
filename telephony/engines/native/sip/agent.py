"""The user agent: datagrams in, datagrams and events out (RFC 3261 §8, §10, §13 to §15).

Sans-I/O. The owner calls `receive` for every datagram and `handle_timer` when `next_timer` has come; after either, and
after every command, it sends `datagrams_to_send` and reads `next_event` until there is none.
"""

import hashlib
import secrets
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telephony.accounts import Accounts
from telephony.engines.native.sip import sdp
from telephony.engines.native.sip.admission import Admission, Attempt, Decision
from telephony.engines.native.sip.call import CallEvent, CallOffered, Calls
from telephony.engines.native.sip.digest import DigestServer, Outcome
from telephony.engines.native.sip.inbound import InboundCall
from telephony.engines.native.sip.layer import TransactionLayer
from telephony.engines.native.sip.message import (
    IncomingRequest,
    IncomingResponse,
    MalformedMessage,
    Peer,
    parse,
    response,
)
from telephony.engines.native.sip.outbound import OutboundCall, Target
from telephony.engines.native.sip.registrar import (
    Binding,
    BindingAdded,
    BindingsGone,
    RegisterRefused,
    Registrar,
)
from telephony.engines.native.sip.registration import Line, LineDown, LineUp, Registration
from telephony.engines.native.sip.station import ACCEPT, ALLOW, SUPPORTED, Header, Station


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something was not done that somebody asked for: worth a line in the log, not more often than is readable."""

    source: Peer
    reason: str


AgentEvent = CallEvent | BindingAdded | BindingsGone | LineUp | LineDown | Discarded


class UserAgent:
    """All that speaks SIP on one address."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        realm: str,
        accounts: Accounts,
        admit: Admission,
        registrar: Registrar | None = None,
        token: Callable[[], str] = lambda: secrets.token_hex(10),
        secret: bytes | None = None,
    ) -> None:
        """`host` and `port` are what we write into Via and Contact: where peers reach us."""
        self._layer = TransactionLayer()
        self._station = Station(host, port, self._layer, token)
        self._admit = admit
        self._secret = secret or secrets.token_bytes(16)
        self._digest = DigestServer(realm, accounts, secret=self._secret)
        self._registrar = registrar or Registrar()
        self._events: deque[AgentEvent] = deque()
        self._calls = Calls(self._events.append)

    # The four of a core

    def receive(self, data: bytes, source: Peer, now: float) -> None:
        """Take a datagram. Never raises: what can't be understood is answered as the RFC says, or not at all."""
        if not data.strip(b"\r\n\0 \t"):
            return  # somebody keeps a NAT binding open
        try:
            message = parse(data, source)
        except MalformedMessage as error:
            self._events.append(Discarded(source, str(error)))
            if error.reply is not None:
                self._layer.send(error.reply, source)
            return
        if isinstance(message, IncomingResponse):
            self._layer.receive_response(message, now)
        elif not self._layer.absorb(message, now):
            self._request(message, now)
        self._collect()

    def datagrams_to_send(self, now: float) -> list[tuple[bytes, Peer]]:
        return self._layer.datagrams_to_send()

    def next_timer(self) -> float | None:
        return self._layer.next_timer()

    def handle_timer(self, now: float) -> None:
        self._layer.handle_timer(now)
        self._collect()

    def next_event(self) -> AgentEvent | None:
        return self._events.popleft() if self._events else None

    @property
    def idle(self) -> bool:
        """Whether no peer owes us an answer."""
        return self._layer.idle

    # Commands

    def call(self, target: Target, *, caller: str, host: str, port: int, timeout_s: float, now: float) -> OutboundCall:
        """Call `target`, showing `caller`, with our audio at `host` and `port`. Events follow."""
        return OutboundCall(
            self._station,
            self._calls,
            target,
            caller=caller,
            host=host,
            port=port,
            timeout_s=timeout_s,
            now=now,
        )

    def register(self, line: Line, now: float) -> Registration:
        """Register at somebody else's registrar, and stay registered. `LineUp` or `LineDown` follows."""
        return Registration(self._station, line, self._events.append, now)

    def bindings(self, user: str, now: float) -> list[Binding]:
        """Where `user`'s phones are, the one that came last first."""
        return list(self._registrar.bindings(user, now))

    def everybody(self) -> list[tuple[str, Binding]]:
        """All registered phones with their users; what `restore` takes."""
        return self._registrar.everybody()

    def restore(self, bindings: Sequence[tuple[str, Binding]], now: float) -> None:
        """Take up the phones of an earlier run; they are told as registered."""
        self._registrar.restore(bindings, now)
        self._layer.watch(self._registrar)
        self._collect()

    # Requests

    def _request(self, request: IncomingRequest, now: float) -> None:
        if request.method == "ACK":
            call = self._calls.by_dialog.get((request.call_id, request.to_tag, request.from_tag))
            if call is not None:
                call.acknowledge(request, now)
        elif request.method == "CANCEL":
            self._cancel(request, now)
        elif request.to_tag:
            self._within_dialog(request, now)
        elif request.method in OUTSIDE:
            OUTSIDE[request.method](self, request, now)
        elif request.method in ("BYE", "INFO"):
            self._answer(request, 481)
        else:
            self._answer(request, 405, ALLOW)

    def _cancel(self, request: IncomingRequest, now: float) -> None:
        if not self._layer.has_invite_of(request):
            self._answer(request, 481)
            return
        self._answer(request, 200)
        call = self._calls.offered.get((request.from_tag, request.call_id, request.sequence))
        if isinstance(call, InboundCall):
            call.cancel(now)

    def _within_dialog(self, request: IncomingRequest, now: float) -> None:
        call = self._calls.by_dialog.get((request.call_id, request.to_tag, request.from_tag))
        if call is None:
            self._answer(request, 481)
        elif refusal := _unfit(request):
            self._answer(request, *refusal)
        else:
            call.receive(request, self._layer.open(request, now), now)

    def _options(self, request: IncomingRequest, now: float) -> None:
        """§11.2: what we can do. Also how a proxy asks whether we are alive."""
        self._answer(request, 200, ALLOW, ACCEPT, SUPPORTED)

    def _invite(self, request: IncomingRequest, now: float) -> None:
        if (request.from_tag, request.call_id, request.sequence) in self._calls.offered:
            self._answer(request, 482)  # §8.2.2.2: the same call on another path
            return
        if not self._admitted(request, now):
            return
        if refusal := _unfit(request):
            self._answer(request, *refusal)
            return
        try:
            if request.body:
                sdp.answer(request.body, sdp.Local("0.0.0.0", 1, 0))
        except sdp.SdpError as error:
            self._refuse(request, 488, str(error))
            return
        transaction = self._layer.open(request, now)
        try:
            call = InboundCall(self._station, self._calls, request, transaction, now)
        except ValueError as error:
            self._layer.respond(transaction, 400, self._message(request, 400), now)
            self._events.append(Discarded(request.source, str(error)))
            return
        self._events.append(CallOffered(call))

    def _admitted(self, request: IncomingRequest, now: float) -> bool:
        """Ask the policy, and, where it wants proof, the digest; answers the request if it is not let in."""
        caller, called = request.from_address.uri.user or "", request.uri.user or ""
        decision = self._admit(Attempt(request.source, caller, called, None))
        if decision is Decision.CHALLENGE:
            user = self._proven(request, now)
            if user is None:
                return False
            decision = self._admit(Attempt(request.source, caller, called, user))
        if decision is Decision.ACCEPT:
            return True
        if decision is Decision.IGNORE:
            self._events.append(Discarded(request.source, "INVITE from a stranger"))
        else:
            self._refuse(request, 403, "INVITE that nobody may send from there")
        return False

    def _proven(self, request: IncomingRequest, now: float) -> str | None:
        """Who sent this, by digest; challenges or refuses it otherwise."""
        verdict = self._digest.check(request.method, request.headers.getlist("Authorization"), now)
        if verdict.outcome is Outcome.OK:
            return verdict.user
        if verdict.outcome is Outcome.WRONG:
            self._refuse(request, 403, f"{request.method} with wrong credentials")
            return None
        stale = verdict.outcome is Outcome.STALE
        user_agent = request.headers.get("User-Agent") or ""
        challenges = self._digest.challenges(now, stale=stale, user_agent=user_agent)
        self._answer(request, 401, *(("WWW-Authenticate", challenge) for challenge in challenges))
        return None

    def _register(self, request: IncomingRequest, now: float) -> None:
        user = self._proven(request, now)
        if user is None:
            return
        if request.to_address.uri.user != user:
            self._refuse(request, 403, "REGISTER of somebody else's phone")
            return
        if refusal := _unfit(request):
            self._answer(request, *refusal)
            return
        transaction = self._layer.open(request, now)
        try:
            status, headers = 200, self._registrar.register(user, request, now)
        except RegisterRefused as refused:
            status, headers = refused.status, list(refused.headers)
        self._layer.respond(transaction, status, self._message(request, status, *headers), now)
        self._layer.watch(self._registrar)

    # Answers

    def _refuse(self, request: IncomingRequest, status: int, reason: str) -> None:
        self._events.append(Discarded(request.source, reason))
        self._answer(request, status)

    def _answer(self, request: IncomingRequest, status: int, *headers: Header) -> None:
        """Answer without a transaction (§8.2.7): whoever we don't know costs us no memory."""
        self._layer.send(self._message(request, status, *headers), request.reply_to)

    def _message(self, request: IncomingRequest, status: int, *headers: Header) -> bytes:
        # §8.2.7: a stateless answer has the same tag each time.
        seed = f"{request.call_id}\0{request.branch}".encode()
        tag = hashlib.blake2b(seed, key=self._secret, digest_size=8).hexdigest()
        return response(request, status, to_tag=tag, headers=headers)

    def _collect(self) -> None:
        while (event := self._registrar.next_event()) is not None:
            self._events.append(event)


OUTSIDE: dict[str, Callable[[UserAgent, IncomingRequest, float], None]] = {
    "INVITE": UserAgent._invite,
    "OPTIONS": UserAgent._options,
    "REGISTER": UserAgent._register,
}
"""The methods that make sense without a dialog."""


def _unfit(request: IncomingRequest) -> tuple[int, *tuple[Header, ...]] | None:
    """Status and headers for a request that wants what we don't have (§8.2.2.3, §8.2.3)."""
    required = request.values("Require")
    if required:
        return 420, *(("Unsupported", extension) for extension in required)
    encoding = (request.headers.get("Content-Encoding") or "identity").strip().lower()
    if request.method == "INVITE" and request.body:
        readable = request.content_type == "application/sdp" and encoding == "identity"
        return None if readable else (415, ACCEPT, ("Accept-Encoding", "identity"))
    return None

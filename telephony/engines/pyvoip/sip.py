"""pyVoIP's SIP client with one thread, real transactions, and a reply to everything."""

import select
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol
from uuid import uuid4

import pyVoIP.VoIP  # noqa: F401 - pyVoIP.SIP can only be imported after it
import structlog
from pyVoIP import SIP
from pyVoIP.VoIP import VoIPPhone

from telephony.engines.native.sip.message import (
    MAGIC_COOKIE,
    IncomingRequest,
    IncomingResponse,
    MalformedMessage,
    OutgoingRequest,
    Peer,
    parse,
    response,
)
from telephony.engines.native.sip.timers import T1, T2
from telephony.engines.pyvoip.schedule import Repetition, Schedule
from telephony.engines.pyvoip.settings import Settings
from telephony.engines.pyvoip.transaction import LIFETIME_S, Transaction

_log = structlog.get_logger(__name__)

_MAX_DATAGRAM = 65_535
_LOG_EVERY_S = 10.0

ServerKey = tuple[str, str, str]
"""Branch, sent-by and method of a request (RFC 3261 §17.2.3)."""


class Owner(Protocol):
    """Whose client it is."""

    def requested(self, request: IncomingRequest) -> None:
        """A new request; an ACK only where it acknowledges a 2xx."""


class Client(SIP.SIPClient):
    """Reads and writes SIP in a thread of its own; everything but `command` belongs to that thread.

    Overridden: pyVoIP polls its socket, registers or fails, sends every reply to the registrar, never repeats a
    message, answers only INVITE, ACK, BYE and CANCEL, waits for an INVITE's reply with the receiver stopped, and
    counts its Call-IDs from 1 at each start.
    """

    def __init__(
        self,
        phone: VoIPPhone,
        owner: Owner,
        settings: Settings,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(phone.server, phone.port, "", "", phone, myIP=settings.advertised, myPort=settings.port)
        self._bind_to = settings.host
        self.schedule = Schedule()
        self.now = now
        self._owner = owner
        self._transactions: dict[tuple[str, str], Transaction] = {}
        self._replies: dict[ServerKey, tuple[bytes, Peer]] = {}
        self._finals: dict[ServerKey, Repetition] = {}
        self._commands: deque[Callable[[], None]] = deque()
        self._thread = threading.Thread(target=self.recv_loop, name="pyvoip-sip", daemon=True)
        self._malformed = 0
        self._logged_at = -_LOG_EVERY_S

    # --- life

    def start(self) -> None:
        """Bind and begin to read. Raises `OSError`."""
        self.s = self.out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self.s.bind((self._bind_to, self.myPort))
        except OSError:
            self.s.close()
            raise
        self.myPort = self.s.getsockname()[1]
        self.s.setblocking(False)
        self._wake, self._waker = socket.socketpair()
        self._wake.setblocking(False)
        self._waker.setblocking(False)
        self.NSD = True
        self._thread.start()

    def stop(self) -> None:
        """End the thread, close the socket. From any other thread."""
        if not self.NSD:
            return
        self.command(self._end)
        self._thread.join(5.0)
        for opened in (self.s, self._wake, self._waker):
            opened.close()

    def _end(self) -> None:
        self.NSD = False

    def command(self, command: Callable[[], None]) -> None:
        """Have something done by this thread, in order; from any thread."""
        self._commands.append(command)
        try:
            self._waker.send(b"!")
        except OSError:
            return  # it is awake already, or ended

    def recv_loop(self) -> None:
        while self.NSD:
            due = self.schedule.next_timer()
            wait = None if due is None else max(0.0, due - self.now())
            try:
                readable, _, _ = select.select([self.s, self._wake], [], [], wait)
                if self._wake in readable:
                    self._wake.recv(4096)
                while self._commands:
                    self._guarded(self._commands.popleft())
                if self.s in readable:
                    self.recv()
                self._guarded(lambda: self.schedule.handle_timer(self.now()))
            except OSError:
                if self.NSD:
                    _log.exception("sip.socket_failed")

    def recv(self) -> None:
        """Read what has arrived."""
        for _ in range(64):  # then timers have their turn
            try:
                data, source = self.s.recvfrom(_MAX_DATAGRAM)
            except BlockingIOError:
                return
            except ConnectionError:  # an ICMP answer to what we sent
                continue
            self._guarded(partial(self._receive, data, source))

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except Exception:
            # What one call's message does wrong must not end the thread of all calls.
            _log.exception("sip.failed")

    # --- in

    def _receive(self, data: bytes, source: Peer) -> None:
        if not data.strip(b"\r\n\0"):
            return  # a keep-alive
        try:
            message = parse(data, source)
        except MalformedMessage as error:
            if error.reply:
                self.send(error.reply, source)
            self._report(source, str(error))
            return
        if isinstance(message, IncomingResponse):
            if (transaction := self._transactions.get((message.branch, message.method))) is not None:
                transaction.receive(message)
            return
        key = (message.branch, message.sent_by, message.method)
        if message.method == "ACK":
            if (final := self._finals.pop((message.branch, message.sent_by, "INVITE"), None)) is not None:
                final.stop()
                return
        elif (reply := self._replies.get(key)) is not None:
            self.send(*reply)
            return
        self._owner.requested(message)

    def _report(self, source: Peer, reason: str) -> None:
        self._malformed += 1
        now = self.now()
        if now - self._logged_at >= _LOG_EVERY_S:
            self._logged_at = now
            _log.warning("sip.malformed", source=source[0], reason=reason, count=self._malformed)

    # --- out

    def send(self, data: bytes, peer: Peer) -> None:
        try:
            self.out.sendto(data, peer)
        except OSError as error:
            _log.warning("sip.send_failed", peer=peer[0], reason=error.strerror or str(error))

    def ask(
        self,
        request: OutgoingRequest,
        peer: Peer,
        on_response: Callable[[IncomingResponse], None],
        on_silence: Callable[[], None] = lambda: None,
    ) -> Transaction:
        """Send a request until it is answered. A final response other than 2xx to an INVITE is acknowledged here."""
        transaction = Transaction(self, request, peer, on_response, on_silence)
        self._transactions[transaction.key] = transaction
        return transaction

    def reply(
        self,
        request: IncomingRequest,
        status: int,
        *,
        to_tag: str = "",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> None:
        """Answer a request; its repetitions get the same answer. A refusal of an INVITE is sent until its ACK."""
        data = response(request, status, to_tag=to_tag, headers=headers, body=body)
        key = (request.branch, request.sent_by, request.method)
        if status >= 200:
            self.later(lambda: self._forget(key))
        self._replies[key] = (data, request.reply_to)
        if request.method == "INVITE" and status >= 300:
            self._finals[key] = self.until_quiet(data, request.reply_to)
        else:
            self.send(data, request.reply_to)

    def until_quiet(self, data: bytes, peer: Peer, on_silence: Callable[[], None] = lambda: None) -> Repetition:
        """Send a final response to an INVITE until it is stopped, by the ACK."""
        return Repetition(
            self.schedule,
            lambda: self.send(data, peer),
            self.now(),
            first_s=T1,
            longest_s=T2,
            give_up_s=LIFETIME_S,
            on_silence=on_silence,
        )

    def remember(self, request: IncomingRequest, data: bytes) -> None:
        """Give repetitions of `request` this answer from now on."""
        key = (request.branch, request.sent_by, request.method)
        self._replies[key] = (data, request.reply_to)
        self.later(lambda: self._forget(key))

    def later(self, action: Callable[[], object]) -> None:
        """Do something when nothing more can come that concerns what is over now."""

        def act(_now: float) -> None:
            action()

        self.schedule.at(self.now() + LIFETIME_S, act)

    def forget_later(self, key: tuple[str, str]) -> None:
        """A transaction is over; what still comes for it is understood for a while."""
        self.later(lambda: self._transactions.pop(key, None))

    def _forget(self, key: ServerKey) -> None:
        self._replies.pop(key, None)
        self._finals.pop(key, None)

    # --- names

    def gen_call_id(self) -> str:
        return f"{uuid4().hex}@{self.myIP}"

    def gen_tag(self) -> str:
        return uuid4().hex[:16]

    def via(self) -> tuple[str, str]:
        """A new branch, and the Via that carries it."""
        branch = f"{MAGIC_COOKIE}{uuid4().hex[:24]}"
        return branch, f"SIP/2.0/UDP {self.myIP}:{self.myPort};branch={branch};rport"

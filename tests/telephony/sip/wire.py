"""Two user agents and the wire between them, in a time of the test's own; and a hand that writes single messages."""

import itertools
from collections.abc import Callable

from telephony.accounts import MemoryAccounts
from telephony.engines.native.sip.admission import Admission, Attempt, Decision
from telephony.engines.native.sip.agent import AgentEvent, UserAgent
from telephony.engines.native.sip.call import CallOffered
from telephony.engines.native.sip.inbound import InboundCall
from telephony.engines.native.sip.message import Peer
from telephony.engines.native.sip.outbound import OutboundCall, Target

A: Peer = ("192.0.2.1", 5060)
B: Peer = ("192.0.2.2", 5060)
STRANGER: Peer = ("198.51.100.7", 5060)
REALM = "hotline"

Loss = Callable[[int, bytes], bool]
"""Number of the datagram on the wire, and the datagram: whether it is lost."""


def everybody(_attempt: Attempt) -> Decision:
    return Decision.ACCEPT


def counter(prefix: str) -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{prefix}{next(numbers):08d}"


def agent(address: Peer = B, *, admit: Admission = everybody, accounts: MemoryAccounts | None = None) -> UserAgent:
    return UserAgent(
        host=address[0],
        port=address[1],
        realm=REALM,
        accounts=accounts or accounts_of("1001"),
        admit=admit,
        token=counter(f"t{address[0][-1]}x"),
        secret=b"secret",
    )


def accounts_of(*users: str) -> MemoryAccounts:
    accounts = MemoryAccounts()
    for user in users:
        accounts.add(user, f"password-{user}", realm=REALM)
    return accounts


class Wire:
    """A and B, joined by a wire of 10 ms that loses what `lose` says."""

    def __init__(
        self, *, lose: Loss = lambda _n, _data: False, admit: Admission = everybody, a_knows: str = "1001"
    ) -> None:
        self.now = 0.0
        self.a, self.b = agent(A, accounts=accounts_of(a_knows)), agent(B, admit=admit)
        self.sent: list[tuple[float, Peer, str]] = []
        """When, to whom, first line."""
        self.events: dict[Peer, list[AgentEvent]] = {A: [], B: []}
        self._lose = lose
        self._flying: list[tuple[float, Peer, Peer, bytes]] = []

    def exchange(self) -> None:
        """Take what both have to send, and what they have to tell."""
        for address, core in ((A, self.a), (B, self.b)):
            for data, to in core.datagrams_to_send(self.now):
                lost = self._lose(len(self.sent), data)
                self.sent.append((self.now, to, data.split(b"\r\n", 1)[0].decode()))
                if not lost:
                    self._flying.append((self.now + 0.01, address, to, data))
            while (event := core.next_event()) is not None:
                self.events[address].append(event)

    def run(self, until: float) -> None:
        """Let time pass, jumping from one thing that happens to the next."""
        self.exchange()
        while (when := self._next()) is not None and when <= until:
            self.now = max(self.now, when)
            arrived = [flight for flight in self._flying if flight[0] <= self.now]
            self._flying = [flight for flight in self._flying if flight[0] > self.now]
            for _, source, to, data in arrived:
                core = {A: self.a, B: self.b}.get(to)
                if core is not None:
                    core.receive(data, source, self.now)
            for core in (self.a, self.b):
                timer = core.next_timer()
                if timer is not None and timer <= self.now:
                    core.handle_timer(self.now)
            self.exchange()
        self.now = until

    def _next(self) -> float | None:
        moments = [flight[0] for flight in self._flying]
        moments += [timer for core in (self.a, self.b) if (timer := core.next_timer()) is not None]
        return min(moments, default=None)

    def call(self, number: str = "95001", *, timeout_s: float = 60.0, to: Peer = B) -> OutboundCall:
        """A calls B."""
        call = self.a.call(
            Target(f"sip:{number}@{to[0]}:{to[1]}", to),
            caller="13800138000",
            host=A[0],
            port=4000,
            timeout_s=timeout_s,
            now=self.now,
        )
        self.exchange()
        return call

    def offered(self) -> InboundCall:
        """The call that B was offered last."""
        calls = [event.call for event in self.events[B] if isinstance(event, CallOffered)]
        call = calls[-1]
        assert isinstance(call, InboundCall)
        return call

    def told(self, address: Peer) -> list[str]:
        """Names of the events there."""
        return [type(event).__name__ for event in self.events[address]]

    def starts(self, prefix: str) -> list[float]:
        """When messages that begin so were sent."""
        return [when for when, _, line in self.sent if line.startswith(prefix)]


SDP = (
    b"v=0\r\no=peer 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
    b"m=audio 4000 RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\n"
)


def request(
    method: str,
    *,
    branch: str = "z9hG4bK-1",
    sequence: int = 1,
    to_tag: str = "",
    from_tag: str = "f1",
    call_id: str = "c1",
    uri: str = "sip:95001@192.0.2.2",
    user: str = "13800138000",
    to: str = "sip:95001@192.0.2.2",
    headers: tuple[str, ...] = (),
    body: bytes = b"",
    contact: str = "<sip:peer@192.0.2.1:5060>",
) -> bytes:
    """A request from A, by hand."""
    tag = f";tag={to_tag}" if to_tag else ""
    lines = [
        f"{method} {uri} SIP/2.0",
        f"Via: SIP/2.0/UDP 192.0.2.1:5060;branch={branch}",
        f"From: <sip:{user}@192.0.2.1>;tag={from_tag}",
        f"To: <{to}>{tag}",
        f"Call-ID: {call_id}",
        f"CSeq: {sequence} {method}",
        "Max-Forwards: 70",
        *([f"Contact: {contact}"] if contact else []),
        *(["Content-Type: application/sdp"] if body and not any("Content-Type" in h for h in headers) else []),
        *headers,
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def answers(core: UserAgent, now: float = 0.0) -> list[str]:
    """Everything it has to send, as text."""
    return [data.decode() for data, _ in core.datagrams_to_send(now)]


def statuses(core: UserAgent, now: float = 0.0) -> list[int]:
    """The statuses of the responses it has to send."""
    return [int(text.split()[1]) for text in answers(core, now) if text.startswith("SIP/2.0 ")]


def header(text: str, name: str) -> str:
    """The first value of a header in a message."""
    for line in text.split("\r\n\r\n")[0].split("\r\n"):
        key, _, value = line.partition(":")
        if key.lower() == name.lower():
            return value.strip()
    return ""

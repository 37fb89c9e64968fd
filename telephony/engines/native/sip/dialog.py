"""Dialogs (RFC 3261 §12)."""

from collections.abc import Callable, Iterable

import sipmessage

from telephony.engines.native.sip.addresses import peer_of, uri_of
from telephony.engines.native.sip.message import (
    IncomingRequest,
    IncomingResponse,
    OutgoingRequest,
    Peer,
)
from telephony.engines.native.sip.timers import T1, T2


class Dialog:
    """A relation with one peer: who we are to each other, the way there, and what was numbered how far."""

    def __init__(
        self,
        *,
        call_id: str,
        local: str,
        remote: str,
        local_tag: str,
        remote_tag: str,
        target: str,
        routes: list[str],
        local_sequence: int,
        remote_sequence: int | None,
        seen_at: Peer,
        behind_nat: bool,
    ) -> None:
        self.call_id = call_id
        self.local = local
        self.remote = remote
        self.local_tag = local_tag
        self.remote_tag = remote_tag
        self.target = target
        self.routes = routes
        self.local_sequence = local_sequence
        self.remote_sequence = remote_sequence
        self.seen_at = seen_at
        self.behind_nat = behind_nat

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.call_id, self.local_tag, self.remote_tag)

    @classmethod
    def of_request(cls, request: IncomingRequest, local_tag: str) -> "Dialog":
        """The dialog that our 2xx to this request makes (§12.1.1). Raises ValueError without a usable Contact."""
        return cls(
            call_id=request.call_id,
            local=f"{request.headers['To']};tag={local_tag}",
            remote=request.headers["From"],
            local_tag=local_tag,
            remote_tag=request.from_tag,
            target=contact_of(request),
            routes=routes_of(request),
            local_sequence=0,
            remote_sequence=request.sequence,
            seen_at=request.source,
            behind_nat=request.behind_nat,
        )

    @classmethod
    def of_response(cls, response: IncomingResponse, *, behind_nat: bool) -> "Dialog":
        """The dialog that the peer's 2xx makes (§12.1.2). Raises ValueError without a usable Contact."""
        return cls(
            call_id=response.call_id,
            local=response.headers["From"],
            remote=response.headers["To"],
            local_tag=response.from_tag,
            remote_tag=response.to_tag,
            target=contact_of(response),
            routes=routes_of(response)[::-1],
            local_sequence=response.sequence,
            remote_sequence=None,
            seen_at=response.source,
            behind_nat=behind_nat,
        )

    def in_order(self, request: IncomingRequest) -> bool:
        """Whether a request of the peer is newer than the last one (§12.2.2); notes it if so."""
        if self.remote_sequence is not None and request.sequence <= self.remote_sequence:
            return False
        self.remote_sequence = request.sequence
        self.seen_at = request.source
        return True

    def retarget(self, message: IncomingRequest | IncomingResponse) -> None:
        """A re-INVITE may move the peer's contact (§12.2.1.2). Raises ValueError, and keeps the old one, when
        the new one is unusable."""
        if message.values("Contact"):
            self.target = contact_of(message)

    def request(
        self,
        method: str,
        *,
        via: str,
        branch: str,
        contact: str,
        sequence: int | None = None,
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> OutgoingRequest:
        """A request within the dialog (§12.2.1.1). An ACK gives the `sequence` of its INVITE."""
        if sequence is None:
            self.local_sequence += 1
            sequence = self.local_sequence
        uri, routes = self.target, self.routes
        if routes and "lr" not in sipmessage.Address.parse(routes[0]).uri.parameters:
            # A strict router wants itself in the Request-URI, and the target last.
            uri, routes = uri_of(routes[0]), [*routes[1:], f"<{self.target}>"]
        lines = [
            ("Via", via),
            *(("Route", route) for route in routes),
            ("Max-Forwards", "70"),
            ("From", self.local),
            ("To", self.remote),
            ("Call-ID", self.call_id),
            ("CSeq", f"{sequence} {method}"),
            ("Contact", contact),
            *headers,
        ]
        return OutgoingRequest(method, uri, branch, tuple(lines), body)

    def destination(self) -> Peer:
        """Where requests go: the first router or the peer's contact, if that is an IP address we may trust;
        else where the peer's packets come from."""
        if self.behind_nat and not self.routes:
            return self.seen_at
        return peer_of(uri_of(self.routes[0]) if self.routes else self.target) or self.seen_at


class Answer:
    """A 2xx to an INVITE, sent again and again until its ACK comes (§13.3.1.4)."""

    def __init__(self, message: bytes, destination: Peer, now: float, *, on_silence: Callable[[float], None]) -> None:
        self._message = message
        self._destination = destination
        self._interval = T1
        self._next: float | None = now + T1
        self._give_up_at = now + 64 * T1
        self._datagrams: list[bytes] = []
        self._on_silence = on_silence

    def acknowledged(self) -> None:
        self._next = None

    def next_timer(self) -> float | None:
        return self._next

    def handle_timer(self, now: float) -> None:
        if self._next is None or now < self._next:
            return
        if now >= self._give_up_at:
            self._next = None
            self._on_silence(now)
            return
        self._datagrams.append(self._message)
        self._interval = min(2 * self._interval, T2)
        self._next = min(now + self._interval, self._give_up_at)

    def datagrams_to_send(self) -> list[tuple[bytes, Peer]]:
        datagrams, self._datagrams = self._datagrams, []
        return [(data, self._destination) for data in datagrams]


def contact_of(message: IncomingRequest | IncomingResponse) -> str:
    """The URI of the one Contact. Raises ValueError."""
    contacts = message.values("Contact")
    if len(contacts) != 1:
        raise ValueError("exactly one Contact is needed")
    uri = uri_of(contacts[0])
    sipmessage.URI.parse(uri)
    return uri


def routes_of(message: IncomingRequest | IncomingResponse) -> list[str]:
    """The Record-Route values. Raises ValueError when one is no address."""
    routes = message.values("Record-Route")
    for route in routes:
        sipmessage.Address.parse(route)
    return routes

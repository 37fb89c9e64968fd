"""SIP messages in and out (RFC 3261 §7).

`sipmessage` reads requests, responses and the values of their headers. What must go back to the peer letter by letter
(Via, tags, routes, URIs) is kept as it came: writing it anew from its parsed value may spell it otherwise, and
a peer compares bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sipmessage

from telephony.engines.native.sip.addresses import split_values
from telephony.errors import PeerError

Peer = tuple[str, int]
"""IP address and UDP port."""

MAGIC_COOKIE = "z9hG4bK"
MAX_LINE = 4_096
"""Characters in a header line. Bounds the time that parsing can take; no real line comes near it."""

SINGLE = ("From", "To", "Call-ID", "CSeq")
"""Headers that every message carries once."""

AT_MOST_ONE = ("Max-Forwards", "Content-Length", "Content-Type", "Expires")

_FOLD = re.compile(rb"\r\n[ \t]+")
_LONG_NUMBER = re.compile(rb"tel:[^;>\s]{65}", re.IGNORECASE)  # reading one takes quadratic time
_SPACE_BEFORE_COLON = re.compile(rb"^([^:\s]+)[ \t]+:", re.MULTILINE)
_TOKEN = re.compile(r"^[A-Za-z0-9\-.!%*_+`'~]+$")


class MalformedMessage(PeerError):
    """What came is no SIP message. `reply` is the datagram to answer with, or None for silence."""

    code = "telephony.sip.malformed"

    def __init__(self, reason: str, reply: bytes | None = None) -> None:
        super().__init__(reason)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a request and a response have in common."""

    source: Peer
    vias: tuple[str, ...]
    branch: str
    sent_by: str
    from_address: sipmessage.Address
    to_address: sipmessage.Address
    call_id: str
    sequence: int
    method: str
    """Of the request, or of the one that a response answers."""
    headers: sipmessage.Headers
    body: bytes

    @property
    def from_tag(self) -> str:
        return self.from_address.parameters.get("tag") or ""

    @property
    def to_tag(self) -> str:
        return self.to_address.parameters.get("tag") or ""

    @property
    def content_type(self) -> str:
        """Media type in lower case, without parameters; "" when there is none."""
        return (self.headers.get("Content-Type") or "").split(";")[0].strip().lower()

    def values(self, name: str) -> list[str]:
        """All values of a list header, each as it was written."""
        return [value for line in self.headers.getlist(name) for value in split_values(line)]


@dataclass(frozen=True, slots=True)
class IncomingRequest(Incoming):
    uri: sipmessage.URI
    reply_to: Peer
    """Where its responses go (RFC 3261 §18.2.2, RFC 3581 §4)."""
    behind_nat: bool
    """The address the peer gave is not the one its packets come from."""


@dataclass(frozen=True, slots=True)
class IncomingResponse(Incoming):
    status: int
    phrase: str


def parse(data: bytes, source: Peer) -> IncomingRequest | IncomingResponse:
    """Read one datagram that came from `source`. Raises `MalformedMessage`."""
    head, separator, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    if b"\r\n " in head or b"\r\n\t" in head:
        head = _FOLD.sub(b" ", head)
    if b" :" in head or b"\t:" in head:
        head = _SPACE_BEFORE_COLON.sub(rb"\1:", head)
    if any(len(line) > MAX_LINE for line in head.split(b"\r\n")) or _LONG_NUMBER.search(head):
        raise MalformedMessage("not a SIP message: a line or number is too long")
    data = head + separator + body
    try:
        message = sipmessage.Message.parse(data)
        return _check(message, source)
    # sipmessage lets KeyError and, for odd parameter names, TypeError through beside its ValueError.
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedMessage(f"not a SIP message: {error}", _refusal(data, source)) from error


def _check(message: sipmessage.Request | sipmessage.Response, source: Peer) -> IncomingRequest | IncomingResponse:
    headers = message.headers
    for name in SINGLE:
        if len(headers.getlist(name)) != 1:
            raise ValueError(f"{name} is missing or repeated")
    for name in AT_MOST_ONE:
        if len(headers.getlist(name)) > 1:
            raise ValueError(f"{name} is repeated")
    vias = [value for line in headers.getlist("Via") for value in split_values(line)]
    if not vias:
        raise ValueError("Via is missing")
    via = sipmessage.Via.parse(vias[0])
    cseq = message.cseq
    if cseq.sequence >= 2**31:
        raise ValueError("CSeq is out of range (RFC 3261 §8.1.1.5)")
    if (max_forwards := message.max_forwards) is not None and not 0 <= max_forwards <= 255:
        raise ValueError("Max-Forwards is out of range")
    body = message.body
    length = message.content_length
    if length is not None:
        # RFC 3261 §18.3: what exceeds the length is dropped, a body cut short is an error.
        if not 0 <= length <= len(body):
            raise ValueError("the body is shorter than Content-Length")
        body = body[:length]
    common: dict[str, Any] = {
        "source": source,
        "branch": via.parameters.get("branch") or "",
        "sent_by": f"{via.host}:{via.port or 5060}".lower(),
        "from_address": message.from_address,
        "to_address": message.to_address,
        "call_id": message.call_id,
        "sequence": cseq.sequence,
        "method": cseq.method,
        "headers": headers,
        "body": body,
    }
    if isinstance(message, sipmessage.Response):
        if not 100 <= message.code <= 699:
            raise ValueError("the status code is out of range")
        return IncomingResponse(vias=tuple(vias), status=message.code, phrase=message.phrase, **common)
    if not _TOKEN.match(message.method) or message.method != cseq.method:
        raise ValueError("CSeq names another method")
    vias[0], reply_to = _stamp(vias[0], via, source)
    return IncomingRequest(
        vias=tuple(vias),
        uri=message.uri,
        reply_to=reply_to,
        behind_nat=(via.host, via.port or 5060) != source,
        **common,
    )


def _stamp(raw: str, via: sipmessage.Via, source: Peer) -> tuple[str, Peer]:
    """Write into the top Via where the request really came from; returns it and where responses go."""
    parameters = via.parameters
    if "rport" in parameters:
        raw = re.sub(r"(;\s*rport)\b(?:\s*=\s*\d*)?", rf"\g<1>={source[1]}", raw, count=1, flags=re.IGNORECASE)
        return f"{raw};received={source[0]}", source
    if via.host != source[0]:
        raw = f"{raw};received={source[0]}"
    return raw, (source[0], via.port or 5060)


def _refusal(data: bytes, source: Peer) -> bytes | None:
    """The 4xx/5xx for a request that can't be read, where enough of it can to address an answer."""
    start, _, rest = data.partition(b"\r\n")
    words = start.split(b" ")
    if len(words) < 3 or not words[-1].upper().startswith(b"SIP/") or words[0] in (b"ACK", b"SIP/2.0"):
        return None
    try:
        message = sipmessage.Message.parse(b"OPTIONS sip:unread.invalid SIP/2.0\r\n" + rest)
        headers = message.headers
        if any(not headers.getlist(name) for name in SINGLE):
            return None
        vias = [value for line in headers.getlist("Via") for value in split_values(line)]
        vias[0], reply_to = _stamp(vias[0], sipmessage.Via.parse(vias[0]), source)
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    # A peer that reads answers elsewhere can't be told apart from a forged address: only its own address is answered.
    if reply_to != source:
        return None
    status, phrase = (400, "Bad Request") if words[-1] == b"SIP/2.0" else (505, "Version Not Supported")
    if status == 400 and not words[1].lower().startswith((b"sip:", b"sips:", b"tel:")):
        status, phrase = 416, "Unsupported URI Scheme"
    lines = [("Via", via) for via in vias] + [(name, headers.getlist(name)[0]) for name in SINGLE]
    return write(f"SIP/2.0 {status} {phrase}", lines)


def write(start_line: str, headers: Iterable[tuple[str, str]], body: bytes = b"") -> bytes:
    """One message, ready to send; Content-Length is added."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"{start_line}\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body


PHRASES = {
    100: "Trying",
    180: "Ringing",
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    415: "Unsupported Media Type",
    420: "Bad Extension",
    423: "Interval Too Brief",
    480: "Temporarily Unavailable",
    481: "Call/Transaction Does Not Exist",
    482: "Loop Detected",
    486: "Busy Here",
    487: "Request Terminated",
    488: "Not Acceptable Here",
    491: "Request Pending",
    500: "Server Internal Error",
    503: "Service Unavailable",
    603: "Decline",
}


def response(
    request: IncomingRequest,
    status: int,
    *,
    to_tag: str = "",
    headers: Iterable[tuple[str, str]] = (),
    body: bytes = b"",
) -> bytes:
    """The response to `request` (RFC 3261 §8.2.6); `to_tag` is added where To has none yet."""
    to = request.headers["To"]
    if to_tag and not request.to_tag:
        to = f"{to};tag={to_tag}"
    lines = [("Via", via) for via in request.vias]
    lines += [("From", request.headers["From"]), ("To", to), ("Call-ID", request.call_id)]
    lines += [("CSeq", request.headers["CSeq"])]
    lines += headers
    return write(f"SIP/2.0 {status} {PHRASES.get(status, 'Unknown')}", lines, body)


@dataclass(frozen=True, slots=True)
class OutgoingRequest:
    """A request of ours, with its Via."""

    method: str
    uri: str
    branch: str
    headers: tuple[tuple[str, str], ...]
    """In order; Via first."""
    body: bytes = b""

    def __bytes__(self) -> bytes:
        return write(f"{self.method} {self.uri} SIP/2.0", self.headers, self.body)

    def all(self, name: str) -> list[tuple[str, str]]:
        return [header for header in self.headers if header[0] == name]

    def ack(self, response: IncomingResponse) -> bytes:
        """The ACK to a final response other than 2xx (RFC 3261 §17.1.1.3)."""
        return bytes(self._derived("ACK", response.headers["To"]))

    def cancel(self) -> "OutgoingRequest":
        """The CANCEL of this INVITE (RFC 3261 §9.1)."""
        return self._derived("CANCEL", self.all("To")[0][1])

    def _derived(self, method: str, to: str) -> "OutgoingRequest":
        sequence = self.all("CSeq")[0][1].split()[0]
        headers = [
            *self.all("Via"),
            *self.all("Route"),
            ("Max-Forwards", "70"),
            *self.all("From"),
            ("To", to),
            *self.all("Call-ID"),
            ("CSeq", f"{sequence} {method}"),
        ]
        return OutgoingRequest(method, self.uri, self.branch, tuple(headers))

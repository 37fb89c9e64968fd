"""Being registered somewhere else: a soft phone at its centre, the centre at a trunk (RFC 3261 §10.2)."""

from collections.abc import Callable
from dataclasses import dataclass

from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import IncomingResponse, OutgoingRequest, Peer
from telephony.engines.native.sip.station import Exchange, Header, Station

REFRESH_AT = 0.8
"""Part of the granted time after which the registration is renewed."""

RETRY_S = 30.0


@dataclass(frozen=True, slots=True)
class Line:
    """An account somewhere else."""

    registrar: str
    """URI, such as ``sip:pbx.example``."""
    address: Peer
    user: str
    password: str
    expires_s: int = 300


@dataclass(frozen=True, slots=True)
class LineUp:
    line: Line
    expires_s: int


@dataclass(frozen=True, slots=True)
class LineDown:
    line: Line
    status: int | None
    """What the registrar answered; None when it did not."""


class Registration:
    """Registers, renews in time, tries again after a failure, and unregisters when it is closed."""

    def __init__(self, station: Station, line: Line, emit: Callable[[LineUp | LineDown], None], now: float) -> None:
        self.line = line
        self._station = station
        self._emit = emit
        self._from_tag = station.token()
        self._call_id = station.token()
        self._sequence = 0
        self._expires = line.expires_s
        self._next: float | None = None
        self._send(now)

    def close(self, now: float) -> None:
        self._expires = 0
        self._next = None
        self._station.layer.watch(self)
        self._send(now)

    def next_timer(self) -> float | None:
        return self._next

    def handle_timer(self, now: float) -> None:
        self._next = None
        self._send(now)

    def _send(self, now: float) -> None:
        line = self.line
        Exchange(self._station, line.address, Credentials(line.user, line.password), self._build, self._receive).send(
            now
        )

    def _build(self, branch: str, headers: list[Header]) -> OutgoingRequest:
        self._sequence += 1
        scheme, _, host = self.line.registrar.partition(":")
        address = f"<{scheme}:{self.line.user}@{host}>"
        return OutgoingRequest(
            "REGISTER",
            self.line.registrar,
            branch,
            (
                ("Via", self._station.via(branch)),
                ("Max-Forwards", "70"),
                ("From", f"{address};tag={self._from_tag}"),
                ("To", address),
                ("Call-ID", self._call_id),
                ("CSeq", f"{self._sequence} REGISTER"),
                ("Contact", self._station.contact(self.line.user)),
                ("Expires", str(self._expires)),
                *headers,
            ),
        )

    def _receive(self, response: IncomingResponse | None, now: float) -> None:
        if response is not None and response.status < 200:
            return
        if self._expires == 0:
            return
        if response is not None and response.status == 423:
            wanted = response.headers.get("Min-Expires") or ""
            if wanted.isdigit() and self._expires < int(wanted) <= 86_400:
                self._expires = int(wanted)
                self._send(now)
                return
        if response is not None and response.status < 300:
            self._next = now + self._granted(response) * REFRESH_AT
            self._emit(LineUp(self.line, self._expires))
        else:
            self._next = now + RETRY_S
            self._emit(LineDown(self.line, response.status if response else None))
        self._station.layer.watch(self)

    def _granted(self, response: IncomingResponse) -> int:
        """Seconds that the registrar grants our contact, which may be fewer than we asked for (§10.2.4)."""
        ours = f"{self._station.host}:{self._station.port}"
        for contact in response.values("Contact"):
            if ours in contact and "expires=" in contact:
                seconds = contact.split("expires=", 1)[1].split(";")[0].strip()
                if seconds.isdigit() and int(seconds) > 0:
                    return min(int(seconds), self._expires)
        return self._expires

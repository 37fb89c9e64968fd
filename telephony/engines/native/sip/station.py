"""What every call and registration of one user agent shares."""

from collections.abc import Callable
from dataclasses import dataclass

from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.layer import OnResponse, TransactionLayer
from telephony.engines.native.sip.message import (
    MAGIC_COOKIE,
    IncomingResponse,
    OutgoingRequest,
    Peer,
)
from telephony.engines.native.sip.transaction import ClientTransaction

ALLOW = ("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, REGISTER")
ACCEPT = ("Accept", "application/sdp, application/dtmf-relay, application/dtmf")
SUPPORTED = ("Supported", "")
USER_AGENT = ("User-Agent", "hotline")

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Station:
    """Our address, and the source of names that must not be guessed or repeated."""

    host: str
    port: int
    layer: TransactionLayer
    token: Callable[[], str]
    """A new random token, at least 64 bits."""

    def branch(self) -> str:
        return MAGIC_COOKIE + self.token()

    def via(self, branch: str) -> str:
        return f"SIP/2.0/UDP {self.host}:{self.port};branch={branch};rport"

    def contact(self, user: str = "hotline") -> str:
        return f"<sip:{user}@{self.host}:{self.port}>"


class Exchange:
    """A request of ours, sent anew with credentials when it is challenged (RFC 3261 §22.2, §22.3).

    `build` makes the request from the headers it is given, each time with a new branch and CSeq.
    """

    def __init__(
        self,
        station: Station,
        destination: Peer,
        credentials: Credentials | None,
        build: Callable[[str, list[Header]], OutgoingRequest],
        on_response: OnResponse,
    ) -> None:
        self._station = station
        self._destination = destination
        self._credentials = credentials
        self._build = build
        self._on_response = on_response
        self._attempts = 0
        self.transaction: ClientTransaction | None = None

    def send(self, now: float, headers: list[Header] | None = None) -> None:
        self._attempts += 1
        request = self._build(self._station.branch(), headers or [])
        self.transaction = self._station.layer.request(request, self._destination, now, self._receive)

    def _receive(self, response: IncomingResponse | None, now: float) -> None:
        if response is not None and response.status in (401, 407):
            headers = self._answer(response)
            if headers:
                self.send(now, headers)
                return
        self._on_response(response, now)

    def _answer(self, response: IncomingResponse) -> list[Header]:
        ours, theirs = (
            ("Authorization", "WWW-Authenticate")
            if response.status == 401
            else ("Proxy-Authorization", "Proxy-Authenticate")
        )
        challenges = response.headers.getlist(theirs)
        # The second time only a nonce that was too old may be the reason; the same password won't get better.
        again = self._attempts > 1 and not any("stale=true" in value.lower() for value in challenges)
        if self._credentials is None or self._attempts > 2 or again or self.transaction is None:
            return []
        request = self.transaction.request
        value = self._credentials.answer(
            challenges, method=request.method, uri=request.uri, cnonce=self._station.token()
        )
        return [(ours, value)] if value else []

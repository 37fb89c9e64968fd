"""Being an extension of the PBX: REGISTER, again before it runs out, and away at the end (RFC 3261 §10.2)."""

from collections.abc import Callable
from uuid import uuid4

import structlog

from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import IncomingResponse, OutgoingRequest, Peer
from telephony.engines.pyvoip.settings import Registrar
from telephony.engines.pyvoip.sip import Client

_log = structlog.get_logger(__name__)

_RETRY_S = 15.0
_AUTHENTICATE = {401: ("WWW-Authenticate", "Authorization"), 407: ("Proxy-Authenticate", "Proxy-Authorization")}


def prove(request: OutgoingRequest, response: IncomingResponse, credentials: Credentials) -> tuple[str, str] | None:
    """The header that answers a 401 or 407; None where the challenge can't be answered, or was already."""
    names = _AUTHENTICATE.get(response.status)
    if names is None or request.all(names[1]):
        return None
    value = credentials.answer(
        response.headers.getlist(names[0]), method=request.method, uri=request.uri, cnonce=uuid4().hex
    )
    return (names[1], value) if value else None


class Registration:
    """Lives in the SIP thread, except that its maker may wait for `on_result`."""

    def __init__(
        self,
        client: Client,
        registrar: Registrar,
        peer: Peer,
        contact: str,
        on_result: Callable[[int], None],
    ) -> None:
        """`on_result` gets the final status of each attempt, 408 for silence."""
        self._client = client
        self._registrar = registrar
        self._peer = peer
        self._contact = contact
        self.on_result = on_result
        self._credentials = Credentials(registrar.user, registrar.password)
        self._call_id = client.gen_call_id()
        self._tag = client.gen_tag()
        self._sequence = 0
        self.registered = False
        """Whether the PBX said so to the last attempt; any thread may read it."""
        self._leaving = False

    def begin(self) -> None:
        self._ask(self._registrar.expires_s)

    def leave(self) -> None:
        self._leaving = True
        if self.registered:
            self._ask(0)
        else:
            self.on_result(200)

    def _ask(self, expires_s: int, proof: tuple[tuple[str, str], ...] = ()) -> None:
        request = self._request(expires_s, proof)
        self._client.ask(
            request,
            self._peer,
            lambda response: self._answered(request, response, expires_s),
            lambda: self._ended(408, expires_s),
        )

    def _request(self, expires_s: int, proof: tuple[tuple[str, str], ...]) -> OutgoingRequest:
        self._sequence += 1
        branch, via = self._client.via()
        registrar = self._registrar
        us = f"<sip:{registrar.user}@{registrar.host}>"
        return OutgoingRequest(
            "REGISTER",
            f"sip:{registrar.host}",
            branch,
            (
                ("Via", via),
                ("Max-Forwards", "70"),
                ("From", f"{us};tag={self._tag}"),
                ("To", us),
                ("Call-ID", self._call_id),
                ("CSeq", f"{self._sequence} REGISTER"),
                ("Contact", self._contact),
                ("Expires", str(expires_s)),
                *proof,
            ),
        )

    def _answered(self, request: OutgoingRequest, response: IncomingResponse, expires_s: int) -> None:
        if response.status < 200:
            return
        proof = prove(request, response, self._credentials)
        if proof is not None:
            self._ask(expires_s, (proof,))
            return
        if response.status == 423 and (least := _seconds(response.headers.get("Min-Expires"))) > expires_s > 0:
            self._ask(least)
            return
        granted = _seconds(response.headers.get("Expires")) or expires_s
        self._ended(response.status, granted)

    def _ended(self, status: int, expires_s: int) -> None:
        if self._leaving:
            self.on_result(status)
            return
        before, self.registered = self.registered, status == 200
        if self.registered:
            again = max(expires_s / 2, 1.0)
            if not before:
                _log.info("pyvoip.registered", registrar=self._registrar.host, user=self._registrar.user)
        else:
            again = _RETRY_S
            _log.warning("pyvoip.not_registered", registrar=self._registrar.host, status=status, retry_s=again)
        self._client.schedule.at(self._client.now() + again, lambda _now: self._refresh())
        self.on_result(status)

    def _refresh(self) -> None:
        if not self._leaving:
            self.begin()


def _seconds(value: str | None) -> int:
    return int(value) if value is not None and value.strip().isdigit() else 0

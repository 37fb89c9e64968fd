"""The life of a registration, with time passed in and a PBX written by hand."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from telephony.engine import EngineEvent
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.engines.pyvoip.media import Line
from telephony.engines.pyvoip.settings import Registrar, Settings
from tests.telephony.peer import Message
from tests.telephony.pyvoip.rig import require_pyvoip

if TYPE_CHECKING:
    pass

PBX = ("192.0.2.1", 5060)


class Nobody:
    """Notices that nobody reads."""

    def incoming(self, line: Line, caller: str, called: str) -> None: ...

    def happened(self, event: EngineEvent) -> None: ...


@dataclass
class Network:
    """A socket's stand-in: what is sent is kept, what is put in is received."""

    sent: list[Message] = field(default_factory=list)
    waiting: list[bytes] = field(default_factory=list)

    def sendto(self, data: bytes, _peer: tuple[str, int]) -> None:
        self.sent.append(Message.parse(data))

    def recvfrom(self, _size: int) -> tuple[bytes, tuple[str, int]]:
        if not self.waiting:
            raise BlockingIOError
        return self.waiting.pop(0), PBX


class Extension:
    """A registration at 0 s."""

    def __init__(self) -> None:
        require_pyvoip()
        from telephony.engines.pyvoip.phone import Phone
        from telephony.engines.pyvoip.registration import Registration
        from telephony.engines.pyvoip.sip import Client

        registrar = Registrar("pbx.example", "hotline", "pbx-secret", expires_s=120)
        settings = Settings("192.0.2.9", 5060, range(30_000, 30_010), "192.0.2.9", registrar)
        phone = Phone(settings, SiteAdmission(), Nobody())
        self.now = 0.0
        self.results: list[int] = []
        self.network = Network()
        self.client: Client = Client(phone, phone, settings, now=lambda: self.now)
        self.client.s = self.client.out = self.network  # type: ignore[assignment]
        self.registration = Registration(self.client, registrar, PBX, "<sip:us>", self.results.append)
        self.registration.begin()

    def registered(self) -> bool:
        return self.registration.registered

    def sent(self) -> list[Message]:
        """What was sent since this was asked last."""
        sent, self.network.sent = self.network.sent, []
        return sent

    def answer(self, status: int, *headers: str) -> Message:
        """Let the PBX answer the last request; returns that."""
        asked = self.sent()[-1]
        lines = [f"SIP/2.0 {status} Answer", f"Via: {asked.get('Via')}", f"From: {asked.get('From')}"]
        lines += [f"To: {asked.get('To')};tag=pbx", f"Call-ID: {asked.get('Call-ID')}", f"CSeq: {asked.get('CSeq')}"]
        self.network.waiting.append("\r\n".join([*lines, *headers, "Content-Length: 0", "", ""]).encode())
        self.client.recv()
        return asked

    def until(self, moment: float) -> None:
        while (when := self.client.schedule.next_timer()) is not None and when <= moment:
            self.now = when
            self.client.schedule.handle_timer(when)
        self.now = moment


CHALLENGE = 'WWW-Authenticate: Digest realm="pbx", nonce="n1", qop="auth,auth-int", algorithm=MD5'


def test_a_challenge_is_answered_and_the_registration_renewed_at_half_its_time() -> None:
    extension = Extension()
    first = extension.answer(401, CHALLENGE)
    assert (first.start, first.get("Expires")) == ("REGISTER sip:pbx.example SIP/2.0", "120")
    assert not first.get("Authorization")
    second = extension.answer(200, "Expires: 60")
    assert second.get("Authorization").startswith('Digest username="hotline", realm="pbx", nonce="n1"')
    assert "qop=auth," in second.get("Authorization")
    assert extension.results == [200]
    extension.until(29.9)
    assert extension.sent() == []
    extension.until(30.0)
    (renewal,) = extension.sent()
    assert renewal.get("Call-ID") == first.get("Call-ID")
    assert [message.get("CSeq") for message in (first, second, renewal)] == ["1 REGISTER", "2 REGISTER", "3 REGISTER"]


def test_a_refused_password_is_told_and_tried_again_later() -> None:
    extension = Extension()
    extension.answer(401, CHALLENGE)
    extension.answer(401, CHALLENGE.replace("n1", "n2"))
    assert extension.results == [401]
    assert extension.sent() == [], "the same password is not tried at once"
    extension.until(15.0)
    assert len(extension.sent()) == 1


def test_a_silent_pbx_is_asked_again_and_again() -> None:
    extension = Extension()
    extension.until(31.9)
    assert len(extension.sent()) == 11
    assert extension.results == []
    extension.until(32.0)
    assert extension.results == [408]
    extension.until(47.0)
    assert len(extension.sent()) == 1


def test_an_interval_that_is_too_brief_is_lengthened() -> None:
    extension = Extension()
    extension.answer(423, "Min-Expires: 600")
    assert extension.answer(200).get("Expires") == "600"
    extension.until(299.0)
    assert extension.sent() == []
    extension.until(300.0)
    assert len(extension.sent()) == 1


def test_leaving_ends_the_renewals() -> None:
    extension = Extension()
    extension.answer(200, "Expires: 60")
    extension.registration.leave()
    assert extension.answer(200).get("Expires") == "0"
    extension.until(300.0)
    assert extension.sent() == []


def test_the_pbx_that_lets_us_go_is_noticed_and_so_is_its_return() -> None:
    extension = Extension()
    assert not extension.registered()
    extension.answer(200, "Expires: 60")
    assert extension.registered()
    extension.until(30.0)
    extension.answer(503)
    assert not extension.registered()
    extension.until(45.0)
    extension.answer(200, "Expires: 60")
    assert extension.registered()
    extension.until(75.0 + 31.9)
    assert extension.registered(), "it may still answer"
    extension.until(75.0 + 32.0)
    assert not extension.registered()

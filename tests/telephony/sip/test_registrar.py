"""Registering (RFC 3261 §10), through the user agent, with digest."""

import pytest

from telephony.engines.native.sip.agent import AgentEvent, UserAgent
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.registrar import BindingAdded, BindingsGone
from telephony.engines.native.sip.registration import Line, LineDown, LineUp
from tests.telephony.sip.wire import A, B, Wire, accounts_of, agent, answers, header, request, statuses

PHONE = "sip:1001@192.0.2.1:5060"


class Phone:
    """Registers by hand at a core, answering its challenges."""

    def __init__(self, user: str = "1001", *, call_id: str = "r1") -> None:
        self.core: UserAgent = agent(B, accounts=accounts_of("1001", "1002"))
        self.user = user
        self.sequence = 0
        self.call_id = call_id

    def register(self, *headers: str, contact: str = f"<{PHONE}>", now: float = 0.0, to: str = "") -> str:
        """The last answer."""
        challenge = self._send((), headers, contact, now, to)
        credentials = Credentials(self.user, f"password-{self.user}").answer(
            [header(challenge, "WWW-Authenticate")], method="REGISTER", uri="sip:192.0.2.2", cnonce="c"
        )
        return self._send((f"Authorization: {credentials}",), headers, contact, now, to)

    def _send(self, credentials: tuple[str, ...], headers: tuple[str, ...], contact: str, now: float, to: str) -> str:
        self.sequence += 1
        message = request(
            "REGISTER",
            branch=f"z9hG4bK-{self.call_id}-{self.sequence}",
            sequence=self.sequence,
            call_id=self.call_id,
            uri="sip:192.0.2.2",
            user=self.user,
            to=to or f"sip:{self.user}@192.0.2.2",
            headers=(*credentials, *headers),
            contact=contact,
        )
        self.core.receive(message, A, now)
        (answer,) = answers(self.core, now)
        return answer

    def events(self) -> list[AgentEvent]:
        events = []
        while (event := self.core.next_event()) is not None:
            events.append(event)
        return events

    def contacts(self, now: float = 0.0) -> list[str]:
        return [binding.contact for binding in self.core.bindings(self.user, now)]


@pytest.fixture
def phone() -> Phone:
    return Phone()


def test_a_phone_registers_and_is_found(phone: Phone) -> None:
    answer = phone.register("Expires: 120")
    assert answer.startswith("SIP/2.0 200 ")
    assert header(answer, "Contact") == f"<{PHONE}>;expires=120"
    assert phone.events() == [BindingAdded("1001", PHONE, 120)]
    (binding,) = phone.core.bindings("1001", 0.0)
    assert (binding.address, binding.behind_nat) == (A, False)


def test_the_expiry_of_the_contact_goes_before_that_of_the_request(phone: Phone) -> None:
    answer = phone.register("Expires: 120", contact=f"<{PHONE}>;expires=60")
    assert header(answer, "Contact").endswith(";expires=60")


def test_a_phone_behind_a_nat_is_reached_where_its_packets_come_from(phone: Phone) -> None:
    phone.register(contact="<sip:1001@10.0.0.5:5070>")
    (binding,) = phone.core.bindings("1001", 0.0)
    assert (binding.address, binding.behind_nat) == (A, True)


def test_a_registration_runs_out(phone: Phone) -> None:
    phone.register("Expires: 60")
    phone.events()
    assert phone.contacts(59.0) == [PHONE]
    assert phone.contacts(60.0) == []
    while (timer := phone.core.next_timer()) is not None and timer <= 60.0:
        phone.core.handle_timer(timer)
    assert phone.events() == [BindingsGone("1001")]


def test_a_registration_renewed_in_time_goes_on(phone: Phone) -> None:
    phone.register("Expires: 60")
    phone.register("Expires: 60", now=50.0)
    phone.core.handle_timer(100.0)
    assert phone.contacts(100.0) == [PHONE]
    assert not any(isinstance(event, BindingsGone) for event in phone.events())


def test_zero_removes(phone: Phone) -> None:
    phone.register()
    answer = phone.register(contact=f"<{PHONE}>;expires=0")
    assert answer.startswith("SIP/2.0 200 ")
    assert header(answer, "Contact") == ""
    assert phone.events()[-1] == BindingsGone("1001")


def test_the_star_removes_all_and_stands_alone(phone: Phone) -> None:
    phone.register(contact=f"<{PHONE}>, <sip:1001@192.0.2.1:5070>")
    assert len(phone.contacts()) == 2
    assert phone.register(contact="*").startswith("SIP/2.0 400 ")
    assert phone.register("Expires: 0", contact=f"*, <{PHONE}>").startswith("SIP/2.0 400 ")
    assert len(phone.contacts()) == 2
    assert phone.register("Expires: 0", contact="*").startswith("SIP/2.0 200 ")
    assert phone.contacts() == []


def test_the_phone_that_came_last_is_first_and_renewing_keeps_its_place(phone: Phone) -> None:
    phone.register(contact="<sip:1001@192.0.2.1:5070>")
    phone.register()
    assert phone.contacts() == [PHONE, "sip:1001@192.0.2.1:5070"]
    phone.register(contact="<sip:1001@192.0.2.1:5070>")
    assert phone.contacts() == [PHONE, "sip:1001@192.0.2.1:5070"]


def test_asking_changes_nothing(phone: Phone) -> None:
    phone.register()
    phone.events()
    assert PHONE in header(phone.register(contact=""), "Contact")
    assert phone.events() == []


def test_too_brief_is_refused_with_the_minimum(phone: Phone) -> None:
    answer = phone.register("Expires: 5")
    assert answer.startswith("SIP/2.0 423 ")
    assert header(answer, "Min-Expires") == "30"
    assert phone.contacts() == []


def test_too_many_phones_are_refused(phone: Phone) -> None:
    for port in range(8):
        phone.register(contact=f"<sip:1001@192.0.2.1:{6000 + port}>")
    assert phone.register().startswith("SIP/2.0 503 ")
    assert len(phone.contacts()) == 8


def test_an_old_request_that_comes_late_changes_nothing(phone: Phone) -> None:
    phone.sequence = 10
    phone.register("Expires: 60")
    phone.sequence = 5
    assert phone.register("Expires: 0").startswith("SIP/2.0 500 ")
    assert phone.contacts() == [PHONE]


def test_a_user_registers_nobody_else(phone: Phone) -> None:
    assert phone.register(to="sip:1002@192.0.2.2").startswith("SIP/2.0 403 ")
    assert phone.core.bindings("1002", 0.0) == []


def test_a_wrong_password_is_refused_and_said(phone: Phone) -> None:
    phone.user = "9999"
    assert phone.register().startswith("SIP/2.0 403 ")
    assert [type(event).__name__ for event in phone.events()] == ["Discarded"]


def test_every_algorithm_is_offered_with_qop(phone: Phone) -> None:
    phone.core.receive(request("REGISTER", user="1001", to="sip:1001@192.0.2.2"), A, 0.0)
    (challenge,) = answers(phone.core)
    offers = [line for line in challenge.split("\r\n") if line.startswith("WWW-Authenticate")]
    assert len(offers) == 2
    assert all('qop="auth"' in line for line in offers)


def test_a_phone_that_knows_md5_only_is_offered_nothing_else(phone: Phone) -> None:
    agent = ("User-Agent: baresip v1.0.0 (x86_64/linux)",)
    phone.core.receive(request("REGISTER", user="1001", to="sip:1001@192.0.2.2", headers=agent), A, 0.0)
    (challenge,) = answers(phone.core)
    offers = [line for line in challenge.split("\r\n") if line.startswith("WWW-Authenticate")]
    assert len(offers) == 1
    assert "algorithm=MD5," in offers[0]


def test_a_repeated_register_gets_the_same_answer_and_is_done_once(phone: Phone) -> None:
    phone.register()
    phone.events()
    challenge = phone._send((), (), f"<{PHONE}>", 0.0, "")
    credentials = Credentials("1001", "password-1001").answer(
        [header(challenge, "WWW-Authenticate")], method="REGISTER", uri="sip:192.0.2.2", cnonce="c"
    )
    message = request(
        "REGISTER",
        branch="z9hG4bK-again",
        sequence=99,
        call_id="r1",
        user="1001",
        to="sip:1001@192.0.2.2",
        uri="sip:192.0.2.2",
        headers=(f"Authorization: {credentials}",),
        contact=f"<{PHONE}>",
    )
    phone.core.receive(message, A, 0.0)
    phone.core.receive(message, A, 0.1)
    assert statuses(phone.core) == [200, 200]
    assert len(phone.events()) == 1


# --- the other side: our own registration somewhere else


def line(password: str = "password-1001", expires_s: int = 120) -> Line:
    return Line("sip:192.0.2.2", B, "1001", password, expires_s)


def test_a_line_registers_renews_itself_and_unregisters() -> None:
    wire = Wire()
    registration = wire.a.register(line(), wire.now)
    wire.run(1.0)
    assert wire.events[A] == [LineUp(line(), 120)]
    wire.run(500.0)
    assert [binding.contact for binding in wire.b.bindings("1001", wire.now)] == [PHONE]
    assert len(wire.events[A]) > 4, "renewed before each 120 s were over"
    assert "BindingsGone" not in wire.told(B)
    registration.close(wire.now)
    wire.run(501.0)
    assert wire.b.bindings("1001", wire.now) == []
    wire.run(2_000.0)
    assert wire.a.next_timer() is None


def test_a_line_that_is_refused_says_so_and_tries_again() -> None:
    wire = Wire()
    wire.a.register(line("guess"), wire.now)
    wire.run(70.0)
    assert wire.events[A] == [LineDown(line("guess"), 403)] * 3


def test_a_line_whose_registrar_is_silent_says_so() -> None:
    wire = Wire(lose=lambda _n, _data: True)
    wire.a.register(line(), wire.now)
    wire.run(33.0)
    assert wire.events[A] == [LineDown(line(), None)]


def test_a_line_asks_for_as_much_as_the_registrar_wants() -> None:
    wire = Wire()
    wire.a.register(line(expires_s=10), wire.now)
    wire.run(1.0)
    assert wire.events[A] == [LineUp(line(expires_s=10), 30)]

"""What the user agent answers outside calls, where to, and whom it lets in."""

import pytest

from telephony.engines.native.sip.admission import Attempt, Decision, SiteAdmission
from telephony.engines.native.sip.agent import Discarded, UserAgent
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import Peer
from tests.telephony.sip.hand import events, offer
from tests.telephony.sip.wire import SDP, STRANGER, A, B, agent, answers, header, request, statuses

# --- outside calls


def test_options_tells_what_we_can_do(core: UserAgent) -> None:
    core.receive(request("OPTIONS"), A, 0.0)
    (answer,) = answers(core)
    assert answer.startswith("SIP/2.0 200 OK\r\n")
    assert header(answer, "Allow").startswith("INVITE, ACK, BYE, CANCEL, OPTIONS")
    assert "application/sdp" in header(answer, "Accept")
    assert header(answer, "To").count(";tag=") == 1


@pytest.mark.parametrize("method", ["MESSAGE", "SUBSCRIBE", "PUBLISH", "FOO"])
def test_a_method_we_lack_gets_405_with_allow(core: UserAgent, method: str) -> None:
    core.receive(request(method), A, 0.0)
    (answer,) = answers(core)
    assert answer.startswith("SIP/2.0 405 ")
    assert "INVITE" in header(answer, "Allow")


@pytest.mark.parametrize("method", ["BYE", "INFO", "INVITE", "OPTIONS", "UPDATE"])
def test_a_dialog_we_do_not_have_gets_481(core: UserAgent, method: str) -> None:
    core.receive(request(method, to_tag="unknown"), A, 0.0)
    assert statuses(core) == [481]


@pytest.mark.parametrize("method", ["BYE", "INFO", "CANCEL"])
def test_what_needs_a_call_gets_481_without_one(core: UserAgent, method: str) -> None:
    core.receive(request(method), A, 0.0)
    assert statuses(core) == [481]


def test_an_ack_that_belongs_nowhere_is_silently_dropped(core: UserAgent) -> None:
    core.receive(request("ACK"), A, 0.0)
    core.receive(request("ACK", to_tag="x"), A, 0.0)
    assert answers(core) == []


def test_answers_without_a_transaction_have_the_same_tag_each_time(core: UserAgent) -> None:
    for _ in range(2):
        core.receive(request("OPTIONS"), A, 0.0)
    first, second = answers(core)
    assert first == second
    assert core.next_timer() is None, "a stranger costs no memory"


@pytest.mark.parametrize("keepalive", [b"", b"\r\n\r\n", b"\0", b"\0\0\0\0"])
def test_keep_alives_are_ignored(core: UserAgent, keepalive: bytes) -> None:
    core.receive(keepalive, A, 0.0)
    assert answers(core) == []
    assert events(core) == []


# --- where answers go


def via(value: str) -> bytes:
    return request("OPTIONS").replace(b"SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-1", value.encode())


@pytest.mark.parametrize(
    ("written", "source", "answered_to", "stamped"),
    [
        ("192.0.2.1:5060;branch=z9hG4bK-1", A, A, ""),
        ("192.0.2.1;branch=z9hG4bK-1", ("192.0.2.1", 7000), A, ""),
        ("10.0.0.5:5070;branch=z9hG4bK-1", A, ("192.0.2.1", 5070), ";received=192.0.2.1"),
        (
            "10.0.0.5:5070;rport;branch=z9hG4bK-1",
            ("192.0.2.1", 7000),
            ("192.0.2.1", 7000),
            ";rport=7000;branch=z9hG4bK-1;received=192.0.2.1",
        ),
        ("pbx.example;branch=z9hG4bK-1;rport", A, A, ";rport=5060;received=192.0.2.1"),
    ],
)
def test_rfc_3581_answers_go_where_the_request_came_from(
    core: UserAgent, written: str, source: Peer, answered_to: Peer, stamped: str
) -> None:
    core.receive(via(f"SIP/2.0/UDP {written}"), source, 0.0)
    ((data, destination),) = core.datagrams_to_send(0.0)
    assert destination == answered_to
    assert header(data.decode(), "Via").endswith(stamped)


def test_tags_and_branches_go_back_letter_by_letter(core: UserAgent) -> None:
    odd = "z9hG4bK.!%*_+`'~-1"
    core.receive(request("OPTIONS", branch=odd, from_tag="a+b%20!~'"), A, 0.0)
    (answer,) = answers(core)
    assert header(answer, "Via").endswith(f";branch={odd}")
    assert header(answer, "From").endswith(";tag=a+b%20!~'")


# --- who may call


def policy(*, trunks: frozenset[str] = frozenset(), open_numbers: frozenset[str] = frozenset()) -> UserAgent:
    return agent(B, admit=SiteAdmission(trunks, open_numbers))


def test_a_trunk_may_call() -> None:
    core = policy(trunks=frozenset({"192.0.2.1"}))
    assert offer(core).caller == "13800138000"
    core.receive(request("INVITE", body=SDP, branch="z9hG4bK-2", call_id="c2"), STRANGER, 0.0)
    assert 401 in statuses(core)


def test_open_numbers_are_open_to_loopback_only() -> None:
    core = policy(open_numbers=frozenset({"95001"}))
    core.receive(request("INVITE", body=SDP), ("127.0.0.1", 5060), 0.0)
    assert statuses(core) == [100]
    core.receive(request("INVITE", body=SDP, branch="z9hG4bK-2", call_id="c2"), A, 0.0)
    assert statuses(core) == [401]
    core.receive(
        request("INVITE", body=SDP, branch="z9hG4bK-3", call_id="c3", uri="sip:95002@192.0.2.2"),
        ("127.0.0.1", 5060),
        0.0,
    )
    assert statuses(core) == [401]


@pytest.mark.parametrize(("caller", "status"), [("1001", 100), ("1002", 403)])
def test_a_phone_calls_under_its_own_name_after_digest(caller: str, status: int) -> None:
    core = policy()
    core.receive(request("INVITE", user=caller, body=SDP), A, 0.0)
    (challenge,) = answers(core)
    proof = Credentials("1001", "password-1001").answer(
        [header(challenge, "WWW-Authenticate")], method="INVITE", uri="sip:95001@192.0.2.2", cnonce="c"
    )
    core.receive(
        request(
            "INVITE",
            user=caller,
            body=SDP,
            branch="z9hG4bK-2",
            sequence=2,
            headers=(f"Authorization: {proof}",),
        ),
        A,
        0.0,
    )
    assert statuses(core) == [status]


@pytest.mark.parametrize(("decision", "answer"), [(Decision.REFUSE, [403]), (Decision.IGNORE, [])])
def test_a_stranger_is_refused_or_not_even_answered(decision: Decision, answer: list[int]) -> None:
    def decide(_attempt: Attempt) -> Decision:
        return decision

    core = agent(B, admit=decide)
    core.receive(request("INVITE", body=SDP), STRANGER, 0.0)
    assert [int(data.split()[1]) for data, _ in core.datagrams_to_send(0.0)] == answer
    (event,) = events(core)
    assert isinstance(event, Discarded)
    assert event.source == STRANGER
    assert core.next_timer() is None

"""What the user agent does within calls, message by message."""

import pytest

from telephony.engine import Cause
from telephony.engines.native.sip.agent import UserAgent
from telephony.engines.native.sip.call import (
    CallAnswered,
    CallEnded,
    CallOffered,
    CallState,
    DtmfInfo,
    MediaAgreed,
)
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.inbound import InboundCall
from telephony.engines.native.sip.outbound import Target
from telephony.engines.native.sip.sdp import Direction
from tests.telephony.sip.hand import events, offer, talk
from tests.telephony.sip.wire import SDP, A, B, answers, header, request, statuses

# --- INVITE


def test_T2_100_comes_at_once_and_180_when_told(core: UserAgent) -> None:
    call = offer(core)
    assert statuses(core) == [100]
    call.ring(0.0)
    assert statuses(core) == [180]
    core.receive(request("INVITE", body=SDP), A, 0.5)
    assert statuses(core) == [180], "a repeated INVITE gets the last answer again"
    assert events(core) == []


def test_an_invite_that_came_on_two_ways_gets_482_once(core: UserAgent) -> None:
    offer(core)
    answers(core)
    core.receive(request("INVITE", body=SDP, branch="z9hG4bK-other"), A, 0.0)
    assert statuses(core) == [482]


@pytest.mark.parametrize(
    ("kwargs", "status", "name", "value"),
    [
        ({"headers": ("Require: 100rel, foo",)}, 420, "Unsupported", "100rel"),
        ({"headers": ("Content-Type: text/plain",), "body": b"hi"}, 415, "Accept", "application/sdp"),
        ({"headers": ("Content-Encoding: gzip",), "body": SDP}, 415, "Accept-Encoding", "identity"),
        ({"body": SDP.replace(b"8 0 101", b"18")}, 488, "Call-ID", "c1"),
        ({"body": b"v=1"}, 488, "Call-ID", "c1"),
        ({"contact": ""}, 400, "Call-ID", "c1"),
        ({"contact": "<mailto:a@b>"}, 400, "Call-ID", "c1"),
        ({"contact": "*"}, 400, "Call-ID", "c1"),
    ],
)
def test_an_invite_that_does_not_fit_is_refused_with_the_reason(
    core: UserAgent, kwargs: dict[str, object], status: int, name: str, value: str
) -> None:
    core.receive(request("INVITE", **kwargs), A, 0.0)  # type: ignore[arg-type]
    answer = answers(core)[-1]
    assert answer.startswith(f"SIP/2.0 {status} ")
    assert value in header(answer, name)
    assert not any(isinstance(event, CallOffered) for event in events(core))


def test_an_invite_without_offer_gets_ours_and_the_ack_brings_the_answer(core: UserAgent) -> None:
    core.receive(request("INVITE"), A, 0.0)
    (offered,) = events(core)
    assert isinstance(offered, CallOffered)
    assert isinstance(offered.call, InboundCall)
    offered.call.accept(B[0], 4002, 0.0)
    answer = answers(core)[-1]
    assert "m=audio 4002 RTP/AVP 8 0 101" in answer
    tag = header(answer, "To").split(";tag=")[1]
    core.receive(request("ACK", branch="z9hG4bK-a", to_tag=tag, body=SDP), A, 0.0)
    agreed, answered = events(core)
    assert isinstance(agreed, MediaAgreed)
    assert agreed.agreement.remote == ("192.0.2.1", 4000)
    assert isinstance(answered, CallAnswered)


def test_an_ack_without_the_answer_ends_the_call(core: UserAgent) -> None:
    core.receive(request("INVITE"), A, 0.0)
    (offered,) = events(core)
    assert isinstance(offered, CallOffered)
    assert isinstance(offered.call, InboundCall)
    offered.call.accept(B[0], 4002, 0.0)
    tag = header(answers(core)[-1], "To").split(";tag=")[1]
    core.receive(request("ACK", branch="z9hG4bK-a", to_tag=tag), A, 0.0)
    (ended,) = events(core)
    assert isinstance(ended, CallEnded)
    assert ended.cause is Cause.FAILED
    assert answers(core)[-1].startswith("BYE ")


# --- within a call


def test_hold_and_resume(core: UserAgent) -> None:
    call, tag = talk(core)
    held = SDP + b"a=sendonly\r\n"
    core.receive(request("INVITE", branch="z9hG4bK-h", sequence=2, to_tag=tag, body=held), A, 1.0)
    (answer,) = answers(core)
    assert "a=recvonly" in answer
    assert "o=hotline 0 2 IN IP4" in answer, "the version of the description rises"
    (agreed,) = events(core)
    assert isinstance(agreed, MediaAgreed)
    assert agreed.agreement.direction is Direction.RECVONLY
    core.receive(request("ACK", branch="z9hG4bK-ha", sequence=2, to_tag=tag), A, 1.0)
    core.receive(request("INVITE", branch="z9hG4bK-r", sequence=3, to_tag=tag, body=SDP), A, 2.0)
    (answer,) = answers(core)
    assert "a=sendrecv" in answer
    core.receive(request("ACK", branch="z9hG4bK-ra", sequence=3, to_tag=tag), A, 2.0)
    assert [type(event) for event in events(core)] == [MediaAgreed]
    assert call.state is CallState.ESTABLISHED


def test_who_holds_us_can_take_us_back_by_leaving_the_offer_to_us(core: UserAgent) -> None:
    """RFC 6337 §5.3: our offer is both ways, whoever holds whom."""
    _, tag = talk(core)
    held = SDP + b"a=sendonly\r\n"
    core.receive(request("INVITE", branch="z9hG4bK-h", sequence=2, to_tag=tag, body=held), A, 1.0)
    core.receive(request("ACK", branch="z9hG4bK-ha", sequence=2, to_tag=tag), A, 1.0)
    answers(core)
    core.receive(request("INVITE", branch="z9hG4bK-r", sequence=3, to_tag=tag), A, 2.0)
    (offer,) = answers(core)
    assert "a=sendrecv" in offer
    core.receive(request("ACK", branch="z9hG4bK-ra", sequence=3, to_tag=tag, body=SDP), A, 2.0)
    directions = [event.agreement.direction for event in events(core) if isinstance(event, MediaAgreed)]
    assert directions == [Direction.RECVONLY, Direction.SENDRECV]


def test_a_refresh_changes_nothing_and_is_repeated_until_acknowledged(core: UserAgent) -> None:
    _, tag = talk(core)
    core.receive(request("INVITE", branch="z9hG4bK-h", sequence=2, to_tag=tag, body=SDP), A, 1.0)
    assert statuses(core) == [200]
    core.handle_timer(1.5)
    assert statuses(core) == [200]
    core.receive(request("ACK", branch="z9hG4bK-ha", sequence=2, to_tag=tag), A, 1.6)
    core.handle_timer(20.0)
    assert statuses(core) == []
    assert events(core) == []


def test_a_renegotiation_we_can_not_follow_gets_488_and_the_call_goes_on(core: UserAgent) -> None:
    call, tag = talk(core)
    body = SDP.replace(b"8 0 101", b"18")
    core.receive(request("INVITE", branch="z9hG4bK-h", sequence=2, to_tag=tag, body=body), A, 1.0)
    assert statuses(core) == [488]
    assert events(core) == []
    assert call.state is CallState.ESTABLISHED


def test_an_old_sequence_number_gets_500(core: UserAgent) -> None:
    call, tag = talk(core)
    core.receive(request("BYE", branch="z9hG4bK-b", sequence=1, to_tag=tag), A, 1.0)
    assert statuses(core) == [500]
    assert call.state is CallState.ESTABLISHED


@pytest.mark.parametrize(
    ("content_type", "body", "told"),
    [
        ("application/dtmf-relay", b"Signal=5\r\nDuration=200\r\n", ("5", 200)),
        ("application/dtmf-relay", b"Signal= *\r\nDuration= 160\r\n", ("*", 160)),
        ("application/dtmf-relay", b"Signal=11\nDuration=90", ("#", 90)),
        ("application/dtmf", b"7", ("7", 160)),
        ("application/dtmf", b"x", None),
        ("application/dtmf-relay", b"\xff\xfe", None),
    ],
)
def test_keys_by_info(core: UserAgent, content_type: str, body: bytes, told: tuple[str, int] | None) -> None:
    call, tag = talk(core)
    core.receive(
        request(
            "INFO",
            branch="z9hG4bK-i",
            sequence=2,
            to_tag=tag,
            headers=(f"Content-Type: {content_type}",),
            body=body,
        ),
        A,
        1.0,
    )
    assert statuses(core) == [200]
    assert events(core) == ([DtmfInfo(call, *told)] if told else [])


def test_other_requests_within_a_call(core: UserAgent) -> None:
    _, tag = talk(core)
    for sequence, (method, headers, status) in enumerate(
        [
            ("OPTIONS", (), 200),
            ("UPDATE", (), 405),
            ("INFO", (), 200),
            ("INFO", ("Content-Type: text/plain",), 415),
            ("BYE", ("Require: foo",), 420),
        ],
        start=2,
    ):
        core.receive(
            request(
                method,
                branch=f"z9hG4bK-o{sequence}",
                sequence=sequence,
                to_tag=tag,
                headers=headers,
                body=b"x" if status == 415 else b"",
            ),
            A,
            1.0,
        )
        assert statuses(core) == [status], method
    assert events(core) == []


def test_the_way_back_is_the_way_the_call_came(core: UserAgent) -> None:
    routes = ("Record-Route: <sip:192.0.2.8:5080;lr;x=a+b>", "Record-Route: <sip:192.0.2.9;lr>")
    call = offer(core, headers=routes)
    call.accept(B[0], 4002, 0.0)
    answer = answers(core)[-1]
    assert [line for line in answer.split("\r\n") if line.startswith("Record-Route")] == list(routes)
    tag = header(answer, "To").split(";tag=")[1]
    core.receive(request("ACK", branch="z9hG4bK-ack", to_tag=tag), A, 0.0)
    call.hang_up(0.0)
    ((bye, destination),) = core.datagrams_to_send(0.0)
    text = bye.decode()
    assert text.startswith("BYE sip:peer@192.0.2.1:5060 SIP/2.0\r\n")
    assert [line for line in text.split("\r\n") if line.startswith("Route")] == [
        "Route: <sip:192.0.2.8:5080;lr;x=a+b>",
        "Route: <sip:192.0.2.9;lr>",
    ]
    assert destination == ("192.0.2.8", 5080)


def test_a_strict_router_gets_what_it_wants(core: UserAgent) -> None:
    call = offer(core, headers=("Record-Route: <sip:192.0.2.8:5080>",))
    call.accept(B[0], 4002, 0.0)
    tag = header(answers(core)[-1], "To").split(";tag=")[1]
    core.receive(request("ACK", branch="z9hG4bK-ack", to_tag=tag), A, 0.0)
    call.hang_up(0.0)
    text = answers(core)[-1]
    assert text.startswith("BYE sip:192.0.2.8:5080 SIP/2.0\r\n")
    assert header(text, "Route") == "<sip:peer@192.0.2.1:5060>"


def test_a_broken_route_is_refused_before_the_call_begins(core: UserAgent) -> None:
    core.receive(request("INVITE", body=SDP, headers=("Record-Route: <bogus>",)), A, 0.0)
    assert statuses(core)[-1] == 400


# --- calling


def test_credentials_are_given_when_asked_for_and_only_once(core: UserAgent) -> None:
    call = core.call(
        Target("sip:138@192.0.2.1", A, Credentials("trunk", "secret")),
        caller="95001",
        host=B[0],
        port=4002,
        timeout_s=60.0,
        now=0.0,
    )
    for attempt in (1, 2):
        (invite,) = [text for text in answers(core) if text.startswith("INVITE")]
        assert header(invite, "CSeq") == f"{attempt} INVITE"
        assert ("Proxy-Authorization" in invite) is (attempt == 2)
        core.receive(answer_to(invite, 407, 'Proxy-Authenticate: Digest realm="pbx", nonce="n", qop="auth"'), A, 0.0)
    (ended,) = events(core)
    assert ended == CallEnded(call, Cause.REFUSED, by_peer=True, status=407)


def test_without_credentials_a_challenge_ends_the_call(core: UserAgent) -> None:
    call = core.call(Target("sip:138@192.0.2.1", A), caller="95001", host=B[0], port=4002, timeout_s=60.0, now=0.0)
    (invite,) = answers(core)
    core.receive(answer_to(invite, 401, 'WWW-Authenticate: Digest realm="pbx", nonce="n"'), A, 0.0)
    assert events(core) == [CallEnded(call, Cause.REFUSED, by_peer=True, status=401)]


def test_a_second_phone_of_a_fork_is_let_go(core: UserAgent) -> None:
    core.call(Target("sip:138@192.0.2.1", A), caller="95001", host=B[0], port=4002, timeout_s=60.0, now=0.0)
    (invite,) = answers(core)
    core.receive(answer_to(invite, 200, tag="first", body=SDP), A, 0.0)
    assert [text.split()[0] for text in answers(core)] == ["ACK"]
    core.receive(answer_to(invite, 200, tag="second", body=SDP), A, 0.1)
    ack, bye = answers(core)
    assert ack.startswith("ACK")
    assert bye.startswith("BYE")
    assert header(bye, "To").endswith("tag=second")
    assert [type(event).__name__ for event in events(core)] == ["MediaAgreed", "CallAnswered"]


def test_an_answer_without_audio_ends_the_call(core: UserAgent) -> None:
    core.call(Target("sip:138@192.0.2.1", A), caller="95001", host=B[0], port=4002, timeout_s=60.0, now=0.0)
    (invite,) = answers(core)
    core.receive(answer_to(invite, 200, body=b"v=0\r\n"), A, 0.0)
    assert [text.split()[0] for text in answers(core)] == ["ACK", "BYE"]
    (ended,) = events(core)
    assert isinstance(ended, CallEnded)
    assert ended.cause is Cause.FAILED


def answer_to(text: str, status: int, *headers: str, tag: str = "p1", body: bytes = b"") -> bytes:
    lines = [f"SIP/2.0 {status} Answer"]
    lines += [f"{name}: {header(text, name)}" for name in ("Via", "From", "Call-ID", "CSeq")]
    lines += [f"To: {header(text, 'To')};tag={tag}", "Contact: <sip:peer@192.0.2.1:5060>", *headers]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}"]).encode() + b"\r\n\r\n" + body

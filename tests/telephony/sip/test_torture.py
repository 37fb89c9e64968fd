"""Messages that are hard to read, and messages that are none (in the manner of RFC 4475)."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony.engines.native.sip.addresses import split_values, uri_of
from telephony.engines.native.sip.agent import Discarded, UserAgent
from telephony.engines.native.sip.call import CallOffered, CallState
from telephony.engines.native.sip.inbound import InboundCall
from telephony.engines.native.sip.message import MAX_LINE, MalformedMessage, parse
from tests.telephony.sip.wire import SDP, A, B, agent, answers, header, request, statuses


@pytest.fixture
def core() -> UserAgent:
    return agent(B)


# --- hard to read, and right


def test_3_1_1_1_a_short_tortuous_invite(core: UserAgent) -> None:
    message = (
        b"INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0\r\n"
        b"TO :\r\n sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n\r\n"
        b'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8\r\n'
        b"MaX-fOrWaRdS: 0068\r\n"
        b"Call-ID: wsinv.ndaksdj@192.0.2.1\r\n"
        b"Content-Length   : 150\r\n"
        b"cseq: 0009\r\n  INVITE\r\n"
        b"Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\n"
        b"s :\r\nNewFangledHeader:   newfangled value\r\n continued newfangled value\r\n"
        b"UnknownHeaderWithUnusualValue: ;;,,;;,;\r\n"
        b"Content-Type: application/sdp\r\n"
        b"Route:\r\n <sip:services.example.com;lr;unknownwith=value;unknown-no-value>\r\n"
        b"v:  SIP  / 2.0  / TCP     spindle.example.com   ;\r\n  branch  =   z9hG4bK9ikj8  ,\r\n"
        b" SIP  /    2.0   / UDP  192.168.255.111   ; branch=\r\n z9hG4bK30239\r\n"
        b'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =\r\n      newvalue ;\r\n'
        b"  secondparam ; q = 0.33\r\n\r\n" + b"v=0\r\n".ljust(150, b" ")
    )
    read = parse(message, A)
    assert read.call_id == "wsinv.ndaksdj@192.0.2.1"
    assert (read.sequence, read.method) == (9, "INVITE")
    assert (read.to_tag, read.from_tag) == ("1918181833n", "98asjd8")
    assert len(read.vias) == 3
    core.receive(message, A, 0.0)
    assert statuses(core) == [481], "there is no such dialog"


def test_compact_names_are_names(core: UserAgent) -> None:
    message = request("OPTIONS").replace(b"Via:", b"v:").replace(b"From:", b"f:").replace(b"To:", b"t:")
    core.receive(message.replace(b"Call-ID:", b"i:").replace(b"Content-Length:", b"l:"), A, 0.0)
    assert statuses(core) == [200]


def test_3_1_1_2_every_character_of_a_token(core: UserAgent) -> None:
    method = "!interesting-Method0123456789_*+`.%indeed'~"
    core.receive(request(method), A, 0.0)
    (answer,) = answers(core)
    assert answer.startswith("SIP/2.0 405 ")
    assert header(answer, "CSeq") == f"1 {method}"


def test_what_follows_the_content_length_is_dropped(core: UserAgent) -> None:
    core.receive(request("OPTIONS") + b"something else", A, 0.0)
    assert statuses(core) == [200]


def test_values_are_split_at_commas_outside_quotes_and_brackets() -> None:
    values = '"a, \\"b" <sip:x@y;z=1,2>;q=1, <sip:u@v> ,sip:w@x'
    assert split_values(values) == ['"a, \\"b" <sip:x@y;z=1,2>;q=1', "<sip:u@v>", "sip:w@x"]
    assert [uri_of(value) for value in split_values(values)] == ["sip:x@y;z=1,2", "sip:u@v", "sip:w@x"]


# --- wrong, and answered

BAD = [
    ("the CSeq is no number", b"CSeq: 1 OPTIONS", b"CSeq: x OPTIONS"),
    ("3.1.2.4 the CSeq is too great", b"CSeq: 1 OPTIONS", b"CSeq: 36893488147419103232 OPTIONS"),
    ("3.1.2.17 the CSeq names another method", b"CSeq: 1 OPTIONS", b"CSeq: 1 INVITE"),
    ("Max-Forwards is too great", b"Max-Forwards: 70", b"Max-Forwards: 300"),
    ("Max-Forwards is no number", b"Max-Forwards: 70", b"Max-Forwards: x"),
    ("3.1.2.2 the length is too great", b"Content-Length: 0", b"Content-Length: 9999"),
    ("3.1.2.3 the length is negative", b"Content-Length: 0", b"Content-Length: -999"),
    ("3.3.9 a header that stands alone stands twice", b"Max-Forwards: 70", b"From: <sip:a@b>;tag=2"),
    ("the From is no address", b"From: <sip:", b"From: <"),
    ("3.1.2.7 the Request-URI has brackets", b"OPTIONS sip:95001@192.0.2.2", b"OPTIONS <sip:95001@192.0.2.2>"),
]


@pytest.mark.parametrize(("find", "replace"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_request_that_breaks_the_grammar_gets_400(core: UserAgent, find: bytes, replace: bytes) -> None:
    message = request("OPTIONS")
    assert find in message
    core.receive(message.replace(find, replace, 1), A, 0.0)
    (answer,) = answers(core)
    assert answer.startswith(("SIP/2.0 400 ", "SIP/2.0 416 "))
    assert header(answer, "Call-ID") == "c1"
    (event,) = [core.next_event()]
    assert isinstance(event, Discarded)


def test_3_1_2_16_another_version_gets_505(core: UserAgent) -> None:
    core.receive(request("OPTIONS").replace(b" SIP/2.0\r\nVia", b" SIP/7.0\r\nVia", 1), A, 0.0)
    assert statuses(core) == [505]


@pytest.mark.parametrize("uri", ["nobodyKnowsThisScheme:totallyopaquecontent", "soap.beep://192.0.2.103:3002"])
def test_3_3_5_another_scheme_gets_416(core: UserAgent, uri: str) -> None:
    core.receive(request("OPTIONS", uri=uri), A, 0.0)
    assert statuses(core) == [416]


# --- wrong, and not answered

SILENT = [
    b"INVITE",
    b"SIP/2.0 200 OK\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01",
    b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    request("ACK").replace(b"CSeq: 1 ACK", b"CSeq: 1 INVITE"),
    request("OPTIONS").replace(b"Via:", b"X:"),
    request("OPTIONS").replace(b"Call-ID:", b"X:"),
    request("OPTIONS").replace(b"SIP/2.0/UDP", b"SIP/3.0/UDP"),
    request("OPTIONS").replace(b"\r\n\r\n", b""),
    request("OPTIONS").replace(b"Max-Forwards", b"Max-Forwards-\xff"),
    request("OPTIONS", headers=("X: " + "x" * MAX_LINE,)),
    b"SIP/2.0 9999 OK\r\n" + request("OPTIONS").split(b"\r\n", 1)[1],
]


@pytest.mark.parametrize("data", SILENT, ids=range(len(SILENT)))
def test_what_can_not_be_answered_is_not(core: UserAgent, data: bytes) -> None:
    core.receive(data, A, 0.0)
    assert answers(core) == []
    assert isinstance(core.next_event(), Discarded)
    assert core.next_timer() is None


@pytest.mark.parametrize(
    "line",
    [
        "From: " + "a " * 2_000,
        'From: "' + '\\"' * 2_000,
        "Via: SIP/2.0/UDP " + "a-" * 2_000,
        "Via: SIP/2.0/UDP " + "1." * 2_000,
        "Contact: " + "<sip:a@b>;x=" + "a" * 4_000,
        "Contact: sip:" + "%41" * 1_300,
        "From: <tel:+" + "1" * 4_000 + "x>",
        "From: <sip:[" + "1:" * 2_000 + "]>",
        "Record-Route: " + ",".join(["<sip:a@b;lr>"] * 300),
        "Authorization: Digest " + 'a="b", ' * 550,
        "Authorization: Digest " + 'a="' * 1_300,
    ],
)
@pytest.mark.parametrize("method", ["INVITE", "REGISTER", "OPTIONS"])
def test_no_message_takes_long_to_read(core: UserAgent, method: str, line: str) -> None:
    name = line.split(":")[0].encode()
    lines = [each for each in request(method, body=SDP).split(b"\r\n") if not each.startswith(name + b":")]
    lines.insert(1, line.encode())
    begin = time.process_time()
    core.receive(b"\r\n".join(lines), A, 0.0)
    assert time.process_time() - begin < 0.25


# --- anything at all


class Bystander:
    """A core with one call in progress, which nothing that a stranger sends may touch."""

    def __init__(self) -> None:
        self.core = agent(B)
        self.core.receive(request("INVITE", body=SDP), A, 0.0)
        event = self.core.next_event()
        assert isinstance(event, CallOffered)
        assert isinstance(event.call, InboundCall)
        self.call = event.call
        self.call.accept(B[0], 4002, 0.0)
        tag = header(answers(self.core)[-1], "To").split(";tag=")[1]
        self.core.receive(request("ACK", branch="z9hG4bK-ack", to_tag=tag), A, 0.0)
        while self.core.next_event() is not None:
            pass
        self.timer = self.core.next_timer()

    def survives(self, data: bytes) -> None:
        self.core.receive(data, ("198.51.100.7", 4000), 1.0)
        for reply, to in self.core.datagrams_to_send(1.0):
            assert to[0] == "198.51.100.7", "answers go to who asked"
            parse(reply, B)
        assert self.call.state is CallState.ESTABLISHED
        assert self.call.agreement is not None
        assert len(self.core._calls.by_dialog) == 1 + len(self.core._calls.offered)


BYSTANDER = Bystander()

TEMPLATES = [
    request(method, body=SDP if method == "INVITE" else b"", call_id="other")
    for method in ("INVITE", "OPTIONS", "REGISTER", "BYE", "CANCEL", "ACK", "INFO")
]


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=600))
def test_random_bytes_change_nothing(data: bytes) -> None:
    BYSTANDER.survives(data)


@settings(max_examples=300, deadline=None)
@given(
    template=st.sampled_from(TEMPLATES),
    cuts=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 12), st.binary(max_size=12)), min_size=1, max_size=6),
)
def test_mutated_messages_change_nothing(template: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for at, length, piece in cuts:
        template = template[:at] + piece + template[at + length :]
    BYSTANDER.survives(template)


LINES = sorted({line for template in TEMPLATES for line in template.split(b"\r\n")})


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), max_size=14))
def test_shuffled_lines_change_nothing(lines: list[bytes]) -> None:
    BYSTANDER.survives(b"\r\n".join(lines) + b"\r\n\r\n")


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300))
def test_parse_raises_its_own_error_only(data: bytes) -> None:
    for prefix in (b"", b"INVITE sip:a@b SIP/2.0\r\n", request("OPTIONS")[:-4]):
        with suppress(MalformedMessage):
            parse(prefix + data, A)

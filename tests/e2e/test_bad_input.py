"""What must not work: it gets the answer the RFC or the manual says, and changes nothing."""

import socket
import subprocess
from pathlib import Path

import pytest

from tests.e2e.centre import HOTLINE, ROOT, Centre
from tests.e2e.ports import free_port
from tests.e2e.sipp import Sipp

pytestmark = pytest.mark.e2e

INVITE = """\
INVITE sip:95001@127.0.0.1 SIP/2.0\r
Via: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK-{branch};rport\r
From: <sip:13800138000@127.0.0.1>;tag=1\r
To: <sip:95001@127.0.0.1>\r
Call-ID: {branch}@test\r
CSeq: 1 INVITE\r
Contact: <sip:13800138000@127.0.0.1:{port}>\r
Max-Forwards: 70\r
Content-Length: 0\r
\r
"""

MALFORMED = [
    b"",
    b"\r\n\r\n",
    b"\x00" * 64,
    b"INVITE\r\n\r\n",
    b"\xff\xfe SIP/2.0\r\n\r\n",
    INVITE.format(port=5, branch="no-cseq").replace("CSeq: 1 INVITE\r\n", "").encode(),
    INVITE.format(port=5, branch="bad-uri").replace("sip:95001@127.0.0.1 SIP", "nonsense SIP").encode(),
    INVITE.format(port=5, branch="long").replace("Content-Length: 0", "Content-Length: 99999").encode(),
    INVITE.format(port=5, branch="minus").replace("Content-Length: 0", "Content-Length: -1").encode(),
    INVITE.format(port=5, branch="via").replace("SIP/2.0/UDP 127.0.0.1", "SIP/2.0/UDP \x00").encode(),
]


@pytest.mark.parametrize("datagram", MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_sip_is_answered_with_an_error_or_not_at_all(centre: Centre, datagram: bytes) -> None:
    lead = centre.api("9001")
    before = lead.items("/calls")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.bind(("127.0.0.1", 0))
        sender.settimeout(0.3)
        sender.sendto(datagram, ("127.0.0.1", centre.sip_port))
        try:
            status = int(sender.recv(4096).split()[1])
        except TimeoutError:
            status = None
        assert status is None or 400 <= status < 700
        # It still listens.
        options = INVITE.replace("INVITE", "OPTIONS").format(port=sender.getsockname()[1], branch="after")
        sender.settimeout(5)
        sender.sendto(options.encode(), ("127.0.0.1", centre.sip_port))
        assert sender.recv(4096).startswith(b"SIP/2.0 200")
    assert lead.items("/calls") == before


def test_who_is_no_trunk_and_no_phone_can_call_nobody_but_the_hotline(centre: Centre, tmp_path: Path) -> None:
    """127.0.0.2 is not the trunk's address."""
    lead = centre.api("9001")
    before = lead.items("/calls")
    with Sipp(
        tmp_path,
        "call_refused",
        server=centre.sip_port,
        host="127.0.0.2",
        number="13900139000",
        caller="13800138000",
        audio_port=9,
    ) as stranger:
        stranger.finish()
    assert lead.items("/calls") == before


def test_a_phone_with_a_wrong_password_is_not_registered(centre: Centre) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        phone.bind(("127.0.0.1", 0))
        phone.settimeout(5)
        port = phone.getsockname()[1]
        register = INVITE.replace("INVITE", "REGISTER").replace("95001", "1004").format(port=port, branch="register")
        phone.sendto(register.encode(), ("127.0.0.1", centre.sip_port))
        challenge = phone.recv(4096).decode()
        assert challenge.startswith("SIP/2.0 401")
        nonce = challenge.partition('nonce="')[2].partition('"')[0]
        proof = (
            f'Authorization: Digest username="1004", realm="hotline", nonce="{nonce}", uri="sip:1004@127.0.0.1", '
            f'algorithm=MD5, qop=auth, nc=00000001, cnonce="x", response="{"0" * 32}"\r\n'
        )
        again = (
            register.replace("CSeq: 1", "CSeq: 2").replace("z9hG4bK-", "z9hG4bK-2").replace("Max-F", f"{proof}Max-F")
        )
        phone.sendto(again.encode(), ("127.0.0.1", centre.sip_port))
        status = int(phone.recv(4096).split()[1])
        assert status in {401, 403}
    assert centre.api("9001").get("/agents/1004")["phone_registered"] is False


WRONG = {
    "HOTLINE_SIP": "tcp:127.0.0.1:5060",
    "HOTLINE_RTP_PORTS": "20000",
    "HOTLINE_HTTP": "nowhere",
    "HOTLINE_ENGINE": "carrier-pigeon",
    "HOTLINE_CONFIG": "/nonexistent/centre.yaml",
    "HOTLINE_TRUNK": "mailto:somebody",
    "HOTLINE_VOSK_MODEL": "/nonexistent/model",
    "HOTLINE_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
    "HOTLINE_REDIS_URL": "redis://127.0.0.1:1/0",
    "HOTLINE_DATA": "/proc/data",
}


def refused(folder: Path, **settings: str) -> str:
    """The one line that `hotline serve` says when it does not start."""
    env = Centre(folder).env | settings
    run = subprocess.run(
        [*HOTLINE, "serve"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 2, (run.returncode, run.stdout, run.stderr)
    told = [line for line in run.stderr.splitlines() if not line.startswith("{")]
    assert len(told) == 1, run.stderr
    return told[0]


@pytest.mark.parametrize("name", WRONG)
def test_a_setting_that_cannot_be_used_stops_the_start_with_one_line(tmp_path: Path, name: str) -> None:
    line = refused(tmp_path, **{name: WRONG[name]})
    assert name in line
    assert WRONG[name].rpartition("@")[2] in line


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [("HOTLINE_SIP", socket.SOCK_DGRAM, "udp:127.0.0.1:{}"), ("HOTLINE_HTTP", socket.SOCK_STREAM, "127.0.0.1:{}")],
)
def test_a_port_that_is_taken_stops_the_start_with_one_line(
    tmp_path: Path, name: str, kind: socket.SocketKind, written: str
) -> None:
    port = free_port(kind)
    with socket.socket(socket.AF_INET, kind) as taken:
        taken.bind(("127.0.0.1", port))
        if kind is socket.SOCK_STREAM:
            taken.listen()
        line = refused(tmp_path, **{name: written.format(port)})
    assert name in line
    assert str(port) in line

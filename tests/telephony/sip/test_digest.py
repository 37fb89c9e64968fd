"""Digest against the RFCs' own examples, and the server's memory of nonces."""

import pytest

from telephony.engines.native.sip.digest import (
    Credentials,
    DigestServer,
    Outcome,
    ha1,
    parameters,
    response,
)
from tests.telephony.sip.wire import REALM, accounts_of


def test_rfc_2617_section_3_5() -> None:
    proof = response(
        "MD5",
        ha1("MD5", "Mufasa", "testrealm@host.com", "Circle Of Life"),
        method="GET",
        uri="/dir/index.html",
        nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093",
        qop="auth",
        cnonce="0a4f113b",
        nc="00000001",
    )
    assert proof == "6629fae49393a05397450978507c4ef1"


@pytest.mark.parametrize(
    ("algorithm", "proof"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_rfc_7616_section_3_9_1(algorithm: str, proof: str) -> None:
    assert proof == response(
        algorithm,
        ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life"),
        method="GET",
        uri="/dir/index.html",
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        qop="auth",
        cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        nc="00000001",
    )


def test_without_qop_the_form_of_rfc_2069_is_used() -> None:
    # RFC 2069 §2.4, with the response corrected by its erratum 749.
    proof = response(
        "MD5",
        ha1("MD5", "Mufasa", "testrealm@host.com", "CircleOfLife"),
        method="GET",
        uri="/dir/index.html",
        nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093",
        qop=None,
        cnonce="",
        nc="",
    )
    assert proof == "1949323746fe6a43ef61f9606e7febea"


def test_parameters_may_hold_commas_and_quotes() -> None:
    assert parameters(r'Digest realm="a, \"b\"" , qop="auth,auth-int",algorithm=MD5') == {
        "realm": 'a, "b"',
        "qop": "auth,auth-int",
        "algorithm": "MD5",
    }
    assert parameters("Basic YTpi") is None


@pytest.fixture
def server() -> DigestServer:
    return DigestServer(REALM, accounts_of("1001"), secret=b"s", lifetime_s=60.0)


def prove(server: DigestServer, now: float, *, user: str = "1001", password: str = "", only: str = "") -> str:
    challenges = [value for value in server.challenges(now) if only in value]
    credentials = Credentials(user, password or f"password-{user}")
    value = credentials.answer(challenges, method="REGISTER", uri="sip:h", cnonce="c0ffee")
    assert value is not None
    return value


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_the_right_password_is_let_in(server: DigestServer, algorithm: str) -> None:
    verdict = server.check("REGISTER", [prove(server, 0.0, only=f"algorithm={algorithm},")], 1.0)
    assert (verdict.outcome, verdict.user) == (Outcome.OK, "1001")


def test_the_client_takes_the_stronger_algorithm(server: DigestServer) -> None:
    assert "algorithm=SHA-256" in prove(server, 0.0)


@pytest.mark.parametrize(("user", "password"), [("1001", "guess"), ("nobody", "")])
def test_a_wrong_password_and_an_unknown_user_are_the_same(server: DigestServer, user: str, password: str) -> None:
    verdict = server.check("REGISTER", [prove(server, 0.0, user=user, password=password)], 1.0)
    assert (verdict.outcome, verdict.user) == (Outcome.WRONG, None)


def test_the_proof_is_for_one_method(server: DigestServer) -> None:
    assert server.check("INVITE", [prove(server, 0.0)], 1.0).outcome is Outcome.WRONG


def test_a_proof_heard_on_the_wire_is_worth_nothing(server: DigestServer) -> None:
    proof = prove(server, 0.0)
    assert server.check("REGISTER", [proof], 1.0).outcome is Outcome.OK
    assert server.check("REGISTER", [proof], 2.0).outcome is Outcome.STALE


def test_a_nonce_has_its_time(server: DigestServer) -> None:
    proof = prove(server, 0.0)
    assert server.check("REGISTER", [proof], 61.0).outcome is Outcome.STALE
    assert "stale=true" in server.challenges(61.0, stale=True)[0]


def test_a_nonce_from_before_a_restart_is_stale_and_no_reason_to_refuse(server: DigestServer) -> None:
    before = DigestServer(REALM, accounts_of("1001"), secret=b"other")
    assert server.check("REGISTER", [prove(before, 0.0)], 1.0).outcome is Outcome.STALE
    assert server.check("REGISTER", [prove(before, 0.0, password="x")], 1.0).outcome is Outcome.WRONG


def test_used_nonces_are_forgotten_with_their_time(server: DigestServer) -> None:
    for second in range(1_000):
        now = float(second)
        assert server.check("REGISTER", [prove(server, now)], now).outcome is Outcome.OK
    assert len(server._used) <= 62


@pytest.mark.parametrize(
    "value", ["", "Digest", "Digest realm", 'Digest realm="hotline"', "Digest ,,,", 'Digest realm="hotline", nc=zz']
)
def test_broken_credentials_are_not_let_in(server: DigestServer, value: str) -> None:
    assert server.check("REGISTER", [value], 0.0).outcome in (Outcome.ABSENT, Outcome.WRONG)


def test_a_challenge_that_we_do_not_understand_gets_no_answer() -> None:
    credentials = Credentials("1001", "x")
    challenges = ['Digest realm="r", nonce="n", algorithm=SHA-512-256', "Basic realm=x"]
    assert credentials.answer(challenges, method="REGISTER", uri="sip:h", cnonce="c") is None

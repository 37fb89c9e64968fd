"""Offers and answers (RFC 3264)."""

import pytest

from telephony.engines.native.media.codec import Codec
from telephony.engines.native.sip.sdp import (
    Direction,
    Local,
    SdpError,
    accept,
    answer,
    offer,
    parse,
)

OURS = Local("192.0.2.2", 4002, 7)


def described(*media: str, connection: str = "c=IN IP4 192.0.2.1") -> bytes:
    lines = ["v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=-", connection, "t=0 0", *media]
    return "\r\n".join(line for line in lines if line).encode() + b"\r\n"


def test_the_first_codec_we_know_is_taken() -> None:
    body, agreement = answer(
        described(
            "m=audio 4000 RTP/AVP 111 0 8 96",
            "a=rtpmap:111 opus/48000/2",
            "a=rtpmap:96 telephone-event/8000",
            "a=rtpmap:0 PCMU/8000",
        ),
        OURS,
    )
    assert (agreement.codec, agreement.dtmf_payload_type) == (Codec.PCMU, 96)
    assert agreement.remote == ("192.0.2.1", 4000)
    (stream,) = parse(body)
    assert (stream.port, stream.formats, stream.address) == (4002, ("0", "96"), "192.0.2.2")
    assert b"a=ptime:20\r\n" in body


def test_telephone_event_at_another_rate_is_not_ours() -> None:
    _, agreement = answer(described("m=audio 4000 RTP/AVP 8 101", "a=rtpmap:101 telephone-event/48000"), OURS)
    assert agreement.dtmf_payload_type is None


@pytest.mark.parametrize(
    ("offered", "answered", "sends", "receives"),
    [
        ("sendrecv", Direction.SENDRECV, True, True),
        ("sendonly", Direction.RECVONLY, False, True),
        ("recvonly", Direction.SENDONLY, True, False),
        ("inactive", Direction.INACTIVE, False, False),
    ],
)
def test_hold_is_answered_by_its_mirror(offered: str, answered: Direction, sends: bool, receives: bool) -> None:
    body, agreement = answer(described("m=audio 4000 RTP/AVP 8", f"a={offered}"), OURS)
    assert parse(body)[0].direction is agreement.direction is answered
    assert (agreement.sends, agreement.receives) == (sends, receives)


def test_direction_may_stand_before_the_media() -> None:
    _, agreement = answer(described("a=sendonly", "m=audio 4000 RTP/AVP 8"), OURS)
    assert agreement.direction is Direction.RECVONLY


def test_hold_in_the_old_manner() -> None:
    _, agreement = answer(described("m=audio 4000 RTP/AVP 8", connection="c=IN IP4 0.0.0.0"), OURS)
    assert not agreement.sends


def test_other_media_is_refused_in_its_place() -> None:
    body, _ = answer(described("m=video 5000 RTP/AVP 96", "m=audio 4000 RTP/AVP 8", "m=audio 4100 RTP/AVP 8"), OURS)
    assert [(stream.kind, stream.port) for stream in parse(body)] == [
        ("video", 0),
        ("audio", 4002),
        ("audio", 0),
    ]


def test_the_address_of_the_media_counts() -> None:
    _, agreement = answer(described("m=audio 4000 RTP/AVP 8", "c=IN IP4 192.0.2.9"), OURS)
    assert agreement.remote == ("192.0.2.9", 4000)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"\xff\xfe",
        described(),
        described("m=audio 4000 RTP/AVP 18"),
        described("m=audio 0 RTP/AVP 8"),
        described("m=audio 4000 RTP/SAVP 8"),
        described("m=audio 99999 RTP/AVP 8"),
        described("m=audio"),
        described("m=audio 4000 RTP/AVP 8", connection=""),
        described("m=audio 4000 RTP/AVP 8", connection="c=IN IP6 ::1"),
        described("m=audio 4000 RTP/AVP 8", connection="c=IN IP4 pbx.example"),
        described("m=audio 4000 RTP/AVP 8", connection="c=IN IP4 192.0.2.256"),
        described("m=audio 4000 RTP/AVP 8", "a=rtpmap:8 L16/8000"),
    ],
)
def test_what_we_can_not_take_is_refused(body: bytes) -> None:
    with pytest.raises(SdpError):
        answer(body, OURS)
    with pytest.raises(SdpError):
        accept(body)


def test_our_offer_is_answered_by_ourselves() -> None:
    body, theirs = answer(offer(OURS), Local("192.0.2.1", 4000, 1))
    ours = accept(body)
    assert (ours.remote, theirs.remote) == (("192.0.2.1", 4000), ("192.0.2.2", 4002))
    assert ours.codec is theirs.codec is Codec.PCMA
    assert ours.dtmf_payload_type == theirs.dtmf_payload_type == 101

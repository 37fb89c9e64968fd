"""Calls made by hand, message by message."""

from telephony.engines.native.sip.agent import UserAgent
from telephony.engines.native.sip.call import (
    CallAnswered,
    CallOffered,
    MediaAgreed,
)
from telephony.engines.native.sip.inbound import InboundCall
from tests.telephony.sip.wire import SDP, A, B, answers, header, request


def events(core: UserAgent) -> list[object]:
    found: list[object] = []
    while (event := core.next_event()) is not None:
        found.append(event)
    return found


def offer(core: UserAgent, **kwargs: object) -> InboundCall:
    """An INVITE from A, taken."""
    core.receive(request("INVITE", body=SDP, **kwargs), A, 0.0)  # type: ignore[arg-type]
    (offered,) = events(core)
    assert isinstance(offered, CallOffered)
    assert isinstance(offered.call, InboundCall)
    return offered.call


def talk(core: UserAgent) -> tuple[InboundCall, str]:
    """An established call, and our tag."""
    call = offer(core)
    call.accept(B[0], 4002, 0.0)
    tag = header(answers(core)[-1], "To").split(";tag=")[1]
    core.receive(request("ACK", branch="z9hG4bK-ack", to_tag=tag), A, 0.0)
    assert [type(event) for event in events(core)] == [MediaAgreed, CallAnswered]
    return call, tag

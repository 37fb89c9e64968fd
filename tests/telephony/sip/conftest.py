"""A user agent at B that lets everybody in."""

import pytest

from telephony.engines.native.sip.agent import UserAgent
from tests.telephony.sip.wire import B, agent


@pytest.fixture
def core() -> UserAgent:
    return agent(B)

"""The conversation, without a socket."""

import json

import pytest

from agent_console import audience
from agent_console.client_messages import FinishWrapUp, HangUp, SetState
from agent_console.errors import IllegalSessionEvent
from agent_console.protocol import CloseCode, Failure
from agent_console.session import (
    LARGEST_MESSAGE,
    Action,
    Authenticate,
    Close,
    ConsoleSession,
    Reauthenticate,
    Run,
    Send,
    SessionState,
)
from domain.agents import AgentState
from domain.people import Person, Role

AGENT = Person("1001", "李娜", Role.AGENT, ("service",))
LEAD = Person("2001", "刘洋", Role.LEAD, ("service",))


def opened(person: Person = AGENT) -> ConsoleSession:
    session = ConsoleSession()
    assert session.receive('{"type":"hello","token":"t"}') == [Authenticate("t", None)]
    session.welcome(person)
    return session


def refusal(actions: list[Action]) -> tuple[str, CloseCode]:
    sent, closed = actions
    assert isinstance(sent, Send)
    assert isinstance(closed, Close)
    message = json.loads(sent.text)
    assert message["type"] == "error"
    return message["code"], closed.code


def test_a_hello_with_a_token_opens_the_session() -> None:
    session = opened()
    assert session.state is SessionState.OPEN
    assert session.person == AGENT


def test_the_cookie_stands_in_for_a_missing_token() -> None:
    session = ConsoleSession(cookie="c")
    assert session.receive('{"type":"hello","after":7}') == [Authenticate("c", 7)]


def test_a_hello_without_any_token_is_refused() -> None:
    session = ConsoleSession()
    assert refusal(session.receive('{"type":"hello"}')) == ("login.required", CloseCode.UNAUTHORISED)
    assert session.state is SessionState.CLOSED


def test_a_bad_token_is_refused() -> None:
    session = ConsoleSession()
    session.receive('{"type":"hello","token":"t"}')
    assert refusal(session.refuse()) == ("login.required", CloseCode.UNAUTHORISED)


def test_silence_is_ended_where_no_hello_came() -> None:
    session = ConsoleSession()
    assert refusal(session.hello_timed_out()) == ("hello.timeout", CloseCode.HELLO_TIMEOUT)
    assert opened().hello_timed_out() == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "null",
        '"hello"',
        "{}",
        '{"type":"shout"}',
        '{"type":"hello","token":5}',
        '{"type":"hello","after":-1}',
        '{"type":"hello","token":"t","extra":1}',
        '{"type":"command","id":"1"}',
        '{"type":"command","id":"1","name":"fire"}',
        '{"type":"command","id":"","name":"finish_wrap_up"}',
        '{"type":"command","id":"1","name":"set_state","state":"asleep"}',
        '{"type":"command","id":"1","name":"hang_up"}',
        '{"type":"snapshot"}',
        "{" * 2000,
    ],
)
def test_an_illegal_message_ends_the_session(text: str) -> None:
    for session in (ConsoleSession(), opened()):
        assert refusal(session.receive(text)) == ("message.illegal", CloseCode.ILLEGAL_MESSAGE)
        assert session.state is SessionState.CLOSED
        assert session.receive(text) == []


def test_a_message_that_is_too_large_ends_the_session() -> None:
    session = opened()
    assert refusal(session.receive("x" * (LARGEST_MESSAGE + 1))) == ("message.too_large", CloseCode.TOO_LARGE)


@pytest.mark.parametrize("text", ['{"type":"ping"}', '{"type":"command","id":"1","name":"finish_wrap_up"}'])
def test_nothing_goes_before_the_hello(text: str) -> None:
    for session in (ConsoleSession(), ConsoleSession()):
        assert refusal(session.receive(text)) == ("message.unexpected", CloseCode.ILLEGAL_MESSAGE)


def test_hello_comes_once() -> None:
    assert refusal(opened().receive('{"type":"hello","token":"t"}'))[0] == "message.unexpected"


def test_a_ping_is_answered_and_the_login_looked_at_again() -> None:
    assert opened().receive('{"type":"ping"}') == [Send('{"type":"pong"}'), Reauthenticate("t")]


def test_commands_are_carried_out_in_the_persons_name() -> None:
    session = opened()
    state = '{"type":"command","id":"1","name":"set_state","state":"break","reason":"meal"}'
    assert session.receive(state) == [
        Run(AGENT, SetState(type="command", id="1", name="set_state", state=AgentState.BREAK, reason="meal"))
    ]
    hang_up = HangUp(type="command", id="2", name="hang_up", call_id="c1")
    assert session.receive(hang_up.model_dump_json()) == [Run(AGENT, hang_up)]
    done = FinishWrapUp(type="command", id="3", name="finish_wrap_up")
    assert session.receive(done.model_dump_json()) == [Run(AGENT, done)]
    assert json.loads(session.result(done, None).text) == {"type": "result", "id": "3", "ok": True, "error": None}
    failure = Failure(code="not_allowed", title="Forbidden", detail="no", errors=None)
    assert json.loads(session.result(done, failure).text)["error"]["code"] == "not_allowed"


def test_nothing_is_told_before_the_welcome_or_after_the_end() -> None:
    session = ConsoleSession()
    assert not session.tell(audience.call("1001"))
    session = opened()
    assert session.tell(audience.call("1001"))
    assert not session.tell(audience.call("1002"))
    session.lost()
    assert not session.tell(audience.call("1001"))
    session.lost()


def test_an_illegal_event_raises_and_changes_nothing() -> None:
    session = ConsoleSession()
    with pytest.raises(IllegalSessionEvent):
        session.welcome(AGENT)
    assert session.state is SessionState.AWAITING_HELLO
    session = opened(LEAD)
    with pytest.raises(IllegalSessionEvent):
        session.welcome(AGENT)
    assert session.person == LEAD

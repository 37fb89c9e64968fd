"""One person's WebSocket conversation, sans-I/O.

The socket hands in what it received and carries out the actions that come back; it is told what happened in the
centre by `tell`, which answers whether this person hears of it. Tokens are checked outside: `Authenticate` asks,
`welcome` or `refuse` is the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from pydantic import ValidationError

from agent_console.audience import Audience
from agent_console.client_messages import CLIENT_MESSAGE, AnyCommand, Hello, Ping
from agent_console.errors import IllegalSessionEvent
from agent_console.protocol import CloseCode, ErrorMessage, Failure, Pong, Result
from domain.people import Person

LARGEST_MESSAGE = 16_384
"""Characters; the longest legal message is far shorter."""


class SessionState(Enum):
    AWAITING_HELLO = "awaiting_hello"
    AUTHENTICATING = "authenticating"
    OPEN = "open"
    CLOSED = "closed"


class SessionEvent(Enum):
    HELLO = "hello"
    WELCOMED = "welcomed"
    REFUSED = "refused"
    BROKEN = "broken"
    """An illegal message, or silence where a hello was due."""
    LOST = "lost"
    """The other side is gone, or dropped."""


_S, _E = SessionState, SessionEvent

TRANSITIONS: Mapping[tuple[SessionState, SessionEvent], SessionState] = {
    (_S.AWAITING_HELLO, _E.HELLO): _S.AUTHENTICATING,
    (_S.AUTHENTICATING, _E.WELCOMED): _S.OPEN,
    (_S.AUTHENTICATING, _E.REFUSED): _S.CLOSED,
    (_S.OPEN, _E.REFUSED): _S.CLOSED,
    **{(state, _E.BROKEN): _S.CLOSED for state in SessionState if state is not _S.CLOSED},
    **{(state, _E.LOST): _S.CLOSED for state in SessionState},
}


@dataclass(frozen=True, slots=True)
class Authenticate:
    """Find out who this is; then call `welcome` or `refuse`."""

    token: str
    after: int | None


@dataclass(frozen=True, slots=True)
class Reauthenticate:
    """Is the login still good? If not, call `refuse`."""

    token: str


@dataclass(frozen=True, slots=True)
class Run:
    """Carry out the command as `person`; then send what `result` gives."""

    person: Person
    command: AnyCommand


@dataclass(frozen=True, slots=True)
class Send:
    text: str


@dataclass(frozen=True, slots=True)
class Close:
    code: CloseCode


Action = Authenticate | Reauthenticate | Run | Send | Close


class ConsoleSession:
    """`cookie`: the token that came with the handshake, used where `hello` has none."""

    def __init__(self, cookie: str | None = None) -> None:
        self._cookie = cookie
        self._token = ""
        self.state = SessionState.AWAITING_HELLO
        self.person: Person | None = None

    def receive(self, text: str) -> list[Action]:
        """What to do about a message from the console. After the close nothing is."""
        if self.state is SessionState.CLOSED:
            return []
        if len(text) > LARGEST_MESSAGE:
            return self._break("message.too_large", "messages are short here", CloseCode.TOO_LARGE)
        try:
            message = CLIENT_MESSAGE.validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "message"
            return self._break("message.illegal", f"{where}: {first['msg']}")
        match message:
            case Hello():
                return self._hello(message)
            case _ if self.state is not SessionState.OPEN or self.person is None:
                return self._break("message.unexpected", f"{message.type} came before the hello was answered")
            case Ping():
                return [Send(Pong().model_dump_json()), Reauthenticate(self._token)]
            case _:
                return [Run(self.person, message)]

    def welcome(self, person: Person) -> None:
        """The token was good: what follows is the snapshot."""
        self._advance(SessionEvent.WELCOMED)
        self.person = person

    def refuse(self) -> list[Action]:
        """The token is not, or no longer, good."""
        self._advance(SessionEvent.REFUSED)
        return self._close("login.required", "log in again", CloseCode.UNAUTHORISED)

    def hello_timed_out(self) -> list[Action]:
        """The time for the hello is over; nothing to do where it has come."""
        if self.state is not SessionState.AWAITING_HELLO:
            return []
        return self._break("hello.timeout", "the first message must be a hello", CloseCode.HELLO_TIMEOUT)

    def lost(self) -> None:
        """The socket is closed."""
        self._advance(SessionEvent.LOST)

    def tell(self, audience: Audience) -> bool:
        """Does this person hear of it?"""
        return self.state is SessionState.OPEN and self.person is not None and audience.includes(self.person)

    def result(self, command: AnyCommand, error: Failure | None) -> Send:
        """What to send once `command` is done, or refused with `error`."""
        return Send(Result(id=command.id, ok=error is None, error=error).model_dump_json())

    def _hello(self, hello: Hello) -> list[Action]:
        if (self.state, SessionEvent.HELLO) not in TRANSITIONS:
            return self._break("message.unexpected", "hello comes once")
        self._advance(SessionEvent.HELLO)
        token = hello.token or self._cookie
        if not token:
            return self.refuse()
        self._token = token
        return [Authenticate(token, hello.after)]

    def _break(self, code: str, detail: str, close: CloseCode = CloseCode.ILLEGAL_MESSAGE) -> list[Action]:
        self._advance(SessionEvent.BROKEN)
        return self._close(code, detail, close)

    def _close(self, code: str, detail: str, close: CloseCode) -> list[Action]:
        self.person = None
        return [Send(ErrorMessage(code=code, detail=detail).model_dump_json()), Close(close)]

    def _advance(self, event: SessionEvent) -> None:
        target = TRANSITIONS.get((self.state, event))
        if target is None:
            raise IllegalSessionEvent(self.state.value, event.value)
        self.state = target

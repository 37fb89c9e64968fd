"""An agent's or a lead's console as a program: the WebSocket, and everything that came over it."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.e2e.centre import Api, Centre
from tests.e2e.waiting import eventually

Message = dict[str, Any]


class Console:
    """Logged in as the person of `api`. Use it in a ``with``."""

    def __init__(self, centre: Centre, api: Api) -> None:
        self._url = f"{centre.url.replace('http', 'ws')}/ws/console"
        self._token = api.token
        self._stack = ExitStack()
        self._socket: ClientConnection | None = None
        self._messages: list[Message] = []
        self._asked = 0
        self._reader = threading.Thread(target=self._read, daemon=True)

    def messages(self, kind: str) -> list[Message]:
        """All messages of a type so far, oldest first."""
        return [message for message in list(self._messages) if message["type"] == kind]

    def first(self, kind: str, where: Callable[[Message], bool], what: str, within: float = 20.0) -> Message:
        """The first message of a type that is as wanted, now or soon. Its ``arrived`` says when it came (monotonic)."""
        return eventually(
            lambda: next((message for message in self.messages(kind) if where(message)), None), what, within, every=0.05
        )

    def ask(self, name: str, **parameters: str) -> Message:
        """A command and its result."""
        self.command(name, **parameters)
        asked = str(self._asked - 1)
        return self.first("result", lambda result: result["id"] == asked, f"{name} is answered")

    def command(self, name: str, **parameters: str) -> None:
        assert self._socket is not None
        self._socket.send(json.dumps({"type": "command", "id": str(self._asked), "name": name, **parameters}))
        self._asked += 1

    def _read(self) -> None:
        assert self._socket is not None
        try:
            for text in self._socket:
                self._messages.append(json.loads(text) | {"arrived": time.monotonic()})
        except ConnectionClosed:
            return

    def __enter__(self) -> Self:
        self._socket = self._stack.enter_context(connect(self._url, max_size=2**24))
        self._socket.send(json.dumps({"type": "hello", "token": self._token}))
        first = json.loads(self._socket.recv(timeout=10))
        assert first["type"] == "snapshot", first
        self._messages.append(first)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self._reader.join()

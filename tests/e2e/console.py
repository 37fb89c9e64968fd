"""An agent's or a lead's console as a program: the WebSocket, and everything that came over it."""

import json
import threading
from contextlib import ExitStack
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.e2e.centre import Api, Centre

Message = dict[str, Any]


class Console:
    """Logged in as the person of `api`. Use it in a ``with``."""

    def __init__(self, centre: Centre, api: Api) -> None:
        self._url = f"{centre.url.replace('http', 'ws')}/ws/console"
        self._token = api.token
        self._stack = ExitStack()
        self._socket: ClientConnection | None = None
        self._messages: list[Message] = []
        self._reader = threading.Thread(target=self._read, daemon=True)

    def messages(self, kind: str) -> list[Message]:
        """All messages of a type so far, oldest first."""
        return [message for message in list(self._messages) if message["type"] == kind]

    def command(self, name: str, **parameters: str) -> None:
        assert self._socket is not None
        known = len(self.messages("result"))
        self._socket.send(json.dumps({"type": "command", "id": str(known), "name": name, **parameters}))

    def _read(self) -> None:
        assert self._socket is not None
        try:
            for text in self._socket:
                self._messages.append(json.loads(text))
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

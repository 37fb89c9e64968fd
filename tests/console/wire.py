"""A WebSocket client that speaks ASGI to the app: the same event loop, no port."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

BOUND_S = 10.0
"""Nothing here takes so long; what does has failed."""


class Closed(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class Wire:
    def __init__(self) -> None:
        self.to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.from_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.moved = asyncio.Event()
        """Set it when a stalled line moves again."""

    def send(self, message: Mapping[str, Any] | str) -> None:
        text = message if isinstance(message, str) else json.dumps(message)
        self.to_app.put_nowait({"type": "websocket.receive", "text": text})

    async def receive(self) -> dict[str, Any]:
        """The next message. Raises `Closed`."""
        async with asyncio.timeout(BOUND_S):
            event = await self.from_app.get()
        if event["type"] == "websocket.close":
            self.to_app.put_nowait({"type": "websocket.disconnect", "code": event["code"]})
            raise Closed(event["code"])
        message: dict[str, Any] = json.loads(event["text"])
        return message

    async def until(self, kind: str) -> dict[str, Any]:
        """The next message of a type; others before it are passed over."""
        while True:
            message = await self.receive()
            if message["type"] == kind:
                return message

    async def closed(self) -> int:
        """The code it is closed with; what comes before is passed over."""
        try:
            while True:
                await self.receive()
        except Closed as closed:
            return closed.code


@asynccontextmanager
async def connect(
    app: FastAPI, headers: Mapping[str, str] | None = None, *, stalled: asyncio.Event | None = None
) -> AsyncIterator[Wire]:
    """Connect to ``/ws/console``. While `stalled` is set nothing gets through to us, as with a full TCP window."""
    wire = Wire()
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "path": "/ws/console",
        "raw_path": b"/ws/console",
        "query_string": b"",
        "root_path": "",
        "scheme": "ws",
        "headers": [(k.lower().encode(), v.encode()) for k, v in {"host": "console", **(headers or {})}.items()],
        "client": ("127.0.0.1", 50000),
        "server": ("console", 80),
        "subprotocols": [],
        "state": {},
        "extensions": {},
    }
    wire.to_app.put_nowait({"type": "websocket.connect"})

    async def sending(event: dict[str, Any]) -> None:
        if stalled is not None and stalled.is_set():
            await wire.moved.wait()
        if event["type"] != "websocket.accept":
            wire.from_app.put_nowait(event)

    task = asyncio.create_task(app(scope, wire.to_app.get, sending))  # type: ignore[arg-type]
    try:
        yield wire
    finally:
        wire.to_app.put_nowait({"type": "websocket.disconnect", "code": 1001})
        async with asyncio.timeout(BOUND_S):
            await task

"""The web server in the centre's own process and event loop."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from hotline import collector
from hotline.errors import SettingError
from hotline.settings import SocketAddress

LARGEST_MESSAGE = 32_768
"""Octets a console may send in one message; commands are far smaller."""


def listen(address: SocketAddress) -> socket.socket:
    """The listening socket, taken before anything else starts. Raises `SettingError` when it can't be had."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address.host, address.port))
    except OSError as error:
        listener.close()
        why = f"that address can't be had ({error.strerror}); choose another"
        raise SettingError("HOTLINE_HTTP", str(address), why) from None
    listener.listen(512)
    return listener


async def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        ws="websockets-sansio",
        ws_ping_interval=20,
        ws_max_size=LARGEST_MESSAGE,
        # A delta is written once for all consoles; compressing it again for each would cost more than it saves.
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=5,
        proxy_headers=False,
    )
    collector.settle()
    with _signals_end_here():
        await uvicorn.Server(config).serve(sockets=[listener])


@contextmanager
def _signals_end_here() -> Iterator[None]:
    """When uvicorn has stopped, it raises the signal again that it was stopped by. The process would die of it with
    calls still on the line: they are ended, and the lines closed, by whoever called `serve`.
    """
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

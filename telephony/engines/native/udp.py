"""The SIP socket: the only place where SIP meets the network and the clock."""

import asyncio
import socket
from collections.abc import Callable
from typing import cast

from telephony.engines.native.sip.agent import UserAgent
from telephony.engines.native.sip.message import Peer
from telephony.errors import ResourceError

RECEIVE_BUFFER = 4 * 1024 * 1024
"""Bytes that may wait in the kernel while the loop is busy: some seconds of a rush."""


def bind(host: str, port: int) -> socket.socket:
    """The UDP socket for SIP. Raises `ResourceError` naming HOTLINE_SIP when the address can't be had."""
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        udp.bind((host, port))
    except OSError as error:
        udp.close()
        raise ResourceError(
            f"HOTLINE_SIP: udp:{host}:{port} can't be had ({error.strerror}); "
            "stop the program that has it, or choose another address or port"
        ) from error
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
    udp.setblocking(False)
    return udp


class SipSocket(asyncio.DatagramProtocol):
    """Feeds the user agent, sends what it has to send, and wakes it when it wants."""

    def __init__(self, agent: UserAgent, clock: Callable[[], float], on_events: Callable[[], None]) -> None:
        """`on_events` is called whenever the agent may have events to read."""
        self._agent = agent
        self._clock = clock
        self._on_events = on_events
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.DatagramTransport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._armed = float("inf")
        self._activity = asyncio.Event()
        self._closed = asyncio.Event()

    async def open(self, udp: socket.socket) -> None:
        await self._loop.create_datagram_endpoint(lambda: self, sock=udp)

    async def close(self) -> None:
        """Send what is left, and free the address."""
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._transport.close()
            self._transport = None
            await self._closed.wait()

    async def settled(self) -> None:
        """Wait until peers have answered all that we asked of them."""
        while not self._agent.idle:
            self._activity.clear()
            await self._activity.wait()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # asyncio's own datagram transport is no subclass of DatagramTransport in 3.11.
        self._transport = cast(asyncio.DatagramTransport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._closed.set()

    def datagram_received(self, data: bytes, source: Peer) -> None:
        self._agent.receive(data, source, self._clock())
        self.pump()

    def pump(self) -> None:
        """Send everything due, re-arm the timer, pass events on: after each datagram, timer and command."""
        now = self._clock()
        if self._transport is not None:
            for data, destination in self._agent.datagrams_to_send(now):
                self._transport.sendto(data, destination)
            self._arm(now)
        self._activity.set()
        self._on_events()

    def _arm(self, now: float) -> None:
        when = self._agent.next_timer()
        if when is None or self._armed <= when:
            return  # waking too early costs less than re-arming for every transaction that ends
        if self._timer is not None:
            self._timer.cancel()
        self._armed = when
        self._timer = self._loop.call_later(max(0.0, when - now), self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._armed = float("inf")
        self._agent.handle_timer(self._clock())
        self.pump()

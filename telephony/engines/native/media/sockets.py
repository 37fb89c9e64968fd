"""The media plane's sockets: one UDP socket a stream, and system calls that cost little.

The C library is called with the interpreter's lock held (`ctypes.PyDLL`). Python's own socket methods give the lock up
around each call, and a busy main thread then takes it: with hundreds of packets a tick each costs up to
`sys.getswitchinterval()`. These calls never block (MSG_DONTWAIT), so holding the lock is right. `recvmmsg` empties a
socket in one call and brings the kernel's own time of arrival. Linux only.
"""

import ctypes
import ipaddress
import os
import socket
import struct
import time
from collections import deque
from collections.abc import Hashable, Sequence
from itertools import starmap
from operator import call
from typing import Final

from telephony.errors import PeerError, ResourceError

_libc: Final = ctypes.PyDLL(None, use_errno=True)
_sendto: Final = _libc.sendto
_sendto.argtypes = [
    ctypes.c_int,
    ctypes.c_char_p,
    ctypes.c_size_t,
    ctypes.c_int,
    ctypes.c_char_p,
    ctypes.c_uint,
]
_recvmmsg: Final = _libc.recvmmsg
_recvmmsg.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_void_p]

_nanosleep: Final = _libc.clock_nanosleep
_nanosleep.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p]
_TIMESPEC: Final = struct.Struct("@qq")
_TIMER_ABSTIME: Final = 1

HOLD_S: Final = 0.0007
"""How long before its deadline `send_at` should be called: what taking the interpreter back may last, and little more,
for whoever else computes stands still in the meantime."""

_SO_TIMESTAMPNS: Final = 35
_SOCKADDR: Final = struct.Struct("=H2s4s8x")  # struct sockaddr_in
_DRAIN_S: Final = 2.0
"""A closed port rests: what the old far end still sends must not reach the next call."""


class UnusableAddress(PeerError):
    """The far end wants its audio at something that is no IPv4 address."""

    code = "telephony.media.unusable_address"


def address(host: str, port: int) -> bytes:
    """The kernel's form of an IPv4 address, as `UdpSocket` takes and gives it. Raises `UnusableAddress`."""
    try:
        if not 0 < port < 65_536:
            raise ValueError
        return _SOCKADDR.pack(socket.AF_INET, port.to_bytes(2, "big"), ipaddress.IPv4Address(host).packed)
    except ValueError:
        raise UnusableAddress(f"no audio can be sent to {host!r} port {port}; it takes an IPv4 address") from None


def send_at(deadline: float, packets: Sequence[tuple[int, bytes, Hashable]]) -> int:
    """Wait for a moment of `time.monotonic`, then send all packets (file number, datagram, `address`) at once.

    Waiting and sending are one walk through C code, which no other Python thread can interrupt: asking for the
    interpreter beforehand, and then keeping it, makes the moment exact however busy the others are.

    Returns how many packets the kernel would not take; they are lost, as they would be on the wire.
    """
    whole, fraction = divmod(deadline, 1)
    wait = (_nanosleep, time.CLOCK_MONOTONIC, _TIMER_ABSTIME, _TIMESPEC.pack(int(whole), int(fraction * 1e9)), None)
    flags, size = socket.MSG_DONTWAIT, _SOCKADDR.size
    sends = [(_sendto, fileno, data, len(data), flags, target, size) for fileno, data, target in packets]
    return list(starmap(call, [wait, *sends])).count(-1)


class UdpSocket:
    """A bound, non-blocking UDP socket."""

    def __init__(self, host: str, port: int) -> None:
        """Raises `OSError` when the address can't be had."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
            # Expedited forwarding, as phones do: routers that care put voice first (RFC 4594 §4.1).
            self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, 0xB8)
            self._socket.bind((host, port))
        except OSError:
            self._socket.close()
            raise
        self.fileno: Final = self._socket.fileno()
        self.port: int = self._socket.getsockname()[1]

    def send(self, data: bytes, target: Hashable) -> bool:
        """Send a datagram to an `address`; False when the kernel would not take it (the audio goes on without)."""
        sent: int = _sendto(self.fileno, data, len(data), socket.MSG_DONTWAIT, target, _SOCKADDR.size)
        return sent >= 0

    def close(self) -> None:
        self._socket.close()


class Receiver:
    """Reads all that waits on a socket, up to `BATCH` datagrams at a time."""

    BATCH: Final = 16
    _BYTES: Final = 2_048
    _MESSAGE: Final = struct.Struct("@PIxxxxPNPNixxxxIxxxx")  # struct mmsghdr
    _VECTOR: Final = struct.Struct("@PN")  # struct iovec
    _CONTROL: Final = struct.Struct("@NiiQQ")  # struct cmsghdr and timespec
    _TIME_AT: Final = 16

    def __init__(self) -> None:
        self._data = ctypes.create_string_buffer(self.BATCH * self._BYTES)
        self._names = ctypes.create_string_buffer(self.BATCH * _SOCKADDR.size)
        self._control = ctypes.create_string_buffer(self.BATCH * self._CONTROL.size)
        self._vectors = ctypes.create_string_buffer(self.BATCH * self._VECTOR.size)
        self._messages = ctypes.create_string_buffer(self.BATCH * self._MESSAGE.size)
        for index in range(self.BATCH):
            self._VECTOR.pack_into(
                self._vectors, index * self._VECTOR.size, self._at(self._data, index, self._BYTES), self._BYTES
            )
            self._MESSAGE.pack_into(
                self._messages,
                index * self._MESSAGE.size,
                self._at(self._names, index, _SOCKADDR.size),
                _SOCKADDR.size,
                self._at(self._vectors, index, self._VECTOR.size),
                1,
                self._at(self._control, index, self._CONTROL.size),
                self._CONTROL.size,
                0,
                0,
            )
        self._pointer = ctypes.addressof(self._messages)
        self._data_view = memoryview(self._data).cast("B")
        self._name_view = memoryview(self._names).cast("B")
        self._sizes = memoryview(self._messages).cast("B").cast("I")

    @staticmethod
    def _at(buffer: "ctypes.Array[ctypes.c_char]", index: int, size: int) -> int:
        return ctypes.addressof(buffer) + index * size

    def receive(self, fileno: int) -> list[tuple[bytes, bytes, float]]:
        """Datagram, source `address` and time of arrival (s, the kernel's real-time clock) of what waits."""
        count = _recvmmsg(fileno, self._pointer, self.BATCH, socket.MSG_DONTWAIT, None)
        return [self._message(index) for index in range(count)]

    def _message(self, index: int) -> tuple[bytes, bytes, float]:
        start = index * self._BYTES
        name = index * _SOCKADDR.size
        seconds, nanoseconds = _TIMESPEC.unpack_from(self._control, index * self._CONTROL.size + self._TIME_AT)
        return (
            self._data_view[start : start + self._sizes[14 + 16 * index]].tobytes(),
            self._name_view[name : name + _SOCKADDR.size].tobytes(),
            seconds + nanoseconds * 1e-9,
        )


class Ports:
    """Even RTP ports of a range, the one that rested longest first. Every step is O(1)."""

    def __init__(self, host: str, ports: range) -> None:
        self._host = host
        self._range = ports
        self._free = deque(port for port in ports if port % 2 == 0)
        self._resting: deque[tuple[float, int]] = deque()

    def open(self, now: float) -> UdpSocket:
        """Bind a socket to a free port. Raises `ResourceError`.

        Ports that another program holds are passed over and tried again later.
        """
        while self._resting and self._resting[0][0] <= now:
            self._free.append(self._resting.popleft()[1])
        for _ in range(len(self._free)):
            port = self._free.popleft()
            try:
                return UdpSocket(self._host, port)
            except OSError as error:
                self._free.append(port)
                if error.errno not in (98, 13):
                    raise ResourceError(
                        f"can't open RTP port {self._host}:{port}: {os.strerror(error.errno or 0)}"
                    ) from error
        raise ResourceError(
            f"no free RTP port among the even ones of {self._range.start}-{self._range.stop - 1}; "
            "widen HOTLINE_RTP_PORTS (two ports a call leg)"
        )

    def release(self, port: int, now: float) -> None:
        """Take a port back whose socket is closed."""
        self._resting.append((now + _DRAIN_S, port))

"""Ports of this machine that nobody uses, outside of what the system hands out by itself.

What is free for one test process may be another's a moment later: each has its own part of the ports, and hands out all
of that before it begins anew.
"""

import os
import random
import socket
from contextlib import ExitStack

PART = 3_000
_LOWEST = 20_000 + PART * (int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 4)
_next = random.randrange(0, PART, 2)


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    """A port that was free a moment ago."""
    return free_range(2, kind)[0]


def free_range(count: int, kind: socket.SocketKind = socket.SOCK_DGRAM) -> tuple[int, int]:
    """First (even) and last of `count` ports in a row."""
    global _next
    for _ in range(PART):
        if _next + count > PART:
            _next = 0
        first = _LOWEST + _next
        _next += count + count % 2
        with ExitStack() as stack:
            try:
                for port in range(first, first + count):
                    probe = stack.enter_context(socket.socket(socket.AF_INET, kind))
                    probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return first, first + count - 1
    raise RuntimeError("no free ports")

"""Ports of this machine that nobody uses."""

import os
import random
import socket
from contextlib import ExitStack


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    """A port that was free a moment ago."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def free_range(count: int) -> tuple[int, int]:
    """First (even) and last of `count` UDP ports in a row, outside of what the system hands out by itself.

    Each test process has its own part of them: what is free for one may be taken by another a moment later.
    """
    part = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 4
    lowest = 20_000 + 3_000 * part
    for _ in range(100):
        first = random.randrange(lowest, lowest + 3_000 - count, 2)
        with ExitStack() as stack:
            try:
                for port in range(first, first + count):
                    probe = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
                    probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return first, first + count - 1
    raise RuntimeError("no free ports")

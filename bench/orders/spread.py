"""How long something took, many times."""

import os
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """In milliseconds."""
    ordered = sorted(seconds)
    ranks = {"p50": 0.5, "p95": 0.95}
    found = {name: ordered[min(len(ordered) - 1, int(rank * len(ordered)))] for name, rank in ranks.items()}
    found |= {"max": ordered[-1], "mean": statistics.fmean(ordered)}
    return {"n": len(ordered)} | {name: round(value * 1_000, 2) for name, value in found.items()}


async def timed(ask: Callable[[int], Awaitable[object]], times: int, warm_up: int = 5) -> dict[str, float]:
    """`ask` is told which time it is, so that it can ask something else each time.

    `cpu` is the mean processor time of this process and of the database's: what others do on the machine is not in it.
    """
    for n in range(min(warm_up, times)):
        await ask(times + n)
    taken: list[float] = []
    used = processor_seconds()
    for n in range(times):
        with clocked(taken):
            await ask(n)
    return spread(taken) | {"cpu": round((processor_seconds() - used) / times * 1_000, 2)}


@contextmanager
def clocked(into: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def processor_seconds() -> float:
    """Used so far by this process and all that it started, a PostgreSQL server too; to 10 ms for those."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(fields[1])
                used[int(entry.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    ours, found = {os.getpid()}, 0
    while len(ours) > found:
        found = len(ours)
        ours |= {pid for pid, parent in parents.items() if parent in ours}
    return time.process_time() + sum(used[pid] for pid in ours - {os.getpid()})

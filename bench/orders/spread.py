"""How long something took, many times."""

import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """In milliseconds."""
    ordered = sorted(seconds)
    ranks = {"p50": 0.5, "p95": 0.95}
    found = {name: ordered[min(len(ordered) - 1, int(rank * len(ordered)))] for name, rank in ranks.items()}
    found |= {"max": ordered[-1], "mean": statistics.fmean(ordered)}
    return {"n": len(ordered)} | {name: round(value * 1_000, 2) for name, value in found.items()}


async def timed(ask: Callable[[int], Awaitable[object]], times: int, warm_up: int = 5) -> dict[str, float]:
    """`ask` is told which time it is, so that it can ask something else each time.

    `cpu` is the mean processor time of this process, which SQLite's work is part of and PostgreSQL's is not.
    """
    for n in range(min(warm_up, times)):
        await ask(times + n)
    taken: list[float] = []
    used = time.process_time()
    for n in range(times):
        with clocked(taken):
            await ask(n)
    return spread(taken) | {"cpu": round((time.process_time() - used) / times * 1_000, 2)}


@contextmanager
def clocked(into: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)

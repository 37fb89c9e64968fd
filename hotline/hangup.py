"""What a running centre takes up anew when it is told to by SIGHUP: the speech model, the service catalogue."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

TakeUp = Callable[[], Awaitable[None]]


@contextmanager
def on_hangup(*parts: TakeUp) -> Iterator[None]:
    """While the block lasts, each SIGHUP takes up every part, one after the other. Needs the running loop."""
    loop = asyncio.get_running_loop()
    under_way: set[asyncio.Task[None]] = set()

    async def all_parts() -> None:
        for part in parts:
            await part()

    def take_up() -> None:
        task = loop.create_task(all_parts(), name="taking up")
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    loop.add_signal_handler(signal.SIGHUP, take_up)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)
        for task in under_way:
            task.cancel()

"""A command that is cancelled while SQLite answers leaves no connection behind, whatever it was waiting for."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from hotline.storage.database import Database

BOUND_S = 20.0


async def _use(url: str) -> None:
    database = Database(url)
    try:
        await database.start()
        async with database.unit_of_work() as work:
            await work.calls.get("nobody")
            await work.commit()
    finally:
        await database.stop()


async def _cancelled_at(step: int, url: str) -> bool:
    """Cancels a command when SQLite's thread answers for the `step`-th time; False when it was over by then."""
    command = asyncio.ensure_future(_use(url))
    loop = asyncio.get_running_loop()
    post = loop.call_soon_threadsafe
    answers = 0

    def counted(callback: Callable[..., object], *arguments: Any, **options: Any) -> asyncio.Handle:
        nonlocal answers
        answers += 1
        if answers == step:
            post(command.cancel)
        return post(callback, *arguments, **options)

    loop.call_soon_threadsafe = counted  # type: ignore[method-assign, assignment]
    try:
        await asyncio.wait([command])
    finally:
        loop.call_soon_threadsafe = post  # type: ignore[method-assign]
    if command.cancelled():
        return True
    command.result()
    return answers >= step


def test_a_cancelled_command_leaves_no_connection_behind(sqlite_url: str) -> None:
    before = set(threading.enumerate())
    step = 1
    while asyncio.run(_cancelled_at(step, sqlite_url)):
        for thread in set(threading.enumerate()) - before:
            thread.join(BOUND_S)
            assert not thread.is_alive(), f"cancelled at answer {step}: SQLite's thread is still there"
        step += 1
    assert step > 10, "it was cancelled everywhere between the first answer and the last"

"""Taking a connection out of the pool and giving it back, both to the end: the pool loses one that is cut short.

SQLite's would be lost with its thread, and a pool that is closed meanwhile would not close it.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")


async def connect(engine: AsyncEngine) -> AsyncConnection:
    """A connection that the caller closes; the driver's errors go through. A cancelled caller gives it back first."""
    making = asyncio.ensure_future(engine.connect().start())
    try:
        return await to_the_end(making)
    except asyncio.CancelledError:
        if making.exception() is None:  # else there is nothing to give back, and nobody left to tell
            await to_the_end(making.result().close())
        raise


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """`connect`, and closed afterwards; what was not committed is rolled back."""
    connection = await connect(engine)
    try:
        yield connection
    finally:
        await to_the_end(connection.close())


async def to_the_end(work: Coroutine[Any, Any, T] | asyncio.Future[T]) -> T:
    """What `work` gives or raises. A cancellation meanwhile is raised when the work is over."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # looked at: asyncio complains about those that nobody saw
        raise

"""A running centre takes up the speech model that was installed meanwhile, when it is told to by SIGHUP."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from speech.errors import SpeechError
from speech.hearing import Hearing
from speech.model import find

log = structlog.get_logger(__name__)


@contextmanager
def on_hangup(hearing: Hearing, setting: Path | None, data: Path) -> Iterator[None]:
    """While the block lasts, each SIGHUP looks the model up again, as a start would. Needs the running loop."""
    loop = asyncio.get_running_loop()
    under_way: set[asyncio.Task[None]] = set()

    def take_up() -> None:
        task = loop.create_task(swap(hearing, setting, data), name="model swap")
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    loop.add_signal_handler(signal.SIGHUP, take_up)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)
        for task in under_way:
            task.cancel()


async def swap(hearing: Hearing, setting: Path | None, data: Path) -> None:
    """Calls go on; a model that can't be used leaves the old one in place, and is logged."""
    path = find(setting, data)
    if path is None:
        log.warning("no model to take up")
        return
    try:
        await hearing.use(path)
    except SpeechError as error:
        log.error("the model stays as it was", path=str(path), code=error.code, reason=str(error))
    else:
        log.info("model taken up", path=str(path))

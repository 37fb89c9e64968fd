"""What somebody at a console wants of a talk, and how they learn what came of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from hotline.errors import HotlineError, NotFound
from hotline.flows.voices import SpokenLine


@dataclass(frozen=True, slots=True)
class Hold:
    """The customer is to hear music (T10)."""


@dataclass(frozen=True, slots=True)
class Resume:
    """The customer is to be taken back (T10)."""


@dataclass(frozen=True, slots=True)
class PlayLine:
    """A required line is to be played to the customer (P5)."""

    line: SpokenLine


@dataclass(frozen=True, slots=True)
class StopAutomatic:
    """The agent steps into a call that runs by itself (T5, T6)."""


@dataclass(frozen=True, slots=True)
class MarkWrongNumber:
    """The caller wanted somebody else (T8)."""


Wish = Hold | Resume | PlayLine | StopAutomatic | MarkWrongNumber


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A wish on its way; whoever wished waits for the answer."""

    wish: Wish
    by: str
    answer: asyncio.Future[None]

    def agree(self) -> None:
        if not self.answer.done():
            self.answer.set_result(None)

    def refuse(self, error: HotlineError) -> None:
        if not self.answer.done():
            self.answer.set_exception(error)


class Wishes:
    """Those of one call that are not answered yet."""

    def __init__(self, call_id: str) -> None:
        self._call_id = call_id
        self._open: set[Asked] = set()
        self._closed = False

    async def ask(self, send: Callable[[Asked], object], wish: Wish, by: str) -> None:
        """Hand the wish over by `send` and wait for its answer. Raises what it was refused with, or `NotFound`."""
        if self._closed:
            raise self._over()
        asked = Asked(wish, by, asyncio.get_running_loop().create_future())
        self._open.add(asked)
        send(asked)
        try:
            await asked.answer
        finally:
            self._open.discard(asked)

    def close(self) -> None:
        """The call is over: what is not answered by now never will be."""
        self._closed = True
        for asked in self._open:
            asked.refuse(self._over())

    def _over(self) -> NotFound:
        return NotFound("call in progress", self._call_id)

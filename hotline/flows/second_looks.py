"""Doubtful seconds are listened to again, in the background and never more than the machine has time for (P5)."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping

import structlog

from domain.rules.doubts import Doubt
from domain.transcripts import SecondLook, Speaker
from speech.hearing import Channel, Hearing

log = structlog.get_logger(__name__)

MOST = 30
"""Second looks in one call."""

Excerpt = Callable[[Speaker, float, float], bytes | None]
"""What a side said from one second of the call to another, 8 kHz 16-bit mono; None: not to be had."""

Key = tuple[Speaker, float, float, str]


class SecondLooks:
    """One call's. Every doubt is looked at once."""

    def __init__(
        self,
        call_id: str,
        hearing: Hearing,
        channels: Mapping[Speaker, Channel],
        excerpt: Excerpt,
        on_look: Callable[[SecondLook], Awaitable[None]],
    ) -> None:
        """`excerpt` reads what a channel no longer remembers; it may block."""
        self._call_id = call_id
        self._hearing = hearing
        self._channels = channels
        self._excerpt = excerpt
        self._on_look = on_look
        self._asked: set[Key] = set()
        self._waiting: list[Doubt] = []
        self._work: asyncio.Task[None] | None = None

    def ask(self, doubts: Iterable[Doubt]) -> None:
        """Look into those that are new, after what waits already."""
        for doubt in doubts:
            key = (doubt.leg, doubt.start, doubt.end, doubt.phrase)
            if key not in self._asked and len(self._asked) < MOST:
                self._asked.add(key)
                self._waiting.append(doubt)
        if self._waiting and (self._work is None or self._work.done()):
            self._work = asyncio.create_task(self._look(), name=f"second looks {self._call_id}")

    async def settled(self, within_s: float) -> None:
        """Wait until nothing is being looked into, or for as long."""
        if self._work is not None and not self._work.done():
            done, _ = await asyncio.wait({self._work}, timeout=within_s)
            if not done:
                self.stop()

    def stop(self) -> None:
        self._waiting.clear()
        if self._work is not None:
            self._work.cancel()

    async def _look(self) -> None:
        while self._waiting:
            doubt = self._waiting.pop(0)
            try:
                await self._one(doubt)
            except Exception:
                log.exception("a second look failed", call=self._call_id, rule=doubt.rule)

    async def _one(self, doubt: Doubt) -> None:
        channel = self._channels.get(doubt.leg)
        if channel is None:
            return
        pcm = channel.audio(doubt.start, doubt.end)
        if pcm is None:
            pcm = await asyncio.to_thread(self._excerpt, doubt.leg, doubt.start, doubt.end)
        if pcm is None:
            return
        (score,) = await self._hearing.listen_again(pcm, (doubt.text,))
        await self._on_look(SecondLook(self._call_id, doubt.leg, doubt.start, doubt.end, doubt.phrase, score))

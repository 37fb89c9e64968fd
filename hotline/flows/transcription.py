"""What is heard in one call: partials told, finals kept, required lines judged as they are said (P5)."""

import asyncio
from collections.abc import Sequence

import structlog

from domain.phrasing import Fold, conclude, due_lines, judge
from domain.scripts import DueLine, Script
from domain.transcripts import Judgement, Line, Speaker
from hotline.flows.ledger import Ledger
from speech.hearing import Channel, Gap, Hearing, Utterance

log = structlog.get_logger(__name__)

DRAIN_S = 10.0
"""How long the end of a call waits for the recogniser to finish what it was given."""


class Transcription:
    """Two ears, one transcript. Times are seconds from the start of the call."""

    def __init__(
        self, call_id: str, *, hearing: Hearing, ledger: Ledger, script: Script, variables: dict[str, str], fold: Fold
    ) -> None:
        self._call_id = call_id
        self._hearing = hearing
        self._ledger = ledger
        self._script = script
        self.variables = variables
        """For the script's placeholders; the flow fills in more as it learns them."""
        self._fold = fold
        self._channels: dict[Speaker, Channel] = {}
        self._heard: asyncio.Queue[Line | None] = asyncio.Queue()
        self._writer: asyncio.Task[None] | None = None
        self._partials: dict[Speaker, Line] = {}
        self.lines: list[Line] = []
        self.judgements: list[Judgement] = []

    @property
    def partials(self) -> tuple[Line, ...]:
        return tuple(self._partials.values())

    def due_lines(self) -> tuple[DueLine, ...]:
        """The lines the agent has to say, with what was judged so far (P1)."""
        return due_lines(self._script, self.judgements, self.variables)

    def open(self, speaker: Speaker, offset_s: float) -> Channel | None:
        """An ear for one leg, from `offset_s` into the call; None where the centre is deaf."""
        channel = self._hearing.open(offset_s=offset_s, on_heard=lambda heard: self._take(speaker, heard))
        if channel is not None:
            self._channels[speaker] = channel
            if self._writer is None:
                self._writer = asyncio.create_task(self._write(), name=f"transcript {self._call_id}")
        return channel

    async def finish(self, *, talked: bool) -> None:
        """The call is over: wait for the last words, then give the verdicts that are still open."""
        try:
            async with asyncio.timeout(DRAIN_S):
                for channel in self._channels.values():
                    await channel.drained()
        except TimeoutError:
            log.warning("the recogniser did not finish in time", call=self._call_id)
        if self._writer is not None:
            self._heard.put_nowait(None)
            await self._writer
        if talked:
            heard = Speaker.AGENT in self._channels
            await self._judge(conclude(self._call_id, self._script, self.lines, self.judgements, heard=heard))

    def _take(self, speaker: Speaker, heard: Utterance | Gap) -> None:
        """From the recogniser, on the loop's thread."""
        match heard:
            case Gap(start=start, end=end):
                line = Line(self._call_id, speaker, start, end, "", final=True, confidence=0.0, gap=True)
            case Utterance(start=start, end=end, text=text, final=final, confidence=confidence):
                line = Line(self._call_id, speaker, start, end, text, final=final, confidence=confidence)
        self._heard.put_nowait(line)

    async def _write(self) -> None:
        while (line := await self._heard.get()) is not None:
            try:
                await self._put(line)
            except Exception:
                log.exception("a line of the transcript could not be kept", call=self._call_id)

    async def _put(self, line: Line) -> None:
        if not line.final:
            self._partials[line.leg] = line
            await self._ledger.heard(line)
            return
        self._partials.pop(line.leg, None)
        self.lines.append(line)
        await self._ledger.heard(line)
        if line.leg is Speaker.AGENT:
            await self._judge(judge(self._script, self.variables, self.lines, self.judgements, self._fold))

    async def _judge(self, judgements: Sequence[Judgement]) -> None:
        self.judgements.extend(judgements)
        await self._ledger.judged(*judgements)

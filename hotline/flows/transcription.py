"""What is heard in one call, and what the rules make of it while it runs (P5)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog

from domain.guidance import Guidance, LineState
from domain.line_trouble import Spoken
from domain.people import Role
from domain.rules.compile import Rulebook
from domain.rules.watch import Watch
from domain.scripts import CallKind, Moment
from domain.transcripts import Judgement, Line, SecondLook, Speaker, Verdict
from hotline.flows.ledger import Ledger
from hotline.flows.second_looks import Excerpt, SecondLooks
from speech.hearing import Channel, Gap, Hearing, Utterance

log = structlog.get_logger(__name__)

DRAIN_S = 10.0
"""How long the end of a call waits for the recogniser to finish what it was given."""

LOOK_S = 3.0
"""How long it waits for second looks."""

RECENT = 50
"""Utterances that are looked back over for trouble with the line."""

_Step = Callable[[], Awaitable[None]]


class Transcription:
    """Two ears, one transcript, one watch. Times are seconds from the start of the call.

    The watch is told at once, and what the agent is shown of it never waits for the database. Lines and verdicts are
    kept, and then told as facts, one after the other in the order in which they came about.
    """

    def __init__(
        self,
        call_id: str,
        *,
        hearing: Hearing,
        ledger: Ledger,
        rulebook: Rulebook,
        kind: CallKind,
        variables: Mapping[str, str],
        now_s: Callable[[], float],
        excerpt: Excerpt,
        on_guidance: Callable[[], Awaitable[None]],
        on_alert: Callable[[Judgement], Awaitable[None]],
    ) -> None:
        """`excerpt` reads the recording; `on_guidance` is called when what the agent is shown may differ."""
        self._call_id = call_id
        self._hearing = hearing
        self._ledger = ledger
        self._rulebook = rulebook
        self._kind = kind
        self._now_s = now_s
        self._on_guidance = on_guidance
        self._on_alert = on_alert
        self.variables = dict(variables)
        """For the script's placeholders."""
        self._watch = Watch(call_id, rulebook, kind, self.variables)
        self._role = Role.AGENT
        self._moments: list[tuple[Moment, float]] = []
        self._channels: dict[Speaker, Channel] = {}
        self._looks = SecondLooks(call_id, hearing, self._channels, excerpt, self._looked)
        self._alerted: set[str] = set()
        self._steps: asyncio.Queue[_Step | None] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._shower: asyncio.Task[None] | None = None
        self._partials: dict[Speaker, Line] = {}
        self._follow: Callable[[Line], None] | None = None
        self.lines: list[Line] = []

    # What is known

    @property
    def hears(self) -> bool:
        """Whether anybody recognises the caller's words."""
        return Speaker.CALLER in self._channels

    @property
    def partials(self) -> tuple[Line, ...]:
        return tuple(self._partials.values())

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        return self._watch.judgements

    def guidance(self, line: LineState) -> Guidance:
        """What the agent is to see now (P1, P8)."""
        due = self._watch.due(self._now_s())
        return Guidance(due, self._watch.replies(), self._watch.compliance(due), line)

    def spoken(self, speaker: Speaker) -> tuple[Spoken, ...]:
        """Where `speaker` was lately heard to say words, that of the moment included."""
        lines = [line for line in self.lines[-RECENT:] if line.leg is speaker and not line.gap]
        if speaker in self._partials:
            lines.append(self._partials[speaker])
        return tuple(Spoken(line.start, line.end, len(line.text)) for line in lines)

    def words(self, judgement: Judgement) -> str:
        """The utterances that a verdict rests on."""
        if judgement.start is None or judgement.end is None:
            return ""
        said = (line for line in self.lines if line.leg is judgement.leg)
        return " ".join(
            line.normal or line.text for line in said if line.end > judgement.start and line.start < judgement.end
        )

    # What comes in

    def follow(self, on_line: Callable[[Line], None]) -> None:
        """`on_line` is told of every line from now on, partials included, at once."""
        self._follow = on_line

    async def look(self, line: Line, phrases: Sequence[str]) -> tuple[float, ...]:
        """For each of `phrases` 0…1, how much of it a second look at what was just said hears."""
        channel = self._channels.get(line.leg)
        pcm = None if channel is None else channel.audio(line.start, line.end)
        if pcm is None:
            return (0.0,) * len(phrases)
        return await self._hearing.listen_again(pcm, phrases)

    async def drained(self) -> None:
        """Wait for the last words of legs that are over."""
        try:
            async with asyncio.timeout(DRAIN_S):
                for channel in self._channels.values():
                    await channel.drained()
        except TimeoutError:
            log.warning("the recogniser did not finish in time", call=self._call_id)

    def open(self, speaker: Speaker, offset_s: float) -> Channel | None:
        """An ear for one leg, from `offset_s` into the call; None where the centre is deaf."""
        channel = self._hearing.open(offset_s=offset_s, on_heard=lambda heard: self._take(speaker, heard))
        if channel is not None:
            self._channels[speaker] = channel
        return channel

    def know(self, **variables: str) -> None:
        """How the caller is addressed, or who the agent is, has become known (P1, T4)."""
        self.variables |= variables
        self._judged(self._watch.know(variables))

    def meet(self, agent: str, role: Role) -> None:
        """The script's lines now speak as this agent, and bind as their role says."""
        self.know(agent_no=agent)
        if role is not self._role:
            self._role = role
            self._start_over()

    def happened(self, moment: Moment, at_s: float) -> None:
        self._moments.append((moment, at_s))
        self._judged(self._watch.happened(moment, at_s))

    def played(self, rule: str, start_s: float, end_s: float) -> None:
        """The centre said a line in the agent's place: that counts (P5)."""
        self._judged(self._watch.played(rule, start_s, end_s))

    async def finish(self, *, talked_from: float | None) -> None:
        """The call is over: wait for the last words, then give the verdicts that are still open.

        `talked_from`: when agent and customer were connected; None: never, and nothing is judged.
        """
        await self.drained()
        if talked_from is None:
            self._looks.stop()
        else:
            over = self._now_s()
            self._conclude(talked_from, over)
            await self._kept()
            await self._looks.settled(LOOK_S)
            self._conclude_again(over)
        self._steps.put_nowait(None)
        if self._worker is not None:
            await self._worker
        if self._shower is not None:
            self._shower.cancel()

    # What the watch makes of it

    def _take(self, speaker: Speaker, heard: Utterance | Gap) -> None:
        """From the recogniser, on the loop's thread."""
        line = _line(self._call_id, speaker, heard)
        if line.final:
            self._partials.pop(line.leg, None)
            self.lines.append(line)
        else:
            self._partials[line.leg] = line
        judgements = self._watch.hear(line)
        if self._follow is not None:
            self._follow(line)
        self._show()

        async def keep() -> None:
            await self._ledger.heard(line, *judgements)
            await self._consider(judgements)

        self._next(keep)

    async def _looked(self, look: SecondLook) -> None:
        self._next(lambda: self._ledger.looked(look))
        self._judged(self._watch.looked(look))

    def _start_over(self) -> None:
        """Another watch, told all that the first was told."""
        before = self._watch.judgements
        self._watch = Watch(self._call_id, self._rulebook, self._kind, self.variables, role=self._role)
        for moment, at_s in self._moments:
            self._watch.happened(moment, at_s)
        for line in self.lines:
            self._watch.hear(line)
        self._judged(_news(before, self._watch.judgements))

    def _conclude(self, talked_from: float, over: float) -> None:
        for speaker in Speaker:
            if speaker not in self._channels:
                # Nobody listened: what was said there is not known, and counts against nobody.
                self._watch.hear(Line(self._call_id, speaker, talked_from, over, "", True, 0.0, gap=True))
        self._conclude_again(over)

    def _conclude_again(self, over: float) -> None:
        """What is new, with what second looks have brought to light."""
        before = self._watch.judgements
        self._judged(_news(before, self._watch.conclude(over)))

    def _judged(self, judgements: Sequence[Judgement]) -> None:
        self._show()
        if not judgements:
            return

        async def keep() -> None:
            await self._ledger.judged(*judgements)
            await self._consider(judgements)

        self._next(keep)

    async def _consider(self, judgements: Sequence[Judgement]) -> None:
        """What follows from verdicts, once they are kept."""
        for judgement in judgements:
            rule = self._rulebook.rule(judgement.rule)
            if rule is None or not rule.alert or judgement.verdict is not Verdict.SAID or rule.id in self._alerted:
                continue
            self._alerted.add(rule.id)
            await self._on_alert(judgement)
        self._looks.ask(self._watch.doubts())

    # Keeping and showing

    def _next(self, step: _Step) -> None:
        self._steps.put_nowait(step)
        if self._worker is None:
            self._worker = asyncio.create_task(self._work(), name=f"transcript {self._call_id}")

    async def _work(self) -> None:
        while (step := await self._steps.get()) is not None:
            try:
                await step()
            except Exception:
                log.exception("a part of the transcript could not be kept", call=self._call_id)

    async def _kept(self) -> None:
        """Everything so far is kept."""
        done = asyncio.Event()

        async def last() -> None:
            done.set()

        self._next(last)
        await done.wait()

    def _show(self) -> None:
        self._changed.set()
        if self._shower is None:
            self._shower = asyncio.create_task(self._tell(), name=f"guidance {self._call_id}")

    async def _tell(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._on_guidance()
            except Exception:
                log.exception("the agent could not be shown what is due", call=self._call_id)


def _news(before: Sequence[Judgement], now: Sequence[Judgement]) -> list[Judgement]:
    """Verdicts that were none before, or others."""
    known = {judgement.rule: judgement for judgement in before}
    return [judgement for judgement in now if known.get(judgement.rule) != judgement]


def _line(call_id: str, speaker: Speaker, heard: Utterance | Gap) -> Line:
    match heard:
        case Gap(start=start, end=end):
            return Line(call_id, speaker, start, end, "", final=True, confidence=0.0, gap=True)
        case Utterance():
            return Line(
                call_id,
                speaker,
                heard.start,
                heard.end,
                heard.text,
                final=heard.final,
                confidence=heard.confidence,
                normal=heard.normal,
                alternatives=heard.alternatives,
            )

"""Agent and customer are connected: hold (T10), lines played for the agent (P5), trouble with the line (T5–T8)."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

import structlog

from domain.guidance import LineState
from domain.line_trouble import Limits, Spoken, Trouble, trouble
from domain.scripts import CallKind, Moment, Script, Stage
from domain.transcripts import Speaker
from hotline.errors import CannotSpeak, LineBusy, NotOnHold, OnHold, Unsupported
from hotline.flows.line_watch import LineWatch
from hotline.flows.self_run import SelfRun
from hotline.flows.transcription import Transcription
from hotline.flows.voices import SpokenLine, Voices
from hotline.flows.wishes import Hold, MarkWrongNumber, PlayLine, Resume, StopAutomatic, Wish
from hotline.settings import CentreConfig
from speech.prompts import Prompts
from telephony.engine import CallLeg, Held, PlayFinished, Resumed
from telephony.errors import TelephonyError

log = structlog.get_logger(__name__)

TROUBLE_AGAIN_S = 30.0
"""The same trouble is told again only after so long."""

_MOMENTS: Mapping[Trouble, Moment] = {
    Trouble.SILENCE: Moment.SILENCE,
    Trouble.NOISE: Moment.NOISE,
    Trouble.QUIET: Moment.QUIET,
}


class Write(Protocol):
    """Puts an event on the call's timeline."""

    def __call__(self, event: str, **detail: str) -> Coroutine[Any, Any, None]: ...


class Holder(Enum):
    """Who keeps the customer on hold; they come back when nobody does."""

    CONSOLE = "console"
    PHONE = "phone"
    """A key of the agent's phone."""


@dataclass(frozen=True, slots=True)
class Playing:
    """A line on its way to the customer."""

    play: str
    line: SpokenLine
    start: float
    by: str


class Talk:
    """One conversation. Its methods are called by the call's own task, one after the other."""

    def __init__(
        self,
        *,
        customer: CallLeg,
        agent: CallLeg,
        watch: LineWatch,
        transcription: Transcription,
        script: Script,
        kind: CallKind,
        centre: CentreConfig,
        prompts: Prompts,
        voices: Voices,
        write: Write,
        now_s: Callable[[], float],
    ) -> None:
        """`now_s` gives the seconds since the start of the call."""
        self._customer = customer
        self._agent = agent
        self._watch = watch
        self._transcription = transcription
        self._script = script
        self._kind = kind
        self._centre = centre
        self._prompts = prompts
        self._voices = voices
        self._write = write
        self._now_s = now_s
        self._limits = Limits(silence_s=centre.silence_s, noise_s=centre.noise_s)
        self._since = now_s()
        self._holders: frozenset[Holder] = frozenset()
        self._playing: Playing | None = None
        self._played: list[Spoken] = []
        self._run: SelfRun | None = None
        self._stepped_in: set[Trouble] = set()
        self._trouble: Trouble | None = None
        self._told_at: dict[Trouble, float] = {}

    @property
    def state(self) -> LineState:
        return LineState(
            on_hold=bool(self._holders),
            speaking=self._playing.line.rule if self._playing else None,
            automatic=self._run.stage.id if self._run else None,
            trouble=self._trouble,
        )

    async def carry_out(self, wish: Wish, by: str) -> None:
        """Do what somebody at a console wants. Raises `Conflict` where it can't be done now."""
        try:
            match wish:
                case Hold():
                    await self._hold(Holder.CONSOLE, by)
                case Resume():
                    await self._resume(Holder.CONSOLE, by)
                case PlayLine(line=line):
                    await self._play_for_agent(line, by)
                case StopAutomatic():
                    await self._stop_run(by)
                case MarkWrongNumber():
                    self._transcription.happened(Moment.WRONG_NUMBER, self._now_s())
                    await self._write("wrong_number", by=by)
        except TelephonyError as error:
            raise Unsupported(str(error)) from None

    async def notice(self, item: Held | Resumed | PlayFinished) -> None:
        """What a leg tells."""
        match item:
            case Held(leg=leg) if leg == self._agent.id:
                await self._by_phone(self._hold)
            case Resumed(leg=leg) if leg == self._agent.id:
                if Holder.PHONE in self._holders:
                    await self._by_phone(self._resume)
            case Held() | Resumed():
                await self._write(f"customer_{type(item).__name__.lower()}")
            case PlayFinished(play=play, completed=completed):
                if self._playing is not None and play == self._playing.play:
                    await self._finished(self._playing, completed)

    async def tick(self) -> bool:
        """Look after the line; whether the call is to be released now."""
        now = self._now_s()
        found = self._found(now)
        if found is not self._trouble:
            self._trouble = found
            if found is None:
                await self._stop_run("caller")
            elif now - self._told_at.get(found, -TROUBLE_AGAIN_S) >= TROUBLE_AGAIN_S:
                self._told_at[found] = now
                await self._in_trouble(found, now)
        if self._run is None or self._playing is not None:
            return False
        if self._agent_spoke_after(self._run.began):
            await self._stop_run("agent")
            return False
        if now < self._run.go_on_at:
            return False
        line = self._run.next()
        if line is None:
            await self._write("released", stage=self._run.stage.id)
            return True
        try:
            await self._play(line, by="centre")
        except TelephonyError as error:
            stage, self._run = self._run.stage, None
            await self._write("automatic_failed", stage=stage.id, why=str(error))
        return False

    # Hold

    async def _by_phone(self, act: Callable[[Holder, str], Coroutine[Any, Any, None]]) -> None:
        try:
            await act(Holder.PHONE, "phone")
        except TelephonyError as error:
            log.warning("the customer hears no music", code=error.code)

    async def _hold(self, holder: Holder, by: str) -> None:
        if holder in self._holders:
            if holder is Holder.CONSOLE:
                raise OnHold("the customer is on hold already")
            return
        if not self._holders:
            await self._stop_run("agent")
            await self._customer.hold(await self._prompts.line("music"))
            self._transcription.happened(Moment.HOLD, self._now_s())
            await self._write("held", by=by)
        self._holders |= {holder}

    async def _resume(self, holder: Holder, by: str) -> None:
        if holder not in self._holders:
            raise NotOnHold("the agent's own phone keeps the call on hold" if self._holders else "nobody is on hold")
        if self._holders == {holder}:
            await self._customer.resume()
            self._since = self._now_s()
            self._transcription.happened(Moment.RETURN, self._since)
            await self._write("resumed", by=by)
        self._holders -= {holder}

    # Lines that the centre says

    async def _play_for_agent(self, line: SpokenLine, by: str) -> None:
        if self._holders:
            raise OnHold("the customer is on hold; take them back, then play the line")
        await self._stop_run("agent")
        if self._playing is not None:
            raise LineBusy("a line is being played; wait for its end")
        await self._play(line, by)

    async def _play(self, line: SpokenLine, by: str) -> None:
        start = self._now_s()
        self._playing = Playing(await self._customer.announce(line.clips), line, start, by)

    async def _finished(self, playing: Playing, completed: bool) -> None:
        end = self._now_s()
        self._playing = None
        self._played.append(Spoken(playing.start, end, len(playing.line.text)))
        if completed:
            self._transcription.played(playing.line.rule, playing.start, end)
        await self._write(
            "line_played",
            rule=playing.line.rule,
            text=playing.line.text,
            voice=playing.line.voice.value,
            by=playing.by,
            completed="yes" if completed else "no",
        )
        if self._run is not None:
            self._run.said(end)

    # Calls that run by themselves

    def _found(self, now: float) -> Trouble | None:
        if self._holders:
            return None
        return trouble(
            self._watch.seconds,
            self._transcription.spoken(Speaker.CALLER),
            (*self._transcription.spoken(Speaker.AGENT), *self._played),
            since=self._since,
            now=now,
            limits=self._limits,
            deaf=not self._transcription.hears,
        )

    async def _in_trouble(self, found: Trouble, now: float) -> None:
        self._transcription.happened(_MOMENTS[found], now)
        await self._write("trouble", kind=found.value)
        stage = self._stage_for(found)
        if stage is None or self._run is not None or self._playing is not None or found in self._stepped_in:
            return
        variables = self._transcription.variables
        try:
            lines = [(await self._voices.speak(line, variables, None), line.pause_s) for line in stage.lines]
        except CannotSpeak as error:
            await self._write("automatic_failed", stage=stage.id, why=str(error))
            return
        self._run = SelfRun(stage, found, lines, began=now)
        await self._write("automatic", stage=stage.id)

    def _stage_for(self, found: Trouble) -> Stage | None:
        """The stage that the site lets the centre say by itself."""
        allowed = {Trouble.SILENCE: self._centre.silent_calls, Trouble.NOISE: self._centre.noisy_calls}
        if allowed.get(found) != "automatic":
            return None
        moment = _MOMENTS[found]
        fitting = (s for s in self._script.stages if s.by_itself and s.enters is moment and self._kind in s.calls)
        return next(fitting, None)

    def _agent_spoke_after(self, moment: float) -> bool:
        return any(spoken.start > moment for spoken in self._transcription.spoken(Speaker.AGENT))

    async def _stop_run(self, by: str) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        if by != "caller":
            self._stepped_in.add(run.trouble)
        if self._playing is not None:
            await self._customer.stop()
        await self._write("automatic_stopped", stage=run.stage.id, by=by)

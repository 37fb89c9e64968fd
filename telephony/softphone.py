"""Phones without people: test callers, simulated residents, simulated agents' phones."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from telephony.accounts import MemoryAccounts
from telephony.engine import (
    Address,
    Answered,
    AudioSink,
    CallLeg,
    Dtmf,
    EngineEvent,
    HungUp,
    Incoming,
    PlayFinished,
    Ringing,
)
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import Attempt, Decision
from telephony.engines.native.sip.registration import Line


class Talk:
    """One call of a soft phone."""

    def __init__(self, leg: CallLeg, caller: str, called: str) -> None:
        self.leg = leg
        self.caller = caller
        self.called = called
        self.ringing = asyncio.Event()
        self.keys: list[str] = []
        """DTMF that the far end sent."""
        self._answered = asyncio.Event()
        self._over = asyncio.Event()
        self._end: HungUp | None = None
        self._played: dict[str, asyncio.Future[bool]] = {}

    @property
    def over(self) -> bool:
        return self._end is not None

    async def answered(self) -> bool:
        """Wait until both sides can talk; False when the call ended instead."""
        waits = [asyncio.ensure_future(event.wait()) for event in (self._answered, self._over)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        return self._answered.is_set() and not self.over

    async def ended(self) -> HungUp:
        """Wait until the call is over; returns how it ended."""
        await self._over.wait()
        assert self._end is not None
        return self._end

    async def say(self, clips: Sequence[Path]) -> bool:
        """Play WAV files (8 kHz, 16-bit, mono); returns once they were heard, False when cut short."""
        if self.over:
            return False
        play = await self.leg.play(clips)
        self._played[play] = asyncio.get_running_loop().create_future()
        return await self._played[play]

    async def press(self, keys: str) -> None:
        """Press keys, each one of ``0-9*#A-D``. Raises `IllegalCommand` for what is none."""
        await self.leg.send_dtmf(keys)

    async def hear(self, sink: AudioSink) -> None:
        """Feed `sink` with what the far end says, from now on."""
        await self.leg.listen(sink)

    async def record(self, path: Path) -> None:
        await self.leg.record(path)

    async def hang_up(self) -> None:
        await self.leg.hang_up()

    def tell(self, event: EngineEvent) -> None:
        """Take an event of the leg."""
        match event:
            case Ringing():
                self.ringing.set()
            case Answered():
                self._answered.set()
            case Dtmf(digit=digit):
                self.keys.append(digit)
            case PlayFinished(play=play, completed=completed):
                played = self._played.pop(play, None)
                if played is not None and not played.done():
                    played.set_result(completed)
            case HungUp():
                self._end = event
                self._over.set()


OnCall = Callable[[Talk], Awaitable[None]]
"""What somebody does with a call that came in and was answered."""


@dataclass(frozen=True, slots=True)
class _Owner:
    answer_after_s: float | None
    on_call: OnCall | None


class SoftPhone:
    """``async with SoftPhone() as phone``: a SIP phone, or, with several `register`, a shelf of them.

    All of them share one socket and one media thread, so that hundreds cost little.
    """

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, rtp_ports: range = range(17_384, 18_384)) -> None:
        """Opens nothing yet. `port` 0 takes any free one."""
        self.engine = NativeEngine(
            host=host,
            port=port,
            rtp_ports=rtp_ports,
            accounts=MemoryAccounts(),
            admit=self._admit,
            realm="softphone",
        )
        self._owners: dict[str, _Owner] = {}
        self._anybody: _Owner | None = None
        self._talks: dict[str, Talk] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Raises `ResourceError` when the port can't be had."""
        await self.engine.start()
        self._run(self._read())

    async def stop(self) -> None:
        """Hang up, unregister, and end what `on_call` handlers still do."""
        await self.engine.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def register(
        self,
        user: str,
        password: str,
        *,
        registrar: tuple[str, int],
        answer_after_s: float | None = 0.0,
        on_call: OnCall | None = None,
        expires_s: int = 300,
    ) -> None:
        """Become reachable as `user` at the registrar (IP address and port).

        Calls to the user are answered `answer_after_s` seconds after they begin to ring (None: never), and `on_call`
        then has them. Raises `ResourceError` when the registrar refuses or does not answer.
        """
        self.expect(user, answer_after_s=answer_after_s, on_call=on_call)
        await self.engine.register(Line(f"sip:{registrar[0]}:{registrar[1]}", registrar, user, password, expires_s))

    def expect(self, user: str, *, answer_after_s: float | None, on_call: OnCall | None) -> None:
        """Take calls to `user` as `register` says, without registering: the caller knows this phone's address."""
        self._owners[user] = _Owner(answer_after_s, on_call)

    def answer_all(self, *, after_s: float, on_call: OnCall) -> None:
        """Answer calls to every other number, too: the far end of a trunk."""
        self._anybody = _Owner(after_s, on_call)

    async def call(
        self,
        uri: str,
        *,
        caller: str,
        timeout_s: float = 60.0,
        user: str | None = None,
        password: str | None = None,
    ) -> Talk:
        """Call a SIP URI, showing `caller`; `user` and `password` answer a challenge."""
        leg = await self.engine.originate(Address(uri, user, password), caller=caller, timeout_s=timeout_s)
        talk = self._talks[leg.id] = Talk(leg, caller, uri)
        return talk

    def _admit(self, attempt: Attempt) -> Decision:
        known = attempt.called in self._owners or self._anybody is not None
        return Decision.ACCEPT if known else Decision.REFUSE

    async def _read(self) -> None:
        async for event in self.engine.events():
            if isinstance(event, Incoming):
                talk = self._talks[event.leg.id] = Talk(event.leg, event.caller, event.called)
                owner = self._owners.get(event.called, self._anybody)
                assert owner is not None, "not admitted otherwise"
                self._run(self._take(talk, owner))
            elif (leg := getattr(event, "leg", None)) is not None and leg in self._talks:
                self._talks[leg].tell(event)
                if isinstance(event, HungUp):
                    del self._talks[leg]

    async def _take(self, talk: Talk, owner: _Owner) -> None:
        await talk.leg.ring()
        if owner.answer_after_s is None:
            return
        with suppress(TimeoutError):
            # The caller may give up while it rings.
            await asyncio.wait_for(talk.ended(), owner.answer_after_s)
        await talk.leg.answer()
        if await talk.answered() and owner.on_call is not None:
            await owner.on_call(talk)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

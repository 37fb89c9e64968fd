"""A call in which the centre itself speaks, and listens for keys and words (handbook C7, C8, W2)."""

from collections.abc import Sequence
from pathlib import Path

import structlog

from domain.calls import Call, CallEvent
from domain.rules.compile import Rulebook
from domain.scripts import CallKind
from domain.transcripts import Line, Speaker
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Input, Lines, Said, is_finished
from hotline.flows.outgoing import OutgoingCall
from telephony.engine import CallLeg, Dtmf

log = structlog.get_logger(__name__)

ENDS_SPEECH = frozenset("#*")
"""Keys with which somebody says that they have said it all."""


class MachineCall(OutgoingCall):
    """Nobody of ours is in it. `_stages` of subclasses begin with `_reached`, then say and ask."""

    def __init__(self, record: Call, lines: Lines, equipment: Equipment, rulebook: Rulebook) -> None:
        """`record` is DIALLING."""
        super().__init__(record, lines, equipment, rulebook, CallKind.OUTBOUND)
        self._to: CallLeg | None = None
        self._playing: str | None = None
        self.transcription.follow(self._said)

    async def _reached(self) -> None:
        """They have picked up: record (T14), and listen."""
        leg = await self._reach()
        self._to = leg
        await self._record(leg)
        await self._advance(CallEvent.CUSTOMER_ANSWERED)
        await self._listen(leg, Speaker.CALLER)

    # Speaking

    async def _start(self, line: str, *more: Path, **variables: str) -> None:
        """Begin to say one of `speech.lines`, then `more`."""
        self._note("spoken", line=line)
        await self._play([*await self._equipment.prompts.line(line, **variables), *more])

    async def _play(self, clips: Sequence[Path]) -> None:
        assert self._to is not None
        self._playing = await self._to.play(clips)

    async def _say(self, line: str, **variables: str) -> None:
        """Say it to its end, whatever they press or say."""
        await self._start(line, **variables)
        await self._until(self._spoken)

    async def _hush(self) -> None:
        """They have answered: what is being said to them is over."""
        if self._playing is not None and self._to is not None:
            self._playing = None
            await self._to.stop()

    def _spoken(self, item: Input) -> bool:
        """Whether `item` ends what is being said."""
        if self._playing is None or not is_finished(item, self._playing):
            return False
        self._playing = None
        return True

    # Listening

    async def _hear(self, wait_s: float) -> str | Line | None:
        """The next key (which is written down), or what they say next, to its end.

        None: nothing came for `wait_s` after the centre had spoken. Who has begun to speak is heard to the end.
        """
        while True:
            item = await self._until(
                lambda item: isinstance(item, Dtmf | Said) or self._spoken(item),
                timeout_s=None if self._playing is not None else wait_s,
            )
            match item:
                case None:
                    return None
                case Dtmf(digit=digit):
                    await self._write("dtmf", leg=Speaker.CALLER.value, digit=digit)
                    return digit
                case Said(line=line) if line.final and not line.gap:
                    return line

    def _said(self, line: Line) -> None:
        if not self._closed:
            self.inbox.put_nowait(Said(line))

    def _speaker(self, leg: str) -> Speaker:
        return Speaker.CALLER

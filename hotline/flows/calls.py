"""What consoles ask of calls in progress."""

from domain.calls import Call
from domain.guidance import Guidance
from domain.people import Permission, Person
from domain.transcripts import Line
from hotline.errors import NotAllowed, NotFound
from hotline.flows.live_call import LiveCall
from hotline.flows.switchboard import Switchboard
from hotline.flows.voices import Voices
from hotline.flows.wishes import Hold, MarkWrongNumber, PlayLine, Resume, StopAutomatic


class CallDesk:
    """The agent in a call acts on it; a lead may end it."""

    def __init__(self, switchboard: Switchboard, voices: Voices) -> None:
        self._switchboard = switchboard
        self._voices = voices

    def live(self) -> tuple[Call, ...]:
        """Every call that has not ended."""
        return tuple(call.record for call in self._switchboard.calls())

    def partials(self, call_id: str) -> tuple[Line, ...]:
        """What is being said this moment and may still change."""
        call = self._switchboard.call(call_id)
        return call.transcription.partials if call is not None else ()

    def guidance(self, call_id: str) -> Guidance | None:
        """What the agent in this call sees of its rules (P1); None once it is over."""
        call = self._switchboard.call(call_id)
        return call.guidance if call is not None else None

    def better(self, call_id: str, rule: str) -> str:
        """What to say in place of a forbidden word (P2); empty where nothing is known."""
        call = self._switchboard.call(call_id)
        found = call.rulebook.rule(rule) if call is not None else None
        return found.better if found is not None else ""

    async def hang_up(self, call_id: str, by: Person) -> None:
        """End a call: one's own, or any with the right to steer. Raises `NotFound`, `NotAllowed`."""
        call = self._running(call_id)
        if call.record.agent != by.user and not by.may(Permission.STEER_AGENTS):
            raise NotAllowed("only the agent in the call, or a lead, can end it")
        self._switchboard.hang_up(call_id, by.user)

    async def hold(self, call_id: str, by: Person) -> None:
        """The customer hears music (T10). As the following: raises `NotFound`, `NotAllowed`, `Conflict`."""
        await self._own(call_id, by).ask(Hold(), by.user)

    async def resume(self, call_id: str, by: Person) -> None:
        await self._own(call_id, by).ask(Resume(), by.user)

    async def step_in(self, call_id: str, by: Person) -> None:
        """Stop what runs by itself (T5, T6)."""
        await self._own(call_id, by).ask(StopAutomatic(), by.user)

    async def wrong_number(self, call_id: str, by: Person) -> None:
        """The caller wanted somebody else (T8)."""
        await self._own(call_id, by).ask(MarkWrongNumber(), by.user)

    async def play_line(self, call_id: str, rule: str, by: Person) -> None:
        """Have a required line said to the customer in the agent's recorded voice or the centre's (P5).

        Returns when it has begun.
        """
        call = self._own(call_id, by)
        line = call.rulebook.script.line(rule)
        if line is None:
            raise NotFound("line of this call's script", rule)
        spoken = await self._voices.speak(line, call.transcription.variables, by.user)
        await call.ask(PlayLine(spoken), by.user)

    def _own(self, call_id: str, by: Person) -> LiveCall:
        call = self._running(call_id)
        if call.record.agent != by.user:
            raise NotAllowed("only the agent in the call can do this")
        return call

    def _running(self, call_id: str) -> LiveCall:
        call = self._switchboard.call(call_id)
        if call is None:
            raise NotFound("call in progress", call_id)
        return call

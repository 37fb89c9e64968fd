"""What consoles ask of calls in progress."""

from domain.calls import Call
from domain.people import Permission, Person
from domain.scripts import DueLine
from domain.transcripts import Line
from hotline.errors import NotAllowed, NotFound
from hotline.flows.switchboard import Switchboard


class CallDesk:
    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard

    def live(self) -> tuple[Call, ...]:
        """Every call that has not ended."""
        return tuple(call.record for call in self._switchboard.calls())

    def partials(self, call_id: str) -> tuple[Line, ...]:
        """What is being said this moment and may still change."""
        call = self._switchboard.call(call_id)
        return call.transcription.partials if call is not None else ()

    def due_lines(self, call_id: str) -> tuple[DueLine, ...]:
        """The lines the agent has to say in this call (P1); none once it is over."""
        call = self._switchboard.call(call_id)
        return call.transcription.due_lines() if call is not None else ()

    async def hang_up(self, call_id: str, by: Person) -> None:
        """End a call: one's own, or any with the right to steer. Raises `NotFound`, `NotAllowed`."""
        call = self._switchboard.call(call_id)
        if call is None:
            raise NotFound("call in progress", call_id)
        if call.record.agent != by.user and not by.may(Permission.STEER_AGENTS):
            raise NotAllowed("only the agent in the call, or a lead, can end it")
        self._switchboard.hang_up(call_id, by.user)

"""After the call: hard rules that are still open keep the agent in wrap-up until they name a reason (P6).

What is open is read from the stored verdicts, so that it is the same after a restart of the centre. A call that the
centre's own end cut off has no last verdicts, and holds nobody.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from domain.calls import Call, TimelineEntry
from domain.errors import Fault, InvalidValue
from domain.guidance import Guidance
from domain.people import Permission, Person
from domain.scripts import DueLine, DueState, Script, Strength, fill
from domain.transcripts import Judgement, Verdict
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound, RulesOpen
from hotline.flows.ledger import Ledger
from hotline.flows.variables import variables_of

log = structlog.get_logger(__name__)

VERDICTS_WITHIN_S = 8.0
"""How long somebody who is done waits for the last verdicts; later ones hold them no more."""

LONGEST_REASON = 500


class WrapUp:
    def __init__(
        self,
        ledger: Ledger,
        script: Callable[[str], Script],
        centre: str,
        clock: Clock,
        *,
        excused: Callable[[str], Awaitable[object]] | None = None,
    ) -> None:
        """`script` gives the one in use, by id; `centre` is the name that lines say.

        `excused` is told of a call (its id) in which a line got a reason: quality review reads its verdicts again.
        """
        self._ledger = ledger
        self._script = script
        self._centre = centre
        self._clock = clock
        self._concluding: dict[str, asyncio.Event] = {}
        self._excused = excused

    def begin(self, call_id: str) -> None:
        """The call has ended; its verdicts are to come."""
        self._concluding[call_id] = asyncio.Event()

    def concluded(self, call_id: str) -> None:
        """Its last verdicts are kept."""
        event = self._concluding.pop(call_id, None)
        if event is not None:
            event.set()

    async def require_settled(self, call_id: str | None) -> None:
        """Raises `RulesOpen` while hard rules of the call are."""
        if call_id is None:
            return
        open_rules = await self.open_rules(call_id)
        if open_rules:
            raise RulesOpen({line.rule: line.text for line in open_rules})

    async def open_rules(self, call_id: str) -> tuple[DueLine, ...]:
        """Hard lines of a call that is over which were not said, and nobody has named a reason for."""
        event = self._concluding.get(call_id)
        if event is not None:
            try:
                async with asyncio.timeout(VERDICTS_WITHIN_S):
                    await event.wait()
            except TimeoutError:
                log.warning("verdicts are late; nobody is held up for them", call=call_id)
                return ()
        lines = await self.lines(call_id)
        return tuple(line for line in lines if line.strength is Strength.HARD and line.state is DueState.OVERDUE)

    async def guidance(self, call: Call) -> Guidance:
        """What the agent of a call that is over sees of its lines."""
        return Guidance(lines=await self.lines(call.id))

    async def lines(self, call_id: str) -> tuple[DueLine, ...]:
        """The required lines and checks of a call that is over which have a verdict, in the script's order."""
        async with self._ledger.database.reading() as uow:
            call = await uow.calls.get(call_id)
            judgements = {judgement.rule: judgement for judgement in await uow.transcripts.judgements(call_id)}
            customer = await uow.customers.get(call.customer_id) if call and call.customer_id else None
        if call is None or call.script_id is None:
            return ()
        try:
            script = self._script(call.script_id)
        except NotFound:  # the script is no more
            return ()
        variables = variables_of(call, customer, self._centre)
        return tuple(
            _over(judgements[line.id], stage.id, fill(line.text, variables), line.strength, line.points)
            for stage, line in script.lines()
            if line.id in judgements
        )

    async def excuse(self, call_id: str, rule: str, reason: str, by: Person) -> None:
        """Keep why an open line was not said; it goes to quality review.

        Raises `NotFound`, `NotAllowed`, `InvalidValue`.
        """
        reason = " ".join(reason.split())
        if not reason:
            raise InvalidValue("reason", "name a reason", Fault.NEEDED)
        if len(reason) > LONGEST_REASON:
            raise InvalidValue("reason", f"{LONGEST_REASON} characters at most", Fault.TOO_LONG)
        async with self._ledger.database.reading() as uow:
            call = await uow.calls.get(call_id)
            judgements = await uow.transcripts.judgements(call_id)
        if call is None:
            raise NotFound("call", call_id)
        if call.agent != by.user and not by.may(Permission.STEER_AGENTS):
            raise NotAllowed("only the agent of the call, or a lead, can name a reason")
        judgement = next((j for j in judgements if j.rule == rule and j.verdict is Verdict.NOT_SAID), None)
        if call.ended_at is None or judgement is None:
            raise NotFound("open rule in a call that is over", rule)
        await self._ledger.judged(replace(judgement, reason=reason))
        entry = TimelineEntry(self._clock(), "line_excused", {"rule": rule, "reason": reason, "by": by.user})
        await self._ledger.call(call, entry)
        await self._ledger.guided(call_id, await self.guidance(call))
        if self._excused is not None:
            await self._excused(call_id)


_STATES = {Verdict.SAID: DueState.DONE, Verdict.UNCLEAR: DueState.DUE, Verdict.NOT_SAID: DueState.OVERDUE}


def _over(judgement: Judgement, stage: str, text: str, strength: Strength, points: int) -> DueLine:
    excused = judgement.reason is not None and judgement.verdict is not Verdict.SAID
    return DueLine(
        rule=judgement.rule,
        stage=stage,
        text=text,
        verdict=judgement.verdict,
        current=False,
        state=DueState.EXCUSED if excused else _STATES[judgement.verdict],
        strength=strength,
        points=points,
        at_s=judgement.start,
        late=judgement.late,
        played=judgement.played,
    )

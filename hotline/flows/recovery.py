"""After the centre was cut off: close what was left open, as such, and lose nothing else."""

from pathlib import Path

import structlog

from domain.callbacks import CallbackState, Mode, Outcome
from domain.calls import EndCause, TimelineEntry, end
from hotline.clock import Clock
from hotline.flows.attempts import Attempts, outcome_of
from hotline.flows.ledger import Ledger
from telephony.wav import repair

log = structlog.get_logger(__name__)


async def recover(ledger: Ledger, recordings: Path, attempts: Attempts, clock: Clock) -> int:
    """End calls the last run left open as interrupted; put their callbacks back in the queue. Returns how many calls.

    Runs before the engine starts, so nothing that is open can be alive.
    """
    async with ledger.database.reading() as uow:
        calls = await uow.calls.unfinished()
    now = clock()
    for call in calls:
        if call.recording is not None and (recordings / call.recording).exists():
            repair(recordings / call.recording)
        entry = TimelineEntry(now, "ended", {"cause": EndCause.INTERRUPTED.value})
        await ledger.call(end(call, now, EndCause.INTERRUPTED), entry)
    callbacks = await _put_back(ledger, attempts)
    if calls or callbacks:
        log.warning("calls were cut off by the last stop", calls=len(calls), callbacks=callbacks)
    return len(calls)


async def _put_back(ledger: Ledger, attempts: Attempts) -> int:
    """Finish every attempt that was under way by what its call came to: who was reached isn't called again."""
    async with ledger.database.reading() as uow:
        running = await uow.callbacks.running()
        calls = {one.id: await uow.calls.get(one.attempts[-1].call_id) for one in running if one.attempts}
    leads = [one for one in running if one.state is CallbackState.DIALLING]
    for lead in leads:
        call = calls.get(lead.id)
        outcome = outcome_of(call) if call is not None else Outcome.INTERRUPTED
        if lead.result is not None:
            outcome = Outcome.CONNECTED
        elif lead.mode is Mode.MACHINE and call is not None and outcome is Outcome.CONNECTED:
            # Reached, but not heard: whom the stop cut off is asked again, who gave no answer is left to a person.
            outcome = Outcome.INTERRUPTED if call.end_cause is EndCause.INTERRUPTED else Outcome.NO_RESULT
        await attempts.finish(lead.id, outcome, why="the centre stopped")
    return len(running)

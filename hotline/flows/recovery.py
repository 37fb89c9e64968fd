"""After the centre was cut off: close what was left open, as such, and lose nothing else."""

from pathlib import Path

import structlog

from domain.callbacks import Outcome, RetryPolicy, Stamp, finish_attempt
from domain.calls import EndCause, TimelineEntry, end
from hotline.clock import Clock
from hotline.flows.callbacks import CENTRE
from hotline.flows.ledger import Ledger
from telephony.wav import repair

log = structlog.get_logger(__name__)


async def recover(ledger: Ledger, recordings: Path, policy: RetryPolicy, clock: Clock) -> int:
    """End calls the last run left open as interrupted; put their callbacks back in the queue. Returns how many calls.

    Runs before the engine starts, so nothing that is open can be alive.
    """
    async with ledger.database.reading() as uow:
        calls = await uow.calls.unfinished()
        callbacks = await uow.callbacks.running()
    now = clock()
    for call in calls:
        if call.recording is not None and (recordings / call.recording).exists():
            repair(recordings / call.recording)
        entry = TimelineEntry(now, "ended", {"cause": EndCause.INTERRUPTED.value})
        await ledger.call(end(call, now, EndCause.INTERRUPTED), entry)
    connected = {call.callback_id for call in calls if call.connected_at is not None}
    for callback in callbacks:
        outcome = Outcome.CONNECTED if callback.id in connected else Outcome.INTERRUPTED
        stamp = Stamp(now, CENTRE, outcome.value, "the centre stopped")
        await ledger.callback(finish_attempt(callback, outcome, now, policy), stamp)
    if calls:
        log.warning("calls were cut off by the last stop", calls=len(calls), callbacks=len(callbacks))
    return len(calls)

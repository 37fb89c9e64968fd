"""Tries at callbacks, written down with everything that goes along: what one call carries, what it leads to (C8–C10).

Every step is one unit of work over all callbacks of the call, so that after a crash none of them is half tried.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import structlog

from domain.callbacks import (
    Callback,
    CallbackState,
    Mode,
    Outcome,
    RetryPolicy,
    Stamp,
    VisitResult,
    carried_with,
    carry,
    checked,
    decides,
    finish_attempt,
    heeds_wish,
    start_attempt,
    unwanted,
    wait_for,
)
from domain.calls import Call, EndCause, TimelineEntry
from domain.notices import NoticeKind, to_each, to_role, to_user
from domain.people import Role
from hotline.bus.facts import Fact, Told
from hotline.clock import Clock
from hotline.errors import Conflict, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.notices import tell_in
from hotline.settings import CentreConfig
from hotline.storage.errors import DatabaseBusy, DatabaseUnreachable
from hotline.storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

CENTRE = "hotline"
"""Who does what the centre does by itself."""

OUTCOMES: Mapping[EndCause, Outcome] = {
    EndCause.COMPLETED: Outcome.CONNECTED,
    EndCause.BUSY: Outcome.BUSY,
    EndCause.NO_ANSWER: Outcome.NO_ANSWER,
    EndCause.DECLINED: Outcome.DECLINED,
    EndCause.UNREACHABLE: Outcome.UNREACHABLE,
    EndCause.FAILED: Outcome.UNREACHABLE,
    EndCause.AGENT_UNAVAILABLE: Outcome.AGENT_UNAVAILABLE,
}
"""What a call's end means for its callbacks; every other end is an interruption."""

OnResult = Callable[[UnitOfWork, Callback, VisitResult, str], Awaitable[Sequence[Fact]]]
"""Acts on a result inside its unit of work (C7: not satisfied opens an order); its facts are told after the commit."""


async def nothing_follows(_uow: UnitOfWork, _callback: Callback, _result: VisitResult, _by: str) -> Sequence[Fact]:
    return ()


def outcome_of(call: Call) -> Outcome:
    """What a call that is over says of its callbacks. Who was on the line was reached, whatever came after."""
    if call.connected_at is not None:
        return Outcome.CONNECTED
    return OUTCOMES.get(call.end_cause, Outcome.INTERRUPTED) if call.end_cause else Outcome.INTERRUPTED


async def wants_no_calls(uow: UnitOfWork, callback: Callback) -> bool:
    """Whether whoever has this number, or the customer it is for, doesn't want to be called (C9)."""
    customer = await uow.customers.get(callback.customer_id) if callback.customer_id else None
    if customer is not None and customer.do_not_call is not None:
        return True
    return await uow.do_not_call.any_of({callback.phone, *(customer.phones if customer else ())})


async def _tell_owners(uow: UnitOfWork, tasks: Sequence[Callback], now: datetime) -> Sequence[Fact]:
    """Who answers for what the centre could not do is told that it is a task for a person (C8)."""
    notices = [
        notice
        for task in tasks
        for notice in to_each(
            (to_role(Role.LEAD) if task.owner == CENTRE else to_user(task.owner),),
            key=f"callback:{task.id}:{task.version}",
            at=now,
            kind=NoticeKind.CALLBACK_TASK,
            subject=task.id,
        )
    ]
    new = await tell_in(uow, notices) if notices else ()
    return [Told(new)] if new else []


class Attempts:
    def __init__(
        self,
        ledger: Ledger,
        centre: CentreConfig,
        clock: Clock,
        policy: RetryPolicy,
        on_result: OnResult = nothing_follows,
    ) -> None:
        self._ledger = ledger
        self._centre = centre
        self._calling = centre.calling
        self._clock = clock
        self._policy = policy
        self._on_result = on_result

    async def clear(self, callback: Callback) -> bool:
        """Whether a due callback may be made now. If not, it is cancelled (the customer doesn't want to be called) or
        put off (a promised call to them comes later today and decides the time), and that is written down.
        """
        async with self._ledger.database.reading() as uow:
            if await self._instead(uow, callback) is None:
                return True

        async def put_aside(uow: UnitOfWork) -> Sequence[Callback]:
            fresh = await uow.callbacks.get(callback.id)
            instead = await self._instead(uow, fresh) if fresh and fresh.state is CallbackState.SCHEDULED else None
            return [] if instead is None else [await uow.callbacks.save(*instead)]

        await self._ledger.callbacks(put_aside)
        return False

    async def _instead(self, uow: UnitOfWork, callback: Callback) -> tuple[Callback, Stamp] | None:
        """What becomes of it instead of a call."""
        now = self._clock()
        if heeds_wish(callback) and await wants_no_calls(uow, callback):
            return unwanted(callback), Stamp(now, CENTRE, "cancel", "the customer doesn't want to be called")
        until = self._until(now)
        promised = decides(callback, await uow.callbacks.with_same_customer(callback, until), until)
        if promised is not None:
            return wait_for(callback, promised), Stamp(now, CENTRE, "wait", f"told in promised call {promised.id}")
        return None

    async def begin(self, callback: Callback, agent: str, call: Call, entry: TimelineEntry) -> tuple[Callback, ...]:
        """Write down that `call` tries `callback` and what it carries (C9); the first is `callback` itself.

        `agent` is reserved; empty where the centre itself speaks. Raises `Conflict` or `IllegalTransition` when
        somebody has changed it since it was read; nothing is written then.
        """
        begun: list[Callback] = []

        async def write(uow: UnitOfWork) -> Sequence[Callback]:
            now, stamp = call.started_at, Stamp(call.started_at, CENTRE, "dial")
            fresh = await uow.callbacks.get(callback.id)
            if fresh is None:
                raise NotFound("callback", callback.id)
            lead = start_attempt(fresh, agent, call.id, now)
            if fresh.version != callback.version:
                raise Conflict(f"callback {callback.id} was changed meanwhile")
            until = self._until(now)
            begun[:] = [await uow.callbacks.save(lead, stamp)]
            for other in carried_with(lead, await uow.callbacks.with_same_customer(lead, until), now, until):
                if not (heeds_wish(other) and await wants_no_calls(uow, other)):
                    begun.append(await uow.callbacks.save(carry(other, lead), replace(stamp, what="carry")))
            return begun

        await self._ledger.callbacks(write, call, entry)
        return tuple(begun)

    async def answered(self, lead: str, result: VisitResult) -> None:
        """Keep what the customer has said while the call goes on; what follows from it, follows when it is over."""
        result = checked(result)

        async def write(uow: UnitOfWork) -> Sequence[Callback]:
            stamp = Stamp(self._clock(), result.by, "result")
            tried = await uow.callbacks.tried_by(lead)
            return [await uow.callbacks.save(replace(one, result=result), stamp) for one in tried]

        await self._ledger.callbacks(write)

    async def finish(
        self, lead: str, outcome: Outcome, result: VisitResult | None = None, why: str = ""
    ) -> tuple[Callback, ...]:
        """Write down how the attempt ended, for everything the call tried, and when the next one is (C8, C10).

        With the `result` of a call in which the centre itself asked, or one it has kept before, goes what follows
        from it (C7). Harmless where no attempt is under way.
        """
        result = checked(result) if result else None
        try:
            return await self._finish(lead, outcome, result, why, self._on_result)
        except (DatabaseUnreachable, DatabaseBusy):
            raise
        except Exception:
            # Nothing that was said is lost: a person sees it, and does what should have followed.
            log.exception("what follows from an answer failed", callback=lead)
            outcome = Outcome.NO_RESULT if outcome is Outcome.CONNECTED else outcome
            return await self._finish(lead, outcome, result, why, nothing_follows)

    async def _finish(
        self, lead: str, outcome: Outcome, result: VisitResult | None, why: str, on_result: OnResult
    ) -> tuple[Callback, ...]:
        facts: list[Fact] = []

        async def write(uow: UnitOfWork) -> Sequence[Callback]:
            now = self._clock()
            facts.clear()
            ended = []
            for one in await uow.callbacks.tried_by(lead):
                known = replace(one, result=result or one.result)
                after = finish_attempt(known, outcome, now, self._policy, self._calling)
                ended.append(await uow.callbacks.save(after, Stamp(now, CENTRE, outcome.value, why)))
            facts.extend(await _tell_owners(uow, [one for one in ended if one.state is CallbackState.HANDED_OVER], now))
            answer = next((one for one in ended if one.mode is Mode.MACHINE and one.result is not None), None)
            if answer is not None and answer.result is not None:
                # One call, one answer: what follows from it follows once.
                facts.extend(await on_result(uow, answer, answer.result, answer.result.by))
            return ended

        ended = await self._ledger.callbacks(write)
        await self._ledger.tell(facts)
        return tuple(ended)

    def _until(self, now: datetime) -> datetime:
        """What is due for the same customer by then goes into one call."""
        minutes = self._centre.callbacks.merge_within_min
        if minutes is not None:
            return now + timedelta(minutes=minutes)
        return self._calling.instant(self._calling.day(now) + timedelta(days=1), time())

"""Callbacks with their attempts."""

from datetime import datetime
from typing import Final, Self

from agent_console.views.base import Numbered, View, masked_in
from domain import callbacks
from domain.callbacks import (
    Attempt,
    Callback,
    CallbackState,
    Change,
    Mode,
    Outcome,
    Purpose,
    Rules,
    Satisfaction,
    Unwanted,
    VisitResult,
    window_end,
)
from hotline.storage.callbacks.rates import CallbackRates, PurposeRate

_WORDS: Final = frozenset({"closed_why"})
"""What the history tells in somebody's words."""


class AttemptView(View):
    started_at: datetime
    ended_at: datetime | None
    agent: str
    call_id: str
    outcome: Outcome | None

    @classmethod
    def of(cls, attempt: Attempt) -> Self:
        return cls(
            started_at=attempt.started_at,
            ended_at=attempt.ended_at,
            agent=attempt.agent,
            call_id=attempt.call_id,
            outcome=attempt.outcome,
        )


class VisitResultView(View):
    """What the customer said (C7, C8). Grades from 1 to 5, 5 is best."""

    satisfaction: Satisfaction
    at: datetime
    by: str
    attitude: int | None
    speed: int | None
    outcome: int | None
    advice: Numbered[str]
    complaint: Numbered[str]

    @classmethod
    def of(cls, result: VisitResult) -> Self:
        return cls(
            satisfaction=result.satisfaction,
            at=result.at,
            by=result.by,
            attitude=result.attitude,
            speed=result.speed,
            outcome=result.outcome,
            advice=result.advice,
            complaint=result.complaint,
        )


class CallbackChangeView(View):
    """A line of the history; `before` and `after` hold what differs."""

    at: datetime
    by: str
    what: str
    why: Numbered[str]
    before: dict[str, str]
    after: dict[str, str]

    @classmethod
    def of(cls, change: Change) -> Self:
        return cls(
            at=change.at,
            by=change.by,
            what=change.what,
            why=change.why,
            before=dict(change.before),
            after=dict(change.after),
        )

    def struck(self) -> Self:
        shown = {"before": masked_in(self.before, _WORDS), "after": masked_in(self.after, _WORDS)}
        return super().struck().model_copy(update=shown)


class CallbackView(View):
    id: str
    phone: Numbered[str]
    due_at: datetime
    """The promised time (T12)."""
    next_at: datetime
    """When it is dialled next."""
    state: CallbackState
    reason: Numbered[str]
    call_id: str | None
    work_order: str | None
    agent: str | None
    customer_id: str | None
    created_at: datetime
    created_by: str
    tries: int
    """Attempts that reached for the customer's phone."""
    attempts: list[AttemptView]
    purpose: Purpose
    mode: Mode
    earliest_at: datetime | None
    latest_at: datetime | None
    window_end: datetime
    """By when the customer is to have been called: `latest_at`, else the promised time."""
    owner: str
    """Who answers for it."""
    priority: int
    asked: bool
    """The customer asked for this time: calling hours don't apply (C5)."""
    carried_by: str | None
    """The callback whose call tells the customer of this one, too (C9)."""
    queue: str | None
    queued_at: datetime | None
    result: VisitResultView | None
    closed_why: Numbered[str]
    version: int

    @classmethod
    def of(cls, callback: Callback) -> Self:
        return cls(
            id=callback.id,
            phone=callback.phone,
            due_at=callback.due_at,
            next_at=callback.next_at,
            state=callback.state,
            reason=callback.reason,
            call_id=callback.call_id,
            work_order=callback.work_order,
            agent=callback.agent,
            customer_id=callback.customer_id,
            created_at=callback.created_at,
            created_by=callback.created_by,
            tries=callbacks.tries(callback),
            attempts=[AttemptView.of(attempt) for attempt in callback.attempts],
            purpose=callback.purpose,
            mode=callback.mode,
            earliest_at=callback.earliest_at,
            latest_at=callback.latest_at,
            window_end=window_end(callback),
            owner=callback.owner,
            priority=callback.priority,
            asked=callback.asked,
            carried_by=callback.carried_by,
            queue=callback.queue,
            queued_at=callback.queued_at,
            result=VisitResultView.of(callback.result) if callback.result else None,
            closed_why=callback.closed_why,
            version=callback.version,
        )


class PurposeView(View):
    """What holds of the callbacks of one purpose."""

    purpose: Purpose
    priority: int
    """1 goes first."""
    any_hour: bool
    """Calling hours don't apply (C5); nor do they where the customer asked for the time."""
    despite_wish: bool
    """Made although the customer doesn't want to be called (C9); so are those whose time the customer asked for."""

    @classmethod
    def of(cls, purpose: Purpose, rules: Rules) -> Self:
        return cls(purpose=purpose, priority=rules.priority, any_hour=rules.any_hour, despite_wish=rules.despite_wish)


class UnwantedView(View):
    """A number that isn't to be called (C9)."""

    phone: Numbered[str]
    since: datetime
    by: str
    reason: Numbered[str]

    @classmethod
    def of(cls, unwanted: Unwanted) -> Self:
        return cls(phone=unwanted.phone, since=unwanted.since, by=unwanted.by, reason=unwanted.reason)


class PurposeRateView(View):
    purpose: Purpose
    due: int
    reached: int
    in_time: int
    handed_over: int

    @classmethod
    def of(cls, rate: PurposeRate) -> Self:
        return cls(
            purpose=rate.purpose,
            due=rate.due,
            reached=rate.reached,
            in_time=rate.in_time,
            handed_over=rate.handed_over,
        )


class CallbackRatesView(View):
    """The rates of a period (C10). Shares lie between 0 and 1; null where there is nothing to have a share of."""

    since: datetime
    until: datetime
    purposes: list[PurposeRateView]
    visited: float | None
    """Visits made, in those due: all of them is the goal (C2)."""
    satisfied: int
    neutral: int
    dissatisfied: int
    orders: int
    complaints: int
    complaint_share: float | None
    """Effective complaints in orders: at most 0.01 is the goal."""

    @classmethod
    def of(cls, rates: CallbackRates, since: datetime, until: datetime) -> Self:
        visits = next((rate for rate in rates.purposes if rate.purpose is Purpose.VISIT), None)
        return cls(
            since=since,
            until=until,
            purposes=[PurposeRateView.of(rate) for rate in rates.purposes],
            visited=visits.reached / visits.due if visits else None,
            satisfied=rates.satisfied,
            neutral=rates.neutral,
            dissatisfied=rates.dissatisfied,
            orders=rates.orders,
            complaints=rates.complaints,
            complaint_share=rates.complaints / rates.orders if rates.orders else None,
        )

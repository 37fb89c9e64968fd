"""Callbacks with their attempts."""

from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain import callbacks
from domain.callbacks import Attempt, Callback, CallbackState, Outcome


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


class CallbackView(View):
    id: str
    phone: str
    due_at: datetime
    """The promised time (T12)."""
    next_at: datetime
    """When it is dialled next."""
    state: CallbackState
    reason: str
    call_id: str | None
    work_order: str | None
    agent: str | None
    customer_id: str | None
    created_at: datetime
    created_by: str
    tries: int
    """Attempts that reached for the customer's phone."""
    attempts: list[AttemptView]

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
        )

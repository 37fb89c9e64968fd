"""Callbacks and what belongs to them as rows, and back."""

from typing import Any

from sqlalchemy import Row

from domain.callbacks import (
    Attempt,
    Callback,
    CallbackState,
    Change,
    Mode,
    Outcome,
    Purpose,
    Satisfaction,
    VisitResult,
    any_hour,
)


def to_row(callback: Callback, version: int) -> dict[str, Any]:
    return {
        "id": callback.id,
        "phone": callback.phone,
        "due_at": callback.due_at,
        "reason": callback.reason,
        "created_at": callback.created_at,
        "created_by": callback.created_by,
        "next_at": callback.next_at,
        "state": callback.state.value,
        "call_id": callback.call_id,
        "work_order": callback.work_order,
        "agent": callback.agent,
        "customer_id": callback.customer_id,
        "purpose": callback.purpose.value,
        "mode": callback.mode.value,
        "earliest_at": callback.earliest_at,
        "latest_at": callback.latest_at,
        "owner": callback.owner,
        "priority": callback.priority,
        "asked": callback.asked,
        "any_hour": any_hour(callback),
        "carried_by": callback.carried_by,
        "queue": callback.queue,
        "queued_at": callback.queued_at,
        "booking_key": callback.key,
        "closed_why": callback.closed_why,
        "version": version,
    }


def from_row(row: Row[Any], attempts: tuple[Attempt, ...] = (), result: VisitResult | None = None) -> Callback:
    return Callback(
        id=row.id,
        phone=row.phone,
        due_at=row.due_at,
        reason=row.reason,
        created_at=row.created_at,
        created_by=row.created_by,
        next_at=row.next_at,
        state=CallbackState(row.state),
        call_id=row.call_id,
        work_order=row.work_order,
        agent=row.agent,
        customer_id=row.customer_id,
        attempts=attempts,
        purpose=Purpose(row.purpose),
        mode=Mode(row.mode),
        earliest_at=row.earliest_at,
        latest_at=row.latest_at,
        owner=row.owner,
        priority=row.priority,
        asked=row.asked,
        carried_by=row.carried_by,
        queue=row.queue,
        queued_at=row.queued_at,
        result=result,
        key=row.booking_key,
        closed_why=row.closed_why,
        version=row.version,
    )


def attempt_to_row(id: str, position: int, attempt: Attempt) -> dict[str, Any]:  # noqa: A002
    return {
        "callback_id": id,
        "position": position,
        "started_at": attempt.started_at,
        "agent": attempt.agent,
        "call_id": attempt.call_id,
        "ended_at": attempt.ended_at,
        "outcome": attempt.outcome.value if attempt.outcome else None,
    }


def attempt_from_row(row: Row[Any]) -> Attempt:
    return Attempt(
        started_at=row.started_at,
        agent=row.agent,
        call_id=row.call_id,
        ended_at=row.ended_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
    )


def result_to_row(id: str, result: VisitResult) -> dict[str, Any]:  # noqa: A002
    return {
        "callback_id": id,
        "satisfaction": result.satisfaction.value,
        "at": result.at,
        "by": result.by,
        "attitude": result.attitude,
        "speed": result.speed,
        "outcome": result.outcome,
        "advice": result.advice,
        "complaint": result.complaint,
    }


def result_from_row(row: Row[Any]) -> VisitResult:
    return VisitResult(
        satisfaction=Satisfaction(row.satisfaction),
        at=row.at,
        by=row.by,
        attitude=row.attitude,
        speed=row.speed,
        outcome=row.outcome,
        advice=row.advice,
        complaint=row.complaint,
    )


def change_to_row(id: str, change: Change) -> dict[str, Any]:  # noqa: A002
    return {
        "callback_id": id,
        "at": change.at,
        "by": change.by,
        "what": change.what,
        "why": change.why,
        "before": dict(change.before),
        "after": dict(change.after),
    }


def change_from_row(row: Row[Any]) -> Change:
    return Change(row.at, row.by, row.what, row.why, row.before, row.after)

"""Callbacks and return visits (handbook T12, C1–C10): promised, dialled when due, retried by policy, handed to a
person; merged where one customer would be called twice.
"""

from domain.callbacks.attempts import RetryPolicy, agree_on, carry, choose_agent, finish_attempt, start_attempt
from domain.callbacks.callback import (
    NOT_A_TRY,
    Attempt,
    Callback,
    CallbackState,
    Outcome,
    any_hour,
    is_due,
    is_overdue,
    tries,
    window_end,
)
from domain.callbacks.calling import may_be_called, next_call_time
from domain.callbacks.changes import book, cancel, reschedule, settle, take_over
from domain.callbacks.history import Change, Stamp, change
from domain.callbacks.purposes import PRIORITIES, PURPOSES, Mode, Purpose, Rules
from domain.callbacks.results import GRADES, Satisfaction, VisitResult, checked, satisfaction_of

__all__ = [
    "GRADES",
    "NOT_A_TRY",
    "PRIORITIES",
    "PURPOSES",
    "Attempt",
    "Callback",
    "CallbackState",
    "Change",
    "Mode",
    "Outcome",
    "Purpose",
    "RetryPolicy",
    "Rules",
    "Satisfaction",
    "Stamp",
    "VisitResult",
    "agree_on",
    "any_hour",
    "book",
    "cancel",
    "carry",
    "change",
    "checked",
    "choose_agent",
    "finish_attempt",
    "is_due",
    "is_overdue",
    "may_be_called",
    "next_call_time",
    "reschedule",
    "satisfaction_of",
    "settle",
    "start_attempt",
    "take_over",
    "tries",
    "window_end",
]

"""Callbacks and return visits (handbook T12, C1–C10): promised, dialled when due, retried by policy, handed to a
person; merged where one customer would be called twice.
"""

from domain.callbacks.attempts import RetryPolicy, agree_on, carry, choose_agent, finish_attempt, start_attempt
from domain.callbacks.callback import (
    DO_NOT_CALL,
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
from domain.callbacks.changes import assign, book, cancel, plan, reschedule, settle, take_over, with_result
from domain.callbacks.history import Change, Stamp, change
from domain.callbacks.lineup import Pick, next_pick
from domain.callbacks.merging import PUNCTUAL, carried_with, decides, is_promised, wait_for
from domain.callbacks.purposes import PRIORITIES, PURPOSES, Mode, Purpose, Rules
from domain.callbacks.results import GRADES, Satisfaction, VisitResult, checked, satisfaction_of
from domain.callbacks.visits import (
    Care,
    VisitPolicy,
    Window,
    area_start,
    latest_care,
    next_care,
    visit_window,
)
from domain.callbacks.wishes import Unwanted, heeds_wish, unwanted

__all__ = [
    "DO_NOT_CALL",
    "GRADES",
    "NOT_A_TRY",
    "PRIORITIES",
    "PUNCTUAL",
    "PURPOSES",
    "Attempt",
    "Callback",
    "CallbackState",
    "Care",
    "Change",
    "Mode",
    "Outcome",
    "Pick",
    "Purpose",
    "RetryPolicy",
    "Rules",
    "Satisfaction",
    "Stamp",
    "Unwanted",
    "VisitPolicy",
    "VisitResult",
    "Window",
    "agree_on",
    "any_hour",
    "area_start",
    "assign",
    "book",
    "cancel",
    "carried_with",
    "carry",
    "change",
    "checked",
    "choose_agent",
    "decides",
    "finish_attempt",
    "heeds_wish",
    "is_due",
    "is_overdue",
    "is_promised",
    "latest_care",
    "may_be_called",
    "next_call_time",
    "next_care",
    "next_pick",
    "plan",
    "reschedule",
    "satisfaction_of",
    "settle",
    "start_attempt",
    "take_over",
    "tries",
    "unwanted",
    "visit_window",
    "wait_for",
    "window_end",
    "with_result",
]

"""Work orders (handbook W1, W5, W6, W9): numbered, never deleted, every change kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue


class OrderState(Enum):
    REGISTERED = "registered"
    DISPATCHED = "dispatched"
    """The responsible group has been told (W2)."""
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    """Somebody is on site, or at it."""
    NOT_DONE = "not_done"
    """Could not be done; a reason is given and a new appointment is due (W6)."""
    DONE = "done"
    """Work done and checked by the customer (W5)."""
    CLOSED = "closed"
    """The customer was visited or told, and is satisfied."""
    CANCELLED = "cancelled"


class OrderAction(Enum):
    DISPATCH = "dispatch"
    ACCEPT = "accept"
    START = "start"
    FAIL = "fail"
    FINISH = "finish"
    CLOSE = "close"
    REOPEN = "reopen"
    CANCEL = "cancel"


_S, _A = OrderState, OrderAction

TRANSITIONS: Mapping[tuple[OrderState, OrderAction], OrderState] = {
    (_S.REGISTERED, _A.DISPATCH): _S.DISPATCHED,
    (_S.REGISTERED, _A.FINISH): _S.DONE,
    (_S.REGISTERED, _A.CANCEL): _S.CANCELLED,
    (_S.DISPATCHED, _A.ACCEPT): _S.ACCEPTED,
    (_S.DISPATCHED, _A.CANCEL): _S.CANCELLED,
    (_S.ACCEPTED, _A.START): _S.IN_PROGRESS,
    (_S.ACCEPTED, _A.FAIL): _S.NOT_DONE,
    (_S.ACCEPTED, _A.CANCEL): _S.CANCELLED,
    (_S.IN_PROGRESS, _A.FINISH): _S.DONE,
    (_S.IN_PROGRESS, _A.FAIL): _S.NOT_DONE,
    (_S.NOT_DONE, _A.DISPATCH): _S.DISPATCHED,
    (_S.NOT_DONE, _A.CANCEL): _S.CANCELLED,
    (_S.DONE, _A.CLOSE): _S.CLOSED,
    (_S.DONE, _A.REOPEN): _S.DISPATCHED,
    (_S.CLOSED, _A.REOPEN): _S.DISPATCHED,
}

NEEDS_NOTE = frozenset({OrderAction.FAIL, OrderAction.CANCEL, OrderAction.REOPEN})
"""Actions that mean nothing without a reason (W6, W9)."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change (W9): who, when, what, from what, to what, why."""

    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """A customer's matter (W1)."""

    number: str
    """``YYYYMMDD-0001``, without gaps within a day of the centre's time zone."""
    state: OrderState
    service_type: str
    """Id in the service catalogue, such as S2."""
    customer_name: str
    customer_phone: str
    place: str
    description: str
    created_at: datetime
    created_by: str
    group: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    call_id: str | None = None
    customer_id: str | None = None
    history: tuple[HistoryEntry, ...] = ()


def number(day: date, sequence: int) -> str:
    """The number of the `sequence`-th order (from 1) of a local day."""
    return f"{day:%Y%m%d}-{sequence:04d}"


def register(order: WorkOrder) -> WorkOrder:
    """A new order with the first line of its history. Raises `InvalidValue` where W1's facts are missing."""
    if not order.description.strip():
        raise InvalidValue("description", "say what the matter is", Fault.NEEDED)
    if not order.customer_phone.strip():
        raise InvalidValue("customer.phone", "a number the customer can be reached at is needed", Fault.NEEDED)
    entry = HistoryEntry(
        at=order.created_at, by=order.created_by, action="register", before=None, after=order.state.value
    )
    return replace(order, history=(entry,))


def act(order: WorkOrder, action: OrderAction, by: str, now: datetime, note: str = "") -> WorkOrder:
    """The order after `action`, its history one longer.

    Raises `IllegalTransition` where the table has none and `InvalidValue` where a reason is missing.
    """
    target = TRANSITIONS.get((order.state, action))
    if target is None:
        raise IllegalTransition(f"work order {order.number}", order.state.value, action.value)
    if action in NEEDS_NOTE and not note.strip():
        raise InvalidValue("note", f"{action.value} needs a reason", Fault.NEEDED)
    entry = HistoryEntry(
        at=now, by=by, action=action.value, before=order.state.value, after=target.value, note=note.strip()
    )
    return replace(order, state=target, history=(*order.history, entry))


def amend(order: WorkOrder, changes: Mapping[str, str], by: str, now: datetime) -> WorkOrder:
    """The order with other words in `description`, `place` or `group`; one line of history for each that differs.

    Raises `InvalidValue` for any other name.
    """
    changed = order
    for name, value in changes.items():
        amendment = AMENDABLE.get(name)
        if amendment is None:
            raise InvalidValue(name, f"only {', '.join(sorted(AMENDABLE))} can be amended")
        before, apply = amendment
        if before(order) != value:
            entry = HistoryEntry(at=now, by=by, action=f"amend {name}", before=before(order), after=value)
            changed = replace(apply(changed, value), history=(*changed.history, entry))
    return changed


AMENDABLE: Mapping[str, tuple[Callable[[WorkOrder], str], Callable[[WorkOrder, str], WorkOrder]]] = {
    "description": (lambda o: o.description, lambda o, value: replace(o, description=value)),
    "place": (lambda o: o.place, lambda o, value: replace(o, place=value)),
    "group": (lambda o: o.group, lambda o, value: replace(o, group=value)),
}
"""What can be put right afterwards: how it is read, and how it is written."""


def possible_actions(state: OrderState) -> tuple[OrderAction, ...]:
    """What can be done to an order in `state`: the buttons on its page."""
    return tuple(action for (at, action) in TRANSITIONS if at is state)

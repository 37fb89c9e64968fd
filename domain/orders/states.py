"""The one state machine of work orders (W1–W8), and who may take which action.

    intake → dispatch → on the way → on site → work → done → answered → visited → closed (filed)

Every order goes by this table; the catalogue says which of its actions a service type uses, and who takes them.
"""

from collections.abc import Mapping
from enum import Enum


class OrderState(Enum):
    REGISTERED = "registered"
    DISPATCHED = "dispatched"
    """The responsible group has been told (W2)."""
    ACCEPTED = "accepted"
    ON_THE_WAY = "on_the_way"
    ON_SITE = "on_site"
    IN_PROGRESS = "in_progress"
    """Somebody is at it."""
    WAITING = "waiting"
    """The clocks stand still, for a named reason."""
    NOT_DONE = "not_done"
    """Could not be done; a reason is given and a new appointment is due (W6)."""
    DONE = "done"
    """Work done, place clean, checked and signed by the customer (W5)."""
    ANSWERED = "answered"
    """The customer has been told the result (W8)."""
    VISITED = "visited"
    """The customer was asked afterwards (C2)."""
    CLOSED = "closed"
    """Filed."""
    CANCELLED = "cancelled"


class OrderAction(Enum):
    DISPATCH = "dispatch"
    """Tell the group, or tell it again."""
    DECLINE = "decline"
    """Not ours: it comes back, and counts against the desk (O5)."""
    ACCEPT = "accept"
    DEPART = "depart"
    ARRIVE = "arrive"
    START = "start"
    WAIT = "wait"
    RESUME = "resume"
    FAIL = "fail"
    FINISH = "finish"
    ANSWER = "answer"
    VISIT = "visit"
    CLOSE = "close"
    REOPEN = "reopen"
    CANCEL = "cancel"


class Party(Enum):
    """What somebody is to an order."""

    DESK = "desk"
    """Whoever registers customers' matters."""
    OWNER = "owner"
    """Who answers for it (O1)."""
    GROUP = "group"
    """The group that does the work."""
    LEAD = "lead"
    """Who may steer any order."""
    CENTRE = "centre"
    """The centre itself: its scheduler."""


class Flow(Enum):
    """The ways an order can go; each has its table of who may do what."""

    DESK = "desk"
    """The desk settles it itself (enquiry, praise)."""
    GROUP = "group"
    """A group deals with it at its desk (complaint, application)."""
    FIELD = "field"
    """A technician goes there."""


_S, _A, _P = OrderState, OrderAction, Party

TRANSITIONS: Mapping[tuple[OrderState, OrderAction], OrderState] = {
    (_S.REGISTERED, _A.DISPATCH): _S.DISPATCHED,
    (_S.REGISTERED, _A.FINISH): _S.DONE,  # settled at once by whom it was told to (O1)
    (_S.REGISTERED, _A.CANCEL): _S.CANCELLED,
    (_S.DISPATCHED, _A.DISPATCH): _S.DISPATCHED,
    (_S.DISPATCHED, _A.DECLINE): _S.REGISTERED,
    (_S.DISPATCHED, _A.ACCEPT): _S.ACCEPTED,
    (_S.DISPATCHED, _A.CANCEL): _S.CANCELLED,
    (_S.ACCEPTED, _A.DECLINE): _S.REGISTERED,
    (_S.ACCEPTED, _A.DEPART): _S.ON_THE_WAY,
    (_S.ACCEPTED, _A.ARRIVE): _S.ON_SITE,
    (_S.ACCEPTED, _A.START): _S.IN_PROGRESS,
    (_S.ACCEPTED, _A.WAIT): _S.WAITING,
    (_S.ACCEPTED, _A.FAIL): _S.NOT_DONE,
    (_S.ACCEPTED, _A.CANCEL): _S.CANCELLED,
    (_S.ON_THE_WAY, _A.ARRIVE): _S.ON_SITE,
    (_S.ON_THE_WAY, _A.FAIL): _S.NOT_DONE,
    (_S.ON_THE_WAY, _A.CANCEL): _S.CANCELLED,
    (_S.ON_SITE, _A.START): _S.IN_PROGRESS,
    (_S.ON_SITE, _A.WAIT): _S.WAITING,
    (_S.ON_SITE, _A.FAIL): _S.NOT_DONE,
    (_S.ON_SITE, _A.FINISH): _S.DONE,
    (_S.ON_SITE, _A.CANCEL): _S.CANCELLED,
    (_S.IN_PROGRESS, _A.WAIT): _S.WAITING,
    (_S.IN_PROGRESS, _A.FAIL): _S.NOT_DONE,
    (_S.IN_PROGRESS, _A.FINISH): _S.DONE,
    (_S.IN_PROGRESS, _A.CANCEL): _S.CANCELLED,
    (_S.WAITING, _A.RESUME): _S.ACCEPTED,
    (_S.WAITING, _A.FAIL): _S.NOT_DONE,
    (_S.WAITING, _A.CANCEL): _S.CANCELLED,
    (_S.NOT_DONE, _A.DISPATCH): _S.DISPATCHED,
    (_S.NOT_DONE, _A.CANCEL): _S.CANCELLED,
    (_S.DONE, _A.ANSWER): _S.ANSWERED,
    (_S.DONE, _A.VISIT): _S.VISITED,
    (_S.DONE, _A.CLOSE): _S.CLOSED,
    (_S.DONE, _A.REOPEN): _S.DISPATCHED,
    (_S.ANSWERED, _A.VISIT): _S.VISITED,
    (_S.ANSWERED, _A.CLOSE): _S.CLOSED,
    (_S.ANSWERED, _A.REOPEN): _S.DISPATCHED,
    (_S.VISITED, _A.CLOSE): _S.CLOSED,
    (_S.VISITED, _A.REOPEN): _S.DISPATCHED,
    (_S.CLOSED, _A.REOPEN): _S.DISPATCHED,
}

SETTLED = frozenset({OrderState.CLOSED, OrderState.CANCELLED})
"""Nothing more is due."""

WORKED = frozenset({OrderState.DONE, OrderState.ANSWERED, OrderState.VISITED, OrderState.CLOSED})
"""The work itself is over."""

OVER = WORKED | SETTLED
"""Nobody works on it any more: done, or never to be."""

NEEDS_NOTE = frozenset(
    {OrderAction.DECLINE, OrderAction.WAIT, OrderAction.FAIL, OrderAction.CANCEL, OrderAction.REOPEN}
)
"""Actions that mean nothing without a reason (W6, W9, O5)."""

_WORK = frozenset({_P.GROUP, _P.OWNER, _P.DESK, _P.LEAD})
_DESK = frozenset({_P.DESK, _P.OWNER, _P.LEAD})

TAKES: Mapping[OrderAction, frozenset[Party]] = {
    _A.DISPATCH: _DESK | {_P.CENTRE},
    _A.DECLINE: frozenset({_P.GROUP, _P.LEAD}),
    _A.ACCEPT: _WORK,
    _A.DEPART: _WORK,
    _A.ARRIVE: _WORK,
    _A.START: _WORK,
    _A.WAIT: _WORK,
    _A.RESUME: _WORK,
    _A.FAIL: _WORK,
    _A.FINISH: _WORK,
    _A.ANSWER: _DESK,
    _A.VISIT: _DESK | {_P.CENTRE},
    _A.CLOSE: _DESK | {_P.CENTRE},
    _A.REOPEN: _DESK | {_P.CENTRE},
    _A.CANCEL: _DESK,
}
"""Who may take which action where the catalogue says nothing else. The desk may write down for a group what the
group tells it by phone: not every repairman has a console."""

_FIELD_ONLY = frozenset({_A.DEPART, _A.ARRIVE})
_GROUP_ONLY = frozenset({_A.DECLINE})

USES: Mapping[Flow, frozenset[OrderAction]] = {
    Flow.DESK: frozenset(_A) - _FIELD_ONLY - _GROUP_ONLY,
    Flow.GROUP: frozenset(_A) - _FIELD_ONLY,
    Flow.FIELD: frozenset(_A),
}
"""The actions each flow has."""


def possible(state: OrderState, flow: Flow = Flow.FIELD) -> tuple[OrderAction, ...]:
    """What can be done to an order in `state`: the buttons on its page."""
    return tuple(action for (at, action) in TRANSITIONS if at is state and action in USES[flow])

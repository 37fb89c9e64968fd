"""Personal data that is copied out or lent: asked for, approved by somebody else, and back in time (R2, A2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue


class CopyKind(Enum):
    EXPORT = "export"
    """A list as a file, fetched once."""
    LOAN = "loan"
    """A paper file that leaves its shelf."""


class CopyState(Enum):
    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    FETCHED = "fetched"
    LENT = "lent"
    RETURNED = "returned"


class CopyAction(Enum):
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    FETCH = "fetch"
    HAND_OUT = "hand_out"
    GIVE_BACK = "give_back"


S, A = CopyState, CopyAction

TRANSITIONS: Mapping[tuple[CopyState, CopyAction], CopyState] = {
    (S.REQUESTED, A.APPROVE): S.APPROVED,
    (S.REQUESTED, A.REFUSE): S.REFUSED,
    (S.REQUESTED, A.WITHDRAW): S.WITHDRAWN,
    (S.APPROVED, A.WITHDRAW): S.WITHDRAWN,
    (S.APPROVED, A.FETCH): S.FETCHED,
    (S.APPROVED, A.HAND_OUT): S.LENT,
    (S.LENT, A.GIVE_BACK): S.RETURNED,
}
KIND_OF: Mapping[CopyAction, CopyKind] = {
    A.FETCH: CopyKind.EXPORT,
    A.HAND_OUT: CopyKind.LOAN,
    A.GIVE_BACK: CopyKind.LOAN,
}
DECISIONS = frozenset({A.APPROVE, A.REFUSE})
LONGEST = timedelta(days=90)
"""Nothing is lent for longer, and no approval lasts longer."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A wish to copy out or borrow, and what became of it."""

    id: str
    kind: CopyKind
    resource: str
    """Of an export: the list, such as ``customers``."""
    filters: Mapping[str, str]
    """Of an export: which of the list; the approval is for exactly these."""
    subject: str
    """Of a loan: the customer's id."""
    what: str
    """In words: what is copied or lent."""
    why: str
    by: str
    at: datetime
    until: datetime
    """An export is fetched by then, a loan returned."""
    state: CopyState = CopyState.REQUESTED
    steps: tuple["CopyStep", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class CopyStep:
    """What somebody did about it; kept for ever."""

    at: datetime
    by: str
    action: CopyAction
    words: str = ""


def request(copy: Copy, now: datetime) -> Copy:
    """A new wish, checked. Raises `InvalidValue`."""
    if not copy.why.strip():
        raise InvalidValue("why", "say what it is for", Fault.NEEDED)
    if copy.until <= now:
        raise InvalidValue("until", "lies in the past", Fault.PAST)
    if copy.until > now + LONGEST:
        raise InvalidValue("until", f"{LONGEST.days} days at most", Fault.TOO_LONG)
    if copy.kind is CopyKind.LOAN and not copy.subject:
        raise InvalidValue("subject", "say whose file it is", Fault.NEEDED)
    if copy.kind is CopyKind.EXPORT and not copy.resource:
        raise InvalidValue("resource", "say which list", Fault.NEEDED)
    return copy


def act(copy: Copy, action: CopyAction, by: str, now: datetime, words: str = "") -> Copy:
    """The next step. Raises `IllegalTransition`, and `InvalidValue` where it isn't theirs or a reason is missing."""
    after = TRANSITIONS.get((copy.state, action))
    if after is None or KIND_OF.get(action, copy.kind) is not copy.kind:
        raise IllegalTransition(f"copy {copy.id}", copy.state.value, action.value)
    if action in DECISIONS and by == copy.by:
        raise InvalidValue("by", "somebody else decides", Fault.TAKEN)
    if action is A.REFUSE and not words.strip():
        raise InvalidValue("words", "say why", Fault.NEEDED)
    if action in (A.FETCH, A.HAND_OUT) and now > copy.until:
        raise IllegalTransition(f"copy {copy.id}", "out of date", action.value)
    return replace(copy, state=after, steps=(*copy.steps, CopyStep(now, by, action, words.strip())))


def overdue(copy: Copy, now: datetime) -> bool:
    """Lent, and should be back."""
    return copy.state is S.LENT and now > copy.until


def possible_actions(copy: Copy) -> tuple[CopyAction, ...]:
    return tuple(
        action
        for action in CopyAction
        if (copy.state, action) in TRANSITIONS and KIND_OF.get(action, copy.kind) is copy.kind
    )

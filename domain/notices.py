"""Notices: who of the centre is told what, and when (handbook W2, W7, W10).

A notice carries no sentence but its parameters: each reader is shown the words in their own language.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Self

from domain.errors import Fault, InvalidValue
from domain.people import Person, Role


class NoticeKind(Enum):
    """What it is about. The parameters in `words` that each kind may have are the values of `PARAMETERS`."""

    ORDER_NEW = "order_new"
    """The group has a new order (W2)."""
    ORDER_AGAIN = "order_again"
    """The customer is not satisfied, or has called again about it."""
    TARGET_NEAR = "target_near"
    TARGET_OVERDUE = "target_overdue"
    ESCALATED = "escalated"
    """A step of the ladder (W7)."""
    HANDOVER = "handover"
    """Somebody is offered an order (O1)."""
    HANDOVER_BACK = "handover_back"
    """Nobody took it: it came back to its owner (O2)."""
    WITH_LEAD = "with_lead"
    """The lead decides who does it (O2, O5)."""
    DATE_DUE = "date_due"
    DATE_MISSED = "date_missed"
    APPROVAL = "approval"
    """Somebody waits for a yes or no (R2, A2)."""
    EMERGENCY = "emergency"
    """W10: to be acknowledged."""
    REPORT_DUE = "report_due"
    """The written report of an emergency is due, 24 hours after it (W10)."""
    OUTBREAK = "outbreak"
    """Like reports from one building: a lead decides (W9)."""
    OUTBREAK_OVER = "outbreak_over"
    CALLBACK_TASK = "callback_task"
    """The customer could not be reached: a person sees to it (C8)."""
    RETENTION = "retention"
    """Files have expired: two people decide (R3)."""
    ANSWER_EXPIRES = "answer_expires"
    """Its owner looks through it, or takes it out (K1)."""
    READING = "reading"
    """An answer is to be read and signed before it goes live (K2)."""
    SHIFT = "shift"
    """Open orders wait for the next shift's signature (W11)."""


class RecipientKind(Enum):
    USER = "user"
    GROUP = "group"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a notice is for: a person, the people of a group, or those of a role."""

    kind: RecipientKind
    name: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """From ``user:1001``, ``group:维修``, ``role:lead``. Raises `InvalidValue`."""
        kind, separator, name = text.partition(":")
        if not separator or not name or kind not in {known.value for known in RecipientKind}:
            raise InvalidValue("recipient", "write it as user:1001, group:维修 or role:lead", Fault.INVALID)
        if kind == RecipientKind.ROLE.value and name not in {role.value for role in Role}:
            raise InvalidValue("recipient", f"{name!r} is no role", Fault.UNKNOWN)
        return cls(RecipientKind(kind), name)

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.name}"

    def includes(self, person: Person) -> bool:
        return str(self) in {str(one) for one in recipients_of(person)}


def to_user(user: str) -> Recipient:
    return Recipient(RecipientKind.USER, user)


def to_group(group: str) -> Recipient:
    return Recipient(RecipientKind.GROUP, group)


def to_role(role: Role) -> Recipient:
    return Recipient(RecipientKind.ROLE, role.value)


def recipients_of(person: Person) -> tuple[Recipient, ...]:
    """What reaches `person`: their own notices, their groups', their role's."""
    return (to_user(person.user), *map(to_group, person.groups), to_role(person.role))


PARAMETERS = frozenset(
    {
        "service",  # id of the service type
        "place",
        "target",  # value of `TargetKind`
        "step",  # id of the step whose target it is
        "due_at",  # RFC 3339
        "rung",  # value of `Rung`
        "by",  # user name of who did it
        "group",
        "note",  # what they wrote with it
        "job",  # id of the date job
        "building",
        "category",
        "count",
        "title",
        "reason",
        "day",  # YYYY-MM-DD
    }
)
"""The parameters there are; consoles make the words from those that are given."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that one recipient is told.

    `key` names the occasion: of two with the same key and recipient the second is never told, so that whoever was
    interrupted between deciding and telling may simply do both again.
    """

    key: str
    at: datetime
    kind: NoticeKind
    to: Recipient
    subject: str = ""
    """Number of the order, id of the callback or outbreak it is about."""
    words: Mapping[str, str] = field(default_factory=dict)
    urgent: bool = False
    """Stays on the screen, with a sound, until it is acknowledged."""

    @property
    def id(self) -> str:
        """The same for the same key and recipient, whenever it is told."""
        return hashlib.sha256(f"{self.key}\0{self.to}".encode()).hexdigest()[:32]


def checked(notice: Notice) -> Notice:
    """The notice. Raises `InvalidValue` where it has parameters that no console knows: they might say too much."""
    unknown = notice.words.keys() - PARAMETERS
    if unknown:
        raise InvalidValue("words", f"{', '.join(sorted(unknown))}: no such parameter", Fault.UNKNOWN)
    return notice


def to_each(
    recipients: Collection[Recipient],
    *,
    key: str,
    at: datetime,
    kind: NoticeKind,
    subject: str = "",
    words: Mapping[str, str] | None = None,
    urgent: bool = False,
) -> tuple[Notice, ...]:
    """The same notice to several, to each once."""
    return tuple(
        Notice(key, at, kind, recipient, subject, {name: text for name, text in (words or {}).items() if text}, urgent)
        for recipient in dict.fromkeys(recipients)
    )

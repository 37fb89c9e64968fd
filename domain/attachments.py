"""Files that belong to something: photos of a repair, papers of a household (R1, S10, W5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from domain.people import Permission


class SubjectKind(Enum):
    """What a file belongs to."""

    ORDER = "order"
    CUSTOMER = "customer"
    KNOWLEDGE = "knowledge"
    NOTICE = "notice"


class AttachmentKind(Enum):
    PHOTO = "photo"
    PAPER = "paper"
    SIGNATURE = "signature"
    IDENTITY = "identity"
    """A copy of an identity paper: one of the secret parts (R2)."""
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is known of a file; its bytes are kept under `sha256`."""

    id: str
    subject_kind: SubjectKind
    subject: str
    """Number of the order, id of the customer, …"""
    kind: AttachmentKind
    name: str
    type: str
    """Media type, by content."""
    size: int
    """Bytes."""
    sha256: str
    at: datetime
    by: str
    removed_at: datetime | None = None
    """Taken away by somebody, or destroyed: not shown any more, the record stays."""
    removed_by: str = ""
    removed_why: str = ""
    destroyed: bool = False
    """The bytes are gone, too (R3)."""


READERS: Mapping[SubjectKind, frozenset[Permission]] = {
    # Who does orders sees those of their own groups: whoever shows files asks that beside this table.
    SubjectKind.ORDER: frozenset({Permission.WRITE_ORDERS, Permission.SEE_ALL_CALLS, Permission.DO_ORDERS}),
    SubjectKind.CUSTOMER: frozenset({Permission.SEE_CUSTOMERS}),
    SubjectKind.KNOWLEDGE: frozenset({Permission.WRITE_ORDERS, Permission.DO_ORDERS, Permission.EDIT_KNOWLEDGE}),
    SubjectKind.NOTICE: frozenset({Permission.WRITE_ORDERS, Permission.DO_ORDERS, Permission.SEE_ALL_CALLS}),
}
WRITERS: Mapping[SubjectKind, frozenset[Permission]] = {
    SubjectKind.ORDER: frozenset({Permission.WRITE_ORDERS, Permission.DO_ORDERS}),
    SubjectKind.CUSTOMER: frozenset({Permission.WRITE_ORDERS}),
    SubjectKind.KNOWLEDGE: frozenset({Permission.EDIT_KNOWLEDGE}),
    SubjectKind.NOTICE: frozenset({Permission.WRITE_ORDERS}),
}
SECRET_KINDS = frozenset({AttachmentKind.IDENTITY})
"""Only for who sees secrets; whoever serves the customer may add them."""

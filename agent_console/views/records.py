"""Files, copies, destruction, and everything of a customer in one (handbook R1–R3)."""

from datetime import datetime
from typing import Self

from agent_console.views.base import Numbered, View
from agent_console.views.customers import CustomerView, GradeView
from domain import copies, retention
from domain.attachments import Attachment, AttachmentKind, SubjectKind
from domain.callbacks import Callback, CallbackState
from domain.calls import Call, CallDirection, EndCause
from domain.copies import Copy, CopyAction, CopyKind, CopyState
from domain.orders.order import WorkOrder
from domain.orders.states import OrderState
from domain.people import Permission, Person
from domain.retention import Destruction, DestructionAction, DestructionState, RecordClass
from hotline.files import IMAGES
from hotline.storage.customers.retention import DestructionItem


class FileView(View):
    """A photo or paper; its bytes are under /files/{id}/content."""

    id: str
    subject_kind: SubjectKind
    subject: str
    kind: AttachmentKind
    name: str
    type: str
    size: int
    image: bool
    """Shown in pages; everything else is only downloaded."""
    at: datetime
    by: str

    @classmethod
    def of(cls, file: Attachment) -> Self:
        return cls(
            id=file.id,
            subject_kind=file.subject_kind,
            subject=file.subject,
            kind=file.kind,
            name=file.name,
            type=file.type,
            size=file.size,
            image=file.type in IMAGES,
            at=file.at,
            by=file.by,
        )


class CopyStepView(View):
    at: datetime
    by: str
    action: CopyAction
    words: str


class CopyView(View):
    """A wish to copy out or borrow (R2)."""

    id: str
    kind: CopyKind
    resource: str
    filters: dict[str, str]
    subject: str
    what: str
    why: str
    by: str
    at: datetime
    until: datetime
    state: CopyState
    overdue: bool
    steps: list[CopyStepView]
    actions: list[CopyAction]
    """What whoever asks may do now."""

    @classmethod
    def of(cls, copy: Copy, person: Person, now: datetime) -> Self:
        return cls(
            id=copy.id,
            kind=copy.kind,
            resource=copy.resource,
            filters=dict(copy.filters),
            subject=copy.subject,
            what=copy.what,
            why=copy.why,
            by=copy.by,
            at=copy.at,
            until=copy.until,
            state=copy.state,
            overdue=copies.overdue(copy, now),
            steps=[CopyStepView(at=s.at, by=s.by, action=s.action, words=s.words) for s in copy.steps],
            actions=[action for action in copies.possible_actions(copy) if _may(action, copy, person, now)],
        )


def _may(action: CopyAction, copy: Copy, person: Person, now: datetime) -> bool:
    approver, own = person.may(Permission.APPROVE_COPIES), copy.by == person.user
    if action in copies.DECISIONS:
        return approver and not own
    if action in (CopyAction.FETCH, CopyAction.HAND_OUT) and now > copy.until:
        return False
    return own if action in (CopyAction.FETCH, CopyAction.WITHDRAW) else own or approver


class DestructionEntryView(View):
    at: datetime
    by: str
    action: DestructionAction
    words: str


class DestructionView(View):
    """A list of what has been kept long enough (R3)."""

    id: str
    what: RecordClass
    cutoff: datetime
    """Everything on it is older."""
    count: int
    state: DestructionState
    entries: list[DestructionEntryView]
    may_confirm: bool
    """By whoever asks: a second person, where one has confirmed."""
    may_refuse: bool

    @classmethod
    def of(cls, listed: Destruction, person: Person) -> Self:
        open_to_words = (listed.state, DestructionAction.CONFIRM) in retention.TRANSITIONS
        may = open_to_words and person.may(Permission.DESTROY_FILES)
        return cls(
            id=listed.id,
            what=listed.what,
            cutoff=listed.cutoff,
            count=listed.count,
            state=listed.state,
            entries=[DestructionEntryView(at=e.at, by=e.by, action=e.action, words=e.words) for e in listed.entries],
            may_confirm=may and person.user not in listed.confirmed_by,
            may_refuse=may,
        )


class DestructionItemView(View):
    subject: str
    """Id of the call, order, callback, file or customer."""
    gone: bool

    @classmethod
    def of(cls, item: DestructionItem) -> Self:
        return cls(subject=item.subject, gone=item.done)


class CallPart(View):
    id: str
    direction: CallDirection
    started_at: datetime
    agent: str | None
    end_cause: EndCause | None
    recorded: bool

    @classmethod
    def of(cls, call: Call) -> Self:
        return cls(
            id=call.id,
            direction=call.direction,
            started_at=call.started_at,
            agent=call.agent,
            end_cause=call.end_cause,
            recorded=call.recording is not None,
        )


class OrderPart(View):
    number: str
    state: OrderState
    service_type: str
    description: Numbered[str]
    created_at: datetime

    @classmethod
    def of(cls, order: WorkOrder) -> Self:
        return cls(
            number=order.number,
            state=order.state,
            service_type=order.service_type,
            description=order.description,
            created_at=order.created_at,
        )


class CallbackPart(View):
    id: str
    state: CallbackState
    purpose: str
    due_at: datetime
    reason: Numbered[str]
    agent: str | None

    @classmethod
    def of(cls, callback: Callback) -> Self:
        return cls(
            id=callback.id,
            state=callback.state,
            purpose=callback.purpose.value,
            due_at=callback.due_at,
            reason=callback.reason,
            agent=callback.agent,
        )


class MergedView(View):
    """A file that became part of this one."""

    id: str
    name: str
    at: datetime
    by: str


class CallsPart(View):
    items: list[CallPart]
    next: str | None
    """Cursor for /calls?customer_id=…"""


class OrdersPart(View):
    items: list[OrderPart]
    next: str | None
    """Cursor for /work-orders?customer_id=…"""


class CallbacksPart(View):
    items: list[CallbackPart]
    next: str | None
    """Cursor for /callbacks?customer_id=…"""


class FilesPart(View):
    items: list[FileView]
    next: str | None
    """Cursor for /files?subject_kind=customer&subject=…"""


class WholeFileView(View):
    """Everything of a customer: the first page of each part."""

    customer: CustomerView
    rules: GradeView
    """What they are given, by their grade (R4)."""
    calls: CallsPart
    orders: OrdersPart
    callbacks: CallbacksPart
    """With visits."""
    files: FilesPart
    loans: list[CopyView]
    """Their paper file, on its way to somebody or lent."""
    merged: list[MergedView]
    duplicates: int
    """Files that may be of the same household."""

"""What is sent about callbacks."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from agent_console.api.values import Body, Instant
from domain.callbacks import Mode, Purpose, Satisfaction, VisitResult
from hotline.flows.callbacks import NewCallback as Booking

Why = Annotated[str, Field(max_length=500)]
Grade = Annotated[int | None, Field(ge=1, le=5)]
User = Annotated[str, Field(max_length=64)]


class NewCallback(Body):
    phone: str = Field(max_length=200)
    due_at: Instant
    """RFC 3339, with its offset."""
    reason: str = Field(max_length=1000)
    call_id: str | None = Field(default=None, max_length=64)
    work_order: str | None = Field(default=None, max_length=64)
    agent: str | None = Field(default=None, max_length=64)
    """Who should make it; null: whoever is free."""
    purpose: Purpose = Purpose.PROMISED
    mode: Mode = Mode.AGENT
    earliest_at: Instant | None = None
    latest_at: Instant | None = None
    """The end of the due window."""
    asked: bool = False
    """The customer asked for this time: calling hours don't apply (C5)."""
    queue: str | None = Field(default=None, max_length=32)
    """Queue whose agents make it; null: any."""
    priority: int = Field(default=0, ge=0, le=9)
    """1 goes first; 0: that of its purpose."""
    key: str | None = Field(default=None, min_length=1, max_length=100)
    """There is one callback with this key: booking it again gives the first."""

    def booking(self) -> Booking:
        return Booking(
            phone=self.phone,
            due_at=self.due_at,
            reason=self.reason,
            call_id=self.call_id,
            work_order=self.work_order,
            agent=self.agent,
            purpose=self.purpose,
            mode=self.mode,
            earliest_at=self.earliest_at,
            latest_at=self.latest_at,
            asked=self.asked,
            queue=self.queue,
            priority=self.priority,
            key=self.key,
        )


class NewCallbacks(Body):
    """Several at once, all or none; a number that comes twice is called once."""

    callbacks: list[NewCallback] = Field(min_length=1, max_length=500)


class Cancel(Body):
    action: Literal["cancel"]
    why: Why = ""


class Settle(Body):
    """A person has reached the customer another way."""

    action: Literal["settle"]
    why: Why = ""


class Reschedule(Body):
    action: Literal["reschedule"]
    due_at: Instant
    asked: bool = False
    """The customer asked for this time: calling hours don't apply (C5)."""


class NotConvenient(Body):
    """The customer is on the line, or just was, and asks to be called again then (C5)."""

    action: Literal["not_convenient"]
    due_at: Instant


class TakeOver(Body):
    """Answer for it from now on."""

    action: Literal["take_over"]
    owner: User | None = None
    """Null: whoever asks; somebody else takes a lead."""


class Assign(Body):
    action: Literal["assign"]
    agent: User | None
    """Null: whoever is free."""


class VisitFound(Body):
    """What the visit found (C7). Grades from 1 to 5, 5 is best."""

    action: Literal["result"]
    satisfaction: Satisfaction
    attitude: Grade = None
    speed: Grade = None
    outcome: Grade = None
    advice: str = Field(default="", max_length=2000)
    complaint: str = Field(default="", max_length=2000)
    """With what they are not satisfied; it opens an order by itself."""

    def draft(self, by: str, at: datetime) -> VisitResult:
        return VisitResult(
            self.satisfaction, at, by, self.attitude, self.speed, self.outcome, self.advice, self.complaint
        )


CallbackChange = Annotated[
    Cancel | Settle | Reschedule | NotConvenient | TakeOver | Assign | VisitFound, Field(discriminator="action")
]
BulkChange = Annotated[Cancel | Reschedule | TakeOver | Assign, Field(discriminator="action")]


class BulkCallbacks(Body):
    ids: list[User] = Field(min_length=1, max_length=200)
    change: BulkChange


class BulkCallback(Body):
    id: str
    done: bool
    code: str | None
    reason: str | None


class NewDoNotCall(Body):
    phone: str = Field(max_length=200)
    reason: Why = ""

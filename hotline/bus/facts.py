"""What can be told on the bus. Past tense, complete values, published only after the commit.

A console that missed some asks for a snapshot: truth stays in the database.
"""

from dataclasses import dataclass
from enum import Enum

from domain.agents import Agent
from domain.alerts import Alert
from domain.callbacks import Callback
from domain.calls import Call, TimelineEntry
from domain.customers import Customer
from domain.guidance import Guidance
from domain.knowledge.index import Offer
from domain.notices import Notice
from domain.orders.order import WorkOrder
from domain.outbreaks import Outbreak
from domain.queues import Waiting
from domain.transcripts import Judgement, Line


class QualityThing(Enum):
    """What quality work is about (Q1–Q6)."""

    CARD = "card"
    SLIP = "slip"
    APPEAL = "appeal"
    CREDIT = "credit"
    CORRECTIVE = "corrective"


@dataclass(frozen=True, slots=True)
class CallChanged:
    call: Call
    entry: TimelineEntry | None = None
    """What happened, where it went on the timeline."""


@dataclass(frozen=True, slots=True)
class CallHeard:
    """A partial (not stored, replaced by the next of the same leg) or a final line (stored)."""

    line: Line


@dataclass(frozen=True, slots=True)
class CallJudged:
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class CallGuided:
    """What the agent in a call is shown of its rules now; not stored, replaced by the next."""

    call_id: str
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class AlertChanged:
    """Supervisors are to look at a call (P4), or one of them has."""

    alert: Alert


@dataclass(frozen=True, slots=True)
class AgentChanged:
    agent: Agent


@dataclass(frozen=True, slots=True)
class QueueChanged:
    queue: str
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class OrderChanged:
    order: WorkOrder


@dataclass(frozen=True, slots=True)
class CallbackChanged:
    callback: Callback


@dataclass(frozen=True, slots=True)
class CustomerChanged:
    customer: Customer


@dataclass(frozen=True, slots=True)
class QualityChanged:
    """A score card, fault slip, appeal, credit or corrective action is new or other than it was."""

    what: QualityThing
    id: str
    """The card's call, the slip's number, else its own."""
    agent: str
    """Whose it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """People of the centre are told something."""

    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class NoticesSeen:
    """Somebody has seen some of what they were told: their other screens count anew."""

    user: str


@dataclass(frozen=True, slots=True)
class AnswersOffered:
    """Answers that fit what the caller said last (K1); not stored, replaced by the next."""

    call_id: str
    answers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeChanged:
    """An answer is new, other than it was, or signed by one more: whoever shows it asks for it again."""

    id: str


@dataclass(frozen=True, slots=True)
class OutbreakChanged:
    """Like reports from one building: noticed, confirmed, more of them, over (W9)."""

    outbreak: Outbreak


Fact = (
    CallChanged
    | CallHeard
    | CallJudged
    | CallGuided
    | AlertChanged
    | AgentChanged
    | QueueChanged
    | OrderChanged
    | CallbackChanged
    | CustomerChanged
    | QualityChanged
    | Told
    | NoticesSeen
    | OutbreakChanged
    | AnswersOffered
    | KnowledgeChanged
)

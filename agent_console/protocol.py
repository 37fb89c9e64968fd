"""The messages of ``/ws/console``: JSON objects told apart by `type`. What consoles say is in `client_messages`.

The client opens with `hello` and gets a `snapshot`, or, where it named the last `seq` it saw and the hub still
remembers what came after, `resumed` and the deltas it missed. `seq` rises from delta to delta, also over restarts of
the centre; it has gaps, because everybody is told only what concerns them.
"""

from enum import Enum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from agent_console.problems import FieldProblem
from agent_console.views.base import View
from agent_console.views.callbacks import CallbackView
from agent_console.views.calls import LineView, TimelineView, VerdictView
from agent_console.views.customers import CustomerView
from agent_console.views.floor import BoardView, LiveCall, QueueView
from agent_console.views.guidance import AlertView, Guided
from agent_console.views.knowledge import OfferView
from agent_console.views.notices import NoticeView
from agent_console.views.orders import OrderView
from agent_console.views.outbreaks import OutbreakView
from agent_console.views.people import AgentView, MeView
from hotline.bus.facts import QualityThing


class CloseCode(Enum):
    """Why the server closes the socket (RFC 6455 §7.4, and 4000… of our own)."""

    GOING_AWAY = 1001
    """The centre stops: come back soon."""
    UNAUTHORISED = 4401
    """No such login, or it is over: log in again."""
    HELLO_TIMEOUT = 4408
    """No `hello` came in time."""
    ILLEGAL_MESSAGE = 4400
    """What came is no message of this protocol, or not allowed now."""
    TOO_SLOW = 4429
    """The console did not read fast enough: connect again, with `after`."""
    TOO_LARGE = 1009


class CentreView(View):
    """What does not change while the centre runs."""

    name: str
    number: str
    """The hotline number."""
    region: str
    """ISO 3166: where numbers without a country code belong."""
    timezone: str


class LiveCallFull(LiveCall):
    """A live call with what was said so far."""

    transcript: list[LineView]
    """Finals and gaps by start, then the current partials (`final` false)."""
    verdicts: list[VerdictView]


class Snapshot(View):
    """Everything this person may see now; what follows are deltas with a higher `seq`."""

    type: Literal["snapshot"] = "snapshot"
    seq: int
    me: MeView
    centre: CentreView
    speech: Literal["ok", "deaf"]
    """`deaf`: no speech model, nothing is transcribed; say so on every screen."""
    agents: list[AgentView]
    calls: list[LiveCallFull]
    """One's own call (also while wrapping up), or every live call for who may see all calls."""
    queues: list[QueueView]
    callbacks: list[CallbackView]
    """Open ones of one's own, or of nobody; all open ones for who sees the board. By `next_at`."""
    orders: list[OrderView]
    """Opened by oneself lately; the latest of all for who may see all calls. Newest first."""
    board: BoardView | None
    """Null for who may not see it."""
    alerts: list[AlertView]
    """That nobody has looked after yet, for who may see all calls; oldest first."""


class Resumed(View):
    """Answer to `hello.after`: nothing is lost, the missed deltas follow."""

    type: Literal["resumed"] = "resumed"
    seq: int
    me: MeView


class CallDelta(View):
    """A call began, changed or ended. Told to its agent (this is the screen pop) and to who may see all calls."""

    type: Literal["call"] = "call"
    seq: int
    live: LiveCallFull | LiveCall
    """With transcript and verdicts when the call comes to an agent, who has heard nothing of it yet; what is said
    from then on comes as `heard` and `judged`."""
    entry: TimelineView | None
    """What happened."""


class CallGoneDelta(View):
    """A call that rang here now is with somebody else, or waits again: forget it."""

    type: Literal["call_gone"] = "call_gone"
    seq: int
    call_id: str


class HeardDelta(View):
    """Speech. A line with `final` false replaces the last such line of its leg; a final line ends it."""

    type: Literal["heard"] = "heard"
    seq: int
    call_id: str
    line: LineView


class JudgedDelta(View):
    """A rule was judged; replaces the earlier verdict of the same rule."""

    type: Literal["judged"] = "judged"
    seq: int
    call_id: str
    verdict: VerdictView
    better: str
    """What to say in place of a forbidden word (P2); empty for other rules."""


class GuidedDelta(Guided):
    """What the agent of a call is shown of its rules, whenever something of it changes."""

    type: Literal["guided"] = "guided"
    seq: int
    call_id: str


class AlertDelta(View):
    """A supervisor is to look at a call, or one of them has. Told to who may see all calls (P4)."""

    type: Literal["alert"] = "alert"
    seq: int
    alert: AlertView


class AgentDelta(View):
    type: Literal["agent"] = "agent"
    seq: int
    agent: AgentView


class QueueDelta(View):
    type: Literal["queue"] = "queue"
    seq: int
    queue: QueueView


class OrderDelta(View):
    type: Literal["order"] = "order"
    seq: int
    order: OrderView


class CallbackDelta(View):
    type: Literal["callback"] = "callback"
    seq: int
    callback: CallbackView


class CustomerDelta(View):
    """Told to the agents in a call with this customer, and to who may see all calls."""

    type: Literal["customer"] = "customer"
    seq: int
    customer: CustomerView


class QualityDelta(View):
    """Quality work has changed: whoever shows it asks for it again. Told to whose it is, and to who does it."""

    type: Literal["quality"] = "quality"
    seq: int
    what: QualityThing
    id: str
    """The card's call, the slip's number, else its own."""


class NoticeDelta(View):
    """This person is told something. Told to whom it is for: a person, a group's people, those of a role."""

    type: Literal["notice"] = "notice"
    seq: int
    notice: NoticeView


class NoticesSeenDelta(View):
    """This person has seen notices on another screen: the count is to be asked for again."""

    type: Literal["notices_seen"] = "notices_seen"
    seq: int


class AnswersDelta(View):
    """Answers that fit what the caller said last (K1), whenever they are others. Told to who talks in the call."""

    type: Literal["answers"] = "answers"
    seq: int
    call_id: str
    answers: list[OfferView]


class KnowledgeDelta(View):
    """An answer is new, changed, or signed: whoever shows it asks for it again, and for what is to be read."""

    type: Literal["knowledge"] = "knowledge"
    seq: int
    id: str


class OutbreakDelta(View):
    """Like reports from one building (W9): noticed, more of them, confirmed, over."""

    type: Literal["outbreak"] = "outbreak"
    seq: int
    outbreak: OutbreakView


class BoardDelta(View):
    """At most once a second, while something changes."""

    type: Literal["board"] = "board"
    seq: int
    board: BoardView


class Failure(View):
    """Why a command was refused: `code` is that of the problem+json the API would answer."""

    code: str
    title: str
    detail: str
    errors: list[FieldProblem] | None
    """The fields at fault."""


class Result(View):
    type: Literal["result"] = "result"
    id: str
    ok: bool
    error: Failure | None


class Pong(View):
    type: Literal["pong"] = "pong"


class ErrorMessage(View):
    """Something is wrong with the conversation itself; the socket is closed after it."""

    type: Literal["error"] = "error"
    code: str
    detail: str


Delta = (
    CallDelta
    | CallGoneDelta
    | HeardDelta
    | JudgedDelta
    | GuidedDelta
    | AlertDelta
    | AgentDelta
    | QueueDelta
    | OrderDelta
    | CallbackDelta
    | CustomerDelta
    | QualityDelta
    | NoticeDelta
    | NoticesSeenDelta
    | OutbreakDelta
    | AnswersDelta
    | KnowledgeDelta
    | BoardDelta
)
ServerMessage = Annotated[
    Snapshot | Resumed | Delta | Result | Pong | ErrorMessage,
    Field(discriminator="type"),
]

SERVER_MESSAGE: TypeAdapter[Snapshot | Resumed | Delta | Result | Pong | ErrorMessage] = TypeAdapter(ServerMessage)

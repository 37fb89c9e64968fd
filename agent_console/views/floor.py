"""What goes on now: queues, the board, live calls."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from agent_console.views.base import View
from agent_console.views.calls import CallSummary
from agent_console.views.customers import CustomerView
from agent_console.views.guidance import Guided
from agent_console.views.orders import OrderView
from domain.agents import AgentState
from domain.board import Board
from domain.queues import Queue, Waiting, in_order


class WaitingView(View):
    call_id: str
    since: datetime
    priority: int


class QueueView(View):
    """A queue and who waits in it, first to be served first. Times in seconds."""

    id: str
    name: str
    strategy: str
    ring_timeout_s: float
    service_threshold_s: float
    waiting: list[WaitingView]

    @classmethod
    def of(cls, queue: Queue, waiting: Iterable[Waiting]) -> Self:
        mine = in_order(entry for entry in waiting if entry.queue == queue.id)
        return cls(
            id=queue.id,
            name=queue.name,
            strategy=queue.strategy,
            ring_timeout_s=queue.ring_timeout_s,
            service_threshold_s=queue.service_threshold_s,
            waiting=[WaitingView(call_id=w.call_id, since=w.since, priority=w.priority) for w in mine],
        )


class BoardView(View):
    """The live board (L1). Today is the day of the centre's time zone."""

    as_of: datetime
    waiting: int
    longest_wait_s: float
    in_progress: int
    agents_by_state: dict[AgentState, int]
    """Every state, 0 where nobody is in it."""
    offered: int
    answered: int
    abandoned: int
    service_level: float | None
    """0…1; null before the first call of the day."""
    average_speed_of_answer_s: float | None
    callbacks_due: int

    @classmethod
    def of(cls, board: Board) -> Self:
        return cls(
            as_of=board.as_of,
            waiting=board.waiting,
            longest_wait_s=round(board.longest_wait_s, 1),
            in_progress=board.in_progress,
            agents_by_state={state: board.agents_by_state.get(state, 0) for state in AgentState},
            offered=board.offered,
            answered=board.answered,
            abandoned=board.abandoned,
            service_level=board.service_level,
            average_speed_of_answer_s=board.average_speed_of_answer_s,
            callbacks_due=board.callbacks_due,
        )


class LiveCall(Guided):
    """A call going on, as its agent (and who may see all calls) sees it: the screen pop."""

    call: CallSummary
    customer: CustomerView | None
    orders: list[OrderView]
    """The customer's open orders (O4)."""

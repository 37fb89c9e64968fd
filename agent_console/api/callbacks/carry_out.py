"""What a change that was sent does at the desk."""

from agent_console import commands
from agent_console.api.callbacks.bodies import (
    Assign,
    Cancel,
    NotConvenient,
    Reschedule,
    Settle,
    TakeOver,
    VisitFound,
)
from agent_console.wiring import Wiring
from domain.callbacks import Callback
from domain.people import Permission, Person

Change = Cancel | Settle | Reschedule | NotConvenient | TakeOver | Assign | VisitFound


async def carry_out(wired: Wiring, id: str, change: Change, person: Person, seen: int | None = None) -> Callback:  # noqa: A002
    """The callback as it is then. Raises what the desk raises, and `NotAllowed` for what takes a lead."""
    desk, by = wired.centre.callbacks, person.user
    match change:
        case Cancel():
            return await desk.cancel(id, by, change.why, seen)
        case Settle():
            return await desk.settle(id, by, change.why, seen)
        case Reschedule():
            return await desk.reschedule(id, change.due_at, by, asked=change.asked, seen=seen)
        case NotConvenient():
            return await desk.not_convenient(id, change.due_at, by)
        case TakeOver():
            if change.owner not in (None, by):
                commands.require(person, Permission.STEER_AGENTS)
            return await desk.take_over(id, change.owner or by, by, seen)
        case Assign():
            return await desk.assign(id, change.agent, by, seen)
        case VisitFound():
            return await desk.result(id, change.draft(by, wired.clock()), seen)

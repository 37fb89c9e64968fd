"""What the resources of quality work have in common."""

from pydantic import Field

from agent_console import commands
from agent_console.api.values import Body
from agent_console.views.quality.slips import SlipView
from agent_console.wiring import Wiring
from domain.people import Permission, Person
from domain.quality.appeals import Evidence
from domain.quality.slips import FaultSlip
from hotline.errors import NotAllowed

Reason = Field(min_length=1, max_length=2000)


class EvidenceBody(Body):
    """Seconds of the call's recording."""

    start: float = Field(ge=0, le=86_400)
    end: float | None = Field(default=None, ge=0, le=86_400)

    def evidence(self) -> Evidence:
        return Evidence(self.start, self.end)


def whose(person: Person, agent: str | None) -> str | None:
    """The agent a list is of: anybody for quality staff and leads, oneself for everybody else (A1)."""
    if person.may(Permission.REVIEW_QUALITY):
        return agent
    commands.require(person, Permission.TAKE_CALLS)
    if agent not in (None, person.user):
        raise NotAllowed("your role shows you your own only")
    return person.user


def require_own(person: Person, *owners: str | None) -> None:
    """One thing of somebody: theirs, or anybody's for quality staff and leads."""
    if person.user not in owners:
        commands.require(person, Permission.REVIEW_QUALITY)


def slip_view(wired: Wiring, slip: FaultSlip) -> SlipView:
    centre = wired.centre.settings.centre
    return SlipView.of(slip, {"centre": centre.name}, centre.quality.deadlines, wired.clock())

"""Who is told what over the WebSocket (A1): pure, so that a table of tests can show it."""

from dataclasses import dataclass

from domain.notices import Recipient, to_group
from domain.people import Permission, Person
from domain.privacy import Part, may_see
from hotline.bus.facts import QualityThing


@dataclass(frozen=True, slots=True)
class Audience:
    """The people one delta is meant for: those named, those with one of the permissions, those a recipient means.

    `but_not`: nobody who has this permission, not even when named.
    """

    users: frozenset[str] = frozenset()
    permissions: frozenset[Permission] = frozenset()
    but_not: Permission | None = None
    recipient: Recipient | None = None
    but_not_of: str = ""
    """Nor anybody of this group."""
    whole: bool | None = None
    """True: of these only who may see whole numbers; False: only the others (A2)."""

    def includes(self, person: Person) -> bool:
        if self.but_not_of and self.but_not_of in person.groups:
            return False
        if self.but_not is not None and person.may(self.but_not):
            return False
        if self.whole is not None and may_see(person, Part.NUMBER) is not self.whole:
            return False
        if self.recipient is not None and person.active and self.recipient.includes(person):
            return True
        return person.user in self.users or any(person.may(permission) for permission in self.permissions)


def call(agent: str | None) -> Audience:
    """A call, its speech and its verdicts: whoever talks in it, and who may see all calls."""
    return Audience(users=_named(agent), permissions=frozenset({Permission.SEE_ALL_CALLS}))


def left_behind(agent: str) -> Audience:
    """An agent at whom a call no longer rings; who sees all calls has been told better."""
    return Audience(users=frozenset({agent}), but_not=Permission.SEE_ALL_CALLS)


def agent(user: str) -> Audience:
    return Audience(users=frozenset({user}), permissions=frozenset({Permission.SEE_BOARD}))


def callback(agent: str | None, created_by: str, owner: str = "") -> Audience:
    """Somebody's own callback: them, who booked it, and who answers for it. Nobody's: everybody who books."""
    if agent is None:
        return Audience(permissions=frozenset({Permission.BOOK_CALLBACKS, Permission.SEE_BOARD}))
    users = frozenset(user for user in (agent, created_by, owner) if user)
    return Audience(users=users, permissions=frozenset({Permission.SEE_BOARD}))


def order(group: str) -> Audience:
    """An order with whole numbers: who serves, and the people of its group while there is something to do (A2)."""
    return Audience(permissions=frozenset({Permission.WRITE_ORDERS}), recipient=to_group(group) if group else None)


def masked_order(group: str, told: str, *users: str | None) -> Audience:
    """The same with numbers struck out: whom else it is of, and who oversees. `told`: the group that has it whole."""
    return Audience(
        users=frozenset(user for user in users if user),
        permissions=frozenset({Permission.SEE_ALL_CALLS}),
        but_not=Permission.WRITE_ORDERS,
        recipient=to_group(group) if group and group != told else None,
        but_not_of=told,
    )


def customer(agents: frozenset[str]) -> Audience:
    """A changed customer file: the agents in a call with them, and who may see all calls."""
    return Audience(users=agents, permissions=frozenset({Permission.SEE_ALL_CALLS}))


def quality(what: QualityThing, agent: str) -> Audience:
    """Quality work: whose it is, and who does it; good points are public in the team (Q5)."""
    team = {Permission.TAKE_CALLS} if what is QualityThing.CREDIT else set()
    return Audience(users=frozenset({agent}), permissions=frozenset({Permission.REVIEW_QUALITY, *team}))


def notice(to: Recipient) -> Audience:
    """A notice: whom it is for, each of a group or of a role."""
    return Audience(recipient=to)


def reader(user: str) -> Audience:
    """Somebody's own screens."""
    return Audience(users=frozenset({user}))


OUTBREAKS = Audience(permissions=frozenset({Permission.WRITE_ORDERS, Permission.STEER_ORDERS}))
QUEUES = Audience(permissions=frozenset({Permission.TAKE_CALLS, Permission.SEE_BOARD}))
KNOWLEDGE = Audience(permissions=frozenset({Permission.TAKE_CALLS, Permission.SEE_BOARD, Permission.EDIT_KNOWLEDGE}))
ALERTS = Audience(permissions=frozenset({Permission.SEE_ALL_CALLS}))
BOARD = Audience(permissions=frozenset({Permission.SEE_BOARD}))


def _named(user: str | None) -> frozenset[str]:
    return frozenset() if user is None else frozenset({user})

"""What a person is to an order, and whether they see it at all (handbook A1)."""

from domain.orders.ladder import CENTRE
from domain.orders.moves import Actor
from domain.orders.order import WorkOrder
from domain.orders.states import Party
from domain.people import Permission, Person
from domain.services.service import ServiceType

THE_CENTRE = Actor(CENTRE, frozenset({Party.CENTRE}))

_BY_PERMISSION = {Permission.WRITE_ORDERS: Party.DESK, Permission.STEER_ORDERS: Party.LEAD}


def actor_of(person: Person, order: WorkOrder) -> Actor:
    parties = {party for permission, party in _BY_PERMISSION.items() if person.may(permission)}
    if order.owner == person.user:
        parties.add(Party.OWNER)
    if order.group in person.groups and person.may(Permission.DO_ORDERS):
        parties.add(Party.GROUP)
    return Actor(person.user, frozenset(parties))


def may_see(person: Person, order: WorkOrder, service: ServiceType) -> bool:
    """Who serves or oversees sees all orders; who works in a group sees its own, what is offered to it, and those of
    which a step is theirs (the fee is finance's, W4).
    """
    if person.may(Permission.WRITE_ORDERS) or person.may(Permission.SEE_ALL_CALLS):
        return True
    if not person.may(Permission.DO_ORDERS):
        return False
    offered = order.handover
    return (
        order.group in person.groups
        or person.user in (order.owner, order.assignee)
        or any(step.group in person.groups for step in service.steps)
        or (offered is not None and (offered.user == person.user or offered.group in person.groups))
    )

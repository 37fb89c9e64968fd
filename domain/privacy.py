"""Who sees which personal data (handbook A1, A2, R2): one table, asked by whatever shows some."""

from collections.abc import Mapping
from enum import Enum

from domain.people import Permission, Person


class Part(Enum):
    """Personal data, by how much it gives away."""

    NUMBER = "number"
    """A whole telephone number; who may not see it sees it struck out in the middle."""
    PLACE = "place"
    SECRET = "secret"
    """The secret parts of a file: identity numbers, notes for the staff."""
    LOOKS = "looks"
    """Who looked at a file."""


class Relation(Enum):
    """What somebody has to do with the customer whose data it is."""

    NONE = "none"
    ORDER = "order"
    """An order of the customer is their group's, and open."""


_ALWAYS: Mapping[Part, frozenset[Permission]] = {
    # Whoever answers the hotline serves whoever calls; whole numbers are their work.
    Part.NUMBER: frozenset({Permission.WRITE_ORDERS, Permission.SEE_SECRETS}),
    Part.PLACE: frozenset({Permission.SEE_CUSTOMERS, Permission.SEE_SECRETS}),
    Part.SECRET: frozenset({Permission.SEE_SECRETS}),
    Part.LOOKS: frozenset({Permission.APPROVE_COPIES}),
}
_RELATED: Mapping[tuple[Part, Relation], frozenset[Permission]] = {
    (Part.NUMBER, Relation.ORDER): frozenset({Permission.DO_ORDERS}),
    (Part.PLACE, Relation.ORDER): frozenset({Permission.DO_ORDERS}),
}


def may_see(person: Person, part: Part, relation: Relation = Relation.NONE) -> bool:
    """Whether `person` sees `part` of a customer's data whole."""
    granting = _ALWAYS[part] | _RELATED.get((part, relation), frozenset())
    return any(person.may(permission) for permission in granting)


def relation_to_order(person: Person, group: str, *, open: bool) -> Relation:  # noqa: A002 - the word of the rule
    """Of whoever does the orders of `group` to a customer with an order there."""
    return Relation.ORDER if open and group in person.groups else Relation.NONE

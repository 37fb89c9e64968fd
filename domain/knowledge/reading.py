"""Reading that is required: who is asked to read and sign an answer before it goes live (handbook K2).

Who is asked is worked out when it is looked at: somebody who left need not sign any more, somebody new has to. A
signature counts for one version.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.people import Permission, Person, Role


@dataclass(frozen=True, slots=True)
class Reading:
    """Who has to read and sign; neither roles nor queues: everybody who takes calls."""

    roles: tuple[Role, ...] = ()
    queues: tuple[str, ...] = ()
    """Together with roles: those who have one of the roles and one of the queues."""


@dataclass(frozen=True, slots=True)
class Signature:
    answer_id: str
    version: int
    user: str
    at: datetime


def is_asked(reading: Reading, person: Person) -> bool:
    if not person.active:
        return False
    if not reading.roles and not reading.queues:
        return person.may(Permission.TAKE_CALLS) and bool(person.queues)
    return (not reading.roles or person.role in reading.roles) and (
        not reading.queues or not set(reading.queues).isdisjoint(person.queues)
    )


def asked(reading: Reading | None, people: Iterable[Person]) -> tuple[Person, ...]:
    """Who has to sign, in the order given."""
    return () if reading is None else tuple(person for person in people if is_asked(reading, person))


def missing(reading: Reading | None, people: Iterable[Person], signed: Collection[str]) -> tuple[Person, ...]:
    """Who has not signed yet."""
    return tuple(person for person in asked(reading, people) if person.user not in signed)


def may_go_live(
    reading: Reading | None,
    live_from: datetime | None,
    people: Iterable[Person],
    signed: Collection[str],
    now: datetime,
) -> bool:
    """Whether its time has come and nobody's signature is missing."""
    return (live_from is None or live_from <= now) and not missing(reading, people, signed)

"""Two files of one household become one (handbook R1), and a wrong merge is taken back.

The other file stays as it was, only marked: so that taking back needs nothing but what the two files say.
"""

from dataclasses import dataclass, replace

from domain.customers.file import Customer, Member, surname_of
from domain.customers.places import place_key
from domain.errors import IllegalTransition, InvalidValue


def merge(keep: Customer, other: Customer) -> Customer:
    """`keep` with what it lacks of `other`: phones, people, secret parts, and every empty field.

    What both say differently stays as `keep` says it. Raises `InvalidValue` for one file twice, `IllegalTransition`
    where one of them is no longer a file of its own.
    """
    if keep.id == other.id:
        raise InvalidValue("other", "a file can't be merged with itself")
    for customer in (keep, other):
        require_open(customer, "merge")
    named = Member(other.name, other.title)
    people = keep.people if _known(keep, other.name) or not other.name else (*keep.people, named)
    people += tuple(member for member in other.people if not _known(keep, member.name))
    return replace(
        keep,
        phones=_both(keep.phones, other.phones),
        emergency_phones=_both(keep.emergency_phones, other.emergency_phones),
        people=people,
        title=keep.title or other.title if keep.name == other.name else keep.title,
        place=keep.place or other.place,
        home=keep.home or other.home,
        note="\n".join(dict.fromkeys(filter(None, (keep.note, other.note)))),
        grade=keep.grade or other.grade,
        key_customer=keep.key_customer or other.key_customer,
        do_not_call=keep.do_not_call or other.do_not_call,
        secret={**other.secret, **keep.secret},
    )


def unmerge(keep: Customer, other: Customer) -> tuple[Customer, Customer]:
    """The two files again. What `keep` says now and has from `other` leaves it. Raises `IllegalTransition`."""
    require_open(keep, "unmerge")
    if other.merged_into != keep.id:
        raise IllegalTransition(f"customer file {other.id}", "not part of this one", "unmerge")
    phones = tuple(phone for phone in keep.phones if phone not in other.phones)
    names = {other.name, *(member.name for member in other.people)}
    ours = replace(
        keep,
        phones=phones or keep.phones,
        emergency_phones=tuple(phone for phone in keep.emergency_phones if phone not in other.emergency_phones),
        people=tuple(member for member in keep.people if member.name not in names),
        note="\n".join(line for line in keep.note.split("\n") if line not in other.note.split("\n")),
        do_not_call=None if keep.do_not_call == other.do_not_call else keep.do_not_call,
        secret={part: words for part, words in keep.secret.items() if other.secret.get(part) != words},
    )
    return ours, replace(other, merged_into=None)


def require_open(customer: Customer, event: str) -> None:
    """Raises `IllegalTransition` for a file that was merged into another, or destroyed."""
    state = "destroyed" if customer.destroyed_at else "merged into another" if customer.merged_into else None
    if state is not None:
        raise IllegalTransition(f"customer file {customer.id}", state, event)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two files may be of one household; stable words for programs and screens."""

    same_phone: bool = False
    same_place_and_surname: bool = False
    same_name_and_building: bool = False

    def __bool__(self) -> bool:
        return self.same_phone or self.same_place_and_surname or self.same_name_and_building

    @property
    def reasons(self) -> tuple[str, ...]:
        told = ("same_phone", "same_place_and_surname", "same_name_and_building")
        return tuple(name for name in told if getattr(self, name))


def likeness(one: Customer, two: Customer) -> Likeness:
    """What two files have in common."""
    key = place_key(one.place)
    return Likeness(
        same_phone=bool(set(one.every_phone) & set(two.every_phone)),
        same_place_and_surname=bool(key)
        and key == place_key(two.place)
        and surname_of(one.name) == surname_of(two.name),
        same_name_and_building=one.name == two.name
        and bool(one.home.building)
        and one.home.building == two.home.building,
    )


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _known(customer: Customer, name: str) -> bool:
    return name == customer.name or any(member.name == name for member in customer.people)

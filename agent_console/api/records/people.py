"""The people of the centre: names for everybody, roles and groups kept by who manages people (handbook A1)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from pydantic import Field

from agent_console.access import Allowed, Caller, Wired
from agent_console.api import V1
from agent_console.api.values import Body
from agent_console.listing import ListOf
from agent_console.views.people import ColleagueView
from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person, Role
from hotline.errors import Conflict

router = APIRouter(prefix=f"{V1}/people", tags=["people"])

Keeper = Annotated[Person, Depends(Allowed(Permission.MANAGE_PEOPLE))]
Name = Annotated[str, Field(max_length=40)]


class NewPerson(Body):
    user: str = Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9._-]+$")
    name: str = Field(min_length=1, max_length=100)
    role: Role
    password: str = Field(min_length=8, max_length=200)
    queues: list[Name] = Field(default_factory=list, max_length=50)
    groups: list[Name] = Field(default_factory=list, max_length=50)


class PersonChange(Body):
    """What is left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=100)
    role: Role | None = None
    queues: list[Name] | None = Field(default=None, max_length=50)
    groups: list[Name] | None = Field(default=None, max_length=50)
    active: bool | None = None
    password: str | None = Field(default=None, min_length=8, max_length=200)


@router.get("")
async def list_people(person: Caller, wired: Wired) -> ListOf[ColleagueView]:
    """Everybody, by user name: so that pages say names. Those who left are there, too: the past names them."""
    async with wired.centre.database.reading() as uow:
        everybody = await uow.people.all()
    return ListOf(items=[ColleagueView.of(one) for one in everybody], next=None)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add_person(body: NewPerson, person: Keeper, wired: Wired, response: Response) -> ColleagueView:
    """409 where the user name is taken."""
    _check(wired, body.queues, body.groups)
    async with wired.centre.database.reading() as uow:
        if await uow.people.get(body.user) is not None:
            raise Conflict("somebody has this user name", "user", Fault.TAKEN)
    new = Person(body.user, body.name.strip(), body.role, tuple(body.queues), groups=tuple(body.groups))
    await wired.centre.people.add(new, body.password)
    await _log(wired, person, new, {"role": new.role.value})
    response.headers["location"] = f"/api/v1/people/{new.user}"
    return ColleagueView.of(new)


@router.patch("/{user}")
async def change_person(user: str, body: PersonChange, person: Keeper, wired: Wired) -> ColleagueView:
    """Role, queues, groups, password; `active` false for who left. Nobody takes their own keys away."""
    _check(wired, body.queues or [], body.groups or [])
    losing = body.active is False or (body.role is not None and body.role is not person.role)
    if user == person.user and losing:
        raise InvalidValue("role", "somebody else changes yours")
    changed = await wired.centre.people.change(
        user,
        name=body.name.strip() if body.name else None,
        role=body.role,
        queues=None if body.queues is None else tuple(body.queues),
        groups=None if body.groups is None else tuple(body.groups),
        active=body.active,
    )
    if body.password is not None:
        await wired.centre.people.set_password(user, body.password)
    fields = dict.fromkeys(sorted(body.model_fields_set), "changed")
    await _log(wired, person, changed, fields)
    return ColleagueView.of(changed)


def _check(wired: Wired, queues: list[str], groups: list[str]) -> None:
    centre = wired.centre.settings.centre
    known = {"queues": {queue.id for queue in centre.queues}, "groups": {group.name for group in centre.groups}}
    for field, given in (("queues", queues), ("groups", groups)):
        unknown = [name for name in given if name not in known[field]]
        if unknown:
            raise InvalidValue(field, f"there is no {unknown[0]!r}", Fault.UNKNOWN)


async def _log(wired: Wired, by: Person, changed: Person, detail: dict[str, str]) -> None:
    """The log knows who changed what; the floor takes it up when they log in next."""
    async with wired.centre.database.unit_of_work() as uow:
        await uow.audit.add(wired.clock(), by.user, "person.change", changed.user, detail)
        await uow.commit()

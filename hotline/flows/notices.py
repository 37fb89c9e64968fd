"""Telling people of the centre: written down with what it is about, told on the bus after the commit."""

from collections.abc import Sequence

from domain.notices import Notice, Recipient, checked, to_role, to_user
from domain.people import Role
from domain.services.service import Rung
from hotline.bus.base import Bus
from hotline.bus.facts import Told
from hotline.site_settings import GroupConfig
from hotline.storage.unit_of_work import UnitOfWork


async def tell_in(uow: UnitOfWork, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Writes the notices down in the caller's unit of work; those that nobody was told before come back.

    The same occasion is told once, however often it is asked for. The caller commits, then calls `told`.
    """
    return await uow.notices.add([checked(notice) for notice in notices])


async def told(bus: Bus, notices: Sequence[Notice]) -> None:
    """After the commit: consoles of whom they are for show them."""
    if notices:
        await bus.publish(Told(tuple(notices)))


def recipients(rung: Rung, group: GroupConfig | None) -> tuple[Recipient, ...]:
    """Who stands on a rung of the ladder (W7) for the orders of `group`."""
    match rung:
        case Rung.GROUP_LEAD if group is not None and group.lead:
            return (to_user(group.lead),)
        case Rung.DEPARTMENT_MANAGER if group is not None and group.manager:
            return (to_user(group.manager),)
    return (to_role(_STANDS[rung]),)


_STANDS = {
    Rung.GROUP_LEAD: Role.LEAD,
    Rung.DEPARTMENT_MANAGER: Role.DUTY_MANAGER,
    Rung.DUTY_MANAGER: Role.DUTY_MANAGER,
    Rung.GENERAL_MANAGER: Role.MANAGER,
}
"""Where the group names nobody."""

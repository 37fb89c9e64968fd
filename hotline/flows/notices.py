"""Telling people of the centre: written down with what it is about, told on the bus after the commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.notices import Notice, NoticeKind, Recipient, checked, recipients_of, to_role, to_user
from domain.people import Person, Role
from domain.services.service import Rung
from hotline.bus.base import Bus
from hotline.bus.facts import NoticesSeen, Told
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.site_settings import GroupConfig
from hotline.storage.notices.notices import NoticeQuery
from hotline.storage.page import Page
from hotline.storage.unit_of_work import UnitOfWork

FRESH = timedelta(days=30)
"""What is older counts as seen: whoever joins a group is not shown its whole past as new."""
MOST_COUNTED = 100
_SEEN = "seen:"
"""Begins the cursors of the second half of a list: what was seen before."""


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


@dataclass(frozen=True, slots=True)
class Unseen:
    """How much somebody has not seen; each counted up to `MOST_COUNTED`."""

    count: int
    urgent: int


class NoticeDesk:
    """What people are told, and what they have seen. Raises `NotFound`, `NotAllowed`, `StorageError`."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def tell(self, notices: Sequence[Notice]) -> None:
        """In a unit of work of its own, for what is decided outside any."""
        async with self._ledger.database.unit_of_work() as uow:
            new = await tell_in(uow, notices)
            await uow.commit()
        await told(self._ledger.bus, new)

    async def of(
        self,
        person: Person,
        *,
        kind: NoticeKind | None = None,
        subject: str | None = None,
        urgent: bool | None = None,
        unseen: bool | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[Notice]:
        """What `person` was told: first what they have not seen, then the rest, each newest first.

        `unseen`: only the one half. Raises `InvalidCursor`.
        """
        fresh = self._fresh()
        first = NoticeQuery(kind, subject, urgent, fresh, unseen_by=person.user)
        rest = NoticeQuery(kind, subject, urgent, seen_by=person.user)
        to = recipients_of(person)
        begun = cursor is not None and cursor.startswith(_SEEN)
        items: tuple[Notice, ...] = ()
        async with self._ledger.database.reading() as uow:
            if unseen is not False and not begun:
                page = await uow.notices.find(to, first, cursor, limit)
                if unseen or page.next is not None or len(page.items) == limit:
                    return Page(page.items, page.next if unseen or page.next else _SEEN)
                items = page.items
            after = (cursor or "").removeprefix(_SEEN) or None
            page = await uow.notices.find(to, rest, after if begun else None, limit - len(items))
        return Page((*items, *page.items), _SEEN + page.next if page.next else None)

    async def unseen(self, person: Person) -> Unseen:
        to = recipients_of(person)
        async with self._ledger.database.reading() as uow:
            count = await uow.notices.count_unseen(person.user, to, self._fresh(), MOST_COUNTED)
            urgent = await uow.notices.count_unseen(person.user, to, self._fresh(), MOST_COUNTED, urgent=True)
        return Unseen(count, urgent)

    async def see(self, notice_id: str, person: Person) -> Notice:
        """`person` has seen it; an urgent one they have acknowledged (W10)."""
        async with self._ledger.database.unit_of_work() as uow:
            notice = await uow.notices.get(notice_id)
            if notice is None:
                raise NotFound("notice", notice_id)
            if not notice.to.includes(person):
                raise NotAllowed("this notice is for somebody else")
            new = await uow.notices.see(person.user, [notice.id], self._clock())
            await uow.commit()
        if new:
            await self._ledger.bus.publish(NoticesSeen(person.user))
        return notice

    async def see_all(self, person: Person, until: datetime) -> Unseen:
        """`person` has seen what they were told up to `until`; urgent ones are acknowledged one by one (W10)."""
        now, to = self._clock(), recipients_of(person)
        async with self._ledger.database.unit_of_work() as uow:
            new = await uow.notices.see_all(person.user, to, self._fresh(), min(until, now), now)
            await uow.commit()
        if new:
            await self._ledger.bus.publish(NoticesSeen(person.user))
        return await self.unseen(person)

    def _fresh(self) -> datetime:
        return self._clock() - FRESH

"""Shifts hand over what is open, and the next one signs for it (W11)."""

from uuid import uuid4

from domain.errors import InvalidValue
from domain.notices import NoticeKind, to_each, to_role
from domain.people import Permission, Person, Role
from hotline.clock import Clock
from hotline.errors import Conflict, NotAllowed, NotFound
from hotline.flows.ledger import Ledger
from hotline.flows.notices import tell_in, told
from hotline.storage.notices.shifts import LeftOpen, ShiftHandover
from hotline.storage.orders import OrderQuery, OrderSort
from hotline.storage.unit_of_work import UnitOfWork

MOST = 2_000
"""Orders in one hand-over."""
READERS = (to_role(Role.AGENT), to_role(Role.SENIOR), to_role(Role.LEAD), to_role(Role.DUTY_MANAGER))


class ShiftDesk:
    """Raises `NotFound`, `NotAllowed`, `Conflict`, `InvalidValue`."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def hand_over(self, by: Person, note: str = "") -> ShiftHandover:
        """Writes down every open order as it stands, for the next shift to sign."""
        _allowed(by)
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            handover = ShiftHandover(uuid4().hex, now, by.user, note.strip(), await _left_open(uow))
            await uow.shifts.add(handover)
            notices = to_each(
                READERS,
                key=f"shift:{handover.id}",
                at=now,
                kind=NoticeKind.SHIFT,
                subject=handover.id,
                words={"by": by.user, "count": str(len(handover.orders)), "note": handover.note},
            )
            new = await tell_in(uow, notices)
            await uow.commit()
        await told(self._ledger.bus, new)
        return handover

    async def sign(self, handover_id: str, by: Person, note: str = "") -> ShiftHandover:
        """Somebody of the next shift has read it and takes it over: once, and never who handed it over."""
        _allowed(by)
        async with self._ledger.database.unit_of_work() as uow:
            handover = await uow.shifts.get(handover_id)
            if handover is None:
                raise NotFound("shift hand-over", handover_id)
            if handover.given_by == by.user:
                raise InvalidValue("by", "somebody of the next shift signs")
            if not await uow.shifts.sign(handover_id, by.user, self._clock(), note.strip()):
                raise Conflict(f"{handover.signed_by or 'somebody'} has signed it already")
            signed = await uow.shifts.get(handover_id)
            await uow.commit()
        assert signed is not None
        return signed


async def _left_open(uow: UnitOfWork) -> tuple[LeftOpen, ...]:
    """Every open order, by who answers for it; what is due first comes first."""
    found: list[LeftOpen] = []
    cursor = None
    while len(found) < MOST:
        page = await uow.orders.find(OrderQuery(open_only=True, sort=OrderSort.OLDEST), cursor, 200)
        for order in page.items:
            due = min((t.due_at for t in order.targets if t.met_at is None), default=None)
            found.append(
                LeftOpen(
                    number=order.number,
                    service_type=order.service_type,
                    state=order.state.value,
                    group=order.group,
                    owner=order.owner,
                    place=order.place,
                    due_at=due.isoformat() if due else None,
                )
            )
        cursor = page.next
        if cursor is None:
            break
    return tuple(sorted(found, key=lambda one: (one.owner, one.due_at or "9999", one.number)))


def _allowed(by: Person) -> None:
    if not by.may(Permission.WRITE_ORDERS):
        raise NotAllowed("shifts are handed over by those who serve customers")

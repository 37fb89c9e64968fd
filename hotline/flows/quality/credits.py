"""Good points: given, revoked (handbook Q5)."""

from uuid import uuid4

from domain.errors import Fault, InvalidValue
from domain.people import Permission, Person
from domain.quality.credits import Credit, give, revoke
from hotline.bus.facts import QualityChanged, QualityThing
from hotline.clock import Clock
from hotline.errors import NotAllowed, NotFound
from hotline.flows.ledger import Ledger


class CreditDesk:
    """Raises `NotFound`, `NotAllowed`, `DomainError`."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def give(self, agent: str, points: int, reason: str, by: Person, call_id: str | None = None) -> Credit:
        _allowed(by)
        credit = give(Credit(uuid4().hex, agent, points, reason, by.user, self._clock(), call_id))
        async with self._ledger.database.unit_of_work() as uow:
            person = await uow.people.get(agent)
            if person is None or not person.may(Permission.TAKE_CALLS):
                raise InvalidValue("agent", f"{agent!r} is nobody who takes calls", Fault.UNKNOWN)
            if call_id is not None and await uow.calls.get(call_id) is None:
                raise NotFound("call", call_id)
            await uow.credits.save(credit)
            await uow.audit.add(credit.given_at, by.user, "credit.give", agent, {"points": str(points)})
            await uow.commit()
        await self._ledger.bus.publish(QualityChanged(QualityThing.CREDIT, credit.id, credit.agent))
        return credit

    async def revoke(self, credit_id: str, reason: str, by: Person) -> Credit:
        _allowed(by)
        now = self._clock()
        async with self._ledger.database.unit_of_work() as uow:
            known = await uow.credits.get(credit_id)
            if known is None:
                raise NotFound("credit", credit_id)
            credit = revoke(known, reason, by.user, now)
            await uow.credits.save(credit)
            await uow.audit.add(now, by.user, "credit.revoke", credit.agent, {"points": str(credit.points)})
            await uow.commit()
        await self._ledger.bus.publish(QualityChanged(QualityThing.CREDIT, credit.id, credit.agent))
        return credit


def _allowed(by: Person) -> None:
    if not by.may(Permission.REVIEW_QUALITY):
        raise NotAllowed("good points are given by leads and quality staff")
